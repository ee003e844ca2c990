//! A thousand random consortia, which correct what they said, and the example are attacked.

use std::sync::Arc;

use app::domain::{
    catalogue::{Catalogue, file::CatalogueFile},
    code::{IndicatorCode, LibraryCode},
    entry::{
        amount::Amount,
        cell::Cell,
        figures::{Figure, YearFigures},
        series_break::Break,
    },
    round::RoundState,
};
use app::text::Text;
use proptest::{
    collection::vec,
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, TestRng, TestRunner},
};
use server::{clock::FixedClock, demo};

use super::{Digits, Frozen, attack};
use crate::{
    both,
    client::year,
    numbers::{ENTERED, FIRST, LIBRARIES, catalogue_file},
};

const YEARS: usize = 3;
/// In what order years are frozen; one that stands again is a correction.
const COURSES: [&[usize]; 7] =
    [&[0, 1, 2], &[0, 0, 1, 2], &[0, 1, 0, 2], &[0, 1, 1, 2, 1], &[0, 1, 2, 1], &[0, 1, 2, 2, 0, 2], &[0, 2, 1, 0]];
/// People, in [`ENTERED`].
const STAFF_AT: usize = 1;
/// Cells that one correction changes.
const CORRECTED: usize = 3;

/// One library's size, and by year which of its figures it gives.
type Library = (f64, Vec<Vec<Option<u32>>>);

/// A library, one of its figures by its place in [`ENTERED`], and what it is.
type Correction = (usize, usize, Option<u32>);

#[derive(Debug)]
struct Consortium {
    libraries: Vec<Library>,
    course: &'static [usize],
    corrections: Vec<Correction>,
    /// A library counts a figure otherwise from a year on.
    breaks: Vec<(usize, usize, usize)>,
}

/// One in eight missing, some nothing.
fn figure() -> impl Strategy<Value = Option<u32>> {
    prop_oneof![1 => Just(None), 1 => Just(Some(0)), 6 => (1_u32..200).prop_map(Some)]
}

/// A library of so many people, with figures of about their size.
fn library() -> impl Strategy<Value = Library> {
    let size = prop_oneof![2 => 0.5..3.0_f64, 3 => 3.0..25.0_f64];
    (size, vec(vec(figure(), ENTERED.len()), YEARS))
}

fn consortium() -> impl Strategy<Value = Consortium> {
    // Who are few may turn out to be more, and the other way round.
    let input = 1..ENTERED.len();
    let libraries = vec(library(), LIBRARIES.len());
    let corrections = vec((0..LIBRARIES.len(), input.clone(), figure()), CORRECTED * 3);
    let breaks = vec((0..LIBRARIES.len(), input, 1..YEARS), 0..3);
    (libraries, prop::sample::select(&COURSES), corrections, breaks).prop_map(|(libraries, course, corrections, breaks)| Consortium {
        libraries,
        course,
        corrections,
        breaks,
    })
}

/// What a library of so many people says: of students, people, loans, power, train, car, waste for each person
/// so many.
fn said(input: usize, size: f64, given: Option<u32>) -> Option<Figure> {
    let most = [250.0, 1.0, 9000.0, 9000.0, 300.0, 300.0, 200.0][input];
    let value = match (input, given) {
        (STAFF_AT, given) => Some((size * f64::from(given.unwrap_or(100).max(10)) / 10.0).round() * 100.0),
        (_, given) => given.map(|given| (f64::from(given) / 100.0 * most * size).round() * 1000.0),
    };
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers below a million")]
    let thousandths = value.map(|value| value as i64);
    thousandths.map(|thousandths| Figure { cell: Cell::Reported(Amount::from_thousandths(thousandths).unwrap()), note: String::new() })
}

impl Consortium {
    /// The revisions of its years, in the order in which they are frozen.
    fn revisions(&self, file: &CatalogueFile) -> Vec<Frozen> {
        let mut corrections = self.corrections.chunks(CORRECTED);
        let mut revisions: Vec<Frozen> = Vec::new();
        for at in self.course {
            let number = year(FIRST + i32::try_from(*at).unwrap());
            let before = revisions.iter().rev().find(|known| known.year == number).cloned();
            revisions.push(match before {
                Some(before) => self.corrected(before, corrections.next().unwrap()),
                None => self.first(*at, file),
            });
        }
        revisions
    }

    fn first(&self, at: usize, file: &CatalogueFile) -> Frozen {
        let number = year(FIRST + i32::try_from(at).unwrap());
        let mut figures = YearFigures::default();
        for (code, (size, by_year)) in LIBRARIES.iter().zip(&self.libraries) {
            let own = figures.0.entry(LibraryCode::parse(code).unwrap()).or_default();
            for (input, (entered, given)) in ENTERED.iter().zip(&by_year[at]).enumerate() {
                let given = if input == STAFF_AT { None } else { *given };
                if let Some(figure) = said(input, *size, given) {
                    own.insert(IndicatorCode::parse(entered).unwrap(), figure);
                }
            }
        }
        let breaks = self.breaks.iter().filter(|(.., from)| *from == at).map(|(library, input, _)| Break {
            indicator: IndicatorCode::parse(ENTERED[*input]).unwrap(),
            year: number,
            library: Some(LibraryCode::parse(LIBRARIES[*library]).unwrap()),
            kind: None,
            reason: Text { fi: String::new(), sv: String::new(), en: String::new() },
        });
        let catalogue = Arc::new(Catalogue::of_year(file, number).unwrap());
        Frozen { year: number, catalogue, figures, breaks: breaks.collect() }
    }

    fn corrected(&self, mut revision: Frozen, corrections: &[Correction]) -> Frozen {
        for (library, input, given) in corrections {
            let own = revision.figures.0.entry(LibraryCode::parse(LIBRARIES[*library]).unwrap()).or_default();
            let code = IndicatorCode::parse(ENTERED[*input]).unwrap();
            match said(*input, self.libraries[*library].0, *given) {
                Some(figure) => own.insert(code, figure),
                None => own.remove(&code),
            };
        }
        revision
    }
}

/// What there is after each freeze: the latest revision of every year, oldest year first.
fn one_after_the_other(revisions: &[Frozen]) -> Vec<Vec<&Frozen>> {
    let mut freezes: Vec<Vec<&Frozen>> = Vec::new();
    for revision in revisions {
        let mut years: Vec<&Frozen> = freezes.last().into_iter().flatten().copied().filter(|known| known.year != revision.year).collect();
        years.push(revision);
        years.sort_by_key(|known| known.year);
        freezes.push(years);
    }
    freezes
}

#[test]
fn a_thousand_consortia_tell_nothing_of_a_small_library() {
    let config = Config { failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha));
    let file = catalogue_file();
    let (mut looked_at, mut numbers, mut compared, mut exact, mut rounded) = (0, 0, 0, 0, 0);
    for number in 0..1000 {
        let consortium = consortium().new_tree(&mut runner).unwrap().current();
        let revisions = consortium.revisions(&file);
        let found = attack(&one_after_the_other(&revisions), Digits::AsPublished, 20);
        assert!(found.told.is_empty(), "{number}: {:#?}\n{consortium:?}", found.told);
        // Somebody who saw all digits would find out much, and somebody from whom nothing is withheld.
        if number < 50 {
            exact += attack(&one_after_the_other(&revisions), Digits::All, usize::MAX).told.len();
            rounded += attack(&one_after_the_other(&revisions), Digits::NothingWithheld, usize::MAX).told.len();
        }
        looked_at += found.looked_at;
        numbers += found.numbers;
        compared += found.compared;
    }
    assert!(looked_at > 10_000 && numbers > 20_000, "{looked_at} figures and {numbers} numbers: too few show nothing");
    assert!(compared > 20_000, "{compared} numbers of the cube: too few show nothing");
    assert!(exact > 100 && rounded > 100, "{exact} found with all digits, {rounded} where nothing is withheld: the attacker finds nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_example_tells_nothing_of_a_small_library() {
    let fresh = both::sqlite().await;
    demo::prepare(&fresh.db, Arc::new(FixedClock(both::now()))).await.unwrap();
    let service = both::service(&fresh.db).await;
    let years = service.list_years(None).await.unwrap().into_iter().zip(service.list_figures(None).await.unwrap());
    let frozen: Vec<Frozen> = years
        .filter(|(any, _)| any.round.state == RoundState::Frozen)
        .map(|(any, (_, kept))| Frozen {
            year: any.data.year,
            catalogue: Arc::clone(&any.data.catalogue),
            figures: YearFigures(kept.libraries().map(|library| (library.clone(), kept.find(library).unwrap().unwrap())).collect()),
            breaks: any.data.breaks,
        })
        .collect();
    let found = tokio::task::spawn_blocking(move || attack(&one_after_the_other(&frozen), Digits::AsPublished, 1)).await.unwrap();
    assert!(found.told.is_empty(), "{:#?}", found.told);
    assert!(found.looked_at > 50 && found.numbers > 300, "{} figures, {} numbers", found.looked_at, found.numbers);
}

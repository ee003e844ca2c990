//! Which indicator a row is: a person confirms.

use std::collections::BTreeMap;

use super::{Block, Heading, OwnRow, Period, without_marks};
use crate::{
    domain::{
        catalogue::indicator::Indicator,
        code::IndicatorCode,
        entry::{amount::Amount, figures::LibraryFigures, reading::DecimalMark},
        year::Year,
    },
    text::Lang,
};

/// Why an indicator is guessed for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The library said so before.
    Remembered,
    /// An earlier year's figure is the same in both.
    SameFigure,
    /// The words are alike.
    Alike,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// None: the row was left out on purpose before.
    pub indicator: Option<IndicatorCode>,
    pub because: Because,
}

/// A guess for each row of a block; None where nothing fits. `earlier` are the library's figures of other
/// years; a figure that is the same in both tells more than words do. `named` says what a row is called.
#[must_use]
pub fn guess(block: &Block, named: &[String], known: &Known<'_>, mark: DecimalMark) -> Vec<Option<Guess>> {
    let rows = block.rows.iter().zip(named).map(|(row, name)| {
        if let Some(known) = known.labels.get(name) {
            return Some(Guess { indicator: known.clone(), because: Because::Remembered });
        }
        if let Some(code) = same_figure(block, row, known, mark) {
            return Some(Guess { indicator: Some(code), because: Because::SameFigure });
        }
        alike(name, known.indicators).map(|code| Guess { indicator: Some(code), because: Because::Alike })
    });
    rows.collect()
}

/// Two rows cannot be the same indicator: the weaker guess gives way.
pub fn settle(guesses: &mut [Option<Guess>]) {
    for at in 0..guesses.len() {
        let Some(Guess { indicator: Some(code), because }) = guesses[at].clone() else { continue };
        let rival = guesses.iter().enumerate().any(|(other, guess)| {
            other != at
                && guess.as_ref().is_some_and(|guess| {
                    guess.indicator.as_ref() == Some(&code)
                        && (strength(guess.because) > strength(because) || (guess.because == because && other < at))
                })
        });
        if rival {
            guesses[at] = None;
        }
    }
}

/// What guesses are made from.
pub struct Known<'a> {
    pub indicators: &'a [&'a Indicator],
    /// What the library's labels meant before.
    pub labels: &'a BTreeMap<String, Option<IndicatorCode>>,
    pub earlier: &'a BTreeMap<Year, LibraryFigures>,
}

fn strength(because: Because) -> u8 {
    match because {
        Because::Remembered => 3,
        Because::SameFigure => 2,
        Because::Alike => 1,
    }
}

/// Small figures are the same by chance. In units.
const TELLING: i64 = 100 * Amount::SCALE;

fn same_figure(block: &Block, row: &OwnRow, known: &Known<'_>, mark: DecimalMark) -> Option<IndicatorCode> {
    let of_year = |(heading, cell): (&Heading, &String)| match heading.period {
        Some(Period::Year(year)) => Some((year, Amount::parse(without_marks(cell).0, mark).ok()?)),
        _ => None,
    };
    let figures: Vec<(Year, Amount)> =
        block.columns.iter().zip(&row.cells).filter_map(of_year).filter(|(_, amount)| amount.thousandths() >= TELLING).collect();
    let fits = |indicator: &&&Indicator| {
        figures.iter().any(|(year, amount)| {
            known.earlier.get(year).and_then(|figures| figures.get(&indicator.code)).and_then(|figure| figure.cell.amount())
                == Some(*amount)
        })
    };
    let mut found = known.indicators.iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only.code.clone()),
        _ => None,
    }
}

/// The words of a label or a name.
fn words(text: &str) -> Vec<Vec<char>> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(|word| word.to_lowercase().chars().collect::<Vec<char>>());
    words.filter(|word| word.len() > 2).collect()
}

/// The indicator whose name has most in common with a label: more than half of the words of the
/// shorter one, and more than any other.
fn alike(label: &str, indicators: &[&Indicator]) -> Option<IndicatorCode> {
    let label = words(label);
    let mut scored: Vec<(f64, &IndicatorCode)> = indicators
        .iter()
        .map(|indicator| {
            let best = Lang::ALL.into_iter().map(|lang| likeness(&label, &words(indicator.name.in_lang(lang)))).fold(0.0, f64::max);
            (best, &indicator.code)
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    match scored.as_slice() {
        [(best, code), (second, _), ..] if *best > 0.5 && best > second => Some((*code).clone()),
        _ => None,
    }
}

/// 0–1: how much of the words of both is shared (Dice's coefficient). Words begin alike and end in
/// inflections: what counts is how far they go together.
#[expect(clippy::cast_precision_loss, reason = "the letters and words of a label")]
fn likeness(a: &[Vec<char>], b: &[Vec<char>]) -> f64 {
    let together = |a: &[char], b: &[char]| {
        let common = a.iter().zip(b).take_while(|(a, b)| a == b).count() as f64 / a.len().max(b.len()) as f64;
        if common < 0.5 { 0.0 } else { common }
    };
    let shared: f64 = a.iter().map(|word| b.iter().map(|other| together(word, other)).fold(0.0, f64::max)).sum();
    let all = a.len() + b.len();
    if all == 0 { 0.0 } else { 2.0 * shared / all as f64 }
}

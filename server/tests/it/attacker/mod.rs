//! Somebody who takes everything that is published, and knows the rules of rounding, who reports what, all
//! figures that are not personal and the other years besides, and looks for what a small library's personal
//! figure can be: by a linear program, and in whole numbers by an integer program.
//!
//! It knows nothing of how the program decides: what each number makes of the figures is found out by
//! changing one figure at a time.

mod consortia;
mod program;
mod published;

use std::{collections::BTreeSet, ptr, sync::Arc};

use app::domain::{
    catalogue::{Catalogue, indicator::Indicator},
    code::{IndicatorCode, LibraryCode},
    cube::Cube,
    disclosure::{Disclosure, disclosure},
    emission::Quantity,
    entry::{
        amount::Amount,
        cell::Cell,
        figures::{Figure, YearFigures},
        series_break::Break,
    },
    limits::SHOWN_YEARS,
    numbers::year_data::YearData,
    year::Year,
};
use microlp::OptimizationDirection;
use program::{Row, extreme, is_possible};
use published::{Limit, check_what_is_shown, limits, published, quantities};

use crate::both::year_data;

/// A frozen year as it is in a snapshot: a revision of it.
#[derive(Clone)]
pub struct Frozen {
    pub year: Year,
    pub catalogue: Arc<Catalogue>,
    pub figures: YearFigures,
    pub breaks: Vec<Break>,
}

impl Frozen {
    fn data(&self) -> YearData {
        self.of(&self.figures)
    }

    fn of(&self, figures: &YearFigures) -> YearData {
        year_data(self.year, &self.catalogue, figures, self.breaks.clone())
    }

    /// As if one figure were so much more.
    fn with(&self, library: &LibraryCode, code: &IndicatorCode, more: i64) -> YearData {
        let mut figures = self.figures.clone();
        let held = figures.0.get_mut(library).unwrap().get_mut(code).unwrap();
        let amount = Amount::from_thousandths(held.cell.amount().unwrap().thousandths() + more * 1000).unwrap();
        *held = Figure { cell: Cell::Reported(amount), note: String::new() };
        self.of(&figures)
    }
}

/// What was found out about a figure: how many were looked at, and how many could be told.
#[derive(Debug, Default)]
pub struct Found {
    pub looked_at: usize,
    pub numbers: usize,
    /// Numbers of the cube that were compared with what was decided.
    pub compared: usize,
    pub told: Vec<String>,
}

/// In how many digits the attacker sees what is published.
#[derive(Clone, Copy, PartialEq)]
pub enum Digits {
    AsPublished,
    /// As published, and nothing withheld.
    NothingWithheld,
    /// More than anybody sees: to know that the attacker finds what there is to find.
    All,
}

/// A personal figure of a library, in all revisions of its year in which it is the same.
struct Target {
    library: LibraryCode,
    indicator: IndicatorCode,
    value: f64,
    revisions: Vec<usize>,
}

/// Attacks every year with what was published after each freeze: the latest revision of every year that was
/// frozen then, oldest year first. In whole numbers too, every so many figures.
pub fn attack(freezes: &[Vec<&Frozen>], digits: Digits, whole: usize) -> Found {
    let mut revisions: Vec<&Frozen> = Vec::new();
    for frozen in freezes.iter().flatten() {
        if !revisions.iter().any(|known| ptr::eq(*known, *frozen)) {
            revisions.push(frozen);
        }
    }
    let data: Vec<YearData> = revisions.iter().map(|frozen| frozen.data()).collect();
    let of = |frozen: &Frozen| revisions.iter().position(|known| ptr::eq(*known, frozen)).unwrap();
    let history: Vec<Vec<&YearData>> = freezes.iter().map(|years| years.iter().map(|frozen| &data[of(frozen)]).collect()).collect();
    // A freeze that only added a year after all others shows all that the one before it showed.
    let goes_on = |before: &[&YearData], after: &[&YearData]| before.iter().zip(after).all(|(old, new)| ptr::eq(*old, *new));
    let is_over = |at: usize| history.get(at + 1).is_none_or(|next| !goes_on(&history[at], next));
    let mut found = Found::default();
    let shown: Vec<Shown> = (0..history.len())
        .filter(|at| is_over(*at))
        .map(|at| {
            let decided = disclosure(&history[..=at], SHOWN_YEARS, &[]);
            if digits == Digits::AsPublished {
                found.compared += check_what_is_shown(&Cube::build(&history[..=at]), &history[at], &decided);
            }
            Shown { revisions: freezes[at].iter().map(|frozen| of(frozen)).collect(), decided }
        })
        .collect();
    let years: BTreeSet<Year> = revisions.iter().map(|frozen| frozen.year).collect();
    for year in years {
        let attacker = Attacker { year, revisions: &revisions, data: &data, shown: &shown };
        attacker.attack(digits, whole, &mut found);
    }
    found
}

/// What one freeze shows.
struct Shown {
    /// By number, one a year.
    revisions: Vec<usize>,
    decided: Vec<Disclosure>,
}

/// Of one year.
struct Attacker<'a> {
    year: Year,
    revisions: &'a [&'a Frozen],
    data: &'a [YearData],
    shown: &'a [Shown],
}

impl Attacker<'_> {
    fn attack(&self, digits: Digits, whole: usize, found: &mut Found) {
        let targets = self.targets();
        let values: Vec<f64> = targets.iter().map(|target| target.value).collect();
        let rows = self.rows(&targets, digits, found);
        for (at, target) in targets.iter().enumerate() {
            if !self.is_protected(&target.library) {
                continue;
            }
            found.looked_at += 1;
            let Target { library, indicator, value, .. } = target;
            let step = (0.2 * value - 1e-6).ceil().max(1.0);
            let looked_at = found.looked_at;
            let mut tell = |what: String| found.told.push(format!("{library} {indicator} {}: {value}, {what}", self.year));
            // Every second time it is the one that has most of it, who knows its own.
            let rival = |other: &usize| targets[*other].indicator == *indicator && targets[*other].library != *library;
            let largest = (0..targets.len()).filter(rival).max_by(|a, b| values[*a].total_cmp(&values[*b]));
            let own = largest.filter(|_| looked_at.is_multiple_of(2)).map(|largest| targets[largest].library.clone());
            let known: Vec<Option<f64>> =
                targets.iter().map(|any| own.as_ref().is_some_and(|own| any.library == *own).then_some(any.value)).collect();
            let most = extreme(&rows, &known, at, OptimizationDirection::Maximize);
            let least = extreme(&rows, &known, at, OptimizationDirection::Minimize);
            let catalogue = &self.revisions[target.revisions[0]].catalogue;
            let is_whole = catalogue.find_indicator(indicator.as_str()).unwrap().decimals == 0;
            // Whole figures could be at least one more or less.
            let (above, below) = if is_whole { (value + step, (value - step).max(0.0)) } else { (1.2 * value, 0.8 * value) };
            if most < above - 1e-3 * step || least > below + 1e-3 * step || most - least < 1e-6 {
                tell(format!("between {least} and {most}"));
            }
            // A figure with decimals can be less than one off.
            if is_whole && looked_at.is_multiple_of(whole) {
                for wanted in [value + step, value - step].into_iter().filter(|wanted| *wanted >= 0.0) {
                    if !is_possible(&rows, &values, at, wanted) {
                        tell(format!("in whole numbers not {wanted}"));
                    }
                }
            }
        }
    }

    /// The revisions of the year, by number.
    fn own(&self) -> impl Iterator<Item = usize> {
        (0..self.revisions.len()).filter(|at| self.revisions[*at].year == self.year)
    }

    /// Whoever was not known to be small when something was published was not protected then.
    fn is_protected(&self, library: &LibraryCode) -> bool {
        self.own().all(|at| self.data[at].row_of(library).is_none_or(|row| self.data[at].small()[row]))
    }

    /// The unknown figures.
    fn targets(&self) -> Vec<Target> {
        let mut targets: Vec<Target> = Vec::new();
        let mut before = None;
        for revision in self.own() {
            let data = &self.data[revision];
            let personal: Vec<&Indicator> = data.catalogue.indicators().iter().filter(|found| found.personal && found.is_asked()).collect();
            for (library, indicator) in data.members.iter().flat_map(|library| personal.iter().map(move |indicator| (library, indicator))) {
                let Some(value) = data.value(library, indicator).map(Quantity::best) else { continue };
                let same = |target: &&mut Target| {
                    target.library == *library
                        && target.indicator == indicator.code
                        && target.value.total_cmp(&value).is_eq()
                        && target.revisions.last() == before.as_ref()
                };
                match targets.iter_mut().find(same) {
                    Some(target) => target.revisions.push(revision),
                    None => targets.push(Target {
                        library: library.clone(),
                        indicator: indicator.code.clone(),
                        value,
                        revisions: vec![revision],
                    }),
                }
            }
            before = Some(revision);
        }
        targets
    }

    /// Everything that is published, as rows over the figures.
    fn rows(&self, targets: &[Target], digits: Digits, found: &mut Found) -> Vec<Row> {
        let mut rows = Rows { targets, digits, all: Vec::new() };
        for shown in self.shown {
            let years: Vec<&YearData> = shown.revisions.iter().map(|at| &self.data[*at]).collect();
            let Some(at) = years.iter().position(|data| data.year == self.year) else { continue };
            let told = published(&years, at, &shown.decided, digits == Digits::NothingWithheld);
            found.numbers += told.len();
            let quantities = |own: &YearData| {
                let mut years = years.clone();
                years[at] = own;
                quantities(&years, at, &told)
            };
            rows.add(self.revisions[shown.revisions[at]], shown.revisions[at], quantities, |values| limits(&told, values));
        }
        rows.all
    }
}

/// What is known of the figures.
struct Rows<'a> {
    targets: &'a [Target],
    digits: Digits,
    all: Vec<Row>,
}

impl Rows<'_> {
    /// What the limits of some quantities say, which are made from a revision's figures.
    fn add(&mut self, frozen: &Frozen, revision: usize, quantities: impl Fn(&YearData) -> Vec<f64>, limits: impl Fn(&[f64]) -> Vec<Limit>) {
        let values = quantities(&frozen.data());
        let limits = match self.digits {
            Digits::AsPublished | Digits::NothingWithheld => limits(&values),
            Digits::All => {
                values.iter().enumerate().map(|(at, value)| Limit { of: vec![(at, 1.0)], least: *value, most: *value }).collect()
            }
        };
        // What each figure adds to the quantities.
        let slopes = self.targets.iter().map(|Target { library, indicator, revisions, .. }| {
            if !revisions.contains(&revision) {
                return vec![0.0; values.len()];
            }
            let changed = quantities(&frozen.with(library, indicator, 1000));
            changed.iter().zip(&values).map(|(now, was)| (now - was) / 1000.0).collect()
        });
        let slopes: Vec<Vec<f64>> = slopes.collect();
        for limit in limits {
            let of_figure = |figure: &Vec<f64>| limit.of.iter().map(|(of, times)| times * figure[*of]).sum::<f64>();
            let slopes: Vec<f64> = slopes.iter().map(of_figure).collect();
            if slopes.iter().all(|slope| slope.abs() <= 1e-12) {
                continue;
            }
            let now: f64 = limit.of.iter().map(|(of, times)| times * values[*of]).sum();
            let constant = now - slopes.iter().zip(self.targets).map(|(slope, target)| slope * target.value).sum::<f64>();
            let row = (slopes, limit.least - constant, limit.most - constant);
            if !self.all.contains(&row) {
                self.all.push(row);
            }
        }
    }
}

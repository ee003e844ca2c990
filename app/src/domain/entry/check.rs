//! Checks that ask and never accuse: "This does not mean it is wrong. Tell us why."
//!
//! An open question never blocks saving; it asks for a note, and blocks only submitting.

use super::{amount::Amount, cell::Cell};
use crate::domain::{
    catalogue::{
        formula::evaluate,
        indicator::{HardLimits, YearChange},
        rules::{CrossCheck, Rules},
    },
    code::IndicatorCode,
    visible::is_seen,
};

/// Why a value cannot be stored at all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OutOfLimits {
    Below(f64),
    Above(f64),
    NotWhole,
}

/// # Errors
/// The limit that the amount breaks.
pub fn within_limits(amount: Amount, limits: HardLimits) -> Result<(), OutOfLimits> {
    let value = amount.to_f64();
    if let Some(min) = limits.min.filter(|min| value < *min) {
        return Err(OutOfLimits::Below(min));
    }
    if let Some(max) = limits.max.filter(|max| value > *max) {
        return Err(OutOfLimits::Above(max));
    }
    if limits.integer && !amount.is_whole() {
        return Err(OutOfLimits::NotWhole);
    }
    Ok(())
}

/// What a value makes one ask.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// Outside what libraries usually have.
    Unusual {
        min: f64,
        max: f64,
    },
    /// Changed more than usual since last year. In percent, or in units.
    Changed(YearChange),
    /// More than the other figures allow; holds their total.
    AtMost {
        limit: f64,
        reads: Vec<IndicatorCode>,
    },
    Needs(IndicatorCode),
    OutOfRatio {
        low: f64,
        high: f64,
        unit: String,
        ratio: f64,
    },
    /// Its library marked a break, and has not said what changed.
    WhatBroke,
    /// An estimate needs to say how it was made.
    HowEstimated,
    /// Levels 3–5 need a justification.
    WhyThisLevel,
}

/// Below this, a percentage change says nothing. In units.
const LOWEST_PERCENT_BASE: f64 = 20.0;

/// Whether the series is counted anew in this year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    No,
    /// The library says so, by a mark.
    ByMark,
    /// It was recorded with its reason, as for the whole consortium.
    Recorded,
}

impl Broken {
    /// What was recorded counts before what is marked.
    #[must_use]
    pub fn of(recorded: bool, marked: bool) -> Self {
        match (recorded, marked) {
            (true, _) => Self::Recorded,
            (false, true) => Self::ByMark,
            (false, false) => Self::No,
        }
    }
}

/// What to ask about one cell. `cell_of` gives the library's other cells of the same year; across a break nothing
/// is compared with last year, but the library's own mark needs words.
#[must_use]
pub fn questions(rules: &Rules, cell: Cell, last_year: Cell, broken: Broken, cell_of: &dyn Fn(&IndicatorCode) -> Cell) -> Vec<Question> {
    let mut asked = Vec::new();
    let Some(amount) = cell.amount() else { return asked };
    let value = amount.to_f64();
    if let Some(usual) = rules.plausible.filter(|usual| value < usual.min || value > usual.max) {
        asked.push(Question::Unusual { min: usual.min, max: usual.max });
    }
    let before = last_year.amount().map(Amount::to_f64).filter(|_| broken == Broken::No);
    if let (Some(change), Some(before)) = (rules.year_change, before) {
        let too_much = match change {
            YearChange::Pct(limit) => before >= LOWEST_PERCENT_BASE && ((value / before - 1.0) * 100.0).abs() > limit,
            YearChange::Abs(limit) => (value - before).abs() > limit,
        };
        if too_much {
            asked.push(Question::Changed(match change {
                YearChange::Pct(_) => YearChange::Pct((value / before - 1.0) * 100.0),
                YearChange::Abs(_) => YearChange::Abs(value - before),
            }));
        }
    }
    asked.extend(rules.checks.iter().filter_map(|check| cross_question(check, value, cell_of)));
    if broken == Broken::ByMark {
        asked.push(Question::WhatBroke);
    }
    if matches!(cell, Cell::Estimated(_)) {
        asked.push(Question::HowEstimated);
    }
    if rules.justified_from.is_some_and(|level| value >= level) {
        asked.push(Question::WhyThisLevel);
    }
    asked
}

/// The questions that no note answers yet. One note answers all: it says how the figure came to be.
#[must_use]
pub fn open_questions<'a>(asked: &'a [Question], note: &str) -> &'a [Question] {
    if is_seen(note) { &[] } else { asked }
}

fn cross_question(check: &CrossCheck, value: f64, cell_of: &dyn Fn(&IndicatorCode) -> Cell) -> Option<Question> {
    let number = |code: &IndicatorCode| cell_of(code).amount().map(Amount::to_f64);
    match check {
        CrossCheck::AtMost(formula) => {
            let limit = evaluate::evaluate(formula, &mut Cells(&number)).at(0).number()?;
            (value > limit).then(|| Question::AtMost { limit, reads: formula.indicators().into_iter().cloned().collect() })
        }
        CrossCheck::Needs(code) => number(code).is_none().then(|| Question::Needs(code.clone())),
        CrossCheck::Between { low, high, per, unit } => {
            let ratio = value / number(per).filter(|area| *area > 0.0)?;
            (ratio < *low || ratio > *high).then(|| Question::OutOfRatio { low: *low, high: *high, unit: unit.clone(), ratio })
        }
    }
}

/// A check's expression over cells. Unlike a formula's, it has no factors and nothing optional:
/// with any part missing there is nothing to compare with, so nothing is asked.
struct Cells<'a>(&'a dyn Fn(&IndicatorCode) -> Option<f64>);

impl evaluate::Inputs for Cells<'_> {
    fn indicator(&mut self, code: &IndicatorCode) -> evaluate::Track {
        evaluate::Track::Same((self.0)(code).map_or(evaluate::Value::Missing, evaluate::Value::Number))
    }

    fn factor(&mut self, _: &crate::domain::code::FactorKey) -> evaluate::Track {
        evaluate::Track::Same(evaluate::Value::NoFactor)
    }
}

//! Checks that ask and never accuse: "This does not mean it is wrong. Tell us why."
//!
//! An open question never blocks saving; it asks for a note, and blocks only submitting.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    amount::Amount,
    cell::Cell,
    code::IndicatorCode,
    formula::{self, Formula, evaluate},
    indicator::{HardLimits, Plausible, YearChange},
};
use crate::text::{Text, words::catalogue as words};

/// What is asked about an indicator's cells. Plain data, so that the browser asks the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    pub plausible: Option<Plausible>,
    pub year_change: Option<YearChange>,
    pub hard_limits: HardLimits,
    pub checks: Vec<CrossCheck>,
    /// Of a self-assessment: the lowest level that needs a justification.
    pub justified_from: Option<f64>,
}

/// A rule between indicators of the same library and year. Written as [`CrossCheck::parse`] reads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum CrossCheck {
    /// At most this expression, such as `<= opn_publications`.
    AtMost(Formula),
    /// Makes sense only beside another value, such as `needs imp_survey_n`.
    Needs(IndicatorCode),
    /// Divided by another indicator it lies between two bounds, such as `20..250 kWh/m2`.
    Between { low: f64, high: f64, per: IndicatorCode, unit: String },
}

/// Floor area, which a check written `…/m2` divides by.
pub const FLOOR_AREA: &str = "ctx_floor_area";

impl CrossCheck {
    /// Reads the catalogue's grammar: `<= EXPR`, `needs CODE`, `A..B unit/m2`.
    ///
    /// # Errors
    /// Says what was expected.
    pub fn parse(text: &str) -> Result<Self, Text> {
        if let Some(expression) = text.strip_prefix("<=") {
            let formula = formula::parse(expression.trim()).map_err(|e| e.reason)?;
            if !formula.factors().is_empty() {
                return Err(words::check_takes_no_factors(text));
            }
            return Ok(Self::AtMost(formula));
        }
        if let Some(code) = text.strip_prefix("needs ") {
            return IndicatorCode::parse(code.trim()).map(Self::Needs).map_err(|_| words::not_a_check(text));
        }
        let refused = || words::not_a_check(text);
        let (bounds, unit) = text.split_once(' ').ok_or_else(refused)?;
        let (low, high) = bounds.split_once("..").ok_or_else(refused)?;
        if !unit.ends_with("/m2") {
            return Err(refused());
        }
        Ok(Self::Between {
            low: low.parse().map_err(|_| refused())?,
            high: high.parse().map_err(|_| refused())?,
            per: IndicatorCode::parse(FLOOR_AREA).map_err(|_| refused())?,
            unit: unit.replace("/m2", "/m²"),
        })
    }

    /// The indicators it reads besides its own.
    #[must_use]
    pub fn reads(&self) -> Vec<&IndicatorCode> {
        match self {
            Self::AtMost(formula) => formula.indicators(),
            Self::Needs(code) | Self::Between { per: code, .. } => vec![code],
        }
    }
}

impl TryFrom<String> for CrossCheck {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|refused| refused.en)
    }
}

impl From<CrossCheck> for String {
    fn from(check: CrossCheck) -> Self {
        check.to_string()
    }
}

impl fmt::Display for CrossCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(formula) => write!(f, "<= {}", formula.text),
            Self::Needs(code) => write!(f, "needs {code}"),
            Self::Between { low, high, unit, .. } => write!(f, "{low}..{high} {}", unit.replace("/m²", "/m2")),
        }
    }
}

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
    /// An estimate needs to say how it was made.
    HowEstimated,
    /// Levels 3–5 need a justification.
    WhyThisLevel,
}

/// Below this, a percentage change says nothing. In units.
const SMALL: f64 = 20.0;
/// The lowest level of a self-assessment that needs a justification.
pub const JUSTIFIED_LEVEL: f64 = 3.0;

/// What to ask about one cell. `cell_of` gives the library's other cells of the same year; across a
/// recorded break (`broken`) nothing is compared with last year.
#[must_use]
pub fn questions(rules: &Rules, cell: Cell, last_year: Cell, broken: bool, cell_of: &dyn Fn(&IndicatorCode) -> Cell) -> Vec<Question> {
    let mut asked = Vec::new();
    let Some(amount) = cell.amount() else { return asked };
    let value = amount.to_f64();
    if let Some(usual) = rules.plausible.filter(|usual| value < usual.min || value > usual.max) {
        asked.push(Question::Unusual { min: usual.min, max: usual.max });
    }
    let before = last_year.amount().map(Amount::to_f64).filter(|_| !broken);
    if let (Some(change), Some(before)) = (rules.year_change, before) {
        let too_much = match change {
            YearChange::Pct(limit) => before >= SMALL && ((value / before - 1.0) * 100.0).abs() > limit,
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
    if note.trim().is_empty() { asked } else { &[] }
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

    fn factor(&mut self, _: &super::code::FactorKey) -> evaluate::Track {
        evaluate::Track::Same(evaluate::Value::NoFactor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_reads_what_it_writes() {
        for text in ["<= lrn_il_participants + 10 * lrn_guidance", "needs imp_survey_n", "20..250 kWh/m2"] {
            let check = CrossCheck::parse(text).unwrap();
            assert_eq!(check.to_string(), text);
            assert_eq!(CrossCheck::try_from(String::from(check.clone())), Ok(check));
        }
    }
}

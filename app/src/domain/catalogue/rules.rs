//! What is asked about an indicator's cells, as the catalogue says it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    formula::{self, Formula},
    indicator::{HardLimits, Plausible, YearChange},
};
use crate::{
    domain::code::{FLOOR_AREA, IndicatorCode},
    text::{Text, words::catalogue::problems as words},
};

/// The lowest level of a self-assessment that needs a justification.
pub const JUSTIFIED_LEVEL: f64 = 3.0;

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

//! What libraries' size is measured by.

use serde::{Deserialize, Serialize};

use super::{check::Problems, file::CatalogueFile, indicator::Kind};
use crate::{
    domain::{
        code::IndicatorCode,
        limits::{LEAST_STUDENTS, MIDDLE_SIZE},
    },
    text::{Text, words::catalogue::problems as words},
};

/// What libraries' size is measured by: their weight in the coverage, and the groups that they are compared in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SizeMeasure {
    pub indicator: IndicatorCode,
    /// The middle of the three groups: from, to. In the indicator's unit.
    pub middle: (f64, f64),
    /// Of what is divided by the measure, libraries with less of it are not shown.
    pub least: f64,
    /// Behind a share: "of students".
    pub share: Text,
    /// Behind a number: "students".
    pub counted: Text,
}

impl Default for SizeMeasure {
    fn default() -> Self {
        Self {
            indicator: IndicatorCode::students(),
            middle: MIDDLE_SIZE,
            least: LEAST_STUDENTS,
            share: words::of_students(),
            counted: words::students(),
        }
    }
}

impl SizeMeasure {
    /// Its indicator need not hold in every year: then libraries' size is known of the nearest year that has it.
    pub(super) fn check(&self, file: &CatalogueFile, problems: &mut Problems) {
        let place = words::at_size();
        let (from, to) = self.middle;
        let is_above_zero = |amount: f64| amount.is_finite() && amount > 0.0;
        if !(is_above_zero(from) && is_above_zero(to) && is_above_zero(self.least) && from < to) {
            problems.add(&place, words::not_a_size());
        }
        let mut named = file.indicators.iter().filter(|indicator| indicator.code == self.indicator).peekable();
        if named.peek().is_none() || named.any(|indicator| indicator.kind != Kind::Entered) {
            problems.add(&place, words::not_a_measure());
        }
        problems.text(&place, &self.share);
        problems.text(&place, &self.counted);
    }
}

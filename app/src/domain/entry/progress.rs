//! How far a library's year has come.

use chrono::NaiveDate;

use super::sheet::Sheet;
use crate::{
    domain::{
        catalogue::indicator::Indicator,
        round::{RoundState, SubmissionState},
    },
    text::date::helsinki_date,
};

/// Required cells answered, of all required; and cells with open questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub all: usize,
    pub asks: usize,
}

impl Sheet {
    /// Required cells answered, of all required, by section.
    #[must_use]
    pub fn section_counts(&self) -> Vec<(usize, usize)> {
        let count = |required: Vec<&Indicator>| {
            let done = required.iter().filter(|indicator| !self.cell(&indicator.code).is_missing()).count();
            (done, required.len())
        };
        let sections = self.catalogue.sections().iter();
        sections.map(|section| count(self.catalogue.asked_in(&section.code).filter(|asked| asked.is_required()).collect())).collect()
    }

    #[must_use]
    pub fn progress(&self) -> Progress {
        let indicators = self.catalogue.indicators();
        let all = indicators.iter().filter(|indicator| indicator.is_required()).count();
        let asks = indicators.iter().filter(|indicator| indicator.is_asked() && self.asks(indicator)).count();
        Progress { done: all - self.blanks(indicators).len(), all, asks }
    }

    /// Days until the deadline; less than nothing when it has passed.
    #[must_use]
    pub fn days_left(&self) -> i64 {
        (self.round.due_on - self.today).num_days()
    }

    /// Submitted after the deadline, or still not submitted once it has passed.
    #[must_use]
    pub fn is_late(&self) -> bool {
        let due: NaiveDate = self.round.due_on;
        match self.submission.submitted_at {
            Some(at) => helsinki_date(at) > due,
            None => self.round.state == RoundState::Open && self.today > due && self.submission.state != SubmissionState::Approved,
        }
    }
}

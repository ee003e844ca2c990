//! A library's part in a round.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{figures::LibraryFigures, series_break::BreakKind};
use crate::domain::{
    code::{IndicatorCode, LibraryCode},
    round::SubmissionState,
    year::Year,
};

#[derive(Clone, Debug)]
pub struct Submission {
    pub library: LibraryCode,
    pub year: Year,
    pub state: SubmissionState,
    pub submitted_at: Option<DateTime<Utc>>,
    pub approved_at: Option<DateTime<Utc>>,
    pub returned_at: Option<DateTime<Utc>>,
    /// Since when the coordinator is going through it: it cannot be recalled any more.
    pub taken_up_at: Option<DateTime<Utc>>,
    /// The last day in Helsinki that the library may work although the round is closed.
    pub open_until: Option<NaiveDate>,
    pub return_reason: String,
    /// The figures as approved; they stand while the library corrects.
    pub approved_figures: Option<LibraryFigures>,
    /// The figures as they were when the year was returned: what changes are counted from.
    pub returned_figures: Option<LibraryFigures>,
    /// The library's own breaks, as approved with them.
    pub approved_breaks: BTreeMap<IndicatorCode, BreakKind>,
}

impl Submission {
    #[must_use]
    pub fn draft(library: LibraryCode, year: Year) -> Self {
        Self {
            library,
            year,
            state: SubmissionState::Draft,
            submitted_at: None,
            approved_at: None,
            returned_at: None,
            taken_up_at: None,
            open_until: None,
            return_reason: String::new(),
            approved_figures: None,
            returned_figures: None,
            approved_breaks: BTreeMap::new(),
        }
    }
}

/// When a library's year was approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub on: NaiveDate,
    pub submitted_late: bool,
}

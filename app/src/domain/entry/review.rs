//! The coordinator's view of a round: every library's year, and what changed in it.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    figures::{Figure, LibraryFigures, StoredFigure},
    progress::Glances,
    sheet::Sheet,
    submission::Approval,
};
use crate::domain::{
    code::{IndicatorCode, LibraryCode, SectionCode},
    round::{Round, SubmissionState},
    story::StoredStory,
    year::Year,
};

/// The round at a glance: every member's year, all stories, and how long entering has taken.
#[derive(Debug)]
pub struct Board {
    pub round: Round,
    pub members: Arc<Glances>,
    pub stories: Vec<StoredStory>,
    /// Seconds that libraries have spent in each section, together.
    pub effort: BTreeMap<SectionCode, i64>,
    /// Years with a round, the latest first.
    pub years: Vec<Year>,
    /// In Helsinki.
    pub today: NaiveDate,
}

impl Board {
    /// How many members' years are in a state.
    #[must_use]
    pub fn count(&self, state: SubmissionState) -> usize {
        self.members.values().filter(|glance| glance.state == state).count()
    }

    /// How many members have still to send theirs.
    #[must_use]
    pub fn awaited(&self) -> usize {
        self.members.values().filter(|glance| glance.is_awaited()).count()
    }
}

/// A cell that is not what the coordinator has seen of it.
#[derive(Debug)]
pub struct CellChange {
    pub before: Figure,
    pub now: StoredFigure,
}

/// What changes are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    Approval(DateTime<Utc>),
    Return(DateTime<Utc>),
}

/// A remark for one cell of a year that is returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRemark {
    pub indicator: IndicatorCode,
    pub said: String,
}

/// The cells that differ from how they were, in the order of their codes.
#[must_use]
pub fn changes(before: &LibraryFigures, sheet: &Sheet) -> Vec<CellChange> {
    let was = |code: &IndicatorCode| before.get(code).cloned().unwrap_or_default();
    let changed = sheet.cells.values().filter(|stored| was(&stored.indicator) != stored.figure);
    changed.map(|stored| CellChange { before: was(&stored.indicator), now: stored.clone() }).collect()
}

/// One library's part in a number.
#[derive(Debug)]
pub struct LibraryCell {
    pub library: LibraryCode,
    pub figure: Figure,
    /// When its year was approved; None while it is not.
    pub approval: Option<Approval>,
    /// Who approved it; None when a file or a command did.
    pub approver: Option<String>,
}

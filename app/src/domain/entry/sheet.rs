//! A library's year as it is read: its cells with last year beside, its state, what is asked about it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    cell::Cell,
    check::{Broken, Question, open_questions, questions},
    figures::{LibraryFigures, StoredFigure},
    joint_share::JointShare,
    series_break::{Break, BreakKind},
    submission::Submission,
};
use crate::domain::{
    catalogue::{Catalogue, indicator::Indicator, library::Library},
    code::IndicatorCode,
    refused::Refused,
    round::{Round, RoundState, SubmissionState},
};

/// What the coordinator asks about one cell when returning a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub said: String,
    pub said_at: DateTime<Utc>,
    pub said_by: String,
    /// The revision of the cell that it was said of.
    pub revision: i64,
}

/// The breaks of a library's year.
#[derive(Debug, Default)]
pub struct Breaks {
    /// Those that the library has marked itself.
    pub own: BTreeMap<IndicatorCode, BreakKind>,
    /// Those that were recorded otherwise, for the library or for the whole consortium.
    pub other: BTreeSet<IndicatorCode>,
}

impl Breaks {
    /// Of the breaks that concern a library's year.
    #[must_use]
    pub fn of<'a>(found: impl IntoIterator<Item = &'a Break>) -> Self {
        let mut breaks = Self::default();
        for found in found {
            match found.kind.filter(|_| found.library.is_some()) {
                Some(kind) => drop(breaks.own.insert(found.indicator.clone(), kind)),
                None => drop(breaks.other.insert(found.indicator.clone())),
            }
        }
        breaks
    }

    /// Whether a series is counted anew, and by whose word.
    #[must_use]
    pub fn broken(&self, code: &IndicatorCode) -> Broken {
        Broken::of(self.other.contains(code), self.own.contains_key(code))
    }
}

/// A library's year as its people and the coordinator see it.
#[derive(Debug)]
pub struct Sheet {
    /// What holds in the year.
    pub catalogue: Arc<Catalogue>,
    pub library: Library,
    pub round: Round,
    pub submission: Submission,
    pub cells: BTreeMap<IndicatorCode, StoredFigure>,
    /// The value that a cell's note was written of, where it has another by now.
    pub words_of: BTreeMap<IndicatorCode, Cell>,
    pub last_year: LibraryFigures,
    pub breaks: Breaks,
    /// What the coordinator asks about single cells.
    pub remarks: BTreeMap<IndicatorCode, Remark>,
    pub share: Option<JointShare>,
    /// In Helsinki.
    pub today: NaiveDate,
}

impl Sheet {
    #[must_use]
    pub fn cell(&self, code: &IndicatorCode) -> Cell {
        self.cells.get(code).map_or(Cell::Missing, |stored| stored.figure.cell)
    }

    #[must_use]
    pub fn last_year(&self, code: &IndicatorCode) -> Cell {
        self.last_year.get(code).map_or(Cell::Missing, |figure| figure.cell)
    }

    /// What the stored cell makes one ask, as long as no note answers it.
    #[must_use]
    pub fn open_questions(&self, indicator: &Indicator) -> Vec<Question> {
        let note = self.cells.get(&indicator.code).map_or("", |stored| stored.figure.note.as_str());
        open_questions(&self.questions(indicator), note).to_vec()
    }

    /// Whether something about the stored cell awaits an explanation.
    #[must_use]
    pub fn asks(&self, indicator: &Indicator) -> bool {
        !self.open_questions(indicator).is_empty()
    }

    /// What the coordinator wrote when returning the year, while it is returned.
    #[must_use]
    pub fn return_reason(&self) -> Option<String> {
        let reason = &self.submission.return_reason;
        (self.submission.state == SubmissionState::Returned && !reason.is_empty()).then(|| reason.clone())
    }

    /// What the stored cell makes one ask, answered or not.
    #[must_use]
    pub fn questions(&self, indicator: &Indicator) -> Vec<Question> {
        self.questions_of(indicator, &|code| self.cell(code))
    }

    /// What would be asked about an indicator if the cells were others.
    pub fn questions_of(&self, indicator: &Indicator, cell_of: &dyn Fn(&IndicatorCode) -> Cell) -> Vec<Question> {
        let broken = self.breaks.broken(&indicator.code);
        questions(&indicator.rules, cell_of(&indicator.code), self.last_year(&indicator.code), broken, cell_of)
    }

    /// Whether nothing is compared with last year.
    #[must_use]
    pub fn is_broken(&self, code: &IndicatorCode) -> bool {
        self.breaks.broken(code) != Broken::No
    }

    /// Whether what was sent can be taken back by whoever may send it.
    #[must_use]
    pub fn is_recallable(&self) -> bool {
        is_recallable(&self.round, &self.submission, self.today)
    }

    /// Why the library cannot change it now; None when it can.
    #[must_use]
    pub fn lock(&self) -> Option<Refused> {
        lock(&self.round, &self.submission, self.today)
    }

    /// The coordinator's remark on a cell, until the library has changed it.
    #[must_use]
    pub fn open_remark(&self, code: &IndicatorCode) -> Option<&Remark> {
        let now = StoredFigure::revision_of(self.cells.get(code));
        self.remarks.get(code).filter(|remark| now <= remark.revision)
    }

    /// Grows with every save: who decides on a year says which one they had before them.
    #[must_use]
    pub fn version(&self) -> i64 {
        version_of(self.cells.values())
    }

    /// Required cells that are still blank, in the order of the form.
    #[must_use]
    pub fn blanks<'a>(&self, indicators: impl IntoIterator<Item = &'a Indicator>) -> Vec<&'a Indicator> {
        indicators.into_iter().filter(|indicator| indicator.is_required() && self.cell(&indicator.code).is_missing()).collect()
    }
}

/// The version of a library's figures, [`Sheet::version`].
#[must_use]
pub fn version_of<'a>(cells: impl IntoIterator<Item = &'a StoredFigure>) -> i64 {
    cells.into_iter().map(|stored| stored.revision).sum()
}

/// Why a library cannot change its year today; None when it can.
#[must_use]
pub fn lock(round: &Round, submission: &Submission, today: NaiveDate) -> Option<Refused> {
    round_lock(round, submission, today).or_else(|| (!submission.state.is_editable()).then_some(Refused::Locked))
}

/// Why nobody of the library can work in the round today, whatever the state of its year.
fn round_lock(round: &Round, submission: &Submission, today: NaiveDate) -> Option<Refused> {
    let reopened = submission.open_until.is_some_and(|last| today <= last);
    match round.state {
        RoundState::Frozen | RoundState::Closed if reopened => None,
        RoundState::Frozen => Some(Refused::Frozen),
        RoundState::Planned | RoundState::Closed => Some(Refused::RoundNotOpen),
        RoundState::Open => None,
    }
}

/// Whether what was sent can be taken back: not once it has been taken up, nor when the library could
/// not go on with it.
#[must_use]
pub fn is_recallable(round: &Round, submission: &Submission, today: NaiveDate) -> bool {
    submission.state == SubmissionState::Submitted && submission.taken_up_at.is_none() && round_lock(round, submission, today).is_none()
}

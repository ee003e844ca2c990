//! How far a library's year has come.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    cell::Cell,
    check::{open_questions, questions},
    figures::{Figure, LibraryFigures, StoredFigure},
    sheet::{Breaks, Sheet},
};
use crate::{
    domain::{
        catalogue::{Catalogue, indicator::Indicator},
        code::{IndicatorCode, LibraryCode},
        round::{Round, RoundState, SubmissionState},
    },
    text::date::helsinki_date,
};

/// Required cells answered, of all required; and cells with open questions. Of a section, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub all: usize,
    pub asks: usize,
}

impl Progress {
    fn of_sections(catalogue: &Catalogue, cell: &dyn Fn(&Indicator) -> Cell, asks: &dyn Fn(&Indicator) -> bool) -> Vec<Self> {
        let of = |asked: Vec<&Indicator>| {
            let required = || asked.iter().filter(|indicator| indicator.is_required());
            Self {
                done: required().filter(|indicator| !cell(indicator).is_missing()).count(),
                all: required().count(),
                asks: asked.iter().filter(|indicator| asks(indicator)).count(),
            }
        };
        catalogue.sections().iter().map(|section| of(catalogue.asked_in(&section.code).collect())).collect()
    }

    #[must_use]
    pub fn total(sections: &[Self]) -> Self {
        let add = |sum: Self, part: &Self| Self { done: sum.done + part.done, all: sum.all + part.all, asks: sum.asks + part.asks };
        sections.iter().fold(Self::default(), add)
    }
}

impl Sheet {
    /// By section of the form.
    #[must_use]
    pub fn section_progress(&self) -> Vec<Progress> {
        Progress::of_sections(&self.catalogue, &|indicator| self.cell(&indicator.code), &|indicator| self.asks(indicator))
    }

    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress::total(&self.section_progress())
    }

    #[must_use]
    pub fn glance(&self) -> Glance {
        let figures = |cells: &BTreeMap<IndicatorCode, StoredFigure>| {
            cells.iter().map(|(code, stored)| (code.clone(), stored.figure.clone())).collect()
        };
        let submission = &self.submission;
        let seen = Glanced {
            state: submission.state,
            submitted_at: submission.submitted_at,
            approved_at: submission.approved_at,
            approved_figures: submission.approved_figures.clone(),
            figures: figures(&self.cells),
            last_year: self.last_year.clone(),
        };
        Glance::of(&self.catalogue, &seen, &self.breaks)
    }

    /// The last day: the round's, or that of a library that was let back in once the round was over.
    #[must_use]
    pub fn due_on(&self) -> NaiveDate {
        self.submission.open_until.filter(|_| self.round.state != RoundState::Open).unwrap_or(self.round.due_on)
    }

    /// Days until the last day; less than nothing when it has passed.
    #[must_use]
    pub fn days_left(&self) -> i64 {
        (self.due_on() - self.today).num_days()
    }

    #[must_use]
    pub fn is_late(&self) -> bool {
        is_late(&self.round, self.submission.state, self.submission.submitted_at, self.today)
    }
}

/// Submitted after the deadline, or still not submitted once it has passed.
fn is_late(round: &Round, state: SubmissionState, submitted_at: Option<DateTime<Utc>>, today: NaiveDate) -> bool {
    match submitted_at {
        Some(at) => helsinki_date(at) > round.due_on,
        None => round.state == RoundState::Open && today > round.due_on && state != SubmissionState::Approved,
    }
}

/// A library's year at a glance: a row of the board. It holds no figure, so that those of a whole consortium
/// can be kept at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    pub state: SubmissionState,
    /// Whether anything was ever saved.
    pub begun: bool,
    pub submitted_at: Option<DateTime<Utc>>,
    /// When what stands as approved was approved.
    pub approved_at: Option<DateTime<Utc>>,
    /// By section of the form.
    pub sections: Vec<Progress>,
    /// Cells that differ from what was approved.
    pub changed: usize,
}

/// Members' years, by library.
pub type Glances = BTreeMap<LibraryCode, Glance>;

/// What a [`Glance`] is made from.
#[derive(Debug)]
pub struct Glanced {
    pub state: SubmissionState,
    pub submitted_at: Option<DateTime<Utc>>,
    pub approved_at: Option<DateTime<Utc>>,
    pub approved_figures: Option<LibraryFigures>,
    pub figures: LibraryFigures,
    pub last_year: LibraryFigures,
}

impl Glance {
    /// Of a library that has not begun.
    #[must_use]
    pub fn draft(catalogue: &Catalogue) -> Self {
        let sections = Progress::of_sections(catalogue, &|_| Cell::Missing, &|_| false);
        Self { state: SubmissionState::Draft, begun: false, submitted_at: None, approved_at: None, sections, changed: 0 }
    }

    #[must_use]
    pub fn of(catalogue: &Catalogue, seen: &Glanced, breaks: &Breaks) -> Self {
        let cell_in = |figures: &LibraryFigures, code: &IndicatorCode| figures.get(code).map_or(Cell::Missing, |figure| figure.cell);
        let cell = |code: &IndicatorCode| cell_in(&seen.figures, code);
        let asks = |indicator: &Indicator| {
            let code = &indicator.code;
            let note = seen.figures.get(code).map_or("", |figure| figure.note.as_str());
            let asked = questions(&indicator.rules, cell(code), cell_in(&seen.last_year, code), breaks.broken(code), &cell);
            !open_questions(&asked, note).is_empty()
        };
        let differs = |before: &LibraryFigures| {
            let was = |code: &IndicatorCode| before.get(code).cloned().unwrap_or_default();
            seen.figures.iter().filter(|(code, now): &(&IndicatorCode, &Figure)| was(code) != **now).count()
        };
        Self {
            state: seen.state,
            begun: !seen.figures.is_empty(),
            submitted_at: seen.submitted_at,
            approved_at: seen.approved_at.filter(|_| seen.approved_figures.is_some()),
            sections: Progress::of_sections(catalogue, &|indicator| cell(&indicator.code), &asks),
            changed: seen.approved_figures.as_ref().map_or(0, differs),
        }
    }

    #[must_use]
    pub fn is_late(&self, round: &Round, today: NaiveDate) -> bool {
        is_late(round, self.state, self.submitted_at, today)
    }

    #[must_use]
    pub fn asks(&self) -> bool {
        self.sections.iter().any(|section| section.asks > 0)
    }

    /// Whether the library has still to send it.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        matches!(self.state, SubmissionState::Draft | SubmissionState::Returned)
    }
}

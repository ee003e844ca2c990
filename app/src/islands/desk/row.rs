//! One row at the desk: the phase it is in, and how that is shown.

use super::page;
use crate::{
    domain::{
        catalogue::rules::Rules,
        code::IndicatorCode,
        entry::{
            cell::Cell,
            check::{Broken, Question, open_questions, questions},
            figures::Figure,
            reading::DecimalMark,
            row::Part,
            typed::{Field, Unfit},
        },
        visible::is_seen,
    },
    islands::{
        cell_state::CellState,
        row_reading::{Choice, RowReading, Saved},
        wire::DeskRow,
    },
    text::{Lang, words::entry as words},
};

/// Where a row is between a person's hands and the disk.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// As saved.
    Settled,
    /// As a plain form came back with it; left alone until it is touched.
    Untouched,
    /// Being typed.
    Typing,
    Saving,
    /// Kept in the browser.
    Waiting,
    SignedOut,
    Failed,
    Unfit(Unfit),
    Refused(String),
    Clash(Theirs),
    Locked(String),
}

/// What somebody else saved meanwhile.
#[derive(Clone, Debug, PartialEq)]
pub struct Theirs {
    pub figure: Figure,
    pub revision: i64,
    pub by: String,
    pub at: String,
}

/// A row of the section: what is saved, what was typed over, and where it is.
pub struct Live {
    pub row: DeskRow,
    pub rules: Rules,
    pub last_year: Cell,
    /// The value that the note was written of, where it was another.
    pub words_of: Option<Cell>,
    /// It was said that the note holds all the same.
    pub confirms: bool,
    /// What is saved.
    pub figure: Figure,
    /// The revision that what stands in the fields was typed over.
    pub seen: i64,
    pub phase: Phase,
    /// Whether it has been said that it waits: trying again is not news.
    pub told: bool,
}

impl Live {
    /// As the server wrote the row.
    pub fn of(row: &DeskRow) -> Self {
        Self {
            rules: row.rules.clone().into(),
            last_year: Figure::from(row.last_year.clone()).cell,
            words_of: row.words_of.clone().map(|figure| Figure::from(figure).cell),
            confirms: false,
            figure: row.figure.clone().into(),
            row: row.clone(),
            seen: row.revision,
            phase: if row.unsettled { Phase::Untouched } else { Phase::Settled },
            told: false,
        }
    }

    /// The row's field, for what is typed in a language.
    pub fn field(&self, lang: Lang) -> Field<'_> {
        Field { limits: self.rules.hard_limits, unit: self.row.written_unit(), mark: DecimalMark::of(lang) }
    }

    fn broken(&self) -> Broken {
        Broken::of(self.row.broken_anyway, !self.row.break_kind.is_empty())
    }

    fn questions(&self, cell_of: &dyn Fn(&IndicatorCode) -> Cell) -> Vec<Question> {
        questions(&self.rules, self.figure.cell, self.last_year, self.broken(), cell_of)
    }

    /// Whether what is saved awaits an explanation.
    pub fn asks(&self, cell_of: &dyn Fn(&IndicatorCode) -> Cell) -> bool {
        !open_questions(&self.questions(cell_of), &self.figure.note).is_empty()
    }

    /// It was saved: `figure` stands in place of what was there.
    pub fn saved(&mut self, figure: Figure) {
        let before = std::mem::replace(&mut self.figure, figure);
        let left_alone = before.note == self.figure.note && is_seen(&before.note);
        let confirmed = std::mem::take(&mut self.confirms) || before == self.figure;
        let then = if confirmed { self.figure.cell } else { self.words_of.unwrap_or(before.cell) };
        let differs = then.amount().zip(self.figure.cell.amount()).is_some_and(|(was, is)| was != is);
        self.words_of = (left_alone && differs).then_some(then);
    }

    /// Takes the other's value for what is saved: it has been seen now.
    pub fn accept(&mut self, theirs: Theirs) {
        self.row.when = Some(format!("{}, {}", theirs.at, theirs.by));
        (self.figure, self.row.revision, self.seen) = (theirs.figure, theirs.revision, theirs.revision);
    }

    /// What stands beside and under it.
    pub fn reading(&self, cell_of: &dyn Fn(&IndicatorCode) -> Cell, name_of: &dyn Fn(&IndicatorCode) -> String, lang: Lang) -> RowReading {
        let with = |state: CellState, detail: Option<&str>| {
            let mut reading = RowReading::unsaved(state, Vec::new(), Vec::new());
            reading.detail = detail.map(str::to_owned);
            reading
        };
        match &self.phase {
            Phase::Settled | Phase::Untouched => {
                let saved = Saved {
                    figure: &self.figure,
                    last_year: self.last_year,
                    change: (self.broken() == Broken::No).then(|| self.row.change()),
                    asked: &self.questions(cell_of),
                    words_of: self.words_of,
                    when: self.row.when.as_deref(),
                    remarked: self.row.remarked,
                    locked: false,
                };
                RowReading::saved(&saved, name_of, lang)
            }
            Phase::Typing => with(CellState::Typing, None),
            Phase::Saving => with(CellState::Saving, None),
            Phase::Waiting => with(CellState::Waiting, Some(words::kept_here(lang))),
            Phase::SignedOut => with(CellState::Waiting, Some(words::kept_signed_out(lang))),
            Phase::Failed => {
                let again = Choice { words: words::try_again(lang).to_owned(), part: Part::Again, value: "again".to_owned() };
                RowReading::unsaved(CellState::Failed, vec![words::server_failed(lang).to_owned()], vec![again])
            }
            Phase::Unfit(unfit) => RowReading::unfit(*unfit, self.row.written_unit(), lang),
            Phase::Refused(words) => RowReading::unsaved(CellState::Invalid, vec![words.clone()], Vec::new()),
            Phase::Clash(theirs) => {
                RowReading::clash(page::read(&self.row.code).value.trim(), theirs.figure.cell, (&theirs.by, &theirs.at), lang)
            }
            Phase::Locked(why) => with(CellState::Locked, Some(why)),
        }
    }
}

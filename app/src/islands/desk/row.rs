//! One row at the desk: the phase it is in, and how that is shown.

use super::page::{self, Shown};
use crate::{
    domain::{
        catalogue::rules::Rules,
        code::IndicatorCode,
        entry::{
            amount::NotAnAmount,
            cell::Cell,
            check::{Question, open_questions, questions},
            figures::Figure,
            typed::Unfit,
        },
    },
    islands::{cell_state::CellState, wire::DeskRow},
    text::{Lang, cell, number, problem, words::entry as words},
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
            figure: row.figure.clone().into(),
            row: row.clone(),
            seen: row.revision,
            phase: if row.unsettled { Phase::Untouched } else { Phase::Settled },
            told: false,
        }
    }

    fn is_broken(&self) -> bool {
        self.row.broken_anyway || !self.row.break_kind.is_empty()
    }

    fn questions(&self, cell_of: &dyn Fn(&IndicatorCode) -> Cell) -> Vec<Question> {
        questions(&self.rules, self.figure.cell, self.last_year, self.is_broken(), cell_of)
    }

    /// Whether what is saved awaits an explanation.
    pub fn asks(&self, cell_of: &dyn Fn(&IndicatorCode) -> Cell) -> bool {
        !open_questions(&self.questions(cell_of), &self.figure.note).is_empty()
    }

    /// Takes the other's value for what is saved: it has been seen now.
    pub fn accept(&mut self, theirs: Theirs) {
        self.row.when = Some(format!("{}, {}", theirs.at, theirs.by));
        (self.figure, self.row.revision, self.seen) = (theirs.figure, theirs.revision, theirs.revision);
    }

    /// What stands beside and under it.
    pub fn shown(&self, cell_of: &dyn Fn(&IndicatorCode) -> Cell, name_of: &dyn Fn(&IndicatorCode) -> String, lang: Lang) -> Shown {
        let row = &self.row;
        let code = &row.code;
        let unsaved = |state: CellState, messages: Vec<String>, choices: Vec<(String, String, String)>| Shown {
            state,
            detail: None,
            change: "—".to_owned(),
            open: !messages.is_empty() || !choices.is_empty(),
            messages,
            choices,
        };
        match &self.phase {
            Phase::Settled | Phase::Untouched => {
                let broken = self.is_broken();
                let asked = self.questions(cell_of);
                let open = !open_questions(&asked, &self.figure.note).is_empty();
                Shown {
                    state: CellState::of(self.figure.cell, open),
                    detail: cell::saved_detail(self.figure.cell, row.when.as_deref(), lang),
                    change: if broken { "—".to_owned() } else { cell::change(row.change(), self.figure.cell, self.last_year, lang) },
                    messages: asked.iter().map(|question| problem::question(question, name_of, lang)).collect(),
                    choices: Vec::new(),
                    open,
                }
            }
            Phase::Typing => unsaved(CellState::Typing, Vec::new(), Vec::new()),
            Phase::Saving => unsaved(CellState::Saving, Vec::new(), Vec::new()),
            Phase::Waiting => {
                Shown { detail: Some(words::kept_here(lang).to_owned()), ..unsaved(CellState::Waiting, Vec::new(), Vec::new()) }
            }
            Phase::SignedOut => {
                Shown { detail: Some(words::kept_signed_out(lang).to_owned()), ..unsaved(CellState::Waiting, Vec::new(), Vec::new()) }
            }
            Phase::Failed => {
                let again = (words::try_again(lang).to_owned(), format!("s.{code}"), "again".to_owned());
                unsaved(CellState::Failed, vec![words::server_failed(lang).to_owned()], vec![again])
            }
            Phase::Unfit(unfit) => {
                let choices = match unfit {
                    Unfit::Amount(NotAnAmount::Ambiguous { thousands, decimals }) => [*thousands, *decimals]
                        .map(|amount| number::field(amount, lang))
                        .map(|text| (format!("{text} {}", row.unit), format!("c.{code}"), text))
                        .to_vec(),
                    _ => Vec::new(),
                };
                unsaved(CellState::Invalid, vec![problem::unfit(*unfit, &row.unit, lang)], choices)
            }
            Phase::Refused(words) => unsaved(CellState::Invalid, vec![words.clone()], Vec::new()),
            Phase::Clash(saved) => {
                let theirs = cell::cell(saved.figure.cell, lang);
                let choices = vec![
                    (words::keep_mine(lang, page::read(code).value.trim()), format!("k.{code}"), "mine".to_owned()),
                    (words::take_theirs(lang, &theirs), format!("k.{code}"), "theirs".to_owned()),
                ];
                unsaved(CellState::Clash, vec![words::clash_says(lang, &saved.by, &saved.at, theirs)], choices)
            }
            Phase::Locked(why) => Shown { detail: Some(why.clone()), ..unsaved(CellState::Locked, Vec::new(), Vec::new()) },
        }
    }
}

//! What stands beside and under a row of the form, decided once: for the page that the server writes, and for
//! the desk that goes on with it.

use super::cell_state::CellState;
use crate::{
    domain::{
        code::IndicatorCode,
        entry::{
            cell::Cell,
            check::{Question, open_questions},
            figures::Figure,
            reading::{self, Unit},
            row::{GONE, HOLDS, MINE, Part, THEIRS},
            typed::Unfit,
        },
    },
    text::{
        Lang,
        cell::{self, Change},
        problem,
        words::entry as words,
    },
};

#[derive(Clone, Debug)]
pub struct RowReading {
    pub state: CellState,
    pub detail: Option<String>,
    /// On last year; a dash where there is none.
    pub change: String,
    /// Why it was not saved, or what the saved value makes one ask.
    pub messages: Vec<String>,
    pub choices: Vec<Choice>,
    /// Whether an answer is awaited.
    pub open: bool,
}

/// A button that settles a row.
#[derive(Clone, Debug)]
pub struct Choice {
    pub words: String,
    pub part: Part,
    pub value: String,
}

/// What a saved row is read from.
pub struct Saved<'a> {
    pub figure: &'a Figure,
    pub last_year: Cell,
    /// None where the series is broken.
    pub change: Option<Change>,
    pub asked: &'a [Question],
    /// The value that the note was written of, where it was another.
    pub words_of: Option<Cell>,
    /// When and by whom.
    pub when: Option<&'a str>,
    /// Whether the coordinator asks about it.
    pub remarked: bool,
    pub locked: bool,
}

impl RowReading {
    #[must_use]
    pub fn saved(saved: &Saved<'_>, name_of: &dyn Fn(&IndicatorCode) -> String, lang: Lang) -> Self {
        let cell = saved.figure.cell;
        let open = !open_questions(saved.asked, &saved.figure.note).is_empty();
        let mut messages: Vec<String> = saved.asked.iter().map(|question| problem::question(question, name_of, lang)).collect();
        let mut choices = Vec::new();
        if let Some(before) = saved.words_of.filter(|_| !saved.locked) {
            messages.push(words::words_of_another(lang, cell::cell(before, lang)));
            let choice = |words: &str, value: &str| Choice { words: words.to_owned(), part: Part::Words, value: value.to_owned() };
            choices = vec![choice(words::words_hold(lang), HOLDS), choice(words::words_gone(lang), GONE)];
        }
        Self {
            state: if saved.locked { CellState::Locked } else { CellState::of(cell, open) },
            detail: cell::saved_detail(cell, saved.when, lang),
            change: saved.change.map_or_else(|| "—".to_owned(), |told| cell::change(told, cell, saved.last_year, lang)),
            open: open || saved.remarked || !choices.is_empty(),
            messages,
            choices,
        }
    }

    /// A row whose text is not what is saved.
    #[must_use]
    pub fn unsaved(state: CellState, messages: Vec<String>, choices: Vec<Choice>) -> Self {
        let open = !messages.is_empty() || !choices.is_empty();
        Self { state, detail: None, change: "—".to_owned(), messages, choices, open }
    }

    /// What was typed is no value; where it may be several, one chooses.
    #[must_use]
    pub fn unfit(unfit: Unfit, unit: Unit<'_>, lang: Lang) -> Self {
        let choice = |said: reading::Choice| {
            let value = said.text(unit, lang);
            Choice { words: reading::with_unit(&value, unit, lang), part: Part::Choice, value }
        };
        let choices = if let Unfit::Asked(choices) = unfit { choices.iter().map(choice).collect() } else { Vec::new() };
        Self::unsaved(CellState::Invalid, vec![problem::unfit(unfit, unit, lang)], choices)
    }

    /// Somebody else has saved `theirs` at `at` meanwhile.
    #[must_use]
    pub fn clash(mine: &str, theirs: Cell, (by, at): (&str, &str), lang: Lang) -> Self {
        let theirs = cell::cell(theirs, lang);
        let choice = |words: String, value: &str| Choice { words, part: Part::Clash, value: value.to_owned() };
        let choices = vec![choice(words::keep_mine(lang, mine), MINE), choice(words::take_theirs(lang, &theirs), THEIRS)];
        Self::unsaved(CellState::Clash, vec![words::clash_says(lang, by, at, theirs)], choices)
    }

    /// Why it was not saved, if it was not.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        self.messages.first().filter(|_| self.state.is_refused()).map(String::as_str)
    }

    /// The class of the frame around its messages.
    #[must_use]
    pub fn ask_class(&self) -> &'static str {
        if self.state.is_refused() || self.state == CellState::Failed {
            "ask is-bad"
        } else if self.open {
            "ask"
        } else {
            "ask is-plain"
        }
    }
}

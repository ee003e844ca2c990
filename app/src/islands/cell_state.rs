//! The states a cell can be in on the form: each with its icon and its words, never by colour alone.

use crate::{
    domain::entry::cell::Cell,
    text::{Lang, words::entry as words},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellState {
    Empty,
    Saved,
    Estimate,
    Asks,
    NoFigure,
    /// Being typed: not saved yet.
    Typing,
    /// Typed, and on its way.
    Saving,
    /// Typed and kept in the browser: no connection, or signed out.
    Waiting,
    /// The server could not save it.
    Failed,
    Invalid,
    Clash,
    Locked,
}

impl CellState {
    /// The state of a saved cell; `asks` when a question about it is open.
    #[must_use]
    pub fn of(cell: Cell, asks: bool) -> Self {
        match cell {
            _ if asks => Self::Asks,
            Cell::Missing => Self::Empty,
            Cell::NotCollected | Cell::NotApplicable => Self::NoFigure,
            Cell::Estimated(_) => Self::Estimate,
            Cell::Reported(_) => Self::Saved,
        }
    }

    /// Whether what was typed was not taken.
    #[must_use]
    pub fn is_refused(self) -> bool {
        matches!(self, Self::Invalid | Self::Clash)
    }

    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Empty | Self::Typing => "i-open",
            Self::Saved => "i-check",
            Self::Estimate => "i-est",
            Self::Asks => "i-warn",
            Self::NoFigure => "i-none",
            Self::Saving | Self::Waiting => "i-sync",
            Self::Invalid => "i-bang",
            Self::Failed | Self::Clash => "i-fail",
            Self::Locked => "i-lock",
        }
    }

    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Empty => words::empty(lang),
            Self::Saved => words::saved(lang),
            Self::Estimate => words::saved_as_estimate(lang),
            Self::Asks => words::saved_asks(lang),
            Self::NoFigure => words::no_figure(lang),
            Self::Typing => words::typing(lang),
            Self::Saving => words::saving(lang),
            Self::Waiting => words::waiting(lang),
            Self::Failed | Self::Invalid => words::not_saved(lang),
            Self::Clash => words::clash(lang),
            Self::Locked => words::locked(lang),
        }
    }

    #[must_use]
    pub fn row_class(self) -> &'static str {
        match self {
            Self::Asks => "row is-warn",
            Self::NoFigure => "row is-none",
            Self::Invalid | Self::Clash | Self::Failed => "row is-err",
            Self::Locked => "row is-lock",
            Self::Empty | Self::Saved | Self::Estimate | Self::Typing | Self::Saving | Self::Waiting => "row",
        }
    }

    #[must_use]
    pub fn state_class(self) -> &'static str {
        match self {
            Self::Asks | Self::Waiting => "st is-warn",
            Self::Invalid | Self::Clash | Self::Failed => "st is-err",
            _ => "st",
        }
    }
}

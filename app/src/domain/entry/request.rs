//! What somebody asks of a cell, and what became of it.

use super::{
    figures::{Figure, StoredFigure},
    series_break::BreakKind,
    typed::{TypedFigure, Unfit},
};
use crate::{domain::code::IndicatorCode, text::Lang};

/// A cell as it should become, and the revision that its writer had before them (0 for none).
#[derive(Debug)]
pub struct CellRequest {
    pub indicator: IndicatorCode,
    pub meant: Meant,
    pub seen: i64,
    pub mark: BreakMark,
    /// It was said that the note, written of another value, holds for this one.
    pub confirms: bool,
}

/// A figure, or what somebody typed, in their language. It is read beside what is stored, under the
/// same lock: what stood in the field already is never asked about.
#[derive(Debug)]
pub enum Meant {
    Figure(Figure),
    Typed(TypedFigure, Lang),
}

/// What a form says of a break on a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakMark {
    /// The form did not ask.
    AsItIs,
    /// None takes the library's own break away.
    Set(Option<BreakKind>),
}

/// Whether wishes are taken one by one, or together or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllOrNothing {
    No,
    Yes,
}

/// What became of a wish.
#[derive(Debug)]
pub enum Saved {
    /// On disk, or already so: the cell as it now stands, if there is one.
    Done(Option<Box<StoredFigure>>),
    /// Somebody saved another value after `seen`: theirs stands, both are shown.
    Clash(Box<StoredFigure>),
    /// What was typed cannot be kept.
    Unfit(Unfit),
}

/// One row of a file, as a person filled it in.
#[derive(Clone, Debug, PartialEq)]
pub struct FiledRow {
    pub indicator: IndicatorCode,
    pub figure: Figure,
    /// The revision that the file was made from; None when the file does not say.
    pub seen: Option<i64>,
}

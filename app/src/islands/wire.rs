//! What the form's desk in the browser and the server tell each other.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        cell::Cell,
        check::Rules,
        code::{IndicatorCode, LibraryCode, SectionCode},
        figures::Figure,
        year::Year,
    },
    text::cell::Change,
};

/// The section as it is when the desk wakes up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Desk {
    /// Whose unsaved values the browser keeps.
    pub account: i64,
    pub library: LibraryCode,
    pub year: Year,
    pub section: SectionCode,
    pub rows: Vec<DeskRow>,
    /// Cells of other sections, which this section's checks read.
    pub elsewhere: Vec<(IndicatorCode, Cell)>,
    /// Names of everything that checks read.
    pub names: Vec<(IndicatorCode, String)>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeskRow {
    pub code: IndicatorCode,
    pub name: String,
    /// The unit as words.
    pub unit: String,
    pub required: bool,
    pub rules: Rules,
    pub change: Change,
    pub last_year: Cell,
    /// What is saved, with the revision that was seen.
    pub figure: Figure,
    pub revision: i64,
    /// The break recorded on it, by its code; empty for none.
    pub break_kind: String,
    /// When and by whom it was saved.
    pub when: Option<String>,
    /// Came back from a plain form unsaved: left as the server showed it until it is touched.
    pub unsettled: bool,
}

/// What became of one cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Became {
    /// On disk.
    Kept { figure: Figure, revision: i64, when: Option<String> },
    /// Not kept: why, in words.
    Unfit(String),
    /// Somebody else's value stands; nothing was overwritten.
    Clash { figure: Figure, revision: i64, by: String, at: String },
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub cells: Vec<(IndicatorCode, Became)>,
    /// Why nothing can be saved at all.
    pub lock: Option<String>,
    pub progress: String,
    pub done: usize,
    pub all: usize,
    /// Of each section, in order.
    pub counts: Vec<String>,
}

/// Who else is in the section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Others {
    pub names: Vec<String>,
}

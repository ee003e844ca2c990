//! A year's figures: every library's cells with their notes.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::cell::Cell;
use crate::domain::code::{IndicatorCode, LibraryCode};

/// A cell and what the library said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    #[serde(flatten)]
    pub cell: Cell,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// One library's figures of one year.
pub type LibraryFigures = BTreeMap<IndicatorCode, Figure>;

/// All libraries' figures of one year, in the order of their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct YearFigures(pub BTreeMap<LibraryCode, LibraryFigures>);

impl YearFigures {
    /// A cell that was never touched is missing.
    #[must_use]
    pub fn cell(&self, library: &LibraryCode, indicator: &IndicatorCode) -> Cell {
        self.0.get(library).and_then(|figures| figures.get(indicator)).map_or(Cell::Missing, |figure| figure.cell)
    }
}

#[derive(Clone, Debug)]
pub struct StoredFigure {
    pub indicator: IndicatorCode,
    pub figure: Figure,
    pub revision: i64,
    pub changed_at: DateTime<Utc>,
    /// The name of who changed it; None when a command did.
    pub changed_by: Option<String>,
}

/// The revision of a cell that nobody has saved yet.
pub const NEVER_SAVED: i64 = 0;

impl StoredFigure {
    /// The revision of what is stored, if anything is.
    #[must_use]
    pub fn revision_of(stored: Option<&Self>) -> i64 {
        stored.map_or(NEVER_SAVED, |stored| stored.revision)
    }
}

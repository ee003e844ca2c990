//! What a frozen year holds: everything needed to make its pages, its report and its data again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    catalogue::file::CatalogueFile,
    code::{IndicatorCode, LibraryCode},
    entry::{cell::Cell, figures::LibraryFigures, series_break::Break, submission::Approval},
    story::PublishedStory,
    year::Year,
};

/// Immutable; known by the hash of its bytes. `F` is how the libraries' figures are held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot<F> {
    pub year: Year,
    /// 1 at the first freeze; a correction after it makes the next.
    pub revision: u32,
    /// The day of the freeze, in Helsinki.
    pub frozen_on: NaiveDate,
    /// Whether it is of the example consortium.
    pub demo: bool,
    pub catalogue: CatalogueFile,
    /// Approved figures only.
    pub figures: F,
    /// What coverage was measured by when the year was frozen.
    pub students: BTreeMap<LibraryCode, f64>,
    pub approvals: BTreeMap<LibraryCode, Approval>,
    pub breaks: Vec<Break>,
    pub stories: Vec<PublishedStory>,
    /// Why this revision was made; empty in the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What differs from the revision before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

/// A cell that a revision has corrected. The values themselves are not repeated: a library's own
/// figure is not public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub library: LibraryCode,
    pub indicator: IndicatorCode,
}

/// The cells in which two states of a library's year differ, in the order of indicators. A note alone is no
/// correction.
#[must_use]
pub fn corrections(library: &LibraryCode, before: &LibraryFigures, after: &LibraryFigures) -> Vec<Correction> {
    let all: BTreeSet<&IndicatorCode> = before.keys().chain(after.keys()).collect();
    let cell = |figures: &LibraryFigures, code: &IndicatorCode| figures.get(code).map_or(Cell::Missing, |figure| figure.cell);
    let differs = |code: &&IndicatorCode| cell(before, code) != cell(after, code);
    all.into_iter().filter(differs).map(|code| Correction { library: library.clone(), indicator: code.clone() }).collect()
}

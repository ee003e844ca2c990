//! What a frozen year holds: everything needed to make its pages, its report and its data again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    catalogue::{Catalogue, CatalogueProblem, file::CatalogueFile},
    code::{IndicatorCode, LibraryCode},
    entry::{figures::YearFigures, series_break::Break, submission::Approval},
    numbers::year_data::YearData,
    story::PublishedStory,
    year::Year,
};

/// Immutable; known by the hash of its bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub year: Year,
    /// 1 at the first freeze; a correction after it makes the next.
    pub revision: u32,
    /// The day of the freeze, in Helsinki.
    pub frozen_on: NaiveDate,
    /// Whether it is of the example consortium.
    pub demo: bool,
    pub catalogue: CatalogueFile,
    /// Approved figures only.
    pub figures: YearFigures,
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

/// The cells in which two states of a year differ, in the order of libraries and indicators. A note
/// alone is no correction.
#[must_use]
pub fn corrections(before: &YearFigures, after: &YearFigures) -> Vec<Correction> {
    let cells = [before, after].map(|figures| figures.0.iter().flat_map(|(library, cells)| cells.keys().map(move |code| (library, code))));
    let [before_cells, after_cells] = cells;
    let all: BTreeSet<(&LibraryCode, &IndicatorCode)> = before_cells.chain(after_cells).collect();
    let differs = |(library, code): &(&LibraryCode, &IndicatorCode)| before.cell(library, code) != after.cell(library, code);
    all.into_iter().filter(differs).map(|(library, code)| Correction { library: library.clone(), indicator: code.clone() }).collect()
}

impl Snapshot {
    /// # Errors
    /// The problems of the catalogue inside, if the snapshot was not made by this program.
    pub fn year_data(&self) -> Result<YearData, Vec<CatalogueProblem>> {
        let catalogue = Arc::new(Catalogue::of_year(&self.catalogue, self.year)?);
        Ok(YearData::new(self.year, catalogue, &self.figures, &self.students, self.breaks.clone()))
    }
}

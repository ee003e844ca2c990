//! What a frozen year holds: everything needed to make its pages, its report and its data again.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    catalogue::{Catalogue, CatalogueProblem, file::CatalogueFile},
    code::LibraryCode,
    figures::YearFigures,
    series_break::Break,
    story::PublishedStory,
    trend::YearData,
    year::Year,
};

/// When a library's year was approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub on: NaiveDate,
    pub submitted_late: bool,
}

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
}

impl Snapshot {
    /// # Errors
    /// The problems of the catalogue inside, if the snapshot was not made by this program.
    pub fn year_data(&self) -> Result<YearData, Vec<CatalogueProblem>> {
        Ok(YearData {
            year: self.year,
            catalogue: Arc::new(Catalogue::new(self.catalogue.clone())?),
            figures: self.figures.clone(),
            students: self.students.clone().into(),
            breaks: self.breaks.clone(),
        })
    }
}

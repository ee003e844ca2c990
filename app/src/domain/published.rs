//! What everybody may see: the frozen years with their numbers, and nothing of single libraries but who
//! they are.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;

use super::{
    catalogue::{Catalogue, site::Site},
    code::{IndicatorCode, LibraryCode},
    cube::Cube,
    emission::Range,
    entry::series_break::Break,
    numbers::year_data::YearData,
    story::PublishedStory,
    year::Year,
};

/// All that is published.
#[derive(Clone, Debug, Default)]
pub struct Published {
    pub site: Site,
    /// Oldest first.
    pub years: Vec<PublishedYear>,
    pub cube: Arc<Cube>,
}

/// A year without its libraries' figures: those are brought together in the cube.
#[derive(Clone, Debug)]
pub struct PublishedYear {
    pub year: Year,
    pub catalogue: Arc<Catalogue>,
    /// In the order of their codes.
    pub members: Arc<[LibraryCode]>,
    /// Breaks that concern every library.
    pub breaks: Vec<Break>,
    /// None for a draft.
    pub frozen: Option<Freeze>,
}

/// What a freeze has made of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Freeze {
    /// Of the snapshot.
    pub hash: String,
    /// 1 at first; a correction makes the next.
    pub revision: u32,
    pub on: NaiveDate,
    /// Libraries whose figures were approved, and the last day on which one was.
    pub approved: usize,
    pub last_approved_on: Option<NaiveDate>,
    pub stories: Vec<PublishedStory>,
    /// Why there is a later revision, and how many libraries' cells of an indicator it corrected.
    pub reason: String,
    pub corrections: BTreeMap<IndicatorCode, usize>,
    /// Emissions under today's factors, where those are not the ones that the snapshot pins; None where it is withheld.
    pub recalculated: BTreeMap<IndicatorCode, Option<Range>>,
    /// The version of the catalogue that holds today, when there is anything recalculated.
    pub todays_version: String,
}

impl Published {
    #[must_use]
    pub fn find(&self, year: Year) -> Option<&PublishedYear> {
        self.years.iter().find(|published| published.year == year)
    }

    #[must_use]
    pub fn latest(&self) -> Option<&PublishedYear> {
        self.years.last()
    }

    /// Whether every page of this is as of `other`, where both are of the same snapshots: those never change.
    #[must_use]
    pub fn shows_what(&self, other: &Self) -> bool {
        self.site == other.site && self.years.iter().map(|year| &year.frozen).eq(other.years.iter().map(|year| &year.frozen))
    }

    /// Whether every report of this is as of `other`, where both are of the same snapshots: it tells of no
    /// factors but those that its year pins.
    #[must_use]
    pub fn prints_what(&self, other: &Self) -> bool {
        self.site == other.site && self.years.iter().map(PublishedYear::stories).eq(other.years.iter().map(PublishedYear::stories))
    }

    /// Whether a frozen year has an indicator.
    #[must_use]
    pub fn has(&self, year: Year, code: &IndicatorCode) -> bool {
        self.find(year).is_some_and(|found| found.catalogue.find_indicator(code.as_str()).is_some())
    }

    /// The last frozen year that has an indicator.
    #[must_use]
    pub fn last_with(&self, code: &IndicatorCode) -> Option<Year> {
        self.years.iter().rev().map(|published| published.year).find(|year| self.has(*year, code))
    }

    /// The year of a published story.
    #[must_use]
    pub fn year_of_story(&self, id: i64) -> Option<Year> {
        self.years.iter().find(|year| year.stories().iter().any(|story| story.id == id)).map(|year| year.year)
    }
}

impl PublishedYear {
    /// What may be seen of a year; a draft when it is not frozen.
    #[must_use]
    pub fn of(data: &YearData, frozen: Option<Freeze>) -> Self {
        Self {
            year: data.year,
            catalogue: Arc::clone(&data.catalogue),
            members: Arc::clone(&data.members),
            breaks: data.breaks.iter().filter(|found| found.library.is_none()).cloned().collect(),
            frozen,
        }
    }

    /// The published stories; none of a draft.
    #[must_use]
    pub fn stories(&self) -> &[PublishedStory] {
        self.frozen.as_ref().map(|frozen| frozen.stories.as_slice()).unwrap_or_default()
    }
}

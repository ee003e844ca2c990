//! What is published, in memory: the latest snapshot of every frozen year, and its numbers.
//!
//! Public pages read this and nothing else. It is swapped as a whole when the data version in the
//! database changes; the rendered pages and reports kept inside go with it.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use app::domain::{
    catalogue::site::Site,
    code::{IndicatorCode, LibraryCode},
    cube::Cube,
    disclosure::OlderRevisions,
    emission::{Nature, Range},
    numbers::{coverage::given_students, year_data::YearData},
    snapshot::{Correction, Snapshot},
    story::PublishedStory,
    year::Year,
};
use chrono::NaiveDate;

use super::{
    StartError,
    catalogue::{InForce, first_consortium},
};
use crate::{
    random::hash_bytes,
    store::{StoredSnapshot, Tx},
};

/// A frozen year as pages need it. The libraries' cells are columns in `data`; their notes stay in
/// the database.
#[derive(Debug)]
pub struct PublishedYear {
    pub hash: String,
    pub revision: u32,
    pub frozen_on: NaiveDate,
    /// Libraries whose figures were approved, and the last day on which one was.
    pub approved: usize,
    pub last_approved_on: Option<NaiveDate>,
    pub stories: Vec<PublishedStory>,
    /// Why there is a later revision, and what it corrected.
    pub reason: String,
    pub corrections: Vec<Correction>,
    pub data: YearData,
    /// What coverage was measured by when the year was frozen.
    pub students: BTreeMap<LibraryCode, f64>,
    /// What libraries, members or not, said of their students.
    pub given_students: BTreeMap<LibraryCode, f64>,
    /// Emissions under today's factors, where those are not the ones that the snapshot pins.
    pub recalculated: BTreeMap<IndicatorCode, Range>,
    /// The version of the catalogue that holds today, when `recalculated` is told.
    pub todays_version: String,
}

#[derive(Debug)]
pub struct Published {
    pub version: i64,
    pub site: Site,
    /// Oldest first.
    pub years: Vec<PublishedYear>,
    pub cube: Cube,
    older: OlderRevisions,
    rendered: Mutex<BTreeMap<String, Arc<Kept>>>,
}

/// A page or a file as it was made, and the hash of its bytes.
#[derive(Debug)]
pub struct Kept {
    pub bytes: Vec<u8>,
    pub hash: String,
}

/// What pages and reports may take in memory, in bytes: every page of twenty years in three
/// languages, with room for the reports.
const MOST_KEPT: usize = 256 * 1024 * 1024;

impl Published {
    /// # Errors
    /// When the database fails or a snapshot cannot be read.
    pub(super) async fn load_in(tx: &mut Tx, in_force: &InForce) -> Result<Self, StartError> {
        let version = tx.data_version().await?;
        let site = Site { demo: tx.is_demo().await?, consortium: in_force.file.vocabulary.consortium.clone().unwrap_or_default() };
        let mut years: Vec<PublishedYear> = Vec::new();
        for stored in tx.list_snapshots().await? {
            let mut year = published_year(stored)?;
            if let Some(before) = years.last() {
                year.data = year.data.sharing(&before.data.members);
                year.data.catalogue = Arc::new(year.data.catalogue.as_ref().clone().sharing(before.data.catalogue.shared_libraries()));
            }
            let today = in_force.of_year(year.data.year);
            if !year.data.catalogue.has_factors_of(&today) {
                today.version().clone_into(&mut year.todays_version);
                year.recalculated = year.data.recalculated(&today).map(|data| recalculated(&data)).unwrap_or_default();
            }
            years.push(year);
        }
        // Whoever takes consent back is out of sight at once; the snapshot itself stays as it was.
        let withdrawn = tx.list_withdrawn_stories().await?;
        for year in &mut years {
            year.stories.retain(|story| !withdrawn.contains(&story.id));
        }
        let mut older = OlderRevisions::new();
        if years.iter().any(|year| year.revision > 1) {
            for stored in tx.list_superseded_snapshots().await? {
                let snapshot = read(&stored)?;
                older.entry(snapshot.year).or_default().push(data_of(&snapshot, &stored)?);
            }
        }
        let data: Vec<&YearData> = years.iter().map(|year| &year.data).collect();
        let cube = Cube::build(&data, &older);
        Ok(Self { version, site, years, older, cube, rendered: Mutex::default() })
    }

    #[must_use]
    pub fn find(&self, year: Year) -> Option<&PublishedYear> {
        self.years.iter().find(|published| published.data.year == year)
    }

    /// Whether a frozen year has an indicator.
    #[must_use]
    pub fn has(&self, year: Year, code: &IndicatorCode) -> bool {
        self.find(year).is_some_and(|found| found.data.catalogue.find_indicator(code.as_str()).is_some())
    }

    /// The last frozen year that has an indicator.
    #[must_use]
    pub fn last_with(&self, code: &IndicatorCode) -> Option<Year> {
        self.years.iter().rev().map(|published| published.data.year).find(|year| self.has(*year, code))
    }

    #[must_use]
    pub fn latest(&self) -> Option<&PublishedYear> {
        self.years.last()
    }

    /// The numbers of a year that is not frozen, beside the frozen years before it.
    #[must_use]
    pub fn cube_with(&self, draft: &YearData) -> Cube {
        let before = self.years.iter().map(|published| &published.data).filter(|data| data.year < draft.year);
        let years: Vec<&YearData> = before.chain([draft]).collect();
        // With all years, so that no earlier one tells more than it does in public.
        Cube::build(&years, &self.older).withholding_personal(draft)
    }

    /// The indicators of a year that would have no total if it were frozen like this, so that it tells of
    /// no small library: what its revisions have told already counts.
    #[must_use]
    pub fn protected_after(&self, data: &YearData) -> Vec<IndicatorCode> {
        let others = self.years.iter().map(|published| &published.data).filter(|other| other.year != data.year);
        let mut years: Vec<&YearData> = others.chain([data]).collect();
        years.sort_by_key(|data| data.year);
        let mut older = self.older.clone();
        if let Some(told) = self.find(data.year) {
            older.entry(data.year).or_default().push(told.data.clone());
        }
        let cube = Cube::build(&years, &older);
        let is_protected = |code: &IndicatorCode| {
            !cube.is_told(data.year, code) && cube.aggregate(data.year, code).is_some_and(|aggregate| aggregate.coverage.reporting > 0)
        };
        data.catalogue.indicators().iter().map(|indicator| indicator.code.clone()).filter(is_protected).collect()
    }

    /// What was made before under `key`, or what `make` makes now.
    ///
    /// # Errors
    /// What `make` says; nothing is kept then.
    pub fn kept<E>(&self, key: &str, make: impl FnOnce() -> Result<Vec<u8>, E>) -> Result<Arc<Kept>, E> {
        if let Some(found) = self.rendered.lock().unwrap_or_else(PoisonError::into_inner).get(key) {
            return Ok(found.clone());
        }
        let bytes = make()?;
        let made = Arc::new(Kept { hash: hash_bytes(&bytes), bytes });
        let mut rendered = self.rendered.lock().unwrap_or_else(PoisonError::into_inner);
        let held: usize = rendered.values().map(|kept| kept.bytes.len()).sum();
        if held + made.bytes.len() <= MOST_KEPT {
            rendered.insert(key.to_owned(), made.clone());
        }
        Ok(made)
    }
}

/// A stored snapshot as what it says.
///
/// # Errors
/// When it was not made by this program.
pub(super) fn read(stored: &StoredSnapshot) -> Result<Snapshot, StartError> {
    let mut snapshot: Snapshot = serde_json::from_str(&stored.document).map_err(|e| refused(stored, &e.to_string()))?;
    first_consortium(&mut snapshot.catalogue)?;
    Ok(snapshot)
}

pub(super) fn data_of(snapshot: &Snapshot, stored: &StoredSnapshot) -> Result<YearData, StartError> {
    let listed = |problems: Vec<app::domain::catalogue::CatalogueProblem>| {
        refused(stored, &problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
    };
    snapshot.year_data().map_err(listed)
}

fn refused(stored: &StoredSnapshot, what: &str) -> StartError {
    StartError::Snapshot(format!("{} revision {}: {what}", stored.year, stored.revision))
}

fn published_year(stored: StoredSnapshot) -> Result<PublishedYear, StartError> {
    let snapshot = read(&stored)?;
    let data = data_of(&snapshot, &stored)?;
    Ok(PublishedYear {
        hash: stored.hash,
        revision: snapshot.revision,
        frozen_on: snapshot.frozen_on,
        approved: snapshot.approvals.len(),
        last_approved_on: snapshot.approvals.values().map(|approval| approval.on).max(),
        given_students: given_students(&snapshot.figures),
        students: snapshot.students,
        stories: snapshot.stories,
        reason: snapshot.reason,
        corrections: snapshot.corrections,
        data,
        recalculated: BTreeMap::new(),
        todays_version: String::new(),
    })
}

/// The emissions of a year, by indicator.
fn recalculated(data: &YearData) -> BTreeMap<IndicatorCode, Range> {
    let emissions = data.catalogue.indicators().iter().filter(|indicator| indicator.nature != Nature::Plain);
    let of = |indicator: &app::domain::catalogue::indicator::Indicator| {
        app::domain::numbers::aggregate::aggregate(data, indicator).range().map(|range| (indicator.code.clone(), range))
    };
    emissions.filter_map(of).collect()
}

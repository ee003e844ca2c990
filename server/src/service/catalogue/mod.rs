//! The catalogue in force: kept as documents in the database, checked as a whole at every change.
//!
//! A frozen year has the catalogue that its snapshot pins; every other year has what holds in it of
//! the latest revision. Editing therefore never reaches a frozen year.

mod edit;

use std::{collections::BTreeMap, sync::Arc};

use app::domain::{
    account::Actor,
    catalogue::{
        Catalogue, check_file,
        file::{CatalogueFile, CatalogueRevision},
    },
    code::LibraryCode,
    entry::series_break::Break,
    year::Year,
};
use chrono::Datelike;
use serde::Serialize;

use super::{
    Outcome, Service, StartError,
    rights::{Action, demand},
};
use crate::{
    catalogue::seed,
    store::{NewCatalogue, Tx},
};

/// The latest revision, and what holds of it in each year.
#[derive(Debug)]
pub struct InForce {
    pub revision: i64,
    pub file: Arc<CatalogueFile>,
    /// Each state that it is ever in, by its first year, the earliest first.
    states: Vec<(Year, Arc<Catalogue>)>,
}

impl InForce {
    fn of(revision: i64, file: CatalogueFile) -> Result<Self, StartError> {
        check_file(&file).map_err(StartError::Catalogue)?;
        let mut states: Vec<(Year, Arc<Catalogue>)> = Vec::new();
        for start in file.states() {
            let made = Catalogue::of_year(&file, start).map_err(StartError::Catalogue)?;
            let made = match states.first() {
                Some((_, other)) => made.sharing(other.shared_libraries()),
                None => made,
            };
            states.push((start, Arc::new(made)));
        }
        Ok(Self { revision, file: Arc::new(file), states })
    }

    /// What holds in a year; before the first definition what holds then.
    ///
    /// # Panics
    /// Never: a checked file has a state.
    #[must_use]
    pub fn of_year(&self, year: Year) -> Arc<Catalogue> {
        let found = self.states.iter().rev().find(|(start, _)| *start <= year).unwrap_or(&self.states[0]);
        Arc::clone(&found.1)
    }
}

/// A year's catalogue: one that a snapshot pins, by its hash, or what holds of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueOfYear {
    Pinned(String),
    Revision(i64),
}

/// The catalogue with what else one needs to compute the published numbers again. An import leaves
/// these two as they are.
#[derive(Debug, Serialize)]
pub struct Exported {
    #[serde(flatten)]
    pub file: CatalogueFile,
    /// Of frozen years as they were frozen.
    pub breaks: Vec<Break>,
    /// Of one frozen year: the students that its coverage was measured by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub students: Option<BTreeMap<LibraryCode, f64>>,
}

/// The catalogue's latest revision; the seed at the first start.
pub(in crate::service) async fn load(tx: &mut Tx, now: chrono::DateTime<chrono::Utc>) -> Result<InForce, StartError> {
    if let Some(found) = read(tx).await? {
        return Ok(found);
    }
    let mut file = seed().map_err(StartError::Snapshot)?;
    let libraries = std::mem::take(&mut file.libraries);
    if tx.list_libraries().await?.is_empty() {
        for library in &libraries {
            tx.create_library(library).await?;
        }
    }
    let document = serde_json::to_string(&file).map_err(|e| StartError::Snapshot(e.to_string()))?;
    tx.create_catalogue(&NewCatalogue { revision: 1, document: &document, at: now, by: None, summary: "seed" }).await?;
    file.libraries = tx.list_libraries().await?;
    InForce::of(1, file)
}

/// None before the first start.
pub(in crate::service) async fn read(tx: &mut Tx) -> Result<Option<InForce>, StartError> {
    let Some((revision, document)) = tx.find_catalogue().await? else { return Ok(None) };
    let mut file: CatalogueFile =
        serde_json::from_str(&document).map_err(|e| StartError::Snapshot(format!("catalogue {revision}: {e}")))?;
    first_consortium(&mut file)?;
    file.libraries = tx.list_libraries().await?;
    InForce::of(revision, file).map(Some)
}

/// Documents from before catalogues said whose they are: all of them are the first consortium's.
pub(in crate::service) fn first_consortium(file: &mut CatalogueFile) -> Result<(), StartError> {
    if file.vocabulary.consortium.is_none() {
        file.vocabulary.consortium = seed().map_err(StartError::Snapshot)?.vocabulary.consortium;
    }
    Ok(())
}

impl Service {
    /// What holds in a year: of a frozen one what its snapshot pins.
    #[must_use]
    pub fn catalogue(&self, year: Year) -> Arc<Catalogue> {
        let archive = self.archive();
        match archive.find(year) {
            Some(frozen) => Arc::clone(&frozen.data.catalogue),
            None => self.catalogue_in_force(year),
        }
    }

    /// Which catalogue [`Self::catalogue`] is.
    #[must_use]
    pub fn catalogue_of_year(&self, year: Year) -> CatalogueOfYear {
        match self.archive().find(year) {
            Some(frozen) => CatalogueOfYear::Pinned(frozen.hash().to_owned()),
            None => CatalogueOfYear::Revision(self.state().catalogue.revision),
        }
    }

    /// What holds of the latest revision, whether the year is frozen or not.
    #[must_use]
    pub fn catalogue_in_force(&self, year: Year) -> Arc<Catalogue> {
        self.state().catalogue.of_year(year)
    }

    /// What holds this year, for what belongs to no year: libraries' names, story forms.
    #[must_use]
    pub fn catalogue_now(&self) -> Arc<Catalogue> {
        self.catalogue_in_force(Year::try_from(self.clock.today().year()).unwrap_or(Year::FIRST))
    }

    /// The whole file of the latest revision, and its number.
    #[must_use]
    pub fn catalogue_file(&self) -> (i64, Arc<CatalogueFile>) {
        let state = self.state();
        (state.catalogue.revision, Arc::clone(&state.catalogue.file))
    }

    /// The latest revision, or what holds in one year: of a frozen one what its snapshot pins.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn export_catalogue(&self, year: Option<Year>) -> Outcome<Exported> {
        let archive = self.archive();
        let mut file = match year {
            Some(year) => self.catalogue(year).to_file(),
            None => self.catalogue_file().1.as_ref().clone(),
        };
        file.libraries.sort_by(|a, b| a.code.cmp(&b.code));
        let stored = self.db.read().await?.list_breaks().await?.into_iter().filter(|found| archive.find(found.year).is_none());
        let frozen = archive.frozen.iter().flat_map(|frozen| frozen.data.breaks.iter().cloned());
        let mut breaks: Vec<Break> = frozen.chain(stored).filter(|found| year.is_none_or(|year| found.year == year)).collect();
        breaks.sort_by(|a, b| (a.year, &a.indicator, &a.library).cmp(&(b.year, &b.indicator, &b.library)));
        let students = year.and_then(|year| archive.find(year)).map(|frozen| frozen.students.clone());
        Ok(Exported { file, breaks, students })
    }

    /// The file for the coordinator's pages.
    ///
    /// # Errors
    /// `Forbidden`.
    pub fn catalogue_to_edit(&self, actor: &Actor) -> Outcome<(i64, Arc<CatalogueFile>)> {
        demand(actor, Action::EditCatalogue)?;
        Ok(self.catalogue_file())
    }

    /// The latest changes of the catalogue.
    ///
    /// # Errors
    /// `Forbidden`.
    pub async fn list_catalogue_revisions(&self, actor: &Actor) -> Outcome<Vec<CatalogueRevision>> {
        demand(actor, Action::EditCatalogue)?;
        Ok(self.db.read().await?.list_catalogue_revisions(20).await?)
    }
}

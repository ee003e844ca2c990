//! The catalogue in force: kept as documents in the database, checked as a whole at every change.
//!
//! A frozen year has the catalogue that its snapshot pins; every other year has what holds in it of
//! the latest revision. Editing therefore never reaches a frozen year.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use app::{
    domain::{
        account::Actor,
        catalogue::{
            Catalogue, CatalogueProblem, check_file,
            file::{CatalogueFile, LibraryFile},
        },
        code::LibraryCode,
        series_break::Break,
        year::Year,
    },
    text::words::catalogue as words,
};
use serde_json::json;

use super::{
    Outcome, Service, ServiceError, StartError,
    error::Refused,
    rights::{Action, demand},
    rounds::By,
};
use crate::{
    catalogue::seed,
    store::{CatalogueRevision, NewCatalogue, StoreError, Tx},
};

/// The latest revision, and what holds of it in each year.
#[derive(Debug)]
pub struct InForce {
    pub revision: i64,
    pub file: Arc<CatalogueFile>,
    /// The first year of each state, the earliest first.
    starts: Vec<Year>,
    states: Mutex<BTreeMap<Year, Arc<Catalogue>>>,
}

impl InForce {
    fn of(revision: i64, file: CatalogueFile) -> Result<Self, StartError> {
        check_file(&file).map_err(StartError::Catalogue)?;
        Ok(Self { revision, starts: file.states(), file: Arc::new(file), states: Mutex::default() })
    }

    /// What holds in a year.
    ///
    /// # Errors
    /// Never for a file that was checked.
    pub fn of_year(&self, year: Year) -> Result<Arc<Catalogue>, Vec<CatalogueProblem>> {
        let state = self.starts.iter().rev().copied().find(|state| *state <= year).unwrap_or(Year::FIRST);
        let mut states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = states.get(&state) {
            return Ok(Arc::clone(found));
        }
        let mut made = Catalogue::of_year(&self.file, state)?;
        if let Some(other) = states.values().next() {
            made = made.sharing(other.shared_libraries());
        }
        let made = Arc::new(made);
        states.insert(state, Arc::clone(&made));
        Ok(made)
    }
}

/// What an import would do, or has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub libraries: usize,
    pub removed_libraries: usize,
    pub indicators: usize,
    pub factors: usize,
}

/// The catalogue's latest revision; the seed at the first start.
pub(super) async fn load(tx: &mut Tx, now: chrono::DateTime<chrono::Utc>) -> Result<InForce, StartError> {
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
pub(super) async fn read(tx: &mut Tx) -> Result<Option<InForce>, StartError> {
    let Some((revision, document)) = tx.find_catalogue().await? else { return Ok(None) };
    let mut file: CatalogueFile =
        serde_json::from_str(&document).map_err(|e| StartError::Snapshot(format!("catalogue {revision}: {e}")))?;
    file.libraries = tx.list_libraries().await?;
    InForce::of(revision, file).map(Some)
}

impl Service {
    /// What holds in a year: of a frozen one what its snapshot pins.
    #[must_use]
    pub fn catalogue(&self, year: Year) -> Arc<Catalogue> {
        let published = self.published();
        match published.find(year) {
            Some(frozen) => Arc::clone(&frozen.data.catalogue),
            None => self.catalogue_in_force(year),
        }
    }

    /// What holds of the latest revision, whether the year is frozen or not.
    #[must_use]
    pub fn catalogue_in_force(&self, year: Year) -> Arc<Catalogue> {
        let state = self.state();
        state.catalogue.of_year(year).unwrap_or_else(|problems| {
            // It was checked when it was read.
            tracing::error!(?problems, "the catalogue has problems");
            Arc::clone(&state.latest)
        })
    }

    /// What holds this year, for what belongs to no year: libraries' names, story forms.
    #[must_use]
    pub fn catalogue_now(&self) -> Arc<Catalogue> {
        Arc::clone(&self.state().latest)
    }

    /// The whole file of the latest revision, and its number.
    #[must_use]
    pub fn catalogue_file(&self) -> (i64, Arc<CatalogueFile>) {
        let state = self.state();
        (state.catalogue.revision, Arc::clone(&state.catalogue.file))
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

    /// The first year whose definitions may still change: the one after the last frozen year.
    #[must_use]
    pub fn first_editable_year(&self) -> Year {
        let published = self.published();
        let last = published.latest().map(|frozen| frozen.data.year);
        last.and_then(Year::next).unwrap_or(Year::FIRST)
    }

    /// Changes the catalogue by `edit`, on the revision that the editor has seen, and records the
    /// `breaks` in series that come with it. The outer error is
    /// the request's; the inner one every problem that the catalogue would have, and nothing changes.
    ///
    /// # Errors
    /// `Forbidden`; `Changed` when somebody else has edited meanwhile.
    pub async fn edit_catalogue(
        &self,
        actor: &Actor,
        seen: i64,
        summary: &str,
        breaks: &[Break],
        edit: impl FnOnce(&mut CatalogueFile),
    ) -> Outcome<Result<(), Vec<CatalogueProblem>>> {
        demand(actor, Action::EditCatalogue)?;
        let mut tx = self.db.write().await?;
        let held = read(&mut tx).await.map_err(|e| ServiceError::Internal(e.to_string()))?.ok_or(ServiceError::NotFound)?;
        if held.revision != seen {
            return Err(ServiceError::Refused(Refused::Changed));
        }
        let mut file = (*held.file).clone();
        edit(&mut file);
        let done = self.keep(&mut tx, By::Person(actor), &held, file, summary).await?;
        if done.is_ok() {
            for found in breaks {
                tx.update_break(found).await?;
            }
            tx.commit().await?;
            self.refresh_published().await.map_err(|e| ServiceError::Internal(e.to_string()))?;
        }
        Ok(done)
    }

    /// Puts another file in the place of the catalogue and of the libraries: all or nothing.
    ///
    /// # Errors
    /// When the database fails; the inner error names every problem by its place.
    pub async fn import_catalogue(&self, file: CatalogueFile, dry_run: bool) -> Outcome<Result<Imported, Vec<CatalogueProblem>>> {
        let mut tx = self.db.write().await?;
        let held = read(&mut tx).await.map_err(|e| ServiceError::Internal(e.to_string()))?.ok_or(ServiceError::NotFound)?;
        let counts = Imported {
            libraries: file.libraries.len(),
            removed_libraries: removed(&held.file, &file).len(),
            indicators: file.indicators.len(),
            factors: file.factors.len(),
        };
        if let Err(problems) = self.keep(&mut tx, By::Command, &held, file, "import").await? {
            return Ok(Err(problems));
        }
        if !dry_run {
            tx.commit().await?;
            self.refresh_published().await.map_err(|e| ServiceError::Internal(e.to_string()))?;
        }
        Ok(Ok(counts))
    }

    /// Checks a changed file and writes it with its libraries, in the transaction given.
    async fn keep(
        &self,
        tx: &mut Tx,
        by: By<'_>,
        held: &InForce,
        mut file: CatalogueFile,
        summary: &str,
    ) -> Outcome<Result<(), Vec<CatalogueProblem>>> {
        let mut problems = check_file(&file).err().unwrap_or_default();
        problems.extend(still_in_use(tx, &held.file, &file).await?);
        if !problems.is_empty() {
            return Ok(Err(problems));
        }
        let libraries = std::mem::take(&mut file.libraries);
        write_libraries(tx, &held.file.libraries, &libraries).await?;
        let revision = held.revision + 1;
        let version = format!("{}.{revision}", self.clock.today());
        if matches!(by, By::Person(_)) {
            file.vocabulary.version.clone_from(&version);
        }
        let document = serde_json::to_string(&file).map_err(|e| ServiceError::Internal(e.to_string()))?;
        let new = NewCatalogue { revision, document: &document, at: self.clock.now(), by: by.account(), summary };
        match tx.create_catalogue(&new).await {
            Err(StoreError::Taken(_)) => return Err(ServiceError::Refused(Refused::Changed)),
            done => done?,
        }
        tx.raise_data_version().await?;
        self.note(tx, by, "catalogue.changed", format!("catalogue/{revision}"), json!({ "summary": summary })).await?;
        Ok(Ok(()))
    }
}

fn removed<'a>(before: &'a CatalogueFile, after: &CatalogueFile) -> Vec<&'a LibraryCode> {
    let kept: BTreeSet<&LibraryCode> = after.libraries.iter().map(|library| &library.code).collect();
    before.libraries.iter().map(|library| &library.code).filter(|code| !kept.contains(code)).collect()
}

/// What a file would take away although something refers to it.
async fn still_in_use(tx: &mut Tx, before: &CatalogueFile, after: &CatalogueFile) -> Outcome<Vec<CatalogueProblem>> {
    let mut problems = Vec::new();
    let removed = removed(before, after);
    if !removed.is_empty() {
        let in_use = tx.list_libraries_in_use().await?;
        problems.extend(
            removed
                .into_iter()
                .filter(|code| in_use.contains(*code))
                .map(|code| CatalogueProblem { place: words::at_library(code), reason: words::library_in_use() }),
        );
    }
    let asked = |code: &str, year: i64| {
        after.indicators.iter().any(|entry| {
            let year = i32::try_from(year).ok().and_then(|year| Year::try_from(year).ok());
            entry.code.as_str() == code
                && entry.formula.is_none()
                && year.is_some_and(|year| app::domain::catalogue::file::holds(entry.valid_from, entry.valid_to, year))
        })
    };
    for (code, year) in tx.list_indicators_in_use().await? {
        if !asked(&code, year) {
            problems.push(CatalogueProblem { place: words::at_indicator(code), reason: words::indicator_in_use(year) });
        }
    }
    Ok(problems)
}

async fn write_libraries(tx: &mut Tx, before: &[LibraryFile], after: &[LibraryFile]) -> Outcome<()> {
    let known: BTreeMap<&LibraryCode, &LibraryFile> = before.iter().map(|library| (&library.code, library)).collect();
    let wanted: BTreeSet<&LibraryCode> = after.iter().map(|library| &library.code).collect();
    for code in known.keys().filter(|code| !wanted.contains(*code)) {
        tx.delete_library(code).await?;
    }
    for library in after {
        match known.get(&library.code) {
            None => tx.create_library(library).await?,
            Some(held) if *held != library => tx.update_library(library).await?,
            Some(_) => {}
        }
    }
    Ok(())
}

//! Changing the catalogue: by the coordinator's pages one entry at a time, by a file as a whole. Either is
//! checked as a whole before it is kept, and neither reaches a frozen year.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use app::{
    domain::{
        account::Actor,
        catalogue::{
            CatalogueProblem, check_file,
            file::{CatalogueFile, IndicatorFile, holds},
            library::Library,
        },
        code::{IndicatorCode, LibraryCode},
        entry::series_break::Break,
        refused::Refused,
        year::Year,
    },
    text::words::catalogue::problems as words,
};

use crate::{
    service::{
        Outcome, Service, ServiceError, State,
        catalogue::InForce,
        events::{By, Event},
        exchange::import::Run,
        published::Archive,
        rights::{Action, demand},
    },
    store::{NewCatalogue, StoreError, Tx},
};

/// What an import would do, or has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub libraries: usize,
    pub removed_libraries: usize,
    pub indicators: usize,
    pub factors: usize,
}

/// A changed catalogue, and the state of everything that it was changed from.
struct Wanted<'a> {
    archive: Arc<Archive>,
    held: Arc<InForce>,
    file: CatalogueFile,
    /// In series, which come with it.
    breaks: Vec<Break>,
    summary: &'a str,
    run: Run,
}

impl Service {
    /// The first year whose definitions may still change: the one after the last frozen year.
    #[must_use]
    pub fn first_editable_year(&self) -> Year {
        first_editable_year(&self.archive())
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
    ) -> Outcome<Result<i64, Vec<CatalogueProblem>>> {
        demand(actor, Action::EditCatalogue)?;
        self.refresh_published().await?;
        let State { archive, catalogue: held } = self.state();
        if held.revision != seen {
            return Err(ServiceError::Refused(Refused::Changed));
        }
        let mut file = (*held.file).clone();
        edit(&mut file);
        if let Some(problems) = reaches_frozen(&archive, &held.file, &file) {
            return Ok(Err(problems));
        }
        let revision = held.revision + 1;
        let wanted = Wanted { archive, held, file, breaks: breaks.to_vec(), summary, run: Run::Apply };
        Ok(self.keep(By::Person(actor), wanted).await?.map(|()| revision))
    }

    /// Puts another file in the place of the catalogue and of the libraries: all or nothing.
    ///
    /// # Errors
    /// When the database fails; the inner error names every problem by its place.
    pub async fn import_catalogue(&self, file: CatalogueFile, dry_run: bool) -> Outcome<Result<Imported, Vec<CatalogueProblem>>> {
        self.refresh_published().await?;
        let State { archive, catalogue: held } = self.state();
        let counts = Imported {
            libraries: file.libraries.len(),
            removed_libraries: removed(&held.file, &file).len(),
            indicators: file.indicators.len(),
            factors: file.factors.len(),
        };
        let mut breaks = counted_anew(&archive, &file);
        let known = self.db.read().await?.list_breaks().await?;
        let known: BTreeSet<_> = known.iter().filter(|found| found.library.is_none()).map(|found| (found.year, &found.indicator)).collect();
        breaks.retain(|found| !known.contains(&(found.year, &found.indicator)));
        let run = if dry_run { Run::Dry } else { Run::Apply };
        let wanted = Wanted { archive, held, file, breaks, summary: "import", run };
        Ok(self.keep(By::Command, wanted).await?.map(|()| counts))
    }

    /// Checks a changed file, and then writes it with its libraries and the breaks that it brings. What takes long
    /// is done before anybody has to wait for the database.
    async fn keep(&self, by: By<'_>, wanted: Wanted<'_>) -> Outcome<Result<(), Vec<CatalogueProblem>>> {
        let Wanted { archive, held, mut file, breaks, summary, run } = wanted;
        if let Err(mut problems) = check_file(&file) {
            problems.extend(still_in_use(&mut self.db.read().await?, &held.file, &file).await?);
            return Ok(Err(problems));
        }
        let mut tx = self.db.write().await?;
        // Another process may have frozen a year, or changed the catalogue, since it was looked at.
        if tx.lock_data_version().await? != archive.version {
            return Err(ServiceError::Refused(Refused::Changed));
        }
        let problems = still_in_use(&mut tx, &held.file, &file).await?;
        if !problems.is_empty() {
            return Ok(Err(problems));
        }
        let libraries = std::mem::take(&mut file.libraries);
        write_libraries(&mut tx, &held.file.libraries, &libraries).await?;
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
        for found in &breaks {
            tx.update_break(found).await?;
        }
        tx.raise_data_version().await?;
        self.record(&mut tx, by, Event::CatalogueChanged { revision, summary }).await?;
        if run == Run::Apply {
            tx.commit().await?;
            self.refresh_after_commit().await;
        }
        Ok(Ok(()))
    }
}

fn first_editable_year(archive: &Archive) -> Year {
    let last = archive.latest().map(|frozen| frozen.data.year);
    last.and_then(Year::next).unwrap_or(Year::FIRST)
}

/// Definitions by code.
fn by_code(file: &CatalogueFile) -> BTreeMap<&IndicatorCode, Vec<&IndicatorFile>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for entry in &file.indicators {
        found.entry(&entry.code).or_default().push(entry);
    }
    found
}

/// The definitions that an edit would change for years that are frozen: those keep theirs, and so the
/// file has to say what held then.
fn reaches_frozen(archive: &Archive, before: &CatalogueFile, after: &CatalogueFile) -> Option<Vec<CatalogueProblem>> {
    let last = archive.latest().map(|frozen| frozen.data.year)?;
    let (before, after) = (before.of_year(last), after.of_year(last));
    let after = by_code(&after);
    let changed = before.indicators.iter().filter(|entry| {
        // That it ends later is no change of what held.
        let same = |other: &&IndicatorFile| {
            let alike = IndicatorFile { valid_to: entry.valid_to, replaced_by: entry.replaced_by.clone(), ..(*other).clone() };
            alike == **entry
        };
        !after.get(&entry.code).into_iter().flatten().any(same)
    });
    let problem =
        |entry: &IndicatorFile| CatalogueProblem { place: words::at_indicator(&entry.code), reason: words::held_when_frozen(last) };
    let problems: Vec<CatalogueProblem> = changed.map(problem).collect();
    (!problems.is_empty()).then_some(problems)
}

/// The breaks that a file brings to years that are not frozen: where an indicator is counted otherwise
/// than in the year before.
fn counted_anew(archive: &Archive, file: &CatalogueFile) -> Vec<Break> {
    let Some(last) = archive.latest().map(|frozen| frozen.data.catalogue.to_file()) else { return Vec::new() };
    let first = first_editable_year(archive);
    let mut breaks = Vec::new();
    let mut before = last;
    for year in std::iter::once(first).chain(file.states().into_iter().filter(|year| *year > first)) {
        let now = file.of_year(year);
        let known = by_code(&before);
        let is_changed =
            |entry: &&IndicatorFile| known.get(&entry.code).into_iter().flatten().any(|other| other.is_counted_otherwise(entry));
        let reason = words::counted_anew();
        breaks.extend(now.indicators.iter().filter(is_changed).map(|entry| Break {
            indicator: entry.code.clone(),
            year,
            library: None,
            kind: None,
            reason: reason.clone(),
        }));
        before = now;
    }
    breaks
}

fn removed<'a>(before: &'a CatalogueFile, after: &CatalogueFile) -> Vec<&'a LibraryCode> {
    let kept: BTreeSet<&LibraryCode> = after.libraries.iter().map(|library| &library.code).collect();
    before.libraries.iter().map(|library| &library.code).filter(|code| !kept.contains(code)).collect()
}

/// The definitions of what libraries are asked for, by code.
type Asked<'a> = BTreeMap<&'a str, Vec<&'a IndicatorFile>>;

fn asked(file: &CatalogueFile) -> Asked<'_> {
    let mut asked = Asked::new();
    for entry in file.indicators.iter().filter(|entry| entry.formula.is_none()) {
        asked.entry(entry.code.as_str()).or_default().push(entry);
    }
    asked
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
    let (before, after) = (asked(before), asked(after));
    let asks = |asked: &Asked<'_>, code: &str, year: i64| {
        let year = i32::try_from(year).ok().and_then(|year| Year::try_from(year).ok());
        asked.get(code).into_iter().flatten().any(|entry| year.is_some_and(|year| holds(entry.valid_from, entry.valid_to, year)))
    };
    for (code, year) in tx.list_indicators_in_use().await? {
        if asks(&before, &code, year) && !asks(&after, &code, year) {
            problems.push(CatalogueProblem { place: words::at_indicator(code), reason: words::indicator_in_use(year) });
        }
    }
    Ok(problems)
}

async fn write_libraries(tx: &mut Tx, before: &[Library], after: &[Library]) -> Outcome<()> {
    let known: BTreeMap<&LibraryCode, &Library> = before.iter().map(|library| (&library.code, library)).collect();
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

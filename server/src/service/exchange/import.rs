//! Figures in long form into the database: every problem named by row, then all or nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    mem::take,
    path::Path,
};

use app::domain::{
    code::LibraryCode,
    entry::{
        figures::{Figure, LibraryFigures, StoredFigure},
        submission::Submission,
    },
    refused::Refused,
    round::{Round, RoundState, SubmissionState},
    year::Year,
};

use super::{
    checking::{Check, Entry, NotImported},
    long_file::LongFile,
};
use crate::{
    service::{
        Outcome, Service, ServiceError,
        entry::sheet::library_breaks,
        events::{By, Event},
    },
    store::{FigureChange, Tx},
};

/// What an import did, or would do.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub rows: usize,
    pub changed: usize,
    pub library_years: usize,
    pub new_rounds: Vec<Year>,
    /// Stored, but outside the library's membership and so not counted.
    pub not_members: BTreeSet<(LibraryCode, Year)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    Dry,
    Apply,
}

/// So many rows are brought together by library and year before they are written.
const WRITTEN_AT_ONCE: usize = 50_000;

/// Rows to write, by library and year.
type Entries = BTreeMap<(LibraryCode, Year), Vec<Entry>>;

impl Service {
    /// Checks a file and, unless it is a dry run, stores all of it. It is read twice: while it is checked,
    /// everybody else goes on saving.
    ///
    /// # Errors
    /// The outer error is the database's; the inner one is what is wrong with the file.
    pub async fn import(&self, file: &Path, run: Run) -> Outcome<Result<Imported, NotImported>> {
        let (mut tx, rounds, begun) = loop {
            self.refresh_published().await?;
            let (version, rounds) = (self.archive().version, by_year(self.list_rounds().await?));
            if let Err(wrong) = self.pass(LongFile::read(file), &rounds, None).await? {
                return Ok(Err(wrong));
            }
            // Opened and looked into before anybody has to wait for it.
            let begun = LongFile::read(file).begun().await;
            let mut tx = self.db.write().await?;
            let mut held = Vec::new();
            for round in tx.list_rounds().await? {
                held.extend(tx.share_round(round.year).await?);
            }
            // What was checked must still be so; if not, it is checked again.
            if tx.lock_data_version().await? == version && by_year(held) == rounds {
                break (tx, rounds, begun);
            }
        };
        let imported = match self.pass(begun, &rounds, Some(&mut tx)).await? {
            Ok(imported) => imported,
            Err(wrong) => return Ok(Err(wrong)),
        };
        if run == Run::Apply {
            let Imported { library_years, rows, changed, .. } = imported;
            self.record(&mut tx, By::Command, Event::FiguresImported { library_years, rows, changed }).await?;
            tx.commit().await?;
        }
        Ok(Ok(imported))
    }

    /// Reads the file once: checks every row and writes it, if there is anything to write it to.
    async fn pass(
        &self,
        mut file: LongFile,
        rounds: &BTreeMap<Year, Round>,
        mut tx: Option<&mut Tx>,
    ) -> Outcome<Result<Imported, NotImported>> {
        let mut check = Check::new(self, rounds);
        let (mut imported, mut entries, mut held) = (Imported::default(), Entries::new(), 0);
        while let Some(chunk) = file.next().await {
            for row in &chunk.rows {
                let Some(entry) = check.row(row, &chunk.kind) else { continue };
                imported.rows += 1;
                if tx.is_some() {
                    entries.entry((entry.library.clone(), entry.year)).or_default().push(entry);
                    held += 1;
                }
            }
            if let Some(tx) = tx.as_deref_mut().filter(|_| held >= WRITTEN_AT_ONCE) {
                held = 0;
                self.apply(tx, take(&mut entries), rounds, &mut imported).await?;
            }
        }
        if let Err(why) = file.end().await? {
            return Ok(Err(why.into()));
        }
        let library_years = match check.end() {
            Ok(library_years) => library_years,
            Err(wrong) => return Ok(Err(wrong)),
        };
        if let Some(tx) = tx {
            self.apply(tx, entries, rounds, &mut imported).await?;
        }
        Ok(Ok(Imported { library_years, ..imported }))
    }

    async fn apply(&self, tx: &mut Tx, entries: Entries, rounds: &BTreeMap<Year, Round>, imported: &mut Imported) -> Outcome<()> {
        let now = self.clock.now();
        for ((library, year), entries) in entries {
            if !rounds.contains_key(&year) && !imported.new_rounds.contains(&year) {
                if !tx.create_round(&Round::usual(year, RoundState::Closed)).await? {
                    // Opened at this very moment: what was checked is not so any more.
                    return Err(ServiceError::Refused(Refused::Changed));
                }
                imported.new_rounds.push(year);
            }
            if self.catalogue_now().find_library(library.as_str()).is_some_and(|found| !found.is_member_in(year)) {
                imported.not_members.insert((library.clone(), year));
            }
            let submission = tx.lock_submission(&library, year).await?;
            let stored: BTreeMap<_, _> = tx.list_figures(&library, year).await?.into_iter().map(|s| (s.indicator.clone(), s)).collect();
            let mut cells: LibraryFigures = stored.iter().map(|(code, s)| (code.clone(), s.figure.clone())).collect();
            for entry in entries {
                let revision = StoredFigure::revision_of(stored.get(&entry.indicator));
                let known = stored.get(&entry.indicator).map(|stored| &stored.figure);
                if known == Some(&entry.figure) || (known.is_none() && entry.figure == Figure::default()) {
                    continue;
                }
                let change = FigureChange {
                    library: &library,
                    year,
                    indicator: &entry.indicator,
                    figure: &entry.figure,
                    revision: revision + 1,
                    at: now,
                    by: None,
                };
                tx.update_figure(&change).await?;
                cells.insert(entry.indicator.clone(), entry.figure.clone());
                imported.changed += 1;
            }
            let approved = Submission {
                state: SubmissionState::Approved,
                approved_at: Some(now),
                return_reason: String::new(),
                approved_figures: Some(cells),
                approved_breaks: library_breaks(tx, &library, year).await?.own,
                ..submission
            };
            tx.update_submission(&approved).await?;
        }
        Ok(())
    }
}

fn by_year(rounds: Vec<Round>) -> BTreeMap<Year, Round> {
    rounds.into_iter().map(|round| (round.year, round)).collect()
}

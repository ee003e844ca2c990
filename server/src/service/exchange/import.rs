//! Figures in long form into the database: every problem named by row, then all or nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    mem::take,
    path::Path,
};

use app::{
    domain::{
        catalogue::Catalogue,
        code::{IndicatorCode, LibraryCode},
        entry::{
            cell::Cell,
            check::{open_questions, questions},
            figures::{Figure, LibraryFigures, StoredFigure},
            reading::{self, Unit},
            sheet::Breaks,
            submission::Submission,
        },
        limits::MOST_LISTED,
        refused::Refused,
        round::{Round, RoundState, SubmissionState},
        year::Year,
    },
    text::{Lang, problem},
};

use super::{
    checking::{Check, Entry, NotImported, Problem},
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
    /// Years of open rounds, which stay their libraries' to send, or are approved: how many of the required cells
    /// are there, of how many.
    pub open: BTreeMap<(LibraryCode, Year), (usize, usize)>,
    /// What the form would ask of what changes, in a dry run: the first, and how many there are.
    pub asked: Vec<Problem>,
    pub questions: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    Dry,
    Apply,
}

/// What becomes of a library's year in an open round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenYears {
    /// Saved as its manager would.
    Save,
    Approve,
}

/// So many rows are brought together by library and year before they are written.
const WRITTEN_AT_ONCE: usize = 50_000;

/// The rows that change a cell, by library and year.
type ChangedRows = BTreeMap<(LibraryCode, Year), Vec<(usize, IndicatorCode)>>;

/// Rows to write, by library and year.
type Entries = BTreeMap<(LibraryCode, Year), Vec<Entry>>;

impl Service {
    /// Checks a file and, unless it is a dry run, stores all of it. It is read twice: while it is checked,
    /// everybody else goes on saving.
    ///
    /// # Errors
    /// The outer error is the database's; the inner one is what is wrong with the file.
    pub async fn import(&self, file: &Path, run: Run, open_years: OpenYears) -> Outcome<Result<Imported, NotImported>> {
        let (mut tx, rounds, begun) = loop {
            self.refresh_published().await?;
            let (version, rounds) = (self.archive().version, by_year(self.list_rounds().await?));
            if let Err(wrong) = self.pass(LongFile::read(file), &rounds, None, (run, open_years)).await? {
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
        let imported = match self.pass(begun, &rounds, Some(&mut tx), (run, open_years)).await? {
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
        how: (Run, OpenYears),
    ) -> Outcome<Result<Imported, NotImported>> {
        let mut check = Check::new(self, rounds);
        let mut locked = Vec::new();
        let (mut imported, mut entries, mut held) = (Imported::default(), Entries::new(), 0);
        let mut changed = ChangedRows::new();
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
                locked.extend(self.apply(tx, take(&mut entries), rounds, how.1, (&mut imported, &mut changed)).await?);
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
            locked.extend(self.apply(tx, entries, rounds, how.1, (&mut imported, &mut changed)).await?);
            if how.0 == Run::Dry {
                // Of all that will be there, however the file was in order.
                self.ask(tx, &changed, &mut imported).await?;
            }
        }
        if !locked.is_empty() {
            let count = locked.len();
            return Ok(Err(NotImported::Problems(locked, count)));
        }
        Ok(Ok(Imported { library_years, ..imported }))
    }

    /// What the form would ask of the rows, once all of them were there.
    async fn ask(&self, tx: &mut Tx, changed: &ChangedRows, imported: &mut Imported) -> Outcome<()> {
        for ((library, year), rows) in changed {
            let figures = async |tx: &mut Tx, year| {
                let stored = tx.list_figures(library, year).await?;
                Ok::<LibraryFigures, ServiceError>(stored.into_iter().map(|stored| (stored.indicator, stored.figure)).collect())
            };
            let (cells, last_year) = (figures(tx, *year).await?, figures(tx, year.previous()).await?);
            let breaks = library_breaks(tx, library, *year).await?;
            let asked = questions_of(&self.catalogue(*year), rows, (&cells, &last_year), &breaks);
            imported.questions += asked.len();
            imported.asked.extend(asked.into_iter().take(MOST_LISTED.saturating_sub(imported.asked.len())));
        }
        Ok(())
    }

    /// Writes the rows; what its library has sent is nobody's to change behind its back, and is told.
    async fn apply(
        &self,
        tx: &mut Tx,
        entries: Entries,
        rounds: &BTreeMap<Year, Round>,
        open_years: OpenYears,
        (imported, changed): (&mut Imported, &mut ChangedRows),
    ) -> Outcome<Vec<Problem>> {
        let now = self.clock.now();
        let mut locked = Vec::new();
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
            let is_open = rounds.get(&year).is_some_and(|round| round.state == RoundState::Open);
            let submission = tx.lock_submission(&library, year).await?;
            if is_open && open_years == OpenYears::Save && !submission.state.is_editable() {
                let reason = format!("{library} has sent {year}; return it to the library first, or approve what is imported (--approve)");
                locked.extend(entries.first().map(|entry| Problem { row: entry.row, column: "year", reason }));
                continue;
            }
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
                changed.entry((library.clone(), year)).or_default().push((entry.row, entry.indicator));
            }
            if is_open {
                let catalogue = self.catalogue(year);
                let required = || catalogue.indicators().iter().filter(|indicator| indicator.is_required());
                let is_there = |code: &IndicatorCode| cells.get(code).is_some_and(|figure| figure.cell != Cell::Missing);
                let there = required().filter(|indicator| is_there(&indicator.code)).count();
                imported.open.insert((library.clone(), year), (there, required().count()));
                if open_years == OpenYears::Save {
                    continue;
                }
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
        Ok(locked)
    }
}

/// What the form would ask of these rows, once they were there.
fn questions_of(
    catalogue: &Catalogue,
    changed: &[(usize, IndicatorCode)],
    (cells, last_year): (&LibraryFigures, &LibraryFigures),
    breaks: &Breaks,
) -> Vec<Problem> {
    let cell = |figures: &LibraryFigures, code: &IndicatorCode| figures.get(code).map_or(Cell::Missing, |figure| figure.cell);
    let mut asked = Vec::new();
    for (row, code) in changed {
        let (Some(indicator), Some(figure)) = (catalogue.find_indicator(code.as_str()), cells.get(code)) else { continue };
        let mut ask = |reason: String| asked.push(Problem { row: *row, column: "value", reason: format!("{code}: {reason}") });
        if let Some(part) = figure.cell.amount().filter(|amount| reading::may_be_a_part(*amount, Unit::of(indicator))) {
            ask(format!("{part} is read as {part} %; where {part} of the whole is meant, write it in percent"));
        }
        let found = questions(&indicator.rules, figure.cell, cell(last_year, code), breaks.broken(code), &|code| cell(cells, code));
        for question in open_questions(&found, &figure.note) {
            ask(problem::question(question, &|code| catalogue.indicator_name(code, Lang::En), Lang::En));
        }
    }
    asked
}

fn by_year(rounds: Vec<Round>) -> BTreeMap<Year, Round> {
    rounds.into_iter().map(|round| (round.year, round)).collect()
}

//! Figures in long form into the database: every problem named by row, then all or nothing.

use std::{collections::BTreeMap, fmt, sync::Arc};

use app::{
    domain::{
        catalogue::Catalogue,
        code::{IndicatorCode, LibraryCode},
        entry::{
            amount::{Amount, NotAnAmount},
            cell::{Cell, NotACell, Status},
            check::{OutOfLimits, within_limits},
            figures::{Figure, LibraryFigures, StoredFigure},
            submission::Submission,
            typed::LONGEST_NOTE,
        },
        refused::Refused,
        round::{Round, RoundState, SubmissionState},
        year::Year,
    },
    text::Lang,
};

use super::{COLUMNS, table::Table, write::unguarded};
use crate::{
    service::{
        Outcome, Service, ServiceError,
        entry::sheet::library_breaks,
        events::{By, Event},
    },
    store::{FigureChange, Tx},
};

/// What is wrong, and where a spreadsheet shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub row: usize,
    pub column: &'static str,
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}, {}: {}", self.row, self.column, self.reason)
    }
}

/// One row that can be stored.
#[derive(Clone, Debug)]
pub struct Entry {
    pub library: LibraryCode,
    pub year: Year,
    pub indicator: IndicatorCode,
    pub figure: Figure,
}

/// What an import did, or would do.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub rows: usize,
    pub changed: usize,
    pub library_years: usize,
    pub new_rounds: Vec<Year>,
    /// Stored, but outside the library's membership and so not counted.
    pub not_members: Vec<(LibraryCode, Year)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    Dry,
    Apply,
}

impl Service {
    /// Checks a table and, unless it is a dry run, stores all of it.
    ///
    /// # Errors
    /// The outer error is the database's; the inner one is every problem of the table.
    pub async fn import(&self, table: &Table, run: Run) -> Outcome<Result<Imported, Vec<Problem>>> {
        let (mut tx, entries, rounds) = loop {
            // Reading a large table takes long: meanwhile everybody else goes on saving.
            self.refresh_published().await?;
            let (version, rounds) = (self.archive().version, by_year(self.list_rounds().await?));
            let entries = match self.entries(table, &rounds) {
                Ok(entries) => entries,
                Err(problems) => return Ok(Err(problems)),
            };
            let mut tx = self.db.write().await?;
            let mut held = Vec::new();
            for round in tx.list_rounds().await? {
                held.extend(tx.share_round(round.year).await?);
            }
            // What was checked must still be so; if not, it is checked again.
            if tx.lock_data_version().await? == version && by_year(held) == rounds {
                break (tx, entries, rounds);
            }
        };
        let imported = self.apply(&mut tx, &entries, &rounds).await?;
        if run == Run::Apply {
            let Imported { library_years, rows, changed, .. } = imported;
            self.record(&mut tx, By::Command, Event::FiguresImported { library_years, rows, changed }).await?;
            tx.commit().await?;
        }
        Ok(Ok(imported))
    }

    fn entries(&self, table: &Table, rounds: &BTreeMap<Year, Round>) -> Result<Vec<Entry>, Vec<Problem>> {
        let columns = columns(&table.header)?;
        let mut problems = Vec::new();
        let mut first_rows: BTreeMap<(LibraryCode, Year, IndicatorCode), usize> = BTreeMap::new();
        let mut entries = Vec::new();
        let mut catalogues = BTreeMap::new();
        for row in &table.rows {
            let text = |column: usize| row.cells.get(columns[column]).map_or("", |cell| cell.trim());
            if row.cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if row.cells.len() > table.header.len() && row.cells[table.header.len()..].iter().any(|cell| !cell.trim().is_empty()) {
                let reason = format!("this row has {} columns, the header has {}", row.cells.len(), table.header.len());
                problems.push(Problem { row: row.number, column: "library", reason });
                continue;
            }
            match self.entry(row.number, &text, table.semicolons, rounds, &mut catalogues) {
                Ok(entry) => {
                    let key = (entry.library.clone(), entry.year, entry.indicator.clone());
                    if let Some(first) = first_rows.get(&key) {
                        let reason = format!("{} {} {} stands already in row {first}", key.0, key.1, key.2);
                        problems.push(Problem { row: row.number, column: "indicator", reason });
                    } else {
                        first_rows.insert(key, row.number);
                        entries.push(entry);
                    }
                }
                Err(mut found) => problems.append(&mut found),
            }
        }
        if problems.is_empty() { Ok(entries) } else { Err(problems) }
    }

    /// Reads one row; `text` gives the cell of a column of [`COLUMNS`].
    fn entry<'a>(
        &self,
        row: usize,
        text: &impl Fn(usize) -> &'a str,
        semicolons: bool,
        rounds: &BTreeMap<Year, Round>,
        catalogues: &mut BTreeMap<Year, Arc<Catalogue>>,
    ) -> Result<Entry, Vec<Problem>> {
        let [library_at, year_at, indicator_at, value_at, status_at, note_at] = [0, 1, 2, 3, 4, 5];
        let mut problems = Vec::new();
        let mut refuse = |column: usize, reason: String| problems.push(Problem { row, column: COLUMNS[column], reason });
        let year = Year::parse(text(year_at)).map_err(|e| refuse(year_at, e.to_string())).ok();
        let catalogue = match year {
            Some(year) => Arc::clone(catalogues.entry(year).or_insert_with(|| self.catalogue(year))),
            None => self.catalogue_now(),
        };
        let library = catalogue.find_library(text(library_at)).map(|library| library.code.clone());
        if library.is_none() {
            refuse(library_at, format!("there is no library \"{}\"", excerpt(text(library_at))));
        }
        if let Some(year) = year.filter(|year| rounds.get(year).is_some_and(|round| round.state == RoundState::Frozen)) {
            refuse(year_at, format!("{year} is frozen and cannot be changed"));
        }
        let indicator = catalogue.find_indicator(text(indicator_at));
        match indicator {
            None => refuse(indicator_at, format!("there is no indicator \"{}\"", excerpt(text(indicator_at)))),
            Some(indicator) if !indicator.is_asked() => {
                let formula = indicator.formula.as_ref().map_or("", |formula| &formula.text);
                refuse(indicator_at, format!("{} is derived from other figures ({formula}); import those", indicator.code));
            }
            Some(_) => {}
        }
        let amount = match text(value_at) {
            "" => None,
            // Where the comma is the decimal mark, a dot may part thousands: it is not guessed.
            value if semicolons && matches!(Amount::parse_typed(value, Lang::Fi), Err(NotAnAmount::Ambiguous { .. })) => {
                refuse(value_at, format!("\"{}\" could be two numbers; write it without the dot, or with a comma", excerpt(value)));
                None
            }
            value => Amount::parse_plain(value).map_err(|e| refuse(value_at, not_an_amount(e, value))).ok(),
        };
        let has_value = !text(value_at).is_empty();
        let status = match text(status_at) {
            "" if has_value => {
                refuse(status_at, "a value needs a status: reported or estimated".to_owned());
                None
            }
            "" => Some(Status::Missing),
            word => Status::find(word).or_else(|| {
                refuse(
                    status_at,
                    format!(
                        "\"{}\" is not a status: use reported, estimated, not_collected, not_applicable, or leave value and status empty",
                        excerpt(word)
                    ),
                );
                None
            }),
        };
        if let (Some(amount), Some(indicator)) = (amount, indicator)
            && let Err(broken) = within_limits(amount, indicator.rules.hard_limits)
        {
            refuse(value_at, out_of_limits(broken, &indicator.code));
        }
        let cell = match status {
            // A value that could not be read has been refused already.
            Some(_) if has_value && amount.is_none() => None,
            Some(status) => Cell::new(status, amount)
                .map_err(|e| refuse(if e == NotACell::NeedsAmount { value_at } else { status_at }, not_a_cell(e, status)))
                .ok(),
            None => None,
        };
        let note = unguarded(text(note_at));
        let length = note.chars().count();
        if length > LONGEST_NOTE {
            refuse(note_at, format!("a note has at most {LONGEST_NOTE} characters, and this one {length}"));
        }
        match (library, year, indicator, cell) {
            (Some(library), Some(year), Some(indicator), Some(cell)) if problems.is_empty() => {
                Ok(Entry { library, year, indicator: indicator.code.clone(), figure: Figure { cell, note } })
            }
            _ => Err(problems),
        }
    }

    async fn apply(&self, tx: &mut Tx, entries: &[Entry], rounds: &BTreeMap<Year, Round>) -> Outcome<Imported> {
        let mut imported = Imported { rows: entries.len(), ..Imported::default() };
        let now = self.clock.now();
        let mut by_library_year: BTreeMap<(LibraryCode, Year), Vec<&Entry>> = BTreeMap::new();
        for entry in entries {
            by_library_year.entry((entry.library.clone(), entry.year)).or_default().push(entry);
        }
        imported.library_years = by_library_year.len();
        for ((library, year), entries) in by_library_year {
            if !rounds.contains_key(&year) && !imported.new_rounds.contains(&year) {
                if !tx.create_round(&Round::usual(year, RoundState::Closed)).await? {
                    // Opened at this very moment: what was checked is not so any more.
                    return Err(ServiceError::Refused(Refused::Changed));
                }
                imported.new_rounds.push(year);
            }
            if self.catalogue_now().find_library(library.as_str()).is_some_and(|found| !found.is_member_in(year)) {
                imported.not_members.push((library.clone(), year));
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
        Ok(imported)
    }
}

fn by_year(rounds: Vec<Round>) -> BTreeMap<Year, Round> {
    rounds.into_iter().map(|round| (round.year, round)).collect()
}

/// Where each of [`COLUMNS`] stands in the header.
fn columns(header: &[String]) -> Result<Vec<usize>, Vec<Problem>> {
    let expected = COLUMNS.join(",");
    let refuse = |column, reason| Problem { row: 1, column, reason };
    let mut problems = Vec::new();
    let mut at = Vec::new();
    for column in COLUMNS {
        match header.iter().position(|name| name == column) {
            Some(position) => at.push(position),
            None => problems.push(refuse(column, format!("this column is missing; the header must be {expected}"))),
        }
    }
    for name in header.iter().filter(|name| !name.is_empty() && !COLUMNS.contains(&name.as_str())) {
        problems.push(refuse("header", format!("there is no column \"{}\"; the header must be {expected}", excerpt(name))));
    }
    if problems.is_empty() { Ok(at) } else { Err(problems) }
}

/// Enough of a text to find it again, on one line.
fn excerpt(text: &str) -> String {
    let short: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

fn not_an_amount(problem: NotAnAmount, text: &str) -> String {
    let text = excerpt(text);
    match problem {
        NotAnAmount::NotANumber | NotAnAmount::Ambiguous { .. } => format!("\"{text}\" is not a number; write for example 1234.5"),
        NotAnAmount::TooLarge => format!("\"{text}\" is too large"),
        NotAnAmount::TooManyDecimals => format!("\"{text}\" has more than three decimals"),
    }
}

fn out_of_limits(problem: OutOfLimits, code: &IndicatorCode) -> String {
    match problem {
        OutOfLimits::Below(limit) => format!("{code} is at least {limit}"),
        OutOfLimits::Above(limit) => format!("{code} is at most {limit}"),
        OutOfLimits::NotWhole => format!("{code} is a whole number"),
    }
}

fn not_a_cell(problem: NotACell, status: Status) -> String {
    match problem {
        NotACell::NeedsAmount => format!("status {} needs a value", status.as_str()),
        NotACell::AmountNotAllowed => format!("status {} has no value; leave it empty", status.as_str()),
    }
}

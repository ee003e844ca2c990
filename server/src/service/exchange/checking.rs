//! Rows of the long form, checked one by one: every problem is named by row and column.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use app::{
    domain::{
        catalogue::Catalogue,
        code::{IndicatorCode, LibraryCode},
        entry::{
            amount::{Amount, NotAnAmount},
            cell::{Cell, NotACell, Status},
            check::{OutOfLimits, within_limits},
            figures::Figure,
            reading::{self, DecimalMark, Unit, Unread},
            typed::LONGEST_NOTE,
        },
        round::{Round, RoundState},
        year::Year,
    },
    text::{Lang, problem::readings, unreadable::Unreadable},
};

use super::{
    COLUMNS, folded,
    rows::{Kind, Row},
    write::unguarded,
};
use crate::service::Service;

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
    pub row: usize,
    pub library: LibraryCode,
    pub year: Year,
    pub indicator: IndicatorCode,
    pub figure: Figure,
}

/// Why nothing was imported.
#[derive(Debug, PartialEq, Eq)]
pub enum NotImported {
    Unreadable(Unreadable),
    /// The first problems, and how many there are.
    Problems(Vec<Problem>, usize),
}

impl From<Unreadable> for NotImported {
    fn from(why: Unreadable) -> Self {
        Self::Unreadable(why)
    }
}

/// As many problems as anybody reads.
const MOST_TOLD: usize = 1_000;
/// What the first row says.
#[derive(Clone, Copy)]
enum Header {
    NotRead,
    Wrong,
    /// How many columns there are, and where each of [`COLUMNS`] stands.
    Columns(usize, [usize; COLUMNS.len()]),
}

/// Checks rows as they come.
pub(super) struct Check<'a> {
    service: &'a Service,
    rounds: &'a BTreeMap<Year, Round>,
    catalogues: BTreeMap<Year, Arc<Catalogue>>,
    header: Header,
    /// The workbook's sheet that is being read, and the one that holds the figures.
    sheet: Option<String>,
    figures_in: Option<String>,
    problems: Vec<Problem>,
    found: usize,
    /// Frozen years of which there is a row.
    frozen: BTreeSet<Year>,
    /// Each indicator by a number of its own.
    numbers: BTreeMap<IndicatorCode, u32>,
    /// Which indicators of a library's year have been seen, and in which row.
    seen: BTreeMap<(LibraryCode, Year), Vec<(u32, u32)>>,
}

impl<'a> Check<'a> {
    pub(super) fn new(service: &'a Service, rounds: &'a BTreeMap<Year, Round>) -> Self {
        Self {
            service,
            rounds,
            catalogues: BTreeMap::new(),
            header: Header::NotRead,
            sheet: None,
            figures_in: None,
            problems: Vec::new(),
            found: 0,
            frozen: BTreeSet::new(),
            numbers: BTreeMap::new(),
            seen: BTreeMap::new(),
        }
    }

    fn refuse(&mut self, problems: Vec<Problem>) {
        self.found += problems.len();
        let room = MOST_TOLD.saturating_sub(self.problems.len());
        self.problems.extend(problems.into_iter().take(room));
    }

    /// What a row says; None of a blank one, and of one with a problem.
    pub(super) fn row(&mut self, row: &Row, kind: &Kind) -> Option<Entry> {
        if kind.sheet != self.sheet {
            self.turn_to(kind);
        }
        let entry = match self.header {
            Header::NotRead => self.read_header(row, kind).map(|()| None),
            Header::Wrong => Ok(None),
            Header::Columns(width, at) => self.checked(row, kind, width, at),
        };
        entry.unwrap_or_else(|problems| {
            self.refuse(problems);
            None
        })
    }

    /// A workbook's figures stand on one of its sheets.
    fn turn_to(&mut self, kind: &Kind) {
        self.sheet.clone_from(&kind.sheet);
        if self.figures_in.is_none() {
            self.problems.clear();
            (self.found, self.header) = (0, Header::NotRead);
        } else {
            self.header = Header::NotRead;
        }
    }

    fn read_header(&mut self, row: &Row, kind: &Kind) -> Result<(), Vec<Problem>> {
        self.header = Header::Wrong;
        let header: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).collect();
        let found = columns(&header);
        let refuse = |reason: String| Err(vec![Problem { row: row.number, column: "header", reason }]);
        match (found, &self.figures_in) {
            (Ok(_), Some(first)) => {
                refuse(format!("sheets {first} and {} both hold figures; leave one", kind.sheet.as_deref().unwrap_or_default()))
            }
            // A sheet with something else beside the figures.
            (Err(_), Some(_)) => Ok(()),
            (Err(problems), None) => Err(problems),
            (Ok(at), None) => {
                self.figures_in = Some(kind.sheet.clone().unwrap_or_default());
                self.header = Header::Columns(header.len(), at);
                if at.iter().any(|column| kind.hidden_columns.contains(column)) {
                    return refuse("a column is hidden; show it, so that you see what is imported".to_owned());
                }
                Ok(())
            }
        }
    }

    fn checked(&mut self, row: &Row, kind: &Kind, width: usize, columns: [usize; COLUMNS.len()]) -> Result<Option<Entry>, Vec<Problem>> {
        let text = |column: usize| row.cells.get(columns[column]).map_or("", |cell| cell.trim());
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(None);
        }
        if row.hidden {
            let reason = "this row is hidden; show it or take it out".to_owned();
            return Err(vec![Problem { row: row.number, column: "library", reason }]);
        }
        let is_known = |at: usize| columns.contains(&at);
        let beside = row.cells.iter().enumerate().any(|(at, cell)| !is_known(at) && !cell.trim().is_empty());
        // A workbook leaves out the blank cells at a row's end; a CSV that does has been cut.
        if beside || (kind.sheet.is_none() && row.cells.len() < width) {
            let reason = format!("this row has {} columns, the header has {width}", row.cells.len());
            return Err(vec![Problem { row: row.number, column: "library", reason }]);
        }
        // The long form has a point; where the comma parts columns, that is certain.
        let mark = if kind.is_parted_by_commas { DecimalMark::Point } else { kind.mark };
        let entry = self.entry(row.number, &text, mark)?;
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(entry.indicator.clone()).or_insert(next);
        let seen = self.seen.entry((entry.library.clone(), entry.year)).or_default();
        if let Some((_, first)) = seen.iter().find(|(other, _)| *other == number) {
            let reason = format!("{} {} {} stands already in row {first}", entry.library, entry.year, entry.indicator);
            return Err(vec![Problem { row: row.number, column: "indicator", reason }]);
        }
        seen.push((number, u32::try_from(row.number).unwrap_or(u32::MAX)));
        Ok(Some(entry))
    }

    /// Reads one row; `text` gives the cell of a column of [`COLUMNS`].
    fn entry<'t>(&mut self, row: usize, text: &impl Fn(usize) -> &'t str, mark: DecimalMark) -> Result<Entry, Vec<Problem>> {
        let [library_at, year_at, indicator_at, value_at, status_at, note_at] = [0, 1, 2, 3, 4, 5];
        let mut problems = Vec::new();
        let mut refuse = |column: usize, reason: String| problems.push(Problem { row, column: COLUMNS[column], reason });
        let year = Year::parse(text(year_at)).map_err(|e| refuse(year_at, e.to_string())).ok();
        let catalogue = match year {
            Some(year) => Arc::clone(self.catalogues.entry(year).or_insert_with(|| self.service.catalogue(year))),
            None => self.service.catalogue_now(),
        };
        let library = catalogue.find_library(text(library_at)).map(|library| library.code.clone());
        if library.is_none() {
            refuse(library_at, format!("there is no library \"{}\"", excerpt(text(library_at))));
        }
        if let Some(year) = year.filter(|year| self.rounds.get(year).is_some_and(|round| round.state == RoundState::Frozen)) {
            // Told once a year: a whole export has some thousand rows of it.
            if self.frozen.insert(year) {
                refuse(year_at, format!("{year} is frozen and cannot be changed; take out its rows, or export single years (--year)"));
            }
            return Err(problems);
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
        // A part of a hundred may be one of one: of that the questions of a dry run tell.
        let unit = indicator.map_or(Unit::NONE, Unit::of);
        let plain = Amount::parse(text(value_at), mark);
        let read = if plain.is_ok() { plain.map(Some).map_err(Unread::Not) } else { read_amount(text(value_at), unit, mark) };
        let amount = read.unwrap_or_else(|why| {
            refuse(value_at, not_read(why, text(value_at), unit));
            None
        });
        let has_value = !text(value_at).is_empty();
        let status = match text(status_at) {
            "" if has_value => {
                refuse(status_at, "a value needs a status: reported or estimated".to_owned());
                None
            }
            "" => Some(Status::Missing),
            word => Status::find(&folded(word)).or_else(|| {
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
                Ok(Entry { row, library, year, indicator: indicator.code.clone(), figure: Figure { cell, note } })
            }
            _ => Err(problems),
        }
    }

    /// How many libraries' years there are; or what is wrong.
    pub(super) fn end(self) -> Result<usize, NotImported> {
        if self.figures_in.is_none() && self.found == 0 {
            return Err(Unreadable::Empty.into());
        }
        if self.found > 0 { Err(NotImported::Problems(self.problems, self.found)) } else { Ok(self.seen.len()) }
    }
}

/// Where each of [`COLUMNS`] stands in the header.
fn columns(header: &[&str]) -> Result<[usize; COLUMNS.len()], Vec<Problem>> {
    let expected = COLUMNS.join(",");
    let refuse = |column, reason| Problem { row: 1, column, reason };
    let at = COLUMNS.map(|column| header.iter().position(|name| *name == column));
    let missing = COLUMNS.iter().zip(at).filter(|(_, at)| at.is_none());
    let mut problems: Vec<Problem> =
        missing.map(|(column, _)| refuse(column, format!("this column is missing; the header must be {expected}"))).collect();
    for column in COLUMNS.into_iter().filter(|column| header.iter().filter(|name| *name == column).count() > 1) {
        problems.push(refuse(column, "this column stands twice".to_owned()));
    }
    for name in header.iter().filter(|name| !name.is_empty() && !COLUMNS.contains(name)) {
        problems.push(refuse("header", format!("there is no column \"{}\"; the header must be {expected}", excerpt(name))));
    }
    if problems.is_empty() { Ok(at.map(Option::unwrap_or_default)) } else { Err(problems) }
}

/// Enough of a text to find it again, on one line.
fn excerpt(text: &str) -> String {
    let short: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

/// An estimate says so in its status.
fn read_amount(text: &str, unit: Unit<'_>, mark: DecimalMark) -> Result<Option<Amount>, Unread> {
    reading::read(text, unit, mark, None).map(|read| read.map(|read| read.amount))
}

fn not_read(why: Unread, text: &str, unit: Unit<'_>) -> String {
    match why {
        Unread::Not(problem) => not_an_amount(problem, text),
        Unread::Asked(choices) => {
            format!("\"{}\" may be {}; write what is meant", excerpt(text), readings(choices, unit, Lang::En))
        }
    }
}

fn not_an_amount(problem: NotAnAmount, text: &str) -> String {
    let text = excerpt(text);
    match problem {
        NotAnAmount::NotANumber | NotAnAmount::Ambiguous { .. } => format!("\"{text}\" is not a number; write for example 1234.5"),
        NotAnAmount::TooLarge => format!("\"{text}\" is too large"),
        NotAnAmount::NoResult => "a formula whose result was not stored: open the file in a spreadsheet program and save it".to_owned(),
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

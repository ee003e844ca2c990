//! The rows of a file, given on one by one: a file may be larger than what should be held of it.

use std::io::{self, BufRead, Read, Seek};

use app::{domain::entry::reading::DecimalMark, text::unreadable::Unreadable};
use zip::ZipArchive;

use super::{csv_rows, guard, ods_rows, other_kinds, xlsx_rows};

/// A row of text, with the number that a spreadsheet shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub number: usize,
    pub cells: Vec<String>,
    /// Whether nobody sees it: hidden, or left out by a filter.
    pub hidden: bool,
}

/// What is known of a file, or of a workbook's sheet, before its first row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// What parts decimals, as far as the file tells.
    pub mark: DecimalMark,
    /// Whether commas part the columns: then a point parts decimals in the long form.
    pub is_parted_by_commas: bool,
    /// The sheet's name, of a workbook.
    pub sheet: Option<String>,
    /// Columns that nobody sees, from 0.
    pub hidden_columns: Vec<usize>,
}

impl Default for Kind {
    fn default() -> Self {
        Self { mark: DecimalMark::Either, is_parted_by_commas: false, sheet: None, hidden_columns: Vec::new() }
    }
}

/// What of a workbook was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// A hidden sheet.
    Sheet(String),
    /// A sheet that holds a chart and no cells.
    Chart(String),
}

/// Takes a row; what it refuses ends the reading.
pub type Take<'a> = dyn FnMut(&Kind, Row) -> Result<(), Unreadable> + 'a;

/// How much a file may hold.
pub struct Limits<'a> {
    pub rows: usize,
    /// All cells, with the blank ones between them.
    pub cells: usize,
    /// All texts of a workbook together. In bytes.
    pub text: usize,
    /// All parts of a workbook, unpacked. In bytes.
    pub unpacked: u64,
    /// Whether anybody still waits for it.
    pub wanted: &'a dyn Fn() -> bool,
}

/// No table of figures is wider.
pub const MOST_COLUMNS: usize = 256;

impl Limits<'_> {
    /// Asked before each row is taken in.
    pub fn check(&self, rows: usize) -> Result<(), Unreadable> {
        if rows > self.rows {
            return Err(Unreadable::TooManyRows(self.rows));
        }
        if (self.wanted)() { Ok(()) } else { Err(Unreadable::Busy) }
    }
}

/// A file that is read more than once.
pub trait Source: BufRead + Seek + Read {}
impl<T: BufRead + Seek> Source for T {}

pub fn unread(error: &io::Error) -> Unreadable {
    Unreadable::NotRead(error.to_string())
}

/// Gives on every row of a text file or a workbook, by what is in it, not by its name; of a workbook, those of all
/// sheets that people see. What of it was left out.
pub fn each_row(file: &mut dyn Source, limits: &Limits<'_>, take: &mut Take<'_>) -> Result<Vec<LeftOut>, Unreadable> {
    let begin = file.fill_buf().map_err(|e| unread(&e))?;
    if let Some(other) = other_kinds::of_bytes(begin) {
        return Err(Unreadable::Other(other));
    }
    if !begin.starts_with(b"PK\x03\x04") {
        return csv_rows::each_row(file, limits, take).map(|()| Vec::new());
    }
    guard::check(file, limits)?;
    let damaged = |e: zip::result::ZipError| Unreadable::NotAWorkbook(e.to_string());
    let mut archive = ZipArchive::new(guard::Wanted::new(file, limits.wanted)).map_err(damaged)?;
    if let Some(other) = other_kinds::of_parts(archive.file_names().flatten()) {
        return Err(Unreadable::Other(other));
    }
    if archive.index_for_name("content.xml").is_some() {
        ods_rows::each_row(&mut archive, limits, take)
    } else {
        xlsx_rows::each_row(&mut archive, limits, take)
    }
}

/// A spreadsheet's own limit is 32 767 characters. In bytes.
const LONGEST_CELL: usize = 4 * 32_767;

/// Brings the cells of a sheet together to rows: a single one in the far corner must not make a table of all before it.
pub struct Gathering<'l, 't, 'k> {
    kind: Kind,
    limits: &'l Limits<'l>,
    take: &'t mut Take<'k>,
    row: Row,
    rows: usize,
    /// Cells, with the blank ones between them.
    held: usize,
    /// A text that many cells share is one in the file, and many here.
    bytes: usize,
}

impl<'l, 't, 'k> Gathering<'l, 't, 'k> {
    pub fn of(kind: Kind, limits: &'l Limits<'l>, take: &'t mut Take<'k>) -> Self {
        Self { kind, limits, take, row: Row::default(), rows: 0, held: 0, bytes: 0 }
    }

    /// Columns from one up to another that is not among them.
    pub fn hide_columns(&mut self, first: usize, end: usize) {
        self.kind.hidden_columns.extend(first..end.min(MOST_COLUMNS));
    }

    /// A row, from 0.
    pub fn begin(&mut self, row: usize, hidden: bool) -> Result<(), Unreadable> {
        self.give()?;
        if row < self.row.number {
            return Err(Unreadable::RowsOutOfOrder(row + 1));
        }
        self.row = Row { number: row + 1, cells: Vec::new(), hidden };
        Ok(())
    }

    pub fn put(&mut self, column: usize, text: String) -> Result<(), Unreadable> {
        if text.is_empty() {
            return Ok(());
        }
        self.bytes += text.len();
        if text.len() > LONGEST_CELL || self.bytes > self.limits.text {
            return Err(Unreadable::TooLargeUnpacked(self.limits.text as u64 / 1024 / 1024));
        }
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns { row: self.row.number, most: MOST_COLUMNS });
        }
        let cells = &mut self.row.cells;
        self.held += (column + 1).saturating_sub(cells.len());
        if self.held > self.limits.cells {
            return Err(Unreadable::TooManyCells(self.limits.cells));
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        Ok(())
    }

    fn give(&mut self) -> Result<(), Unreadable> {
        if self.row.cells.is_empty() {
            return if (self.limits.wanted)() { Ok(()) } else { Err(Unreadable::Busy) };
        }
        self.limits.check(self.rows)?;
        self.rows += 1;
        let row = Row { cells: std::mem::take(&mut self.row.cells), ..self.row };
        (self.take)(&self.kind, row)
    }

    pub fn end(mut self) -> Result<(), Unreadable> {
        self.give()
    }
}

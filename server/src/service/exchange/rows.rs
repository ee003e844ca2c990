//! The rows of a file, given on one by one: a file may be larger than what should be held of it.

use std::io::{self, BufRead, Read, Seek};

use app::text::unreadable::Unreadable;

use super::{csv_rows, xlsx_rows};

/// A row of text, with the number that a spreadsheet shows.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    pub number: usize,
    pub cells: Vec<String>,
}

/// What is known of a file before its first row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kind {
    /// Whether the columns are parted by semicolons, as where the comma is the decimal mark.
    pub semicolons: bool,
    /// The sheet's name, of a workbook.
    pub sheet: Option<String>,
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

/// Gives on every row of a CSV or XLSX file, by what is in it, not by its name.
pub fn each_row(file: &mut dyn Source, limits: &Limits<'_>, take: &mut Take<'_>) -> Result<(), Unreadable> {
    let is_workbook = file.fill_buf().map_err(|e| unread(&e))?.starts_with(b"PK\x03\x04");
    if is_workbook { xlsx_rows::each_row(file, limits, take) } else { csv_rows::each_row(file, limits, take) }
}

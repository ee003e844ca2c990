//! A library's own table, as libraries keep them: labels down, years across, in any notation. What
//! is in it is recognised and guessed; a person confirms.

mod guess;
mod recognise;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    amount::Amount,
    reading::{DecimalMark, RAISED, without_raised},
};
use crate::domain::year::Year;
pub use guess::{Because, Guess, Known, guess, settle};
pub use recognise::recognise;

/// A table, or what of it was recognised.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTable {
    pub blocks: Vec<Block>,
    /// Footnotes by their marks: `*` → `counted in a new way`.
    pub footnotes: BTreeMap<String, String>,
}

/// Rows under one heading, or under none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The workbook's sheet.
    pub sheet: Option<String>,
    /// What stands above the labels.
    pub title: String,
    /// What stands above each column of values; nothing above one without a heading.
    pub columns: Vec<Heading>,
    pub rows: Vec<OwnRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The column that a spreadsheet shows, from 0.
    pub at: usize,
    pub text: String,
    pub period: Option<Period>,
}

/// What a heading says of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Period {
    Year(Year),
    /// Something else: part of a year, two years, a target.
    Other,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRow {
    /// The row that a spreadsheet shows.
    pub number: usize,
    pub label: String,
    /// As written; one for each column.
    pub cells: Vec<String>,
}

/// Which column of a block holds a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Found(usize),
    /// There is none.
    Absent,
    /// It may be one of several: a person says.
    Asked,
}

impl Block {
    #[must_use]
    pub fn column_of(&self, year: Year) -> Column {
        let of_year = |heading: &Heading| heading.period == Some(Period::Year(year));
        let found: Vec<usize> = (0..self.columns.len()).filter(|at| of_year(&self.columns[*at])).collect();
        let unnamed = self.columns.iter().any(|heading| heading.text.is_empty());
        let number = year.to_string();
        let named_otherwise = |heading: &Heading| heading.period == Some(Period::Other) && heading.text.contains(&number);
        match (found.as_slice(), self.columns.len()) {
            // Nothing but a label and a value.
            ([], 1) if unnamed => Column::Found(0),
            _ if unnamed || self.columns.iter().any(named_otherwise) => Column::Asked,
            ([only], _) => Column::Found(*only),
            ([], _) if self.columns.iter().all(|heading| heading.period != Some(Period::Other)) => Column::Absent,
            _ => Column::Asked,
        }
    }

    /// The years above its columns.
    pub fn years(&self) -> impl Iterator<Item = Year> {
        self.columns.iter().filter_map(|heading| match heading.period {
            Some(Period::Year(year)) => Some(year),
            _ => None,
        })
    }

    /// The first of the rows directly above one that it is the sum of, in a column.
    #[must_use]
    pub fn sums_from(&self, row: usize, column: usize, mark: DecimalMark) -> Option<usize> {
        let amount = |row: &OwnRow| Amount::parse(without_marks(row.cells.get(column)?).0, mark).ok();
        let total = amount(self.rows.get(row)?).filter(|total| *total != Amount::ZERO)?;
        let mut sum = 0;
        for above in (0..row).rev() {
            sum += amount(&self.rows[above])?.thousandths();
            if sum == total.thousandths() && row - above >= 2 {
                return Some(above);
            }
        }
        None
    }
}

const MARKS: [char; 4] = ['*', '†', '‡', '#'];

/// A label is not an essay. In characters.
pub const LONGEST_LABEL: usize = 200;

/// A label on one line.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_LABEL).collect()
}

fn is_mark(c: char) -> bool {
    MARKS.contains(&c) || RAISED.contains(&c)
}

/// A cell's text without the footnote marks behind it, and those.
#[must_use]
pub fn without_marks(text: &str) -> (&str, &str) {
    let text = text.trim();
    let rest = without_raised(text.trim_end_matches(|c: char| MARKS.contains(&c) || c.is_whitespace()));
    (rest, text[rest.len()..].trim())
}

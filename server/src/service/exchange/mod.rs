//! Figures in long form: in from files, out to files, without loss.
//!
//! `rows` gives on the rows of any file; [`table`] holds those of a small one. [`checking`] looks at each row of a
//! large one, and [`import`] applies all or nothing; [`export`] writes the same form back. [`workbook`] is a year to
//! fill in; [`aggregates`] writes one row a year and indicator.

use unicode_normalization::UnicodeNormalization;

pub mod aggregates;
pub mod catalogue_file;
pub mod checking;
mod csv_rows;
pub mod export;
mod guard;
pub mod import;
mod json_rows;
mod long_file;
mod number_format;
mod ods_rows;
mod other_kinds;
pub mod own_table;
mod rows;
pub mod table;
pub mod upload;
pub mod workbook;
pub mod write;
mod xlsx_parts;
mod xlsx_rows;
mod xml;

/// A word in any letters: large or small, and however its accents are written.
pub(crate) fn folded(word: &str) -> String {
    word.trim().nfkc().collect::<String>().to_lowercase()
}

/// The columns of the long form, as row 1 has them.
pub const COLUMNS: [&str; 6] = ["library", "year", "indicator", "value", "status", "note"];

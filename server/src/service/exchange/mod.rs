//! Figures in long form: in from files, out to files, without loss.
//!
//! `rows` gives on the rows of any file; [`table`] holds those of a small one. [`checking`] looks at each row of a
//! large one, and [`import`] applies all or nothing; [`export`] writes the same form back. [`workbook`] is a year to
//! fill in; [`aggregates`] writes one row a year and indicator.

pub mod aggregates;
pub mod catalogue_file;
pub mod checking;
mod csv_rows;
pub mod export;
mod guard;
pub mod import;
mod json_rows;
mod long_file;
mod rows;
pub mod table;
pub mod upload;
pub mod workbook;
pub mod write;
mod xlsx_rows;

/// The columns of the long form, as row 1 has them.
pub const COLUMNS: [&str; 6] = ["library", "year", "indicator", "value", "status", "note"];

//! Figures in long form: in from files, out to files, without loss.
//!
//! [`table`] reads a file into rows of text; [`import`] checks them all and applies all or nothing;
//! [`export`] writes the same form back; [`workbook`] is a year to fill in; [`aggregates`] writes one row a year and indicator.

pub mod aggregates;
pub mod catalogue_file;
pub mod export;
mod guard;
pub mod import;
pub mod table;
pub mod upload;
pub mod workbook;
pub mod write;

/// The columns of the long form, as row 1 has them.
pub const COLUMNS: [&str; 6] = ["library", "year", "indicator", "value", "status", "note"];

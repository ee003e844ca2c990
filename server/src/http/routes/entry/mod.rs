//! Entering a library's year.

pub mod check;
pub mod files;
pub mod history;
pub mod section;

use app::{
    domain::{code::LibraryCode, year::Year},
    text::Lang,
};

use crate::http::extract::At;

/// A library's year in a language.
type YearPath = At<(Lang, LibraryCode, Year)>;

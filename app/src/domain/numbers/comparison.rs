//! A library's values beside the others' quartiles.

use super::distribution::{Quartiles, Size};
use crate::domain::{catalogue::indicator::Indicator, code::LibraryCode, emission::Quantity, year::Year};

/// One indicator: the library's own value, and where the others lie.
#[derive(Debug)]
pub struct Compared {
    pub indicator: Indicator,
    /// None when the library has none.
    pub own: Option<Quantity>,
    /// None of fewer than five libraries.
    pub all: Option<Quartiles>,
    pub size: Option<Quartiles>,
    /// None of fewer than [`FEWEST_PEERS`](crate::domain::limits::FEWEST_PEERS); in two figures where libraries may not be named.
    pub peers: Option<Quartiles>,
    /// The peers' values by code, where the consortium lets libraries be named.
    pub named: Vec<(LibraryCode, Quantity)>,
}

/// A library beside the others in a frozen year.
#[derive(Debug)]
pub struct Comparison {
    pub year: Year,
    /// Frozen years, the latest first.
    pub years: Vec<Year>,
    /// None when its students are not known.
    pub size: Option<Size>,
    pub peers: Vec<LibraryCode>,
    pub rows: Vec<Compared>,
}

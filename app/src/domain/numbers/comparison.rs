//! A library's values beside the others' quartiles.

use super::{
    distribution::{Quartiles, Size, library_values, may_compare, quartiles},
    quantile::median,
    year_data::YearData,
};
use crate::domain::{
    catalogue::indicator::{Aggregation, Indicator},
    code::LibraryCode,
    emission::Quantity,
    year::Year,
};

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

/// A library's own value among all, for one indicator. Emissions in kilograms.
#[derive(Clone, Debug)]
pub struct OwnPlace {
    pub indicator: Indicator,
    pub own: Quantity,
    pub median: f64,
    /// None of too few.
    pub quartiles: Option<Quartiles>,
    pub largest: f64,
}

/// Where a library stands with the facts that open a year.
#[must_use]
pub fn own_places(data: &YearData, library: &LibraryCode) -> Vec<OwnPlace> {
    let headline = data.catalogue.headline();
    let codes = headline.handprint.facts.iter().chain(&headline.footprint.facts);
    let is_comparable = |indicator: &&Indicator| {
        may_compare(data, indicator) && matches!(indicator.aggregation, Aggregation::Sum | Aggregation::RatioOfSums { .. })
    };
    let place = |indicator: &Indicator| {
        let own = data.value(library, indicator)?;
        let all: Vec<f64> = library_values(data, indicator).iter().map(|(_, value)| value.best()).collect();
        Some(OwnPlace {
            indicator: indicator.clone(),
            own,
            median: median(&all)?,
            quartiles: quartiles(&all),
            largest: all.iter().copied().fold(own.best(), f64::max),
        })
    };
    codes.filter_map(|code| data.catalogue.find_indicator(code.as_str())).filter(is_comparable).filter_map(place).collect()
}

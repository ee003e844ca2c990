//! Where a number comes from: its formula, what that reads, the libraries' cells and the factors.

use super::Cube;
use crate::domain::{
    catalogue::{
        factor::{FactorStatus, Quality},
        formula::Formula,
        indicator::Aggregation,
    },
    code::{FactorKey, IndicatorCode},
    emission::Range,
    entry::series_break::Break,
    numbers::{aggregate::Aggregate, mask::rows, values::StatusCounts, year_data::YearData},
    year::Year,
};

/// One number of a year, with everything under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lineage {
    pub indicator: IndicatorCode,
    /// As it may be told: without a value where that could tell of one library.
    pub aggregate: Aggregate,
    /// Of an entered indicator: what the libraries' cells say.
    pub cells: Option<StatusCounts>,
    /// Of a derived one: its formula, and what that reads.
    pub formula: Option<Formula>,
    pub inputs: Vec<Lineage>,
    pub factors: Vec<FactorUse>,
    /// Breaks of this year that concern every library, and how many libraries have their own.
    pub breaks: Vec<Break>,
    pub own_breaks: usize,
}

/// A factor as a year uses it.
#[derive(Clone, Debug, PartialEq)]
pub struct FactorUse {
    pub key: FactorKey,
    /// None when the factor has no version for the year: there is no number then.
    pub version: Option<VersionUse>,
    /// How many of those who report have a value of their own.
    pub own: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct VersionUse {
    pub valid_year: Year,
    pub carried: bool,
    pub range: Range,
    /// Key into the catalogue's sources.
    pub source: String,
    pub status: FactorStatus,
    pub quality: Quality,
}

/// None when the year's catalogue has no such indicator.
#[must_use]
pub fn lineage(data: &YearData, cube: &Cube, code: &IndicatorCode) -> Option<Lineage> {
    let indicator = data.catalogue.find_indicator(code.as_str())?;
    let mut inputs: Vec<IndicatorCode> = indicator.formula.iter().flat_map(|formula| formula.indicators().into_iter().cloned()).collect();
    if let Aggregation::WeightedMean { weight } = &indicator.aggregation {
        inputs.push(weight.clone());
    }
    let reporting = data.reporting(indicator);
    let factors = indicator.formula.iter().flat_map(|formula| formula.factors().into_iter().cloned());
    Some(Lineage {
        indicator: code.clone(),
        aggregate: cube.aggregate(data.year, code)?,
        cells: indicator.is_asked().then(|| data.values.find(code.as_str()).map(|column| column.counts)).flatten(),
        formula: indicator.formula.clone(),
        inputs: inputs.iter().filter_map(|input| lineage(data, cube, input)).collect(),
        factors: factors.map(|key| factor_use(data, key, &reporting)).collect(),
        breaks: data.breaks.iter().filter(|found| found.indicator == *code && found.library.is_none()).cloned().collect(),
        own_breaks: data.breaks.iter().filter(|found| found.indicator == *code && found.library.is_some()).count(),
    })
}

fn factor_use(data: &YearData, key: FactorKey, reporting: &[bool]) -> FactorUse {
    let factor = data.catalogue.find_factor(&key);
    let version = factor.and_then(|factor| factor.find_version(data.year)).map(|valid| VersionUse {
        valid_year: valid.version.valid_year,
        carried: valid.carried,
        range: valid.version.range(),
        source: valid.version.source.clone(),
        status: valid.version.status,
        quality: valid.version.confidence,
    });
    let has_own = |row: usize| factor.is_some_and(|factor| factor.find_override(&data.members[row], data.year).is_some());
    let own = rows(reporting).filter(|row| has_own(*row)).count();
    FactorUse { key, version, own }
}

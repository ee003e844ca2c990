//! Where a number comes from: its formula, what that reads, the libraries' cells and the factors.

use super::Cube;
use crate::domain::{
    catalogue::{
        Catalogue,
        factor::{FactorStatus, Quality},
        formula::Formula,
        indicator::Aggregation,
    },
    code::{FactorKey, IndicatorCode},
    emission::Range,
    entry::series_break::Break,
    numbers::{aggregate::Aggregate, values::StatusCounts},
    year::Year,
};

/// One number of a year, with everything under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lineage {
    pub indicator: IndicatorCode,
    /// As it may be disclosed: without a value where that could tell of one library.
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

/// What a year's lineage is read from; `breaks` are those that concern every library.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    pub year: Year,
    pub catalogue: &'a Catalogue,
    pub breaks: &'a [Break],
    pub cube: &'a Cube,
}

impl Origin<'_> {
    /// None when the year's catalogue has no such indicator.
    #[must_use]
    pub fn of(&self, code: &IndicatorCode) -> Option<Lineage> {
        let Self { year, catalogue, breaks, cube } = *self;
        let indicator = catalogue.find_indicator(code.as_str())?;
        let mut inputs: Vec<IndicatorCode> =
            indicator.formula.iter().flat_map(|formula| formula.indicators().into_iter().cloned()).collect();
        if let Aggregation::WeightedMean { weight } = &indicator.aggregation {
            inputs.push(weight.clone());
        }
        let factors = indicator.formula.iter().flat_map(|formula| formula.factors().into_iter().cloned());
        Some(Lineage {
            indicator: code.clone(),
            aggregate: cube.aggregate(year, code)?,
            cells: indicator.is_asked().then(|| cube.cells(year, code)),
            formula: indicator.formula.clone(),
            inputs: inputs.iter().filter_map(|input| self.of(input)).collect(),
            factors: factors.map(|key| self.factor(code, key)).collect(),
            breaks: breaks.iter().filter(|found| found.indicator == *code).cloned().collect(),
            own_breaks: cube.own_breaks(year, code),
        })
    }

    fn factor(&self, code: &IndicatorCode, key: FactorKey) -> FactorUse {
        let version = self.catalogue.find_factor(&key).and_then(|factor| factor.find_version(self.year)).map(|valid| VersionUse {
            valid_year: valid.version.valid_year,
            carried: valid.carried,
            range: valid.version.range(),
            source: valid.version.source.clone(),
            status: valid.version.status,
            quality: valid.version.confidence,
        });
        FactorUse { own: self.cube.own_factors(self.year, code, &key), version, key }
    }
}

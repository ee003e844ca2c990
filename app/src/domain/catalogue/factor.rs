//! Emission factors and assumptions: versioned data with a range, a source and a status.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        code::{FactorKey, LibraryCode},
        emission::Range,
        unit::Dimension,
        year::Year,
    },
    text::Text,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorKind {
    /// Turns an activity into kilograms.
    Emission,
    /// An assumption of the carbon handprint.
    Handprint,
    /// Turns one activity into another, such as gigabytes per download.
    Activity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorStatus {
    Usable,
    /// To be replaced or confirmed.
    Verify,
    /// A value judgement of the consortium.
    Decide,
    /// For explanation only; no formula may use it.
    Example,
}

impl FactorStatus {
    /// Figures that rest on such a factor carry the mark *provisional*.
    #[must_use]
    pub fn is_provisional(self) -> bool {
        matches!(self, Self::Verify | Self::Decide)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactorVersion {
    pub valid_year: Year,
    #[serde(rename = "value")]
    pub best: f64,
    #[serde(default)]
    pub low: Option<f64>,
    #[serde(default)]
    pub high: Option<f64>,
    /// Key into the catalogue's sources.
    pub source: String,
    /// `A` (read in a primary source) to `D` (assumption).
    pub confidence: Quality,
    pub status: FactorStatus,
    #[serde(default)]
    pub note: String,
    /// When the source was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<NaiveDate>,
    /// Under which terms the source may be used.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
}

/// A library's own value in place of the common one, such as its heat supplier's: for one year,
/// never carried forward.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Override {
    pub library: LibraryCode,
    /// How the value was made.
    pub method: String,
    #[serde(flatten)]
    pub version: FactorVersion,
}

/// How well a factor is known: A read in a primary source, B read but secondary or dated,
/// C from memory or simple derivation, D assumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Quality {
    A,
    B,
    C,
    D,
}

impl Quality {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

impl FactorVersion {
    /// Low and high fall back to the best value where the source gives no band.
    #[must_use]
    pub fn range(&self) -> Range {
        Range { low: self.low.unwrap_or(self.best), best: self.best, high: self.high.unwrap_or(self.best) }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    pub key: FactorKey,
    pub name: Text,
    pub unit: String,
    pub dimension: Dimension,
    pub kind: FactorKind,
    /// Oldest first, one a year.
    pub versions: Vec<FactorVersion>,
    pub overrides: Vec<Override>,
    pub carry_forward: bool,
    pub boundary: String,
    pub note: String,
}

/// The version of a factor that a year uses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValidFactor<'a> {
    pub version: &'a FactorVersion,
    /// The version is of an earlier year, carried forward.
    pub carried: bool,
    /// The library's own.
    pub own: bool,
}

impl Factor {
    /// The version valid for `year`; else, if the factor may be carried forward, the nearest
    /// earlier one. The earliest is never carried backwards.
    #[must_use]
    pub fn find_version(&self, year: Year) -> Option<ValidFactor<'_>> {
        let version = self.versions.iter().rev().find(|version| version.valid_year <= year)?;
        let carried = version.valid_year != year;
        (!carried || self.carry_forward).then_some(ValidFactor { version, carried, own: false })
    }

    /// As [`Self::find_version`], with the library's own value before the common one.
    #[must_use]
    pub fn find_version_of(&self, library: Option<&LibraryCode>, year: Year) -> Option<ValidFactor<'_>> {
        let own = library.and_then(|library| self.find_override(library, year)).map(|at| &self.overrides[at].version);
        own.map(|version| ValidFactor { version, carried: false, own: true }).or_else(|| self.find_version(year))
    }

    /// Whether both are worth the same in a year, for every library.
    #[must_use]
    pub fn counts_as(&self, other: &Self, year: Year) -> bool {
        let common = |factor: &Self| factor.find_version(year).map(|valid| valid.version.range());
        let own = |factor: &Self| -> BTreeMap<LibraryCode, Range> {
            let of_year = factor.overrides.iter().filter(|own| own.version.valid_year == year);
            of_year.map(|own| (own.library.clone(), own.version.range())).collect()
        };
        self.unit == other.unit && common(self) == common(other) && own(self) == own(other)
    }

    /// Where among the overrides a library's own value for a year stands.
    #[must_use]
    pub fn find_override(&self, library: &LibraryCode, year: Year) -> Option<usize> {
        self.overrides.iter().position(|own| own.library == *library && own.version.valid_year == year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_factor_is_carried_forward_only_when_it_may_be() {
        let version = |year: i32, best: f64| FactorVersion {
            valid_year: Year::try_from(year).unwrap(),
            best,
            low: None,
            high: None,
            source: "s".into(),
            confidence: Quality::A,
            status: FactorStatus::Usable,
            note: String::new(),
            retrieved: None,
            licence: String::new(),
        };
        let library = LibraryCode::parse("seamk").unwrap();
        let mut factor = Factor {
            key: FactorKey::parse("x").unwrap(),
            name: Text::same("x"),
            unit: "1".into(),
            dimension: Dimension::none(),
            kind: FactorKind::Activity,
            versions: vec![version(2016, 1.0), version(2020, 2.0)],
            overrides: vec![Override { library: library.clone(), method: "supplier".into(), version: version(2019, 9.0) }],
            carry_forward: true,
            boundary: String::new(),
            note: String::new(),
        };
        let found = |factor: &Factor, year: i32| factor.find_version(Year::try_from(year).unwrap()).map(|v| (v.version.best, v.carried));
        assert_eq!(found(&factor, 2015), None);
        assert_eq!(found(&factor, 2016), Some((1.0, false)));
        assert_eq!(found(&factor, 2019), Some((1.0, true)));
        assert_eq!(found(&factor, 2024), Some((2.0, true)));
        factor.carry_forward = false;
        assert_eq!(found(&factor, 2020), Some((2.0, false)));
        assert_eq!(found(&factor, 2024), None);
        let own = |year: i32| factor.find_version_of(Some(&library), Year::try_from(year).unwrap()).map(|v| (v.version.best, v.own));
        assert_eq!(own(2019), Some((9.0, true)));
        assert_eq!(own(2020), Some((2.0, false)), "an own value is for its year alone");
    }
}

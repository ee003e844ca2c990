//! What is measured: definitions, units, and how libraries' values are brought together.

use serde::{Deserialize, Serialize};

use super::{formula::Formula, rules::Rules};
use crate::{
    domain::{
        code::{IndicatorCode, SectionCode, ThemeCode, UnitCode},
        emission::Nature,
        year::Year,
    },
    text::Text,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Typed by the library.
    Entered,
    /// Computed from other indicators by a formula.
    Derived,
    /// Self-assessed on the scale 1–5.
    Ordinal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Handprint,
    Footprint,
    Context,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Asked from every library every year.
    Core,
    /// Voluntary.
    Extended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Up,
    Down,
    Neutral,
}

/// How the consortium's value is made from the libraries' values.
#[derive(Clone, Debug, PartialEq)]
pub enum Aggregation {
    Sum,
    /// The formula over the sums of its inputs, from libraries that have both.
    RatioOfSums {
        numerator: IndicatorCode,
        denominator: IndicatorCode,
    },
    /// sum(value·weight) / sum(weight), from libraries that have both.
    WeightedMean {
        weight: IndicatorCode,
    },
    Median,
    /// Libraries per level; the median as a secondary mark, no mean.
    Distribution,
}

/// A change since last year that asks for a note.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum YearChange {
    /// More than this many percent either way, when last year was at least 20 units.
    Pct(f64),
    /// More than this many units either way.
    Abs(f64),
}

/// Outside these a value is refused. In units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HardLimits {
    #[serde(default)]
    pub min: Option<f64>,
    #[serde(default)]
    pub max: Option<f64>,
    #[serde(default)]
    pub integer: bool,
}

/// Outside these a value asks for a note. In units, per library and year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plausible {
    pub min: f64,
    pub max: f64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    #[serde(default)]
    pub standard: String,
    #[serde(default, rename = "ref")]
    pub reference: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    pub code: IndicatorCode,
    pub kind: Kind,
    pub side: Side,
    pub theme: ThemeCode,
    pub section: SectionCode,
    pub tier: Tier,
    pub name: Text,
    pub definition: Text,
    pub unit: UnitCode,
    /// The unit as words, shown after the number.
    pub unit_name: Text,
    pub direction: Direction,
    pub aggregation: Aggregation,
    pub formula: Option<Formula>,
    /// Inputs of the formula whose absence only leaves their term out.
    pub optional_inputs: Vec<IndicatorCode>,
    pub rules: Rules,
    /// Whether it is mostly what it was last year, so that the form offers that.
    pub slow: bool,
    /// For display; input takes three for every indicator.
    pub decimals: u8,
    pub normalise_by: Vec<IndicatorCode>,
    /// Describes identifiable persons in a small library.
    pub personal: bool,
    pub standard: Standard,
    pub note: String,
    pub nature: Nature,
    /// The years that this definition holds for; open where None.
    pub valid_from: Option<Year>,
    pub valid_to: Option<Year>,
    /// What is asked in its place after it was retired.
    pub replaced_by: Option<IndicatorCode>,
    /// The indicator that this one is a view of, divided by another.
    pub view_of: Option<IndicatorCode>,
}

impl Indicator {
    /// Whether a person answers it, by typing or by choosing a level.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.kind != Kind::Derived
    }

    #[must_use]
    pub fn is_required(&self) -> bool {
        self.is_asked() && self.tier == Tier::Core
    }

    /// Whether a change is told in percentage points or units rather than percent.
    #[must_use]
    pub fn changes_absolutely(&self) -> bool {
        matches!(self.unit.as_str(), "pct" | "score5" | "level")
    }
}

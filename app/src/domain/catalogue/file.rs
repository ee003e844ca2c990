//! The catalogue as it is written in files and kept in snapshots, before it is checked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        code::{FactorKey, IndicatorCode, LibraryCode, SectionCode, ServiceUnitCode, ThemeCode, UnitCode},
        factor::{FactorKind, FactorVersion},
        indicator::{Direction, HardLimits, Kind, Plausible, Side, Standard, Tier, YearChange},
        library::ServiceUnit,
        year::Year,
    },
    text::Text,
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatalogueFile {
    pub vocabulary: VocabularyFile,
    pub libraries: Vec<LibraryFile>,
    pub service_units: Vec<ServiceUnit>,
    pub indicators: Vec<IndicatorFile>,
    pub factors: Vec<FactorFile>,
    pub scale: ScaleFile,
    pub story_form: Vec<StoryField>,
    pub sources: BTreeMap<String, Source>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VocabularyFile {
    /// Version of the catalogue, its factors included, as cited beside figures.
    pub version: String,
    pub themes: Vec<Named<ThemeCode>>,
    pub sections: Vec<Named<SectionCode>>,
    pub units: Vec<Named<UnitCode>>,
    pub headline: Headline,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named<C> {
    pub code: C,
    pub name: Text,
}

/// Which indicators open the overview, side by side and never together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Headline {
    pub handprint: HeadlineSide,
    pub footprint: HeadlineSide,
    /// The carbon handprint, shown only as ranges.
    pub carbon_handprint: Vec<IndicatorCode>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeadlineSide {
    pub indicator: IndicatorCode,
    pub facts: Vec<IndicatorCode>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LibraryFile {
    pub code: LibraryCode,
    pub abbreviation: String,
    pub name: Text,
    #[serde(default)]
    pub teaching_languages: Vec<String>,
    #[serde(default)]
    pub city: String,
    #[serde(default)]
    pub service_units: Vec<ServiceUnitCode>,
    #[serde(default)]
    pub member_from: Option<Year>,
    #[serde(default)]
    pub member_to: Option<Year>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorFile {
    pub code: IndicatorCode,
    pub kind: Kind,
    pub side: Side,
    pub theme: ThemeCode,
    pub section: SectionCode,
    pub tier: Tier,
    pub name: Text,
    pub definition: Text,
    pub unit: UnitCode,
    #[serde(default)]
    pub display_unit: Option<UnitCode>,
    pub direction: Direction,
    pub aggregation: AggregationFile,
    #[serde(default)]
    pub formula: Option<String>,
    #[serde(default)]
    pub optional_inputs: Vec<IndicatorCode>,
    #[serde(default)]
    pub plausible: Option<Plausible>,
    #[serde(default)]
    pub yoy_warn: Option<YearChange>,
    #[serde(default)]
    pub hard_limits: HardLimits,
    #[serde(default)]
    pub checks: Vec<String>,
    #[serde(default)]
    pub slow: bool,
    #[serde(default)]
    pub decimals: u8,
    #[serde(default)]
    pub normalise_by: Vec<IndicatorCode>,
    #[serde(default)]
    pub personal: bool,
    #[serde(default)]
    pub source: Standard,
    #[serde(default)]
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum AggregationFile {
    Sum,
    RatioOfSums { numerator: IndicatorCode, denominator: IndicatorCode },
    WeightedMean { weight: IndicatorCode },
    Median,
    Distribution,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactorFile {
    pub key: FactorKey,
    pub unit: String,
    pub name: Text,
    pub kind: FactorKind,
    pub versions: Vec<FactorVersion>,
    #[serde(default)]
    pub carry_forward: bool,
    #[serde(default)]
    pub boundary: String,
    #[serde(default)]
    pub note: String,
}

/// The self-assessment scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScaleFile {
    pub levels: Vec<Level>,
    pub rule: Text,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Level {
    pub level: u8,
    pub name: Text,
    pub anchor: Text,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryField {
    pub key: String,
    #[serde(default)]
    pub max: Option<usize>,
    #[serde(default)]
    pub required: bool,
    pub label: Text,
    pub prompt: Text,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub title: String,
    #[serde(default)]
    pub url: String,
}

//! The catalogue as it is written in files and kept in snapshots, before it is checked.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    factor::{FactorKind, FactorVersion, Override},
    indicator::{Direction, HardLimits, Kind, Plausible, Side, Standard, Tier, YearChange},
    library::{Library, ServiceUnit},
    size::SizeMeasure,
};
use crate::{
    domain::{
        code::{FactorKey, IndicatorCode, SectionCode, ThemeCode, UnitCode},
        year::Year,
    },
    text::{Text, words::catalogue::problems as words},
};

/// The version of this form of file, as `format` names it.
pub const FORMAT: &str = "jalki-catalogue-1";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatalogueFile {
    #[serde(default = "format")]
    pub format: String,
    pub vocabulary: VocabularyFile,
    pub libraries: Vec<Library>,
    pub service_units: Vec<ServiceUnit>,
    pub indicators: Vec<IndicatorFile>,
    pub factors: Vec<FactorFile>,
    pub scale: ScaleFile,
    #[serde(default)]
    pub story_form: Vec<StoryField>,
    #[serde(default)]
    pub sources: BTreeMap<String, Source>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
}

fn format() -> String {
    FORMAT.to_owned()
}

/// What the consortium wants of an indicator by a year, measured from a baseline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    pub indicator: IndicatorCode,
    /// The year that the change is measured from.
    pub baseline: Year,
    /// The year by which it should be reached.
    pub year: Year,
    /// The wanted change from the baseline, in percent: −30 is thirty percent less.
    pub change_percent: f64,
    /// What was decided, and by whom.
    pub reason: Text,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VocabularyFile {
    /// Version of the catalogue, its factors included, as cited beside figures.
    pub version: String,
    /// None in documents from before it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consortium: Option<Consortium>,
    /// Whether libraries may be named beside their values to other libraries.
    #[serde(default)]
    pub name_libraries: bool,
    /// How near, in percent of it, nobody may come to a personal figure of a small library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near_percent: Option<f64>,
    /// Full-time students when it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<SizeMeasure>,
    pub themes: Vec<ThemeFile>,
    pub sections: Vec<Named<SectionCode>>,
    pub units: Vec<Named<UnitCode>>,
    pub headline: Headline,
}

/// Who the consortium is, in its own words; by default in neutral ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Consortium {
    /// As it is cited: "AMKIT consortium".
    pub name: Text,
    /// Its libraries, above titles: "Libraries of the AMKIT consortium".
    pub libraries: Text,
    /// What the service gathers and who maintains it, at the foot of every page.
    pub about: Text,
    /// What the footprint covers and what it leaves out.
    pub boundary: Text,
}

impl Consortium {
    /// Each text with the name of its field.
    #[must_use]
    pub fn texts(&self) -> [(&'static str, &Text); 4] {
        [("name", &self.name), ("libraries", &self.libraries), ("about", &self.about), ("boundary", &self.boundary)]
    }
}

impl Default for Consortium {
    fn default() -> Self {
        Self {
            name: words::any_consortium(),
            libraries: words::any_consortium_libraries(),
            about: words::any_consortium_about(),
            boundary: words::any_consortium_boundary(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named<C> {
    pub code: C,
    pub name: Text,
}

/// A theme of one strategy period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ThemeFile {
    pub code: ThemeCode,
    pub name: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Year>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Year>,
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

/// One definition of an indicator. The same code may stand several times, for years that do not
/// overlap: these are its versions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorFile {
    pub code: IndicatorCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Year>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Year>,
    /// What is asked in its place after `valid_to`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<IndicatorCode>,
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
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

/// Whether a year lies in a span that may be open at either end.
#[must_use]
pub fn holds(from: Option<Year>, to: Option<Year>, year: Year) -> bool {
    from.is_none_or(|from| from <= year) && to.is_none_or(|to| year <= to)
}

impl IndicatorFile {
    /// Whether figures of the two definitions cannot be compared: a break in the series.
    #[must_use]
    pub fn is_counted_otherwise(&self, other: &Self) -> bool {
        self.unit != other.unit || self.kind != other.kind || self.aggregation != other.aggregation || self.formula != other.formula
    }
}

impl CatalogueFile {
    /// Only what holds in a year; the libraries stay, each with its own membership.
    #[must_use]
    pub fn of_year(&self, year: Year) -> Self {
        let mut file = self.clone();
        file.indicators.retain(|entry| holds(entry.valid_from, entry.valid_to, year));
        file.vocabulary.themes.retain(|theme| holds(theme.valid_from, theme.valid_to, year));
        file
    }

    /// A year of each state that the catalogue is ever in, the earliest first: definitions and
    /// themes begin and end only there.
    #[must_use]
    pub fn states(&self) -> Vec<Year> {
        let spans = self.indicators.iter().map(|entry| (entry.valid_from, entry.valid_to));
        let spans = spans.chain(self.vocabulary.themes.iter().map(|theme| (theme.valid_from, theme.valid_to)));
        let mut years: Vec<Year> = spans.flat_map(|(from, to)| [from.or(Some(Year::FIRST)), to.and_then(Year::next)]).flatten().collect();
        years.sort_unstable();
        years.dedup();
        years.retain(|year| self.indicators.iter().any(|entry| holds(entry.valid_from, entry.valid_to, *year)));
        years
    }

    /// Puts a definition in force from a year on: what held then ends the year before, and stays as it
    /// was. A definition that begins in that very year is put in its place.
    pub fn put_indicator(&mut self, mut entry: IndicatorFile, from: Option<Year>) {
        entry.valid_from = from;
        let start = from.unwrap_or(Year::FIRST);
        let held = self.indicators.iter().position(|known| known.code == entry.code && holds(known.valid_from, known.valid_to, start));
        match held {
            // It ends before it would begin: what held stays as it was, and ends.
            Some(at) if entry.valid_to.is_some_and(|to| to < start) => {
                self.indicators[at].valid_to = entry.valid_to;
                self.indicators[at].replaced_by = entry.replaced_by;
            }
            Some(at) if from.is_none() || self.indicators[at].valid_from == from => self.indicators[at] = entry,
            Some(at) => {
                self.indicators[at].valid_to = Some(start.previous());
                self.indicators.insert(at + 1, entry);
            }
            None => self.indicators.push(entry),
        }
    }
}

/// One change of the catalogue, as the list of changes has it.
#[derive(Clone, Debug)]
pub struct CatalogueRevision {
    pub revision: i64,
    pub made_at: DateTime<Utc>,
    /// Who made it, by name; None when a command or the first start did.
    pub made_by: Option<String>,
    pub summary: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_definition_ends_the_one_before() {
        let text = |code: &str| {
            format!(
                r#"{{"code":"{code}","kind":"entered","side":"context","theme":"t","section":"s","tier":"core","name":{{"fi":"a","sv":"a","en":"a"}},
            "definition":{{"fi":"a","sv":"a","en":"a"}},"unit":"u","direction":"up","aggregation":{{"method":"sum"}}}}"#
            )
        };
        let entry: IndicatorFile = serde_json::from_str(&text("x")).unwrap();
        let year = |number: i32| Year::try_from(number).unwrap();
        let mut file: CatalogueFile = serde_json::from_str(
            r#"{"vocabulary":{"version":"1","themes":[],"sections":[],"units":[],"headline":{"handprint":{"indicator":"x","facts":[]},
            "footprint":{"indicator":"x","facts":[]},"carbon_handprint":[]}},"libraries":[],"service_units":[],"indicators":[],"factors":[],
            "scale":{"levels":[],"rule":{"fi":"a","sv":"a","en":"a"}}}"#,
        )
        .unwrap();
        let spans = |file: &CatalogueFile| file.indicators.iter().map(|entry| (entry.valid_from, entry.valid_to)).collect::<Vec<_>>();
        file.put_indicator(entry.clone(), None);
        file.put_indicator(entry.clone(), Some(year(2025)));
        assert_eq!(spans(&file), [(None, Some(year(2024))), (Some(year(2025)), None)]);
        file.put_indicator(entry.clone(), Some(year(2025)));
        assert_eq!(spans(&file).len(), 2, "edited again in the same year");
        assert_eq!(file.states(), [Year::FIRST, year(2025)]);
        assert_eq!(file.of_year(year(2024)).indicators.len(), 1);
    }
}

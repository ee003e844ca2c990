//! Views: an indicator divided by another, such as loans per student (`normalise_by`). A view is a
//! derived indicator that nobody had to write down; its consortium value is a ratio of sums from the
//! libraries that have both (`docs/numbers.md`).

use std::collections::BTreeMap;

use super::{
    formula,
    indicator::{Aggregation, Indicator, Kind, Tier},
    rules::Rules,
};
use crate::{domain::code::IndicatorCode, text::Text};

/// Decimals that a ratio is shown with.
const DECIMALS: u8 = 2;

/// The views of one indicator, among all indicators of the catalogue. A code that would be too long
/// has none.
pub(super) fn views<'a>(
    indicator: &'a Indicator,
    all: &'a BTreeMap<&IndicatorCode, &Indicator>,
) -> impl Iterator<Item = Indicator> + use<'a> {
    let divisible = indicator.aggregation == Aggregation::Sum;
    indicator
        .normalise_by
        .iter()
        .filter(move |by| divisible && **by != indicator.code)
        .filter_map(|by| all.get(by).copied())
        .filter_map(|by| view(indicator, by))
}

fn view(of: &Indicator, by: &Indicator) -> Option<Indicator> {
    let text = |pick: fn(&Text) -> &str| format!("{} / {}", pick(&of.name), pick(&by.name));
    let unit = |pick: fn(&Text) -> &str| format!("{}\u{a0}/ {}", pick(&of.unit_name), pick(&by.unit_name));
    Some(Indicator {
        code: IndicatorCode::parse(&format!("{}.per.{}", of.code, by.code)).ok()?,
        kind: Kind::Derived,
        tier: Tier::Extended,
        name: Text { fi: text(|t| &t.fi), sv: text(|t| &t.sv), en: text(|t| &t.en) },
        unit_name: Text { fi: unit(|t| &t.fi), sv: unit(|t| &t.sv), en: unit(|t| &t.en) },
        aggregation: Aggregation::RatioOfSums { numerator: of.code.clone(), denominator: by.code.clone() },
        formula: Some(formula::parse(&format!("{} / {}", of.code, by.code)).ok()?),
        optional_inputs: Vec::new(),
        rules: Rules::default(),
        decimals: DECIMALS,
        normalise_by: Vec::new(),
        view_of: Some(of.code.clone()),
        ..of.clone()
    })
}

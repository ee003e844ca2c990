//! What only the whole catalogue can tell: where codes lead, and what formulas mean.

use super::{
    Catalogue,
    check::{Problems, told},
    factor::{FactorKind, FactorStatus},
    file::{CatalogueFile, HeadlineSide},
    formula::{
        self, Formula,
        check::{Known, Refusal},
    },
    indicator::{Aggregation, Indicator, Kind, Side},
    order::Order,
    rules::CrossCheck,
};
use crate::{
    domain::{
        code::{FactorKey, IndicatorCode, UnitCode},
        emission::Nature,
        unit::Dimension,
    },
    text::{Text, words::catalogue::problems as words},
};

impl Known for Catalogue {
    fn indicator(&self, code: &IndicatorCode) -> Option<(Dimension, Nature)> {
        self.find_indicator(code.as_str()).map(|indicator| (Dimension::parse(indicator.unit.as_str()), indicator.nature))
    }

    fn factor(&self, key: &FactorKey) -> Option<(Dimension, FactorKind)> {
        self.find_factor(key).map(|factor| (factor.dimension.clone(), factor.kind))
    }
}

/// As [`Known`], of a file in which everything may still change.
impl Known for CatalogueFile {
    fn indicator(&self, code: &IndicatorCode) -> Option<(Dimension, Nature)> {
        let entry = self.indicators.iter().rev().find(|entry| entry.code == *code)?;
        let dimension = Dimension::parse(entry.unit.as_str());
        let nature = nature_of(&dimension, entry.side)?;
        Some((dimension, nature))
    }

    fn factor(&self, key: &FactorKey) -> Option<(Dimension, FactorKind)> {
        self.factors.iter().find(|entry| entry.key == *key).map(|entry| (Dimension::parse(&entry.unit), entry.kind))
    }
}

impl CatalogueFile {
    /// Checks one formula for an indicator in a unit and on a side.
    ///
    /// # Errors
    /// Why it is refused, and which part of its text.
    pub fn check_formula(&self, formula: &Formula, unit: &UnitCode, side: Side) -> Result<(), Refusal> {
        let promised = Dimension::parse(unit.as_str());
        let nature = nature_of(&promised, side).unwrap_or(Nature::Plain);
        formula::check::check(formula, self, &promised, nature)
    }
}

/// What values of a dimension are on a side; None for an emission that is on neither.
pub(super) fn nature_of(dimension: &Dimension, side: Side) -> Option<Nature> {
    match (*dimension == Dimension::emission(), side) {
        (false, _) => Some(Nature::Plain),
        (true, Side::Handprint) => Some(Nature::Handprint),
        (true, Side::Footprint) => Some(Nature::Footprint),
        (true, Side::Context) => None,
    }
}

/// What only the whole catalogue can tell: where codes lead, and what formulas mean.
pub(super) fn check_meaning(catalogue: &Catalogue, order: &Order, problems: &mut Problems) {
    for (at, indicator) in catalogue.indicators().iter().enumerate() {
        let place = words::at_indicator(&indicator.code);
        if let Some(formula) = &indicator.formula {
            if order.circles[at] {
                problems.add(&place, words::circle());
            } else if order.sizes[at].is_none_or(|size| size > LARGEST_TREE) {
                problems.add(&place, words::too_many_inputs());
            }
            let promised = Dimension::parse(indicator.unit.as_str());
            if let Err(refusal) = formula::check::check(formula, catalogue, &promised, indicator.nature) {
                problems.add(&place, told(&refusal, &refusal.reason));
            }
            let reads = formula.indicators();
            for optional in indicator.optional_inputs.iter().filter(|code| !reads.contains(code)) {
                problems.add(&place, words::optional_not_read(optional));
            }
            for key in formula.factors() {
                let example = catalogue.find_factor(key).is_some_and(|f| f.versions.iter().any(|v| v.status == FactorStatus::Example));
                if example {
                    problems.add(&place, words::only_example(key));
                }
            }
        }
        check_references(catalogue, indicator, &place, problems);
    }
}

/// That nothing is divided by a figure about persons: where that is 0 there is no value, and who is missing in a
/// coverage would tell it. A ratio of sums counts its reporters by their two figures.
fn check_divisors(catalogue: &Catalogue, problems: &mut Problems) {
    let is_personal = |code: &&&IndicatorCode| catalogue.find_indicator(code.as_str()).is_some_and(|found| catalogue.is_personal(found));
    let by_rows = catalogue.indicators().iter().filter(|indicator| !matches!(indicator.aggregation, Aggregation::RatioOfSums { .. }));
    for (indicator, formula) in by_rows.filter_map(|indicator| Some((indicator, indicator.formula.as_ref()?))) {
        if let Some(code) = formula.divisors().iter().find(is_personal) {
            problems.add(&words::at_indicator(&indicator.code), words::divides_by_persons(code));
        }
    }
}

/// That no number comes of emissions of both sides, however many steps between, and that what opens a
/// side of the overview is of that side.
pub(super) fn check_sides(catalogue: &Catalogue, problems: &mut Problems) {
    for indicator in catalogue.indicators() {
        let under = catalogue.under(indicator.code.as_str());
        let reads = |nature: Nature| under.iter().any(|at| catalogue.indicator_at(*at).nature == nature);
        if reads(Nature::Footprint) && reads(Nature::Handprint) {
            problems.add(&words::at_indicator(&indicator.code), words::never_netted());
        }
    }
    check_divisors(catalogue, problems);
    // Coverage and groups are told of everything: what they rest on must tell of nobody.
    let measure = catalogue.find_indicator(catalogue.size().indicator.as_str());
    if measure.is_some_and(|indicator| catalogue.is_personal(indicator)) {
        problems.add(&words::at_size(), words::not_a_measure());
    }
    let headline = catalogue.headline();
    let mut check = |codes: &mut dyn Iterator<Item = &IndicatorCode>, fits: &dyn Fn(&Indicator) -> bool| {
        for code in codes.filter(|code| catalogue.find_indicator(code.as_str()).is_some_and(|indicator| !fits(indicator))) {
            problems.add(&words::at_headline(), words::wrong_headline_side(code));
        }
    };
    let opening = |side: &'_ HeadlineSide| [&side.indicator].into_iter().chain(&side.facts).cloned().collect::<Vec<_>>();
    let (hand, foot) = (opening(&headline.handprint), opening(&headline.footprint));
    check(&mut foot.iter(), &|indicator| indicator.nature != Nature::Handprint && indicator.side == Side::Footprint);
    // The carbon handprint has a place of its own, where it is told as a range.
    check(&mut hand.iter(), &|indicator| indicator.nature == Nature::Plain && indicator.side != Side::Footprint);
    check(&mut headline.carbon_handprint.iter(), &|indicator| indicator.nature == Nature::Handprint);
}

fn check_references(catalogue: &Catalogue, indicator: &Indicator, place: &Text, problems: &mut Problems) {
    let mut parts: Vec<&IndicatorCode> = Vec::new();
    match &indicator.aggregation {
        Aggregation::RatioOfSums { numerator, denominator } => {
            let read = indicator.formula.as_ref().map(formula::Formula::indicators).unwrap_or_default();
            let has_factors = indicator.formula.as_ref().is_some_and(|formula| !formula.factors().is_empty());
            if has_factors || read.len() != 2 || !read.contains(&numerator) || !read.contains(&denominator) {
                problems.add(place, words::ratio_formula());
            }
            parts.extend([numerator, denominator]);
        }
        Aggregation::WeightedMean { weight } => parts.push(weight),
        Aggregation::Sum | Aggregation::Median | Aggregation::Distribution => {}
    }
    if (indicator.kind == Kind::Ordinal) != (indicator.aggregation == Aggregation::Distribution) {
        problems.add(place, words::ordinal_distribution());
    }
    if indicator.nature != Nature::Plain && indicator.aggregation != Aggregation::Sum {
        problems.add(place, words::emission_sum());
    }
    parts.extend(indicator.rules.checks.iter().flat_map(CrossCheck::reads));
    parts.extend(&indicator.normalise_by);
    for code in parts {
        match catalogue.find_indicator(code.as_str()) {
            None => problems.add(place, words::no_indicator(code)),
            Some(other) if other.nature != Nature::Plain => {
                problems.add(place, words::emission_part(code));
            }
            Some(_) => {}
        }
    }
}

/// More numbers than this under one, counted as often as they occur, explain nothing to anybody.
const LARGEST_TREE: usize = 1000;

//! From a file to a catalogue that one can rely on.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Catalogue, Libraries,
    factor::Factor,
    file::{AggregationFile, CatalogueFile, Consortium, FORMAT, FactorFile, IndicatorFile},
    formula,
    indicator::{Aggregation, Indicator, Kind},
    meaning::{check_meaning, check_sides, nature_of},
    order::{Order, personal, under},
    rules::{CrossCheck, JUSTIFIED_LEVEL, Rules},
    view::views,
};
use crate::{
    domain::{
        code::{FactorKey, IndicatorCode, LibraryCode},
        emission::Nature,
        unit::Dimension,
        visible::is_seen,
    },
    text::{Text, words::catalogue::problems as words},
    url,
};

/// What is wrong with a catalogue, and where.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("{}: {}", .place.en, .reason.en)]
pub struct CatalogueProblem {
    pub place: Text,
    pub reason: Text,
}

#[derive(Default)]
pub(super) struct Problems(Vec<CatalogueProblem>);

impl Problems {
    pub(super) fn add(&mut self, place: &Text, reason: Text) {
        self.0.push(CatalogueProblem { place: place.clone(), reason });
    }

    pub(super) fn text(&mut self, place: &Text, text: &Text) {
        if text.has_blank() {
            self.add(place, words::language_missing());
        }
    }
}

/// Checks a whole file: each state that the catalogue is ever in, and that versions do not overlap.
///
/// # Errors
/// Every problem once, each naming its place, and the year when only some years have it.
pub fn check_file(file: &CatalogueFile) -> Result<(), Vec<CatalogueProblem>> {
    let mut problems = Problems::default();
    if file.format != FORMAT {
        problems.add(&words::at_file("format"), words::wrong_format(&file.format, FORMAT));
    }
    for (name, text) in file.vocabulary.consortium.iter().flat_map(Consortium::texts) {
        problems.text(&words::at_file(format!("vocabulary.consortium.{name}")), text);
    }
    if let Some(measure) = &file.vocabulary.size {
        measure.check(file, &mut problems);
    }
    let states = file.states();
    if states.is_empty() {
        problems.add(&words::at_file("indicators"), words::none_at_all());
    }
    let mut told = BTreeSet::new();
    for year in &states {
        let mut found = Problems::default();
        match checked(file.of_year(*year)) {
            Ok(catalogue) => check_sides(&catalogue, &mut found),
            Err(wrong) => found.0 = wrong,
        }
        problems.0.extend(found.0.into_iter().filter(|problem| told.insert((problem.place.en.clone(), problem.reason.en.clone()))));
    }
    if let Some(latest) = states.last() {
        // What opens the overview must be there in the end; earlier years may have opened otherwise.
        let headline = &file.vocabulary.headline;
        let opening = [&headline.handprint, &headline.footprint].into_iter().flat_map(|side| side.facts.iter().chain([&side.indicator]));
        let holds = |code: &IndicatorCode| {
            file.indicators.iter().any(|entry| entry.code == *code && super::file::holds(entry.valid_from, entry.valid_to, *latest))
        };
        for code in opening.chain(&headline.carbon_handprint).filter(|code| !holds(code)) {
            problems.add(&words::at_headline(), words::no_indicator_then(code, latest));
        }
    }
    reserved(file, &mut problems);
    let codes: BTreeSet<&IndicatorCode> = file.indicators.iter().map(|entry| &entry.code).collect();
    for entry in &file.indicators {
        limits(entry, &mut problems);
        if entry.valid_from.zip(entry.valid_to).is_some_and(|(from, to)| from > to) {
            problems.add(&words::at_indicator(&entry.code), words::ends_before());
        }
        if let Some(next) = entry.replaced_by.as_ref().filter(|next| !codes.contains(next)) {
            problems.add(&words::at_indicator(&entry.code), words::no_replacement(next));
        }
        if entry.replaced_by.as_ref().is_some_and(|next| *next == entry.code || entry.valid_to.is_none()) {
            problems.add(&words::at_indicator(&entry.code), words::replaces_nothing());
        }
    }
    for target in &file.targets {
        let place = words::at_target(&target.indicator, target.year);
        problems.text(&place, &target.reason);
        if !codes.contains(&target.indicator) {
            problems.add(&place, words::no_indicator(&target.indicator));
        }
        if target.baseline >= target.year || !target.change_percent.is_finite() {
            problems.add(&place, words::target_baseline());
        }
    }
    if problems.0.is_empty() { Ok(()) } else { Err(problems.0) }
}

/// Codes that addresses have for something else.
fn reserved(file: &CatalogueFile, problems: &mut Problems) {
    let mut refuse = |place: Text, code: &str, taken: &BTreeSet<&str>| {
        if taken.contains(code) {
            problems.add(&place, words::reserved(code));
        }
    };
    let [libraries, sections, indicators, factors] = ["library", "section", "indicator", "factor"].map(url::reserved);
    for library in &file.libraries {
        refuse(words::at_library(&library.code), library.code.as_str(), &libraries);
    }
    for section in &file.vocabulary.sections {
        refuse(words::at_section(&section.code), section.code.as_str(), &sections);
    }
    for entry in &file.indicators {
        refuse(words::at_indicator(&entry.code), entry.code.as_str(), &indicators);
    }
    for entry in &file.factors {
        refuse(words::at_factor(&entry.key), entry.key.as_str(), &factors);
    }
}

/// More decimals than this no amount has.
const MOST_DECIMALS: u8 = 3;

fn limits(entry: &IndicatorFile, problems: &mut Problems) {
    let place = words::at_indicator(&entry.code);
    let plausible = entry.plausible.is_some_and(|plausible| plausible.min > plausible.max);
    let hard = entry.hard_limits.min.zip(entry.hard_limits.max).is_some_and(|(min, max)| min > max);
    if plausible || hard {
        problems.add(&place, words::limits_upside_down());
    }
    if entry.decimals > MOST_DECIMALS {
        problems.add(&place, words::too_many_decimals(MOST_DECIMALS));
    }
}

/// The catalogue that a year's part of a file makes.
pub(super) fn checked(mut file: CatalogueFile) -> Result<Catalogue, Vec<CatalogueProblem>> {
    let mut problems = Problems::default();
    let factors = factors(&file, &mut problems);
    let words_of = Vocabulary::of(&file);
    if file.vocabulary.near_percent.is_some_and(|percent| !(1.0..=100.0).contains(&percent)) {
        problems.add(&words::at_near_percent(), words::not_a_near_percent());
    }
    let mut indicators: Vec<Indicator> = file.indicators.iter().filter_map(|entry| indicator(entry, &words_of, &mut problems)).collect();
    let own = indicators.len();
    let by_code: BTreeMap<&IndicatorCode, &Indicator> = indicators.iter().rev().map(|indicator| (&indicator.code, indicator)).collect();
    let views: Vec<Indicator> = indicators.iter().flat_map(|indicator| views(indicator, &by_code)).collect();
    indicators.extend(views);
    let mut position = BTreeMap::new();
    for (at, entry) in indicators.iter().enumerate() {
        if position.insert(entry.code.clone(), at).is_some() {
            problems.add(&words::at_indicator(&entry.code), words::twice());
        }
    }
    names(words::at_section, file.vocabulary.sections.iter().map(|named| (named.code.as_str(), &named.name)), &mut problems);
    names(words::at_unit, file.vocabulary.units.iter().map(|named| (named.code.as_str(), &named.name)), &mut problems);
    names(words::at_theme, file.vocabulary.themes.iter().map(|named| (named.code.as_str(), &named.name)), &mut problems);
    names(words::at_service_unit, file.service_units.iter().map(|unit| (unit.code.as_str(), &unit.name)), &mut problems);
    let libraries = libraries(&file, &mut problems);
    file.libraries.clear();
    let size = file.vocabulary.size.clone().unwrap_or_default();
    let mut catalogue = Catalogue { file, indicators, own, position, order: Vec::new(), under: Vec::new(), factors, libraries, size };
    let order = Order::of(&catalogue);
    check_meaning(&catalogue, &order, &mut problems);
    if problems.0.is_empty() {
        catalogue.order = order.computed;
        catalogue.under = under(&catalogue);
        let personal = personal(&catalogue);
        for (indicator, personal) in catalogue.indicators.iter_mut().zip(personal) {
            indicator.personal = personal;
        }
        Ok(catalogue)
    } else {
        Err(problems.0)
    }
}

/// Names in three languages, each code once.
fn names<'a>(place: fn(&'a str) -> Text, items: impl Iterator<Item = (&'a str, &'a Text)>, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for (code, name) in items {
        let place = place(code);
        problems.text(&place, name);
        if !seen.insert(code) {
            problems.add(&place, words::twice());
        }
    }
}

/// A formula's problem with the part of its text that it is about, in every language.
pub(super) fn told(problem: &impl ToString, reason: &Text) -> Text {
    let whole = problem.to_string();
    let about = whole.strip_suffix(&reason.en).unwrap_or_default();
    Text { fi: format!("{about}{}", reason.fi), sv: format!("{about}{}", reason.sv), en: whole.clone() }
}

fn libraries(file: &CatalogueFile, problems: &mut Problems) -> Libraries {
    let mut libraries = BTreeMap::new();
    let units: BTreeSet<&str> = file.service_units.iter().map(|unit| unit.code.as_str()).collect();
    for entry in &file.libraries {
        let place = words::at_library(&entry.code);
        problems.text(&place, &entry.name);
        for unit in entry.service_units.iter().filter(|unit| !units.contains(unit.as_str())) {
            problems.add(&place, words::no_service_unit(unit));
        }
        if entry.member_from.zip(entry.member_to).is_some_and(|(from, to)| from > to) {
            problems.add(&place, words::membership_ends());
        }
        for year in entry.not_member_in.iter().filter(|year| !entry.can_be_absent_in(**year)) {
            problems.add(&place, words::absent_between(year));
        }
        if libraries.insert(entry.code.clone(), entry.clone()).is_some() {
            problems.add(&place, words::key_twice());
        }
    }
    Libraries::new(libraries)
}

fn factors(file: &CatalogueFile, problems: &mut Problems) -> BTreeMap<FactorKey, Factor> {
    let mut factors = BTreeMap::new();
    let libraries: BTreeSet<&LibraryCode> = file.libraries.iter().map(|library| &library.code).collect();
    for entry in &file.factors {
        let place = words::at_factor(&entry.key);
        problems.text(&place, &entry.name);
        let mut versions = entry.versions.clone();
        versions.sort_by_key(|version| version.valid_year);
        if versions.windows(2).any(|pair| pair[0].valid_year == pair[1].valid_year) {
            problems.add(&place, words::two_versions());
        }
        for version in &versions {
            if !version.range().is_ordered() || version.range().low < 0.0 {
                problems.add(&place, words::not_in_order(version.valid_year));
            }
            if !file.sources.contains_key(&version.source) {
                problems.add(&place, words::no_source(version.valid_year, &version.source));
            }
        }
        let mut own_years = BTreeSet::new();
        for own in &entry.overrides {
            let place = words::at_override(&entry.key, &own.library, own.version.valid_year);
            if !libraries.contains(&own.library) {
                problems.add(&place, words::no_library(&own.library));
            }
            if !is_seen(&own.method) {
                problems.add(&place, words::no_method());
            }
            if !own.version.range().is_ordered() || own.version.range().low < 0.0 {
                problems.add(&place, words::not_in_order(own.version.valid_year));
            }
            if !file.sources.contains_key(&own.version.source) {
                problems.add(&place, words::no_source(own.version.valid_year, &own.version.source));
            }
            if !own_years.insert((&own.library, own.version.valid_year)) {
                problems.add(&place, words::two_own());
            }
        }
        if factors.insert(entry.key.clone(), factor(entry, versions)).is_some() {
            problems.add(&place, words::key_twice());
        }
    }
    factors
}

fn factor(entry: &FactorFile, versions: Vec<super::factor::FactorVersion>) -> Factor {
    Factor {
        key: entry.key.clone(),
        name: entry.name.clone(),
        unit: entry.unit.clone(),
        dimension: Dimension::parse(&entry.unit),
        kind: entry.kind,
        versions,
        overrides: entry.overrides.clone(),
        carry_forward: entry.carry_forward,
        boundary: entry.boundary.clone(),
        note: entry.note.clone(),
    }
}

/// The words that indicators are placed by.
struct Vocabulary<'a> {
    themes: BTreeSet<&'a str>,
    sections: BTreeSet<&'a str>,
    units: BTreeMap<&'a str, &'a Text>,
}

impl<'a> Vocabulary<'a> {
    fn of(file: &'a CatalogueFile) -> Self {
        Self {
            themes: file.vocabulary.themes.iter().map(|theme| theme.code.as_str()).collect(),
            sections: file.vocabulary.sections.iter().map(|section| section.code.as_str()).collect(),
            units: file.vocabulary.units.iter().rev().map(|unit| (unit.code.as_str(), &unit.name)).collect(),
        }
    }
}

fn indicator(entry: &IndicatorFile, known: &Vocabulary<'_>, problems: &mut Problems) -> Option<Indicator> {
    let place = words::at_indicator(&entry.code);
    problems.text(&place, &entry.name);
    problems.text(&place, &entry.definition);
    let formula = match &entry.formula {
        Some(text) => formula::parse(text).map_err(|e| problems.add(&place, told(&e, &e.reason))).ok(),
        None => None,
    };
    if entry.formula.is_some() != (entry.kind == Kind::Derived) {
        problems.add(&place, words::derived_has_formula());
    }
    if !known.themes.contains(entry.theme.as_str()) {
        problems.add(&place, words::no_theme(&entry.theme));
    }
    if !known.sections.contains(entry.section.as_str()) {
        problems.add(&place, words::no_section(&entry.section));
    }
    let shown_unit = entry.display_unit.as_ref().unwrap_or(&entry.unit);
    let unit_name = known.units.get(shown_unit.as_str()).map(|name| (*name).clone());
    if unit_name.is_none() {
        problems.add(&place, words::no_unit(shown_unit));
    }
    let dimension = Dimension::parse(entry.unit.as_str());
    let is_emission = dimension == Dimension::emission();
    let nature = nature_of(&dimension, entry.side).unwrap_or_else(|| {
        problems.add(&place, words::emission_side());
        Nature::Plain
    });
    if is_emission && entry.kind != Kind::Derived {
        problems.add(&place, words::emission_derived());
    }
    let checks = entry.checks.iter().filter_map(|text| CrossCheck::parse(text).map_err(|e| problems.add(&place, e)).ok()).collect();
    Some(Indicator {
        code: entry.code.clone(),
        kind: entry.kind,
        side: entry.side,
        theme: entry.theme.clone(),
        section: entry.section.clone(),
        tier: entry.tier,
        name: entry.name.clone(),
        definition: entry.definition.clone(),
        unit: entry.unit.clone(),
        unit_name: unit_name?,
        direction: entry.direction,
        aggregation: match &entry.aggregation {
            AggregationFile::Sum => Aggregation::Sum,
            AggregationFile::RatioOfSums { numerator, denominator } => {
                Aggregation::RatioOfSums { numerator: numerator.clone(), denominator: denominator.clone() }
            }
            AggregationFile::WeightedMean { weight } => Aggregation::WeightedMean { weight: weight.clone() },
            AggregationFile::Median => Aggregation::Median,
            AggregationFile::Distribution => Aggregation::Distribution,
        },
        formula,
        optional_inputs: entry.optional_inputs.clone(),
        rules: Rules {
            plausible: entry.plausible,
            year_change: entry.yoy_warn,
            hard_limits: entry.hard_limits,
            checks,
            justified_from: (entry.kind == Kind::Ordinal).then_some(JUSTIFIED_LEVEL),
        },
        slow: entry.slow,
        decimals: entry.decimals,
        normalise_by: entry.normalise_by.clone(),
        personal: entry.personal,
        standard: entry.source.clone(),
        note: entry.note.clone(),
        nature,
        valid_from: entry.valid_from,
        valid_to: entry.valid_to,
        replaced_by: entry.replaced_by.clone(),
        view_of: None,
    })
}

//! What of the published years has to stay untold, for [`disclosure`](super::disclosure): which
//! sums of cells each published number is, in the order in which they are wanted.
//!
//! Every year is a system of its own: a cell of one year says nothing of another's. Wanted first are
//! what older revisions published, then the totals, then, window by window, the panels and the
//! libraries that a change compares: what was published once is never withdrawn for what a later year
//! would like to show. Emissions drawn in charts are not among them: they carry two significant
//! figures, from which nothing can be subtracted exactly; their totals are, for the open data has
//! them in full.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    catalogue::Catalogue,
    code::{FactorKey, IndicatorCode},
    disclosure::{Candidate, Term, admissible},
    emission::Nature,
    formula::{
        Formula,
        evaluate::{Inputs, Track, Value, evaluate},
    },
    indicator::{Aggregation, Indicator, Tier},
    trend::{compared, panel},
    year::Year,
    year_data::YearData,
};

/// What may be told of one year.
#[derive(Clone, Debug, Default)]
pub struct Secrecy {
    /// Indicators whose total may not be told.
    totals: BTreeSet<IndicatorCode>,
    /// Indicators whose panel may not be told in the window that ends with a year.
    panels: BTreeSet<(IndicatorCode, Year)>,
    /// Indicators whose libraries in common with a neighbouring year may not be told.
    pairs: BTreeSet<(IndicatorCode, Year)>,
}

impl Secrecy {
    #[must_use]
    pub fn may_tell_total(&self, code: &IndicatorCode) -> bool {
        !self.totals.contains(code)
    }

    #[must_use]
    pub fn may_tell_panel(&self, code: &IndicatorCode, until: Year) -> bool {
        !self.panels.contains(&(code.clone(), until))
    }

    /// Whether the libraries compared with the neighbouring year `other` may be told.
    #[must_use]
    pub fn may_tell_pair(&self, code: &IndicatorCode, other: Year) -> bool {
        !self.pairs.contains(&(code.clone(), other))
    }
}

/// What a candidate is for.
enum Purpose {
    /// It stands in an older revision already.
    Told,
    Total(IndicatorCode),
    Panel(IndicatorCode, Year),
    Pair(IndicatorCode, Year),
}

/// What may be told of each of the years, oldest first, when trends show `window` of them. `older`
/// gives a year's earlier revisions.
#[must_use]
pub fn secrecy(years: &[&YearData], window: usize, older: &dyn Fn(Year) -> Vec<YearData>) -> Vec<Secrecy> {
    (0..years.len()).map(|at| of_year(years, at, window, &older(years[at].year))).collect()
}

fn of_year(years: &[&YearData], at: usize, window: usize, older: &[YearData]) -> Secrecy {
    let data = years[at];
    let related = related(&data.catalogue);
    let mut secrecy = Secrecy::default();
    if related.is_empty() {
        return secrecy;
    }
    let mut wanted: Vec<(Purpose, Candidate)> = Vec::new();
    for revision in older {
        for indicator in &related {
            let mut told = sums(revision, indicator, &revision.reporting_of(&indicator.code));
            told.iter_mut().flatten().for_each(|term| term.rows = aligned(revision, data, &term.rows));
            wanted.push((Purpose::Told, told));
        }
    }
    for indicator in &related {
        wanted.push((Purpose::Total(indicator.code.clone()), sums(data, indicator, &data.reporting(indicator))));
    }
    for until in at..years.len().min(at + window) {
        let shown = &years[(until + 1).saturating_sub(window)..=until];
        let place = shown.iter().position(|year| year.year == data.year).unwrap_or_default();
        for indicator in related.iter().filter(|indicator| indicator.nature == Nature::Plain) {
            let reporting: Vec<Vec<bool>> = shown.iter().map(|year| year.reporting_of(&indicator.code)).collect();
            let mask = &panel(&reporting, shown)[place];
            wanted.push((Purpose::Panel(indicator.code.clone(), years[until].year), sums(data, indicator, mask)));
            let pair = match until - at {
                0 if at > 0 => Some((at - 1, compared(&indicator.code, years[at - 1], data)[1].clone())),
                1 => Some((until, compared(&indicator.code, data, years[until])[0].clone())),
                _ => None,
            };
            if let Some((other, mask)) = pair {
                wanted.push((Purpose::Pair(indicator.code.clone(), years[other].year), sums(data, indicator, &mask)));
            }
        }
    }
    let (purposes, candidates): (Vec<Purpose>, Vec<Candidate>) = wanted.into_iter().unzip();
    let personal = |input: usize| data.catalogue.indicator_at(input).personal;
    for (purpose, admitted) in purposes.into_iter().zip(admissible(&candidates, personal, &data.small())) {
        match purpose {
            _ if admitted => {}
            Purpose::Told => {}
            Purpose::Total(code) => drop(secrecy.totals.insert(code)),
            Purpose::Panel(code, until) => drop(secrecy.panels.insert((code, until))),
            Purpose::Pair(code, other) => drop(secrecy.pairs.insert((code, other))),
        }
    }
    // The middle one of an odd number of libraries is one library's value.
    let told_by_middle = |indicator: &&Indicator| matches!(indicator.aggregation, Aggregation::Median | Aggregation::Distribution);
    let personal = data.catalogue.indicators().iter().filter(|indicator| data.catalogue.is_personal(indicator));
    secrecy.totals.extend(personal.filter(told_by_middle).map(|indicator| indicator.code.clone()));
    secrecy
}

/// The personal indicators, what they are made from and what is made from the same: those whose sums
/// could tell of one another. The most wanted first: emissions from the total down, then what is
/// asked of everybody, then the rest.
fn related(catalogue: &Catalogue) -> Vec<&Indicator> {
    let personal: Vec<&Indicator> = catalogue.all_indicators().filter(|indicator| catalogue.is_personal(indicator)).collect();
    let inputs: BTreeSet<usize> = personal.iter().flat_map(|indicator| entered_inputs(catalogue, indicator)).collect();
    let mut related: Vec<&Indicator> = catalogue
        .all_indicators()
        .filter(|indicator| entered_inputs(catalogue, indicator).iter().any(|input| inputs.contains(input)))
        .filter(|indicator| !matches!(indicator.aggregation, Aggregation::Median | Aggregation::Distribution))
        .collect();
    related.sort_by_key(|indicator| {
        let emission = indicator.nature != Nature::Plain;
        let size = if emission { entered_inputs(catalogue, indicator).len() } else { 0 };
        (indicator.view_of.is_some(), !emission, Reverse(size), !indicator.is_asked(), indicator.tier == Tier::Extended)
    });
    related
}

/// The entered indicators that one is made from in the end, by their positions; with the weight of a
/// weighted mean.
fn entered_inputs(catalogue: &Catalogue, indicator: &Indicator) -> BTreeSet<usize> {
    let mut inputs = BTreeSet::new();
    match &indicator.formula {
        None => inputs.extend(catalogue.position_of(indicator.code.as_str())),
        Some(formula) => {
            for input in formula.indicators().into_iter().filter_map(|code| catalogue.find_indicator(code.as_str())) {
                inputs.extend(entered_inputs(catalogue, input));
            }
        }
    }
    if let Aggregation::WeightedMean { weight } = &indicator.aggregation {
        inputs.extend(catalogue.position_of(weight.as_str()));
    }
    inputs
}

/// A mask over one revision's members as a mask over another's.
fn aligned(from: &YearData, to: &YearData, mask: &[bool]) -> Vec<bool> {
    let has = |library| from.row_of(library).is_some_and(|row| mask[row]);
    to.members.iter().map(has).collect()
}

/// The sums of cells that an indicator's total over some libraries tells: of one that is linear in
/// what was entered, the low, best and high sums; of any other, as if each input's sum were told.
fn sums(data: &YearData, indicator: &Indicator, among: &[bool]) -> Candidate {
    let catalogue = &data.catalogue;
    let term = |input: usize, coefficient: f64| {
        let column = data.values.find(catalogue.indicator_at(input).code.as_str());
        let has = |row: usize| column.is_some_and(|column| column.has(row));
        Term { input, coefficient, rows: among.iter().enumerate().map(|(row, is_in)| *is_in && has(row)).collect() }
    };
    let linear = (indicator.aggregation == Aggregation::Sum).then(|| {
        let bounds = if indicator.nature == Nature::Plain { &[Bound::Best][..] } else { &[Bound::Low, Bound::Best, Bound::High] };
        bounds.iter().map(|bound| coefficients(catalogue, indicator, data.year, *bound)).collect::<Option<Vec<_>>>()
    });
    match linear.flatten() {
        Some(bounds) => bounds.into_iter().map(|inputs| inputs.into_iter().map(|(input, by)| term(input, by)).collect()).collect(),
        None => entered_inputs(catalogue, indicator).into_iter().map(|input| vec![term(input, 1.0)]).collect(),
    }
}

#[derive(Clone, Copy)]
enum Bound {
    Low,
    Best,
    High,
}

/// What each entered input is multiplied by, if the indicator is a plain sum of such products for
/// every library alike.
fn coefficients(catalogue: &Catalogue, indicator: &Indicator, year: Year, bound: Bound) -> Option<BTreeMap<usize, f64>> {
    let Some(formula) = &indicator.formula else {
        return Some(BTreeMap::from([(catalogue.position_of(indicator.code.as_str())?, 1.0)]));
    };
    let own_factors = formula.factors().into_iter().filter_map(|key| catalogue.find_factor(key)).any(|factor| !factor.overrides.is_empty());
    if own_factors {
        return None;
    }
    let at = |given: &BTreeMap<&IndicatorCode, f64>| evaluate(formula, &mut Probe { catalogue, year, bound, given }).at(0).number();
    let inputs = formula.indicators();
    let none: BTreeMap<&IndicatorCode, f64> = inputs.iter().map(|code| (*code, 0.0)).collect();
    let nothing = at(&none)?;
    let with = |code: &IndicatorCode, amount: f64| {
        let mut given = none.clone();
        given.extend(inputs.iter().find(|known| **known == code).map(|known| (*known, amount)));
        at(&given).map(|value| value - nothing)
    };
    let mut result = BTreeMap::new();
    let mut expected = 0.0;
    for code in &inputs {
        let by = with(code, 1.0)?;
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-12);
        if !near(with(code, 2.0)?, 2.0 * by) {
            return None;
        }
        expected += by;
        for (input, inner) in coefficients(catalogue, catalogue.find_indicator(code.as_str())?, year, bound)? {
            *result.entry(input).or_insert(0.0) += by * inner;
        }
    }
    let all: BTreeMap<&IndicatorCode, f64> = inputs.iter().map(|code| (*code, 1.0)).collect();
    let together = at(&all)? - nothing;
    (nothing == 0.0 && (together - expected).abs() <= 1e-9 * expected.abs().max(1e-12)).then_some(result)
}

/// Given numbers in a formula, with a year's common factors.
struct Probe<'a> {
    catalogue: &'a Catalogue,
    year: Year,
    bound: Bound,
    given: &'a BTreeMap<&'a IndicatorCode, f64>,
}

impl Inputs for Probe<'_> {
    fn indicator(&mut self, code: &IndicatorCode) -> Track {
        Track::Same(self.given.get(code).map_or(Value::Missing, |number| Value::Number(*number)))
    }

    fn factor(&mut self, key: &FactorKey) -> Track {
        let range = self.catalogue.find_factor(key).and_then(|factor| factor.find_version(self.year)).map(|valid| valid.version.range());
        Track::Same(range.map_or(Value::NoFactor, |range| {
            Value::Number(match self.bound {
                Bound::Low => range.low,
                Bound::Best => range.best,
                Bound::High => range.high,
            })
        }))
    }
}

impl Catalogue {
    /// Whether an indicator describes identifiable persons in a small library, or is made from one
    /// that does: subtracting its other parts would tell.
    #[must_use]
    pub fn is_personal(&self, indicator: &Indicator) -> bool {
        let reads = |formula: &Formula| {
            formula.indicators().into_iter().filter_map(|code| self.find_indicator(code.as_str())).any(|input| self.is_personal(input))
        };
        indicator.personal || indicator.formula.as_ref().is_some_and(reads)
    }
}

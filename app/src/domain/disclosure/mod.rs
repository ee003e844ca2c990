//! What of the published years has to stay untold, for [`elimination`]: which
//! sums of cells each published number is, in the order in which they are wanted.
//!
//! Every year is a system of its own: a cell of one year says nothing of another's. Wanted first are
//! what older revisions published, then the totals, then, window by window, the panels and the
//! libraries that a change compares: what was published once is never withdrawn for what a later year
//! would like to show. Emissions are told in two significant figures, in charts too, but count as if
//! they were told in full: their totals are, in the open data, and the difference of a total and a
//! rounded panel may still say how large one library's emissions are.

pub mod elimination;
mod residue;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    catalogue::{
        Catalogue,
        formula::{Expression, Node, Operator},
        indicator::{Aggregation, Indicator, Tier},
    },
    code::{FactorKey, IndicatorCode, LibraryCode},
    emission::{Bound, Nature},
    numbers::{
        mask::number_of,
        parallel::each,
        trend::{compared, panel},
        year_data::YearData,
    },
    year::Year,
};
use elimination::{Candidate, Term, admissible};

/// What may be told of one year.
#[derive(Clone, Debug, Default)]
pub struct Disclosure {
    /// Indicators whose total may not be told.
    totals: BTreeSet<IndicatorCode>,
    /// Indicators whose panel may not be told in the window that ends with a year.
    panels: BTreeSet<(IndicatorCode, Year)>,
    /// Indicators whose libraries in common with a neighbouring year may not be told.
    pairs: BTreeSet<(IndicatorCode, Year)>,
}

impl Disclosure {
    fn refuse(&mut self, purpose: Purpose) {
        match purpose {
            Purpose::Told => {}
            Purpose::Total(code) => drop(self.totals.insert(code)),
            Purpose::Panel(code, until) => drop(self.panels.insert((code, until))),
            Purpose::Pair(code, other) => drop(self.pairs.insert((code, other))),
        }
    }

    #[must_use]
    pub fn allows_total(&self, code: &IndicatorCode) -> bool {
        !self.totals.contains(code)
    }

    #[must_use]
    pub fn allows_panel(&self, code: &IndicatorCode, until: Year) -> bool {
        !self.panels.contains(&(code.clone(), until))
    }

    /// Whether the libraries compared with the neighbouring year `other` may be told.
    #[must_use]
    pub fn allows_pair(&self, code: &IndicatorCode, other: Year) -> bool {
        !self.pairs.contains(&(code.clone(), other))
    }
}

/// The revisions of years that later ones have taken the place of, oldest first.
pub type OlderRevisions = BTreeMap<Year, Vec<YearData>>;

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
pub fn disclosure(years: &[&YearData], window: usize, older: &OlderRevisions) -> Vec<Disclosure> {
    let of = |at: usize| of_year(years, at, window, older.get(&years[at].year).map_or(&[], Vec::as_slice));
    each(years.len(), of)
}

fn of_year(years: &[&YearData], at: usize, window: usize, older: &[YearData]) -> Disclosure {
    let data = years[at];
    let related = related(&data.catalogue);
    let mut disclosure = Disclosure::default();
    if related.is_empty() {
        return disclosure;
    }
    let mut wanted: Vec<(Purpose, Candidate)> = Vec::new();
    for (number, revision) in older.iter().enumerate() {
        for indicator in &related {
            let told = sums(revision, indicator, &revision.reporting_of(&indicator.code));
            wanted.extend(told.map(|told| (Purpose::Told, as_then(told, number, revision, data))));
        }
    }
    for indicator in &related {
        let purpose = Purpose::Total(indicator.code.clone());
        match sums(data, indicator, &data.reporting(indicator)) {
            Some(candidate) => wanted.push((purpose, candidate)),
            None if data.catalogue.is_personal(indicator) => disclosure.refuse(purpose),
            None => {}
        }
    }
    for until in at..years.len().min(at + window) {
        let shown = &years[(until + 1).saturating_sub(window)..=until];
        let place = shown.iter().position(|year| year.year == data.year).unwrap_or_default();
        for indicator in &related {
            let reporting: Vec<Vec<bool>> = shown.iter().map(|year| year.reporting_of(&indicator.code)).collect();
            let mask = &panel(&reporting, shown)[place];
            // A year without reporters has no number, whoever the panel is.
            let panel = reporting[place].contains(&true).then(|| sums(data, indicator, mask)).flatten();
            wanted.extend(panel.map(|panel| (Purpose::Panel(indicator.code.clone(), years[until].year), panel)));
            let pair = match until - at {
                0 if at > 0 => Some((at - 1, compared(&indicator.code, years[at - 1], data)[1].clone())),
                1 => Some((until, compared(&indicator.code, data, years[until])[0].clone())),
                _ => None,
            };
            if let Some((other, mask)) = pair {
                let pair = sums(data, indicator, &mask);
                wanted.extend(pair.map(|pair| (Purpose::Pair(indicator.code.clone(), years[other].year), pair)));
            }
        }
    }
    let (purposes, candidates): (Vec<Purpose>, Vec<Candidate>) = wanted.into_iter().unzip();
    for (purpose, admitted) in purposes.into_iter().zip(admissible(&candidates, &data.small())) {
        if !admitted {
            disclosure.refuse(purpose);
        }
    }
    // The middle one of an odd number of libraries is one library's value.
    let told_by_middle = |indicator: &&Indicator| matches!(indicator.aggregation, Aggregation::Median | Aggregation::Distribution);
    let personal = data.catalogue.indicators().iter().filter(|indicator| data.catalogue.is_personal(indicator));
    disclosure.totals.extend(personal.filter(told_by_middle).map(|indicator| indicator.code.clone()));
    disclosure
}

/// The personal indicators and whatever reads the same entered figures: those whose sums could tell of
/// one another. What is not personal first, for it is told in any case; then the most wanted: emissions
/// from the total down, then what is asked of everybody, then the rest.
fn related(catalogue: &Catalogue) -> Vec<&Indicator> {
    let personal = catalogue.all_indicators().filter(|indicator| catalogue.is_personal(indicator));
    let read: BTreeSet<usize> = personal.flat_map(|indicator| entered_under(catalogue, indicator)).collect();
    let mut related: Vec<&Indicator> = catalogue
        .all_indicators()
        .filter(|indicator| entered_under(catalogue, indicator).iter().any(|input| read.contains(input)))
        .filter(|indicator| !matches!(indicator.aggregation, Aggregation::Median | Aggregation::Distribution))
        .collect();
    related.sort_by_key(|indicator| {
        let emission = indicator.nature != Nature::Plain;
        let size = if emission { entered_under(catalogue, indicator).len() } else { 0 };
        let rank = (!emission, Reverse(size), !indicator.is_asked(), indicator.tier == Tier::Extended);
        (catalogue.is_personal(indicator), indicator.view_of.is_some(), rank)
    });
    related
}

/// The entered indicators that one is made from, by position, with the weight of a weighted mean.
fn entered_under(catalogue: &Catalogue, indicator: &Indicator) -> BTreeSet<usize> {
    let mut entered = catalogue.under(indicator.code.as_str()).clone();
    if let Aggregation::WeightedMean { weight } = &indicator.aggregation {
        entered.extend(catalogue.under(weight.as_str()));
    }
    entered.retain(|at| catalogue.indicator_at(*at).is_asked());
    entered
}

/// Cells of an older revision among today's: one that has been corrected since is another unknown.
fn as_then(told: Candidate, revision: usize, from: &YearData, to: &YearData) -> Candidate {
    let mut sums = Candidate::new();
    for sum in told {
        let mut terms = Vec::new();
        for term in sum {
            let code = to.catalogue.indicator_at(term.input).code.as_str();
            let value = |data: &YearData, row: usize| data.values.find(code).map(|column| column.best(row));
            let (mut same, mut corrected) = (vec![0.0; to.members.len()], vec![0.0; to.members.len()]);
            for (row, library) in to.members.iter().enumerate() {
                let Some(then) = from.row_of(library) else { continue };
                let unchanged = value(from, then) == value(to, row);
                *if unchanged { &mut same[row] } else { &mut corrected[row] } = term.coefficients[then];
            }
            let input = term.input + (revision + 1) * to.catalogue.all_indicators().count();
            terms.push(Term { input, coefficients: corrected, ..term });
            terms.push(Term { coefficients: same, ..term });
        }
        sums.push(terms);
    }
    sums
}

/// The sums of cells that an indicator's total over some libraries tells. Of a sum of what is linear in
/// the cells: the low, best and high sums. Of a ratio of sums: both sums. None when it tells more than
/// sums, so that a personal one may never be told. Where libraries may be named, cells that are not
/// personal are known, and only the others are in the sums.
fn sums(data: &YearData, indicator: &Indicator, among: &[bool]) -> Option<Candidate> {
    let catalogue = &data.catalogue;
    let part = |code: &IndicatorCode| catalogue.find_indicator(code.as_str()).and_then(|part| sums(data, part, among));
    match &indicator.aggregation {
        Aggregation::Sum => {}
        Aggregation::RatioOfSums { numerator, denominator } => return Some([part(numerator)?, part(denominator)?].concat()),
        Aggregation::WeightedMean { .. } | Aggregation::Median | Aggregation::Distribution => return None,
    }
    let is_unknown = |at: &usize| catalogue.indicator_at(*at).personal || !catalogue.names_libraries();
    let unknown: Vec<usize> = entered_under(catalogue, indicator).into_iter().filter(is_unknown).collect();
    let bounds = if indicator.nature == Nature::Plain { &[Bound::Best][..] } else { &[Bound::Low, Bound::Best, Bound::High] };
    let sum = |bound: &Bound| -> Option<Vec<Term>> {
        // Libraries without values of their own in place of factors share one set of coefficients.
        let common = Coefficients { data, library: None, bound: *bound }.of(indicator);
        let own = rows_with_own_factors(data).into_iter().filter(|(row, _)| among[*row]).map(|(row, library)| {
            let linear = Coefficients { data, library: Some(library), bound: *bound }.of(indicator)?;
            Some((row, linear))
        });
        let own = own.collect::<Option<Vec<_>>>()?;
        if own.len() < number_of(among) && common.is_none() {
            return None;
        }
        let term = |input: &usize| {
            let of = |linear: &Linear| linear.parts.get(input).copied().unwrap_or(0.0);
            let column = data.values.find(catalogue.indicator_at(*input).code.as_str());
            let has = |row: usize| among[row] && column.is_some_and(|column| column.has(row));
            let by = common.as_ref().map_or(0.0, of);
            let mut coefficients: Vec<f64> = (0..among.len()).map(|row| if has(row) { by } else { 0.0 }).collect();
            for (row, linear) in own.iter().filter(|(row, _)| has(*row)) {
                coefficients[*row] = of(linear);
            }
            Term { input: *input, personal: catalogue.indicator_at(*input).personal, coefficients }
        };
        Some(unknown.iter().map(term).collect())
    };
    bounds.iter().map(sum).collect()
}

/// The members that have values of their own in place of factors that year.
fn rows_with_own_factors(data: &YearData) -> BTreeMap<usize, &LibraryCode> {
    let overrides = data.catalogue.factors().flat_map(|factor| &factor.overrides);
    let rows =
        overrides.filter(|own| own.version.valid_year == data.year).filter_map(|own| Some((data.row_of(&own.library)?, &own.library)));
    rows.collect()
}

/// A sum of entered figures, each times a number, and a number.
#[derive(Clone, Debug, Default)]
struct Linear {
    constant: f64,
    parts: BTreeMap<usize, f64>,
}

impl Linear {
    fn constant(constant: f64) -> Self {
        Self { constant, parts: BTreeMap::new() }
    }

    fn plus(mut self, other: &Self, times: f64) -> Self {
        self.constant += times * other.constant;
        for (input, by) in &other.parts {
            *self.parts.entry(*input).or_insert(0.0) += times * by;
        }
        self
    }
}

/// What a year's formulas multiply each entered figure of a library by.
struct Coefficients<'a> {
    data: &'a YearData,
    library: Option<&'a LibraryCode>,
    bound: Bound,
}

impl Coefficients<'_> {
    /// None when the indicator is not linear in what was entered.
    fn of(&self, indicator: &Indicator) -> Option<Linear> {
        match &indicator.formula {
            None => {
                let at = self.data.catalogue.position_of(indicator.code.as_str())?;
                Some(Linear { constant: 0.0, parts: BTreeMap::from([(at, 1.0)]) })
            }
            Some(formula) => self.node(&formula.root),
        }
    }

    fn node(&self, node: &Node) -> Option<Linear> {
        let catalogue = &self.data.catalogue;
        Some(match &node.expression {
            Expression::Number(number) => Linear::constant(*number),
            Expression::Factor(key) => Linear::constant(self.factor(key)),
            Expression::Indicator(code) => self.of(catalogue.find_indicator(code.as_str())?)?,
            Expression::Binary(operator, left, right) => {
                let (left, right) = (self.node(left)?, self.node(right)?);
                match operator {
                    Operator::Add => left.plus(&right, 1.0),
                    Operator::Subtract => left.plus(&right, -1.0),
                    Operator::Multiply if left.parts.is_empty() => Linear::default().plus(&right, left.constant),
                    Operator::Multiply if right.parts.is_empty() => Linear::default().plus(&left, right.constant),
                    Operator::Divide if right.parts.is_empty() && right.constant != 0.0 => {
                        Linear::default().plus(&left, 1.0 / right.constant)
                    }
                    Operator::Multiply | Operator::Divide => return None,
                }
            }
        })
    }

    /// Without a version there is no value, and so nothing to tell.
    fn factor(&self, key: &FactorKey) -> f64 {
        let factor = self.data.catalogue.find_factor(key);
        let range = factor.and_then(|factor| factor.find_version_of(self.library, self.data.year)).map(|valid| valid.version.range());
        range.map_or(0.0, |range| self.bound.of(range))
    }
}

//! What a published number makes of each library's personal figures.

use std::collections::{BTreeMap, HashMap};

use crate::domain::{
    catalogue::{
        Catalogue,
        factor::Factor,
        formula::{Expression, Formula, Node, Operator},
        indicator::{Aggregation, Indicator},
    },
    code::{FactorKey, IndicatorCode, LibraryCode},
    emission::{Bound, Nature, Range},
    numbers::{
        mask::rows,
        values::{Column, Values},
        year_data::YearData,
    },
    year::Year,
};

/// One personal indicator's figures in a number. By row: nothing for a library that is not in it; figures
/// with the same kind are multiplied by the same, low, best and high.
#[derive(Clone, Debug)]
pub struct Part {
    pub input: IndicatorCode,
    pub kinds: Vec<Option<u32>>,
    /// The most that any of them is multiplied by, either way: low, best, high.
    pub most: Range,
}

/// Where the figures and the factors are taken from.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    pub catalogue: &'a Catalogue,
    /// The year of the factors.
    pub year: Year,
    pub members: &'a [LibraryCode],
    pub values: &'a Values,
}

impl<'a> Reader<'a> {
    #[must_use]
    pub fn of(data: &'a YearData) -> Self {
        Self { catalogue: &data.catalogue, year: data.year, members: &data.members, values: &data.values }
    }

    /// The personal figures in each of the sums that an indicator's number over some libraries is made of, all
    /// of which have a value. None when it tells more than sums of them, so that it may never be published.
    #[must_use]
    pub fn sums(&self, indicator: &Indicator, among: &[bool]) -> Option<Vec<Vec<Part>>> {
        let sum = |code: &IndicatorCode| self.sum(self.catalogue.find_indicator(code.as_str())?, among);
        match &indicator.aggregation {
            Aggregation::Sum => Some(vec![self.sum(indicator, among)?]),
            Aggregation::RatioOfSums { numerator, denominator } => Some(vec![sum(numerator)?, sum(denominator)?]),
            Aggregation::WeightedMean { .. } | Aggregation::Median | Aggregation::Distribution => {
                (!self.catalogue.is_personal(indicator)).then(Vec::new)
            }
        }
    }

    /// The parts of the sum of an indicator's values.
    fn sum(&self, indicator: &Indicator, among: &[bool]) -> Option<Vec<Part>> {
        let inputs = self.catalogue.personal_under(indicator);
        if inputs.is_empty() {
            return Some(Vec::new());
        }
        let columns: Vec<Option<&Column>> = inputs.iter().map(|input| self.values.find(input.as_str())).collect();
        let mut parts: Vec<Part> =
            inputs.iter().map(|input| Part { input: (*input).clone(), kinds: vec![None; among.len()], most: Range::exact(0.0) }).collect();
        let is_emission = indicator.nature != Nature::Plain;
        let bounds = if is_emission { &[Bound::Low, Bound::Best, Bound::High][..] } else { &[Bound::Best] };
        // Libraries that lack the same inputs and have the same factors multiply their figures by the same.
        let varying = Varying::of(self, indicator);
        let mut known: HashMap<Vec<usize>, Vec<Linear>> = HashMap::new();
        let mut kinds: HashMap<Vec<u64>, u32> = HashMap::new();
        for row in rows(among) {
            let key = varying.key(self, row);
            let linear = if let Some(linear) = known.get(&key) {
                linear
            } else {
                let linear = bounds.iter().map(|bound| self.linear(indicator, row, *bound)).collect::<Option<Vec<Linear>>>()?;
                known.entry(key).or_insert(linear)
            };
            for ((input, column), part) in inputs.iter().zip(&columns).zip(&mut parts) {
                if !column.is_some_and(|column| column.has(row)) {
                    continue;
                }
                let times: Vec<f64> = linear.iter().map(|linear| linear.parts.get(*input).copied().unwrap_or(0.0)).collect();
                if times.iter().any(|times| *times != 0.0) {
                    let size = |at: usize| times.get(at).map_or(0.0, |times| times.abs());
                    let now = if is_emission { Range { low: size(0), best: size(1), high: size(2) } } else { Range::exact(size(0)) };
                    part.most = part.most.largest(now);
                    let next = u32::try_from(kinds.len()).unwrap_or(u32::MAX);
                    part.kinds[row] = Some(*kinds.entry(times.into_iter().map(f64::to_bits).collect()).or_insert(next));
                }
            }
        }
        Some(parts)
    }

    /// What the formula makes of one library's figures. None when it is not linear in the personal ones.
    fn linear(&self, indicator: &Indicator, row: usize, bound: Bound) -> Option<Linear> {
        let at = At { reader: self, row, bound };
        match &indicator.formula {
            None => Some(At::entered(indicator)),
            Some(formula) => match at.node(&formula.root, indicator)? {
                Term::Sum(linear) => Some(linear),
                Term::LeftOut | Term::NoFactor => Some(Linear::default()),
            },
        }
    }
}

/// What may differ from library to library in how a formula is computed.
struct Varying<'a> {
    optional: Vec<Option<&'a Column>>,
    factors: Vec<&'a Factor>,
}

impl<'a> Varying<'a> {
    fn of(reader: &Reader<'a>, indicator: &Indicator) -> Self {
        let catalogue = reader.catalogue;
        let under: Vec<&Indicator> = catalogue.under(indicator.code.as_str()).iter().map(|at| catalogue.indicator_at(*at)).collect();
        let optional = under.iter().flat_map(|found| &found.optional_inputs).map(|code| reader.values.find(code.as_str()));
        let factors = under.iter().filter_map(|found| found.formula.as_ref()).flat_map(Formula::factors);
        let factors = factors.filter_map(|key| catalogue.find_factor(key)).filter(|factor| !factor.overrides.is_empty());
        Self { optional: optional.collect(), factors: factors.collect() }
    }

    fn key(&self, reader: &Reader<'_>, row: usize) -> Vec<usize> {
        let optional = self.optional.iter().map(|column| usize::from(column.is_some_and(|column| column.has(row))));
        let own = self.factors.iter().map(|factor| factor.find_override(&reader.members[row], reader.year).map_or(0, |own| 1 + own));
        optional.chain(own).collect()
    }
}

/// Personal figures, each times a number, and something that holds none.
#[derive(Clone, Debug, Default)]
struct Linear {
    /// None where it is another number for each library, such as a figure that is not personal.
    other: Option<f64>,
    parts: BTreeMap<IndicatorCode, f64>,
}

impl Linear {
    fn number(number: f64) -> Self {
        Self { other: Some(number), parts: BTreeMap::new() }
    }

    fn plus(mut self, added: &Self, times: f64) -> Self {
        self.other = self.other.zip(added.other).map(|(a, b)| a + times * b);
        for (input, by) in &added.parts {
            *self.parts.entry(input.clone()).or_insert(0.0) += times * by;
        }
        self
    }

    fn times(self, number: f64) -> Self {
        Self {
            other: self.other.map(|other| other * number),
            parts: self.parts.into_iter().map(|(input, by)| (input, by * number)).collect(),
        }
    }

    /// The number that it is for every library.
    fn common(&self) -> Option<f64> {
        self.other.filter(|_| self.parts.is_empty())
    }
}

/// What stands in one place of a formula (`docs/numbers.md`, section 3).
enum Term {
    Sum(Linear),
    LeftOut,
    NoFactor,
}

/// One library's figures under one bound of the factors.
struct At<'a> {
    reader: &'a Reader<'a>,
    row: usize,
    bound: Bound,
}

impl At<'_> {
    fn entered(indicator: &Indicator) -> Linear {
        if indicator.personal {
            Linear { other: Some(0.0), parts: BTreeMap::from([(indicator.code.clone(), 1.0)]) }
        } else {
            Linear { other: None, parts: BTreeMap::new() }
        }
    }

    /// None when it is missing, or not linear in the personal figures.
    fn node(&self, node: &Node, within: &Indicator) -> Option<Term> {
        Some(match &node.expression {
            Expression::Number(number) => Term::Sum(Linear::number(*number)),
            Expression::Factor(key) => self.factor(key).map_or(Term::NoFactor, |factor| Term::Sum(Linear::number(factor))),
            Expression::Indicator(code) => self.indicator(code, within)?,
            Expression::Binary(operator, left, right) => join(*operator, self.node(left, within)?, self.node(right, within)?)?,
        })
    }

    fn indicator(&self, code: &IndicatorCode, within: &Indicator) -> Option<Term> {
        if !self.reader.values.find(code.as_str()).is_some_and(|column| column.has(self.row)) {
            return within.optional_inputs.contains(code).then_some(Term::LeftOut);
        }
        let indicator = self.reader.catalogue.find_indicator(code.as_str())?;
        match &indicator.formula {
            None => Some(Term::Sum(Self::entered(indicator))),
            Some(formula) => self.node(&formula.root, indicator),
        }
    }

    fn factor(&self, key: &FactorKey) -> Option<f64> {
        let factor = self.reader.catalogue.find_factor(key)?;
        let valid = factor.find_version_of(self.reader.members.get(self.row), self.reader.year)?;
        Some(self.bound.of(valid.version.range()))
    }
}

/// Joins two places as a number is computed from them.
fn join(operator: Operator, left: Term, right: Term) -> Option<Term> {
    use Operator::{Add, Divide, Multiply, Subtract};
    use Term::{LeftOut, NoFactor, Sum};
    Some(match (operator, left, right) {
        (Add, Sum(a), Sum(b)) => Sum(a.plus(&b, 1.0)),
        (Subtract, Sum(a), Sum(b)) => Sum(a.plus(&b, -1.0)),
        (Multiply, Sum(a), Sum(b)) => Sum(product(a, b)?),
        (Divide, Sum(a), Sum(b)) => Sum(quotient(a, &b)?),
        (Add | Subtract, NoFactor, _) | (Add | Subtract, _, NoFactor) => NoFactor,
        (Add | Subtract, Sum(a), LeftOut) | (Add, LeftOut, Sum(a)) => Sum(a),
        (Subtract, LeftOut, Sum(b)) => Sum(b.times(-1.0)),
        (_, LeftOut, _) | (_, _, LeftOut) => LeftOut,
        (Multiply | Divide, NoFactor, _) | (Multiply | Divide, _, NoFactor) => NoFactor,
    })
}

fn product(a: Linear, b: Linear) -> Option<Linear> {
    match (a.common(), b.common()) {
        (Some(number), _) => Some(b.times(number)),
        (_, Some(number)) => Some(a.times(number)),
        // Something else for each library: nothing personal may stand beside it.
        _ => (a.parts.is_empty() && b.parts.is_empty()).then(Linear::default),
    }
}

fn quotient(a: Linear, b: &Linear) -> Option<Linear> {
    match b.common() {
        Some(number) => (number != 0.0).then(|| a.times(1.0 / number)),
        None => (a.parts.is_empty() && b.parts.is_empty()).then(Linear::default),
    }
}

//! The consortium's value of an indicator in a year, always with its coverage.
//!
//! Sums are sums of what was reported, in the order of the libraries' codes; nothing is scaled up.

use std::collections::HashMap;

use super::{
    coverage::{Coverage, Display},
    mask::{number_of, rows, sum},
    quantile::median_of,
    values::{Column, Marks},
    year_data::YearData,
};
use crate::domain::{
    catalogue::{
        formula::evaluate::{Inputs, Track, Value, evaluate},
        indicator::{Aggregation, Indicator},
    },
    code::{FactorKey, IndicatorCode},
    emission::{Nature, Quantity, Range},
};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aggregate {
    /// None when nobody reported, or when a ratio has nothing to divide by.
    pub quantity: Option<Quantity>,
    pub coverage: Coverage,
    /// Libraries whose value is, or rests on, their own estimate.
    pub estimated: usize,
    /// Of the total, the part that they are, 0–1; of a mean or a median, of the libraries. None
    /// when there is no number or nothing to take a part of.
    pub estimated_share: Option<f64>,
    pub marks: Marks,
    /// Of a distribution: how many libraries chose each level, 1 first.
    pub levels: Option<[usize; 5]>,
}

/// The word for a number's trustworthiness in `export --aggregates`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Ok,
    /// Rests on a factor marked *verify* or *decide*, or a term was left out.
    Provisional,
    /// Under half is covered.
    Insufficient,
    /// It could tell of one library: only what is published says so.
    Withheld,
}

impl Standing {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Provisional => "provisional",
            Self::Insufficient => "insufficient",
            Self::Withheld => "withheld",
        }
    }
}

impl Aggregate {
    #[must_use]
    pub fn standing(&self) -> Standing {
        if self.coverage.display() == Display::Hidden {
            Standing::Insufficient
        } else if self.marks.is_provisional() {
            Standing::Provisional
        } else {
            Standing::Ok
        }
    }

    /// The value as pages may show it: none where under half is covered.
    #[must_use]
    pub fn shown(&self) -> Option<Quantity> {
        self.quantity.filter(|_| self.coverage.display() != Display::Hidden)
    }

    /// The range of a quantity that may be absent, for exports.
    #[must_use]
    pub fn range(&self) -> Option<Range> {
        self.quantity.map(Quantity::range)
    }
}

/// Brings together the members' values.
#[must_use]
pub fn aggregate(data: &YearData, indicator: &Indicator) -> Aggregate {
    aggregate_of(data, indicator, &data.reporting(indicator))
}

/// As [`aggregate`], over rows that are known to report.
#[must_use]
pub fn aggregate_of(data: &YearData, indicator: &Indicator, reporting: &[bool]) -> Aggregate {
    let Some(parts) = Parts::of(data, indicator) else { return Aggregate::default() };
    let coverage = data.coverage(reporting);
    let (estimated, estimated_share) = parts.estimated(reporting, coverage.reporting, indicator);
    Aggregate {
        quantity: combine(data, indicator, &parts, reporting, &AS_IT_IS),
        coverage,
        estimated,
        estimated_share,
        marks: parts.marks(reporting),
        levels: (indicator.aggregation == Aggregation::Distribution).then(|| parts.levels(reporting)),
    }
}

/// What is added to the sums of a number: to ask whether it would still be the same.
#[derive(Clone, Copy, Debug)]
pub struct More {
    pub value: Range,
    /// Of what a ratio divides by.
    pub beside: f64,
}

/// Nothing more than there is.
pub const AS_IT_IS: More = More { value: Range { low: 0.0, best: 0.0, high: 0.0 }, beside: 0.0 };

/// Only the value of [`aggregate`], over rows that are known to report; `more` is added to the sums.
#[must_use]
pub fn total(data: &YearData, indicator: &Indicator, among: &[bool], more: &More) -> Option<Quantity> {
    combine(data, indicator, &Parts::of(data, indicator)?, among, more)
}

/// The column that is brought together, and the one beside it in a ratio or a weighted mean.
struct Parts<'a> {
    value: &'a Column,
    beside: Option<&'a Column>,
}

impl<'a> Parts<'a> {
    fn of(data: &'a YearData, indicator: &Indicator) -> Option<Self> {
        let find = |code: &IndicatorCode| data.values.find(code.as_str());
        Some(match &indicator.aggregation {
            Aggregation::RatioOfSums { numerator, denominator } => Self { value: find(numerator)?, beside: Some(find(denominator)?) },
            Aggregation::WeightedMean { weight } => Self { value: find(&indicator.code)?, beside: Some(find(weight)?) },
            Aggregation::Sum | Aggregation::Median | Aggregation::Distribution => Self { value: find(&indicator.code)?, beside: None },
        })
    }

    fn columns(&self) -> impl Iterator<Item = &'a Column> {
        [Some(self.value), self.beside].into_iter().flatten()
    }

    fn estimated(&self, among: &[bool], reporting: usize, indicator: &Indicator) -> (usize, Option<f64>) {
        let mut estimated = vec![false; among.len()];
        for column in self.columns() {
            estimated.iter_mut().zip(column.estimated()).zip(among).for_each(|((to, from), is_in)| *to |= from & is_in);
        }
        let count = number_of(&estimated);
        #[expect(clippy::cast_precision_loss, reason = "counts of libraries")]
        let share = if count == 0 {
            (reporting > 0).then_some(0.0)
        } else if indicator.aggregation == Aggregation::Sum {
            let size = |among: &[bool]| chosen(self.value.bests(), among).map(f64::abs).sum::<f64>();
            let all = size(among);
            (all > 0.0).then(|| size(&estimated) / all)
        } else {
            Some(count as f64 / reporting as f64)
        };
        (count, share)
    }

    fn marks(&self, among: &[bool]) -> Marks {
        let mut marks = Marks::default();
        for column in self.columns() {
            let kinds = column.kinds_of_marks();
            let mut seen = vec![false; kinds.len()];
            // Columns of one kind are the many: the first row tells.
            let mut left = kinds.len();
            for row in rows(among) {
                let kind = column.kind_of_marks(row);
                if !std::mem::replace(&mut seen[kind], true) {
                    marks.join(&kinds[kind]);
                    left -= 1;
                }
                if left == 0 {
                    break;
                }
            }
        }
        marks
    }

    fn levels(&self, among: &[bool]) -> [usize; 5] {
        let mut counts = [0; 5];
        for value in chosen(self.value.bests(), among) {
            for (count, level) in counts.iter_mut().zip(1_u8..) {
                *count += usize::from(value.round().total_cmp(&f64::from(level)).is_eq());
            }
        }
        counts
    }
}

fn chosen<'a>(values: &'a [f64], among: &'a [bool]) -> impl Iterator<Item = f64> + 'a {
    values.iter().zip(among).filter_map(|(value, is_in)| is_in.then_some(*value))
}

fn combine(data: &YearData, indicator: &Indicator, parts: &Parts<'_>, among: &[bool], more: &More) -> Option<Quantity> {
    if !among.contains(&true) {
        return None;
    }
    let best = || sum(parts.value.bests(), among) + more.value.best;
    // Low and high of an emission, also of one that is divided by something; else there is one number.
    let bounds = parts.value.bounds().filter(|_| indicator.nature != Nature::Plain);
    let sums = || {
        bounds.map_or_else(
            || Range::exact(best()),
            |[low, high]| Range { low: sum(low, among) + more.value.low, best: best(), high: sum(high, among) + more.value.high },
        )
    };
    match &indicator.aggregation {
        Aggregation::Sum => Some(Quantity::new(indicator.nature, sums())),
        Aggregation::RatioOfSums { numerator, .. } => {
            let formula = indicator.formula.as_ref()?;
            let (above, below) = (sums(), sum(parts.beside?.bests(), among) + more.beside);
            let ratio = |above: f64| evaluate(formula, &mut Sums { numerator, above, below }).at(0).number();
            let range = Range { low: ratio(above.low)?, best: ratio(above.best)?, high: ratio(above.high)? };
            Some(Quantity::new(indicator.nature, range))
        }
        Aggregation::WeightedMean { .. } => {
            let weight = parts.beside?;
            let places = places(data, among, |row| [parts.value.best(row), weight.best(row)]);
            let weights: f64 = places.iter().map(|[_, weight]| weight).sum();
            let total: f64 = places.iter().map(|[value, weight]| value * weight).sum();
            (weights > 0.0).then(|| Quantity::Plain(total / weights))
        }
        Aggregation::Median => median_of(places(data, among, |row| [parts.value.best(row)]).as_flattened_mut()).map(Quantity::Plain),
        Aggregation::Distribution => median_of(&mut chosen(parts.value.bests(), among).collect::<Vec<_>>()).map(Quantity::Plain),
    }
}

/// Each place once: members that the same joint unit alone serves enter as one, with the means of
/// what they say of it.
pub fn places<const N: usize>(data: &YearData, among: &[bool], said: impl Fn(usize) -> [f64; N]) -> Vec<[f64; N]> {
    let mut places: Vec<[f64; N]> = Vec::with_capacity(among.len());
    // The place of each joint unit, and how many members it has.
    let mut joint: HashMap<usize, (usize, f64)> = HashMap::new();
    for row in rows(among) {
        if let Some(unit) = data.unit_at(row) {
            let (place, members) = joint.entry(unit).or_insert((places.len(), 0.0));
            *members += 1.0;
            if let Some(known) = places.get_mut(*place) {
                known.iter_mut().zip(said(row)).for_each(|(known, more)| *known += more);
                continue;
            }
        }
        places.push(said(row));
    }
    for (place, members) in joint.into_values() {
        places[place].iter_mut().for_each(|sum| *sum /= members);
    }
    places
}

/// The two sums of a ratio, in its formula.
struct Sums<'a> {
    numerator: &'a IndicatorCode,
    above: f64,
    below: f64,
}

impl Inputs for Sums<'_> {
    fn indicator(&mut self, code: &IndicatorCode) -> Track {
        Track::Same(Value::Number(if code == self.numerator { self.above } else { self.below }))
    }

    fn factor(&mut self, _: &FactorKey) -> Track {
        Track::Same(Value::NoFactor)
    }
}

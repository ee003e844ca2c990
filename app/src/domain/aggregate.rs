//! The consortium's value of an indicator in a year, always with its coverage.
//!
//! Sums are sums of what was reported, in the order of the libraries' codes; nothing is scaled up.

use std::collections::HashMap;

use super::{
    code::{FactorKey, IndicatorCode},
    coverage::{Coverage, Display},
    emission::{Nature, Quantity, Range},
    formula::evaluate::{Inputs, Track, Value, evaluate},
    indicator::{Aggregation, Indicator},
    quantile::median,
    values::{Column, Marks},
    year_data::YearData,
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
}

impl Standing {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Provisional => "provisional",
            Self::Insufficient => "insufficient",
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
    let rows: Vec<usize> = (0..reporting.len()).filter(|row| reporting[*row]).collect();
    let (estimated, estimated_share) = parts.estimated(&rows, indicator);
    Aggregate {
        quantity: combine(data, indicator, &parts, &rows),
        coverage: data.coverage(reporting),
        estimated,
        estimated_share,
        marks: parts.marks(&rows),
        levels: (indicator.aggregation == Aggregation::Distribution).then(|| parts.levels(&rows)),
    }
}

/// Only the value of [`aggregate`], over rows that are known to report.
#[must_use]
pub fn total(data: &YearData, indicator: &Indicator, rows: &[usize]) -> Option<Quantity> {
    combine(data, indicator, &Parts::of(data, indicator)?, rows)
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

    fn estimated(&self, rows: &[usize], indicator: &Indicator) -> (usize, Option<f64>) {
        let is_estimated = |row: usize| self.columns().any(|column| column.is_estimated(row));
        let count = rows.iter().filter(|row| is_estimated(**row)).count();
        #[expect(clippy::cast_precision_loss, reason = "counts of libraries")]
        let share = if count == 0 {
            (!rows.is_empty()).then_some(0.0)
        } else if indicator.aggregation == Aggregation::Sum {
            let size = |estimated: bool| -> f64 {
                rows.iter().filter(|row| !estimated || is_estimated(**row)).map(|row| self.value.best(*row).abs()).sum()
            };
            let all = size(false);
            (all > 0.0).then(|| size(true) / all)
        } else {
            (!rows.is_empty()).then(|| count as f64 / rows.len() as f64)
        };
        (count, share)
    }

    fn marks(&self, rows: &[usize]) -> Marks {
        let mut marks = Marks::default();
        for column in self.columns() {
            if column.kinds_of_marks().len() == 1 {
                if !rows.is_empty() {
                    marks.join(&column.kinds_of_marks()[0]);
                }
                continue;
            }
            let mut seen = vec![false; column.kinds_of_marks().len()];
            for row in rows {
                let kind = column.kind_of_marks(*row);
                if !std::mem::replace(&mut seen[kind], true) {
                    marks.join(&column.kinds_of_marks()[kind]);
                }
            }
        }
        marks
    }

    fn levels(&self, rows: &[usize]) -> [usize; 5] {
        let mut counts = [0; 5];
        for row in rows {
            for (count, level) in counts.iter_mut().zip(1_u8..) {
                *count += usize::from((self.value.best(*row) - f64::from(level)).abs() < 0.5);
            }
        }
        counts
    }

    fn sum(&self, rows: &[usize], nature: Nature) -> Range {
        let sum = |pick: fn(Range) -> f64| rows.iter().map(|row| pick(self.value.range(*row))).fold(0.0, |a, b| a + b);
        let best = rows.iter().map(|row| self.value.best(*row)).fold(0.0, |a, b| a + b);
        if nature == Nature::Plain { Range::exact(best) } else { Range { low: sum(|r| r.low), best, high: sum(|r| r.high) } }
    }
}

fn combine(data: &YearData, indicator: &Indicator, parts: &Parts<'_>, rows: &[usize]) -> Option<Quantity> {
    if rows.is_empty() {
        return None;
    }
    let best = |row: &usize| parts.value.best(*row);
    let beside = |row: &usize| parts.beside.map_or(1.0, |column| column.best(*row));
    match &indicator.aggregation {
        Aggregation::Sum => Some(Quantity::new(indicator.nature, parts.sum(rows, indicator.nature))),
        Aggregation::RatioOfSums { numerator, .. } => {
            let formula = indicator.formula.as_ref()?;
            let above = parts.sum(rows, indicator.nature);
            let below: f64 = rows.iter().map(beside).fold(0.0, |a, b| a + b);
            let ratio = |above: f64| evaluate(formula, &mut Sums { numerator, above, below }).at(0).number();
            let range = Range { low: ratio(above.low)?, best: ratio(above.best)?, high: ratio(above.high)? };
            Some(Quantity::new(indicator.nature, range))
        }
        Aggregation::WeightedMean { .. } => {
            let places = places(data, rows.iter().map(|row| (*row, best(row), beside(row))));
            let weights: f64 = places.iter().map(|(_, weight)| weight).sum();
            let total: f64 = places.iter().map(|(value, weight)| value * weight).sum();
            (weights > 0.0).then(|| Quantity::Plain(total / weights))
        }
        Aggregation::Median => {
            let places = places(data, rows.iter().map(|row| (*row, best(row), 1.0)));
            median(&places.iter().map(|(value, _)| *value).collect::<Vec<_>>()).map(Quantity::Plain)
        }
        Aggregation::Distribution => median(&rows.iter().map(best).collect::<Vec<_>>()).map(Quantity::Plain),
    }
}

/// Each place once: members that the same joint unit alone serves enter as one, with the mean of
/// what they say of it and of its weight. Takes rows with their value and weight.
fn places(data: &YearData, said: impl Iterator<Item = (usize, f64, f64)>) -> Vec<(f64, f64)> {
    let mut places: Vec<(f64, f64, f64)> = Vec::new();
    let mut known: HashMap<usize, usize> = HashMap::new();
    for (row, value, weight) in said {
        let next = places.len();
        let at = data.unit_at(row).map_or(next, |unit| *known.entry(unit).or_insert(next));
        match places.get_mut(at) {
            Some((values, weights, members)) => {
                *values += value;
                *weights += weight;
                *members += 1.0;
            }
            None => places.push((value, weight, 1.0)),
        }
    }
    places.into_iter().map(|(values, weights, members)| (values / members, weights / members)).collect()
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

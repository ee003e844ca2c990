//! How libraries' values lie beside one another: quartiles, groups by size, one's own place. Nobody
//! is ranked, and no personal indicator is told by library.

use std::collections::BTreeSet;

use super::{aggregate::places, mask::rows, quantile::quantile, year_data::YearData};
use crate::domain::{
    catalogue::{
        indicator::{Aggregation, Indicator},
        size::SizeMeasure,
    },
    code::IndicatorCode,
    emission::{Nature, Quantity},
    limits::{FEWEST_FOR_QUARTILES, FEWEST_PEERS, LEAST_STAFF},
    unit::Dimension,
};
use crate::text::number::in_two_figures;

/// Size groups by the catalogue's measure (`docs/numbers.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// Over the middle.
    Large,
    /// Its bounds included.
    Middle,
    Small,
}

impl Size {
    #[must_use]
    pub fn of(amount: f64, measure: &SizeMeasure) -> Self {
        match amount {
            amount if amount > measure.middle.1 => Self::Large,
            amount if amount >= measure.middle.0 => Self::Middle,
            _ => Self::Small,
        }
    }
}

/// Lower quartile, median, upper quartile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quartiles {
    pub low: f64,
    pub middle: f64,
    pub high: f64,
    pub libraries: usize,
}

/// None of fewer than [`FEWEST_FOR_QUARTILES`] values.
#[must_use]
pub fn quartiles(values: &[f64]) -> Option<Quartiles> {
    if values.len() < FEWEST_FOR_QUARTILES {
        return None;
    }
    let at = |share: f64| quantile(values, share);
    Some(Quartiles { low: at(0.25)?, middle: at(0.5)?, high: at(0.75)?, libraries: values.len() })
}

/// As [`quartiles`], of a group that somebody has chosen: in two significant figures, and each at least a
/// quarter of the way between two libraries' values, so that none is one library's.
#[must_use]
pub fn chosen_quartiles(values: &[f64]) -> Option<Quartiles> {
    if values.len() < FEWEST_PEERS {
        return None;
    }
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let at = |share: f64| {
        #[expect(clippy::cast_precision_loss, reason = "a count of libraries")]
        let position = share * (values.len() - 1) as f64;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the last index")]
        let below = position.floor() as usize;
        let part = (position - position.floor()).clamp(0.25, 0.75);
        in_two_figures(values[below] + part * (values[below + 1] - values[below]))
    };
    Some(Quartiles { low: at(0.25), middle: at(0.5), high: at(0.75), libraries: values.len() })
}

/// Whether libraries' values of an indicator may be laid side by side, unnamed. Estimates of what others
/// were spared are only told as ranges.
#[must_use]
pub fn may_compare(data: &YearData, indicator: &Indicator) -> bool {
    let is_plain = indicator.aggregation != Aggregation::Distribution && indicator.nature != Nature::Handprint;
    is_plain && !data.catalogue.is_personal(indicator)
}

/// Every reporter's value by row, as it is brought together: where joint units count once, by the row of
/// the first of their members. Of a view, only where the denominator is large enough for the ratio to
/// mean something: 200 students, one person-year.
#[must_use]
pub fn library_values(data: &YearData, indicator: &Indicator) -> Vec<(usize, Quantity)> {
    let Some(column) = data.values.find(indicator.code.as_str()) else { return Vec::new() };
    let denominator = denominator(data, indicator);
    let large_enough =
        |row: usize| denominator.is_none_or(|(code, least)| data.values.find(code.as_str()).is_some_and(|by| by.best(row) >= least));
    let reporting = data.reporting(indicator);
    if matches!(indicator.aggregation, Aggregation::Median | Aggregation::WeightedMean { .. }) {
        let firsts = first_rows(data, &reporting);
        let values = places(data, &reporting, |row| [column.best(row)]);
        return firsts.into_iter().zip(values).map(|(row, [value])| (row, Quantity::Plain(value))).collect();
    }
    rows(&reporting).filter(|row| large_enough(*row)).filter_map(|row| Some((row, column.quantity(row, indicator.nature)?))).collect()
}

/// The first row of each place.
fn first_rows(data: &YearData, reporting: &[bool]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    rows(reporting).filter(|row| data.unit_at(*row).is_none_or(|unit| seen.insert(unit))).collect()
}

/// What a view divides by, and the least of it that is shown by library.
fn denominator<'a>(data: &YearData, indicator: &'a Indicator) -> Option<(&'a IndicatorCode, f64)> {
    let (Some(_), Aggregation::RatioOfSums { denominator, .. }) = (&indicator.view_of, &indicator.aggregation) else { return None };
    let by = data.catalogue.find_indicator(denominator.as_str())?;
    let size = data.catalogue.size();
    let reads_size = by.formula.as_ref().is_some_and(|formula| formula.indicators().iter().any(|code| **code == size.indicator));
    let least = if by.code == size.indicator || reads_size {
        size.least
    } else if Dimension::parse(by.unit.as_str()) == Dimension::parse("fte") {
        LEAST_STAFF
    } else {
        f64::MIN_POSITIVE
    };
    Some((denominator, least))
}

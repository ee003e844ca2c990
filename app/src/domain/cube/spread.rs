//! How the libraries' values of an indicator lie beside one another, in all and by size: dots without a
//! name, the median and the middle half.

use crate::domain::{
    catalogue::indicator::Indicator,
    emission::Nature,
    limits::{FEWEST_FOR_QUARTILES, MOST_DOTS, SMALLEST_TOTAL},
    numbers::{
        distribution::{Quartiles, Size, library_values, may_compare, quartiles},
        quantile::median,
        year_data::YearData,
    },
};
use crate::text::number::in_two_figures;

#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// All first, then the sizes that have any.
    pub groups: Vec<Group>,
}

/// Libraries of one size; emissions in kilograms.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// None for all of them.
    pub size: Option<Size>,
    pub libraries: usize,
    pub largest: f64,
    /// None of too few, as the quartiles.
    pub median: Option<f64>,
    pub quartiles: Option<Quartiles>,
    /// In rising order; none when they would be one blot.
    pub dots: Vec<f64>,
}

impl Group {
    /// Emissions are told in two significant figures, and drawn so: a chart can be measured.
    fn of(size: Option<Size>, mut values: Vec<f64>, is_emission: bool) -> Option<Self> {
        let told = |value: f64| if is_emission { in_two_figures(value) } else { value };
        values.sort_by(f64::total_cmp);
        // Of a few libraries of one size one knows which they are.
        let is_few = size.is_some() && values.len() < FEWEST_FOR_QUARTILES;
        (!values.is_empty()).then(|| Self {
            size,
            libraries: values.len(),
            largest: if is_few { 0.0 } else { told(values.iter().copied().fold(0.0, f64::max)) },
            median: median(&values).filter(|_| !is_few).map(told),
            quartiles: quartiles(&values).map(|found| {
                let [low, middle, high] = [found.low, found.middle, found.high].map(told);
                Quartiles { low, middle, high, ..found }
            }),
            dots: if is_few || values.len() > MOST_DOTS { Vec::new() } else { values.into_iter().map(told).collect() },
        })
    }
}

impl Spread {
    /// None where one library could be told.
    pub(super) fn of(data: &YearData, indicator: &Indicator, reporting: usize) -> Option<Self> {
        if !may_compare(data, indicator) || reporting < SMALLEST_TOTAL {
            return None;
        }
        let values: Vec<(Option<Size>, f64)> =
            library_values(data, indicator).into_iter().map(|(row, quantity)| (data.size_at(row), quantity.best())).collect();
        let of_size =
            |wanted: Option<Size>| values.iter().filter(|(size, _)| wanted.is_none() || *size == wanted).map(|(_, value)| *value).collect();
        let sizes = [None, Some(Size::Large), Some(Size::Middle), Some(Size::Small)];
        Some(Self {
            groups: sizes.into_iter().filter_map(|size| Group::of(size, of_size(size), indicator.nature != Nature::Plain)).collect(),
        })
    }
}

//! Two years side by side: what changed like for like, and why emissions did: because the libraries did
//! other things, or because the factors did.
//!
//! For *E = Σ a·f* (`docs/numbers.md`): activity effect = Σ (a₁−a₀)·(f₀+f₁)/2, factor effect
//! = Σ (f₁−f₀)·(a₀+a₁)/2. Computed as mean differences of E over both years' factors and both
//! years' activities, which is the same for a formula that is linear in each, and adds up for any.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    aggregate::{More, total},
    mask::{number_of, sum},
    values::{Column, Values, Wanted},
    year_data::YearData,
};
use crate::domain::{
    catalogue::indicator::Indicator,
    code::{IndicatorCode, LibraryCode},
    emission::{Nature, Quantity},
};
use crate::text::number::{in_coarse_figures, to_step, two_figures_step};

/// Emissions of two years on the same libraries, and the parts of their change, in kg CO2e.
#[derive(Clone, Debug, PartialEq)]
pub struct Decomposition {
    pub from: f64,
    pub to: f64,
    pub libraries: usize,
    pub activity: f64,
    pub factor: f64,
    /// In how many of a step its numbers are published.
    pub grain: f64,
}

/// A decomposition as it is published: kilograms, and whole percents of the earlier year's emissions. The
/// parts of each add up to the change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    /// Each year's emissions, in two significant figures.
    pub from: f64,
    pub to: f64,
    /// In one step, that of two significant figures of the largest.
    pub kilograms: Parts,
    pub percent: Parts,
    pub step: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parts {
    pub change: f64,
    pub activity: f64,
    pub factor: f64,
}

impl Parts {
    /// Rounds them to one step; the rounding difference goes to the larger part.
    fn rounded(change: f64, activity: f64, factor: f64, step: f64) -> Self {
        let [change, activity, factor] = [change, activity, factor].map(|value| to_step(value, step));
        let left = change - activity - factor;
        if activity.abs() >= factor.abs() {
            Self { change, activity: to_step(activity + left, step), factor }
        } else {
            Self { change, activity, factor: to_step(factor + left, step) }
        }
    }
}

impl Decomposition {
    /// As if one year's (0 or 1) cells made more: under its own factors, and under the other's.
    #[must_use]
    pub fn with(&self, year: usize, own: f64, crossed: f64) -> Self {
        let (from, to) = if year == 0 { (own, 0.0) } else { (0.0, own) };
        let half = f64::midpoint(own, crossed);
        // In the activity the earlier year's cells are taken away; in the factors each year is its own less the other's.
        let (activity, factor) = if year == 0 { (-half, f64::midpoint(crossed, -own)) } else { (half, f64::midpoint(own, -crossed)) };
        Self { from: self.from + from, to: self.to + to, activity: self.activity + activity, factor: self.factor + factor, ..*self }
    }

    /// None when there were no emissions to compare with.
    #[must_use]
    pub fn shown(&self) -> Option<Shown> {
        if self.from <= 0.0 {
            return None;
        }
        let change = self.to - self.from;
        let largest = [change, self.activity, self.factor].into_iter().map(f64::abs).fold(0.0, f64::max);
        let step = two_figures_step(largest) * self.grain;
        let percent = |kilograms: f64| kilograms / self.from * 100.0;
        Some(Shown {
            from: in_coarse_figures(self.from, self.grain),
            to: in_coarse_figures(self.to, self.grain),
            kilograms: Parts::rounded(change, self.activity, self.factor, step),
            percent: Parts::rounded(percent(change), percent(self.activity), percent(self.factor), self.grain),
            step,
        })
    }
}

/// Two years' cells, each under both years' formulas and factors: a row for each library that is a
/// member in both. Optional inputs that a library lacks in one of the years are left out of both:
/// beginning to weigh one's waste is not an increase in emissions.
#[derive(Debug)]
pub struct Crossed<'a> {
    codes: BTreeSet<IndicatorCode>,
    years: [&'a YearData; 2],
    /// The libraries' rows in each year.
    rows: [Vec<usize>; 2],
    members: Arc<[LibraryCode]>,
    /// Each year's cells under its own factors.
    alike: [YearData; 2],
    /// Each year's cells under the other's factors.
    under_other: [Values; 2],
}

impl<'a> Crossed<'a> {
    /// Two years with all that may differ by more than what everybody did: emissions, and whatever is made
    /// from something optional.
    #[must_use]
    pub fn of_changes(from: &'a YearData, to: &'a YearData) -> Self {
        let catalogue = &to.catalogue;
        let has_optional = |indicator: &Indicator| {
            let under = catalogue.under(indicator.code.as_str());
            under.iter().any(|at| !catalogue.indicator_at(*at).optional_inputs.is_empty())
        };
        let wanted = |indicator: &&Indicator| indicator.nature != Nature::Plain || has_optional(indicator);
        let codes: Vec<IndicatorCode> = catalogue.all_indicators().filter(wanted).map(|indicator| indicator.code.clone()).collect();
        Self::of(&codes, from, to)
    }

    /// Two years with some indicators and what they are made from.
    #[must_use]
    pub fn of(codes: &[IndicatorCode], from: &'a YearData, to: &'a YearData) -> Self {
        let years = [from, to];
        // Both are in the order of codes.
        let both = to.members.iter().enumerate().filter_map(|(row, library)| Some((from.row_of(library)?, row)));
        let rows: [Vec<usize>; 2] = both.unzip().into();
        let members: Arc<[LibraryCode]> = rows[1].iter().map(|row| to.members[*row].clone()).collect();
        let wanted = Wanted { codes: codes.to_vec(), left_out: lacking(codes, years, &rows) };
        let [first, second] = [0, 1].map(|at| {
            let cells = under(codes, years).filter(|code| is_asked(years[at], code)).filter_map(|code| {
                let column = years[at].values.find(code.as_str())?.of_rows(&rows[at]);
                Some((code.clone(), column))
            });
            let cells: BTreeMap<IndicatorCode, Column> = cells.collect();
            years.map(|factors| Values::of_some(&factors.catalogue, &members, cells.clone(), factors.year, &wanted))
        });
        let ([first, first_crossed], [second_crossed, second]) = (first, second);
        let alike = [(from, first), (to, second)].map(|(year, values)| {
            let catalogue = Arc::clone(&year.catalogue);
            YearData::of_values(year.year, catalogue, Arc::clone(&members), values, &BTreeMap::new(), Vec::new())
        });
        Self { codes: codes.iter().cloned().collect(), years, rows, members, alike, under_other: [first_crossed, second_crossed] }
    }

    /// Whether it is of these two years.
    #[must_use]
    pub fn is_of(&self, years: [&YearData; 2]) -> bool {
        std::ptr::eq(self.years[0], years[0]) && std::ptr::eq(self.years[1], years[1])
    }

    #[must_use]
    pub fn has(&self, code: &IndicatorCode) -> bool {
        self.codes.contains(code)
    }

    /// The libraries whose numbers of both years are compared, a row for each that is a member in both: they
    /// report in both, and have not changed their way of counting.
    #[must_use]
    pub fn compared(&self, code: &IndicatorCode) -> Vec<bool> {
        let mut among = vec![true; self.members.len()];
        for year in &self.alike {
            among.iter_mut().zip(year.reporting_of(code)).for_each(|(among, reports)| *among &= reports);
        }
        let broken = self.years[1].broken(code);
        among.iter_mut().zip(&self.rows[1]).for_each(|(among, row)| *among &= !broken[*row]);
        among
    }

    /// An indicator's number of one of the years (0 or 1) over libraries in common, as if there were more in
    /// its sums; None where it has none.
    #[must_use]
    pub fn total(&self, at: usize, code: &IndicatorCode, among: &[bool], more: &More) -> Option<Quantity> {
        let year = &self.alike[at];
        total(year, year.catalogue.find_indicator(code.as_str())?, among, more)
    }

    /// The libraries in common, in the order of their codes.
    #[must_use]
    pub fn members(&self) -> &[LibraryCode] {
        &self.members
    }

    /// The figures of one year (0 or 1) under the formulas and factors of one.
    #[must_use]
    pub fn values(&self, cells: usize, factors: usize) -> &Values {
        if cells == factors { &self.alike[cells].values } else { &self.under_other[cells] }
    }

    /// What is said of the libraries in common, by the rows of one of the years (0 or 1); by default
    /// nothing.
    #[must_use]
    pub fn in_year<T: Clone + Default>(&self, at: usize, said: &[T]) -> Vec<T> {
        let mut all = vec![T::default(); self.years[at].members.len()];
        for (row, said) in self.rows[at].iter().zip(said) {
            all[*row] = said.clone();
        }
        all
    }

    /// Splits the change of an emission. None when nobody can be compared, or where one year's cells do not
    /// fit the other's formulas and factors.
    #[must_use]
    pub fn split(&self, code: &IndicatorCode) -> Option<Decomposition> {
        let among = self.compared(code);
        let libraries = number_of(&among);
        let emissions = |cells: usize, factors: usize| -> Option<f64> {
            let column = self.values(cells, factors).find(code.as_str())?;
            Some(sum(column.bests(), &among)).filter(|sum| libraries > 0 && column.bests().len() == among.len() && sum.is_finite())
        };
        let (e00, e01) = (emissions(0, 0)?, emissions(0, 1)?);
        let (e10, e11) = (emissions(1, 0)?, emissions(1, 1)?);
        Some(Decomposition {
            from: e00,
            to: e11,
            libraries,
            activity: f64::midpoint(e10 - e00, e11 - e01),
            factor: f64::midpoint(e01 - e00, e11 - e10),
            grain: 1.0,
        })
    }
}

fn is_asked(year: &YearData, code: &IndicatorCode) -> bool {
    year.catalogue.find_indicator(code.as_str()).is_some_and(Indicator::is_asked)
}

/// What indicators are made from in either year, themselves included.
fn under<'a>(codes: &[IndicatorCode], years: [&'a YearData; 2]) -> impl Iterator<Item = &'a IndicatorCode> {
    let of_year = |year: &'a YearData| {
        let found = codes.iter().flat_map(|code| year.catalogue.under(code.as_str()));
        found.map(|at| &year.catalogue.indicator_at(*at).code).collect::<Vec<_>>()
    };
    years.into_iter().flat_map(of_year).collect::<BTreeSet<_>>().into_iter()
}

/// The optional inputs under the indicators, with the rows that lack them in one of the years.
fn lacking(codes: &[IndicatorCode], years: [&YearData; 2], rows: &[Vec<usize>; 2]) -> BTreeMap<IndicatorCode, Vec<bool>> {
    let optional = under(codes, years).filter(|code| {
        let reads = |year: &&YearData| year.catalogue.all_indicators().any(|indicator| indicator.optional_inputs.contains(code));
        years.iter().any(reads)
    });
    let lacks = |code: &IndicatorCode| {
        let columns = years.map(|year| year.values.find(code.as_str()));
        let has = |at: usize, row: usize| columns[at].is_some_and(|column| column.has(row));
        rows[0].iter().zip(&rows[1]).map(|(before, after)| !has(0, *before) || !has(1, *after)).collect()
    };
    optional.map(|code| (code.clone(), lacks(code))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_parts_add_up() {
        let split = Decomposition { from: 1000.0, to: 850.4, libraries: 3, activity: -15.4, factor: -134.2, grain: 1.0 };
        let shown = split.shown().unwrap();
        assert_eq!((shown.from, shown.to, shown.step), (1000.0, 850.0, 10.0));
        for parts in [shown.kilograms, shown.percent] {
            assert!((parts.activity + parts.factor - parts.change).abs() < 1e-12, "{parts:?}");
        }
        assert_eq!(shown.percent, Parts { change: -15.0, activity: -2.0, factor: -13.0 });
    }
}

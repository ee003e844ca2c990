//! Why emissions changed: because the libraries did other things, or because the factors did.
//!
//! For *E = Σ a·f* (`docs/numbers.md`): activity effect = Σ (a₁−a₀)·(f₀+f₁)/2, factor effect
//! = Σ (f₁−f₀)·(a₀+a₁)/2. Computed as mean differences of E over both years' factors and both
//! years' activities, which is the same for a formula that is linear in each, and adds up for any.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    mask::{number_of, sum},
    values::{Column, Values, Wanted},
    year_data::YearData,
};
use crate::domain::{
    catalogue::indicator::Indicator,
    code::{IndicatorCode, LibraryCode},
};

/// Emissions of two years on the same libraries, and the parts of their change, in kg CO2e.
#[derive(Clone, Debug, PartialEq)]
pub struct Decomposition {
    pub from: f64,
    pub to: f64,
    pub libraries: usize,
    pub parts: Vec<ComponentChange>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ComponentChange {
    pub component: IndicatorCode,
    pub from: f64,
    pub to: f64,
    pub activity: f64,
    pub factor: f64,
}

impl Decomposition {
    #[must_use]
    pub fn activity(&self) -> f64 {
        self.parts.iter().map(|part| part.activity).sum()
    }

    #[must_use]
    pub fn factor(&self) -> f64 {
        self.parts.iter().map(|part| part.factor).sum()
    }
}

/// Two years' cells, each under both years' formulas and factors: a row for each library that is a
/// member in both. Optional inputs that a library lacks in one of the years are left out of both:
/// beginning to weigh one's waste is not an increase in emissions.
#[derive(Debug)]
pub struct Crossed<'a> {
    years: [&'a YearData; 2],
    /// The libraries' rows in each year.
    rows: [Vec<usize>; 2],
    /// By the year of the cells, then by the year of the factors.
    values: [[Values; 2]; 2],
}

impl<'a> Crossed<'a> {
    /// What splitting any of these emissions needs.
    #[must_use]
    pub fn new(emissions: &[IndicatorCode], from: &'a YearData, to: &'a YearData) -> Self {
        let years = [from, to];
        // Both are in the order of codes.
        let both = to.members.iter().enumerate().filter_map(|(row, library)| Some((from.row_of(library)?, row)));
        let rows: [Vec<usize>; 2] = both.unzip().into();
        let members: Vec<LibraryCode> = rows[1].iter().map(|row| to.members[*row].clone()).collect();
        let wanted = Wanted { emissions: emissions.to_vec(), left_out: lacking(emissions, years, &rows) };
        let values = [0, 1].map(|at| {
            let cells = under(emissions, years).filter(|code| is_asked(years[at], code)).filter_map(|code| {
                let column = years[at].values.find(code.as_str())?.of_rows(&rows[at]);
                Some((code.clone(), column))
            });
            let cells: BTreeMap<IndicatorCode, Column> = cells.collect();
            years.map(|factors| Values::of_some(&factors.catalogue, &members, cells.clone(), factors.year, &wanted))
        });
        Self { years, rows, values }
    }

    /// Splits the change between the years over `components`, on the libraries that have all of them
    /// in both and have not changed their way of counting. None when there is no such library.
    #[must_use]
    pub fn split(&self, components: &[IndicatorCode]) -> Option<Decomposition> {
        let among = self.panel(components);
        let libraries = number_of(&among);
        if libraries == 0 || components.is_empty() {
            return None;
        }
        let emissions = |cells: usize, factors: usize| -> Option<Vec<f64>> {
            let values = &self.values[cells][factors];
            let wanted = |code: &IndicatorCode| values.find(code.as_str()).filter(|column| column.bests().len() == among.len());
            let sums = components.iter().map(|code| wanted(code).map(|column| sum(column.bests(), &among)));
            sums.map(|sum| sum.filter(|sum| sum.is_finite())).collect()
        };
        let (e00, e01) = (emissions(0, 0)?, emissions(0, 1)?);
        let (e10, e11) = (emissions(1, 0)?, emissions(1, 1)?);
        let part = |(i, component): (usize, &IndicatorCode)| ComponentChange {
            component: component.clone(),
            from: e00[i],
            to: e11[i],
            activity: f64::midpoint(e10[i] - e00[i], e11[i] - e01[i]),
            factor: f64::midpoint(e01[i] - e00[i], e11[i] - e10[i]),
        };
        let parts = components.iter().enumerate().map(part).collect();
        Some(Decomposition { from: e00.iter().sum(), to: e11.iter().sum(), libraries, parts })
    }

    fn panel(&self, components: &[IndicatorCode]) -> Vec<bool> {
        let mut among = vec![true; self.rows[1].len()];
        for (at, year) in self.years.iter().enumerate() {
            for code in components {
                let (reporting, broken) = (year.reporting_of(code), year.broken(code));
                let is_in = |row: &usize| reporting[*row] && (at == 0 || !broken[*row]);
                among.iter_mut().zip(&self.rows[at]).for_each(|(among, row)| *among &= is_in(row));
            }
        }
        among
    }
}

fn is_asked(year: &YearData, code: &IndicatorCode) -> bool {
    year.catalogue.find_indicator(code.as_str()).is_some_and(Indicator::is_asked)
}

/// What emissions are made from in either year, themselves included.
fn under<'a>(emissions: &[IndicatorCode], years: [&'a YearData; 2]) -> impl Iterator<Item = &'a IndicatorCode> {
    let of_year = |year: &'a YearData| {
        let found = emissions.iter().flat_map(|code| year.catalogue.under(code.as_str()));
        found.map(|at| &year.catalogue.indicator_at(*at).code).collect::<Vec<_>>()
    };
    years.into_iter().flat_map(of_year).collect::<BTreeSet<_>>().into_iter()
}

/// The optional inputs under the emissions, with the rows that lack them in one of the years.
fn lacking(emissions: &[IndicatorCode], years: [&YearData; 2], rows: &[Vec<usize>; 2]) -> BTreeMap<IndicatorCode, Vec<bool>> {
    let optional = under(emissions, years).filter(|code| {
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

/// Rounds a total and its parts to one step, so that the printed parts add up to the printed
/// total: the difference goes to the largest part.
#[must_use]
pub fn rounded(total: f64, parts: &[f64], step: f64) -> (f64, Vec<f64>) {
    let round = |value: f64| (value / step).round() * step;
    let total = round(total);
    let mut rounded: Vec<f64> = parts.iter().copied().map(round).collect();
    let largest = (0..parts.len()).max_by(|&a, &b| parts[a].abs().total_cmp(&parts[b].abs()));
    if let Some(largest) = largest {
        rounded[largest] += total - rounded.iter().sum::<f64>();
    }
    (total, rounded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_parts_add_up() {
        let (total, parts) = rounded(-149.6, &[-15.4, -140.3, 6.1], 10.0);
        assert!((total + 150.0).abs() < 1e-9);
        assert!((parts.iter().sum::<f64>() - total).abs() < 1e-9, "{parts:?}");
    }
}

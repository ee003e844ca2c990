//! The published numbers of all years: a column for each measure, a row for each indicator and year.
//!
//! It is computed once from the years' values and holds nothing of single libraries, so that a page
//! costs the same however many there are. What may not be told (`secrecy`) is left out here, and so
//! is missing in everything that is made from it.

mod build;
pub mod lineage;

use std::collections::BTreeMap;

use super::{
    catalogue::indicator::Indicator,
    code::IndicatorCode,
    emission::{Nature, Quantity, Range},
    entry::series_break::Break,
    limits::SHOWN_YEARS,
    numbers::{
        aggregate::Aggregate,
        coverage::Coverage,
        decomposition::Decomposition,
        trend::{Change, Trend, TrendPoint},
        values::Marks,
        year_data::YearData,
    },
    year::Year,
};

/// How a year's number compares with the year before.
#[derive(Clone, Debug, PartialEq)]
pub enum Compared {
    Change(Change),
    /// A new way of counting begins with the year.
    Broken(Break),
    /// Telling it could tell of one library.
    Protected,
    /// There is nothing to compare, or under half is covered.
    Nothing,
}

/// A year of a chain-linked index.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexPoint {
    pub year: Year,
    /// 100 where the chain begins; None where there is no number.
    pub value: Option<f64>,
    /// The chain begins here: the first year, after a break, or after a missing link.
    pub begins: bool,
    pub broken: Option<Break>,
}

/// Emissions of each component on one panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComponentPanel {
    pub components: Vec<IndicatorCode>,
    /// Kilograms by component and year of the window; None where there is no number.
    pub kilograms: Vec<Vec<Option<f64>>>,
    pub libraries: usize,
    pub coverage: Option<Coverage>,
}

/// Ranges as columns; not a number where there is none.
#[derive(Debug, Default)]
struct Ranges {
    low: Vec<f64>,
    best: Vec<f64>,
    high: Vec<f64>,
}

impl Ranges {
    fn push(&mut self, range: Option<Range>) {
        let range = range.unwrap_or(Range::exact(f64::NAN));
        self.low.push(range.low);
        self.best.push(range.best);
        self.high.push(range.high);
    }

    fn append(&mut self, other: Self) {
        self.low.extend(other.low);
        self.best.extend(other.best);
        self.high.extend(other.high);
    }

    fn has_any(&self, places: std::ops::Range<usize>) -> bool {
        self.best[places].iter().any(|best| !best.is_nan())
    }

    fn get(&self, at: usize, nature: Nature) -> Option<Quantity> {
        let best = self.best[at];
        (!best.is_nan()).then(|| Quantity::new(nature, Range { low: self.low[at], best, high: self.high[at] }))
    }
}

#[derive(Debug, Default)]
pub struct Cube {
    years: Vec<Year>,
    codes: BTreeMap<IndicatorCode, usize>,
    natures: Vec<Nature>,
    values: Ranges,
    reporting: Vec<u32>,
    expected: Vec<u32>,
    students_share: Vec<f64>,
    estimated: Vec<u32>,
    estimated_share: Vec<f64>,
    /// Which of `kinds_of_marks` a row has.
    marks: Vec<u32>,
    kinds_of_marks: Vec<Marks>,
    levels: BTreeMap<usize, [usize; 5]>,
    /// Whether the total may be told.
    told: Vec<bool>,
    compared: Vec<Compared>,
    index: Vec<f64>,
    /// Whether the chain of the index begins with the row.
    begins: Vec<bool>,
    /// [`SHOWN_YEARS`] places a row, the last one the row's own year.
    panel_values: Ranges,
    panel_libraries: Vec<u32>,
    panel_coverage: Vec<Option<Coverage>>,
    /// Of emissions of the footprint that may be compared with the year before.
    splits: BTreeMap<usize, Decomposition>,
    /// By year.
    decompositions: Vec<Option<Decomposition>>,
    components: Vec<ComponentPanel>,
    breaks: BTreeMap<usize, Break>,
    /// The first members, by row, that have no value.
    missing: Vec<Vec<u32>>,
}

impl Cube {
    /// The year directly before, if it is there.
    fn year_before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        (self.years[before] == self.years[at].previous()).then_some(before)
    }

    /// Without the exact totals of personal indicators of one year, which is not frozen: they change with
    /// every save, and the difference would be one library's.
    #[must_use]
    pub fn withholding_personal(mut self, draft: &YearData) -> Self {
        let is_personal = |indicator: &&Indicator| indicator.nature == Nature::Plain && draft.catalogue.is_personal(indicator);
        for indicator in draft.catalogue.all_indicators().filter(is_personal) {
            let Some(row) = self.find_row(draft.year, &indicator.code) else { continue };
            self.told[row] = false;
            self.compared[row] = Compared::Protected;
            (self.index[row], self.begins[row]) = (f64::NAN, true);
            for place in row * SHOWN_YEARS..(row + 1) * SHOWN_YEARS {
                self.panel_values.best[place] = f64::NAN;
            }
        }
        self
    }

    fn row(&self, year: usize, code: &IndicatorCode) -> Option<usize> {
        self.codes.get(code).map(|at| at * self.years.len() + year)
    }

    fn year_at(&self, year: Year) -> Option<usize> {
        self.years.binary_search(&year).ok()
    }

    fn find_row(&self, year: Year, code: &IndicatorCode) -> Option<usize> {
        self.row(self.year_at(year)?, code)
    }

    fn aggregate_at(&self, row: usize) -> Aggregate {
        let known = |share: f64| (!share.is_nan()).then_some(share);
        Aggregate {
            quantity: self.values.get(row, self.natures[row]).filter(|_| self.told[row]),
            coverage: Coverage {
                reporting: self.reporting[row] as usize,
                expected: self.expected[row] as usize,
                students_share: known(self.students_share[row]),
            },
            estimated: self.estimated[row] as usize,
            estimated_share: known(self.estimated_share[row]),
            marks: self.kinds_of_marks[self.marks[row] as usize].clone(),
            levels: self.levels.get(&row).copied().filter(|_| self.told[row]),
        }
    }

    /// The number of a year, without its value where that may not be told. None when there is no such
    /// year or indicator.
    #[must_use]
    pub fn aggregate(&self, year: Year, code: &IndicatorCode) -> Option<Aggregate> {
        self.find_row(year, code).map(|row| self.aggregate_at(row))
    }

    /// The first members, by row, that have no value, at most [`MOST_MISSING`].
    #[must_use]
    pub fn missing(&self, year: Year, code: &IndicatorCode) -> &[u32] {
        self.find_row(year, code).map_or(&[], |row| &self.missing[row])
    }

    /// Whether a year's total may be told.
    #[must_use]
    pub fn is_told(&self, year: Year, code: &IndicatorCode) -> bool {
        self.find_row(year, code).is_some_and(|row| self.told[row])
    }

    #[must_use]
    pub fn compared(&self, year: Year, code: &IndicatorCode) -> &Compared {
        self.find_row(year, code).map_or(&Compared::Nothing, |row| &self.compared[row])
    }

    /// The years of the window that ends with a year, oldest first.
    #[must_use]
    pub fn window(&self, year: Year) -> &[Year] {
        let Some(at) = self.year_at(year) else { return &[] };
        &self.years[(at + 1).saturating_sub(SHOWN_YEARS)..=at]
    }

    /// All years up to one, oldest first.
    #[must_use]
    pub fn until(&self, year: Year) -> &[Year] {
        &self.years[..self.year_at(year).map_or(0, |at| at + 1)]
    }

    /// The trend in the window that ends with a year.
    #[must_use]
    pub fn trend(&self, year: Year, code: &IndicatorCode) -> Trend {
        let window = self.window(year);
        let own = self.find_row(year, code);
        let points = window.iter().enumerate().filter_map(|(place, shown)| {
            let row = self.find_row(*shown, code)?;
            let at = own? * SHOWN_YEARS + SHOWN_YEARS - window.len() + place;
            let reported = self.reporting[row] > 0;
            Some(TrendPoint {
                year: *shown,
                all: reported.then(|| self.aggregate_at(row)).filter(|_| self.told[row]),
                panel: self.panel_values.get(at, self.natures[row]),
                break_before: self.breaks.get(&row).cloned(),
            })
        });
        Trend {
            points: points.collect(),
            panel_libraries: own.map_or(0, |row| self.panel_libraries[row] as usize),
            panel_coverage: own.and_then(|row| self.panel_coverage[row]),
        }
    }

    /// The year before one, if it is published.
    #[must_use]
    pub fn previous(&self, year: Year) -> Option<Year> {
        self.year_before(self.year_at(year)?).map(|at| self.years[at])
    }

    fn index_at(&self, row: usize) -> Option<f64> {
        let index = self.index[row];
        (!index.is_nan() && self.reporting[row] > 0).then_some(index)
    }

    /// The chain-linked index over all years up to one.
    #[must_use]
    pub fn index(&self, year: Year, code: &IndicatorCode) -> Vec<IndexPoint> {
        let rows = self.until(year).iter().filter_map(|shown| self.find_row(*shown, code).map(|row| (*shown, row)));
        rows.map(|(shown, row)| IndexPoint {
            year: shown,
            value: self.index_at(row),
            begins: self.begins[row],
            broken: self.breaks.get(&row).cloned(),
        })
        .collect()
    }

    /// The change of one emission of the footprint since the year before, split into activity and factors.
    #[must_use]
    pub fn split(&self, year: Year, code: &IndicatorCode) -> Option<&Decomposition> {
        self.find_row(year, code).and_then(|row| self.splits.get(&row))
    }

    #[must_use]
    pub fn decomposition(&self, year: Year) -> Option<&Decomposition> {
        self.decompositions.get(self.year_at(year)?)?.as_ref()
    }

    #[must_use]
    pub fn components(&self, year: Year) -> Option<&ComponentPanel> {
        self.components.get(self.year_at(year)?)
    }

    /// What it holds in memory, in bytes, beyond the names of indicators.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let numbers =
            [&self.values, &self.panel_values].iter().map(|ranges| ranges.best.len() * 3).sum::<usize>() + self.students_share.len() * 3;
        let counts = self.reporting.len() * 5;
        numbers * size_of::<f64>()
            + counts * size_of::<u32>()
            + self.compared.len() * size_of::<Compared>()
            + self.panel_coverage.len() * size_of::<Option<Coverage>>()
            + self.natures.len() * 2
    }
}

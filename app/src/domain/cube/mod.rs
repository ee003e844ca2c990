//! The published numbers of all years: a row for each indicator and year.
//!
//! It is computed once from the years' values and holds nothing of single libraries but dots without a
//! name, so that a page costs the same however many libraries there are. What may not be disclosed is
//! left out here, and so is missing in everything that is made from it.

mod build;
pub mod lineage;
pub mod spread;

use std::collections::BTreeMap;

use super::{
    catalogue::indicator::Aggregation,
    code::{FactorKey, IndicatorCode},
    disclosure::Permit,
    emission::Quantity,
    entry::series_break::Break,
    limits::{SHOWN_YEARS, SMALLEST_TOTAL},
    numbers::{
        aggregate::Aggregate,
        coverage::Coverage,
        decomposition::Decomposition,
        gap::Gap,
        trend::{Change, Trend, TrendPoint},
        values::StatusCounts,
        year_data::YearData,
    },
    year::Year,
};
use spread::Spread;

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
    /// 100 where the chain begins.
    pub value: Result<f64, Gap>,
    /// The chain begins here: the first year, after a break, or after a missing link.
    pub begins: bool,
    pub broken: Option<Break>,
}

/// Emissions of each component on one panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComponentPanel {
    pub components: Vec<IndicatorCode>,
    /// Kilograms by component and year of the window.
    pub kilograms: Vec<Vec<Result<f64, Gap>>>,
    pub libraries: usize,
    pub coverage: Option<Coverage>,
}

/// What a year's coverage is measured by, and who stands in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    pub indicator: IndicatorCode,
    /// Width and whether it reported, reporters first: a segment a library, or two when they are too
    /// many to be seen.
    pub segments: Vec<(f64, bool)>,
}

/// One indicator's number in one year, with what may be said of it.
#[derive(Clone, Debug)]
struct Row {
    aggregate: Aggregate,
    /// How the total may be published.
    permit: Permit,
    compared: Compared,
    index: Option<f64>,
    /// Whether the chain of the index begins here.
    begins: bool,
    /// The panel's values in the window; the last place is the row's own year.
    panel: [Result<Quantity, Gap>; SHOWN_YEARS],
    panel_libraries: usize,
    panel_coverage: Option<Coverage>,
    /// A break of the whole series in the year.
    broken: Option<Break>,
    /// The first members, by row, that have no value.
    missing: Vec<u32>,
    /// Of an emission of the footprint that may be compared with the year before.
    split: Option<Decomposition>,
    /// None where libraries may not be laid side by side.
    spread: Option<Spread>,
    /// What the libraries' cells say; nothing for a derived indicator.
    cells: StatusCounts,
    /// How many libraries count anew by themselves.
    own_breaks: usize,
    /// How many of those who report have a value of their own in a factor's place.
    own_factors: BTreeMap<FactorKey, usize>,
}

#[derive(Debug, Default)]
pub struct Cube {
    years: Vec<Year>,
    codes: BTreeMap<IndicatorCode, usize>,
    /// By indicator, and within it by year.
    rows: Vec<Row>,
    /// By year.
    components: Vec<ComponentPanel>,
    measures: Vec<Measure>,
}

impl Cube {
    /// One year, which is not frozen, in outline: it changes with every approval, and the difference would be
    /// one library's. So only sums and means over enough libraries are told, rounded, and nothing of them that
    /// is made from personal figures.
    #[must_use]
    pub fn in_outline(mut self, draft: &YearData) -> Self {
        for indicator in draft.catalogue.all_indicators() {
            let Some(at) = self.position(draft.year, &indicator.code) else { continue };
            let row = &mut self.rows[at];
            let is_one_library = matches!(indicator.aggregation, Aggregation::Median | Aggregation::Distribution);
            let is_personal = draft.catalogue.is_personal(indicator);
            let is_told = !is_personal && !is_one_library && row.aggregate.coverage.reporting >= SMALLEST_TOTAL;
            row.permit = if is_told { Permit::Coarse(1.0) } else { Permit::No };
            row.compared = Compared::Protected;
            (row.index, row.begins) = (None, true);
            row.panel = [Err(Gap::Withheld); SHOWN_YEARS];
            (row.split, row.spread) = (None, None);
        }
        if let Some(components) = self.year_at(draft.year).and_then(|at| self.components.get_mut(at)) {
            for kilograms in components.kilograms.iter_mut().flatten() {
                *kilograms = Err(Gap::Withheld);
            }
        }
        self
    }

    fn year_at(&self, year: Year) -> Option<usize> {
        self.years.binary_search(&year).ok()
    }

    fn position(&self, year: Year, code: &IndicatorCode) -> Option<usize> {
        Some(self.codes.get(code)? * self.years.len() + self.year_at(year)?)
    }

    fn row(&self, year: Year, code: &IndicatorCode) -> Option<&Row> {
        self.position(year, code).map(|at| &self.rows[at])
    }

    /// The number of a year, without its value where that may not be disclosed. None when there is no
    /// such year or indicator.
    #[must_use]
    pub fn aggregate(&self, year: Year, code: &IndicatorCode) -> Option<Aggregate> {
        self.row(year, code).map(Row::disclosed)
    }

    /// The first members, by row, that have no value.
    #[must_use]
    pub fn missing(&self, year: Year, code: &IndicatorCode) -> &[u32] {
        self.row(year, code).map_or(&[], |row| &row.missing)
    }

    /// What stands in the place of a year's total when there is none.
    #[must_use]
    pub fn gap(&self, year: Year, code: &IndicatorCode) -> Gap {
        self.row(year, code).map_or(Gap::NoData, Row::gap)
    }

    #[must_use]
    pub fn compared(&self, year: Year, code: &IndicatorCode) -> &Compared {
        self.row(year, code).map_or(&Compared::Nothing, |row| &row.compared)
    }

    /// How libraries' values lie beside one another; None where that could tell of one.
    #[must_use]
    pub fn spread(&self, year: Year, code: &IndicatorCode) -> Option<&Spread> {
        self.row(year, code)?.spread.as_ref()
    }

    /// What the libraries' cells of an entered indicator say.
    #[must_use]
    pub fn cells(&self, year: Year, code: &IndicatorCode) -> StatusCounts {
        self.row(year, code).map(|row| row.cells).unwrap_or_default()
    }

    /// How many libraries have a break of their own in a year.
    #[must_use]
    pub fn own_breaks(&self, year: Year, code: &IndicatorCode) -> usize {
        self.row(year, code).map_or(0, |row| row.own_breaks)
    }

    /// How many of those who report have their own supplier's value in a factor's place.
    #[must_use]
    pub fn own_factors(&self, year: Year, code: &IndicatorCode, factor: &FactorKey) -> usize {
        self.row(year, code).and_then(|row| row.own_factors.get(factor).copied()).unwrap_or_default()
    }

    /// What a year's coverage is measured by.
    #[must_use]
    pub fn measure(&self, year: Year) -> Option<&Measure> {
        self.measures.get(self.year_at(year)?)
    }

    /// The years of the window that ends with a year, oldest first.
    #[must_use]
    pub fn window(&self, year: Year) -> &[Year] {
        let Some(at) = self.year_at(year) else { return &[] };
        &self.years[(at + 1).saturating_sub(SHOWN_YEARS)..=at]
    }

    /// The trend in the window that ends with a year.
    #[must_use]
    pub fn trend(&self, year: Year, code: &IndicatorCode) -> Trend {
        let window = self.window(year);
        let own = self.row(year, code);
        let points = window.iter().enumerate().filter_map(|(place, shown)| {
            let row = self.row(*shown, code)?;
            Some(TrendPoint {
                year: *shown,
                all: if row.permit.is_given() && row.aggregate.coverage.reporting > 0 { Ok(row.disclosed()) } else { Err(row.gap()) },
                panel: own?.panel[SHOWN_YEARS - window.len() + place],
                break_before: row.broken.clone(),
            })
        });
        Trend {
            points: points.collect(),
            panel_libraries: own.map_or(0, |row| row.panel_libraries),
            panel_coverage: own.and_then(|row| row.panel_coverage),
        }
    }

    /// The year before one, if it is published.
    #[must_use]
    pub fn previous(&self, year: Year) -> Option<Year> {
        let before = self.years[self.year_at(year)?.checked_sub(1)?];
        (before == year.previous()).then_some(before)
    }

    /// The chain-linked index over all years up to one.
    #[must_use]
    pub fn index(&self, year: Year, code: &IndicatorCode) -> Vec<IndexPoint> {
        let until = &self.years[..self.year_at(year).map_or(0, |at| at + 1)];
        let point = |shown: &Year| {
            let row = self.row(*shown, code)?;
            let value = match (row.aggregate.coverage.reporting, &row.compared) {
                (0, _) => Err(Gap::NoData),
                (_, Compared::Protected) => Err(Gap::Withheld),
                _ => row.index.ok_or(Gap::NoData),
            };
            Some(IndexPoint { year: *shown, value, begins: row.begins, broken: row.broken.clone() })
        };
        until.iter().filter_map(point).collect()
    }

    /// The change of one emission of the footprint since the year before, split into activity and factors.
    #[must_use]
    pub fn split(&self, year: Year, code: &IndicatorCode) -> Option<&Decomposition> {
        self.row(year, code)?.split.as_ref()
    }

    #[must_use]
    pub fn components(&self, year: Year) -> Option<&ComponentPanel> {
        self.components.get(self.year_at(year)?)
    }

    /// What its rows hold in memory, in bytes, without what they point to: dots, which are bounded, and
    /// what a text says.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.rows.len() * size_of::<Row>()
    }
}

impl Row {
    fn gap(&self) -> Gap {
        if self.permit.is_given() || self.aggregate.coverage.reporting == 0 { Gap::NoData } else { Gap::Withheld }
    }

    /// The number as it may be shown.
    fn disclosed(&self) -> Aggregate {
        let Self { aggregate, permit, .. } = self;
        Aggregate {
            quantity: aggregate.quantity.and_then(|found| permit.publish(found)),
            levels: aggregate.levels.filter(|_| permit.is_given()),
            // What part of it estimates are would be another number.
            estimated_share: aggregate.estimated_share.filter(|_| *permit == Permit::Yes),
            ..aggregate.clone()
        }
    }
}

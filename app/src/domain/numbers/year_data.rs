//! Everything that is known of one year, as pages and reports compute with it.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    coverage::{Coverage, Students},
    distribution::Size,
    values::{Column, Values},
};
use crate::domain::{
    catalogue::{
        Catalogue,
        indicator::{Aggregation, Indicator},
        library::Library,
    },
    code::{IndicatorCode, LibraryCode, STAFF},
    emission::Quantity,
    entry::series_break::Break,
    limits::SMALL_STAFF,
    year::Year,
};

#[derive(Clone, Debug)]
pub struct YearData {
    pub year: Year,
    pub catalogue: Arc<Catalogue>,
    /// In the order of their codes. Years share them while they are the same.
    pub members: Arc<[LibraryCode]>,
    /// What coverage is measured by.
    pub students: Students,
    pub breaks: Vec<Break>,
    pub values: Values,
    /// The joint unit that alone serves a member, by number.
    units: Vec<Option<usize>>,
}

impl YearData {
    /// From values that are columns already; `members` are in the order of their codes.
    #[must_use]
    pub fn of_values(
        year: Year,
        catalogue: Arc<Catalogue>,
        members: Arc<[LibraryCode]>,
        values: Values,
        students: &BTreeMap<LibraryCode, f64>,
        breaks: Vec<Break>,
    ) -> Self {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let unit_of = |library: &LibraryCode| catalogue.find_library(library.as_str()).and_then(|library| catalogue.joint_unit(library));
        let units: Vec<Option<usize>> = members
            .iter()
            .map(|library| {
                unit_of(library).map(|unit| {
                    let next = numbers.len();
                    *numbers.entry(unit.code.as_str()).or_insert(next)
                })
            })
            .collect();
        let students = Students::of_members(&members, students);
        Self { year, catalogue, members, students, breaks, values, units }
    }

    /// The same figures under today's factors, with the definitions as they were. None when today's
    /// factors no longer fit them.
    #[must_use]
    pub fn recalculated(&self, factors_of: &Catalogue) -> Option<Self> {
        let catalogue = Arc::new(self.catalogue.with_factors_of(factors_of).ok()?);
        let values = self.values.recalculated(&catalogue, &self.members, self.year);
        Some(Self { catalogue, values, ..self.clone() })
    }

    /// Keeps the members in memory once where they are the same.
    #[must_use]
    pub fn sharing(mut self, members: &Arc<[LibraryCode]>) -> Self {
        if self.members == *members {
            self.members = Arc::clone(members);
        }
        self
    }

    /// The members that are small, or whose staff is not known.
    #[must_use]
    pub fn small(&self) -> Vec<bool> {
        let staff = self.values.find(STAFF);
        let is_large = |row: usize| staff.is_some_and(|staff| staff.best(row) >= SMALL_STAFF);
        (0..self.members.len()).map(|row| !is_large(row)).collect()
    }

    /// In which size group a member is; None where its size is not known.
    #[must_use]
    pub fn size_at(&self, row: usize) -> Option<Size> {
        self.students.at(row).map(|amount| Size::of(amount, self.catalogue.size()))
    }

    #[must_use]
    pub fn row_of(&self, library: &LibraryCode) -> Option<usize> {
        self.members.binary_search(library).ok()
    }

    #[must_use]
    pub fn library_at(&self, row: usize) -> Option<&Library> {
        self.members.get(row).and_then(|code| self.catalogue.find_library(code.as_str()))
    }

    /// The number of the joint unit that alone serves a member.
    #[must_use]
    pub fn unit_at(&self, row: usize) -> Option<usize> {
        self.units.get(row).copied().flatten()
    }

    /// A member's value; None when it is missing or there is no such indicator or member.
    #[must_use]
    pub fn value(&self, library: &LibraryCode, indicator: &Indicator) -> Option<Quantity> {
        let row = self.row_of(library)?;
        self.values.find(indicator.code.as_str())?.quantity(row, indicator.nature)
    }

    /// The rows that count for an indicator: with a value, and with both parts where there are two.
    #[must_use]
    pub fn reporting(&self, indicator: &Indicator) -> Vec<bool> {
        let has = |code: &IndicatorCode| {
            let column = self.values.find(code.as_str());
            move |row: usize| column.is_some_and(|column: &Column| column.has(row))
        };
        let rows = 0..self.members.len();
        match &indicator.aggregation {
            Aggregation::RatioOfSums { numerator, denominator } => {
                let (above, below) = (has(numerator), has(denominator));
                rows.map(|row| above(row) && below(row)).collect()
            }
            Aggregation::WeightedMean { weight } => {
                let (own, weight) = (has(&indicator.code), has(weight));
                rows.map(|row| own(row) && weight(row)).collect()
            }
            Aggregation::Sum | Aggregation::Median | Aggregation::Distribution => rows.map(has(&indicator.code)).collect(),
        }
    }

    /// As [`Self::reporting`], by code; nobody for an unknown one.
    #[must_use]
    pub fn reporting_of(&self, code: &IndicatorCode) -> Vec<bool> {
        self.catalogue.find_indicator(code.as_str()).map_or_else(|| vec![false; self.members.len()], |indicator| self.reporting(indicator))
    }

    /// The coverage of the rows that are true.
    #[must_use]
    pub fn coverage(&self, reporting: &[bool]) -> Coverage {
        self.students.coverage(reporting)
    }

    /// A break of the whole series in this year: the indicator's own, or of what it is made from.
    #[must_use]
    pub fn find_break(&self, code: &IndicatorCode) -> Option<&Break> {
        self.breaks_of(code).into_iter().find(|found| found.library.is_none())
    }

    /// The members whose own way of counting changed in this year.
    #[must_use]
    pub fn broken(&self, code: &IndicatorCode) -> Vec<bool> {
        let mut broken = vec![false; self.members.len()];
        for found in self.breaks_of(code) {
            if let Some(row) = found.library.as_ref().and_then(|library| self.row_of(library)) {
                broken[row] = true;
            }
        }
        broken
    }

    /// Every break of this year that an indicator rests on.
    #[must_use]
    pub fn breaks_of(&self, code: &IndicatorCode) -> Vec<&Break> {
        let under = self.catalogue.under(code.as_str());
        let concerns = |found: &&Break| {
            found.year == self.year && self.catalogue.position_of(found.indicator.as_str()).is_some_and(|at| under.contains(&at))
        };
        self.breaks.iter().filter(concerns).collect()
    }
}

//! A year's figures as they come, library by library.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    values::{Column, Values},
    year_data::YearData,
};
use crate::domain::{
    catalogue::Catalogue,
    code::{IndicatorCode, LibraryCode},
    entry::{amount::Amount, figures::LibraryFigures, series_break::Break},
    visible::is_seen,
    year::Year,
};

/// The columns that figures have become; nothing else is held of them.
#[derive(Debug)]
pub struct Gathered {
    year: Year,
    catalogue: Arc<Catalogue>,
    members: Arc<[LibraryCode]>,
    columns: BTreeMap<IndicatorCode, Column>,
    /// What libraries, members or not, said of their students, or what else their size is measured by.
    pub given_students: BTreeMap<LibraryCode, f64>,
}

impl Gathered {
    /// Before anybody has come.
    #[must_use]
    pub fn of_nobody(catalogue: &Arc<Catalogue>, year: Year) -> Self {
        let members: Arc<[LibraryCode]> = catalogue.members(year).into_iter().map(|library| library.code.clone()).collect();
        let asked = catalogue.indicators().iter().filter(|indicator| indicator.is_asked());
        let columns = asked.map(|indicator| (indicator.code.clone(), Column::blank(members.len()))).collect();
        Self { year, catalogue: Arc::clone(catalogue), members, columns, given_students: BTreeMap::new() }
    }

    /// A library comes once; of one that is no member only the students are noted.
    pub fn add(&mut self, library: &LibraryCode, figures: &LibraryFigures) {
        let measure = figures.get(&self.catalogue.size().indicator).and_then(|figure| figure.cell.amount());
        // Nobody is smaller than nothing.
        if let Some(size) = measure.map(Amount::to_f64).filter(|size| *size >= 0.0) {
            self.given_students.insert(library.clone(), size);
        }
        let Ok(row) = self.members.binary_search(library) else { return };
        for (code, figure) in figures {
            if let Some(column) = self.columns.get_mut(code) {
                column.set(row, figure.cell, is_seen(&figure.note));
            }
        }
    }

    /// With `students` to measure coverage by.
    #[must_use]
    pub fn into_data(self, students: &BTreeMap<LibraryCode, f64>, breaks: Vec<Break>) -> YearData {
        let values = Values::of_entered(&self.catalogue, &self.members, self.columns, self.year);
        YearData::of_values(self.year, self.catalogue, self.members, values, students, breaks)
    }
}

//! One year's values of every member: a column for each indicator, computed once when the year is
//! read. Entered columns first, then the derived ones in the order in which they read each other.

mod derivation;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::domain::{
    catalogue::{
        Catalogue,
        factor::{Factor, Quality},
        indicator::Indicator,
    },
    code::{FactorKey, IndicatorCode, LibraryCode},
    emission::{Nature, Quantity, Range},
    entry::cell::{Cell, Status},
    year::Year,
};
use derivation::Derivation;

/// What a number rests on that a reader must be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Optional inputs that were missing, whose terms were left out.
    pub left_out: Vec<IndicatorCode>,
    /// Factors marked *verify* or *decide*.
    pub provisional: Vec<FactorKey>,
    /// Factors of an earlier year, carried forward, with that year.
    pub carried: Vec<(FactorKey, Year)>,
    /// Factors in whose place a library's own supplier's value was used.
    pub overridden: Vec<FactorKey>,
    /// The weakest factor's quality; None when no factor was used.
    pub quality: Option<Quality>,
}

impl Marks {
    /// Takes over another number's marks.
    pub fn join(&mut self, other: &Self) {
        fn add<T: Clone + PartialEq>(to: &mut Vec<T>, from: &[T]) {
            for item in from {
                if !to.contains(item) {
                    to.push(item.clone());
                }
            }
        }
        add(&mut self.left_out, &other.left_out);
        add(&mut self.provisional, &other.provisional);
        add(&mut self.carried, &other.carried);
        add(&mut self.overridden, &other.overridden);
        self.quality = self.quality.max(other.quality);
    }

    /// Whether the value must be shown as provisional.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        !self.provisional.is_empty() || !self.left_out.is_empty()
    }

    /// What one factor leaves on every number made with it in a year, for one library.
    fn of_factor(factor: &Factor, library: Option<&LibraryCode>, year: Year) -> Self {
        let Some(valid) = factor.find_version_of(library, year) else { return Self::default() };
        let key = &factor.key;
        Self {
            provisional: if valid.version.status.is_provisional() { vec![key.clone()] } else { Vec::new() },
            carried: if valid.carried { vec![(key.clone(), valid.version.valid_year)] } else { Vec::new() },
            overridden: if valid.own { vec![key.clone()] } else { Vec::new() },
            quality: Some(valid.version.confidence),
            left_out: Vec::new(),
        }
    }
}

/// How many of a year's cells have each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts {
    pub reported: usize,
    pub estimated: usize,
    pub not_collected: usize,
    pub not_applicable: usize,
    pub missing: usize,
    /// Of all these, how many carry a note.
    pub noted: usize,
}

impl StatusCounts {
    fn count(&mut self, status: Status, noted: bool) {
        *match status {
            Status::Reported => &mut self.reported,
            Status::Estimated => &mut self.estimated,
            Status::NotCollected => &mut self.not_collected,
            Status::NotApplicable => &mut self.not_applicable,
            Status::Missing => &mut self.missing,
        } += 1;
        self.noted += usize::from(noted);
    }
}

/// One indicator's values of one year, a row a member.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Not a number where it is missing.
    best: Vec<f64>,
    /// Low and high of an emission; empty for a plain number.
    bounds: Option<(Vec<f64>, Vec<f64>)>,
    estimated: Vec<bool>,
    /// Which of [`Self::kinds_of_marks`] a row has; empty when all have the first.
    marks: Vec<u32>,
    kinds_of_marks: Vec<Marks>,
    pub counts: StatusCounts,
}

impl Column {
    /// Nobody has said anything yet.
    #[must_use]
    pub fn blank(members: usize) -> Self {
        Self {
            best: vec![f64::NAN; members],
            estimated: vec![false; members],
            bounds: None,
            marks: Vec::new(),
            kinds_of_marks: vec![Marks::default()],
            counts: StatusCounts { missing: members, ..StatusCounts::default() },
        }
    }

    /// What one member has entered.
    pub fn set(&mut self, row: usize, cell: Cell, noted: bool) {
        self.counts.missing = self.counts.missing.saturating_sub(1);
        self.counts.count(cell.status(), noted);
        self.best[row] = cell.amount().map_or(f64::NAN, crate::domain::entry::amount::Amount::to_f64);
        self.estimated[row] = matches!(cell, Cell::Estimated(_));
    }

    #[must_use]
    pub fn has(&self, row: usize) -> bool {
        self.best.get(row).is_some_and(|value| !value.is_nan())
    }

    /// The best value; not a number where it is missing.
    #[must_use]
    pub fn best(&self, row: usize) -> f64 {
        self.best.get(row).copied().unwrap_or(f64::NAN)
    }

    /// The best values of all rows; not a number where they are missing.
    #[must_use]
    pub fn bests(&self) -> &[f64] {
        &self.best
    }

    /// Low and high of all rows of an emission; None for plain numbers.
    #[must_use]
    pub fn bounds(&self) -> Option<[&[f64]; 2]> {
        self.bounds.as_ref().map(|(low, high)| [low.as_slice(), high.as_slice()])
    }

    /// Low, best and high: three times the same for a plain number.
    #[must_use]
    pub fn range(&self, row: usize) -> Range {
        let best = self.best(row);
        self.bounds.as_ref().map_or_else(|| Range::exact(best), |(low, high)| Range { low: low[row], best, high: high[row] })
    }

    #[must_use]
    pub fn is_estimated(&self, row: usize) -> bool {
        self.estimated.get(row).copied().unwrap_or_default()
    }

    #[must_use]
    pub fn marks(&self, row: usize) -> &Marks {
        &self.kinds_of_marks[self.kind_of_marks(row)]
    }

    /// Which rows are, or rest on, an estimate.
    #[must_use]
    pub fn estimated(&self) -> &[bool] {
        &self.estimated
    }

    /// Every kind of marks in the column, by number.
    #[must_use]
    pub fn kinds_of_marks(&self) -> &[Marks] {
        &self.kinds_of_marks
    }

    #[must_use]
    pub fn kind_of_marks(&self, row: usize) -> usize {
        self.marks.get(row).map_or(0, |kind| *kind as usize)
    }
}

/// What is to be computed; by default everything.
#[derive(Debug, Default)]
pub struct Wanted {
    /// Only these and what they are made from; all when there are none.
    pub codes: Vec<IndicatorCode>,
    /// Rows in which an input is taken as missing.
    pub left_out: BTreeMap<IndicatorCode, Vec<bool>>,
}

/// A year's columns, in the catalogue's order.
#[derive(Clone, Debug)]
pub struct Values {
    catalogue: Arc<Catalogue>,
    columns: Vec<Column>,
}

impl Values {
    /// Computes what is derived from columns that were entered; one that is absent is blank.
    #[must_use]
    pub fn of_entered(catalogue: &Arc<Catalogue>, members: &[LibraryCode], entered: BTreeMap<IndicatorCode, Column>, year: Year) -> Self {
        Self::of_some(catalogue, members, entered, year, &Wanted::default())
    }

    /// As [`Self::of_entered`], but not everything.
    #[must_use]
    pub fn of_some(
        catalogue: &Arc<Catalogue>,
        members: &[LibraryCode],
        mut entered: BTreeMap<IndicatorCode, Column>,
        year: Year,
        wanted: &Wanted,
    ) -> Self {
        let under = wanted.codes.iter().flat_map(|code| catalogue.under(code.as_str())).copied().collect::<BTreeSet<_>>();
        let is_wanted = |at: &usize| wanted.codes.is_empty() || under.contains(at);
        // What is not wanted has no rows: it is not there.
        let column = |(at, indicator): (usize, &Indicator)| {
            let rows = if is_wanted(&at) { members.len() } else { 0 };
            entered.remove(&indicator.code).unwrap_or_else(|| Column::blank(rows))
        };
        let columns = catalogue.all_indicators().enumerate().map(column).collect();
        let mut values = Self { catalogue: Arc::clone(catalogue), columns };
        for (code, rows) in &wanted.left_out {
            values.leave_out(code, rows);
        }
        for at in catalogue.order_of_computing().iter().filter(|at| is_wanted(at)) {
            values.compute(*at, members, year);
            let code = &catalogue.indicator_at(*at).code;
            if let Some(rows) = wanted.left_out.get(code) {
                values.leave_out(code, rows);
            }
        }
        values
    }

    fn leave_out(&mut self, code: &IndicatorCode, rows: &[bool]) {
        if let Some(at) = self.catalogue.position_of(code.as_str()) {
            self.columns[at].leave_out(rows);
        }
    }

    /// Computes one derived column from those that it reads; an entered one stays as it is.
    fn compute(&mut self, at: usize, members: &[LibraryCode], year: Year) {
        let indicator = self.catalogue.indicator_at(at);
        if let Some(formula) = &indicator.formula {
            let derivation = Derivation { catalogue: &self.catalogue, members, columns: &self.columns, indicator, year };
            self.columns[at] = derivation.column(formula);
        }
    }

    /// The same entered values under another catalogue's formulas and factors.
    #[must_use]
    pub fn recalculated(&self, catalogue: &Arc<Catalogue>, members: &[LibraryCode], year: Year) -> Self {
        Self::of_entered(catalogue, members, self.entered(), year)
    }

    /// The entered columns by code.
    fn entered(&self) -> BTreeMap<IndicatorCode, Column> {
        let asked = self.catalogue.all_indicators().zip(&self.columns).filter(|(indicator, _)| indicator.is_asked());
        asked.map(|(indicator, column)| (indicator.code.clone(), column.clone())).collect()
    }

    /// None when the catalogue has no such indicator. Of one that was not wanted, a column without rows.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<&Column> {
        self.catalogue.position_of(code).map(|at| &self.columns[at])
    }
}

impl Column {
    /// Only some rows, in the order given.
    #[must_use]
    pub fn of_rows(&self, rows: &[usize]) -> Self {
        let mut column = Self::blank(rows.len());
        for (to, from) in rows.iter().enumerate() {
            column.best[to] = self.best(*from);
            column.estimated[to] = self.is_estimated(*from);
        }
        column
    }

    /// Blanks some rows.
    fn leave_out(&mut self, rows: &[bool]) {
        self.best.iter_mut().zip(rows).filter(|(_, leave_out)| **leave_out).for_each(|(best, _)| *best = f64::NAN);
    }

    /// A row as a quantity of an indicator's nature; None where it is missing.
    #[must_use]
    pub fn quantity(&self, row: usize, nature: Nature) -> Option<Quantity> {
        self.has(row).then(|| Quantity::new(nature, self.range(row)))
    }
}

//! How a number has moved, comparing like with like (`docs/numbers.md`).
//!
//! The panel is the libraries that reported every displayed year in which anybody reported. No
//! change is computed across a break.

use std::sync::Arc;

use super::{
    aggregate::{Aggregate, More, total},
    coverage::{Coverage, Display},
    decomposition::Crossed,
    gap::Gap,
    year_data::YearData,
};
use crate::domain::{
    catalogue::indicator::Indicator,
    code::{IndicatorCode, LibraryCode},
    emission::Quantity,
    entry::series_break::Break,
    year::Year,
};
use crate::text::number::to_step;

/// An indicator over years.
#[derive(Clone, Debug)]
pub struct Trend {
    pub points: Vec<TrendPoint>,
    /// Libraries with a value in every year in which anybody has one.
    pub panel_libraries: usize,
    /// The panel's coverage in the latest year in which anybody reported.
    pub panel_coverage: Option<Coverage>,
}

#[derive(Clone, Debug)]
pub struct TrendPoint {
    pub year: Year,
    /// All who reported that year.
    pub all: Result<Aggregate, Gap>,
    pub panel: Result<Quantity, Gap>,
    /// A new way of counting begins with this year.
    pub break_before: Option<Break>,
}

impl TrendPoint {
    /// Whether the year has too little coverage to be shown.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.all.as_ref().is_ok_and(|all| all.coverage.display() == Display::Hidden)
    }
}

/// The libraries that report an indicator in every one of the years in which anybody does, by year:
/// a mask over each year's members, one and the same while those are.
#[must_use]
pub fn panel<M: AsRef<[bool]>>(reporting: &[M], years: &[&YearData]) -> Vec<Arc<[bool]>> {
    let reporting: Vec<&[bool]> = reporting.iter().map(AsRef::as_ref).collect();
    let reported: Vec<usize> = (0..years.len()).filter(|at| reporting[*at].contains(&true)).collect();
    let Some(&first) = reported.first() else { return reporting.iter().map(|mask| Arc::from(*mask)).collect() };
    if years.iter().all(|year| Arc::ptr_eq(&year.members, &years[first].members)) {
        let mut all = reporting[first].to_vec();
        for &at in &reported[1..] {
            all.iter_mut().zip(reporting[at]).for_each(|(all, is_in)| *all &= is_in);
        }
        return vec![Arc::from(all); years.len()];
    }
    let mut codes: Vec<&LibraryCode> =
        years[first].members.iter().zip(reporting[first]).filter(|(_, is_in)| **is_in).map(|(code, _)| code).collect();
    for &at in &reported[1..] {
        let (members, mask) = (&*years[at].members, reporting[at]);
        // Both are in the order of codes: one walk through both.
        let mut row = 0;
        codes.retain(|code| {
            while row < members.len() && members[row] < **code {
                row += 1;
            }
            row < members.len() && members[row] == **code && mask[row]
        });
    }
    years.iter().map(|year| mask(&codes, &year.members)).collect()
}

/// Which members are among `codes`; both in the order of codes.
#[must_use]
pub fn mask(codes: &[&LibraryCode], members: &[LibraryCode]) -> Arc<[bool]> {
    let mut wanted = codes.iter().peekable();
    members
        .iter()
        .map(|member| {
            while wanted.peek().is_some_and(|code| **code < member) {
                wanted.next();
            }
            wanted.peek().is_some_and(|code| **code == member)
        })
        .collect()
}

/// The panel of an indicator; nobody in a year in which nobody reports.
#[must_use]
pub fn panel_of(code: &IndicatorCode, years: &[&YearData]) -> Vec<Arc<[bool]>> {
    panel_where_reported(years.iter().map(|year| year.reporting_of(code)).collect(), years)
}

/// The libraries of a panel that have a component in every one of the years in which any of them does;
/// nobody in the others.
#[must_use]
pub fn component_panel(component: &IndicatorCode, panel_of_all: &[Arc<[bool]>], years: &[&YearData]) -> Vec<Arc<[bool]>> {
    let reporting = years.iter().zip(panel_of_all).map(|(year, among)| {
        let mut reporting = year.reporting_of(component);
        reporting.iter_mut().zip(among.iter()).for_each(|(reports, is_in)| *reports &= is_in);
        reporting
    });
    panel_where_reported(reporting.collect(), years)
}

fn panel_where_reported(reporting: Vec<Vec<bool>>, years: &[&YearData]) -> Vec<Arc<[bool]>> {
    let panel = panel(&reporting, years).into_iter().zip(reporting);
    panel.map(|(panel, reporting)| if reporting.contains(&true) { panel } else { reporting.into() }).collect()
}

/// A change between two years, from the libraries that have both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    pub from: Quantity,
    pub to: Quantity,
    /// Of the libraries that are compared, in the later year.
    pub coverage: Coverage,
    /// In how many whole percents it is published, where that makes a difference to anybody.
    pub grain: Option<f64>,
}

impl Change {
    /// In percent of the earlier value; None when that is not above zero.
    #[must_use]
    pub fn percent(self) -> Option<f64> {
        let from = self.from.best();
        let percent = (from > 0.0).then(|| (self.to.best() / from - 1.0) * 100.0)?;
        Some(self.grain.map_or(percent, |grain| to_step(percent, grain)))
    }

    /// As it is told, rounded: in percentage points of a percentage, in units of a score or a level, in whole
    /// percents of anything else.
    #[must_use]
    pub fn shown(self, indicator: &Indicator) -> Option<f64> {
        let grain = self.grain.unwrap_or(1.0);
        if indicator.unit.as_str() == "pct" {
            Some(to_step(self.difference(), grain))
        } else if indicator.changes_absolutely() {
            Some(to_step(self.difference(), grain * 10_f64.powi(-i32::from(indicator.decimals.max(1)))))
        } else {
            self.percent().map(|percent| to_step(percent, grain))
        }
    }

    /// In the indicator's own unit.
    #[must_use]
    pub fn difference(self) -> f64 {
        self.to.best() - self.from.best()
    }
}

/// The libraries that a change compares, as masks over both years' members: those that report both
/// and have not changed their way of counting.
#[must_use]
pub fn compared(code: &IndicatorCode, from: &YearData, to: &YearData) -> [Arc<[bool]>; 2] {
    compared_among(code, [&from.reporting_of(code), &to.reporting_of(code)], [from, to])
}

/// As [`compared`], when it is known who reports.
#[must_use]
pub fn compared_among(code: &IndicatorCode, reporting: [&[bool]; 2], years: [&YearData; 2]) -> [Arc<[bool]>; 2] {
    let mut later = reporting[1].to_vec();
    later.iter_mut().zip(years[1].broken(code)).for_each(|(reporting, broken)| *reporting &= !broken);
    if !reporting[0].contains(&true) || !later.contains(&true) {
        return [reporting[0].len(), later.len()].map(|members| vec![false; members].into());
    }
    <[Arc<[bool]>; 2]>::try_from(panel(&[reporting[0], &later], &years)).unwrap_or_default()
}

/// An indicator's change between two years, of which `crossed` knows what is compared like for like; `more`
/// is added to the sums of each. None when no library has both years.
#[must_use]
pub fn change(code: &IndicatorCode, crossed: &Crossed<'_>, [from, to]: [&YearData; 2], more: [&More; 2]) -> Option<Change> {
    if crossed.has(code) {
        let among = crossed.compared(code);
        let of = |at: usize| crossed.total(at, code, &among, more[at]);
        return Some(Change { from: of(0)?, to: of(1)?, coverage: to.coverage(&crossed.in_year(1, &among)), grain: None });
    }
    let both = compared(code, from, to);
    let years = [from, to];
    let of = |at: usize| total(years[at], years[at].catalogue.find_indicator(code.as_str())?, &both[at], more[at]);
    Some(Change { from: of(0)?, to: of(1)?, coverage: to.coverage(&both[1]), grain: None })
}

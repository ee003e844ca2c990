//! How a number has moved, comparing like with like (`docs/numbers.md`).
//!
//! The panel is the libraries that reported every displayed year in which anybody reported. No
//! change is computed across a break.

use std::sync::Arc;

use super::{
    aggregate::{Aggregate, total},
    coverage::Coverage,
    mask::number_of,
    year_data::YearData,
};
use crate::domain::{
    catalogue::indicator::Indicator,
    code::{IndicatorCode, LibraryCode},
    emission::Quantity,
    entry::series_break::Break,
    year::Year,
};

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
    /// All who reported that year; None when nobody did.
    pub all: Option<Aggregate>,
    /// The panel's value; None when nobody reported, or when it could reveal one library.
    pub panel: Option<Quantity>,
    /// A new way of counting begins with this year.
    pub break_before: Option<Break>,
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

/// A change between two years, from the libraries that have both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    pub from: Quantity,
    pub to: Quantity,
    pub libraries: usize,
}

impl Change {
    /// In percent of the earlier value; None when that is not above zero.
    #[must_use]
    pub fn percent(self) -> Option<f64> {
        let from = self.from.best();
        (from > 0.0).then(|| (self.to.best() / from - 1.0) * 100.0)
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

/// None across a break of the whole series, or when no library has both years.
#[must_use]
pub fn change(indicator: &Indicator, from: &YearData, to: &YearData) -> Option<Change> {
    change_among(indicator, from, to, &compared(&indicator.code, from, to))
}

/// As [`change`], when it is known whom it compares.
#[must_use]
pub fn change_among(indicator: &Indicator, from: &YearData, to: &YearData, both: &[Arc<[bool]>; 2]) -> Option<Change> {
    if to.find_break(&indicator.code).is_some() {
        return None;
    }
    let earlier = from.catalogue.find_indicator(indicator.code.as_str())?;
    let libraries = number_of(&both[1]);
    Some(Change { from: total(from, earlier, &both[0])?, to: total(to, indicator, &both[1])?, libraries })
}

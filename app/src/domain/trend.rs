//! How a number has moved, comparing like with like (`domain/method.md` 6.5 and 6.8).
//!
//! The panel is the libraries that reported every displayed year in which anybody reported. No
//! change is computed across a break.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    aggregate::{Aggregate, aggregate, reporters},
    catalogue::Catalogue,
    code::{IndicatorCode, LibraryCode},
    coverage::{Coverage, Students},
    derive::Values,
    disclosure,
    emission::Quantity,
    figures::YearFigures,
    formula::Formula,
    indicator::Indicator,
    library::Library,
    series_break::Break,
    year::Year,
};

/// Everything that is known of one year, as pages and reports read it.
#[derive(Clone, Debug)]
pub struct YearData {
    pub year: Year,
    pub catalogue: Arc<Catalogue>,
    pub figures: YearFigures,
    pub students: Students,
    pub breaks: Vec<Break>,
}

impl YearData {
    #[must_use]
    pub fn values(&self) -> Values<'_> {
        Values::new(&self.catalogue, &self.figures, self.year)
    }

    #[must_use]
    pub fn members(&self) -> Vec<&Library> {
        self.catalogue.members(self.year)
    }

    /// None when the year's catalogue has no such indicator.
    #[must_use]
    pub fn aggregate(&self, code: &IndicatorCode) -> Option<Aggregate> {
        self.aggregate_among(code, |_| true)
    }

    /// As [`Self::aggregate`], from some of the members only; the coverage is still of all.
    #[must_use]
    pub fn aggregate_among(&self, code: &IndicatorCode, among: impl Fn(&LibraryCode) -> bool) -> Option<Aggregate> {
        let indicator = self.catalogue.find_indicator(code.as_str())?;
        let expected = self.members();
        let chosen: Vec<&Library> = expected.iter().copied().filter(|library| among(&library.code)).collect();
        Some(aggregate(&self.values(), indicator, &chosen, &expected, &self.students))
    }

    /// The members with a value that counts, in the order of their codes.
    #[must_use]
    pub fn reporters(&self, code: &IndicatorCode) -> Vec<LibraryCode> {
        let Some(indicator) = self.catalogue.find_indicator(code.as_str()) else { return Vec::new() };
        reporters(&self.values(), indicator, &self.members())
    }

    /// A break of the whole series in this year: the indicator's own, or of what it is made from.
    #[must_use]
    pub fn find_break(&self, code: &IndicatorCode) -> Option<&Break> {
        self.breaks_of(code).into_iter().find(|found| found.library.is_none())
    }

    /// The libraries whose own way of counting changed in this year.
    #[must_use]
    pub fn broken_libraries(&self, code: &IndicatorCode) -> BTreeSet<LibraryCode> {
        self.breaks_of(code).into_iter().filter_map(|found| found.library.clone()).collect()
    }

    fn breaks_of(&self, code: &IndicatorCode) -> Vec<&Break> {
        let mut found: Vec<&Break> = self.breaks.iter().filter(|found| found.indicator == *code && found.year == self.year).collect();
        let inputs = self.catalogue.find_indicator(code.as_str()).and_then(|indicator| indicator.formula.as_ref()).map(Formula::indicators);
        for input in inputs.unwrap_or_default() {
            found.extend(self.breaks_of(input));
        }
        found
    }
}

/// An indicator over years.
#[derive(Clone, Debug)]
pub struct Trend {
    pub points: Vec<TrendPoint>,
    /// Libraries with a value in every year in which anybody has one.
    pub panel: BTreeSet<LibraryCode>,
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

/// The trend over `years`, oldest first.
#[must_use]
pub fn trend(code: &IndicatorCode, years: &[&YearData]) -> Trend {
    let reporters: Vec<BTreeSet<LibraryCode>> = years.iter().map(|year| year.reporters(code).into_iter().collect()).collect();
    let mut reported = reporters.iter().filter(|libraries| !libraries.is_empty());
    let panel = reported
        .next()
        .map(|first| reported.fold(first.clone(), |panel, next| panel.intersection(next).cloned().collect()))
        .unwrap_or_default();
    let known = |is: fn(&Catalogue, &Indicator) -> bool| {
        years.iter().any(|year| year.catalogue.find_indicator(code.as_str()).is_some_and(|indicator| is(&year.catalogue, indicator)))
    };
    let personal = known(Catalogue::is_personal);
    let panel_may_show =
        !known(Catalogue::can_be_subtracted) || reporters.iter().all(|all| disclosure::may_show_part(panel.len(), all.len()));
    let mut panel_coverage = None;
    let points = years
        .iter()
        .zip(&reporters)
        .map(|(year, reporting)| {
            let all = (!reporting.is_empty()).then(|| year.aggregate(code)).flatten();
            let among = (!reporting.is_empty() && !panel.is_empty())
                .then(|| year.aggregate_among(code, |library| panel.contains(library)))
                .flatten();
            if let Some(among) = &among {
                panel_coverage = Some(among.coverage);
            }
            TrendPoint {
                year: year.year,
                all: all.filter(|_| disclosure::may_show_total(personal, reporting.len())),
                panel: among
                    .and_then(|among| among.quantity)
                    .filter(|_| panel_may_show && disclosure::may_show_total(personal, panel.len())),
                break_before: year.find_break(code).cloned(),
            }
        })
        .collect();
    Trend { points, panel, panel_coverage }
}

/// A change between two years, from the libraries that have both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    pub from: Quantity,
    pub to: Quantity,
    pub libraries: usize,
}

impl Change {
    /// In percent of the earlier value; None when that is zero.
    #[must_use]
    pub fn percent(self) -> Option<f64> {
        let from = self.from.best();
        (from != 0.0).then(|| (self.to.best() / from - 1.0) * 100.0)
    }

    /// In the indicator's own unit.
    #[must_use]
    pub fn difference(self) -> f64 {
        self.to.best() - self.from.best()
    }
}

/// None across a break, when no library has both years, or when it could reveal one library.
#[must_use]
pub fn change(code: &IndicatorCode, from: &YearData, to: &YearData) -> Option<Change> {
    let indicator = to.catalogue.find_indicator(code.as_str())?;
    if to.find_break(code).is_some() {
        return None;
    }
    let earlier: BTreeSet<LibraryCode> = from.reporters(code).into_iter().collect();
    let later: BTreeSet<LibraryCode> = to.reporters(code).into_iter().collect();
    let broken = to.broken_libraries(code);
    let both: BTreeSet<&LibraryCode> = earlier.intersection(&later).filter(|library| !broken.contains(*library)).collect();
    let may_show = disclosure::may_show_part(both.len(), earlier.len()) && disclosure::may_show_part(both.len(), later.len());
    if to.catalogue.can_be_subtracted(indicator) && !may_show {
        return None;
    }
    Some(Change {
        from: from.aggregate_among(code, |library| both.contains(library))?.quantity?,
        to: to.aggregate_among(code, |library| both.contains(library))?.quantity?,
        libraries: both.len(),
    })
}

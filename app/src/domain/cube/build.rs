//! Computing the cube from the years' values.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Compared, ComponentPanel, Cube, Measure, Row, Spread};
use crate::domain::{
    catalogue::indicator::Indicator,
    code::{FactorKey, IndicatorCode},
    disclosure::{Disclosure, History, Permit, Wanted, disclosure},
    emission::{Nature, Quantity},
    limits::{FEWEST_IN_PANEL, MOST_MISSING, MOST_SEGMENTS, SHOWN_YEARS, SMALLEST_TOTAL},
    numbers::{
        aggregate::{AS_IT_IS, Aggregate, aggregate_of, total},
        coverage::{Coverage, Display},
        decomposition::{Crossed, Decomposition},
        gap::Gap,
        mask::rows,
        parallel::each,
        trend::{Change, change, component_panel, panel, panel_of},
        values::StatusCounts,
        year_data::YearData,
    },
};

/// What an indicator's rows are built from.
struct Series<'a> {
    code: &'a IndicatorCode,
    years: &'a [&'a YearData],
    disclosure: &'a [Disclosure],
    /// Each year beside the one before, if that is there.
    crossed: &'a [Option<Crossed<'a>>],
    /// Who reports it, by year.
    masks: Vec<Vec<bool>>,
    /// The rows of the years so far.
    rows: Vec<Row>,
}

/// The year directly before, if it is there.
fn year_before(years: &[&YearData], at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    (years[before].year == years[at].year.previous()).then_some(before)
}

fn is_hidden(coverage: Coverage) -> bool {
    coverage.display() == Display::Hidden
}

impl Cube {
    /// From what was published after each freeze; the last is what the cube shows.
    #[must_use]
    pub fn build(history: &History<'_>) -> Self {
        let years: &[&YearData] = history.last().map(Vec::as_slice).unwrap_or_default();
        let codes: BTreeSet<&IndicatorCode> =
            years.iter().flat_map(|data| data.catalogue.all_indicators()).map(|indicator| &indicator.code).collect();
        let codes: Vec<&IndicatorCode> = codes.into_iter().collect();
        let crossed = each(years.len(), |at| year_before(years, at).map(|before| Crossed::of_changes(years[before], years[at])));
        let disclosure = disclosure(history, SHOWN_YEARS, &crossed);
        // Indicators do not need one another's rows.
        let rows = each(codes.len(), |at| Series::new(codes[at], years, &disclosure, &crossed).rows());
        let mut cube = Self {
            years: years.iter().map(|data| data.year).collect(),
            codes: codes.into_iter().cloned().zip(0..).collect(),
            rows: rows.into_iter().flatten().collect(),
            ..Self::default()
        };
        cube.components = each(years.len(), |at| cube.components_of(years, &disclosure, at));
        cube.measures = years.iter().map(|data| measure(data)).collect();
        cube
    }

    /// The footprint's components on the panel of its total.
    fn components_of(&self, years: &[&YearData], disclosure: &[Disclosure], at: usize) -> ComponentPanel {
        let data = years[at];
        let first = (at + 1).saturating_sub(SHOWN_YEARS);
        let shown = &years[first..=at];
        let total_code = &data.catalogue.headline().footprint.indicator;
        let panel = panel_of(total_code, shown);
        let row = self.row(data.year, total_code);
        // Their sum is the total's panel: there is none of them where there is none of that.
        let total_at = |place: usize| row.map_or(Err(Gap::NoData), |row| row.panel[SHOWN_YEARS - shown.len() + place]);
        let component = |code: &IndicatorCode| -> Vec<Result<f64, Gap>> {
            let among = component_panel(code, &panel, shown);
            let permits: Vec<Permit> = (first..=at).map(|year| disclosure[year].of(&Wanted::Component(code.clone(), data.year))).collect();
            let allowed = permits.iter().all(|permit| permit.is_given());
            let of_year = |place: usize| {
                let year = shown[place];
                total_at(place)?;
                let found = year.catalogue.find_indicator(code.as_str()).filter(|_| among[place].contains(&true));
                let indicator = found.ok_or(Gap::NoData)?;
                if !allowed {
                    return Err(Gap::Withheld);
                }
                total(year, indicator, &among[place], &AS_IT_IS)
                    .and_then(|found| permits[place].publish(found))
                    .map(Quantity::best)
                    .ok_or(Gap::NoData)
            };
            (0..shown.len()).map(of_year).collect()
        };
        let components = footprint_components(data);
        ComponentPanel {
            kilograms: components.iter().map(component).collect(),
            components,
            libraries: row.map_or(0, |row| row.panel_libraries),
            coverage: row.and_then(|row| row.panel_coverage),
        }
    }
}

fn footprint_components(data: &YearData) -> Vec<IndicatorCode> {
    data.catalogue.footprint_components().iter().map(|component| component.code.clone()).collect()
}

/// Coverage of the year itself: by the measure that everything else is divided by, if it is asked.
fn measure(data: &YearData) -> Measure {
    let students = data.catalogue.find_indicator(data.catalogue.size().indicator.as_str()).map(|indicator| indicator.code.clone());
    let indicator = students.unwrap_or_else(|| data.catalogue.headline().handprint.indicator.clone());
    let reporting = data.reporting_of(&indicator);
    let segments = if data.members.len() > MOST_SEGMENTS {
        let share = data.coverage(&reporting).share();
        vec![(share, true), (1.0 - share, false)]
    } else {
        let width = |row: usize| data.students.at(row).unwrap_or(0.0);
        let mut segments: Vec<(f64, bool)> = reporting.iter().enumerate().map(|(row, reports)| (width(row), *reports)).collect();
        segments.sort_by(|a, b| b.1.cmp(&a.1).then(b.0.total_cmp(&a.0)));
        segments
    };
    Measure { indicator, segments }
}

impl<'a> Series<'a> {
    fn new(code: &'a IndicatorCode, years: &'a [&'a YearData], disclosure: &'a [Disclosure], crossed: &'a [Option<Crossed<'a>>]) -> Self {
        let masks = years.iter().map(|data| data.reporting_of(code)).collect();
        Self { code, years, disclosure, crossed, masks, rows: Vec::with_capacity(years.len()) }
    }

    /// A row a year.
    fn rows(mut self) -> Vec<Row> {
        for at in 0..self.years.len() {
            let row = match self.years[at].catalogue.find_indicator(self.code.as_str()) {
                Some(indicator) => self.row(at, indicator),
                None => nothing(self.years[at]),
            };
            self.rows.push(row);
        }
        self.rows
    }

    fn row(&self, at: usize, indicator: &Indicator) -> Row {
        let (data, reporting) = (self.years[at], &self.masks[at]);
        let aggregate = aggregate_of(data, indicator, reporting);
        let whole = aggregate.coverage.reporting;
        let compared = self.compared(at, &aggregate);
        let (index, begins) = self.index(at, &compared);
        let (panel, panel_coverage) = self.panel(at);
        let missing = reporting.iter().zip(0..).filter(|(reports, _)| !**reports).map(|(_, row)| row);
        let split = self.split(at, indicator, &compared);
        Row {
            permit: self.permit(at),
            compared,
            index,
            begins,
            panel,
            panel_libraries: panel_coverage.map_or(0, |coverage| coverage.reporting),
            panel_coverage,
            broken: data.find_break(self.code).cloned(),
            missing: missing.take(MOST_MISSING).collect(),
            split,
            spread: Spread::of(data, indicator, whole),
            cells: data.values.find(self.code.as_str()).map(|column| column.counts).unwrap_or_default(),
            own_breaks: data.breaks.iter().filter(|found| found.indicator == *self.code && found.library.is_some()).count(),
            own_factors: own_factors(data, indicator, reporting),
            aggregate,
        }
    }

    fn compared(&self, at: usize, found: &Aggregate) -> Compared {
        let Some(before) = year_before(self.years, at) else { return Compared::Nothing };
        let (earlier, data, code) = (self.years[before], self.years[at], self.code);
        if let Some(broken) = data.find_break(code) {
            return Compared::Broken(broken.clone());
        }
        // A number that may not be shown has no change either.
        if is_hidden(found.coverage) || is_hidden(self.rows[before].aggregate.coverage) {
            return Compared::Nothing;
        }
        let Some(change) = self.crossed[at].as_ref().and_then(|crossed| change(code, crossed, [earlier, data], [&AS_IT_IS; 2])) else {
            return Compared::Nothing;
        };
        if shows_nothing(change.coverage) {
            return Compared::Nothing;
        }
        // A number that may not be shown has no change either; how coarse each is has nothing to do with the other.
        if !self.permit(at).is_given() || !self.permit(before).is_given() {
            return Compared::Protected;
        }
        let permit = |at: usize, other: usize| self.disclosure[at].of(&Wanted::Change(code.clone(), self.years[other].year));
        match permit(at, before).and(permit(before, at)) {
            Permit::No => Compared::Protected,
            Permit::Yes => Compared::Change(change),
            Permit::Coarse(grain) => Compared::Change(Change { grain: Some(grain), ..change }),
        }
    }

    /// How a year's total may be published.
    fn permit(&self, at: usize) -> Permit {
        self.disclosure[at].of(&Wanted::Total(self.code.clone()))
    }

    /// The parts of an emission's change, where that is told.
    fn split(&self, at: usize, indicator: &Indicator, compared: &Compared) -> Option<Decomposition> {
        let before = year_before(self.years, at)?;
        let is_told = matches!(compared, Compared::Change(_)) && indicator.nature == Nature::Footprint && indicator.view_of.is_none();
        let permit = |at: usize, other: usize| self.disclosure[at].of(&Wanted::Split(self.code.clone(), self.years[other].year));
        let permit = permit(at, before).and(permit(before, at));
        let split = self.crossed[at].as_ref().filter(|_| is_told)?.split(self.code)?;
        let split = (split.libraries >= SMALLEST_TOTAL).then_some(split)?;
        match permit {
            Permit::No => None,
            Permit::Yes => Some(split),
            Permit::Coarse(grain) => Some(Decomposition { grain, ..split }),
        }
    }

    /// The chain's next link: the growth of the libraries that are in both years. It begins at 100,
    /// and again after a break or a missing link; where the change may not be disclosed there is no number.
    fn index(&self, at: usize, compared: &Compared) -> (Option<f64>, bool) {
        const BEGINS: f64 = 100.0;
        let earlier = year_before(self.years, at).and_then(|before| self.rows[before].index);
        match (compared, earlier) {
            (Compared::Change(change), Some(earlier)) => match change.percent() {
                // What is made from personal figures grows by what is published.
                Some(percent) if change.grain.is_some() => (Some(earlier * (1.0 + percent / 100.0)), false),
                Some(_) => (Some(earlier * change.to.best() / change.from.best()), false),
                None => (Some(BEGINS), true),
            },
            (Compared::Protected, _) => (None, true),
            _ => (Some(BEGINS), true),
        }
    }

    /// The panel's values in the window that ends with the year, and its coverage in the latest year in
    /// which anybody reported.
    fn panel(&self, at: usize) -> ([Result<Quantity, Gap>; SHOWN_YEARS], Option<Coverage>) {
        let (data, code) = (self.years[at], self.code);
        let first = (at + 1).saturating_sub(SHOWN_YEARS);
        let (shown, reporting) = (&self.years[first..=at], &self.masks[first..=at]);
        let panel: Vec<Arc<[bool]>> = panel(reporting, shown);
        let permits: Vec<Permit> = (first..=at).map(|year| self.disclosure[year].of(&Wanted::Panel(code.clone(), data.year))).collect();
        let allowed = permits.iter().all(|permit| permit.is_given()) && (first..=at).all(|year| self.permit(year).is_given());
        let latest = (0..shown.len()).rev().find(|place| reporting[*place].contains(&true) && panel[*place].contains(&true));
        let coverage = latest.map(|place| shown[place].coverage(&panel[place]));
        let mut values = [Err(Gap::NoData); SHOWN_YEARS];
        if coverage.is_some_and(shows_nothing) {
            return (values, coverage);
        }
        for (place, year) in shown.iter().enumerate() {
            let found = year.catalogue.find_indicator(code.as_str()).filter(|_| reporting[place].contains(&true));
            let total = found.and_then(|indicator| total(year, indicator, &panel[place], &AS_IT_IS)).ok_or(Gap::NoData);
            let published = |found: Quantity| permits[place].publish(found).filter(|_| allowed).ok_or(Gap::Withheld);
            values[SHOWN_YEARS - shown.len() + place] = total.and_then(published);
        }
        (values, coverage)
    }
}

/// Whether so few libraries show nothing of where the consortium is going.
fn shows_nothing(panel: Coverage) -> bool {
    panel.reporting < FEWEST_IN_PANEL && panel.reporting < panel.expected
}

/// The row of a year whose catalogue has no such indicator.
fn nothing(data: &YearData) -> Row {
    Row {
        aggregate: Aggregate { coverage: data.coverage(&vec![false; data.members.len()]), ..Aggregate::default() },
        permit: Permit::Yes,
        compared: Compared::Nothing,
        index: None,
        begins: true,
        panel: [Err(Gap::NoData); SHOWN_YEARS],
        panel_libraries: 0,
        panel_coverage: None,
        broken: None,
        missing: Vec::new(),
        split: None,
        spread: None,
        cells: StatusCounts::default(),
        own_breaks: 0,
        own_factors: BTreeMap::new(),
    }
}

/// How many of those who report have their own value in the place of each factor that a formula names.
fn own_factors(data: &YearData, indicator: &Indicator, reporting: &[bool]) -> BTreeMap<FactorKey, usize> {
    let named = indicator.formula.iter().flat_map(|formula| formula.factors());
    let factors = named.filter_map(|key| data.catalogue.find_factor(key)).filter(|factor| !factor.overrides.is_empty());
    factors
        .map(|factor| {
            let own = rows(reporting).filter(|row| factor.find_override(&data.members[*row], data.year).is_some()).count();
            (factor.key.clone(), own)
        })
        .collect()
}

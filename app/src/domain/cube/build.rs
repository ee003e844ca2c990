//! Computing the cube from the years' values.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Compared, ComponentPanel, Cube, Measure, Row, Spread};
use crate::domain::{
    catalogue::indicator::Indicator,
    code::{FactorKey, IndicatorCode, STUDENTS},
    disclosure::{Disclosure, OlderRevisions, disclosure},
    emission::{Nature, Quantity},
    limits::{MOST_MISSING, MOST_SEGMENTS, SHOWN_YEARS, SMALLEST_TOTAL},
    numbers::{
        aggregate::{Aggregate, aggregate_of, total},
        coverage::{Coverage, Display},
        decomposition::{Crossed, Decomposition},
        mask::{number_of, rows},
        parallel::each,
        trend::{change_among, compared_among, panel},
        values::StatusCounts,
        year_data::YearData,
    },
};

/// What an indicator's rows are built from.
struct Series<'a> {
    code: &'a IndicatorCode,
    years: &'a [&'a YearData],
    disclosure: &'a [Disclosure],
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
    /// From the years' values, oldest first. The numbers of the older revisions are known already.
    #[must_use]
    pub fn build(years: &[&YearData], older: &OlderRevisions) -> Self {
        let disclosure = disclosure(years, SHOWN_YEARS, older);
        let codes: BTreeSet<&IndicatorCode> =
            years.iter().flat_map(|data| data.catalogue.all_indicators()).map(|indicator| &indicator.code).collect();
        let codes: Vec<&IndicatorCode> = codes.into_iter().collect();
        // Indicators do not need one another's rows.
        let rows = each(codes.len(), |at| Series::new(codes[at], years, &disclosure).rows());
        let mut cube = Self {
            years: years.iter().map(|data| data.year).collect(),
            codes: codes.into_iter().cloned().zip(0..).collect(),
            rows: rows.into_iter().flatten().collect(),
            ..Self::default()
        };
        for (own, whole) in each(years.len(), |at| cube.splits_of(years, at)) {
            for (row, split) in own {
                cube.rows[row].split = Some(split);
            }
            cube.decompositions.push(whole);
        }
        cube.components = each(years.len(), |at| cube.components_of(years, at));
        cube.measures = years.iter().map(|data| measure(data)).collect();
        cube
    }

    /// Why a year's emissions of the footprint changed: each by row, and all components together.
    fn splits_of(&self, years: &[&YearData], at: usize) -> (Vec<(usize, Decomposition)>, Option<Decomposition>) {
        let data = years[at];
        let Some(before) = year_before(years, at) else { return (Vec::new(), None) };
        let emissions = data.catalogue.indicators().iter().filter(|indicator| indicator.nature == Nature::Footprint);
        let emissions: Vec<IndicatorCode> = emissions.map(|indicator| indicator.code.clone()).collect();
        if emissions.is_empty() {
            return (Vec::new(), None);
        }
        let crossed = Crossed::new(&emissions, years[before], data);
        let large_enough = |split: &Decomposition| split.libraries >= SMALLEST_TOTAL;
        let is_compared = |row: &Row| matches!(row.compared, Compared::Change(_));
        let own = emissions.iter().filter_map(|code| {
            let row = self.position(data.year, code).filter(|row| is_compared(&self.rows[*row]))?;
            Some((row, crossed.split(std::slice::from_ref(code)).filter(large_enough)?))
        });
        // Across a break nothing is compared, and a number that may not be shown has no parts either.
        let may_show = |at: usize, code: &IndicatorCode| {
            self.row(years[at].year, code).is_some_and(|row| row.disclosed && !is_hidden(row.aggregate.coverage))
        };
        let components = footprint_components(data);
        // The whole is the change of the total told in parts: it is disclosed when that is.
        let is_disclosed = self.row(data.year, &data.catalogue.headline().footprint.indicator).is_some_and(is_compared);
        let may_split =
            is_disclosed && components.iter().all(|code| data.find_break(code).is_none() && may_show(before, code) && may_show(at, code));
        (own.collect(), may_split.then(|| crossed.split(&components).filter(large_enough)).flatten())
    }

    /// The footprint's components on the panel of its total.
    fn components_of(&self, years: &[&YearData], at: usize) -> ComponentPanel {
        let data = years[at];
        let shown = &years[(at + 1).saturating_sub(SHOWN_YEARS)..=at];
        let total_code = &data.catalogue.headline().footprint.indicator;
        let reporting: Vec<Vec<bool>> = shown.iter().map(|year| year.reporting_of(total_code)).collect();
        let panel = panel(&reporting, shown);
        let row = self.row(data.year, total_code);
        // Their sum is the total's panel: they are disclosed when that is.
        let is_disclosed = row.is_some_and(|row| row.panel.iter().any(Option::is_some));
        let component = |code: &IndicatorCode| -> Vec<Option<f64>> {
            let of_year = |place: usize| {
                let year = shown[place];
                let own = self.is_disclosed(year.year, code);
                let enough = is_disclosed && own && reporting[place].contains(&true) && number_of(&panel[place]) >= SMALLEST_TOTAL;
                let indicator = year.catalogue.find_indicator(code.as_str()).filter(|_| enough)?;
                total(year, indicator, &panel[place]).map(Quantity::best)
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
    let students = data.catalogue.find_indicator(STUDENTS).map(|indicator| indicator.code.clone());
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
    fn new(code: &'a IndicatorCode, years: &'a [&'a YearData], disclosure: &'a [Disclosure]) -> Self {
        let masks = years.iter().map(|data| data.reporting_of(code)).collect();
        Self { code, years, disclosure, masks, rows: Vec::with_capacity(years.len()) }
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
        let compared = self.compared(at, indicator, &aggregate);
        let (index, begins) = self.index(at, &compared);
        let (panel, panel_coverage) = self.panel(at, indicator);
        let missing = reporting.iter().zip(0..).filter(|(reports, _)| !**reports).map(|(_, row)| row);
        let enough = !data.catalogue.is_personal(indicator) || whole == 0 || whole >= SMALLEST_TOTAL;
        Row {
            disclosed: self.disclosure[at].allows_total(self.code) && enough,
            compared,
            index,
            begins,
            panel,
            panel_libraries: panel_coverage.map_or(0, |coverage| coverage.reporting),
            panel_coverage,
            broken: data.find_break(self.code).cloned(),
            missing: missing.take(MOST_MISSING).collect(),
            split: None,
            spread: Spread::of(data, indicator, whole),
            cells: data.values.find(self.code.as_str()).map(|column| column.counts).unwrap_or_default(),
            own_breaks: data.breaks.iter().filter(|found| found.indicator == *self.code && found.library.is_some()).count(),
            own_factors: own_factors(data, indicator, reporting),
            aggregate,
        }
    }

    fn compared(&self, at: usize, indicator: &Indicator, found: &Aggregate) -> Compared {
        let Some(before) = year_before(self.years, at) else { return Compared::Nothing };
        let (earlier, data, code) = (self.years[before], self.years[at], self.code);
        if let Some(broken) = data.find_break(code) {
            return Compared::Broken(broken.clone());
        }
        // A number that may not be shown has no change either.
        if is_hidden(found.coverage) || is_hidden(self.rows[before].aggregate.coverage) {
            return Compared::Nothing;
        }
        let both = compared_among(code, [&self.masks[before], &self.masks[at]], [earlier, data]);
        let Some(change) = change_among(indicator, earlier, data, &both) else { return Compared::Nothing };
        let few = data.catalogue.is_personal(indicator) && change.libraries < SMALLEST_TOTAL;
        let allowed = |at: usize, other: usize| {
            let disclosure = &self.disclosure[at];
            disclosure.allows_pair(code, self.years[other].year) && disclosure.allows_total(code)
        };
        if few || !allowed(at, before) || !allowed(before, at) { Compared::Protected } else { Compared::Change(change) }
    }

    /// The chain's next link: the growth of the libraries that are in both years. It begins at 100,
    /// and again after a break or a missing link; where the change may not be disclosed there is no number.
    fn index(&self, at: usize, compared: &Compared) -> (Option<f64>, bool) {
        const BEGINS: f64 = 100.0;
        let earlier = year_before(self.years, at).and_then(|before| self.rows[before].index);
        match (compared, earlier) {
            (Compared::Change(change), Some(earlier)) if change.from.best() > 0.0 => {
                (Some(earlier * change.to.best() / change.from.best()), false)
            }
            (Compared::Protected, _) => (None, true),
            _ => (Some(BEGINS), true),
        }
    }

    /// The panel's values in the window that ends with the year, and its coverage in the latest year in
    /// which anybody reported.
    fn panel(&self, at: usize, indicator: &Indicator) -> ([Option<Quantity>; SHOWN_YEARS], Option<Coverage>) {
        let (data, code) = (self.years[at], self.code);
        let first = (at + 1).saturating_sub(SHOWN_YEARS);
        let (shown, reporting) = (&self.years[first..=at], &self.masks[first..=at]);
        let panel: Vec<Arc<[bool]>> = panel(reporting, shown);
        let few = data.catalogue.is_personal(indicator) && panel.last().is_some_and(|mask| number_of(mask) < SMALLEST_TOTAL);
        let allowed = !few
            && (first..=at).all(|year| {
                let disclosure = &self.disclosure[year];
                disclosure.allows_total(code) && disclosure.allows_panel(code, data.year)
            });
        let mut values = [None; SHOWN_YEARS];
        for (place, year) in shown.iter().enumerate() {
            let found = year.catalogue.find_indicator(code.as_str()).filter(|_| allowed && reporting[place].contains(&true));
            values[SHOWN_YEARS - shown.len() + place] = found.and_then(|indicator| total(year, indicator, &panel[place]));
        }
        let latest = (0..shown.len()).rev().find(|place| reporting[*place].contains(&true) && panel[*place].contains(&true));
        (values, latest.map(|place| shown[place].coverage(&panel[place])))
    }
}

/// The row of a year whose catalogue has no such indicator.
fn nothing(data: &YearData) -> Row {
    Row {
        aggregate: Aggregate { coverage: data.coverage(&vec![false; data.members.len()]), ..Aggregate::default() },
        disclosed: true,
        compared: Compared::Nothing,
        index: None,
        begins: true,
        panel: [None; SHOWN_YEARS],
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

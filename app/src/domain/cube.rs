//! The published numbers of all years: a column for each measure, a row for each year and indicator.
//!
//! It is computed once from the years' values and holds nothing of single libraries, so that a page
//! costs the same however many there are. What may not be told (`secrecy`) is left out here, and so
//! is missing in everything that is made from it.

use std::collections::BTreeMap;

use super::{
    aggregate::{Aggregate, aggregate, total},
    code::IndicatorCode,
    coverage::{Coverage, Display},
    decomposition::{Decomposition, decompose},
    disclosure::SMALLEST_TOTAL,
    emission::{Nature, Quantity, Range},
    indicator::Indicator,
    secrecy::{OlderRevisions, Secrecy, secrecy},
    series_break::Break,
    trend::{Change, Trend, TrendPoint, change, panel, rows},
    values::Marks,
    year::Year,
    year_data::YearData,
};

/// The most years that a trend shows.
pub const SHOWN_YEARS: usize = 5;

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
    /// By year.
    decompositions: Vec<Option<Decomposition>>,
    components: Vec<ComponentPanel>,
    breaks: BTreeMap<usize, Break>,
    /// The first members, by row, that have no value.
    missing: Vec<Vec<u32>>,
}

/// The most members without a value that are kept by row.
pub const MOST_MISSING: usize = 12;

impl Cube {
    /// From the years' values, oldest first. The numbers of the older revisions are known already.
    #[must_use]
    pub fn build(years: &[&YearData], older: &OlderRevisions) -> Self {
        let secrecy = secrecy(years, SHOWN_YEARS, older);
        let mut cube = Self { years: years.iter().map(|data| data.year).collect(), ..Self::default() };
        for data in years {
            for indicator in data.catalogue.all_indicators() {
                let next = cube.codes.len();
                cube.codes.entry(indicator.code.clone()).or_insert(next);
            }
        }
        let by_place: BTreeMap<usize, IndicatorCode> = cube.codes.iter().map(|(code, at)| (*at, code.clone())).collect();
        for at in 0..years.len() {
            for code in by_place.values() {
                cube.add(years, at, code, &secrecy);
            }
            cube.add_footprint(years, at);
        }
        cube
    }

    fn add(&mut self, years: &[&YearData], at: usize, code: &IndicatorCode, secrecy: &[Secrecy]) {
        let data = years[at];
        let row = self.natures.len();
        let Some(indicator) = data.catalogue.find_indicator(code.as_str()) else {
            self.add_nothing(data);
            return;
        };
        let found = aggregate(data, indicator, None);
        let whole = found.coverage.reporting;
        self.natures.push(indicator.nature);
        self.told
            .push(secrecy[at].may_tell_total(code) && (!data.catalogue.is_personal(indicator) || whole == 0 || whole >= SMALLEST_TOTAL));
        self.compared.push(self.compare(years, at, indicator, &found, secrecy));
        self.add_index(at, code);
        self.add_panel(years, at, indicator, secrecy);
        let missing = data.reporting(indicator).into_iter().zip(0..).filter(|(reports, _)| !reports).map(|(_, row)| row);
        self.missing.push(missing.take(MOST_MISSING).collect());
        self.breaks.extend(data.find_break(code).map(|found| (row, found.clone())));
        self.levels.extend(found.levels.map(|levels| (row, levels)));
        self.add_aggregate(&found);
    }

    /// A year whose catalogue has no such indicator.
    fn add_nothing(&mut self, data: &YearData) {
        let nobody = Aggregate { coverage: data.coverage(&vec![false; data.members.len()]), ..Aggregate::default() };
        self.natures.push(Nature::Plain);
        self.told.push(true);
        self.compared.push(Compared::Nothing);
        self.index.push(f64::NAN);
        self.begins.push(true);
        (0..SHOWN_YEARS).for_each(|_| self.panel_values.push(None));
        self.panel_libraries.push(0);
        self.panel_coverage.push(None);
        self.missing.push(Vec::new());
        self.add_aggregate(&nobody);
    }

    fn add_aggregate(&mut self, found: &Aggregate) {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.values.push(found.range());
        self.reporting.push(count(found.coverage.reporting));
        self.expected.push(count(found.coverage.expected));
        self.students_share.push(found.coverage.students_share.unwrap_or(f64::NAN));
        self.estimated.push(count(found.estimated));
        self.estimated_share.push(found.estimated_share.unwrap_or(f64::NAN));
        let kind = self.kinds_of_marks.iter().position(|known| *known == found.marks).unwrap_or_else(|| {
            self.kinds_of_marks.push(found.marks.clone());
            self.kinds_of_marks.len() - 1
        });
        self.marks.push(count(kind));
    }

    /// The year directly before, if it is there.
    fn year_before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        (self.years[before] == self.years[at].previous()).then_some(before)
    }

    fn compare(&self, years: &[&YearData], at: usize, indicator: &Indicator, found: &Aggregate, secrecy: &[Secrecy]) -> Compared {
        let Some(before) = self.year_before(at) else { return Compared::Nothing };
        let (earlier, data, code) = (years[before], years[at], &indicator.code);
        if let Some(broken) = data.find_break(code) {
            return Compared::Broken(broken.clone());
        }
        // A number that may not be shown has no change either.
        let hidden = |coverage: Coverage| coverage.display() == Display::Hidden;
        if hidden(found.coverage) || hidden(earlier.coverage(&earlier.reporting_of(code))) {
            return Compared::Nothing;
        }
        let Some(change) = change(indicator, earlier, data) else { return Compared::Nothing };
        let few = data.catalogue.is_personal(indicator) && change.libraries < SMALLEST_TOTAL;
        let told = |at: usize, other: usize| {
            let secrecy: &Secrecy = &secrecy[at];
            secrecy.may_tell_pair(code, years[other].year) && secrecy.may_tell_total(code)
        };
        if few || !told(at, before) || !told(before, at) { Compared::Protected } else { Compared::Change(change) }
    }

    /// The chain's next link: the growth of the libraries that are in both years. It begins at 100,
    /// and again after a break or a missing link; where the change may not be told there is no number.
    fn add_index(&mut self, at: usize, code: &IndicatorCode) {
        const BEGINS: f64 = 100.0;
        let row = self.compared.len() - 1;
        let earlier = self.year_before(at).and_then(|before| self.row(before, code)).map(|row| self.index[row]);
        let (value, begins) = match (&self.compared[row], earlier.filter(|earlier| !earlier.is_nan())) {
            (Compared::Change(change), Some(earlier)) if change.from.best() > 0.0 => {
                (earlier * change.to.best() / change.from.best(), false)
            }
            (Compared::Protected, _) => (f64::NAN, true),
            _ => (BEGINS, true),
        };
        self.index.push(value);
        self.begins.push(begins);
    }

    fn add_panel(&mut self, years: &[&YearData], at: usize, indicator: &Indicator, secrecy: &[Secrecy]) {
        let (data, code) = (years[at], &indicator.code);
        let first = (at + 1).saturating_sub(SHOWN_YEARS);
        let shown = &years[first..=at];
        let reporting: Vec<Vec<bool>> = shown.iter().map(|year| year.reporting_of(code)).collect();
        let panel = panel(&reporting, shown);
        let few = data.catalogue.is_personal(indicator) && panel.last().is_some_and(|mask| rows(mask).len() < SMALLEST_TOTAL);
        let may_tell = !few
            && (first..=at).all(|year| {
                let secrecy = &secrecy[year];
                let exact = indicator.nature == Nature::Plain;
                secrecy.may_tell_total(code) && (!exact || secrecy.may_tell_panel(code, data.year))
            });
        (shown.len()..SHOWN_YEARS).for_each(|_| self.panel_values.push(None));
        let mut coverage = None;
        for (place, year) in shown.iter().enumerate() {
            let reported = reporting[place].contains(&true);
            let members = rows(&panel[place]);
            let value = year.catalogue.find_indicator(code.as_str()).filter(|_| reported && may_tell);
            self.panel_values.push(value.and_then(|indicator| total(year, indicator, &members)).map(Quantity::range));
            if reported && !members.is_empty() {
                coverage = Some(year.coverage(&panel[place]));
            }
        }
        self.panel_libraries.push(u32::try_from(coverage.map_or(0, |coverage| coverage.reporting)).unwrap_or(u32::MAX));
        self.panel_coverage.push(coverage);
    }

    fn add_footprint(&mut self, years: &[&YearData], at: usize) {
        let data = years[at];
        let codes: Vec<IndicatorCode> = data.catalogue.footprint_components().iter().map(|component| component.code.clone()).collect();
        let told = |at: usize, code: &IndicatorCode| self.row(at, code).is_some_and(|row| self.told[row]);
        let split = self.year_before(at).and_then(|before| {
            // Across a break nothing is compared, and a number that may not be shown has no parts either.
            let shown = |year: &YearData, code: &IndicatorCode| year.coverage(&year.reporting_of(code)).display() != Display::Hidden;
            let may_show = |code: &IndicatorCode| data.find_break(code).is_none() && shown(years[before], code) && shown(data, code);
            let split = codes.iter().all(may_show).then(|| decompose(&codes, years[before], data)).flatten();
            split.filter(|split| split.libraries >= SMALLEST_TOTAL && codes.iter().all(|code| told(before, code) && told(at, code)))
        });
        let first = (at + 1).saturating_sub(SHOWN_YEARS);
        let shown = &years[first..=at];
        let total_code = &data.catalogue.headline().footprint.indicator;
        let reporting: Vec<Vec<bool>> = shown.iter().map(|year| year.reporting_of(total_code)).collect();
        let members: Vec<Vec<usize>> = panel(&reporting, shown).iter().map(|mask| rows(mask)).collect();
        let component = |code: &IndicatorCode| -> Vec<Option<f64>> {
            let of_year = |place: usize| {
                let enough = reporting[place].contains(&true) && members[place].len() >= SMALLEST_TOTAL && told(first + place, code);
                let indicator = shown[place].catalogue.find_indicator(code.as_str()).filter(|_| enough)?;
                total(shown[place], indicator, &members[place]).map(Quantity::best)
            };
            (0..shown.len()).map(of_year).collect()
        };
        let kilograms = codes.iter().map(component).collect();
        let row = self.row(at, total_code);
        self.decompositions.push(split);
        self.components.push(ComponentPanel {
            kilograms,
            components: codes,
            libraries: row.map_or(0, |row| self.panel_libraries[row] as usize),
            coverage: row.and_then(|row| self.panel_coverage[row]),
        });
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
        self.codes.get(code).map(|at| year * self.codes.len() + at)
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

//! Computing the cube from the years' values.

use std::collections::{BTreeMap, BTreeSet};

use super::{Compared, ComponentPanel, Cube};
use crate::domain::{
    catalogue::indicator::Indicator,
    code::IndicatorCode,
    disclosure::{OlderRevisions, Secrecy, secrecy},
    emission::{Nature, Quantity},
    limits::{MOST_MISSING, SHOWN_YEARS, SMALLEST_TOTAL},
    numbers::{
        aggregate::{Aggregate, aggregate_of, total},
        coverage::{Coverage, Display},
        decomposition::{Crossed, Decomposition},
        mask::number_of,
        parallel::each,
        trend::{change_among, compared_among, panel},
        values::Marks,
        year_data::YearData,
    },
};

/// What an indicator's rows are built from.
struct Sources<'a> {
    years: &'a [&'a YearData],
    secrecy: &'a [Secrecy],
    /// Who reports it, by year.
    masks: &'a [Vec<bool>],
}

impl Cube {
    /// From the years' values, oldest first. The numbers of the older revisions are known already.
    #[must_use]
    pub fn build(years: &[&YearData], older: &OlderRevisions) -> Self {
        let secrecy = secrecy(years, SHOWN_YEARS, older);
        let codes: BTreeSet<&IndicatorCode> =
            years.iter().flat_map(|data| data.catalogue.all_indicators()).map(|indicator| &indicator.code).collect();
        let codes: Vec<&IndicatorCode> = codes.into_iter().collect();
        // Indicators do not need one another's rows.
        let mut cube = Self { years: years.iter().map(|data| data.year).collect(), ..Self::default() };
        for part in each(codes.len(), |at| Self::of_indicator(codes[at], years, &secrecy)) {
            cube.append(part);
        }
        for (own, whole) in each(years.len(), |at| cube.splits_of(years, at)) {
            cube.splits.extend(own);
            cube.decompositions.push(whole);
        }
        cube.components = each(years.len(), |at| cube.components_of(years, at));
        cube
    }

    fn of_indicator(code: &IndicatorCode, years: &[&YearData], secrecy: &[Secrecy]) -> Self {
        let mut cube = Self { years: years.iter().map(|data| data.year).collect(), ..Self::default() };
        cube.codes.insert(code.clone(), 0);
        let masks: Vec<Vec<bool>> = years.iter().map(|data| data.reporting_of(code)).collect();
        for at in 0..years.len() {
            cube.add(&Sources { years, secrecy, masks: &masks }, at, code);
        }
        cube
    }

    /// Adds other indicators of the same years.
    fn append(&mut self, other: Self) {
        let (rows, codes) = (self.natures.len(), self.codes.len());
        // What is of whole years comes later, when all indicators are there.
        debug_assert!(other.splits.is_empty() && other.decompositions.is_empty() && other.components.is_empty());
        self.codes.extend(other.codes.into_iter().map(|(code, at)| (code, at + codes)));
        self.natures.extend(other.natures);
        self.values.append(other.values);
        self.reporting.extend(other.reporting);
        self.expected.extend(other.expected);
        self.students_share.extend(other.students_share);
        self.estimated.extend(other.estimated);
        self.estimated_share.extend(other.estimated_share);
        let kinds: Vec<u32> = other.kinds_of_marks.iter().map(|marks| self.kind_of(marks)).collect();
        self.marks.extend(other.marks.into_iter().map(|kind| kinds[kind as usize]));
        self.levels.extend(other.levels.into_iter().map(|(row, held)| (row + rows, held)));
        self.told.extend(other.told);
        self.compared.extend(other.compared);
        self.index.extend(other.index);
        self.begins.extend(other.begins);
        self.panel_values.append(other.panel_values);
        self.panel_libraries.extend(other.panel_libraries);
        self.panel_coverage.extend(other.panel_coverage);
        self.missing.extend(other.missing);
        self.breaks.extend(other.breaks.into_iter().map(|(row, held)| (row + rows, held)));
    }

    /// The number of a kind of marks.
    fn kind_of(&mut self, marks: &Marks) -> u32 {
        let kind = self.kinds_of_marks.iter().position(|known| known == marks).unwrap_or_else(|| {
            self.kinds_of_marks.push(marks.clone());
            self.kinds_of_marks.len() - 1
        });
        u32::try_from(kind).unwrap_or(u32::MAX)
    }

    fn add(&mut self, from: &Sources<'_>, at: usize, code: &IndicatorCode) {
        let (data, reporting, row) = (from.years[at], &from.masks[at], self.natures.len());
        let Some(indicator) = data.catalogue.find_indicator(code.as_str()) else {
            self.add_nothing(data);
            return;
        };
        let found = aggregate_of(data, indicator, reporting);
        let whole = found.coverage.reporting;
        self.natures.push(indicator.nature);
        self.told.push(
            from.secrecy[at].may_tell_total(code) && (!data.catalogue.is_personal(indicator) || whole == 0 || whole >= SMALLEST_TOTAL),
        );
        self.compared.push(self.compare(from, at, indicator, &found));
        self.add_index(at, code);
        self.add_panel(from, at, indicator);
        let missing = reporting.iter().zip(0..).filter(|(reports, _)| !**reports).map(|(_, row)| row);
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
        let kind = self.kind_of(&found.marks);
        self.marks.push(kind);
    }

    fn compare(&self, from: &Sources<'_>, at: usize, indicator: &Indicator, found: &Aggregate) -> Compared {
        let Some(before) = self.year_before(at) else { return Compared::Nothing };
        let (earlier, data, code) = (from.years[before], from.years[at], &indicator.code);
        if let Some(broken) = data.find_break(code) {
            return Compared::Broken(broken.clone());
        }
        // A number that may not be shown has no change either.
        let hidden = |coverage: Coverage| coverage.display() == Display::Hidden;
        if hidden(found.coverage) || self.row(before, code).is_some_and(|row| hidden(self.aggregate_at(row).coverage)) {
            return Compared::Nothing;
        }
        let both = compared_among(code, [&from.masks[before], &from.masks[at]], [earlier, data]);
        let Some(change) = change_among(indicator, earlier, data, &both) else { return Compared::Nothing };
        let few = data.catalogue.is_personal(indicator) && change.libraries < SMALLEST_TOTAL;
        let told = |at: usize, other: usize| {
            let secrecy = &from.secrecy[at];
            secrecy.may_tell_pair(code, from.years[other].year) && secrecy.may_tell_total(code)
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

    fn add_panel(&mut self, from: &Sources<'_>, at: usize, indicator: &Indicator) {
        let (data, code) = (from.years[at], &indicator.code);
        let first = (at + 1).saturating_sub(SHOWN_YEARS);
        let shown = &from.years[first..=at];
        let reporting = &from.masks[first..=at];
        let panel = panel(reporting, shown);
        let few = data.catalogue.is_personal(indicator) && panel.last().is_some_and(|mask| number_of(mask) < SMALLEST_TOTAL);
        let may_tell = !few
            && (first..=at).all(|year| {
                let secrecy = &from.secrecy[year];
                secrecy.may_tell_total(code) && secrecy.may_tell_panel(code, data.year)
            });
        (shown.len()..SHOWN_YEARS).for_each(|_| self.panel_values.push(None));
        for (place, year) in shown.iter().enumerate() {
            let value = year.catalogue.find_indicator(code.as_str()).filter(|_| may_tell && reporting[place].contains(&true));
            self.panel_values.push(value.and_then(|indicator| total(year, indicator, &panel[place])).map(Quantity::range));
        }
        // In the latest year in which anybody reported.
        let latest = (0..shown.len()).rev().find(|place| reporting[*place].contains(&true) && panel[*place].contains(&true));
        let coverage = latest.map(|place| shown[place].coverage(&panel[place]));
        self.panel_libraries.push(u32::try_from(coverage.map_or(0, |coverage| coverage.reporting)).unwrap_or(u32::MAX));
        self.panel_coverage.push(coverage);
    }

    /// Why a year's emissions of the footprint changed: each by row, and all components together.
    fn splits_of(&self, years: &[&YearData], at: usize) -> (BTreeMap<usize, Decomposition>, Option<Decomposition>) {
        let data = years[at];
        let Some(before) = self.year_before(at) else { return (BTreeMap::new(), None) };
        let emissions = data.catalogue.indicators().iter().filter(|indicator| indicator.nature == Nature::Footprint);
        let emissions: Vec<IndicatorCode> = emissions.map(|indicator| indicator.code.clone()).collect();
        if emissions.is_empty() {
            return (BTreeMap::new(), None);
        }
        let crossed = Crossed::new(&emissions, years[before], data);
        let large_enough = |split: &Decomposition| split.libraries >= SMALLEST_TOTAL;
        let own = emissions.iter().filter_map(|code| {
            let row = self.row(at, code).filter(|row| matches!(self.compared[*row], Compared::Change(_)))?;
            Some((row, crossed.split(std::slice::from_ref(code)).filter(large_enough)?))
        });
        // Across a break nothing is compared, and a number that may not be shown has no parts either.
        let may_show = |at: usize, code: &IndicatorCode| {
            self.row(at, code).is_some_and(|row| self.told[row] && self.aggregate_at(row).coverage.display() != Display::Hidden)
        };
        let components: Vec<IndicatorCode> = data.catalogue.footprint_components().iter().map(|component| component.code.clone()).collect();
        // The whole is the change of the total told in parts: it is told when that is.
        let total = self.row(at, &data.catalogue.headline().footprint.indicator);
        let is_told = total.is_some_and(|row| matches!(self.compared[row], Compared::Change(_)));
        let may_split =
            is_told && components.iter().all(|code| data.find_break(code).is_none() && may_show(before, code) && may_show(at, code));
        (own.collect(), may_split.then(|| crossed.split(&components).filter(large_enough)).flatten())
    }

    /// The footprint's components on the panel of its total.
    fn components_of(&self, years: &[&YearData], at: usize) -> ComponentPanel {
        let catalogue = &years[at].catalogue;
        let codes: Vec<IndicatorCode> = catalogue.footprint_components().iter().map(|component| component.code.clone()).collect();
        let first = (at + 1).saturating_sub(SHOWN_YEARS);
        let shown = &years[first..=at];
        let total_code = &catalogue.headline().footprint.indicator;
        let reporting: Vec<Vec<bool>> = shown.iter().map(|year| year.reporting_of(total_code)).collect();
        let panel = panel(&reporting, shown);
        let row = self.row(at, total_code);
        // Their sum is the total's panel: they are told when that is.
        let is_told = row.is_some_and(|row| self.panel_values.has_any(row * SHOWN_YEARS..(row + 1) * SHOWN_YEARS));
        let component = |code: &IndicatorCode| -> Vec<Option<f64>> {
            let of_year = |place: usize| {
                let told = self.row(first + place, code).is_some_and(|row| self.told[row]);
                let enough = is_told && told && reporting[place].contains(&true) && number_of(&panel[place]) >= SMALLEST_TOTAL;
                let indicator = shown[place].catalogue.find_indicator(code.as_str()).filter(|_| enough)?;
                total(shown[place], indicator, &panel[place]).map(Quantity::best)
            };
            (0..shown.len()).map(of_year).collect()
        };
        let kilograms = codes.iter().map(component).collect();
        ComponentPanel {
            kilograms,
            components: codes,
            libraries: row.map_or(0, |row| self.panel_libraries[row] as usize),
            coverage: row.and_then(|row| self.panel_coverage[row]),
        }
    }
}

//! Computing the cube from the years' values.

use std::collections::BTreeMap;

use super::{Compared, ComponentPanel, Cube, MOST_MISSING, SHOWN_YEARS};
use crate::domain::{
    aggregate::{Aggregate, aggregate_of, total},
    code::IndicatorCode,
    coverage::{Coverage, Display},
    decomposition::decompose,
    disclosure::SMALLEST_TOTAL,
    emission::{Nature, Quantity},
    indicator::Indicator,
    secrecy::{OlderRevisions, Secrecy, secrecy},
    trend::{change_among, compared_among, panel, rows},
    year_data::YearData,
};

/// Who reports, by year, then by place of the indicator, then by member.
type Masks = Vec<Vec<Vec<bool>>>;

/// What the cube is built from.
struct Sources<'a> {
    years: &'a [&'a YearData],
    secrecy: &'a [Secrecy],
    masks: &'a Masks,
}

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
        let masks: Masks = years.iter().map(|data| by_place.values().map(|code| data.reporting_of(code)).collect()).collect();
        for at in 0..years.len() {
            for (place, code) in &by_place {
                cube.add(&Sources { years, secrecy: &secrecy, masks: &masks }, at, *place, code);
            }
            cube.add_footprint(years, at);
        }
        cube
    }

    fn add(&mut self, from: &Sources<'_>, at: usize, place: usize, code: &IndicatorCode) {
        let data = from.years[at];
        let reporting = &from.masks[at][place];
        let row = self.natures.len();
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
        self.compared.push(self.compare(from, at, place, indicator, &found));
        self.add_index(at, code);
        self.add_panel(from, at, place, indicator);
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
        let kind = self.kinds_of_marks.iter().position(|known| *known == found.marks).unwrap_or_else(|| {
            self.kinds_of_marks.push(found.marks.clone());
            self.kinds_of_marks.len() - 1
        });
        self.marks.push(count(kind));
    }

    fn compare(&self, from: &Sources<'_>, at: usize, place: usize, indicator: &Indicator, found: &Aggregate) -> Compared {
        let Some(before) = self.year_before(at) else { return Compared::Nothing };
        let (earlier, data, code) = (from.years[before], from.years[at], &indicator.code);
        if let Some(broken) = data.find_break(code) {
            return Compared::Broken(broken.clone());
        }
        // A number that may not be shown has no change either.
        let hidden = |coverage: Coverage| coverage.display() == Display::Hidden;
        if hidden(found.coverage) || hidden(earlier.coverage(&from.masks[before][place])) {
            return Compared::Nothing;
        }
        let both = compared_among(code, [&from.masks[before][place], &from.masks[at][place]], [earlier, data]);
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

    fn add_panel(&mut self, from: &Sources<'_>, at: usize, in_masks: usize, indicator: &Indicator) {
        let (data, code) = (from.years[at], &indicator.code);
        let first = (at + 1).saturating_sub(SHOWN_YEARS);
        let shown = &from.years[first..=at];
        let reporting: Vec<&[bool]> = from.masks[first..=at].iter().map(|masks| masks[in_masks].as_slice()).collect();
        let panel = panel(&reporting, shown);
        let few = data.catalogue.is_personal(indicator) && panel.last().is_some_and(|mask| rows(mask).len() < SMALLEST_TOTAL);
        let may_tell = !few
            && (first..=at).all(|year| {
                let secrecy = &from.secrecy[year];
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
}

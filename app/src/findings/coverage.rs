//! Who stands behind a number, in words and as a bar.

use super::Edition;
use crate::{
    chart::{self, Medium, Words},
    domain::{
        catalogue::size::SizeMeasure,
        code::IndicatorCode,
        numbers::{coverage::Coverage, distribution::Size},
    },
    text::{
        Lang, names, number,
        words::{common, findings},
    },
    ui::Chart,
};

/// A year's coverage, by the measure that everything else is divided by.
#[derive(Clone, Debug)]
pub struct YearCoverage {
    pub line: String,
    /// Who is missing.
    pub missing: String,
    pub bar: Chart,
    /// The bar in words.
    pub alt: String,
    pub reporting: usize,
}

/// `21/24 kirjastoa · 93 % opiskelijoista`
#[must_use]
pub fn coverage_line(coverage: Coverage, measure: &SizeMeasure, lang: Lang) -> String {
    let libraries = common::coverage_line(lang, number::of_libraries(coverage, lang));
    match coverage.students_share {
        Some(share) => format!("{libraries} · {}", share_of(share, measure, lang)),
        None => libraries,
    }
}

/// ` (93 % opiskelijoista)`, to stand behind a number of libraries; nothing where it is not known.
#[must_use]
pub fn covered(coverage: Option<Coverage>, measure: &SizeMeasure, lang: Lang) -> String {
    let share = coverage.and_then(|coverage| coverage.students_share);
    share.map(|share| format!(" ({})", share_of(share, measure, lang))).unwrap_or_default()
}

/// `93 % opiskelijoista`
#[must_use]
pub fn share_of(share: f64, measure: &SizeMeasure, lang: Lang) -> String {
    common::coverage_share(lang, number::share(share, lang), measure.share.in_lang(lang))
}

/// A size group in words.
#[must_use]
pub fn size_group(size: Size, measure: &SizeMeasure, lang: Lang) -> String {
    let amount = |amount| number::number(amount, 0, lang);
    let (from, to) = measure.middle;
    match size {
        Size::Large => findings::group_large(lang, amount(to), measure.counted.in_lang(lang)),
        Size::Middle => findings::group_middle(lang, amount(from), amount(to)),
        Size::Small => findings::group_small(lang, amount(from)),
    }
}

impl Edition<'_> {
    /// What libraries' size is measured by in the year.
    #[must_use]
    pub fn size(&self) -> &SizeMeasure {
        self.year.catalogue.size()
    }

    /// How much of the consortium the year covers.
    #[must_use]
    pub fn coverage(&self, medium: Medium) -> YearCoverage {
        let measure = self.cube.measure(self.year.year);
        let line = self.coverage_line();
        let missing = measure.map(|measure| self.missing_line(&measure.indicator)).unwrap_or_default();
        let words = Words { id: "coverage".to_owned(), title: line.clone(), description: missing.clone() };
        let segments = measure.map(|measure| measure.segments.as_slice()).unwrap_or_default();
        let bar = Chart(chart::coverage_bar(&words, segments, medium));
        YearCoverage { bar, alt: words.alt(), line, missing, reporting: self.measured().map_or(0, |coverage| coverage.reporting) }
    }

    fn measured(&self) -> Option<Coverage> {
        let measure = self.cube.measure(self.year.year)?;
        self.cube.aggregate(self.year.year, &measure.indicator).map(|found| found.coverage)
    }

    /// The year's own coverage in words.
    #[must_use]
    pub fn coverage_line(&self) -> String {
        self.measured().map(|coverage| coverage_line(coverage, self.size(), self.lang)).unwrap_or_default()
    }

    /// The libraries that are members but have no value, by their short names: all in alphabetical order
    /// when they are few, else the first of them; and how many more there are.
    #[must_use]
    pub fn missing(&self, code: &IndicatorCode) -> (Vec<String>, usize) {
        let rows = self.cube.missing(self.year.year, code);
        let mut names: Vec<String> = rows
            .iter()
            .filter_map(|row| self.year.members.get(*row as usize))
            .map(|library| self.year.catalogue.library_name(library.as_str()))
            .collect();
        names.sort_by_key(|name| names::sort_key(name));
        let coverage = self.cube.aggregate(self.year.year, code).map(|aggregate| aggregate.coverage).unwrap_or_default();
        let all = coverage.expected.saturating_sub(coverage.reporting);
        let more = all.saturating_sub(names.len());
        (names, more)
    }

    /// Who is missing, in words; that nobody is, when nobody is.
    #[must_use]
    pub fn missing_line(&self, code: &IndicatorCode) -> String {
        match self.missing(code) {
            (names, _) if names.is_empty() => common::all_libraries(self.lang).to_owned(),
            (names, 0) => common::missing_libraries(self.lang, names::list(&names, self.lang)),
            (names, more) => common::missing_and_more(self.lang, names.join(", "), more),
        }
    }
}

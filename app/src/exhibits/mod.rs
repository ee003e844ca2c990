//! Charts with their tables: a year's findings as figures, for the pages and for the report.

mod emissions;
mod spread;

pub use emissions::{carbon, components, decomposition};
pub use spread::{distribution, levels};

use crate::{
    chart::{self, Medium, RangeRow, TrendLine, Words},
    domain::{
        catalogue::indicator::Side,
        emission::{Nature, Quantity, Range},
        limits::FEWEST_IN_PANEL,
        numbers::{coverage::Display, gap::Gap, trend::TrendPoint},
        year::Year,
    },
    findings::{Edition, Fact, coverage::covered},
    text::{
        Lang, cell,
        number::{self, Mass},
        words::{common, findings as finding_words},
    },
    ui::{Chart, Column, Entry, Exhibit, Table},
    url::{Basis, Page},
};

/// What a year's value is drawn as: an emission in tonnes or kilograms, else as it is.
#[derive(Clone, Copy)]
pub struct Drawn {
    mass: Option<Mass>,
}

impl Drawn {
    #[must_use]
    pub fn of(fact: &Fact) -> Self {
        let largest = fact
            .trend
            .points
            .iter()
            .filter_map(|point| point.all.as_ref().ok().and_then(|all| all.quantity).map(|quantity| quantity.range().high))
            .fold(0.0, f64::max);
        let emission =
            fact.trend.points.iter().any(|point| point.all.as_ref().is_ok_and(|all| all.quantity.is_some_and(Quantity::is_emission)));
        Self { mass: emission.then(|| Mass::for_largest(largest)) }
    }

    /// As it is drawn: an emission in two significant figures, for a chart can be measured.
    #[must_use]
    pub fn value(self, quantity: Quantity) -> f64 {
        let value = self.scaled(quantity.best());
        if self.mass.is_some() { number::in_two_figures(value) } else { value }
    }

    /// In the unit that is drawn.
    fn scaled(self, value: f64) -> f64 {
        self.mass.map_or(value, |mass| mass.of(value))
    }

    /// A number of a table or a label.
    #[must_use]
    pub fn text(self, quantity: Quantity, decimals: u8, lang: Lang) -> String {
        match self.mass {
            Some(mass) => number::bounds(quantity.range(), mass, lang),
            None => number::number(quantity.best(), decimals, lang),
        }
    }

    /// A value that has been drawn, in a few letters.
    #[must_use]
    pub fn plain(self, value: f64, decimals: u8, lang: Lang) -> String {
        if self.mass.is_some() { number::two_figures(value, lang) } else { number::number(value, decimals, lang) }
    }

    #[must_use]
    pub fn unit(self, fact: &Fact, lang: Lang) -> String {
        number::unit(&fact.indicator, self.mass, lang)
    }
}

/// `2020 1 234, 2021 ei tietoa`
pub fn sentence(years: &[i32], values: &[Result<f64, Gap>], shown: impl Fn(f64) -> String, lang: Lang) -> String {
    let told = |value: &Result<f64, Gap>| value.map_or_else(|gap| cell::gap(gap, lang).to_owned(), &shown);
    let parts: Vec<String> = years.iter().zip(values).map(|(year, value)| format!("{year} {}", told(value))).collect();
    parts.join(", ")
}

/// What is drawn of numbers: gaps stay gaps.
#[must_use]
pub fn drawn_lines(values: &[Result<f64, Gap>]) -> Vec<Option<f64>> {
    values.iter().map(|value| value.ok()).collect()
}

/// The values of a trend that may be drawn, and the years that begin a new way of counting.
pub struct Lines {
    pub years: Vec<i32>,
    pub panel: Vec<Result<f64, Gap>>,
    pub all: Vec<Result<f64, Gap>>,
    pub breaks: Vec<Option<String>>,
    pub decimals: u8,
}

#[must_use]
pub fn lines(fact: &Fact, drawn: Drawn, lang: Lang) -> Lines {
    let points = &fact.trend.points;
    let panel =
        points.iter().map(|point| point.panel.and_then(|panel| if point.is_hidden() { Err(Gap::NoData) } else { Ok(drawn.value(panel)) }));
    let all = |point: &TrendPoint| {
        let all = point.all.as_ref().map_err(|gap| *gap)?;
        all.shown().map(|quantity| drawn.value(quantity)).ok_or(Gap::NoData)
    };
    Lines {
        years: points.iter().map(|point| point.year.number()).collect(),
        panel: panel.collect(),
        all: points.iter().map(all).collect(),
        breaks: points.iter().map(|point| point.break_before.as_ref().map(|found| found.reason.in_lang(lang).to_owned())).collect(),
        decimals: if drawn.mass.is_some() { 0 } else { fact.indicator.decimals },
    }
}

/// The trend of an indicator, with its table.
#[must_use]
pub fn trend(edition: &Edition<'_>, fact: &Fact, basis: Basis, medium: Medium) -> Exhibit {
    let lang = edition.lang;
    let drawn = Drawn::of(fact);
    let mut lines = lines(fact, drawn, lang);
    if basis == Basis::All {
        lines.panel = vec![Err(Gap::NoData); lines.years.len()];
    }
    let unit = drawn.unit(fact, lang);
    let count = fact.trend.panel_libraries;
    let (from, to) = (lines.years.first().copied().unwrap_or_default(), lines.years.last().copied().unwrap_or_default());
    let same = finding_words::same_libraries(lang, count);
    let title = finding_words::trend_title(lang, &fact.name);
    let has_panel = lines.panel.iter().any(Result::is_ok);
    // What others were spared is only ever told as a range.
    let is_range = fact.indicator.nature == Nature::Handprint;
    let (described, values) =
        if has_panel { (same.clone(), &lines.panel) } else { (finding_words::all_reporters(lang).to_owned(), &lines.all) };
    let words = Words {
        id: "trend".to_owned(),
        title: title.clone(),
        description: if is_range {
            format!("{}.", range_rows(fact, lang).iter().map(|row| format!("{} {}", row.name, row.shown)).collect::<Vec<_>>().join(", "))
        } else {
            format!("{described}: {}.", sentence(&lines.years, values, |value| drawn.plain(value, lines.decimals, lang), lang))
        },
    };
    let line = TrendLine {
        years: lines.years.clone(),
        panel: drawn_lines(&lines.panel),
        all: drawn_lines(&lines.all),
        breaks: lines.breaks.clone(),
        side: fact.indicator.side,
        lang,
        decimals: lines.decimals,
        two_figures: drawn.mass.is_some(),
        panel_label: &same,
        all_label: finding_words::all_reporters(lang),
        gaps: lines.panel.iter().zip(&lines.all).map(|(panel, all)| gap_of(&[*panel, *all], lang)).collect(),
    };
    let rows = fact
        .trend
        .points
        .iter()
        .zip(&lines.panel)
        .map(|(point, panel)| {
            let all = point.all.as_ref().map_err(|gap| *gap);
            let coverage = all.map(|all| number::of_libraries(all.coverage, lang));
            let told =
                |value: Result<Quantity, Gap>| Entry::told(value.map(|value| drawn.text(value, fact.indicator.decimals, lang)), lang);
            let mut entries = vec![Entry::Text(point.year.to_string())];
            entries.extend(has_panel.then(|| told(panel.and(point.panel))));
            entries.extend([told(all.and_then(|all| all.shown().ok_or(Gap::NoData))), Entry::told(coverage, lang)]);
            entries
        })
        .collect();
    let mut columns = vec![Column::left(common::year(lang))];
    columns.extend(has_panel.then(|| Column::right(finding_words::same_libraries(lang, count))));
    columns.extend([Column::right(finding_words::all_reporters(lang)), Column::right(finding_words::libraries(lang))]);
    let sub = if has_panel {
        finding_words::trend_sub(lang, &unit, from, to, covered(fact.trend.panel_coverage, edition.size(), lang), count)
    } else {
        finding_words::trend_sub_all(lang, &unit, from, to)
    };
    // So few do not show a direction, and that must be said.
    let is_too_small = !has_panel && basis == Basis::Panel && (1..FEWEST_IN_PANEL).contains(&count);
    let of_panel = if is_too_small {
        Some(finding_words::panel_too_small(lang, count))
    } else {
        small_panel(fact.trend.panel_coverage.filter(|_| has_panel), lang)
    };
    Exhibit {
        id: "trend".to_owned(),
        level: 2,
        title: fact.finding(lang),
        sub,
        alt: words.alt(),
        chart: Chart(if is_range { ranges(fact, &words, lang, medium) } else { chart::trend(&words, &line, medium) }),
        warning: fact.warning(lang).map(str::to_owned).or(of_panel),
        table: Table::new(format!("{title}, {unit}"), columns, rows),
        source: finding_words::trend_src(lang).to_owned(),
        links: vec![(finding_words::download_csv(lang).to_owned(), Page::IndicatorFigures(fact.indicator.code.clone()).path(lang))],
    }
}

/// A handprint's emissions as they are told: as ranges, a year each.
fn range_rows(fact: &Fact, lang: Lang) -> Vec<RangeRow> {
    let ranges = |point: &TrendPoint| Some((point.year, point.all.as_ref().ok()?.shown()?.range()));
    let found: Vec<_> = fact.trend.points.iter().filter_map(ranges).collect();
    let mass = Mass::for_largest(found.iter().map(|(_, range)| range.high).fold(0.0, f64::max));
    let row = |(year, range): &(Year, Range)| RangeRow {
        name: year.to_string(),
        low: mass.of(range.low),
        high: mass.of(range.high),
        shown: format!("{}\u{a0}{}", number::bounds(*range, mass, lang), mass.unit()),
    };
    found.iter().map(row).collect()
}

fn ranges(fact: &Fact, words: &Words, lang: Lang, medium: Medium) -> String {
    chart::ranges(words, &range_rows(fact, lang), lang, medium)
}

/// The chain-linked index over all years, with its table.
#[must_use]
pub fn index(edition: &Edition<'_>, fact: &Fact, medium: Medium) -> Exhibit {
    let lang = edition.lang;
    let points = edition.cube.index(edition.year.year, &fact.indicator.code);
    let years: Vec<i32> = points.iter().map(|point| point.year.number()).collect();
    let values: Vec<Result<f64, Gap>> = points.iter().map(|point| point.value).collect();
    let begins = |at: usize| at > 0 && points[at].begins && points[at].value.is_ok() && points[at - 1].value.is_ok();
    let reason = |at: usize| {
        let broken = points[at].broken.as_ref().map(|found| found.reason.in_lang(lang).to_owned());
        begins(at).then(|| broken.unwrap_or_else(|| finding_words::index_begins(lang).to_owned()))
    };
    let breaks: Vec<Option<String>> = (0..points.len()).map(reason).collect();
    let title = finding_words::index_title(lang, &fact.name);
    let shown = |value: f64| number::number(value, 0, lang);
    let words = Words { id: "trend".to_owned(), title: title.clone(), description: format!("{}.", sentence(&years, &values, shown, lang)) };
    let line = TrendLine {
        all: vec![None; years.len()],
        panel: drawn_lines(&values),
        years,
        breaks: breaks.clone(),
        side: fact.indicator.side,
        lang,
        decimals: 0,
        two_figures: false,
        panel_label: finding_words::basis_index(lang),
        all_label: "",
        gaps: values.iter().map(|value| gap_of(&[*value], lang)).collect(),
    };
    let rows = points.iter().zip(&breaks).map(|(point, broken)| {
        vec![
            Entry::Text(point.year.to_string()),
            Entry::told(point.value.map(shown), lang),
            Entry::Text(broken.clone().unwrap_or_default()),
        ]
    });
    Exhibit {
        id: "trend".to_owned(),
        level: 2,
        title: title.clone(),
        sub: finding_words::index_sub(lang).to_owned(),
        alt: words.alt(),
        chart: Chart(chart::trend(&words, &line, medium)),
        warning: fact.warning(lang).map(str::to_owned),
        table: Table::new(
            title,
            vec![
                Column::left(common::year(lang)),
                Column::right(finding_words::index_column(lang)),
                Column::left(finding_words::index_begins(lang)),
            ],
            rows.collect(),
        ),
        source: finding_words::trend_src(lang).to_owned(),
        links: Vec::new(),
    }
}

/// What stands where there is no number: withheld, if one of them is.
fn gap_of(values: &[Result<f64, Gap>], lang: Lang) -> &'static str {
    cell::gap(if values.contains(&Err(Gap::Withheld)) { Gap::Withheld } else { Gap::NoData }, lang)
}

/// A panel of under half tells a direction, not a total.
fn small_panel(coverage: Option<crate::domain::numbers::coverage::Coverage>, lang: Lang) -> Option<String> {
    coverage.filter(|coverage| coverage.display() == Display::Hidden).map(|_| finding_words::small_panel(lang).to_owned())
}

/// The side of an indicator as marks and inks know it.
#[must_use]
pub fn mark_side(side: Side) -> Side {
    if side == Side::Context { Side::Handprint } else { side }
}

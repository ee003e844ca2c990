//! A number's origin in words: as a tree for pages, as rows for the report's annex.

use super::{Edition, coverage::coverage_line};
use crate::{
    domain::{
        catalogue::{factor::FactorStatus, indicator::Aggregation},
        cube::lineage::{FactorUse, Lineage},
        emission::Quantity,
        numbers::{gap::Gap, values::StatusCounts},
        published::PublishedYear,
    },
    text::{
        Lang, cell, number,
        words::{common, findings as finding_words},
    },
    ui::{Column, Entry, Table},
    url::Page,
};

/// One number: its words, and what stands under it.
#[derive(Clone, Debug)]
pub struct Branch {
    pub name: String,
    /// The page of the number, if it is not this one.
    pub href: Option<String>,
    pub value: String,
    /// Coverage, cells, formula, breaks.
    pub lines: Vec<String>,
    /// Factors, each a line.
    pub factors: Vec<String>,
    pub inputs: Vec<Branch>,
}

/// How the consortium's number is made from the libraries'.
#[must_use]
pub fn computed(aggregation: &Aggregation, data: &PublishedYear, lang: Lang) -> String {
    match aggregation {
        Aggregation::Sum => finding_words::method_sum(lang).to_owned(),
        Aggregation::RatioOfSums { .. } => finding_words::method_ratio(lang).to_owned(),
        Aggregation::WeightedMean { weight } => {
            finding_words::method_mean(lang, data.catalogue.indicator_name(weight, lang).to_lowercase())
        }
        Aggregation::Median => finding_words::method_median(lang).to_owned(),
        Aggregation::Distribution => finding_words::method_distribution(lang).to_owned(),
    }
}

/// A factor's status in words.
#[must_use]
pub fn status(status: FactorStatus, lang: Lang) -> &'static str {
    match status {
        FactorStatus::Usable => finding_words::factor_usable(lang),
        FactorStatus::Verify => finding_words::factor_verify(lang),
        FactorStatus::Decide => finding_words::factor_decide(lang),
        FactorStatus::Example => finding_words::factor_example(lang),
    }
}

/// Where a number comes from, as a tree.
#[must_use]
pub fn tree(edition: &Edition<'_>, found: &Lineage, is_root: bool) -> Branch {
    let (lang, data) = (edition.lang, edition.year);
    let indicator = data.catalogue.find_indicator(found.indicator.as_str());
    let gap = edition.cube.gap(data.year, &found.indicator);
    let value = indicator
        .and_then(|indicator| found.aggregate.shown().map(|quantity| number::quantity(quantity, indicator, lang)))
        .unwrap_or_else(|| format!("— {}", cell::gap(gap, lang)));
    let mut lines = vec![coverage_line(found.aggregate.coverage, edition.size(), lang)];
    if gap == Gap::Withheld {
        lines.push(finding_words::protected(lang).to_owned());
    }
    match (&found.formula, indicator) {
        (Some(formula), _) => lines.push(format!("{}: {}", finding_words::formula(lang), data.catalogue.formula_in_words(formula, lang))),
        (None, Some(indicator)) => lines.push(computed(&indicator.aggregation, data, lang)),
        (None, None) => {}
    }
    lines.extend(found.cells.map(|cells| cells_line(cells, lang)));
    lines.extend(found.breaks.iter().map(|broken| finding_words::no_change_break(lang, broken.reason.in_lang(lang))));
    if found.own_breaks > 0 {
        lines.push(finding_words::own_breaks(lang, found.own_breaks));
    }
    Branch {
        name: data.catalogue.indicator_name(&found.indicator, lang),
        href: (!is_root).then(|| Page::indicator(&found.indicator, data.year).path(lang)),
        value,
        lines,
        factors: found.factors.iter().map(|factor| factor_line(data, factor, lang)).collect(),
        inputs: found.inputs.iter().map(|input| tree(edition, input, false)).collect(),
    }
}

/// `20 ilmoitettu, 1 arvioitu, 2 ei kerätty, 1 puuttuu · 3 selitystä`
#[must_use]
pub fn cells_line(cells: StatusCounts, lang: Lang) -> String {
    let parts = [
        (cells.reported, finding_words::count_reported as fn(Lang, usize) -> String),
        (cells.estimated, finding_words::count_estimated),
        (cells.not_collected, finding_words::count_not_collected),
        (cells.not_applicable, finding_words::count_not_applicable),
        (cells.missing, finding_words::count_missing),
        (cells.noted, finding_words::count_noted),
    ];
    parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| words(lang, count)).collect::<Vec<_>>().join(" · ")
}

/// A factor's own facts, one by one.
struct FactorWords {
    name: String,
    /// `0,075 (0,06–0,095)`
    value: String,
    unit: String,
    year: String,
    source: String,
    /// `Tarkistettava, laatu D`
    status: String,
}

fn factor_words(data: &PublishedYear, used: &FactorUse, lang: Lang) -> FactorWords {
    let factor = data.catalogue.find_factor(&used.key);
    let name = factor.map_or_else(|| used.key.to_string(), |factor| factor.name.in_lang(lang).to_owned());
    let unit = factor.map(|factor| factor.unit.clone()).unwrap_or_default();
    let Some(version) = &used.version else {
        let year = finding_words::no_factor_that_year(lang, data.year);
        return FactorWords { name, value: "—".to_owned(), unit, year, source: String::new(), status: String::new() };
    };
    let [best, low, high] = [version.range.best, version.range.low, version.range.high].map(|value| number::plain(value, lang));
    let source = data.catalogue.find_source(&version.source).map_or(version.source.as_str(), |source| source.title.as_str());
    let own = if used.own > 0 { format!(". {}", finding_words::own_factors(lang, used.own)) } else { String::new() };
    FactorWords {
        name,
        value: format!("{best} ({low}–{high})"),
        unit,
        year: if version.carried { finding_words::carried_from(lang, version.valid_year) } else { version.valid_year.to_string() },
        source: source.to_owned(),
        status: format!(
            "{}, {} {}{own}",
            status(version.status, lang),
            finding_words::quality(lang).to_lowercase(),
            version.quality.as_str()
        ),
    }
}

/// `Kaukolämpö: 0,075 (0,06–0,095) kgCO2/kWh, 2024. Lähde. Tarkistettava, laatu D`
#[must_use]
pub fn factor_line(data: &PublishedYear, used: &FactorUse, lang: Lang) -> String {
    let words = factor_words(data, used, lang);
    if used.version.is_none() {
        return format!("{}: {} {}", words.name, words.value, words.year);
    }
    format!("{}: {} {}, {}. {}. {}", words.name, words.value, words.unit, words.year, words.source, words.status)
}

/// Where every derived number of the year comes from, for the report's annex.
#[derive(Clone, Debug)]
pub struct Annex {
    /// Each with its formula and what that reads.
    pub numbers: Table,
    /// Every factor that the formulas name, once.
    pub factors: Table,
}

#[must_use]
pub fn annex(edition: &Edition<'_>) -> Annex {
    let derived = edition.year.catalogue.indicators().iter().filter(|indicator| indicator.formula.is_some());
    let derived: Vec<Lineage> = derived.filter_map(|indicator| edition.origin().of(&indicator.code)).collect();
    Annex { numbers: numbers(edition, &derived), factors: factors(edition, &derived) }
}

fn numbers(edition: &Edition<'_>, derived: &[Lineage]) -> Table {
    let (lang, data) = (edition.lang, edition.year);
    let rows = derived.iter().map(|found| {
        let input = |input: &Lineage| {
            let name = data.catalogue.indicator_name(&input.indicator, lang);
            let cells = input.cells.map(|cells| format!(" ({})", cells_line(cells, lang))).unwrap_or_default();
            format!("{name} {}{cells}", number::of_libraries(input.aggregate.coverage, lang))
        };
        let inputs: Vec<String> = found.inputs.iter().map(input).collect();
        let value = data
            .catalogue
            .find_indicator(found.indicator.as_str())
            .and_then(|indicator| found.aggregate.shown().map(|quantity: Quantity| number::quantity(quantity, indicator, lang)));
        let formula = found.formula.as_ref().map(|formula| data.catalogue.formula_in_words(formula, lang));
        let value = value.unwrap_or_else(|| format!("— {}", cell::gap(edition.cube.gap(data.year, &found.indicator), lang)));
        vec![
            Entry::Text(format!("{} {}", data.catalogue.indicator_name(&found.indicator, lang), value)),
            Entry::Text(formula.unwrap_or_default()),
            Entry::Text(inputs.join("; ")),
        ]
    });
    Table {
        caption: finding_words::lineage_title(lang).to_owned(),
        columns: vec![
            Column::left(finding_words::indicator(lang)),
            Column::left(finding_words::formula(lang)),
            Column::left(finding_words::made_from(lang)),
        ],
        rows: rows.collect(),
        foot: None,
    }
}

fn factors(edition: &Edition<'_>, derived: &[Lineage]) -> Table {
    let (lang, data) = (edition.lang, edition.year);
    let mut used: Vec<&FactorUse> = Vec::new();
    for factor in derived.iter().flat_map(|found| &found.factors) {
        if !used.contains(&factor) {
            used.push(factor);
        }
    }
    let rows = used.iter().map(|factor| {
        let words = factor_words(data, factor, lang);
        [words.name, words.value, words.unit, words.year, words.source, words.status].map(Entry::Text).into()
    });
    Table {
        caption: finding_words::factors_used(lang).to_owned(),
        columns: vec![
            Column::left(finding_words::factor(lang)),
            Column::left(format!("{} ({})", finding_words::value(lang), finding_words::range(lang).to_lowercase())),
            Column::left(finding_words::unit(lang)),
            Column::left(common::year(lang)),
            Column::left(finding_words::source(lang)),
            Column::left(finding_words::status(lang)),
        ],
        rows: rows.collect(),
        foot: None,
    }
}

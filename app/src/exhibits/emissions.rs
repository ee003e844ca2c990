//! The footprint's components, the parts of its change, and the carbon handprint's ranges.

use super::{drawn_lines, sentence, small_panel};
use crate::{
    chart::{self, Fall, Medium, RangeRow, Stack, Words},
    domain::{emission::Quantity, numbers::gap::Gap},
    findings::{
        Edition,
        components::Components,
        coverage::{coverage_line, covered},
    },
    text::{
        number::{self, Mass},
        words::{common, findings as finding_words},
    },
    ui::{Chart, Column, Entry, Exhibit, Table},
    url::Page,
};

/// The footprint's components over the years, stacked. None when no year has all of them.
#[must_use]
pub fn components(edition: &Edition<'_>, components: &Components, medium: Medium) -> Option<Exhibit> {
    let lang = edition.lang;
    let total = edition.fact(&edition.year.catalogue.headline().footprint.indicator)?;
    // A component that was not asked yet, or is withheld, is missing in its bar alone.
    let totals: Vec<Result<f64, Gap>> =
        total.trend.points.iter().map(|point| if point.is_hidden() { Err(Gap::NoData) } else { point.panel.map(Quantity::best) }).collect();
    let largest = totals.iter().flatten().copied().fold(0.0, f64::max);
    if largest <= 0.0 {
        return None;
    }
    let mass = Mass::for_largest(largest);
    let years: Vec<i32> = components.years.iter().map(|year| year.number()).collect();
    let stacks: Vec<Stack> = components
        .rows
        .iter()
        .map(|row| Stack { name: short_name(&row.name), values: row.panel.iter().map(|value| value.ok().map(|kg| mass.of(kg))).collect() })
        .collect();
    let shown = |kilograms: Result<f64, Gap>| Entry::told(kilograms.map(|kg| number::two_figures(mass.of(kg), lang)), lang);
    let rows = components
        .rows
        .iter()
        .map(|row| {
            let mut entries = vec![Entry::Text(row.name.clone())];
            entries.extend(row.panel.iter().map(|value| shown(*value)));
            entries.push(Entry::told(row.range.map(|range| number::bounds(range, mass, lang)), lang));
            entries.push(Entry::Text(row.quality.unwrap_or("—").to_owned()));
            entries
        })
        .collect();
    let mut foot = vec![Entry::Text(finding_words::total(lang).to_owned())];
    foot.extend(totals.iter().map(|total| shown(*total)));
    let total_range = total.aggregate.shown().map(|quantity| number::bounds(quantity.range(), mass, lang));
    foot.push(Entry::told(total_range.ok_or(total.gap()), lang));
    let quality = total.aggregate.marks.quality.map_or("—", crate::domain::catalogue::factor::Quality::as_str);
    foot.push(Entry::Text(quality.to_owned()));
    let mut columns = vec![Column::left(finding_words::component(lang))];
    columns.extend(components.years.iter().map(|year| Column::right(year.to_string())));
    // The years beside it are of the libraries that have all parts: whose the range is must be said.
    columns.push(Column::right(finding_words::range_of_all(lang, edition.year.year)));
    columns.push(Column::right(finding_words::quality(lang)));
    let shown_totals: Vec<Result<f64, Gap>> = totals.iter().map(|total| total.map(|kg| mass.of(kg))).collect();
    let label = |total: &Result<f64, Gap>| total.map(|total| number::two_figures(total, lang)).unwrap_or_default();
    let labels: Vec<String> = shown_totals.iter().map(label).collect();
    let words = Words {
        id: "components".to_owned(),
        title: finding_words::components_title(lang).to_owned(),
        description: format!(
            "{}: {}.",
            finding_words::total(lang),
            sentence(&years, &shown_totals, |value| number::two_figures(value, lang), lang)
        ),
    };
    Some(Exhibit {
        id: "components".to_owned(),
        level: 3,
        title: finding_words::components_title(lang).to_owned(),
        sub: finding_words::components_sub(
            lang,
            mass.unit_co2(lang),
            covered(components.coverage, edition.size(), lang),
            components.libraries,
        ),
        alt: words.alt(),
        chart: Chart(chart::stacked(&words, &years, &stacks, &drawn_lines(&shown_totals), &labels, &mass.unit_co2(lang), (lang, medium))),
        warning: small_panel(components.coverage, lang),
        table: Table {
            caption: format!("{}, {}", finding_words::components_title(lang), mass.unit_co2(lang)),
            columns,
            rows,
            foot: Some(foot),
        },
        source: format!("{} {}", finding_words::carbon_src(lang), finding_words::step_computed_how(lang, edition.year.catalogue.version())),
        links: vec![(common::nav_method(lang).to_owned(), format!("{}#factors", Page::Method(Some(edition.year.year)).path(lang)))],
    })
}

/// A component's name without its last word of what it is of: the legend has room for a few words.
fn short_name(name: &str) -> String {
    name.split(" (").next().unwrap_or(name).to_owned()
}

/// From last year's emissions to this year's.
#[must_use]
pub fn decomposition(edition: &Edition<'_>, medium: Medium) -> Option<Exhibit> {
    let lang = edition.lang;
    let split = edition.decomposition()?;
    let shown = split.shown()?;
    let mass = Mass::for_largest(shown.from.max(shown.to));
    let (from_year, to_year) = (edition.previous()?, edition.year.year);
    let label = edition.factor_label(split);
    // The change and its parts in one step, so that they add up; the years' totals have their own.
    let parts = [shown.kilograms.activity, shown.kilograms.factor].map(|kilograms| mass.of(kilograms));
    let (change, step) = (mass.of(shown.kilograms.change), mass.of(shown.step));
    let shares = [shown.percent.activity, shown.percent.factor];
    let amount = |value: f64| {
        number::with_sign(value, &format!("{}\u{a0}{}", number::number(value.abs(), number::decimals_of(step), lang), mass.unit()))
    };
    let level = |kilograms: f64| number::in_two_figures(mass.of(kilograms));
    let total = |kilograms: f64| format!("{}\u{a0}{}", number::two_figures(mass.of(kilograms), lang), mass.unit());
    let shown_step = |at: usize| format!("{} ({})", amount(parts[at]), number::change_percent(shares[at], lang));
    let falls = [
        Fall::Level { label: from_year.to_string(), value: level(shown.from), shown: total(shown.from), current: false },
        Fall::Step { label: finding_words::split_head(lang).to_owned(), change: parts[0], shown: shown_step(0) },
        Fall::Step { label: capitalised(label), change: parts[1], shown: shown_step(1) },
        Fall::Level { label: to_year.to_string(), value: level(shown.to), shown: total(shown.to), current: true },
    ];
    let row = |name: String, value: String, share: f64| {
        vec![Entry::Text(name), Entry::Text(value), Entry::Text(number::change_percent(share, lang))]
    };
    let sentence = edition.emissions_sentence();
    let words =
        Words { id: "decomposition".to_owned(), title: finding_words::decomposition_title(lang).to_owned(), description: sentence.clone() };
    Some(Exhibit {
        id: "decomposition".to_owned(),
        level: 3,
        title: sentence,
        sub: finding_words::decomposition_sub(lang, from_year, to_year, split.libraries, mass.unit_co2(lang)),
        alt: words.alt(),
        chart: Chart(chart::waterfall(&words, &falls, medium)),
        warning: None,
        table: Table {
            caption: finding_words::decomposition_title(lang).to_owned(),
            columns: vec![
                Column::left(finding_words::component(lang)),
                Column::right(mass.unit_co2(lang)),
                Column::right(finding_words::share_of(lang, from_year)),
            ],
            rows: vec![
                vec![Entry::Text(from_year.to_string()), Entry::Text(total(shown.from)), Entry::none(lang)],
                row(finding_words::split_head(lang).to_owned(), amount(parts[0]), shares[0]),
                row(capitalised(label), amount(parts[1]), shares[1]),
                row(finding_words::change(lang).to_owned(), amount(change), shown.percent.change),
            ],
            foot: Some(vec![Entry::Text(to_year.to_string()), Entry::Text(total(shown.to)), Entry::none(lang)]),
        },
        source: finding_words::decomposition_src(lang).to_owned(),
        links: vec![(
            finding_words::how_title(lang).to_owned(),
            format!("{}#uncertainty", Page::Method(Some(edition.year.year)).path(lang)),
        )],
    })
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// The carbon handprint: ranges, never a point.
#[must_use]
pub fn carbon(edition: &Edition<'_>, medium: Medium) -> Option<Exhibit> {
    let lang = edition.lang;
    let estimates: Vec<(String, crate::domain::emission::Range)> =
        edition.carbon_handprint().into_iter().filter_map(|(name, range)| range.map(|range| (name, range))).collect();
    let largest = estimates.iter().map(|(_, range)| range.high).fold(0.0, f64::max);
    if largest <= 0.0 {
        return None;
    }
    let mass = Mass::for_largest(largest);
    let rows: Vec<RangeRow> = estimates
        .iter()
        .map(|(name, range)| RangeRow {
            name: name.split(": ").last().unwrap_or(name).to_owned(),
            low: mass.of(range.low),
            high: mass.of(range.high),
            shown: number::bounds(*range, mass, lang),
        })
        .collect();
    let description = rows.iter().map(|row| format!("{}: {} {}", row.name, row.shown, mass.unit())).collect::<Vec<_>>().join(". ");
    let words = Words { id: "carbon".to_owned(), title: finding_words::carbon_title(lang).to_owned(), description };
    let coverage =
        edition.year.catalogue.headline().carbon_handprint.first().and_then(|code| edition.fact(code)).map(|fact| fact.aggregate.coverage);
    Some(Exhibit {
        id: "carbon".to_owned(),
        level: 3,
        title: finding_words::carbon_fig(lang).to_owned(),
        sub: format!(
            "{}, {}. {}. {}. {}",
            mass.unit_co2(lang),
            edition.year.year,
            coverage.map(|coverage| coverage_line(coverage, edition.size(), lang)).unwrap_or_default(),
            common::provisional(lang),
            edition.carbon_baselines()
        ),
        alt: words.alt(),
        chart: Chart(chart::ranges(&words, &rows, lang, medium)),
        warning: None,
        table: Table::new(
            finding_words::carbon_title(lang),
            vec![
                Column::left(finding_words::estimate(lang)),
                Column::right(format!("{}, {}", finding_words::lower(lang), mass.unit())),
                Column::right(format!("{}, {}", finding_words::upper(lang), mass.unit())),
            ],
            rows.iter()
                .map(|row| {
                    vec![
                        Entry::Text(row.name.clone()),
                        Entry::Text(number::two_figures(row.low, lang)),
                        Entry::Text(number::two_figures(row.high, lang)),
                    ]
                })
                .collect(),
        ),
        source: finding_words::carbon_src(lang).to_owned(),
        links: vec![(
            finding_words::factors_used(lang).to_owned(),
            format!("{}#factors", Page::Method(Some(edition.year.year)).path(lang)),
        )],
    })
}

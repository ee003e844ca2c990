//! How libraries differ: dots over a scale, and libraries by level.

use app::{
    domain::{disclosure, distribution::library_values, indicator::Aggregation, year_data::YearData},
    findings::Fact,
    text::{
        Lang,
        number::{self},
        words::{common, public},
    },
    ui::{Chart, Column, Entry, Figure, Table},
};

use crate::chart::{self, DistributionRow, Medium, Words};

use app::domain::quantile::{median, quantile};

use super::Drawn;

/// Size groups by full-time students (`domain/method.md` 6.7).
const GROUP_BOUNDS: (f64, f64) = (2500.0, 6000.0);

/// The distribution over libraries, in all and by size. None where one library could be told.
#[must_use]
pub fn distribution(fact: &Fact, data: &YearData, lang: Lang, medium: Medium) -> Option<Figure> {
    let indicator = &fact.indicator;
    let may_draw = !data.catalogue.is_personal(indicator) && indicator.aggregation != Aggregation::Distribution;
    if !may_draw || fact.value.is_none() || fact.aggregate.coverage.reporting < disclosure::SMALLEST_TOTAL {
        return None;
    }
    let drawn = Drawn::of(fact);
    let all: Vec<(f64, f64)> = library_values(data, indicator)
        .into_iter()
        .map(|(row, quantity)| (data.students.at(row).unwrap_or(0.0), drawn.value(quantity)))
        .collect();
    let pick =
        |fits: &dyn Fn(f64) -> bool| all.iter().filter(|(students, _)| fits(*students)).map(|(_, value)| *value).collect::<Vec<f64>>();
    let groups = [
        (public::group_all(lang), pick(&|_| true)),
        (public::group_large(lang), pick(&|students| students > GROUP_BOUNDS.1)),
        (public::group_middle(lang), pick(&|students| (GROUP_BOUNDS.0..=GROUP_BOUNDS.1).contains(&students))),
        (public::group_small(lang), pick(&|students| students < GROUP_BOUNDS.0)),
    ];
    let decimals = if drawn.mass.is_some() { 1 } else { indicator.decimals };
    let rows: Vec<DistributionRow> = groups
        .iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(label, values)| DistributionRow {
            label: (*label).to_owned(),
            sub: common::coverage_line(lang, values.len()),
            values: values.clone(),
        })
        .collect();
    let title = public::distribution_title(lang, &fact.name);
    let shown = |value: Option<f64>| {
        value.map(|value| if drawn.mass.is_some() { number::two_figures(value, lang) } else { number::number(value, decimals, lang) })
    };
    let table_rows = rows
        .iter()
        .map(|row| {
            let enough = row.values.len() >= 5;
            let quartile = |share: f64| {
                if enough {
                    Entry::or_none(shown(quantile(&row.values, share)), lang)
                } else {
                    Entry::Missing(format!("— {}", public::under_five(lang)))
                }
            };
            vec![
                Entry::Text(row.label.clone()),
                Entry::Text(row.values.len().to_string()),
                quartile(0.25),
                Entry::or_none(shown(median(&row.values)), lang),
                quartile(0.75),
            ]
        })
        .collect();
    let description = rows
        .iter()
        .map(|row| {
            format!(
                "{}: {}, {} {}",
                row.label,
                row.sub,
                public::median(lang).to_lowercase(),
                shown(median(&row.values)).unwrap_or_default()
            )
        })
        .collect::<Vec<_>>()
        .join(". ");
    let words = Words { id: "distribution".to_owned(), title: title.clone(), description };
    let median_word = public::median(lang).to_lowercase();
    Some(Figure {
        id: "distribution".to_owned(),
        level: 2,
        title: title.clone(),
        sub: format!(
            "{} {}.",
            public::distribution_sub(lang, drawn.unit(fact, lang), data.year),
            app::findings::coverage_line(fact.aggregate.coverage, lang)
        ),
        alt: words.alt(),
        chart: Chart(chart::distribution(&words, &rows, indicator.side, &median_word, decimals, lang, medium)),
        warning: None,
        table: Table {
            caption: title,
            columns: vec![
                Column::left(public::group(lang)),
                Column::right(public::libraries(lang)),
                Column::right(public::quartile_low(lang)),
                Column::right(public::median(lang)),
                Column::right(public::quartile_high(lang)),
            ],
            rows: table_rows,
            foot: None,
        },
        source: public::not_ranked(lang).to_owned(),
        links: Vec::new(),
    })
}

/// Libraries by level of a self-assessment.
#[must_use]
pub fn levels(fact: &Fact, data: &YearData, lang: Lang, medium: Medium) -> Option<Figure> {
    let counts = fact.aggregate.levels?;
    let names: Vec<String> = data.catalogue.levels().iter().map(|level| level.name.in_lang(lang).to_owned()).collect();
    let title = fact.name.clone();
    let description = names.iter().zip(counts).map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ");
    let words = Words { id: format!("levels-{}", fact.indicator.code), title: title.clone(), description };
    let rows = names
        .iter()
        .enumerate()
        .map(|(i, name)| vec![Entry::Text(format!("{} {name}", i + 1)), Entry::Text(counts[i].to_string())])
        .collect();
    Some(Figure {
        id: format!("levels-{}", fact.indicator.code),
        level: 2,
        title: public::levels_title(lang).to_owned(),
        sub: format!("{} {}.", public::levels_sub(lang, data.year), app::findings::coverage_line(fact.aggregate.coverage, lang)),
        alt: words.alt(),
        chart: Chart(chart::levels(&words, &names, &counts, medium)),
        warning: fact.warning(lang).map(str::to_owned),
        table: Table {
            caption: title,
            columns: vec![Column::left(public::level(lang)), Column::right(public::libraries(lang))],
            rows,
            foot: None,
        },
        source: public::not_ranked(lang).to_owned(),
        links: Vec::new(),
    })
}

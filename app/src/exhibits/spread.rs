//! How libraries differ: dots over a scale, and libraries by level.

use super::Drawn;
use crate::{
    chart::{self, DistributionRow, Medium, Words},
    domain::{
        limits::SMALLEST_TOTAL,
        numbers::{
            distribution::{Quartiles, Size, library_values, may_compare, quartiles},
            quantile::median,
            year_data::YearData,
        },
    },
    findings::Fact,
    text::{
        Lang, number,
        words::{common, public},
    },
    ui::{Chart, Column, Entry, Figure, Table},
};

/// The distribution over libraries, in all and by size. None where one library could be told.
#[must_use]
pub fn distribution(fact: &Fact, data: &YearData, lang: Lang, medium: Medium) -> Option<Figure> {
    let indicator = &fact.indicator;
    if !may_compare(data, indicator) || fact.value.is_none() || fact.aggregate.coverage.reporting < SMALLEST_TOTAL {
        return None;
    }
    let drawn = Drawn::of(fact);
    let all: Vec<(Option<Size>, f64)> = library_values(data, indicator)
        .into_iter()
        .map(|(row, quantity)| (data.students.at(row).map(Size::of), drawn.unrounded(quantity)))
        .collect();
    let decimals = if drawn.mass.is_some() { 1 } else { indicator.decimals };
    let of_size = |wanted: Size| all.iter().filter(|(size, _)| *size == Some(wanted)).map(|(_, value)| *value).collect::<Vec<f64>>();
    let groups = [
        (public::group_all(lang), all.iter().map(|(_, value)| *value).collect()),
        (public::group_large(lang), of_size(Size::Large)),
        (public::group_middle(lang), of_size(Size::Middle)),
        (public::group_small(lang), of_size(Size::Small)),
    ];
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
            let found = quartiles(&row.values);
            let quartile = |pick: fn(Quartiles) -> f64| match found {
                Some(found) => Entry::or_none(shown(Some(pick(found))), lang),
                None => Entry::Missing(format!("— {}", public::under_five(lang))),
            };
            vec![
                Entry::Text(row.label.clone()),
                Entry::Text(row.values.len().to_string()),
                quartile(|found| found.low),
                quartile(|found| found.middle),
                quartile(|found| found.high),
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
            crate::findings::coverage_line(fact.aggregate.coverage, lang)
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
        sub: format!("{} {}.", public::levels_sub(lang, data.year), crate::findings::coverage_line(fact.aggregate.coverage, lang)),
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

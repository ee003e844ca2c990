//! How libraries differ: dots over a scale, and libraries by level.

use super::Drawn;
use crate::{
    chart::{self, DistributionRow, Medium, Words},
    domain::{catalogue::size::SizeMeasure, cube::spread::Group, numbers::distribution::Quartiles},
    findings::{
        Edition, Fact,
        coverage::{coverage_line, size_group},
    },
    text::{
        Lang, number,
        words::{common, findings as finding_words},
    },
    ui::{Chart, Column, Entry, Exhibit, Table},
};

/// The distribution over libraries, in all and by size. None where one library could be told.
#[must_use]
pub fn distribution(edition: &Edition<'_>, fact: &Fact, medium: Medium) -> Option<Exhibit> {
    let (lang, year) = (edition.lang, edition.year.year);
    let spread = edition.cube.spread(year, &fact.indicator.code).filter(|_| fact.value.is_some())?;
    let drawn = Drawn::of(fact);
    let decimals = if drawn.mass.is_some() { 1 } else { fact.indicator.decimals };
    let rows: Vec<DistributionRow> = spread.groups.iter().map(|group| row(group, drawn, edition.size(), lang)).collect();
    let title = finding_words::distribution_title(lang, &fact.name);
    let shown = |value: Option<f64>| {
        value.map(|value| if drawn.mass.is_some() { number::two_figures(value, lang) } else { number::number(value, decimals, lang) })
    };
    let table_rows = rows
        .iter()
        .map(|row| {
            let quartile = |pick: fn(Quartiles) -> f64| match row.quartiles {
                Some(found) => Entry::or_none(shown(Some(pick(found))), lang),
                None => Entry::Missing(format!("— {}", finding_words::under_five(lang))),
            };
            vec![
                Entry::Text(row.label.clone()),
                Entry::Text(row.libraries.to_string()),
                quartile(|found| found.low),
                quartile(|found| found.middle),
                quartile(|found| found.high),
            ]
        })
        .collect();
    let description = rows
        .iter()
        .map(|row| {
            let median = shown(row.median).map(|median| format!(", {} {median}", finding_words::median(lang).to_lowercase()));
            format!("{}: {}{}", row.label, row.sub, median.unwrap_or_default())
        })
        .collect::<Vec<_>>()
        .join(". ");
    let words = Words { id: "distribution".to_owned(), title: title.clone(), description };
    let median_word = finding_words::median(lang).to_lowercase();
    Some(Exhibit {
        id: "distribution".to_owned(),
        level: 2,
        title: title.clone(),
        sub: format!(
            "{} {}.",
            finding_words::distribution_sub(lang, drawn.unit(fact, lang), year),
            coverage_line(fact.aggregate.coverage, edition.size(), lang)
        ),
        alt: words.alt(),
        chart: Chart(chart::distribution(&words, &rows, fact.indicator.side, &median_word, decimals, lang, medium)),
        warning: None,
        table: Table::new(
            title,
            vec![
                Column::left(finding_words::group(lang)),
                Column::right(finding_words::libraries(lang)),
                Column::right(finding_words::quartile_low(lang)),
                Column::right(finding_words::median(lang)),
                Column::right(finding_words::quartile_high(lang)),
            ],
            table_rows,
        ),
        source: finding_words::not_ranked(lang).to_owned(),
        links: Vec::new(),
    })
}

fn row(group: &Group, drawn: Drawn, measure: &SizeMeasure, lang: Lang) -> DistributionRow {
    let label = match group.size {
        None => finding_words::group_all(lang).to_owned(),
        Some(size) => size_group(size, measure, lang),
    };
    let quartiles = group.quartiles.map(|found| {
        let [low, middle, high] = [found.low, found.middle, found.high].map(|value| drawn.scaled(value));
        Quartiles { low, middle, high, ..found }
    });
    DistributionRow {
        label,
        sub: common::libraries(lang, group.libraries),
        libraries: group.libraries,
        largest: drawn.scaled(group.largest),
        median: group.median.map(|median| drawn.scaled(median)),
        quartiles,
        dots: group.dots.iter().map(|value| drawn.scaled(*value)).collect(),
    }
}

/// Libraries by level of a self-assessment.
#[must_use]
pub fn levels(edition: &Edition<'_>, fact: &Fact, medium: Medium) -> Option<Exhibit> {
    let (lang, year) = (edition.lang, edition.year.year);
    let counts = fact.aggregate.levels?;
    let names: Vec<String> = edition.year.catalogue.levels().iter().map(|level| level.name.in_lang(lang).to_owned()).collect();
    let title = fact.name.clone();
    let description = names.iter().zip(counts).map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ");
    let words = Words { id: format!("levels-{}", fact.indicator.code), title: title.clone(), description };
    let rows = names
        .iter()
        .enumerate()
        .map(|(i, name)| vec![Entry::Text(format!("{} {name}", i + 1)), Entry::Text(counts[i].to_string())])
        .collect();
    Some(Exhibit {
        id: format!("levels-{}", fact.indicator.code),
        level: 2,
        title: finding_words::levels_title(lang).to_owned(),
        sub: format!("{} {}.", finding_words::levels_sub(lang, year), coverage_line(fact.aggregate.coverage, edition.size(), lang)),
        alt: words.alt(),
        chart: Chart(chart::levels(&words, &names, &counts, medium)),
        warning: fact.warning(lang).map(str::to_owned),
        table: Table::new(title, vec![Column::left(finding_words::level(lang)), Column::right(finding_words::libraries(lang))], rows),
        source: finding_words::not_ranked(lang).to_owned(),
        links: Vec::new(),
    })
}

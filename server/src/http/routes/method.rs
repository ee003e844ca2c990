//! `/{lang}/method`: definitions, factors, boundary.

use std::collections::BTreeMap;

use app::{
    domain::{code::IndicatorCode, numbers::year_data::YearData},
    findings::lineage::{computed, status},
    pages::method::{Definition, Method, method},
    text::{
        Lang, date, names, number,
        words::{common, public},
    },
    ui::{Column, Entry, Table},
    url::Page,
};
use axum::{extract::State, http::HeaderMap, response::Response};

use super::years::{YearQuery, respond};
use crate::{
    http::{
        Web,
        errors::PageError,
        extract::{Asked, At},
    },
    service::published::PublishedYear,
};

pub async fn get(
    State(web): State<Web>,
    At(lang): At<Lang>,
    Asked(query): Asked<YearQuery>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let published = web.service.published();
    respond(&web, &headers, lang, query.year, "method", |chosen| {
        let data = chosen.edition.year;
        let themes = data
            .catalogue
            .themes()
            .iter()
            .map(|theme| {
                let definitions =
                    data.catalogue.indicators().iter().filter(|indicator| indicator.theme == theme.code).map(|indicator| Definition {
                        name: indicator.name.in_lang(lang).to_owned(),
                        href: Page::indicator(&indicator.code, data.year).path(lang),
                        unit: indicator.unit_name.in_lang(lang).to_owned(),
                        definition: indicator.definition.in_lang(lang).to_owned(),
                        computed: indicator.formula.as_ref().map_or_else(
                            || computed(&indicator.aggregation, data, lang),
                            |formula| {
                                format!(
                                    "{}: {}. {}",
                                    public::formula(lang),
                                    data.catalogue.formula_in_words(formula, lang),
                                    computed(&indicator.aggregation, data, lang)
                                )
                            },
                        ),
                    });
                (theme.name.in_lang(lang).to_owned(), definitions.collect())
            })
            .collect();
        Some(method(Method {
            shell: chosen.shell(Page::Method, public::method_title(lang)),
            themes,
            boundary: data.catalogue.consortium().boundary.in_lang(lang).to_owned(),
            factors_lede: public::method_factors_lede(lang, data.catalogue.version(), data.year),
            factors: factors(data, lang),
            revisions: published.years.iter().rev().filter(|year| year.revision > 1).map(|year| revision(year, lang)).collect(),
            breaks: published.years.iter().flat_map(|year| breaks(&year.data, lang)).collect(),
        }))
    })
    .await
}

/// Why a year was published again, and which indicators of how many libraries it corrected.
fn revision(year: &PublishedYear, lang: Lang) -> String {
    let mut counts: BTreeMap<&IndicatorCode, usize> = BTreeMap::new();
    for correction in &year.corrections {
        *counts.entry(&correction.indicator).or_default() += 1;
    }
    let corrected: Vec<String> =
        counts.into_iter().map(|(code, libraries)| format!("{} ({libraries})", year.data.catalogue.indicator_name(code, lang))).collect();
    let what = if corrected.is_empty() { public::revision_same(lang).to_owned() } else { names::list(&corrected, lang) };
    public::revision_line(lang, year.data.year, year.revision, date::date(year.frozen_on, lang), &year.reason, what)
}

/// A year's breaks that concern every library, each with its reason.
fn breaks(data: &YearData, lang: Lang) -> Vec<String> {
    let common = data.breaks.iter().filter(|found| found.library.is_none());
    common
        .map(|found| {
            let name = data
                .catalogue
                .find_indicator(found.indicator.as_str())
                .map_or_else(|| found.indicator.to_string(), |i| i.name.in_lang(lang).to_owned());
            format!("{}, {name}: {}", found.year, found.reason.in_lang(lang))
        })
        .collect()
}

fn factors(data: &YearData, lang: Lang) -> Table {
    let mut rows = Vec::new();
    for factor in data.catalogue.factors() {
        let used = factor.find_version(data.year).map(|valid| valid.version.valid_year);
        for version in &factor.versions {
            let range = version.range();
            let value =
                format!("{} ({}–{})", number::plain(range.best, lang), number::plain(range.low, lang), number::plain(range.high, lang));
            let source = data.catalogue.find_source(&version.source);
            rows.push(vec![
                Entry::Text(factor.name.in_lang(lang).to_owned()),
                Entry::Text(version.valid_year.to_string()),
                if used == Some(version.valid_year) { Entry::Strong(value) } else { Entry::Text(value) },
                Entry::Text(factor.unit.clone()),
                match source {
                    Some(source) if source.url.starts_with("https://") => {
                        Entry::Link { text: source.title.clone(), href: source.url.clone() }
                    }
                    Some(source) => Entry::Text(source.title.clone()),
                    None => Entry::none(lang),
                },
                Entry::Text(version.confidence.as_str().to_owned()),
                Entry::Text(status(version.status, lang).to_owned()),
            ]);
        }
    }
    Table {
        caption: public::method_factors(lang).to_owned(),
        columns: vec![
            Column::left(public::factor(lang)),
            Column::left(common::year(lang)),
            Column::right(format!("{} ({})", public::value(lang), public::range(lang).to_lowercase())),
            Column::left(public::unit(lang)),
            Column::left(public::source(lang)),
            Column::left(public::quality(lang)),
            Column::left(public::status(lang)),
        ],
        rows,
        foot: None,
    }
}

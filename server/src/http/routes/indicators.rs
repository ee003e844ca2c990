//! `/{lang}/indicators`: all indicators by theme.

use app::{
    findings::side_name,
    pages::indicators::{Indicators, indicators},
    text::{
        Lang, number,
        words::{common, public},
    },
    ui::{Column, Entry, Table},
    url::{Page, theme_anchor},
};
use axum::{extract::State, http::HeaderMap, response::Response};

use super::years::{YearQuery, respond};
use crate::http::{
    Web,
    errors::PageError,
    extract::{Asked, At},
};

pub async fn get(
    State(web): State<Web>,
    At(lang): At<Lang>,
    Asked(query): Asked<YearQuery>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    respond(&web, &headers, lang, query.year, "indicators", |chosen| {
        let (edition, year) = (&chosen.edition, chosen.year());
        let catalogue = &edition.year.catalogue;
        let themes = catalogue
            .themes()
            .iter()
            .map(|theme| {
                let rows = catalogue
                    .indicators()
                    .iter()
                    .filter(|indicator| indicator.theme == theme.code)
                    .filter_map(|indicator| edition.fact(&indicator.code))
                    .map(|fact| {
                        let mark =
                            if fact.is_provisional() { format!(" ({})", common::provisional(lang).to_lowercase()) } else { String::new() };
                        vec![
                            Entry::Link { text: fact.name.clone(), href: Page::indicator(&fact.indicator.code, year).path(lang) },
                            Entry::Text(side_name(fact.indicator.side, lang).to_owned()),
                            Entry::or_none(fact.value.clone().map(|value| format!("{value}{mark}")), lang),
                            fact.change.as_ref().map_or_else(
                                || Entry::Missing(format!("— {}", public::not_compared(lang))),
                                |change| Entry::Text(change.with_sign()),
                            ),
                            Entry::Text(number::of_libraries(fact.aggregate.coverage, lang)),
                        ]
                    })
                    .collect();
                let name = theme.name.in_lang(lang).to_owned();
                let table = Table {
                    caption: format!("{name} {year}"),
                    columns: vec![
                        Column::left(public::indicator(lang)),
                        Column::left(public::side(lang)),
                        Column::right(public::value(lang)),
                        Column::right(public::change(lang)),
                        Column::right(public::libraries(lang)),
                    ],
                    rows,
                    foot: None,
                };
                (theme_anchor(&theme.code), name, table)
            })
            .collect();
        Some(indicators(Indicators {
            shell: chosen.shell(Page::Indicators(chosen.year_in_address()), public::indicators_title(lang)),
            year,
            years: chosen.years.clone(),
            themes,
        }))
    })
    .await
}

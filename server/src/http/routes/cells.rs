//! `/{lang}/review/{year}/cells/{indicator}`: the cells under a number.

use app::{
    domain::{code::IndicatorCode, year::Year},
    pages::cells::{Cells, cells},
    text::{Lang, cell, date, words::compare as words},
    ui::{Column, Entry, Table, render},
    url::Page,
};
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::library_year::shell;
use crate::http::{
    Web,
    errors::{InLang, PageError},
    extract::At,
    session::SignedIn,
};

pub async fn get(
    State(web): State<Web>,
    At((lang, year, indicator)): At<(Lang, Year, IndicatorCode)>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let found = web.service.list_cells(&actor, year, &indicator).await.in_lang(lang)?;
    let catalogue = web.service.catalogue(year);
    let name = catalogue.indicator_name(&indicator, lang);
    let rows = found.iter().map(|part| {
        let approval = part.approval.as_ref().map(|approval| {
            let who = part.approver.clone().unwrap_or_else(|| words::by_command(lang).to_owned());
            format!("{}, {who}", date::date(approval.on, lang))
        });
        let library = catalogue.find_library(part.library.as_str()).map_or_else(|| part.library.to_string(), |l| l.abbreviation.clone());
        vec![
            Entry::Link { text: library, href: Page::ReviewLibrary { year, library: part.library.clone() }.path(lang) },
            Entry::Text(cell::cell(part.figure.cell, lang)),
            Entry::Text(part.figure.note.clone()),
            Entry::or_none(approval, lang),
        ]
    });
    let title = words::cells_title(lang, &name, year);
    let table = Table {
        caption: title.clone(),
        columns: vec![
            Column::left(app::text::words::review::library(lang)),
            Column::right(words::value(lang)),
            Column::left(words::note(lang)),
            Column::left(words::approved(lang)),
        ],
        rows: rows.collect(),
        foot: None,
    };
    let back = (name, Page::indicator(&indicator, year).path(lang));
    let shell = shell(&web, &actor, Page::ReviewCells { year, indicator }, title.clone(), lang, year);
    Ok(Html(render(Web::assets(), || cells(Cells { shell, title, back, table }))).into_response())
}

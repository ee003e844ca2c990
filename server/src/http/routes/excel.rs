//! `/{lang}/entry/{library}/{year}/excel`: a workbook to download, fill in and bring back.

use app::{
    domain::{code::LibraryCode, year::Year},
    pages::upload::{Kind, Outcome},
    text::{Lang, unreadable::Unreadable, words::upload as words},
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use super::filing::{JustSaved, page, preview};
use crate::{
    http::{
        Web,
        errors::{InLang, PageError},
        extract::{Asked, At, Uploaded},
        session::SignedIn,
    },
    service::{
        ServiceError,
        exchange::{table, workbook},
    },
};

/// More than these are one mistake, repeated: the title says how many there are.
const MOST_PROBLEMS: usize = 100;

type YearPath = (Lang, LibraryCode, Year);

pub async fn get(
    State(web): State<Web>,
    At((lang, library, year)): At<YearPath>,
    Asked(saved): Asked<JustSaved>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = web.service.own_sheet(&actor, &library, year).await.in_lang(lang)?;
    Ok(page(&web, &actor, &sheet, Kind::Workbook, saved.outcome(), String::new(), lang))
}

pub async fn download(
    State(web): State<Web>,
    At((lang, library, year, file)): At<(Lang, LibraryCode, Year, String)>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = web.service.own_sheet(&actor, &library, year).await.in_lang(lang)?;
    let failed = |error: String| PageError::Service(lang, ServiceError::Internal(error));
    let catalogue = &web.service.catalogue(year);
    let (kind, bytes) = if file == format!("{library}-{year}.xlsx") {
        let bytes = workbook::xlsx(&sheet, catalogue, lang).map_err(|e| failed(e.to_string()))?;
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes)
    } else if file == format!("{library}-{year}.csv") {
        ("text/csv; charset=utf-8", workbook::csv(&sheet, catalogue, lang).map_err(|e| failed(e.to_string()))?)
    } else {
        return Err(PageError::not_found(lang));
    };
    let name = format!("attachment; filename=\"jalki-{file}\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

/// The dry run: every problem, or every change.
pub async fn post(
    State(web): State<Web>,
    At((lang, library, year)): At<YearPath>,
    SignedIn(actor): SignedIn,
    uploaded: Uploaded,
) -> Result<Response, PageError> {
    let sheet = web.service.own_sheet(&actor, &library, year).await.in_lang(lang)?;
    let outcome = match uploaded.file {
        None => Outcome::Problems { title: words::no_file(lang).to_owned(), list: Vec::new() },
        Some(bytes) => match read(bytes, lang).await? {
            Err(reason) => Outcome::Problems { title: words::unreadable(lang, reason.in_lang(lang)), list: Vec::new() },
            Ok(table) => match workbook::read(&table, &sheet, &web.service.catalogue(year), lang) {
                Ok(rows) => Outcome::Preview(preview(&sheet, rows, lang)),
                Err(problems) => Outcome::Problems {
                    title: words::problems(lang, problems.len()),
                    list: problems
                        .into_iter()
                        .take(MOST_PROBLEMS)
                        .map(|found| words::problem_at(lang, found.row, found.column, found.reason))
                        .map(|problem| match &table.sheet {
                            Some(sheet) => words::in_sheet(lang, sheet, problem),
                            None => problem,
                        })
                        .collect(),
                },
            },
        },
    };
    Ok(page(&web, &actor, &sheet, Kind::Workbook, outcome, String::new(), lang))
}

/// Reads a file away from the threads that answer requests.
pub async fn read(bytes: Vec<u8>, lang: Lang) -> Result<Result<table::Table, Unreadable>, PageError> {
    tokio::task::spawn_blocking(move || table::read(&bytes))
        .await
        .map_err(|e| PageError::Service(lang, ServiceError::Internal(e.to_string())))
}

//! `/{lang}/entry/{library}/{year}/excel`: a workbook to download, fill in and bring back.

use app::{
    domain::{code::LibraryCode, year::Year},
    pages::upload::{Kind, Outcome},
    text::{Lang, words::upload as words},
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use super::filing::{own_sheet, page, preview};
use crate::{
    http::{
        Web,
        errors::PageError,
        extract::{At, Uploaded},
        session::SignedIn,
    },
    service::{
        ServiceError,
        exchange::{table, workbook},
    },
};

type YearPath = (Lang, LibraryCode, Year);

pub async fn get(
    State(web): State<Web>,
    At((lang, library, year)): At<YearPath>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = own_sheet(&web, &actor, &library, year, lang).await?;
    Ok(page(&web, &actor, &sheet, Kind::Workbook, Outcome::Nothing, String::new(), lang))
}

pub async fn download(
    State(web): State<Web>,
    At((lang, library, year, file)): At<(Lang, LibraryCode, Year, String)>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = own_sheet(&web, &actor, &library, year, lang).await?;
    let failed = |error: String| PageError::Service(lang, ServiceError::Internal(error));
    let catalogue = &web.service.catalogue;
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
    let sheet = own_sheet(&web, &actor, &library, year, lang).await?;
    let outcome = match uploaded.file {
        None => Outcome::Problems { title: words::no_file(lang).to_owned(), list: Vec::new() },
        Some(bytes) => match read(bytes).await? {
            Err(reason) => Outcome::Problems { title: words::unreadable(lang, reason), list: Vec::new() },
            Ok(table) => match workbook::read(&table, &sheet, &web.service.catalogue, lang) {
                Ok(rows) => Outcome::Preview(preview(&web, &sheet, rows, lang)),
                Err(problems) => Outcome::Problems {
                    title: words::problems(lang, problems.len()),
                    list: problems.into_iter().map(|found| words::problem_at(lang, found.row, found.column, found.reason)).collect(),
                },
            },
        },
    };
    Ok(page(&web, &actor, &sheet, Kind::Workbook, outcome, String::new(), lang))
}

/// Reads a file away from the threads that answer requests.
pub async fn read(bytes: Vec<u8>) -> Result<Result<table::Table, String>, PageError> {
    tokio::task::spawn_blocking(move || table::read(&bytes))
        .await
        .map_err(|e| PageError::Service(Lang::default(), ServiceError::Internal(e.to_string())))
}

//! The reports of frozen years: the list, and each as a PDF.

use app::{
    domain::year::Year,
    pages::public::reports::{Reports, reports},
    text::Lang,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};

use crate::http::{
    Web,
    cached::{Reader, page},
    errors::PageError,
    extract::At,
    named,
};

pub async fn list(State(web): State<Web>, At(lang): At<Lang>, reader: Reader) -> Result<Response, PageError> {
    page(&web, &reader, lang, "reports", |published, lang| reports(Reports::of(published, lang))).await
}

/// The PDF of a frozen year, made once and kept.
pub async fn get(State(web): State<Web>, At((lang, file)): At<(Lang, String)>, reader: Reader) -> Result<Response, PageError> {
    let year = file.strip_suffix(".pdf").and_then(|year| Year::parse(year).ok()).ok_or_else(PageError::not_found)?;
    let file = web.service.report(year, lang).await?;
    let name = format!("jalki-{year}-{}.pdf", lang.as_str());
    Ok((named("inline", &name), reader.answer(&file, "application/pdf").await).into_response())
}

//! Open data of frozen years, as CSV: made once and kept, like the pages.

use app::{
    domain::{code::IndicatorCode, year::Year},
    text::Lang,
};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};

use super::years::kept;
use crate::{
    http::{
        Web,
        errors::{InLang, PageError},
        extract::At,
    },
    service::{
        ServiceError,
        exchange::{aggregates::public_aggregates, write::Field},
    },
};

/// `/{lang}/data/{year}/figures.csv`
pub async fn year(State(web): State<Web>, At((lang, year)): At<(Lang, Year)>, headers: HeaderMap) -> Result<Response, PageError> {
    let published = web.service.published();
    let found = published.find(year).ok_or_else(|| PageError::not_found(lang))?;
    let response = kept(&published, &headers, &format!("data/{year}"), || {
        public_aggregates([&found.data], &published.cube).csv().map_err(ServiceError::Internal).in_lang(lang)
    })?;
    Ok(as_csv(response, &format!("jalki-{year}.csv")))
}

/// `/{lang}/data/indicators/{code}.csv`
pub async fn indicator(State(web): State<Web>, At((lang, file)): At<(Lang, String)>, headers: HeaderMap) -> Result<Response, PageError> {
    let not_found = || PageError::not_found(lang);
    let code = file.strip_suffix(".csv").and_then(|code| IndicatorCode::parse(code).ok()).ok_or_else(not_found)?;
    let published = web.service.published();
    let response = kept(&published, &headers, &format!("data/{code}"), || {
        let mut sheet = public_aggregates(published.years.iter().map(|year| &year.data), &published.cube);
        sheet.rows.retain(|row| matches!(&row[1], Field::Text(text) if *text == code.as_str()));
        if sheet.rows.is_empty() {
            return Err(not_found());
        }
        sheet.csv().map_err(ServiceError::Internal).in_lang(lang)
    })?;
    Ok(as_csv(response, &format!("jalki-{code}.csv")))
}

fn as_csv(mut response: Response, name: &str) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    if let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

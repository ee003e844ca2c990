//! `/{lang}/reports` and `/{lang}/reports/{year}.pdf`.

use app::{
    domain::{code::STUDENTS, year::Year},
    findings::coverage_line,
    pages::reports::{Reports, reports},
    text::{Lang, date, words::public},
    ui::{Shell, render},
    url::Page,
};
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};

use super::years::kept;
use crate::{
    http::{
        Web,
        errors::{InLang, PageError},
        extract::At,
    },
    report,
    service::ServiceError,
};

pub async fn list(State(web): State<Web>, At(lang): At<Lang>, headers: HeaderMap) -> Result<Response, PageError> {
    let published = web.service.published();
    kept(&published, &headers, &format!("{}/reports", lang.as_str()), || {
        let years = published
            .years
            .iter()
            .rev()
            .map(|year| {
                let measure = year.data.catalogue.find_indicator(STUDENTS);
                let coverage = measure
                    .and_then(|indicator| published.cube.aggregate(year.data.year, &indicator.code))
                    .map(|aggregate| coverage_line(aggregate.coverage, lang));
                let frozen = public::frozen_on(lang, date::date(year.frozen_on, lang));
                let again = (year.revision > 1).then(|| format!(" · {}: {}", public::revision(lang, year.revision), year.reason));
                (year.data.year, frozen + &again.unwrap_or_default(), coverage.unwrap_or_default())
            })
            .collect();
        let shell = Shell::public(lang, Page::Reports, public::reports_title(lang), &published.site);
        Ok(render(Web::assets(), || reports(Reports { shell, years })).into_bytes())
    })
}

/// The PDF of a frozen year, made once and kept.
pub async fn get(State(web): State<Web>, At((lang, file)): At<(Lang, String)>) -> Result<Response, PageError> {
    let year = file.strip_suffix(".pdf").and_then(|year| Year::parse(year).ok()).ok_or_else(|| PageError::not_found(lang))?;
    let published = web.service.published();
    if published.find(year).is_none() {
        return Err(PageError::not_found(lang));
    }
    let key = format!("{}/report/{year}.pdf", lang.as_str());
    let making = published.clone();
    let bytes = tokio::task::spawn_blocking(move || making.kept(&key, || report::of_published(&making, year, lang)))
        .await
        .map_err(|e| ServiceError::Internal(format!("report: {e}")))
        .in_lang(lang)?
        .map_err(|e| ServiceError::Internal(format!("report: {e}")))
        .in_lang(lang)?;
    let name = format!("inline; filename=\"jalki-{year}-{}.pdf\"", lang.as_str());
    Ok((
        [
            (header::CONTENT_TYPE, "application/pdf".to_owned()),
            (header::CONTENT_DISPOSITION, name),
            (header::CACHE_CONTROL, "public, no-cache".to_owned()),
        ],
        bytes.bytes.clone(),
    )
        .into_response())
}

//! Open data of frozen years, as CSV.

use app::{
    domain::{code::IndicatorCode, disclosure, year::Year},
    text::Lang,
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use crate::{
    http::{
        Web,
        errors::{InLang, PageError},
        extract::At,
    },
    service::{
        ServiceError,
        exchange::{
            aggregates::aggregates,
            write::{Field, Sheet},
        },
    },
};

/// `/{lang}/data/{year}/figures.csv`
pub async fn year(State(web): State<Web>, At((lang, year)): At<(Lang, Year)>) -> Result<Response, PageError> {
    let published = web.service.published();
    let found = published.find(year).ok_or_else(|| PageError::not_found(lang))?;
    csv(protected(aggregates([&found.data]), &web), &format!("jalki-{year}.csv"), lang)
}

/// `/{lang}/data/indicators/{code}.csv`
pub async fn indicator(State(web): State<Web>, At((lang, file)): At<(Lang, String)>) -> Result<Response, PageError> {
    let not_found = || PageError::not_found(lang);
    let code = file.strip_suffix(".csv").and_then(|code| IndicatorCode::parse(code).ok()).ok_or_else(not_found)?;
    let published = web.service.published();
    let mut sheet = protected(aggregates(published.years.iter().map(|year| &year.data)), &web);
    sheet.rows.retain(|row| matches!(&row[1], Field::Text(text) if *text == code.as_str()));
    if sheet.rows.is_empty() {
        return Err(not_found());
    }
    csv(sheet, &format!("jalki-{code}.csv"), lang)
}

/// Without totals that could be taken apart, and without totals of under half.
fn protected(mut sheet: Sheet, web: &Web) -> Sheet {
    for row in &mut sheet.rows {
        let (Field::Text(code), Field::Whole(reporting), Field::Text(status)) = (&row[1], &row[5], &row[8]) else { continue };
        let personal = web.service.catalogue.find_indicator(code).is_some_and(|indicator| web.service.catalogue.is_personal(indicator));
        let reporting = usize::try_from(*reporting).unwrap_or_default();
        if status == "insufficient" || !disclosure::may_show_total(personal, reporting) {
            for value in &mut row[2..5] {
                *value = Field::Empty;
            }
        }
    }
    sheet
}

fn csv(sheet: Sheet, name: &str, lang: Lang) -> Result<Response, PageError> {
    let bytes = sheet.csv().map_err(ServiceError::Internal).in_lang(lang)?;
    Ok((
        [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
            (header::CACHE_CONTROL, "public, no-cache".to_owned()),
        ],
        bytes,
    )
        .into_response())
}

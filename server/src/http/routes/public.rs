//! The pages for everybody, and open data as CSV.

use app::{
    domain::{code::IndicatorCode, year::Year},
    pages::public::{
        demo::{self, Demo},
        indicator::{self, Indicator},
        indicators::{self, Indicators},
        message::{Message, message},
        method::{self, Method},
        overview::{self, Overview},
        plain::{Plain, plain},
        stories::{self, Stories},
        story::{self, Story},
    },
    text::Lang,
    url::{Basis, Page},
};
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    demo::real::real_figures,
    http::{
        Web,
        cached::{Reader, page, page_of_year},
        errors::PageError,
        extract::{Asked, At},
        named,
    },
    service::{
        ServiceError,
        exchange::{aggregates::public_aggregates, write::Field},
    },
};

#[derive(Debug, Default, Deserialize)]
pub struct YearQuery {
    #[serde(default)]
    year: Option<Year>,
    #[serde(default)]
    basis: Option<String>,
}

/// `/`: to the language that the browser prefers.
pub async fn root(headers: HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let to = Page::Overview(None).path(Lang::preferred(accepted));
    ([(header::VARY, "Accept-Language")], Redirect::to(&to)).into_response()
}

pub async fn overview(
    State(web): State<Web>,
    At(lang): At<Lang>,
    Asked(query): Asked<YearQuery>,
    reader: Reader,
) -> Result<Response, PageError> {
    page_of_year(&web, &reader, (lang, query.year), "overview", |edition| Some(overview::overview(Overview::of(edition)))).await
}

pub async fn indicators(
    State(web): State<Web>,
    At(lang): At<Lang>,
    Asked(query): Asked<YearQuery>,
    reader: Reader,
) -> Result<Response, PageError> {
    page_of_year(&web, &reader, (lang, query.year), "indicators", |edition| Some(indicators::indicators(Indicators::of(edition)))).await
}

pub async fn indicator(
    State(web): State<Web>,
    At((lang, code)): At<(Lang, IndicatorCode)>,
    Asked(query): Asked<YearQuery>,
    reader: Reader,
) -> Result<Response, PageError> {
    let basis = Basis::ALL.into_iter().find(|basis| basis.as_str() == query.basis.as_deref()).unwrap_or_default();
    let archive = web.service.archive();
    // A retired indicator opens in its last year.
    let last = archive.published.last_with(&code).filter(|last| archive.published.latest().is_some_and(|latest| latest.year != *last));
    if let (None, Some(last)) = (query.year, last) {
        return Ok(Redirect::to(&Page::Indicator { code, year: Some(last), basis }.path(lang)).into_response());
    }
    let name = format!("indicator-{code}-{basis:?}");
    page_of_year(&web, &reader, (lang, query.year), &name, |edition| Indicator::of(edition, &code, basis).map(indicator::indicator)).await
}

pub async fn stories(
    State(web): State<Web>,
    At(lang): At<Lang>,
    Asked(query): Asked<YearQuery>,
    reader: Reader,
) -> Result<Response, PageError> {
    page_of_year(&web, &reader, (lang, query.year), "stories", |edition| Some(stories::stories(Stories::of(edition)))).await
}

/// A story's number is enough: its year is found when the address has none.
pub async fn story(
    State(web): State<Web>,
    At((lang, id)): At<(Lang, i64)>,
    Asked(query): Asked<YearQuery>,
    reader: Reader,
) -> Result<Response, PageError> {
    let year = query.year.or_else(|| web.service.archive().published.year_of_story(id)).ok_or_else(PageError::not_found)?;
    page_of_year(&web, &reader, (lang, Some(year)), &format!("story-{id}"), |edition| Story::of(edition, id).map(story::story)).await
}

pub async fn method(
    State(web): State<Web>,
    At(lang): At<Lang>,
    Asked(query): Asked<YearQuery>,
    reader: Reader,
) -> Result<Response, PageError> {
    page_of_year(&web, &reader, (lang, query.year), "method", |edition| Some(method::method(Method::of(edition)))).await
}

pub async fn accessibility(State(web): State<Web>, At(lang): At<Lang>, reader: Reader) -> Result<Response, PageError> {
    page(&web, &reader, lang, "accessibility", |published, lang| plain(Plain::Accessibility, &published.site, lang)).await
}

pub async fn privacy(State(web): State<Web>, At(lang): At<Lang>, reader: Reader) -> Result<Response, PageError> {
    page(&web, &reader, lang, "privacy", |published, lang| plain(Plain::Privacy, &published.site, lang)).await
}

/// What is real in the example: only the example has it.
pub async fn demo(State(web): State<Web>, At(lang): At<Lang>, reader: Reader) -> Result<Response, PageError> {
    if !web.service.archive().published.site.demo {
        return Err(PageError::not_found());
    }
    page(&web, &reader, lang, "demo", |published, lang| {
        let Some(latest) = published.latest() else { return message(Message::nothing_published(&published.site, lang)) };
        demo::demo(Demo::of(&real_figures(&latest.catalogue), &latest.catalogue, &published.site, lang))
    })
    .await
}

/// A frozen year's numbers.
pub async fn figures(State(web): State<Web>, At((_, year)): At<(Lang, Year)>, reader: Reader) -> Result<Response, PageError> {
    let archive = web.service.archive();
    let found = archive.published.find(year).ok_or_else(PageError::not_found)?;
    let make = async || public_aggregates([found], &archive.published.cube).csv().map_err(ServiceError::Internal);
    let file = archive.kept.get(&format!("data/years/{year}"), make).await?;
    Ok((named("attachment", &format!("jalki-{year}.csv")), reader.answer(&file, "text/csv; charset=utf-8").await).into_response())
}

/// An indicator's numbers in all frozen years.
pub async fn indicator_figures(State(web): State<Web>, At((_, file)): At<(Lang, String)>, reader: Reader) -> Result<Response, PageError> {
    let code = file.strip_suffix(".csv").and_then(|code| IndicatorCode::parse(code).ok()).ok_or_else(PageError::not_found)?;
    let archive = web.service.archive();
    let make = async || {
        let mut sheet = public_aggregates(&archive.published.years, &archive.published.cube);
        sheet.rows.retain(|row| matches!(&row[1], Field::Text(text) if *text == code.as_str()));
        if sheet.rows.is_empty() { Err(ServiceError::NotFound) } else { sheet.csv().map_err(ServiceError::Internal) }
    };
    let file = archive.kept.get(&format!("data/indicators/{code}"), make).await?;
    Ok((named("attachment", &format!("jalki-{code}.csv")), reader.answer(&file, "text/csv; charset=utf-8").await).into_response())
}

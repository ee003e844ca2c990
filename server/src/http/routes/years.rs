//! What the pages of a year share: which year is meant, where its figures come from, and keeping
//! what was rendered.

use std::sync::Arc;

use app::{
    domain::{catalogue::site::Site, year::Year},
    findings::Edition,
    pages::message::{Message, message},
    text::{
        Lang,
        words::{common, public},
    },
    ui::{Shell, render},
    url::Page,
};
use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use axum_extra::extract::CookieJar;
use leptos::prelude::AnyView;
use serde::Deserialize;

use crate::{
    http::{
        Web,
        errors::{InLang, PageError},
        session,
    },
    service::{
        ServiceError,
        published::{Published, PublishedYear},
    },
};

#[derive(Debug, Default, Deserialize)]
pub struct YearQuery {
    #[serde(default)]
    pub year: Option<Year>,
    #[serde(default)]
    pub basis: Option<String>,
    #[serde(default)]
    pub saved: Option<String>,
}

/// A year as a page needs it.
pub struct Chosen<'a> {
    pub lang: Lang,
    pub site: &'a Site,
    pub edition: Edition<'a>,
    /// None when the year is a draft.
    pub frozen: Option<&'a PublishedYear>,
    /// Frozen years, latest first; the draft's year before them.
    pub years: Vec<Year>,
}

impl Chosen<'_> {
    #[must_use]
    pub fn year(&self) -> Year {
        self.edition.year.year
    }

    /// The year in the page's address: none for the latest, so that its links stay the latest.
    #[must_use]
    pub fn year_in_address(&self) -> Option<Year> {
        let latest = self.frozen.is_some() && self.years.first() == Some(&self.year());
        (!latest).then(|| self.year())
    }

    #[must_use]
    pub fn shell(&self, page: Page, title: impl Into<String>) -> Shell {
        let mut shell = Shell::public(self.lang, page, title, self.site);
        if self.frozen.is_none() {
            shell.banner = Some(public::draft_banner(self.lang, self.year()));
        }
        shell
    }
}

/// Answers with the page of a year: from memory for a frozen one, a draft for who may see it.
///
/// `name` tells this page from others in what is kept.
pub async fn respond(
    web: &Web,
    headers: &HeaderMap,
    lang: Lang,
    wanted: Option<Year>,
    name: &str,
    build: impl Fn(&Chosen<'_>) -> Option<AnyView>,
) -> Result<Response, PageError> {
    let published = web.service.published();
    let found = match wanted {
        Some(year) => published.find(year),
        None => published.latest(),
    };
    if let Some(year) = found {
        let key = format!("{}/{name}/{}", lang.as_str(), year.data.year);
        return kept(&published, headers, &key, || {
            let chosen = Chosen {
                lang,
                site: &published.site,
                edition: Edition { lang, year: &year.data, cube: &published.cube },
                frozen: Some(year),
                years: published.years.iter().rev().map(|year| year.data.year).collect(),
            };
            page_of(&chosen, &build, lang)
        });
    }
    match wanted {
        Some(year) => draft(web, headers, lang, year, &published, build).await,
        None => Ok(nothing_published(lang, &published.site)),
    }
}

fn page_of(chosen: &Chosen<'_>, build: &impl Fn(&Chosen<'_>) -> Option<AnyView>, lang: Lang) -> Result<Vec<u8>, PageError> {
    let mut missing = false;
    let html = render(Web::assets(), || {
        build(chosen).unwrap_or_else(|| {
            missing = true;
            leptos::prelude::IntoAny::into_any(())
        })
    });
    if missing { Err(PageError::not_found(lang)) } else { Ok(html.into_bytes()) }
}

/// Made once for each state of the data; a browser that has the same bytes gets 304.
pub fn kept(
    published: &Published,
    headers: &HeaderMap,
    key: &str,
    make: impl FnOnce() -> Result<Vec<u8>, PageError>,
) -> Result<Response, PageError> {
    let kept = published.kept(key, make)?;
    let tag = format!("\"{}\"", kept.hash);
    let cache =
        [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "public, no-cache".to_owned()), (header::VARY, "Accept-Encoding".to_owned())];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|held| held.to_str().is_ok_and(|held| held.contains(&tag))) {
        return Ok((StatusCode::NOT_MODIFIED, cache).into_response());
    }
    Ok((cache, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], kept.bytes.clone()).into_response())
}

/// A year that is not frozen, for those who may see it; for others it is not there.
async fn draft(
    web: &Web,
    headers: &HeaderMap,
    lang: Lang,
    year: Year,
    published: &Arc<Published>,
    build: impl Fn(&Chosen<'_>) -> Option<AnyView>,
) -> Result<Response, PageError> {
    let not_found = || PageError::not_found(lang);
    let secret = session::secret(&CookieJar::from_headers(headers), web).ok_or_else(not_found)?;
    let actor = web.service.find_actor(&secret).await.in_lang(lang)?.ok_or_else(not_found)?;
    // Who may not see it is told that it is not there.
    let data = match web.service.draft_year(&actor, year).await {
        Err(ServiceError::Forbidden) => return Err(not_found()),
        other => other.in_lang(lang)?,
    };
    let cube = published.cube_with(&data);
    let chosen = Chosen {
        lang,
        site: &published.site,
        edition: Edition { lang, year: &data, cube: &cube },
        frozen: None,
        years: std::iter::once(year).chain(published.years.iter().rev().map(|year| year.data.year)).collect(),
    };
    Ok(Html(page_of(&chosen, &build, lang)?).into_response())
}

/// Before the first freeze there is nothing to show, and the page says so.
pub fn nothing_published(lang: Lang, site: &Site) -> Response {
    let html = render(Web::assets(), || {
        message(Message {
            shell: Shell::public(lang, Page::Overview(None), public::nothing_published(lang), site),
            text: public::nothing_published_do(lang).to_owned(),
            link: Some((common::sign_in(lang).to_owned(), Page::SignIn.path(lang))),
        })
    });
    Html(html).into_response()
}

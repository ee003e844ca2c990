//! Public pages, from memory: rendered once for everybody, compressed once, and told to be the same by
//! their hash. A signed-in person gets the same page with their name in it, which nobody keeps.

use std::convert::Infallible;

use app::{
    domain::{published::Published, year::Year},
    findings::Edition,
    pages::public::message::{Message, message},
    text::Lang,
    ui::{render, with_name},
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use leptos::prelude::AnyView;

use super::{
    Web, assets,
    errors::PageError,
    session::{Visitor, cookies},
};
use crate::service::{
    ServiceError,
    published::kept::{Encoding, File},
};

/// What a reader's browser takes, what it holds already, and the cookies that tell who it is.
#[derive(Debug)]
pub struct Reader {
    cookies: HeaderMap,
    accepts: Encoding,
    /// The tags of what the browser holds.
    holds: Option<HeaderValue>,
}

impl FromRequestParts<Web> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, Infallible> {
        Ok(Self {
            cookies: cookies(&parts.headers),
            accepts: accepted(&parts.headers),
            holds: parts.headers.get(header::IF_NONE_MATCH).cloned(),
        })
    }
}

/// The encoding that a request asks for.
pub fn accepted(headers: &HeaderMap) -> Encoding {
    best(headers.get(header::ACCEPT_ENCODING).and_then(|kinds| kinds.to_str().ok()).unwrap_or_default())
}

/// The best of ours that an `Accept-Encoding` header takes: not what it weighs nothing.
fn best(header: &str) -> Encoding {
    let weight = |name: &str| {
        let of = |wanted: &str| {
            header.split(',').find_map(|part| {
                let mut pieces = part.split(';').map(str::trim);
                pieces.next().filter(|kind| kind.eq_ignore_ascii_case(wanted))?;
                let weight = pieces.find_map(|piece| piece.split_once('=').filter(|(name, _)| name.eq_ignore_ascii_case("q")));
                // What cannot be read is not wanted.
                Some(weight.map_or(1.0, |(_, weight)| weight.parse().unwrap_or(0.0_f32)))
            })
        };
        of(name).or_else(|| of("*")).unwrap_or(0.0)
    };
    let (brotli, gzip) = (weight("br"), weight("gzip"));
    if brotli > 0.0 && brotli >= gzip {
        Encoding::Brotli
    } else if gzip > 0.0 {
        Encoding::Gzip
    } else {
        Encoding::Plain
    }
}

impl Reader {
    /// A file for everybody; a browser that has the same bytes gets 304.
    pub async fn answer(&self, file: &File, kind: &'static str) -> Response {
        // Weak: it is the same for every encoding.
        let tag = format!("W/\"{}\"", file.hash);
        let held = self.holds.as_ref().and_then(|held| held.to_str().ok());
        let cache = [(header::CACHE_CONTROL, "public, no-cache"), (header::VARY, "Accept-Encoding, Cookie")];
        if held.is_some_and(|held| held == "*" || held.contains(tag.trim_start_matches("W/"))) {
            return (StatusCode::NOT_MODIFIED, cache, [(header::ETAG, tag)]).into_response();
        }
        let mut response = (cache, [(header::ETAG, tag)], [(header::CONTENT_TYPE, kind)], file.bytes(self.accepts).await).into_response();
        if let Some(name) = self.accepts.name() {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    }

    /// A page for everybody, with the name of who has signed in. What everybody may read does not wait for a
    /// database that is away: it is there without the name.
    async fn page(&self, web: &Web, file: &File, lang: Lang) -> Response {
        let visitor = Visitor::of(&self.cookies, web).await.unwrap_or_else(|error| {
            error.log();
            Visitor(None)
        });
        match &visitor.0 {
            None => self.answer(file, "text/html; charset=utf-8").await,
            Some(actor) => Html(with_name(&String::from_utf8_lossy(&file.plain()), actor, lang, &assets())).into_response(),
        }
    }
}

/// A page that is the same whatever year is looked at; `name` tells it from others. It is drawn from what is
/// published alone: nothing else makes it anew.
pub async fn page(
    web: &Web,
    reader: &Reader,
    lang: Lang,
    name: &str,
    draw: fn(&Published, Lang) -> AnyView,
) -> Result<Response, PageError> {
    let (archive, key) = (web.service.archive(), format!("{}/{name}", lang.as_str()));
    let make = async || Ok::<_, PageError>(render(assets(), || draw(&archive.published, lang)).into_bytes());
    let file = archive.kept.get(&key, make).await?;
    Ok(reader.page(web, &file, lang).await)
}

/// The page of a year: from memory for a frozen one, a draft for who may see it. `draw` gives None where
/// the year has no such thing.
pub async fn page_of_year(
    web: &Web,
    reader: &Reader,
    (lang, year): (Lang, Option<Year>),
    name: &str,
    draw: impl Fn(&Edition<'_>) -> Option<AnyView>,
) -> Result<Response, PageError> {
    let archive = web.service.archive();
    let Some(edition) = Edition::of(&archive.published, year, lang) else {
        return match year {
            Some(year) => draft(web, reader, lang, year, draw).await,
            None => page(web, reader, lang, "", |published, lang| message(Message::nothing_published(&published.site, lang))).await,
        };
    };
    let key = format!("{}/{name}/{}", lang.as_str(), edition.year.year);
    let file = archive.kept.get(&key, async || drawn(&edition, &draw).map(String::into_bytes)).await?;
    Ok(reader.page(web, &file, lang).await)
}

fn drawn(edition: &Edition<'_>, draw: impl Fn(&Edition<'_>) -> Option<AnyView>) -> Result<String, PageError> {
    let mut missing = false;
    let html = render(assets(), || {
        draw(edition).unwrap_or_else(|| {
            missing = true;
            leptos::prelude::IntoAny::into_any(())
        })
    });
    if missing { Err(PageError::not_found()) } else { Ok(html) }
}

/// A year that is not frozen, for those who may see it; for others it is not there.
async fn draft(
    web: &Web,
    reader: &Reader,
    lang: Lang,
    year: Year,
    draw: impl Fn(&Edition<'_>) -> Option<AnyView>,
) -> Result<Response, PageError> {
    let Visitor(actor) = Visitor::of(&reader.cookies, web).await?;
    let actor = actor.ok_or_else(PageError::not_found)?;
    // Who may not see it is told that it is not there.
    let draft = match web.service.draft(&actor, year).await {
        Err(ServiceError::Forbidden) => return Err(PageError::not_found()),
        other => other?,
    };
    let html = drawn(&draft.edition(lang), draw)?;
    Ok(Html(with_name(&html, &actor, lang, &assets())).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_weighs_nothing_is_not_taken() {
        for (header, expected) in [
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("br;q=0, gzip", Encoding::Gzip),
            ("br;q=0", Encoding::Plain),
            ("", Encoding::Plain),
            ("gzip;q=1.0, br;q=0.5", Encoding::Gzip),
            ("br;Q=0", Encoding::Plain),
            ("br;q=much", Encoding::Plain),
            ("*", Encoding::Brotli),
            ("*;q=0", Encoding::Plain),
            ("br;q=0, *", Encoding::Gzip),
            ("brotli", Encoding::Plain),
            ("identity", Encoding::Plain),
        ] {
            assert_eq!(best(header), expected, "{header}");
        }
    }
}

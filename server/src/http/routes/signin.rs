//! `/{lang}/signin` and `/{lang}/signout`.

use app::{
    pages::signin::{SignIn, sign_in},
    text::{Lang, words::common},
    ui::{Shell, render},
    url::Page,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::http::{
    Web,
    errors::{InLang, PageError},
    extract::{Asked, At, Pairs},
    session::{self, Visitor},
};

#[derive(Debug, Default, Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// Only to a page of ours: an address that begins otherwise could lead anywhere.
fn safe(next: &str, lang: Lang) -> String {
    let ours = Lang::ALL.iter().any(|lang| next.starts_with(&format!("/{}/", lang.as_str())));
    if ours && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\') { next.to_owned() } else { Page::Home.path(lang) }
}

fn page(web: &Web, lang: Lang, email: String, next: String, failed: bool) -> String {
    let mut shell = Shell::public(lang, Page::SignIn, common::signin_title(lang), &web.service.published().site);
    shell.failed = failed;
    render(Web::assets(), || sign_in(SignIn { shell, email, failed, next }))
}

pub async fn get(State(web): State<Web>, At(lang): At<Lang>, Asked(query): Asked<Next>, Visitor(actor): Visitor) -> Response {
    if actor.is_some() {
        return Redirect::to(&safe(&query.next, lang)).into_response();
    }
    Html(page(&web, lang, String::new(), query.next, false)).into_response()
}

pub async fn post(State(web): State<Web>, At(lang): At<Lang>, jar: CookieJar, form: Pairs) -> Result<Response, PageError> {
    let field = |name: &str| form.get(name).unwrap_or_default();
    let (email, next) = (field("email"), field("next"));
    match web.service.sign_in(&email, &field("password")).await.in_lang(lang)? {
        Some(secret) => Ok((session::begin(jar, &web, secret), Redirect::to(&safe(&next, lang))).into_response()),
        None => Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page(&web, lang, email, next, true))).into_response()),
    }
}

pub async fn sign_out(State(web): State<Web>, At(lang): At<Lang>, jar: CookieJar) -> Result<Response, PageError> {
    if let Some(secret) = session::secret(&jar, &web) {
        web.service.sign_out(&secret).await.in_lang(lang)?;
    }
    Ok((session::end(jar, &web), Redirect::to(&Page::Overview(None).path(lang))).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_away() {
        for next in [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "",
            "javascript:alert(1)",
            "/fi/\\x",
            "/fi/\r\nX: y",
            "/fi/\u{1F600}",
        ] {
            assert_eq!(safe(next, Lang::Sv), "/sv/home", "{next}");
        }
        assert_eq!(safe("/fi/entry/seamk/2025", Lang::Sv), "/fi/entry/seamk/2025");
    }
}

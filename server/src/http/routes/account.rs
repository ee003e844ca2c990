//! Signing in and out, and choosing the first password.

use app::{
    pages::{
        account::signin::{self, SignIn, Welcome},
        public::message::message,
    },
    text::Lang,
    url::Page,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::http::{
    Web,
    errors::PageError,
    extract::{Asked, At, Sent, Size},
    html,
    session::{self, Visitor},
};

#[derive(Debug, Default, Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// Only to a page of ours: an address that begins otherwise could lead anywhere.
fn safe(next: &str, lang: Lang) -> String {
    let ours = Lang::ALL.iter().any(|lang| next.starts_with(&format!("{}/", Page::Overview(None).path(*lang))));
    if ours && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\') { next.to_owned() } else { Page::Home(None).path(lang) }
}

pub async fn sign_in(State(web): State<Web>, At(lang): At<Lang>, Asked(query): Asked<Next>, Visitor(actor): Visitor) -> Response {
    if actor.is_some() {
        return Redirect::to(&safe(&query.next, lang)).into_response();
    }
    html(|| signin::sign_in(SignIn::of(&web.service.archive().published.site, lang, String::new(), query.next, false)))
}

pub async fn begin(State(web): State<Web>, At(lang): At<Lang>, jar: CookieJar, sent: Sent) -> Result<Response, PageError> {
    let form = sent.form(Size::LINES).await?;
    let field = |name: &str| form.get(name).unwrap_or_default();
    let (email, next) = (field("email"), field("next"));
    let Some(secret) = web.service.sign_in(&email, &field("password")).await? else {
        let page = html(|| signin::sign_in(SignIn::of(&web.service.archive().published.site, lang, email, next, true)));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    Ok((session::begin(jar, &web, secret), Redirect::to(&safe(&next, lang))).into_response())
}

pub async fn sign_out(State(web): State<Web>, At(lang): At<Lang>, jar: CookieJar) -> Result<Response, PageError> {
    if let Some(secret) = session::secret(&jar, &web) {
        web.service.sign_out(&secret).await?;
    }
    Ok((session::end(jar, &web), Redirect::to(&Page::Overview(None).path(lang))).into_response())
}

fn first_password(web: &Web, lang: Lang, token: String, too_short: bool) -> Response {
    html(|| signin::welcome(Welcome::of(&web.service.archive().published.site, lang, token, too_short)))
}

fn gone(web: &Web, lang: Lang) -> Response {
    let page = html(|| message(signin::gone(&web.service.archive().published.site, lang)));
    (StatusCode::NOT_FOUND, page).into_response()
}

pub async fn welcome(State(web): State<Web>, At((lang, token)): At<(Lang, String)>) -> Result<Response, PageError> {
    let invited = web.service.is_invited(&token).await?;
    Ok(if invited { first_password(&web, lang, token, false) } else { gone(&web, lang) })
}

pub async fn accept(
    State(web): State<Web>,
    At((lang, token)): At<(Lang, String)>,
    jar: CookieJar,
    sent: Sent,
) -> Result<Response, PageError> {
    let form = sent.form(Size::LINES).await?;
    let password = form.get("password").unwrap_or_default();
    match web.service.accept_invitation(&token, &password).await? {
        None => Ok(gone(&web, lang)),
        Some(Err(_)) => Ok((StatusCode::UNPROCESSABLE_ENTITY, first_password(&web, lang, token, true)).into_response()),
        Some(Ok(secret)) => Ok((session::begin(jar, &web, secret), Redirect::to(&Page::Home(None).path(lang))).into_response()),
    }
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

//! Signing in and out, and choosing the first password.

use app::{
    pages::{
        account::signin::{self, Failed, SignIn, Welcome},
        public::message::message,
    },
    text::Lang,
    url::Page,
};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use serde::Deserialize;

use crate::{
    http::{
        Web,
        errors::PageError,
        extract::{Asked, At, Sent, Size},
        html,
        session::{self, Client, Visitor},
    },
    service::accounts,
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
    html(|| signin::sign_in(SignIn::of(&web.service.archive().published.site, lang, String::new(), query.next, None)))
}

pub async fn begin(State(web): State<Web>, At(lang): At<Lang>, jar: CookieJar, client: Client, sent: Sent) -> Result<Response, PageError> {
    let form = sent.form(Size::LINES).await?;
    let field = |name: &str| form.get(name).unwrap_or_default();
    let (email, next) = (field("email"), field("next"));
    let earlier = session::secret(&jar, &web);
    let failed = match client.waits(web.service.sign_in(&email, &field("password"), client.address, earlier.as_deref())).await? {
        accounts::SignIn::Begun(secret) => {
            return Ok((session::begin(jar, &web, secret), Redirect::to(&safe(&next, lang))).into_response());
        }
        accounts::SignIn::Wrong(delay) => {
            client.waits(tokio::time::sleep(delay)).await;
            if delay.is_zero() { Failed::Wrong } else { Failed::WrongAgain }
        }
        accounts::SignIn::Later(wait) => Failed::Later(wait),
    };
    let page = html(|| signin::sign_in(SignIn::of(&web.service.archive().published.site, lang, email, next, Some(failed))));
    Ok(match failed {
        Failed::Wrong | Failed::WrongAgain => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
        Failed::Later(wait) => {
            let seconds = wait.as_secs().max(1).to_string();
            (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, seconds)], page).into_response()
        }
    })
}

pub async fn sign_out(State(web): State<Web>, At(lang): At<Lang>, jar: CookieJar) -> Result<Response, PageError> {
    if let Some(secret) = session::secret(&jar, &web) {
        web.service.sign_out(&secret).await?;
    }
    // Nothing of what was seen or typed stays on a machine that others use.
    let clear = [("clear-site-data", r#""cache", "storage""#)];
    Ok((session::end(jar, &web), clear, Redirect::to(&Page::Overview(None).path(lang))).into_response())
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
    let earlier = session::secret(&jar, &web);
    match web.service.accept_invitation(&token, &password, earlier.as_deref()).await? {
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

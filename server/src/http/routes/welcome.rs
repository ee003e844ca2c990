//! `/{lang}/welcome/{token}`: choosing the first password.

use app::{
    pages::{
        message::{Message, message},
        signin::{Welcome, welcome},
    },
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

use crate::http::{
    Web,
    errors::{InLang, PageError},
    extract::{At, Pairs},
    session,
};

fn page(web: &Web, lang: Lang, token: String, too_short: bool) -> String {
    let mut shell = Shell::public(lang, Page::Welcome(token.clone()), common::welcome_title(lang), &web.service.published().site);
    shell.failed = too_short;
    render(Web::assets(), || welcome(Welcome { shell, token, too_short }))
}

fn gone(web: &Web, lang: Lang) -> Response {
    let html = render(Web::assets(), || {
        message(Message {
            shell: Shell::public(lang, Page::SignIn, common::welcome_gone(lang), &web.service.published().site),
            text: common::welcome_gone_do(lang).to_owned(),
            link: Some((common::sign_in(lang).to_owned(), Page::SignIn.path(lang))),
        })
    });
    (StatusCode::NOT_FOUND, Html(html)).into_response()
}

pub async fn get(State(web): State<Web>, At((lang, token)): At<(Lang, String)>) -> Result<Response, PageError> {
    if !web.service.is_invited(&token).await.in_lang(lang)? {
        return Ok(gone(&web, lang));
    }
    Ok(Html(page(&web, lang, token, false)).into_response())
}

pub async fn post(
    State(web): State<Web>,
    At((lang, token)): At<(Lang, String)>,
    jar: CookieJar,
    form: Pairs,
) -> Result<Response, PageError> {
    let password = form.get("password").unwrap_or_default();
    match web.service.accept_invitation(&token, &password).await.in_lang(lang)? {
        None => Ok(gone(&web, lang)),
        Some(Err(_)) => Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page(&web, lang, token, true))).into_response()),
        Some(Ok(secret)) => Ok((session::begin(jar, &web, secret), Redirect::to(&Page::Home.path(lang))).into_response()),
    }
}

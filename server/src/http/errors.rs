//! Which error to use where: handlers return [`PageError`], which a [`ServiceError`] becomes by itself.
//! An error knows no language and no person: [`framed`] logs it, once, and makes it a page in the language
//! of the address, for whoever asked.

use std::{borrow::Cow, sync::Arc};

use app::{
    pages::public::message::{Message, message},
    text::{Lang, problem::refusal, words::common},
    ui::{Shell, render, with_name},
    url::{Page, in_query},
};
use axum::{
    Extension,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};

use super::{
    Web, assets,
    connections::Stopping,
    extract::lang_of,
    session::{Visitor, cookies},
};
use crate::{service::ServiceError, store::StoreError};

/// When it is worth to ask again. In seconds.
const RETRY_AFTER: &str = "10";

#[derive(Debug)]
pub enum PageError {
    Service(ServiceError),
    /// Nobody is signed in; holds where they wanted to go.
    SignIn(String),
    /// A form was sent after its session had ended.
    SignedOut,
    /// A form or a query that no page of ours sends.
    BadRequest,
    /// A form or a file past this limit, in bytes.
    TooLarge(usize),
    /// A form or a file that came too slowly.
    TooSlow,
    /// The program is stopping.
    Stopping,
}

impl From<ServiceError> for PageError {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

impl PageError {
    #[must_use]
    pub fn not_found() -> Self {
        Self::Service(ServiceError::NotFound)
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::SignIn(_) | Self::Service(ServiceError::SignIn) => StatusCode::SEE_OTHER,
            Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Service(ServiceError::NotFound) => StatusCode::NOT_FOUND,
            Self::Service(ServiceError::Forbidden) => StatusCode::FORBIDDEN,
            Self::Service(ServiceError::Refused(_)) => StatusCode::CONFLICT,
            Self::Stopping | Self::Service(ServiceError::Store(StoreError::Unavailable(_))) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Service(ServiceError::Store(_) | ServiceError::Internal(_)) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What happened, and what to do.
    fn words(&self, lang: Lang) -> (&'static str, Cow<'static, str>) {
        let (title, text) = match self {
            Self::TooLarge(most) => {
                let (kilobytes, megabytes) = (most / 1024, most / 1024 / 1024);
                let most = if megabytes > 0 { common::megabytes(lang, megabytes) } else { common::kilobytes(lang, kilobytes) };
                return (common::too_large(lang), common::too_large_do(lang, &most).into());
            }
            Self::TooSlow => (common::too_slow(lang), common::too_slow_do(lang)),
            Self::Stopping => (common::stopping(lang), common::stopping_do(lang)),
            Self::SignIn(_) | Self::Service(ServiceError::SignIn) | Self::SignedOut => {
                (common::signed_out(lang), common::signed_out_do(lang))
            }
            Self::BadRequest => (common::bad_request(lang), common::bad_request_do(lang)),
            Self::Service(error) => match error {
                ServiceError::NotFound | ServiceError::SignIn => (common::not_found(lang), common::not_found_do(lang)),
                ServiceError::Forbidden => (common::forbidden(lang), common::forbidden_do(lang)),
                ServiceError::Refused(refused) => (common::refused(lang), refusal(*refused, lang)),
                ServiceError::Store(StoreError::Unavailable(_)) => (common::unavailable(lang), common::unavailable_do(lang)),
                ServiceError::Store(_) | ServiceError::Internal(_) => (common::broken(lang), common::broken_do(lang)),
            },
        };
        (title, text.into())
    }

    pub fn log(&self) {
        match self {
            Self::Service(ServiceError::Store(StoreError::Unavailable(why))) => tracing::warn!(why, "the database is unavailable"),
            Self::Service(ServiceError::Store(error)) => tracing::error!(%error, "the store failed"),
            Self::Service(ServiceError::Internal(error)) => tracing::error!(error, "something that should never be"),
            _ => {}
        }
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        (self.status(), Extension(Arc::new(self))).into_response()
    }
}

/// The page of ours whose form was sent.
fn came_from(request: &Request) -> Option<String> {
    let header = |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let from: Uri = header(header::REFERER)?.parse().ok()?;
    let ours = from.authority()?.as_str() == header(header::HOST)?;
    (ours && request.method() == Method::POST).then(|| from.path_and_query().map(ToString::to_string))?
}

/// Makes an error a page, in the language of its address and with the name of who is signed in.
pub async fn framed(web: &Web, request: Request, next: Next) -> Response {
    let lang = lang_of(request.uri().path());
    let cookies = cookies(request.headers());
    let back = came_from(&request);
    let stopping = request.extensions().get::<Stopping>().is_some();
    let response = if stopping { PageError::Stopping.into_response() } else { next.run(request).await };
    let Some(error) = response.extensions().get::<Arc<PageError>>().cloned() else { return response };
    error.log();
    match error.as_ref() {
        PageError::SignIn(to) => return Redirect::to(&format!("{}?next={}", Page::SignIn.path(lang), in_query(to))).into_response(),
        PageError::Service(ServiceError::SignIn) => return Redirect::to(&Page::SignIn.path(lang)).into_response(),
        _ => {}
    }
    // Who asks is not worth another error, nor another wait for a database that is away.
    let is_away = error.status() == StatusCode::SERVICE_UNAVAILABLE;
    let visitor = if is_away { None } else { Visitor::of(&cookies, web).await.ok() };
    let actor = visitor.and_then(|Visitor(actor)| actor);
    let is_signed_out = matches!(*error, PageError::SignedOut);
    let (title, text) = error.words(lang);
    let page = render(assets(), || {
        message(Message {
            shell: Shell::public(lang, Page::Overview(None), title, &web.service.archive().published.site),
            text: text.into_owned(),
            link: Some(match back {
                _ if is_signed_out => (common::sign_in_beside(lang).to_owned(), Page::SignIn.path(lang)),
                Some(back) => (common::to_previous(lang).to_owned(), back),
                None => (common::to_front(lang).to_owned(), Page::Overview(None).path(lang)),
            }),
            beside: is_signed_out,
        })
    });
    let page = Html(match actor {
        Some(actor) => with_name(&page, &actor, lang, &assets()),
        None => page,
    });
    let mut response = (error.status(), page).into_response();
    if is_away {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
    }
    response
}

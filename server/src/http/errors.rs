//! Which error to use where: handlers return [`PageError`], made from a [`ServiceError`] with the
//! page's language; it is logged here, once, and becomes a page in that language.

use app::{
    domain::refused::Refused,
    pages::message::{Message, message},
    text::{
        Lang,
        words::{common, states, upload},
    },
    ui::{Shell, render},
    url::Page,
};
use axum::{
    Extension,
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{Html, IntoResponse, Redirect, Response},
};

use super::Web;
use crate::{service::ServiceError, store::StoreError};

#[derive(Debug)]
pub enum PageError {
    Service(Lang, ServiceError),
    /// Nobody is signed in; holds where they wanted to go.
    SignIn(Lang, String),
    /// A form was sent after its session had ended.
    SignedOut(Lang),
    /// A form or a query that no page of ours sends.
    BadRequest(Lang),
    /// A file past the limit.
    TooLarge(Lang),
}

/// `service.call().await.in_lang(lang)?`
pub trait InLang<T> {
    fn in_lang(self, lang: Lang) -> Result<T, PageError>;
}

impl<T, E: Into<ServiceError>> InLang<T> for Result<T, E> {
    fn in_lang(self, lang: Lang) -> Result<T, PageError> {
        self.map_err(|error| PageError::Service(lang, error.into()))
    }
}

impl PageError {
    #[must_use]
    pub fn not_found(lang: Lang) -> Self {
        Self::Service(lang, ServiceError::NotFound)
    }
}

/// Why a step is refused, in words.
#[must_use]
pub fn refusal(refused: Refused, lang: Lang) -> &'static str {
    match refused {
        Refused::Locked => states::refused_locked(lang),
        Refused::RoundNotOpen => states::refused_round_not_open(lang),
        Refused::Frozen => states::refused_frozen(lang),
        Refused::Incomplete => states::refused_incomplete(lang),
        Refused::WrongState => states::refused_wrong_state(lang),
        Refused::Changed => states::refused_changed(lang),
        Refused::ReasonNeeded => states::refused_reason_needed(lang),
        Refused::ConsentMissing => states::refused_consent(lang),
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let (lang, status, title, text) = match self {
            Self::SignIn(lang, next) => {
                let query = in_query(&next);
                return Redirect::to(&format!("{}?next={query}", Page::SignIn.path(lang))).into_response();
            }
            Self::SignedOut(lang) => (lang, StatusCode::UNAUTHORIZED, common::signed_out(lang), common::signed_out_do(lang)),
            Self::BadRequest(lang) => (lang, StatusCode::BAD_REQUEST, common::bad_request(lang), common::bad_request_do(lang)),
            Self::TooLarge(lang) => (lang, StatusCode::PAYLOAD_TOO_LARGE, upload::too_large(lang), upload::too_large_do(lang)),
            Self::Service(lang, error) => match error {
                ServiceError::SignIn => return Redirect::to(&Page::SignIn.path(lang)).into_response(),
                ServiceError::NotFound => (lang, StatusCode::NOT_FOUND, common::not_found(lang), common::not_found_do(lang)),
                ServiceError::Forbidden => (lang, StatusCode::FORBIDDEN, common::forbidden(lang), common::forbidden_do(lang)),
                ServiceError::Refused(refused) => (lang, StatusCode::CONFLICT, common::refused(lang), refusal(refused, lang)),
                ServiceError::Store(StoreError::Unavailable(why)) => {
                    tracing::warn!(why, "the database is unavailable");
                    (lang, StatusCode::SERVICE_UNAVAILABLE, common::unavailable(lang), common::unavailable_do(lang))
                }
                ServiceError::Store(error) => {
                    tracing::error!(%error, "the store failed");
                    (lang, StatusCode::INTERNAL_SERVER_ERROR, common::broken(lang), common::broken_do(lang))
                }
                ServiceError::Internal(error) => {
                    tracing::error!(error, "something that should never be");
                    (lang, StatusCode::INTERNAL_SERVER_ERROR, common::broken(lang), common::broken_do(lang))
                }
            },
        };
        page(lang, status, title, text)
    }
}

/// What an error page says.
#[derive(Clone, Copy)]
struct Said {
    lang: Lang,
    title: &'static str,
    text: &'static str,
}

/// An error page of ours: what it says, for [`framed`].
pub fn page(lang: Lang, status: StatusCode, title: &'static str, text: &'static str) -> Response {
    (status, Extension(Said { lang, title, text })).into_response()
}

/// Puts the service's frame around what an error says.
pub async fn framed(State(web): State<Web>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let Some(Said { lang, title, text }) = response.extensions().get::<Said>().copied() else { return response };
    let html = render(Web::assets(), || {
        message(Message {
            shell: Shell::public(lang, Page::Overview(None), title, &web.service.published().site),
            text: text.to_owned(),
            link: Some((common::to_front(lang).to_owned(), Page::Overview(None).path(lang))),
        })
    });
    (response.status(), Html(html)).into_response()
}

/// A text as the value of a query.
pub fn in_query(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'/') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

//! What handlers take from a request, refused with our own pages.

use app::text::Lang;
use axum::{
    extract::{FromRequest, FromRequestParts, Multipart, Path, Request, multipart::MultipartError},
    http::StatusCode,
    http::request::Parts,
};
use serde::de::DeserializeOwned;

use super::{Web, errors::PageError};

/// The language that a path begins with; Finnish for a path that begins otherwise.
#[must_use]
pub fn lang_of(path: &str) -> Lang {
    path.split('/').nth(1).and_then(Lang::find).unwrap_or_default()
}

/// The parts of a path; what does not parse leads nowhere.
#[derive(Debug)]
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Web> for At<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, PageError> {
        let lang = lang_of(parts.uri.path());
        Path::<T>::from_request_parts(parts, web).await.map(|Path(at)| Self(at)).map_err(|_| PageError::not_found(lang))
    }
}

/// A query; fields that it does not know are ignored.
#[derive(Debug)]
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Web> for Asked<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, PageError> {
        let lang = lang_of(parts.uri.path());
        axum_extra::extract::Query::<T>::from_request_parts(parts, web)
            .await
            .map(|query| Self(query.0))
            .map_err(|_| PageError::BadRequest(lang))
    }
}

/// A form with a file.
#[derive(Debug, Default)]
pub struct Uploaded {
    /// None when no file was chosen.
    pub file: Option<Vec<u8>>,
    pub fields: Pairs,
}

impl FromRequest<Web> for Uploaded {
    type Rejection = PageError;

    async fn from_request(request: Request, web: &Web) -> Result<Self, PageError> {
        let lang = lang_of(request.uri().path());
        let refused = |error: MultipartError| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => PageError::TooLarge(lang),
            _ => PageError::BadRequest(lang),
        };
        let mut parts = Multipart::from_request(request, web).await.map_err(|_| PageError::BadRequest(lang))?;
        let mut uploaded = Self::default();
        while let Some(part) = parts.next_field().await.map_err(refused)? {
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.file_name().is_some();
            let bytes = part.bytes().await.map_err(refused)?;
            if uploaded.fields.0.len() == MOST_FIELDS {
                return Err(PageError::BadRequest(lang));
            }
            if !is_file {
                uploaded.fields.0.push((name, String::from_utf8_lossy(&bytes).into_owned()));
            } else if !bytes.is_empty() {
                uploaded.file = Some(bytes.to_vec());
            }
        }
        Ok(uploaded)
    }
}

/// More fields than any form of ours has: each is looked for among all.
const MOST_FIELDS: usize = 5000;

/// A form as its pairs, in order.
#[derive(Debug, Default)]
pub struct Pairs(pub Vec<(String, String)>);

impl Pairs {
    /// The first value of a field; a browser's line breaks become plain ones, and control characters,
    /// which no keyboard types and PostgreSQL refuses, are dropped.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl FromRequest<Web> for Pairs {
    type Rejection = PageError;

    async fn from_request(request: Request, web: &Web) -> Result<Self, PageError> {
        let lang = lang_of(request.uri().path());
        axum_extra::extract::Form::<Vec<(String, String)>>::from_request(request, web)
            .await
            .ok()
            .filter(|form| form.0.len() <= MOST_FIELDS)
            .map(|form| Self(form.0))
            .ok_or(PageError::BadRequest(lang))
    }
}

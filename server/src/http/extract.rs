//! What handlers take from a request, refused with our own pages.

use app::{forms::Fields, text::Lang, url::Done};
use axum::{
    extract::{FromRequest, FromRequestParts, Multipart, Path, Request, multipart::MultipartError},
    http::{StatusCode, request::Parts},
};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

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
        Path::<T>::from_request_parts(parts, web).await.map(|Path(at)| Self(at)).map_err(|_| PageError::not_found())
    }
}

/// A query; fields that it does not know are ignored.
#[derive(Debug)]
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Web> for Asked<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, PageError> {
        let query = axum_extra::extract::Query::<T>::from_request_parts(parts, web).await;
        query.map(|query| Self(query.0)).map_err(|_| PageError::BadRequest)
    }
}

/// What has just been done, as a query says it. An address that says something else opens the page without.
pub fn done<'de, D: Deserializer<'de>>(query: D) -> Result<Option<Done>, D::Error> {
    String::deserialize(query).map(|text| Done::try_from(text).ok())
}

/// A query that says what has just been done.
#[derive(Debug, Default, Deserialize)]
pub struct JustDone {
    #[serde(default, deserialize_with = "done")]
    pub done: Option<Done>,
}

/// More fields than any form of ours has: each is looked for among all.
const MOST_FIELDS: usize = 5000;

/// A form.
#[derive(Debug)]
pub struct Form(pub Fields);

impl FromRequest<Web> for Form {
    type Rejection = PageError;

    async fn from_request(request: Request, web: &Web) -> Result<Self, PageError> {
        let form = axum_extra::extract::Form::<Vec<(String, String)>>::from_request(request, web).await;
        let form = form.ok().filter(|form| form.0.len() <= MOST_FIELDS).ok_or(PageError::BadRequest)?;
        Ok(Self(Fields(form.0)))
    }
}

/// A form with a file.
#[derive(Debug, Default)]
pub struct Uploaded {
    /// None when no file was chosen.
    pub file: Option<Vec<u8>>,
    pub fields: Fields,
}

impl FromRequest<Web> for Uploaded {
    type Rejection = PageError;

    async fn from_request(request: Request, web: &Web) -> Result<Self, PageError> {
        let refused = |error: MultipartError| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => PageError::TooLarge,
            _ => PageError::BadRequest,
        };
        let mut parts = Multipart::from_request(request, web).await.map_err(|_| PageError::BadRequest)?;
        let mut uploaded = Self::default();
        while let Some(part) = parts.next_field().await.map_err(refused)? {
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.file_name().is_some();
            let bytes = part.bytes().await.map_err(refused)?;
            if uploaded.fields.0.len() == MOST_FIELDS {
                return Err(PageError::BadRequest);
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

//! What handlers take from a request, refused with our own pages.

use std::{convert::Infallible, time::Duration};

use app::{forms::Fields, text::Lang, url::Done};
use axum::{
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Path, Request},
    http::{header, request::Parts},
};
use http_body_util::BodyExt;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use tokio::time::Instant;

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

/// A page of a list, from 0; people count from 1. An address that says something else opens the first.
pub fn page<'de, D: Deserializer<'de>>(query: D) -> Result<usize, D::Error> {
    String::deserialize(query).map(|text| text.parse::<usize>().map_or(0, |page| page.saturating_sub(1)))
}

/// A query that says what has just been done.
#[derive(Debug, Default, Deserialize)]
pub struct JustDone {
    #[serde(default, deserialize_with = "done")]
    pub done: Option<Done>,
}

/// How much a form may hold. Each route says which of these its form is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// All of it, as it is sent.
    bytes: usize,
    fields: usize,
}

impl Size {
    /// Some lines.
    pub const LINES: Self = Self { bytes: 64 * 1024, fields: 1000 };
    /// Long texts, or a tick for every library.
    pub const TEXTS: Self = Self { bytes: 1024 * 1024, fields: 20_000 };
    /// A section with all its notes.
    pub const SECTION: Self = Self { bytes: 2 * 1024 * 1024, fields: 5000 };
    /// A file, with some texts beside it.
    pub const FILE: Self = Self { bytes: 8 * 1024 * 1024, fields: 100 };
}

/// A body may begin this late, and then comes at [`SLOWEST`] at least.
const GRACE: Duration = Duration::from_secs(10);
/// A quarter of a megabit in a second. In bytes a second.
const SLOWEST: u64 = 32 * 1024;
/// Of what is too large, so much is still heard: a browser shows no answer while it sends. In bytes.
const HEARD_OUT: usize = 16 * 1024 * 1024;

/// What a form was sent with, not read yet: first it is asked whether the person may do this at all.
#[derive(Debug)]
pub struct Sent(Request);

impl FromRequest<Web> for Sent {
    type Rejection = Infallible;

    async fn from_request(request: Request, _: &Web) -> Result<Self, Infallible> {
        Ok(Self(request))
    }
}

/// A form with a file.
#[derive(Debug, Default)]
pub struct Uploaded {
    /// None when no file was chosen.
    pub file: Option<Bytes>,
    pub fields: Fields,
}

impl Sent {
    /// The fields of a form.
    ///
    /// # Errors
    /// `BadRequest`, `TooLarge` or `TooSlow`.
    pub async fn form(self, size: Size) -> Result<Fields, PageError> {
        if !self.is("application/x-www-form-urlencoded") {
            return Err(PageError::BadRequest);
        }
        let bytes = self.read(size).await?;
        let mut fields = Fields::default();
        for (at, (name, value)) in form_urlencoded::parse(&bytes).enumerate() {
            if at == size.fields {
                return Err(PageError::TooLarge(size.bytes));
            }
            fields.add(&name, &value);
        }
        Ok(fields)
    }

    /// The fields of a form with a file.
    ///
    /// # Errors
    /// As [`Self::form`].
    pub async fn upload(self, size: Size) -> Result<Uploaded, PageError> {
        if !self.is("multipart/form-data") {
            return Err(PageError::BadRequest);
        }
        let mut head = Request::new(Body::empty());
        *head.headers_mut() = self.0.headers().clone();
        *head.body_mut() = Body::from(self.read(size).await?);
        // Counted already.
        DefaultBodyLimit::disable().apply(&mut head);
        let mut parts = Multipart::from_request(head, &()).await.map_err(|_| PageError::BadRequest)?;
        let mut uploaded = Uploaded::default();
        let (mut count, mut typed) = (0, 0);
        while let Some(part) = parts.next_field().await.map_err(|_| PageError::BadRequest)? {
            count += 1;
            if count > size.fields {
                return Err(PageError::TooLarge(size.bytes));
            }
            let name = part.name().unwrap_or_default().to_owned();
            let is_file = part.file_name().is_some();
            let bytes = part.bytes().await.map_err(|_| PageError::BadRequest)?;
            if !is_file {
                // What is typed comes back on the page, and many times as large.
                typed += bytes.len();
                if typed > Size::TEXTS.bytes {
                    return Err(PageError::TooLarge(Size::TEXTS.bytes));
                }
                uploaded.fields.add(&name, &String::from_utf8_lossy(&bytes));
            } else if !bytes.is_empty() {
                uploaded.file = Some(bytes);
            }
        }
        Ok(uploaded)
    }

    fn is(&self, kind: &str) -> bool {
        let told = self.0.headers().get(header::CONTENT_TYPE).and_then(|told| told.to_str().ok()).unwrap_or_default();
        told.split(';').next().is_some_and(|told| told.trim().eq_ignore_ascii_case(kind))
    }

    async fn read(self, size: Size) -> Result<Bytes, PageError> {
        let mut body = self.0.into_body();
        let (begun, mut heard, mut bytes) = (Instant::now(), 0, Vec::new());
        loop {
            let deadline = begun + GRACE + Duration::from_secs(heard as u64 / SLOWEST);
            let frame = tokio::time::timeout_at(deadline, body.frame()).await.map_err(|_| PageError::TooSlow)?;
            let Some(frame) = frame else { break };
            let Ok(data) = frame.map_err(|_| PageError::BadRequest)?.into_data() else { continue };
            heard += data.len();
            if heard <= size.bytes {
                bytes.extend_from_slice(&data);
            } else {
                bytes = Vec::new();
            }
            if heard > HEARD_OUT {
                break;
            }
        }
        if heard > size.bytes { Err(PageError::TooLarge(size.bytes)) } else { Ok(bytes.into()) }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        pin::Pin,
        task::{Context, Poll},
    };

    use tokio::time::{Sleep, sleep};

    use super::*;

    /// A body that comes a piece at a time.
    struct Pieces {
        left: usize,
        bytes: usize,
        pause: Duration,
        wait: Pin<Box<Sleep>>,
    }

    fn pieces(left: usize, bytes: usize, pause: Duration) -> Sent {
        let body = Pieces { left, bytes, pause, wait: Box::pin(sleep(pause)) };
        let kind = (header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        Sent(Request::builder().header(kind.0, kind.1).body(Body::new(body)).unwrap())
    }

    impl hyper::body::Body for Pieces {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<hyper::body::Frame<Bytes>, Infallible>>> {
            if self.left == 0 {
                return Poll::Ready(None);
            }
            std::task::ready!(self.wait.as_mut().poll(context));
            self.left -= 1;
            self.wait = Box::pin(sleep(self.pause));
            Poll::Ready(Some(Ok(hyper::body::Frame::data(Bytes::from("a".repeat(self.bytes))))))
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_comes_at_its_rate_and_within_its_size() {
        let second = Duration::from_secs(1);
        // A slow line, but one that a person may have.
        let slow = pieces(200, 40 * 1024, second).form(Size::FILE).await;
        assert!(slow.is_ok());
        // A byte now and then, and nothing at all.
        assert!(matches!(pieces(1000, 1, second).form(Size::SECTION).await, Err(PageError::TooSlow)));
        assert!(matches!(pieces(1, 1, second * 11).form(Size::LINES).await, Err(PageError::TooSlow)));
        // More than the route takes is heard out, and then no further.
        let ever = pieces(usize::MAX, 1024 * 1024, Duration::from_millis(1));
        assert!(matches!(ever.form(Size::LINES).await, Err(PageError::TooLarge(65_536))));
    }
}

//! What a service can answer instead of doing what it was asked.
//!
//! `ServiceError` is for requests; each route turns it into a page. Problems *inside* a form or a
//! file are not errors of this kind: they come back as data beside what was typed.

use app::domain::refused::Refused;

use super::StartError;
use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// Nobody is signed in.
    #[error("sign-in is needed")]
    SignIn,
    /// Signed in, but this is not theirs to see or do.
    #[error("not allowed")]
    Forbidden,
    #[error("there is no such thing")]
    NotFound,
    /// The state has moved on: already submitted, approved, frozen.
    #[error("{0:?}")]
    Refused(Refused),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Something that should never be; logged at the edge.
    #[error("{0}")]
    Internal(String),
}

/// What stops the program at its start, met while it serves, is for the log and not for a person.
impl From<StartError> for ServiceError {
    fn from(error: StartError) -> Self {
        Self::Internal(error.to_string())
    }
}

pub type Outcome<T> = Result<T, ServiceError>;

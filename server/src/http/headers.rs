//! Headers on every answer.

use std::sync::LazyLock;

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::{Web, errors};
use crate::config::Hsts;

/// No inline script or style anywhere; WebAssembly only from ourselves.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; \
     connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

static ALWAYS: LazyLock<[(HeaderName, HeaderValue); 7]> = LazyLock::new(|| {
    [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    ]
    .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
});

/// Every answer, an error's page among them.
pub async fn security(State(web): State<Web>, request: Request, next: Next) -> Response {
    let mut response = errors::framed(&web, request, next).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS.iter() {
        headers.insert(name, value.clone());
    }
    let remembered = match web.settings.hsts {
        Hsts::Off => None,
        Hsts::Host => Some("max-age=31536000"),
        Hsts::Subdomains => Some("max-age=31536000; includeSubDomains"),
    };
    if let Some(remembered) = remembered.filter(|_| web.settings.is_https()) {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(remembered));
    }
    // What does not say otherwise is one person's.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
    response
}

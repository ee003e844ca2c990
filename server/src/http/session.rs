//! Who asks: the only place that knows a cookie.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr},
};

use app::domain::account::Actor;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Method, header, request::Parts},
};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use super::{
    Web,
    connections::{Peer, Phase, household},
    errors::PageError,
};

/// A signed-in person; everybody else is led to sign in.
#[derive(Debug)]
pub struct SignedIn(pub Actor);

/// A signed-in person, if there is one.
#[derive(Debug)]
pub struct Visitor(pub Option<Actor>);

impl Visitor {
    /// Whoever the cookies of a request belong to.
    pub async fn of(headers: &HeaderMap, web: &Web) -> Result<Self, PageError> {
        let Some(secret) = secret(&CookieJar::from_headers(headers), web) else { return Ok(Self(None)) };
        Ok(Self(web.service.find_actor(&secret).await?))
    }
}

/// Who asks, as far as it can be known without signing in.
#[derive(Debug)]
pub struct Client {
    pub address: IpAddr,
    peer: Option<Peer>,
}

impl Client {
    /// Lets the client wait for its turn, or for its answer. Where connections are few, it is one that can be cut.
    pub async fn waits<T>(&self, work: impl Future<Output = T>) -> T {
        if let Some(peer) = &self.peer {
            peer.life.begin(Phase::Delayed);
        }
        let done = work.await;
        if let Some(peer) = &self.peer {
            peer.life.begin(Phase::Answer);
        }
        done
    }
}

impl FromRequestParts<Web> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<Peer>().cloned();
        let address = peer.as_ref().map_or(Ipv4Addr::UNSPECIFIED.into(), |peer| peer.address);
        let told: Vec<&str> = parts.headers.get_all("x-forwarded-for").iter().filter_map(|told| told.to_str().ok()).collect();
        Ok(Self { address: household(web.settings.client(address, &told.join(","))), peer })
    }
}

/// The cookies of a request alone, for whoever outlives it.
pub fn cookies(headers: &HeaderMap) -> HeaderMap {
    headers.get_all(header::COOKIE).iter().map(|cookie| (header::COOKIE, cookie.clone())).collect()
}

impl FromRequestParts<Web> for Visitor {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, PageError> {
        Self::of(&parts.headers, web).await
    }
}

impl FromRequestParts<Web> for SignedIn {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, PageError> {
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let Visitor(actor) = Visitor::from_request_parts(parts, web).await?;
        // A form that was sent must not vanish in a redirect.
        let posted = parts.method == Method::POST;
        actor.map(Self).ok_or(if posted { PageError::SignedOut } else { PageError::SignIn(path) })
    }
}

pub fn secret(jar: &CookieJar, web: &Web) -> Option<String> {
    jar.get(web.settings.cookie_name()).map(|cookie| cookie.value().to_owned())
}

fn cookie(web: &Web, value: String) -> Cookie<'static> {
    Cookie::build((web.settings.cookie_name(), value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(web.settings.is_https())
        .build()
}

/// The jar with a new session.
pub fn begin(jar: CookieJar, web: &Web, secret: String) -> CookieJar {
    jar.add(cookie(web, secret))
}

/// The jar without the session.
pub fn end(jar: CookieJar, web: &Web) -> CookieJar {
    jar.remove(cookie(web, String::new()))
}

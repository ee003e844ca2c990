//! Requests in, pages out. Handlers parse, call a service, and hand its answer to a page.

mod assets;
mod cached;
pub mod connections;
mod errors;
mod extract;
mod headers;
pub mod router;
mod routes;
mod session;

use std::sync::Arc;

use app::{
    domain::{account::Actor, code::LibraryCode, year::Year},
    text::Lang,
    ui::{Assets, Frame, render},
};
use axum::{
    http::{HeaderName, header},
    response::{Html, IntoResponse, Response},
};
use leptos::prelude::AnyView;

use crate::{config::WebSettings, service::Service};

/// What every handler can reach.
#[derive(Clone)]
pub struct Web {
    pub service: Arc<Service>,
    pub settings: Arc<WebSettings>,
}

impl Web {
    /// What frames a page of a signed-in person: about a library, or about none.
    fn frame(&self, actor: &Actor, lang: Lang, year: Option<Year>, library: Option<&LibraryCode>) -> Frame {
        let own = library.filter(|library| actor.libraries.contains(library)).or(actor.libraries.first());
        let site = self.service.archive().published.site.clone();
        Frame { lang, actor: actor.clone(), site, year, library: own.cloned() }
    }
}

/// Where this build's styles and fonts lie.
fn assets() -> Assets {
    Assets(assets::root().to_owned())
}

/// How a browser takes a file, `inline` or `attachment`, and what it calls it.
fn named(how: &str, name: &str) -> [(HeaderName, String); 1] {
    [(header::CONTENT_DISPOSITION, format!("{how}; filename=\"{name}\""))]
}

/// A page of one person, never kept.
fn html(page: impl FnOnce() -> AnyView) -> Response {
    Html(render(assets(), page)).into_response()
}

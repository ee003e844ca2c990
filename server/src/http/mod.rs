//! Requests in, pages out. Handlers parse, call a service, and hand its answer to a page.

mod assets;
mod errors;
mod extract;
mod headers;
pub mod router;
mod routes;
mod session;

use std::sync::Arc;

use app::ui::Assets;

use crate::{config::WebSettings, service::Service};

/// What every handler can reach.
#[derive(Clone)]
pub struct Web {
    pub service: Arc<Service>,
    pub settings: Arc<WebSettings>,
}

impl Web {
    /// Where this build's styles and fonts lie.
    fn assets() -> Assets {
        Assets(assets::root().to_owned())
    }
}

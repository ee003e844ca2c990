//! Styles, fonts, icons and scripts, inside the program, under a path that changes with them.

use std::sync::LazyLock;

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::cached::accepted;
use crate::{
    random::hash_text,
    service::published::kept::{Encoding, File},
};

struct Asset {
    name: &'static str,
    kind: &'static str,
    file: File,
}

const CSS: &str = concat!(
    include_str!("../../../style/01-tokens.css"),
    include_str!("../../../style/02-base.css"),
    include_str!("../../../style/03-frame.css"),
    include_str!("../../../style/04-figures.css"),
    include_str!("../../../style/05-public.css"),
    include_str!("../../../style/06-forms.css"),
    include_str!("../../../style/07-entry.css"),
    include_str!("../../../style/08-review.css"),
    include_str!("../../../style/09-stories.css"),
    include_str!("../../../style/10-home.css"),
    include_str!("../../../style/11-catalogue.css"),
    include_str!("../../../style/12-print.css"),
);

static ALL: LazyLock<[Asset; 10]> = LazyLock::new(|| {
    [
        asset("site.css", "text/css; charset=utf-8", CSS.as_bytes()),
        asset("inter.woff2", "font/woff2", include_bytes!("../../../style/fonts/inter.woff2")),
        asset("icons.svg", "image/svg+xml", include_bytes!("../../../style/icons/icons.svg")),
        asset("mark.svg", "image/svg+xml", include_bytes!("../../../style/icons/mark.svg")),
        asset("print-hand.svg", "image/svg+xml", include_bytes!("../../../style/icons/print-hand.svg")),
        asset("print-foot.svg", "image/svg+xml", include_bytes!("../../../style/icons/print-foot.svg")),
        asset("islands.js", "text/javascript; charset=utf-8", include_bytes!("../../../style/islands.js")),
        asset("unsent.js", "text/javascript; charset=utf-8", include_bytes!("../../../style/unsent.js")),
        Asset {
            file: File::built(include_bytes!(concat!(env!("OUT_DIR"), "/app.js")), include_bytes!(concat!(env!("OUT_DIR"), "/app.js.br"))),
            ..asset("app.js", "text/javascript; charset=utf-8", b"")
        },
        Asset {
            file: File::built(
                include_bytes!(concat!(env!("OUT_DIR"), "/app_bg.wasm")),
                include_bytes!(concat!(env!("OUT_DIR"), "/app_bg.wasm.br")),
            ),
            ..asset("app_bg.wasm", "application/wasm", b"")
        },
    ]
});

fn asset(name: &'static str, kind: &'static str, bytes: &'static [u8]) -> Asset {
    Asset { name, kind, file: File::built(bytes, b"") }
}

static ROOT: LazyLock<String> = LazyLock::new(|| {
    let everything: String = ALL.iter().map(|asset| asset.file.hash.as_str()).collect();
    format!("/assets/{}", &hash_text(&everything)[..10])
});

pub fn root() -> &'static str {
    &ROOT
}

/// A file of this build is kept for good under this build's path; under another's, which a page in
/// a cache may still name, it is given but not kept. Each is compressed once, but for the font, which is
/// already.
pub async fn get(Path((version, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(asset) = ALL.iter().find(|asset| asset.name == name) else { return StatusCode::NOT_FOUND.into_response() };
    let ours = ROOT.ends_with(&version) && !version.is_empty();
    let kept = if ours { "public, max-age=31536000, immutable" } else { "no-cache" };
    let encoding = if asset.kind == "font/woff2" { Encoding::Plain } else { accepted(&headers) };
    let always = [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, kept), (header::VARY, "Accept-Encoding")];
    let bytes = asset.file.bytes(encoding).await;
    match encoding.name() {
        Some(name) => (always, [(header::CONTENT_ENCODING, name)], bytes).into_response(),
        None => (always, bytes).into_response(),
    }
}

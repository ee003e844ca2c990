//! Styles, fonts, icons and scripts, inside the program, under a path that changes with them.

use std::sync::LazyLock;

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::random::hash_text;

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
    /// Compressed by brotli when it was built; empty where that is left to the way out.
    brotli: &'static [u8],
}

const CSS: &str = concat!(
    include_str!("../../../style/1-tokens.css"),
    include_str!("../../../style/2-base.css"),
    include_str!("../../../style/3-frame.css"),
    include_str!("../../../style/4-public.css"),
    include_str!("../../../style/5-work.css"),
    include_str!("../../../style/6-print.css"),
);

static ALL: [Asset; 9] = [
    Asset { name: "site.css", kind: "text/css; charset=utf-8", bytes: CSS.as_bytes(), brotli: &[] },
    Asset { name: "inter.woff2", kind: "font/woff2", bytes: include_bytes!("../../../style/fonts/inter.woff2"), brotli: &[] },
    Asset { name: "icons.svg", kind: "image/svg+xml", bytes: include_bytes!("../../../style/icons/icons.svg"), brotli: &[] },
    Asset { name: "mark.svg", kind: "image/svg+xml", bytes: include_bytes!("../../../style/icons/mark.svg"), brotli: &[] },
    Asset { name: "print-hand.svg", kind: "image/svg+xml", bytes: include_bytes!("../../../style/icons/print-hand.svg"), brotli: &[] },
    Asset { name: "print-foot.svg", kind: "image/svg+xml", bytes: include_bytes!("../../../style/icons/print-foot.svg"), brotli: &[] },
    Asset { name: "islands.js", kind: "text/javascript; charset=utf-8", bytes: include_bytes!("../../../style/islands.js"), brotli: &[] },
    Asset {
        name: "app.js",
        kind: "text/javascript; charset=utf-8",
        bytes: include_bytes!(concat!(env!("OUT_DIR"), "/app.js")),
        brotli: include_bytes!(concat!(env!("OUT_DIR"), "/app.js.br")),
    },
    Asset {
        name: "app_bg.wasm",
        kind: "application/wasm",
        bytes: include_bytes!(concat!(env!("OUT_DIR"), "/app_bg.wasm")),
        brotli: include_bytes!(concat!(env!("OUT_DIR"), "/app_bg.wasm.br")),
    },
];

static ROOT: LazyLock<String> = LazyLock::new(|| {
    let everything: String = ALL.iter().map(|asset| hash_text(&String::from_utf8_lossy(asset.bytes))).collect();
    format!("/assets/{}", &hash_text(&everything)[..10])
});

pub fn root() -> &'static str {
    &ROOT
}

/// A file of this build is kept for good under this build's path; under another's, which a page in
/// a cache may still name, it is given but not kept.
pub async fn get(Path((version, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(asset) = ALL.iter().find(|asset| asset.name == name) else { return StatusCode::NOT_FOUND.into_response() };
    let ours = ROOT.ends_with(&version) && !version.is_empty();
    let kept = if ours { "public, max-age=31536000, immutable" } else { "no-cache" };
    let always = [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, kept)];
    let takes_brotli = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|kinds| kinds.contains("br"));
    if takes_brotli && !asset.brotli.is_empty() {
        return (always, [(header::CONTENT_ENCODING, "br"), (header::VARY, "accept-encoding")], asset.brotli).into_response();
    }
    (always, asset.bytes).into_response()
}

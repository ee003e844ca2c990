//! Styles, fonts, icons and scripts, inside the program, under a path that changes with them.

use std::sync::LazyLock;

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::random::hash_text;

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
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
    Asset { name: "site.css", kind: "text/css; charset=utf-8", bytes: CSS.as_bytes() },
    Asset { name: "inter.woff2", kind: "font/woff2", bytes: include_bytes!("../../../style/fonts/inter.woff2") },
    Asset { name: "icons.svg", kind: "image/svg+xml", bytes: include_bytes!("../../../style/icons/icons.svg") },
    Asset { name: "mark.svg", kind: "image/svg+xml", bytes: include_bytes!("../../../style/icons/mark.svg") },
    Asset { name: "print-hand.svg", kind: "image/svg+xml", bytes: include_bytes!("../../../style/icons/print-hand.svg") },
    Asset { name: "print-foot.svg", kind: "image/svg+xml", bytes: include_bytes!("../../../style/icons/print-foot.svg") },
    Asset { name: "islands.js", kind: "text/javascript; charset=utf-8", bytes: include_bytes!("../../../style/islands.js") },
    Asset { name: "app.js", kind: "text/javascript; charset=utf-8", bytes: include_bytes!(concat!(env!("OUT_DIR"), "/app.js")) },
    Asset { name: "app_bg.wasm", kind: "application/wasm", bytes: include_bytes!(concat!(env!("OUT_DIR"), "/app_bg.wasm")) },
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
pub async fn get(Path((version, name)): Path<(String, String)>) -> Response {
    let Some(asset) = ALL.iter().find(|asset| asset.name == name) else { return StatusCode::NOT_FOUND.into_response() };
    let ours = ROOT.ends_with(&version) && !version.is_empty();
    let kept = if ours { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, kept)], asset.bytes).into_response()
}

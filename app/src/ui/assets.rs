//! Where styles, fonts and scripts lie: under a path that changes when they do.

use leptos::prelude::use_context;

/// The path under which assets are served, such as `/assets/1f3a`.
#[derive(Clone, Debug)]
pub struct Assets(pub String);

#[must_use]
pub fn asset(name: &str) -> String {
    let root = use_context::<Assets>().map_or_else(|| "/assets".to_owned(), |assets| assets.0);
    format!("{root}/{name}")
}

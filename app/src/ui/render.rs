//! A page into HTML, in one call: all its data is there already.

use leptos::{prelude::*, reactive::owner::Owner};

use super::Assets;

/// Renders a page's view. Nothing in it waits, so nothing can hang.
#[cfg(feature = "ssr")]
pub fn render(assets: Assets, page: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(Some(std::sync::Arc::new(hydration_context::SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        provide_context(assets);
        page().to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}

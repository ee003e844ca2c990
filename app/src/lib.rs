//! What Jälki is: its domain, its words and its pages. Pure: no database, clock, network or file.

#[cfg(feature = "ssr")]
pub mod chart;
pub mod domain;
#[cfg(feature = "ssr")]
pub mod exhibits;
#[cfg(feature = "ssr")]
pub mod findings;
#[cfg(feature = "ssr")]
pub mod forms;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod text;
#[cfg(feature = "ssr")]
pub mod ui;
pub mod url;

/// Called by the script of a page with islands, before it wakes them up.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

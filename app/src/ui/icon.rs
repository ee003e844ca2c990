//! The icons, from one file that every page shares.

use leptos::{prelude::*, svg};

use super::asset;
use crate::domain::catalogue::indicator::Side;

/// A decorative icon; the words beside it say the same.
#[must_use]
pub fn icon(name: &str) -> AnyView {
    icon_in(name, "")
}

#[must_use]
pub fn icon_in(name: &str, class: &'static str) -> AnyView {
    let class = Some(class).filter(|class| !class.is_empty());
    svg::svg()
        .class(class)
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(svg::r#use().attr("href", format!("{}#{name}", asset("icons.svg"))))
        .into_any()
}

/// The wordmark, which has a shape of its own.
#[must_use]
pub fn wordmark() -> AnyView {
    svg::svg()
        .attr("viewBox", "0 0 4290 1560")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(svg::r#use().attr("href", format!("{}#wordmark", asset("icons.svg"))))
        .into_any()
}

/// The glyph of a side, in its colour; nothing for the context.
#[must_use]
pub fn side_icon(side: Side) -> Option<AnyView> {
    match side {
        Side::Handprint => Some(icon_in("i-hand", "hand")),
        Side::Footprint => Some(icon_in("i-foot", "foot")),
        Side::Context => None,
    }
}

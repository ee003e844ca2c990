//! The text area: its content is written raw by the renderer, so it is encoded here.

use leptos::prelude::*;

/// `described_by` may be empty.
#[must_use]
pub fn text_area(id: String, name: String, rows: u8, described_by: String, invalid: bool, content: &str) -> AnyView {
    // A browser drops the first line break after the tag: one of ours goes before people's.
    let encoded = format!("\n{}", html_escape::encode_text(content));
    let described_by = Some(described_by).filter(|ids| !ids.is_empty());
    let invalid = invalid.then_some("true");
    view! {
        <textarea
            class="area"
            id=id
            name=name
            rows=rows.to_string()
            aria-describedby=described_by
            aria-invalid=invalid
            inner_html=encoded
        ></textarea>
    }
    .into_any()
}

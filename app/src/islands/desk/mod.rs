//! The desk: what wakes up over the plain form of a section. It saves cell by cell, asks the same
//! questions as the server, keeps in the browser what could not be sent, and knows the keys.
//!
//! It is a layer over the form's own elements, which the server wrote: `page` reads and changes
//! them, `keep` is the browser's memory, `send` the way to the server, `keys` the keyboard and
//! the clipboard. What a row means, and what it makes one ask, is the domain's.

#[cfg(feature = "hydrate")]
mod keep;
#[cfg(feature = "hydrate")]
mod keys;
#[cfg(feature = "hydrate")]
mod live;
#[cfg(feature = "hydrate")]
mod page;
#[cfg(feature = "hydrate")]
mod row;
#[cfg(feature = "hydrate")]
mod saving;
#[cfg(feature = "hydrate")]
mod send;
#[cfg(feature = "hydrate")]
mod tell;

use leptos::prelude::*;

/// Where the desk finds what it begins with, in the attribute `data-desk`. Not a prop: the browser's
/// own reader of JSON is there already, and that of a prop would be a quarter of the WebAssembly.
pub const BEGINS_WITH: &str = "desk";

/// How much is not saved, in the bar above the form; the link leads to the first of them.
#[island]
pub fn EntryDesk() -> impl IntoView {
    // Words and address of the link; empty when everything is saved.
    let (unsaved, set_unsaved) = signal((String::new(), String::new()));
    // Once the view has taken up what the server wrote: it must not be another view by then.
    #[cfg(feature = "hydrate")]
    wasm_bindgen_futures::spawn_local(async move { live::wake(set_unsaved) });
    #[cfg(not(feature = "hydrate"))]
    let _ = set_unsaved;
    let shown = move || {
        let (words, href) = unsaved.get();
        (!words.is_empty()).then(|| {
            view! {
                <a class="saved is-bad" href=href>
                    {words}
                </a>
            }
        })
    };
    view! {
        <span class="unsaved" aria-live="polite">
            {shown}
        </span>
    }
}

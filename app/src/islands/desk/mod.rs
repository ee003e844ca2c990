//! The desk: what wakes up over the plain form of a section. It saves cell by cell, asks the same
//! questions as the server, keeps in the browser what could not be sent, and knows the keys.
//!
//! It is a layer over the form's own elements, which the server wrote: [`page`] reads and changes
//! them, [`keep`] is the browser's memory, [`send`] the way to the server, [`keys`] the keyboard and
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
mod send;

use leptos::prelude::*;

use super::wire::Desk;
use crate::text::{Lang, words::entry as words};

/// How much is not saved, in the bar above the form; the link leads to the first of them.
#[island]
pub fn EntryDesk(desk: Desk, lang: Lang) -> impl IntoView {
    let (unsaved, set_unsaved) = signal((0_usize, String::new()));
    #[cfg(feature = "hydrate")]
    live::wake(desk, lang, set_unsaved);
    #[cfg(not(feature = "hydrate"))]
    let _ = (desk, set_unsaved);
    let shown = move || {
        let (count, href) = unsaved.get();
        (count > 0).then(|| view! { <a class="saved is-bad" href=href>{words::unsaved(lang, count)}</a> })
    };
    view! { <span class="unsaved" aria-live="polite">{shown}</span> }
}

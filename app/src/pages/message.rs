//! A page that says what happened and what to do: errors, and an empty service.

use leptos::prelude::*;

use crate::ui::{Shell, shell};

#[derive(Clone, Debug)]
pub struct Message {
    pub shell: Shell,
    pub text: String,
    /// Where to go from here: words and address.
    pub link: Option<(String, String)>,
}

#[must_use]
pub fn message(page: Message) -> AnyView {
    let title = page.shell.title.clone();
    let link = page.link.map(|(text, href)| view! { <p class="after"><a class="btn" href=href>{text}</a></p> });
    let main = view! { <div class="open"><h1 class="display">{title}</h1><p class="lede">{page.text}</p>{link}</div> };
    shell(page.shell, None, main.into_any())
}

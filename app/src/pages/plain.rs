//! Pages of plain text: accessibility, privacy.

use leptos::prelude::*;

use crate::ui::{Shell, shell};

#[must_use]
pub fn plain(page: Shell, text: &'static str) -> AnyView {
    let title = page.title.clone();
    let main = view! { <div class="open"><h1 class="display">{title}</h1><div class="prose after"><p>{text}</p></div></div> };
    shell(page, None, main.into_any())
}

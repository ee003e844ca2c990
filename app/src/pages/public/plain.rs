//! Pages of plain text: accessibility, privacy.

use leptos::prelude::*;

use crate::{
    domain::catalogue::site::Site,
    text::{
        Lang,
        words::{common, public},
    },
    ui::{Shell, shell},
    url::Page,
};

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    Accessibility,
    Privacy,
}

#[must_use]
pub fn plain(which: Plain, site: &Site, lang: Lang) -> AnyView {
    let (page, title, text) = match which {
        Plain::Accessibility => (Page::Accessibility, common::accessibility(lang), public::accessibility_text(lang)),
        Plain::Privacy => (Page::Privacy, common::privacy(lang), public::privacy_text(lang)),
    };
    let page = Shell::public(lang, page, title, site);
    let main = view! {
        <div class="open">
            <h1 class="display">{title}</h1>
            <div class="prose after">
                <p>{text}</p>
            </div>
        </div>
    };
    shell(page, None, main.into_any())
}

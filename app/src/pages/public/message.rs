//! A page that says what happened and what to do: errors, and an empty service.

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

#[derive(Clone, Debug)]
pub struct Message {
    pub shell: Shell,
    pub text: String,
    /// Where to go from here: words and address.
    pub link: Option<(String, String)>,
    /// Whether the link opens beside this page, which is still needed.
    pub beside: bool,
}

impl Message {
    /// Before the first freeze there is nothing to show, and the page says so.
    #[must_use]
    pub fn nothing_published(site: &Site, lang: Lang) -> Self {
        Self {
            shell: Shell::public(lang, Page::Overview(None), public::nothing_published(lang), site),
            text: public::nothing_published_do(lang).to_owned(),
            link: Some((common::sign_in(lang).to_owned(), Page::SignIn.path(lang))),
            beside: false,
        }
    }
}

#[must_use]
pub fn message(page: Message) -> AnyView {
    let title = page.shell.title.clone();
    let link = page.link.map(|(text, href)| {
        view! {
            <p class="after">
                <a class="btn" href=href target=page.beside.then_some("_blank")>
                    {text}
                </a>
            </p>
        }
    });
    let main = view! {
        <div class="open">
            <h1 class="display">{title}</h1>
            <p class="lede">{page.text}</p>
            {link}
        </div>
    };
    shell(page.shell, None, main.into_any())
}

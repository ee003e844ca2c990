//! The libraries' cells under one number.

use leptos::prelude::*;

use crate::{
    text::words::{common, compare as words},
    ui::{Shell, Table, shell, table},
};

#[derive(Clone, Debug)]
pub struct Cells {
    pub shell: Shell,
    pub title: String,
    /// To the number: words and address.
    pub back: (String, String),
    pub table: Table,
}

#[must_use]
pub fn cells(page: Cells) -> AnyView {
    let lang = page.shell.lang;
    let (name, href) = page.back;
    let main = view! {
        <div class="open">
            <nav aria-label=common::breadcrumb(lang)><ol class="crumb"><li><a href=href>{name}</a></li></ol></nav>
            <h1 class="after-s">{page.title}</h1><p class="lede">{words::cells_lede(lang)}</p>
        </div>
        {table(page.table, lang)}
    };
    shell(page.shell, None, main.into_any())
}

//! Freezing a year, with a check list.

use leptos::prelude::*;

use crate::{
    domain::year::Year,
    text::words::{common, review as words},
    ui::{ErrorLink, Shell, error_summary, icon, shell},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Freeze {
    pub shell: Shell,
    pub year: Year,
    /// Whether it is fine, and what.
    pub checks: Vec<(bool, String)>,
    /// Why it cannot be frozen.
    pub blocked: Option<String>,
    pub unconfirmed: bool,
}

#[must_use]
pub fn freeze(page: Freeze) -> AnyView {
    let lang = page.shell.lang;
    let year = page.year;
    let checks = page
        .checks
        .into_iter()
        .map(|(fine, text)| view! { <li>{icon(if fine { "i-check" } else { "i-warn" })}<span>{text}</span></li> })
        .collect_view();
    let errors = if page.unconfirmed {
        vec![ErrorLink { text: words::freeze_confirm(lang).to_owned(), field: "confirm".to_owned() }]
    } else {
        Vec::new()
    };
    let form = match page.blocked {
        Some(text) => view! { <div class="warnbox after"><p>{text}</p></div> }.into_any(),
        None => view! {
            <form method="post" action=Page::Freeze(year).path(lang)>
                <div class="opt after"><input r#type="checkbox" id="confirm" name="confirm" value="yes"/><label r#for="confirm">{words::freeze_confirm(lang)}</label></div>
                <p class="after-s"><button class="btn" r#type="submit">{words::freeze_do(lang)}</button></p>
            </form>
        }
        .into_any(),
    };
    let main = view! {
        <div class="open">
            <nav aria-label=common::breadcrumb(lang)><ol class="crumb"><li><a href=Page::Review(year).path(lang)>{common::nav_review(lang)}</a></li></ol></nav>
            {error_summary(words::freeze_title(lang, year), errors)}
            <h1 class="after-s">{words::freeze_title(lang, year)}</h1>
            <p class="lede">{words::freeze_lede(lang)}</p>
            <h2 class="after">{words::freeze_check(lang)}</h2>
            <ul class="advice">{checks}</ul>
            {form}
        </div>
    };
    shell(page.shell, None, main.into_any())
}

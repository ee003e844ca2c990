//! Freezing a year, with a check list.

use leptos::prelude::*;

use crate::{
    domain::year::Year,
    text::words::{common, review as words},
    ui::{ErrorLink, Shell, error_summary, icon, shell, text_area},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Freeze {
    pub shell: Shell,
    pub title: String,
    pub year: Year,
    /// Whether it is fine, and what.
    pub checks: Vec<(bool, String)>,
    /// Why it cannot be frozen.
    pub blocked: Option<String>,
    pub unconfirmed: bool,
    /// Of a year that is frozen already.
    pub again: Option<Again>,
}

/// Another revision: what it corrects, and why.
#[derive(Clone, Debug)]
pub struct Again {
    pub corrections: Vec<String>,
    pub reason: String,
    pub unreasoned: bool,
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
    let mut errors = Vec::new();
    if page.again.as_ref().is_some_and(|again| again.unreasoned) {
        errors.push(ErrorLink { text: words::freeze_reason_needed(lang).to_owned(), field: "reason".to_owned() });
    }
    if page.unconfirmed {
        errors.push(ErrorLink { text: words::freeze_confirm(lang).to_owned(), field: "confirm".to_owned() });
    }
    let lede = if page.again.is_some() { words::freeze_again_lede(lang) } else { words::freeze_lede(lang) };
    let button = if page.again.is_some() { words::to_correction(lang) } else { words::freeze_do(lang) };
    let changed = page.again.as_ref().map(|again| {
        let items = again.corrections.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
        let none = again.corrections.is_empty().then(|| view! { <p>{words::freeze_no_corrections(lang)}</p> });
        view! { <h2 class="after">{words::freeze_corrections(lang)}</h2>{none}<ul class="cols after-s">{items}</ul> }
    });
    let why = page.again.map(|again| {
        let class = if again.unreasoned { "field is-err" } else { "field" };
        view! { <div class=class><label r#for="reason">{words::freeze_reason(lang)}</label><span class="hint" id="reason-hint">{words::freeze_reason_hint(lang)}</span>{text_area("reason".to_owned(), "reason".to_owned(), 3, "reason-hint".to_owned(), again.unreasoned, &again.reason)}</div> }
    });
    let form = match page.blocked {
        Some(text) => view! { <div class="warnbox after"><p>{text}</p></div> }.into_any(),
        None => view! {
            <form method="post" action=Page::Freeze(year).path(lang)>
                {why}
                <div class="opt after"><input r#type="checkbox" id="confirm" name="confirm" value="yes"/><label r#for="confirm">{words::freeze_confirm(lang)}</label></div>
                <p class="after-s"><button class="btn" r#type="submit">{button}</button></p>
            </form>
        }
        .into_any(),
    };
    let main = view! {
        <div class="open">
            <nav aria-label=common::breadcrumb(lang)><ol class="crumb"><li><a href=Page::Review(year).path(lang)>{common::nav_review(lang)}</a></li></ol></nav>
            {error_summary(page.title.clone(), errors)}
            <h1 class="after-s">{page.title}</h1>
            <p class="lede">{lede}</p>
            <h2 class="after">{words::freeze_check(lang)}</h2>
            <ul class="advice">{checks}</ul>
            {changed}
            {form}
        </div>
    };
    shell(page.shell, None, main.into_any())
}

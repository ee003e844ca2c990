//! A library's year as the coordinator goes through it.

use leptos::prelude::*;

use crate::{
    domain::{code::LibraryCode, year::Year},
    text::words::{common, review as words},
    ui::{ErrorLink, Shell, Table, error_summary, shell, table, text_area},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct ReviewLibrary {
    pub shell: Shell,
    pub library: LibraryCode,
    pub name: String,
    pub year: Year,
    pub state: String,
    pub sections: Vec<(String, Table)>,
    pub figures: usize,
    pub may_approve: bool,
    pub may_return: bool,
    /// Why there is nothing to do.
    pub waiting: String,
    pub is_approved: bool,
    /// As typed before.
    pub reason: String,
    pub errors: Vec<ErrorLink>,
    pub returned: Option<String>,
}

#[must_use]
pub fn review_library(page: ReviewLibrary) -> AnyView {
    let lang = page.shell.lang;
    let (year, library) = (page.year, page.library.clone());
    let sections = page
        .sections
        .into_iter()
        .map(|(name, rows)| view! { <section class="sec sec--tight"><div class="sec__head"><h2>{name}</h2></div><div class="sec__body">{table(rows, lang)}</div></section> })
        .collect_view();
    let approve = page.may_approve.then(|| {
        view! { <form method="post" action=Page::ReviewApprove { year, library: library.clone() }.path(lang)><p><button class="btn" r#type="submit">{words::approve(lang)}</button></p><p class="note muted after-s">{words::approve_what(lang, page.figures)}</p></form> }
    });
    let waiting = (!page.may_approve && !page.may_return).then(|| view! { <p>{page.waiting}</p> });
    let failed = !page.errors.is_empty();
    let send_back = page.may_return.then(|| {
        view! {
            <form method="post" action=Page::ReviewReturn { year, library: library.clone() }.path(lang)>
                <h3>{words::return_title(lang)}</h3>
                {page.is_approved.then(|| view! { <p class="note muted">{words::return_approved(lang)}</p> })}
                <div class=if failed { "field is-err" } else { "field" }><label r#for="reason">{words::return_reason(lang)}</label><span class="hint" id="reason-hint">{words::return_hint(lang)}</span>
                    {text_area("reason".to_owned(), "reason".to_owned(), 4, "reason-hint".to_owned(), failed, &page.reason)}</div>
                <p class="after-s"><button class="btn btn--2" r#type="submit">{words::return_do(lang)}</button></p>
            </form>
        }
    });
    let returned = page.returned.map(|reason| view! { <div class="say"><p>{reason}</p></div> });
    let main = view! {
        <div class="open">
            <nav aria-label=common::breadcrumb(lang)><ol class="crumb"><li><a href=Page::Review(year).path(lang)>{common::nav_review(lang)}</a></li></ol></nav>
            {error_summary(words::return_title(lang).to_owned(), page.errors)}
            <h1 class="after-s">{words::year_title(lang, page.name, year)}</h1>
            <p class="lede">{page.state}</p>
            {returned}
        </div>
        <section class="sec sec--tight"><div class="sec__head"><h2>{words::action(lang)}</h2></div><div class="sec__body two">{approve}{send_back}{waiting}</div></section>
        {sections}
    };
    shell(page.shell, None, main.into_any())
}

//! Every value that a cell has had, and going back to one of them.

use leptos::prelude::*;

use crate::{
    domain::{
        code::{IndicatorCode, LibraryCode, SectionCode},
        year::Year,
    },
    text::words::{common, entry as words, history as own},
    ui::{Shell, shell},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct History {
    pub shell: Shell,
    pub library: LibraryCode,
    pub library_name: String,
    pub year: Year,
    pub indicator: IndicatorCode,
    pub section: SectionCode,
    pub name: String,
    /// The latest first.
    pub steps: Vec<Step>,
    pub may_restore: bool,
}

#[derive(Clone, Debug)]
pub struct Step {
    pub revision: i64,
    pub when: String,
    pub who: String,
    /// None for the first value.
    pub before: Option<String>,
    pub value: String,
    pub note: String,
}

#[must_use]
pub fn history(page: History) -> AnyView {
    let lang = page.shell.lang;
    let (library, year, indicator) = (page.library, page.year, page.indicator);
    let latest = page.steps.first().map_or(0, |step| step.revision);
    let back = format!("{}#f-{indicator}", Page::Entry { library: library.clone(), year, section: page.section }.path(lang));
    let action = Page::EntryHistory { library, year, indicator }.path(lang);
    let empty = page.steps.is_empty();
    let rows = page
        .steps
        .into_iter()
        .map(|step| {
            let restore = if step.revision == latest {
                view! { <span class="muted">{own::in_force(lang)}</span> }.into_any()
            } else if page.may_restore {
                view! {
                    <form method="post" action=action.clone()>
                        <input r#type="hidden" name="revision" value=step.revision.to_string()/><input r#type="hidden" name="seen" value=latest.to_string()/>
                        <button class="btn btn--t" r#type="submit">{own::restore(lang)}<span class="vh">{format!(": {}, {}", step.value, step.when)}</span></button>
                    </form>
                }
                .into_any()
            } else {
                ().into_any()
            };
            let before = step.before.map(|before| view! { <s class="was">{before}</s>" → " });
            view! { <tr><th scope="row">{step.when}</th><td>{step.who}</td><td class="r">{before}<strong>{step.value}</strong></td><td>{step.note}</td><td>{restore}</td></tr> }
        })
        .collect_view();
    let caption = own::caption(lang, &page.name, &page.library_name, year);
    let main = view! {
        <div class="open">
            <nav aria-label=common::breadcrumb(lang)><ol class="crumb"><li><a href=back>{common::nav_entry(lang)}</a></li></ol></nav>
            <div class="over after-s"><span>{format!("{} {year}", page.library_name)}</span></div>
            <h1>{page.name}</h1>
            <p class="lede">{if empty { own::none(lang) } else { own::lede(lang) }}</p>
        </div>
        {(!empty).then(|| view! {
            <div class="scroll after" tabindex="0" role="region" aria-label=caption.clone()><table class="tbl"><caption>{caption.clone()}</caption>
                <thead><tr><th scope="col">{own::when(lang)}</th><th scope="col">{own::who(lang)}</th><th scope="col" class="r">{words::status_reported(lang)}</th><th scope="col">{words::note(lang)}</th><th scope="col"><span class="vh">{own::restore(lang)}</span></th></tr></thead>
                <tbody>{rows}</tbody></table></div>
        })}
    };
    shell(page.shell, None, main.into_any())
}

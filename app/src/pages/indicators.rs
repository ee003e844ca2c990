//! All indicators by theme, with the year's numbers.

use leptos::prelude::*;

use crate::{
    domain::year::Year,
    text::words::{common, public},
    ui::{Shell, Table, shell, table, year_links},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Indicators {
    pub shell: Shell,
    pub year: Year,
    pub years: Vec<Year>,
    /// Anchor, name and table of each theme.
    pub themes: Vec<(String, String, Table)>,
}

#[must_use]
pub fn indicators(page: Indicators) -> AnyView {
    let lang = page.shell.lang;
    let libraries = page.shell.site.consortium.libraries.in_lang(lang).to_owned();
    let years = year_links(&page.years, page.year, |year| Page::Indicators(Some(year)).path(lang));
    let themes = page
        .themes
        .into_iter()
        .map(|(anchor, name, rows)| {
            view! {
                <section class="sec" aria-labelledby=anchor.clone()>
                    <div class="sec__head"><h2 id=anchor.clone()>{name}</h2></div>
                    <div class="sec__body">{table(rows, lang)}</div>
                </section>
            }
        })
        .collect_view();
    let main = view! {
        <div class="open">
            <div class="over"><span>{libraries}</span><nav aria-label=common::year(lang)><ul class="years">{years}</ul></nav></div>
            <h1 class="display">{public::indicators_title(lang)}</h1>
            <p class="lede">{public::indicators_lede(lang, page.year)}</p>
        </div>
        {themes}
    };
    shell(page.shell, None, main.into_any())
}

//! All indicators by theme, with the year's numbers.

use leptos::prelude::*;

use crate::{
    domain::year::Year,
    findings::{Edition, ThemeFacts},
    text::words::public,
    ui::{Section, Shell, Table, shell, table, year_links},
    url::{Page, theme_anchor},
};

#[derive(Clone, Debug)]
pub struct Indicators {
    pub shell: Shell,
    pub year: Year,
    pub years: Vec<Year>,
    /// Anchor, name and table of each theme.
    pub themes: Vec<(String, String, Table)>,
}

impl Indicators {
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let (lang, year) = (edition.lang, edition.year.year);
        let theme = |theme: ThemeFacts| {
            let rows = theme.table(year, lang);
            (theme_anchor(&theme.code), theme.name, rows)
        };
        Self {
            shell: edition.shell(Page::Indicators(edition.year_in_address()), public::indicators_title(lang)),
            year,
            years: edition.years(),
            themes: edition.facts_by_theme().into_iter().map(theme).collect(),
        }
    }
}

#[must_use]
pub fn indicators(page: Indicators) -> AnyView {
    let lang = page.shell.lang;
    let libraries = page.shell.site.consortium.libraries.in_lang(lang).to_owned();
    let years = year_links(&page.years, page.year, |year| Page::Indicators(Some(year)).path(lang), lang);
    let themes = page
        .themes
        .into_iter()
        .map(|(anchor, name, rows)| {
            view! { {Section::new(name).id(anchor).holding(table(rows, lang))} }
        })
        .collect_view();
    let main = view! {
        <div class="open">
            <div class="over">
                <span>{libraries}</span>
                {years}
            </div>
            <h1 class="display">{public::indicators_title(lang)}</h1>
            <p class="lede">{public::indicators_lede(lang, page.year)}</p>
        </div>
        {themes}
    };
    shell(page.shell, None, main.into_any())
}

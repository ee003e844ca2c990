//! All indicators by theme, with the year's numbers.

use leptos::prelude::*;

use crate::{
    domain::year::Year,
    findings::{Edition, Fact, ThemeFacts, side_name},
    text::{
        number,
        words::{common, findings as finding_words, public},
    },
    ui::{Column, Entry, Section, Shell, Table, shell, table, year_links},
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
        let row = |fact: Fact| {
            let mark = if fact.is_provisional() { format!(" ({})", common::provisional(lang).to_lowercase()) } else { String::new() };
            vec![
                Entry::Link { text: fact.name.clone(), href: Page::indicator(&fact.indicator.code, year).path(lang) },
                Entry::Text(side_name(fact.indicator.side, lang).to_owned()),
                Entry::or_none(fact.value.clone().map(|value| format!("{value}{mark}")), lang),
                fact.change
                    .as_ref()
                    .map_or_else(|| Entry::Missing(format!("— {}", public::not_compared(lang))), |change| Entry::Text(change.with_sign())),
                Entry::Text(number::of_libraries(fact.aggregate.coverage, lang)),
            ]
        };
        let theme = |theme: ThemeFacts| {
            let table = Table::new(
                format!("{} {year}", theme.name),
                vec![
                    Column::left(finding_words::indicator(lang)),
                    Column::left(public::side(lang)),
                    Column::right(finding_words::value(lang)),
                    Column::right(finding_words::change(lang)),
                    Column::right(finding_words::libraries(lang)),
                ],
                theme.facts.into_iter().map(row).collect(),
            );
            (theme_anchor(&theme.code), theme.name, table)
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

//! The reports of all frozen years.

use leptos::prelude::*;

use crate::{
    domain::{
        published::{Published, PublishedYear},
        year::Year,
    },
    findings::Edition,
    text::{Lang, date, words::public},
    ui::{Section, Shell, report_links, shell},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Reports {
    pub shell: Shell,
    /// Latest first: year, frozen when, coverage.
    pub years: Vec<(Year, String, String)>,
}

impl Reports {
    #[must_use]
    pub fn of(published: &Published, lang: Lang) -> Self {
        let year = |year: &PublishedYear| {
            let edition = Edition { lang, published, year, cube: &published.cube };
            let frozen = year.frozen.as_ref().map(|frozen| {
                let again = (frozen.revision > 1).then(|| format!(" · {}: {}", public::revision(lang, frozen.revision), frozen.reason));
                public::frozen_on(lang, date::date(frozen.on, lang)) + &again.unwrap_or_default()
            });
            (year.year, frozen.unwrap_or_default(), edition.coverage_line())
        };
        Self {
            shell: Shell::public(lang, Page::Reports, public::reports_title(lang), &published.site),
            years: published.years.iter().rev().map(year).collect(),
        }
    }
}

#[must_use]
pub fn reports(page: Reports) -> AnyView {
    let lang = page.shell.lang;
    let libraries = page.shell.site.consortium.libraries.in_lang(lang).to_owned();
    let none = page.years.is_empty().then(|| view! { <p class="lede">{public::nothing_published_do(lang)}</p> });
    let years = page
        .years
        .into_iter()
        .map(|(year, frozen, coverage)| {
            let links = report_links(year, lang);
            let heading = format!("report-{year}");
            view! {
                {Section::new(public::report_of(lang, year))
                    .id(heading)
                    .why(frozen)
                    .tight()
                    .holding_two(
                        view! {
                            <ul class="files files--plain">{links}</ul>
                            <div class="small">
                                <p>{coverage}</p>
                                <p>
                                    <a href=Page::Overview(Some(year))
                                        .path(lang)>{public::overview_title(lang, year)}</a>
                                </p>
                                <p>
                                    <a href=Page::Figures(year)
                                        .path(lang)>{format!("{} (CSV)", public::file_figures(lang))}</a>
                                </p>
                            </div>
                        },
                    )}
            }
        })
        .collect_view();
    let main = view! {
        <div class="open">
            <div class="over">
                <span>{libraries}</span>
            </div>
            <h1 class="display">{public::reports_title(lang)}</h1>
            <p class="lede">{public::reports_lede(lang)}</p>
        </div>
        {none}
        {years}
    };
    shell(page.shell, None, main.into_any())
}

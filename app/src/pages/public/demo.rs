//! What is real in the example consortium, and what could not be used.

use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    domain::catalogue::{Catalogue, site::Site},
    text::{
        Lang,
        words::{
            common, findings as finding_words,
            public::{self, demo as words},
        },
    },
    ui::{Column, Entry, Section, Shell, Table, shell, table},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Demo {
    pub shell: Shell,
    pub real: Table,
    pub unused: Table,
}

#[must_use]
pub fn demo(page: Demo) -> AnyView {
    let lang = page.shell.lang;
    let main = view! {
        <div class="open">
            <h1 class="display">{words::demo_title(lang)}</h1>
            <p class="lede">{words::demo_lede(lang)}</p>
        </div>
        {Section::new(words::demo_real(lang)).id("real").holding(table(page.real, lang))}
        {Section::new(words::demo_unused(lang))
            .id("unused")
            .why(words::demo_unused_why(lang))
            .holding(table(page.unused, lang))}
    };
    shell(page.shell, None, main.into_any())
}

/// One published figure, as its source has it.
#[derive(Clone, Debug, Deserialize)]
pub struct RealFigure {
    #[serde(rename = "library_slug")]
    pub library: String,
    pub year: String,
    pub indicator: String,
    pub value: String,
    pub original_label: String,
    pub source_url: String,
    /// A read on the publisher's page, B rounded or a bound, C secondary.
    pub confidence: String,
    /// None when it is used.
    #[serde(skip)]
    pub unfit: Option<Unfit>,
}

/// Why a published figure is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It measures something else than our indicator.
    Definition,
    /// It is of something else than a member library.
    Library,
    /// The example's years are others.
    Year,
    /// Another source has been used for the same cell.
    Later,
}

impl Demo {
    #[must_use]
    pub fn of(figures: &[RealFigure], catalogue: &Catalogue, site: &Site, lang: Lang) -> Self {
        let name = |figure: &RealFigure| {
            catalogue
                .find_indicator(&figure.indicator)
                .map_or_else(|| figure.indicator.clone(), |indicator| indicator.name.in_lang(lang).to_owned())
        };
        let library = |figure: &RealFigure| catalogue.library_name(&figure.library);
        let source = |figure: &RealFigure| Entry::Link { text: host(&figure.source_url), href: figure.source_url.clone() };
        let real = figures.iter().filter(|figure| figure.unfit.is_none()).map(|figure| {
            vec![
                Entry::Text(library(figure)),
                Entry::Text(figure.year.clone()),
                Entry::Text(name(figure)),
                Entry::Text(figure.value.clone()),
                Entry::Text(figure.original_label.clone()),
                source(figure),
            ]
        });
        let unused = figures.iter().filter_map(|figure| figure.unfit.map(|unfit| (figure, unfit))).map(|(figure, unfit)| {
            vec![
                Entry::Text(library(figure)),
                Entry::Text(figure.year.clone()),
                Entry::Text(figure.original_label.clone()),
                Entry::Text(figure.value.clone()),
                Entry::Text(why(unfit, lang).to_owned()),
                source(figure),
            ]
        });
        let columns = |third: &str, fifth: &str| {
            vec![
                Column::left(public::story_library(lang)),
                Column::left(common::year(lang)),
                Column::left(third),
                Column::right(finding_words::value(lang)),
                Column::left(fifth),
                Column::left(finding_words::source(lang)),
            ]
        };
        Self {
            shell: Shell::public(lang, Page::Demo, words::demo_title(lang), site),
            real: Table::new(words::demo_real(lang), columns(finding_words::indicator(lang), words::original_label(lang)), real.collect()),
            unused: Table::new(words::demo_unused(lang), columns(words::original_label(lang), words::reason(lang)), unused.collect()),
        }
    }
}

fn why(unfit: Unfit, lang: Lang) -> &'static str {
    match unfit {
        Unfit::Definition => words::unfit_definition(lang),
        Unfit::Library => words::unfit_library(lang),
        Unfit::Year => words::unfit_year(lang),
        Unfit::Later => words::unfit_later(lang),
    }
}

/// The name of a site.
fn host(url: &str) -> String {
    url.split('/').nth(2).unwrap_or(url).to_owned()
}

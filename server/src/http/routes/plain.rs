//! Pages of plain text, and what the example explains of itself.

use app::{
    pages::{
        demo::{Demo, demo},
        plain::plain,
    },
    text::{
        Lang,
        words::{common, public},
    },
    ui::{Column, Entry, Shell, Table, render},
    url::Page,
};
use axum::{extract::State, http::HeaderMap, response::Response};

use super::years::kept;
use crate::{
    demo::real::{RealFigure, Unfit, real_figures},
    http::{Web, errors::PageError, extract::At},
};

pub async fn accessibility(State(web): State<Web>, At(lang): At<Lang>, headers: HeaderMap) -> Result<Response, PageError> {
    text(&web, &headers, lang, Page::Accessibility, common::accessibility(lang), public::accessibility_text(lang))
}

pub async fn privacy(State(web): State<Web>, At(lang): At<Lang>, headers: HeaderMap) -> Result<Response, PageError> {
    text(&web, &headers, lang, Page::Privacy, common::privacy(lang), public::privacy_text(lang))
}

fn text(web: &Web, headers: &HeaderMap, lang: Lang, page: Page, title: &'static str, text: &'static str) -> Result<Response, PageError> {
    let published = web.service.published();
    kept(&published, headers, &page.path(lang), || {
        Ok(render(Web::assets(), || plain(Shell::public(lang, page.clone(), title, &published.site), text)).into_bytes())
    })
}

/// Only the example has it.
pub async fn explained(State(web): State<Web>, At(lang): At<Lang>, headers: HeaderMap) -> Result<Response, PageError> {
    let published = web.service.published();
    if !published.site.demo {
        return Err(PageError::not_found(lang));
    }
    kept(&published, &headers, &format!("{}/demo", lang.as_str()), || {
        let catalogue = web.service.catalogue_now();
        let figures = real_figures(&catalogue);
        let name = |figure: &RealFigure| {
            catalogue
                .find_indicator(&figure.indicator)
                .map_or_else(|| figure.indicator.clone(), |indicator| indicator.name.in_lang(lang).to_owned())
        };
        let library = |figure: &RealFigure| {
            catalogue.find_library(&figure.library).map_or_else(|| figure.library.clone(), |l| l.abbreviation.clone())
        };
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
                Column::right(public::value(lang)),
                Column::left(fifth),
                Column::left(public::source(lang)),
            ]
        };
        let page = Demo {
            shell: Shell::public(lang, Page::Demo, public::demo_title(lang), &published.site),
            real: Table {
                caption: public::demo_real(lang).to_owned(),
                columns: columns(public::indicator(lang), public::original_label(lang)),
                rows: real.collect(),
                foot: None,
            },
            unused: Table {
                caption: public::demo_unused(lang).to_owned(),
                columns: columns(public::original_label(lang), public::reason(lang)),
                rows: unused.collect(),
                foot: None,
            },
        };
        Ok(render(Web::assets(), || demo(page)).into_bytes())
    })
}

fn why(unfit: Unfit, lang: Lang) -> &'static str {
    match unfit {
        Unfit::Definition => public::unfit_definition(lang),
        Unfit::Library => public::unfit_library(lang),
        Unfit::Year => public::unfit_year(lang),
        Unfit::Later => public::unfit_later(lang),
    }
}

/// The name of a site.
fn host(url: &str) -> String {
    url.split('/').nth(2).unwrap_or(url).to_owned()
}

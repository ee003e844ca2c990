//! The libraries' cells under one number.

use leptos::prelude::*;

use crate::{
    domain::{
        catalogue::{Catalogue, library::Library},
        code::IndicatorCode,
        entry::review::LibraryCell,
        year::Year,
    },
    text::{
        Lang, cell, date,
        words::{compare as words, review as review_words},
    },
    ui::{Address, Called, Column, Entry, Find, Frame, Listed, Shell, Sought, Table, breadcrumb, find, shell, table},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Cells {
    pub shell: Shell,
    pub title: String,
    /// To the number: words and address.
    pub back: (String, String),
    pub find: Option<Find>,
    pub table: Table,
}

/// The members whose cells are shown.
#[must_use]
pub fn list<'a>(catalogue: &'a Catalogue, year: Year, indicator: &IndicatorCode, sought: Sought, lang: Lang) -> Listed<&'a Library> {
    let at = Address { path: Page::ReviewCells { year, indicator: indicator.clone() }.path(lang), ..Address::default() };
    Listed::of(catalogue.members(year), |library| Called::of(library), sought, at)
}

impl Cells {
    /// `found` are the cells of the libraries that are shown, and `find` the way to the others.
    #[must_use]
    pub fn of(
        frame: &Frame,
        (year, indicator): (Year, IndicatorCode),
        found: &[LibraryCell],
        find: Option<Find>,
        catalogue: &Catalogue,
    ) -> Self {
        let lang = frame.lang;
        let name = catalogue.indicator_name(&indicator, lang);
        let rows = found.iter().map(|part| {
            let approval = part.approval.as_ref().map(|approval| {
                let who = part.approver.clone().unwrap_or_else(|| words::by_command(lang).to_owned());
                format!("{}, {who}", date::date(approval.on, lang))
            });
            let href = Page::ReviewLibrary { year, library: part.library.clone() }.path(lang);
            vec![
                Entry::Link { text: catalogue.library_name(part.library.as_str()), href },
                Entry::Text(cell::cell(part.figure.cell, lang)),
                Entry::Text(part.figure.note.clone()),
                Entry::or_none(approval, lang),
            ]
        });
        let title = words::cells_title(lang, &name, year);
        let table = Table::new(
            title.clone(),
            vec![
                Column::left(review_words::library(lang)),
                Column::right(words::value(lang)),
                Column::left(words::note(lang)),
                Column::left(words::approved(lang)),
            ],
            rows.collect(),
        );
        let back = (name, Page::indicator(&indicator, year).path(lang));
        Self { shell: frame.shell(Page::ReviewCells { year, indicator }, title.clone()), title, back, find, table }
    }
}

#[must_use]
pub fn cells(page: Cells) -> AnyView {
    let lang = page.shell.lang;
    let (name, href) = page.back;
    let main = view! {
        <div class="open">
            {breadcrumb([(href, name)], lang)} <h1 class="after-s">{page.title}</h1>
            <p class="lede">{words::cells_lede(lang)}</p>
        </div>
        {page.find.map(|form| find(form, lang))}
        {table(page.table, lang)}
    };
    shell(page.shell, None, main.into_any())
}

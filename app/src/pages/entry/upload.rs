//! Entering by a file: a workbook, the same as CSV, or the library's own table. What would change is
//! shown first; saving is a second step.

mod reading;
mod table;

use leptos::prelude::*;

use crate::{
    domain::{
        code::{IndicatorCode, LibraryCode},
        entry::reading::DecimalMark,
        year::Year,
    },
    text::{
        Lang,
        words::{common, upload as words},
    },
    ui::{Section, Shell, Table, breadcrumb, icon, shell, table, text_area},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Upload {
    pub shell: Shell,
    pub kind: Kind,
    pub library: LibraryCode,
    pub library_name: String,
    pub year: Year,
    /// Why nothing can be saved now.
    pub lock: Option<String>,
    pub outcome: Outcome,
    /// What was pasted, when it could not be read.
    pub pasted: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Workbook,
    OwnTable,
}

/// How far the file has come.
#[derive(Clone, Debug)]
pub enum Outcome {
    Nothing,
    /// Everything that is wrong, at once.
    Problems {
        title: String,
        list: Vec<String>,
    },
    /// Columns of an own table, for the person to say which holds the year.
    Columns(Columns),
    /// The rows of an own table, for the person to say what each is.
    Map(Map),
    Preview(Preview),
    Done(usize),
}

#[derive(Clone, Debug)]
pub struct Preview {
    pub count: usize,
    pub same: usize,
    pub changes: Table,
    /// The changes as the fields of a form.
    pub fields: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct Columns {
    pub blocks: Vec<AskedBlock>,
    pub problem: Option<String>,
    pub left_out: Vec<String>,
    /// The whole table, as a field holds it.
    pub table: String,
}

/// A part of a table with several columns of values.
#[derive(Clone, Debug)]
pub struct AskedBlock {
    /// Which of the table's parts it is.
    pub at: usize,
    pub title: String,
    /// A column's letter, and what stands above it.
    pub headings: Vec<(String, String)>,
    /// The first rows, by label.
    pub rows: Vec<(String, Vec<String>)>,
}

#[derive(Clone, Debug)]
pub struct Map {
    pub rows: Vec<MapRow>,
    pub indicators: Vec<(IndicatorCode, String)>,
    pub mark: DecimalMark,
    /// What was not read, in words.
    pub left_out: Vec<String>,
    pub problems: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct MapRow {
    pub number: usize,
    /// The workbook's sheet; blank when there is none.
    pub sheet: String,
    pub label: String,
    pub raw: String,
    /// What it is the sum of.
    pub beside: String,
    /// How it was understood, or why not.
    pub read: String,
    /// Two readings, to choose from: as shown and as sent.
    pub readings: Vec<String>,
    pub picked: Option<String>,
    pub marks: String,
    pub indicator: Option<IndicatorCode>,
    pub because: Option<&'static str>,
}

#[must_use]
pub fn upload(page: Upload) -> AnyView {
    let lang = page.shell.lang;
    let (library, year) = (page.library.clone(), page.year);
    let back = Page::EntryYear { library: library.clone(), year }.path(lang);
    let (title, lede) = match page.kind {
        Kind::Workbook => (words::excel_title(lang, &page.library_name, year), words::excel_lede(lang)),
        Kind::OwnTable => (words::table_title(lang, &page.library_name, year), words::table_lede(lang)),
    };
    let lock = page.lock.clone().map(|why| {
        view! {
            <div class="warnbox after-s">
                <p>{icon("i-lock")}" "{why}</p>
            </div>
        }
    });
    let asks = page.lock.is_none() && matches!(page.outcome, Outcome::Nothing | Outcome::Problems { .. } | Outcome::Done(_));
    let form = asks.then(|| ask(page.kind, &library, year, &page.pasted, lang));
    let outcome = outcome(page.outcome, &library, year, lang);
    let main = view! {
        <div class="open">
            {breadcrumb([(back, common::nav_entry(lang))], lang)} <h1 class="after-s">{title}</h1>
            <p class="lede">{lede}</p> {lock}
        </div>
        {outcome}
        {form}
    };
    shell(page.shell, None, main.into_any())
}

/// The form for a file, with the template to download or a place to paste.
fn ask(kind: Kind, library: &LibraryCode, year: Year, pasted: &str, lang: Lang) -> AnyView {
    let file = view! {
        <div class="field">
            <label r#for="file">{words::file(lang)}</label>
            <input class="file" id="file" name="file" r#type="file" accept=".xlsx,.ods,.csv,.tsv,.txt" />
        </div>
    };
    let library = library.clone();
    let (before, pasted, button, action) = match kind {
        Kind::Workbook => (Some(template(&library, year, lang)), None, words::show_changes(lang), Page::EntryExcel { library, year }),
        Kind::OwnTable => (None, Some(paste(pasted, lang)), words::read_table(lang), Page::EntryTable { library, year }),
    };
    view! {
        {before}
        <section class="sec sec--tight">
            <div class="sec__head">
                <h2>{words::upload(lang)}</h2>
            </div>
            <form class="sec__body" method="post" enctype="multipart/form-data" action=action.path(lang)>
                {file}
                {pasted}
                <p class="after-s">
                    <button class="btn" r#type="submit">
                        {button}
                    </button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// The workbook to download and fill in.
fn template(library: &LibraryCode, year: Year, lang: Lang) -> AnyView {
    let download = |ending: &'static str| Page::EntryWorkbook { library: library.clone(), year, ending }.path(lang);
    view! {
        <section class="sec sec--tight">
            <div class="sec__head">
                <h2>{words::download(lang)}</h2>
                <p>{words::download_why(lang)}</p>
            </div>
            <div class="sec__body btns">
                <a class="btn btn--2" href=download("xlsx")>
                    {words::as_xlsx(lang)}
                </a>
                <a class="btn btn--t" href=download("csv")>
                    {words::as_csv(lang)}
                </a>
            </div>
        </section>
    }
    .into_any()
}

/// A place for a table that is copied from elsewhere.
fn paste(pasted: &str, lang: Lang) -> AnyView {
    view! {
        <div class="field">
            <label r#for="pasted">{words::paste_here(lang)}</label>
            {text_area("pasted".to_owned(), "pasted".to_owned(), 8, String::new(), false, pasted)}
        </div>
    }
    .into_any()
}

fn outcome(outcome: Outcome, library: &LibraryCode, year: Year, lang: Lang) -> AnyView {
    let back = Page::EntryYear { library: library.clone(), year }.path(lang);
    match outcome {
        Outcome::Nothing => ().into_any(),
        Outcome::Problems { title, list } => problems(title, list),
        Outcome::Columns(asked) => table::columns(asked, library, year, lang),
        Outcome::Map(rows) => table::map(rows, library, year, lang),
        Outcome::Preview(preview) if preview.count == 0 => view! {
            <div class="okbox after-s" role="status">
                <p>{words::preview_none(lang)}</p>
                <p>
                    <a href=back>{words::back_to_form(lang)}</a>
                </p>
            </div>
        }
        .into_any(),
        Outcome::Preview(preview) => {
            let hidden = |(name, value)| view! { <input r#type="hidden" name=name value=value /> };
            let fields = preview.fields.into_iter().map(hidden).collect_view();
            view! {
                {Section::new(words::preview(lang, preview.count))
                    .why(words::preview_same(lang, preview.same))
                    .tight()
                    .holding(
                        view! {
                            {table(preview.changes, lang)}
                            <form
                                method="post"
                                action=Page::EntryExcelConfirm {
                                    library: library.clone(),
                                    year,
                                }
                                    .path(lang)
                            >
                                {fields}
                                <p class="after-s">
                                    <button class="btn" r#type="submit">
                                        {words::confirm(lang, preview.count)}
                                    </button>
                                </p>
                                <p class="note muted after-s">{words::confirm_why(lang)}</p>
                            </form>
                        },
                    )}
            }
            .into_any()
        }
        Outcome::Done(count) => view! {
            <div class="okbox after-s" role="status">
                <p>
                    <strong>{words::done(lang, count)}</strong>
                </p>
                <p>
                    <a href=back>{words::back_to_form(lang)}</a>
                </p>
            </div>
        }
        .into_any(),
    }
}

fn problems(title: String, list: Vec<String>) -> AnyView {
    let items = list.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    view! {
        <div class="errbox after-s" role="alert" tabindex="-1">
            <h2>{icon("i-bang")}{title}</h2>
            <ul>{items}</ul>
        </div>
    }
    .into_any()
}

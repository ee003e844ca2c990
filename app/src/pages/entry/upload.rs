//! Entering by a file: a workbook, the same as CSV, or the library's own table. What would change is
//! shown first; saving is a second step.

use leptos::prelude::*;

use crate::{
    domain::{
        code::{IndicatorCode, LibraryCode},
        entry::{cell::Status, figures::Figure, request::FiledRow, sheet::Sheet, typed::TypedFigure},
        year::Year,
    },
    text::{
        Lang, cell, problem,
        words::{common, entry as entry_words, upload as words},
    },
    ui::{Column, Entry, Frame, Shell, Table, icon, shell, table, text_area},
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
pub struct Map {
    pub rows: Vec<MapRow>,
    pub indicators: Vec<(IndicatorCode, String)>,
    pub problems: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct MapRow {
    pub number: usize,
    pub label: String,
    pub raw: String,
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
    let lock = page.lock.clone().map(|why| view! { <div class="warnbox after-s"><p>{icon("i-lock")}" "{why}</p></div> });
    let asks = page.lock.is_none() && matches!(page.outcome, Outcome::Nothing | Outcome::Problems { .. } | Outcome::Done(_));
    let form = asks.then(|| ask(page.kind, &library, year, &page.pasted, lang));
    let outcome = outcome(page.outcome, &library, year, lang);
    let main = view! {
        <div class="open">
            <nav aria-label=common::breadcrumb(lang)><ol class="crumb"><li><a href=back>{common::nav_entry(lang)}</a></li></ol></nav>
            <h1 class="after-s">{title}</h1><p class="lede">{lede}</p>
            {lock}
        </div>
        {outcome}
        {form}
    };
    shell(page.shell, None, main.into_any())
}

/// The form for a file, with the template to download or a place to paste.
fn ask(kind: Kind, library: &LibraryCode, year: Year, pasted: &str, lang: Lang) -> AnyView {
    let file = view! { <div class="field"><label r#for="file">{words::file(lang)}</label><input class="file" id="file" name="file" r#type="file" accept=".xlsx,.csv,.tsv,.txt"/></div> };
    match kind {
        Kind::Workbook => {
            let download = |ending: &'static str| Page::EntryWorkbook { library: library.clone(), year, ending }.path(lang);
            view! {
                <section class="sec sec--tight"><div class="sec__head"><h2>{words::download(lang)}</h2><p>{words::download_why(lang)}</p></div>
                    <div class="sec__body btns"><a class="btn btn--2" href=download("xlsx")>{words::as_xlsx(lang)}</a><a class="btn btn--t" href=download("csv")>{words::as_csv(lang)}</a></div></section>
                <section class="sec sec--tight"><div class="sec__head"><h2>{words::upload(lang)}</h2></div>
                    <form class="sec__body" method="post" enctype="multipart/form-data" action=Page::EntryExcel { library: library.clone(), year }.path(lang)>
                        {file}<p class="after-s"><button class="btn" r#type="submit">{words::show_changes(lang)}</button></p></form></section>
            }
            .into_any()
        }
        Kind::OwnTable => view! {
            <section class="sec sec--tight"><div class="sec__head"><h2>{words::upload(lang)}</h2></div>
                <form class="sec__body" method="post" enctype="multipart/form-data" action=Page::EntryTable { library: library.clone(), year }.path(lang)>
                    {file}
                    <div class="field"><label r#for="pasted">{words::paste_here(lang)}</label>{text_area("pasted".to_owned(), "pasted".to_owned(), 8, String::new(), false, pasted)}</div>
                    <p class="after-s"><button class="btn" r#type="submit">{words::read_table(lang)}</button></p></form></section>
        }
        .into_any(),
    }
}

fn outcome(outcome: Outcome, library: &LibraryCode, year: Year, lang: Lang) -> AnyView {
    let back = Page::EntryYear { library: library.clone(), year }.path(lang);
    match outcome {
        Outcome::Nothing => ().into_any(),
        Outcome::Problems { title, list } => problems(title, list),
        Outcome::Map(rows) => map(rows, library, year, lang),
        Outcome::Preview(preview) if preview.count == 0 => {
            view! { <div class="okbox after-s" role="status"><p>{words::preview_none(lang)}</p><p><a href=back>{words::back_to_form(lang)}</a></p></div> }
                .into_any()
        }
        Outcome::Preview(preview) => {
            let fields = preview.fields.into_iter().map(|(name, value)| view! { <input r#type="hidden" name=name value=value/> }).collect_view();
            view! {
                <section class="sec sec--tight"><div class="sec__head"><h2>{words::preview(lang, preview.count)}</h2><p>{words::preview_same(lang, preview.same)}</p></div>
                    <div class="sec__body">{table(preview.changes, lang)}
                    <form method="post" action=Page::EntryExcelConfirm { library: library.clone(), year }.path(lang)>{fields}
                        <p class="after-s"><button class="btn" r#type="submit">{words::confirm(lang, preview.count)}</button></p><p class="note muted after-s">{words::confirm_why(lang)}</p></form></div></section>
            }
            .into_any()
        }
        Outcome::Done(count) => view! { <div class="okbox after-s" role="status"><p><strong>{words::done(lang, count)}</strong></p><p><a href=back>{words::back_to_form(lang)}</a></p></div> }.into_any(),
    }
}

fn problems(title: String, list: Vec<String>) -> AnyView {
    let items = list.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    view! { <div class="errbox after-s" role="alert" tabindex="-1"><h2>{icon("i-bang")}{title}</h2><ul>{items}</ul></div> }.into_any()
}

fn map(map: Map, library: &LibraryCode, year: Year, lang: Lang) -> AnyView {
    let count = map.rows.len();
    let indicators = map.indicators;
    let rows = map
        .rows
        .into_iter()
        .enumerate()
        .map(|(at, row)| {
            let options = indicators
                .iter()
                .map(|(code, name)| view! { <option value=code.to_string() selected=row.indicator.as_ref() == Some(code)>{name.clone()}</option> })
                .collect_view();
            let readings = row
                .readings
                .iter()
                .enumerate()
                .map(|(which, reading)| {
                    let id = format!("pick-{at}-{which}");
                    view! { <div class="opt"><input r#type="radio" id=id.clone() name=format!("pick.{at}") value=reading.clone() checked=row.picked.as_ref() == Some(reading)/><label r#for=id>{reading.clone()}</label></div> }
                })
                .collect_view();
            let read = if row.readings.is_empty() {
                view! { <strong>{row.read}</strong> }.into_any()
            } else {
                view! { <fieldset><legend>{words::which(lang)}</legend>{readings}</fieldset> }.into_any()
            };
            let hidden = [("label", row.label.clone()), ("raw", row.raw.clone()), ("marks", row.marks.clone()), ("row", row.number.to_string())]
                .map(|(name, value)| view! { <input r#type="hidden" name=format!("{name}.{at}") value=value/> });
            let select = format!("code-{at}");
            view! {
                <tr><th scope="row">{hidden}{row.label.clone()}<span class="note">{format!(" ({})", row.number)}</span></th><td class="r">{row.raw}{(row.marks.chars().count() > 1).then(|| view! { <span class="note block">{row.marks}</span> })}</td><td class="r">{read}</td>
                <td><label class="vh" r#for=select.clone()>{format!("{}: {}", words::column_indicator(lang), row.label)}</label>
                    <select class="sel" id=select name=format!("code.{at}")><option value="">{words::skip(lang)}</option>{options}</select>
                    {row.because.map(|because| view! { <span class="note">{because}</span> })}</td></tr>
            }
        })
        .collect_view();
    let found = (!map.problems.is_empty()).then(|| problems(words::problems(lang, map.problems.len()), map.problems));
    let caption = words::map_title(lang, count);
    view! {
        {found}
        <form method="post" class="after" action=Page::EntryTableConfirm { library: library.clone(), year }.path(lang)>
            <div class="scroll" tabindex="0" role="region" aria-label=caption.clone()><table class="tbl tbl--map"><caption>{caption.clone()}</caption>
                <thead><tr><th scope="col">{words::column_row(lang)}</th><th scope="col" class="r">{words::column_raw(lang)}</th><th scope="col" class="r">{words::column_read(lang)}</th><th scope="col">{words::column_indicator(lang)}</th></tr></thead>
                <tbody>{rows}</tbody></table></div>
            <p class="after-s"><button class="btn" r#type="submit">{words::show_changes(lang)}</button></p>
        </form>
    }
    .into_any()
}

impl Upload {
    /// The page of either kind, with how far the file has come.
    #[must_use]
    pub fn of(frame: &Frame, sheet: &Sheet, kind: Kind, outcome: Outcome, pasted: String) -> Self {
        let (lang, library, year) = (frame.lang, sheet.library.code.clone(), sheet.round.year);
        let name = sheet.library.abbreviation.clone();
        let (address, title) = match kind {
            Kind::Workbook => (Page::EntryExcel { library: library.clone(), year }, words::excel_title(lang, &name, year)),
            Kind::OwnTable => (Page::EntryTable { library: library.clone(), year }, words::table_title(lang, &name, year)),
        };
        let mut shell = frame.shell(address, title);
        shell.failed = match &outcome {
            Outcome::Problems { .. } => true,
            Outcome::Map(map) => !map.problems.is_empty(),
            _ => false,
        };
        let lock = sheet.lock().map(|refused| problem::refusal(refused, lang).to_owned());
        Self { shell, kind, library, library_name: name, year, lock, outcome, pasted }
    }
}

/// Every change old → new, and the same as the fields of a form.
impl Preview {
    #[must_use]
    pub fn of(sheet: &Sheet, rows: Vec<FiledRow>, lang: Lang) -> Self {
        let mut changes = Vec::new();
        let mut fields = Vec::new();
        let mut same = 0;
        for row in rows {
            let stored = sheet.cells.get(&row.indicator);
            let before = stored.map(|stored| stored.figure.clone()).unwrap_or_default();
            let revision = stored.map_or(0, |stored| stored.revision);
            // A row that was blank when the file was made, and is still, says nothing about what a
            // colleague has entered since.
            let untouched = row.figure == Figure::default() && row.seen.is_some_and(|seen| seen != revision);
            if before == row.figure || untouched {
                same += 1;
                continue;
            }
            let since = stored.filter(|_| row.seen.is_some_and(|seen| seen != revision));
            let since = since.map(|stored| words::changed_since(lang, stored.changed_by.as_deref().unwrap_or(entry_words::somebody(lang))));
            let note = if before.note.is_empty() || before.note == row.figure.note {
                row.figure.note.clone()
            } else {
                words::note_change(lang, &before.note, &row.figure.note)
            };
            let notes = [Some(note), since];
            changes.push(vec![
                Entry::Text(sheet.catalogue.indicator_name(&row.indicator, lang)),
                if before.cell == row.figure.cell {
                    Entry::Text(cell::cell(before.cell, lang))
                } else {
                    Entry::Was(cell::cell(before.cell, lang))
                },
                Entry::Strong(cell::cell(row.figure.cell, lang)),
                Entry::Text(notes.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")),
            ]);
            let typed = TypedFigure::of(&row.figure, lang);
            let status = if typed.status == Status::Missing { Status::Reported } else { typed.status };
            for (kind, value) in [("v", typed.value), ("t", status.as_str().to_owned()), ("n", typed.note), ("r", revision.to_string())] {
                fields.push((format!("{kind}.{}", row.indicator), value));
            }
        }
        let changes = Table {
            caption: words::preview(lang, changes.len()),
            columns: vec![
                Column::left(entry_words::column_indicator(lang)),
                Column::right(words::before(lang)),
                Column::right(words::after(lang)),
                Column::left(entry_words::note(lang)),
            ],
            rows: changes,
            foot: None,
        };
        Self { count: changes.rows.len(), same, changes, fields }
    }
}

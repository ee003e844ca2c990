//! What a file would change in a library's year, and saving it: shared by the workbook and the
//! library's own table.

use app::{
    domain::{
        account::Actor,
        code::LibraryCode,
        entry::{
            cell::Status,
            figures::Figure,
            request::{AllOrNothing, FiledRow, Saved},
            sheet::Sheet,
            typed::TypedFigure,
        },
        year::Year,
    },
    pages::upload::{Kind, Outcome, Preview, Upload, upload},
    text::{
        Lang, cell, problem,
        words::{entry as entry_words, upload as words},
    },
    ui::{Column, Entry, Table, render},
    url::Page,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{entry_form::TypedRow, library_year::shell};
use crate::{
    http::{
        Web,
        errors::{InLang, PageError, refusal},
        extract::{At, Pairs},
        session::SignedIn,
    },
    service::ServiceError,
};

/// The field that says which of the two a confirmation came from.
pub const FROM: &str = "from";
pub const FROM_TABLE: &str = "table";

/// What a page is told by the address that it was redirected to.
#[derive(Debug, Default, Deserialize)]
pub struct JustSaved {
    saved: Option<usize>,
}

impl JustSaved {
    pub fn outcome(&self) -> Outcome {
        self.saved.map_or(Outcome::Nothing, Outcome::Done)
    }
}

/// The page of either kind, with how far the file has come.
pub fn page(web: &Web, actor: &Actor, sheet: &Sheet, kind: Kind, outcome: Outcome, pasted: String, lang: Lang) -> Response {
    let (library, year) = (sheet.library.code.clone(), sheet.round.year);
    let name = sheet.library.abbreviation.clone();
    let (address, title) = match kind {
        Kind::Workbook => (Page::EntryExcel { library: library.clone(), year }, words::excel_title(lang, &name, year)),
        Kind::OwnTable => (Page::EntryTable { library: library.clone(), year }, words::table_title(lang, &name, year)),
    };
    let failed = match &outcome {
        Outcome::Problems { .. } => true,
        Outcome::Map(map) => !map.problems.is_empty(),
        _ => false,
    };
    let mut shell = shell(web, actor, address, title, lang, year);
    shell.failed = failed;
    let lock = sheet.lock().map(|refused| refusal(refused, lang).to_owned());
    let page = Upload { shell, kind, library, library_name: name, year, lock, outcome, pasted };
    let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    (status, Html(render(Web::assets(), || upload(page)))).into_response()
}

/// Every change old → new, and the same as the fields of a form.
pub fn preview(sheet: &Sheet, rows: Vec<FiledRow>, lang: Lang) -> Preview {
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
    Preview { count: changes.rows.len(), same, changes, fields }
}

/// Saves what was confirmed: all or nothing.
pub async fn confirm(
    State(web): State<Web>,
    At((lang, library, year)): At<(Lang, LibraryCode, Year)>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let sheet = web.service.own_sheet(&actor, &library, year).await.in_lang(lang)?;
    let mut wishes = Vec::new();
    for indicator in sheet.catalogue.indicators().iter().filter(|indicator| indicator.is_asked()) {
        let Some(row) = TypedRow::of(&indicator.code, &form) else { continue };
        wishes.push(row.wish(&indicator.code, lang));
    }
    let count = wishes.len();
    let kind = if form.get(FROM).as_deref() == Some(FROM_TABLE) { Kind::OwnTable } else { Kind::Workbook };
    let outcome = match web.service.save_cells(&actor, &library, year, wishes, AllOrNothing::Yes).await {
        Ok(saved) => {
            let clashes: Vec<String> = saved
                .into_iter()
                .filter_map(|(code, saved)| match saved {
                    Saved::Clash(theirs) => {
                        let who = theirs.changed_by.unwrap_or_else(|| entry_words::somebody(lang).to_owned());
                        Some(words::clashed(lang, sheet.catalogue.indicator_name(&code, lang), who))
                    }
                    // The fields are our own: what does not read was tampered with.
                    Saved::Unfit(unfit) => Some(problem::unfit(unfit, "", lang)),
                    Saved::Done(_) => None,
                })
                .collect();
            if clashes.is_empty() {
                let to = if kind == Kind::OwnTable { Page::EntryTable { library, year } } else { Page::EntryExcel { library, year } };
                return Ok(Redirect::to(&format!("{}?saved={count}", to.path(lang))).into_response());
            }
            Outcome::Problems { title: words::clashed_title(lang).to_owned(), list: clashes }
        }
        Err(ServiceError::Refused(refused)) => Outcome::Problems { title: refusal(refused, lang).to_owned(), list: Vec::new() },
        Err(error) => return Err(PageError::Service(lang, error)),
    };
    Ok(page(&web, &actor, &sheet, kind, outcome, String::new(), lang))
}

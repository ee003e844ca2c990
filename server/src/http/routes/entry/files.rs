//! Entering by a file: a workbook to fill in, or the library's own table. What would change is shown
//! first; saving is a second step that both share.

use app::{
    domain::{
        account::Actor,
        code::LibraryCode,
        entry::{request::AllOrNothing, sheet::Sheet},
        year::Year,
    },
    pages::entry::{
        own_table::{Brought, Known, Said, guessed, said},
        typed_row::TypedRow,
        upload::{Kind, Outcome, Preview, Upload, upload},
    },
    text::Lang,
    url::{Done, Page},
};
use axum::{
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use super::YearPath;
use crate::{
    http::{
        Web,
        errors::PageError,
        extract::{Asked, At, JustDone, Sent, Size},
        html, named,
        session::SignedIn,
    },
    service::{
        ServiceError,
        exchange::{own_table::brought, workbook},
    },
};

/// The field that says which of the two a confirmation came from.
const FROM: &str = "from";
const FROM_TABLE: &str = "table";

/// The page of either kind, with how far the file has come.
fn page(web: &Web, actor: &Actor, sheet: &Sheet, kind: Kind, outcome: Outcome, pasted: String, lang: Lang) -> Response {
    let frame = web.frame(actor, lang, Some(sheet.round.year), Some(&sheet.library.code));
    let page = Upload::of(&frame, sheet, kind, outcome, pasted);
    let status = if page.shell.failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    (status, html(|| upload(page))).into_response()
}

pub async fn excel(
    State(web): State<Web>,
    At((lang, library, year)): YearPath,
    Asked(query): Asked<JustDone>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = web.service.own_sheet(&actor, &library, year).await?;
    Ok(page(&web, &actor, &sheet, Kind::Workbook, Outcome::of(query.done), String::new(), lang))
}

pub async fn table(
    State(web): State<Web>,
    At((lang, library, year)): YearPath,
    Asked(query): Asked<JustDone>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = web.service.own_sheet(&actor, &library, year).await?;
    Ok(page(&web, &actor, &sheet, Kind::OwnTable, Outcome::of(query.done), String::new(), lang))
}

/// A prefilled workbook, or the same as CSV.
pub async fn workbook(
    State(web): State<Web>,
    At((lang, library, year, file)): At<(Lang, LibraryCode, Year, String)>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = web.service.own_sheet(&actor, &library, year).await?;
    let (kind, bytes) = if file == format!("{library}-{year}.xlsx") {
        let bytes = workbook::xlsx(&sheet, &sheet.catalogue, lang).map_err(|e| ServiceError::Internal(e.to_string()))?;
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes)
    } else if file == format!("{library}-{year}.csv") {
        let bytes = workbook::csv(&sheet, &sheet.catalogue, lang).map_err(|e| ServiceError::Internal(e.to_string()))?;
        ("text/csv; charset=utf-8", bytes)
    } else {
        return Err(PageError::not_found());
    };
    Ok((named("attachment", &format!("jalki-{file}")), [(header::CONTENT_TYPE, kind)], bytes).into_response())
}

/// The dry run: every problem, or every change.
pub async fn read_workbook(
    State(web): State<Web>,
    At((lang, library, year)): YearPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    let sheet = web.service.own_sheet(&actor, &library, year).await?;
    let uploaded = sent.upload(Size::FILE).await?;
    let outcome = match uploaded.file {
        None => Outcome::no_file(lang),
        Some(bytes) => match web.service.read_upload(bytes).await? {
            Err(reason) => Outcome::unreadable(&reason, lang),
            Ok(tables) => {
                let table = workbook::find(&tables, &sheet);
                match workbook::read(table, &sheet, &sheet.catalogue, lang) {
                    Ok(rows) => Outcome::Preview(Preview::of(&sheet, rows, lang)),
                    Err(problems) => Outcome::misread(&problems, table.kind.sheet.as_deref(), lang),
                }
            }
        },
    };
    Ok(page(&web, &actor, &sheet, Kind::Workbook, outcome, String::new(), lang))
}

/// Reads the library's own table and guesses what each row is.
pub async fn read_table(
    State(web): State<Web>,
    At((lang, library, year)): YearPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    let sheet = web.service.own_sheet(&actor, &library, year).await?;
    let uploaded = sent.upload(Size::FILE).await?;
    let pasted = uploaded.fields.get("pasted").unwrap_or_default();
    let bytes = uploaded.file.or_else(|| (!pasted.trim().is_empty()).then(|| Bytes::from(pasted.clone())));
    let outcome = match bytes {
        None => Outcome::nothing_pasted(lang),
        Some(bytes) => match web.service.read_upload(bytes).await? {
            Err(reason) => Outcome::unreadable(&reason, lang),
            Ok(tables) => guessed(&sheet, &brought(tables, lang), &known(&web, &actor, &library, year).await?, None, lang),
        },
    };
    Ok(page(&web, &actor, &sheet, Kind::OwnTable, outcome, pasted, lang))
}

/// What is known of a library's tables.
async fn known(web: &Web, actor: &Actor, library: &LibraryCode, year: Year) -> Result<Known, PageError> {
    let labels = web.service.list_table_labels(actor, library).await?;
    let earlier = web.service.list_earlier(actor, library, year).await?.into_iter().collect();
    Ok(Known { labels, earlier })
}

/// Which columns hold the year, where that was not certain.
pub async fn choose_columns(
    State(web): State<Web>,
    At((lang, library, year)): YearPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    let sheet = web.service.own_sheet(&actor, &library, year).await?;
    let form = sent.form(Size::SECTION).await?;
    let brought = Brought::of(&form).ok_or(PageError::BadRequest)?;
    let outcome = guessed(&sheet, &brought, &known(&web, &actor, &library, year).await?, Some(&form), lang);
    Ok(page(&web, &actor, &sheet, Kind::OwnTable, outcome, String::new(), lang))
}

/// What the rows are: remembered for next year, and shown as changes.
pub async fn confirm_table(
    State(web): State<Web>,
    At((lang, library, year)): YearPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    let sheet = web.service.own_sheet(&actor, &library, year).await?;
    let form = sent.form(Size::SECTION).await?;
    let outcome = match said(&sheet, &form, lang).ok_or(PageError::BadRequest)? {
        Said::Again(map) => Outcome::Map(map),
        Said::Filed { rows, labels } => {
            web.service.save_table_labels(&actor, &library, &labels).await?;
            let mut preview = Preview::of(&sheet, rows, lang);
            preview.fields.push((FROM.to_owned(), FROM_TABLE.to_owned()));
            Outcome::Preview(preview)
        }
    };
    Ok(page(&web, &actor, &sheet, Kind::OwnTable, outcome, String::new(), lang))
}

/// Saves what was confirmed: all or nothing.
pub async fn confirm(
    State(web): State<Web>,
    At((lang, library, year)): YearPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    let sheet = web.service.own_sheet(&actor, &library, year).await?;
    let form = sent.form(Size::SECTION).await?;
    let asked = sheet.catalogue.indicators().iter().filter(|indicator| indicator.is_asked());
    let requests: Vec<_> =
        asked.filter_map(|indicator| Some(TypedRow::of(&indicator.code, &form)?.request(&indicator.code, lang))).collect();
    let count = requests.len();
    let kind = if form.get(FROM).as_deref() == Some(FROM_TABLE) { Kind::OwnTable } else { Kind::Workbook };
    let outcome = match web.service.save_cells(&actor, &library, year, requests, AllOrNothing::Yes).await {
        Ok(saved) => {
            let Some(problems) = Outcome::not_saved(saved, &sheet.catalogue, lang) else {
                let to = if kind == Kind::OwnTable { Page::EntryTable { library, year } } else { Page::EntryExcel { library, year } };
                return Ok(Redirect::to(&to.after(&Done::Filed(count), lang)).into_response());
            };
            problems
        }
        Err(ServiceError::Refused(refused)) => Outcome::refused(refused, lang),
        Err(error) => return Err(error.into()),
    };
    Ok(page(&web, &actor, &sheet, kind, outcome, String::new(), lang))
}

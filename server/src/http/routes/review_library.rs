//! `/{lang}/review/{year}/{library}`: going through a library's year.

use std::collections::BTreeMap;

use app::{
    domain::{
        account::Actor,
        code::{IndicatorCode, LibraryCode},
        entry::{
            review::{CellChange, NewRemark, Since},
            sheet::Sheet,
            typed::LONGEST_NOTE,
        },
        refused::Refused,
        round::{RoundState, SubmissionState},
        year::Year,
    },
    pages::review_library::{Reopening, ReviewLibrary, review_library},
    text::{
        Lang, cell,
        date::{self, helsinki_date},
        words::{entry as entry_words, review as words, states},
    },
    ui::{Column, Entry, ErrorLink, Table, render},
    url::Page,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};

use super::{
    entry_form::when_saved,
    library_year::{shell, state_name},
    review::is_late,
    year_table::{RETURN_FORM, Reader, sections, share_words},
};
use crate::{
    http::{
        Web,
        errors::{InLang, PageError, refusal},
        extract::{At, Pairs},
        session::SignedIn,
    },
    service::{Outcome, ServiceError},
};

type LibraryPath = (Lang, Year, LibraryCode);

/// What stands in the form for returning.
#[derive(Debug, Default)]
struct Typed {
    reason: String,
    remarks: BTreeMap<IndicatorCode, String>,
    errors: Vec<ErrorLink>,
}

pub async fn get(
    State(web): State<Web>,
    At((lang, year, library)): At<LibraryPath>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    Ok(Html(page(&web, &actor, &library, year, Typed::default(), lang).await?).into_response())
}

pub async fn take_up(
    State(web): State<Web>,
    At((lang, year, library)): At<LibraryPath>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let done = web.service.take_up(&actor, &library, year).await;
    back(done, &library, year, lang)
}

pub async fn take_back(
    State(web): State<Web>,
    At((lang, year, library)): At<LibraryPath>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let done = web.service.take_back(&actor, &library, year).await;
    back(done, &library, year, lang)
}

pub async fn reopen(
    State(web): State<Web>,
    At((lang, year, library)): At<LibraryPath>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let until = form.get("until").unwrap_or_default();
    let until = if until.is_empty() { None } else { Some(until.parse().map_err(|_| PageError::BadRequest(lang))?) };
    let done = web.service.reopen(&actor, &library, year, until).await;
    back(done, &library, year, lang)
}

fn back(done: Outcome<()>, library: &LibraryCode, year: Year, lang: Lang) -> Result<Response, PageError> {
    done.in_lang(lang)?;
    Ok(Redirect::to(&Page::ReviewLibrary { year, library: library.clone() }.path(lang)).into_response())
}

pub async fn approve(
    State(web): State<Web>,
    At((lang, year, library)): At<LibraryPath>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    // A form without a version has seen nothing.
    let seen = form.get("version").and_then(|text| text.parse().ok()).unwrap_or(-1);
    match web.service.approve(&actor, &library, year, seen).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?approved={library}", Page::Review(year).path(lang))).into_response()),
        Err(ServiceError::Refused(Refused::Changed)) => {
            let errors = vec![ErrorLink { text: words::changed_meanwhile(lang).to_owned(), field: "main".to_owned() }];
            let typed = Typed { errors, ..Typed::default() };
            Ok((StatusCode::CONFLICT, Html(page(&web, &actor, &library, year, typed, lang).await?)).into_response())
        }
        Err(error) => Err(PageError::Service(lang, error)),
    }
}

pub async fn send_back(
    State(web): State<Web>,
    At((lang, year, library)): At<LibraryPath>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let reason = form.get("reason").unwrap_or_default();
    let remarks: BTreeMap<IndicatorCode, String> = form
        .0
        .iter()
        .filter_map(|(name, _)| {
            web.service
                .catalogue(year)
                .find_indicator(name.strip_prefix("m.")?)
                .filter(|found| found.is_asked())
                .map(|found| found.code.clone())
        })
        .filter_map(|code| form.get(&format!("m.{code}")).filter(|said| !said.trim().is_empty()).map(|said| (code, said)))
        .collect();
    let new: Vec<NewRemark> =
        remarks.iter().map(|(code, said)| NewRemark { indicator: code.clone(), said: said.trim().to_owned() }).collect();
    if new.iter().any(|remark| remark.said.chars().count() > LONGEST_NOTE) {
        let errors = vec![ErrorLink { text: entry_words::note_too_long(lang).to_owned(), field: "reason".to_owned() }];
        let typed = Typed { reason, remarks, errors };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page(&web, &actor, &library, year, typed, lang).await?)).into_response());
    }
    match web.service.return_year(&actor, &library, year, &reason, &new).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?returned={library}", Page::Review(year).path(lang))).into_response()),
        Err(ServiceError::Refused(refused)) => {
            let status = if refused == Refused::ReasonNeeded { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
            let errors = vec![ErrorLink { text: refusal(refused, lang).to_owned(), field: "reason".to_owned() }];
            let typed = Typed { reason, remarks, errors };
            Ok((status, Html(page(&web, &actor, &library, year, typed, lang).await?)).into_response())
        }
        Err(error) => Err(PageError::Service(lang, error)),
    }
}

async fn page(web: &Web, actor: &Actor, library: &LibraryCode, year: Year, typed: Typed, lang: Lang) -> Result<String, PageError> {
    // A library's own people have the form; this page is the coordinator's.
    let sheet = web.service.review_sheet(actor, library, year).await.in_lang(lang)?;
    let changes = web.service.list_changes(actor, &sheet).await.in_lang(lang)?;
    let (submission, state) = (&sheet.submission, sheet.submission.state);
    let frozen = sheet.round.state == RoundState::Frozen;
    // A frozen year is only corrected, by a library that was let back in.
    let open = !frozen || submission.open_until.is_some();
    let sent = submission.submitted_at.map(|at| format!(" · {}", date::date(helsinki_date(at), lang))).unwrap_or_default();
    let late = if is_late(web, &sheet) { format!(" · {}", states::late(lang).to_lowercase()) } else { String::new() };
    let taken_up = if state == SubmissionState::Submitted && submission.taken_up_at.is_some() {
        format!(" · {}", words::taken_up(lang))
    } else {
        String::new()
    };
    let name = sheet.library.name.in_lang(lang).to_owned();
    let mut shell = shell(web, actor, Page::ReviewLibrary { year, library: library.clone() }, format!("{name} {year}"), lang, year);
    shell.failed = !typed.errors.is_empty();
    let may_return = open
        && (matches!(state, SubmissionState::Submitted | SubmissionState::Approved)
            || !typed.reason.is_empty()
            || !typed.remarks.is_empty());
    let remarks = may_return.then_some(&typed.remarks);
    let page = ReviewLibrary {
        shell,
        library: library.clone(),
        name,
        year,
        state: format!("{}{sent}{late}{taken_up}", state_name(&sheet, lang)),
        share: share_words(&sheet, lang),
        changes: changes.filter(|(_, changes)| !changes.is_empty()).map(|(since, changes)| changed(web, &sheet, since, &changes, lang)),
        sections: sections(&sheet, &Reader::Coordinator { remarks }, lang),
        figures: sheet.cells.values().filter(|stored| !stored.figure.cell.is_missing()).count(),
        may_take_up: open && state == SubmissionState::Submitted && submission.taken_up_at.is_none(),
        approvable: (open && state == SubmissionState::Submitted).then(|| sheet.version()),
        may_return,
        may_take_back: open && state == SubmissionState::Approved,
        reopen: (frozen || sheet.round.state == RoundState::Closed)
            .then(|| Reopening { until: submission.open_until.map(|day| day.to_string()).unwrap_or_default(), corrects: frozen }),
        waiting: match state {
            _ if !open => states::refused_frozen(lang),
            SubmissionState::Returned => words::returned_to_library(lang),
            _ => words::not_submitted(lang),
        }
        .to_owned(),
        reason: typed.reason,
        errors: typed.errors,
        returned: sheet.return_reason(),
        return_form: RETURN_FORM,
    };
    Ok(render(Web::assets(), || review_library(page)))
}

/// Old and new side by side, with who changed it and what they said.
fn changed(web: &Web, sheet: &Sheet, since: Since, changes: &[CellChange], lang: Lang) -> (String, Table) {
    let (title, was) = match since {
        Since::Approval(at) => (words::changes_since_approval(lang, date::date(helsinki_date(at), lang)), states::approved(lang)),
        Since::Return(at) => (words::changes_since_return(lang, date::date(helsinki_date(at), lang)), states::returned(lang)),
    };
    let rows = changes.iter().map(|change| {
        let code = &change.now.indicator;
        let name = sheet.catalogue.indicator_name(code, lang);
        let history = Page::EntryHistory { library: sheet.library.code.clone(), year: sheet.round.year, indicator: code.clone() };
        let (before, now) = (change.before.cell, change.now.figure.cell);
        vec![
            Entry::Link { text: name, href: history.path(lang) },
            if before == now { Entry::Text(cell::cell(before, lang)) } else { Entry::Was(cell::cell(before, lang)) },
            Entry::Strong(cell::cell(now, lang)),
            Entry::Text(when_saved(web, &change.now, lang)),
            Entry::Text(change.now.figure.note.clone()),
        ]
    });
    let table = Table {
        caption: title.clone(),
        columns: vec![
            Column::left(entry_words::column_indicator(lang)),
            Column::right(was),
            Column::right(words::now(lang)),
            Column::left(words::changed_by(lang)),
            Column::left(entry_words::note(lang)),
        ],
        rows: rows.collect(),
        foot: None,
    };
    (title, table)
}

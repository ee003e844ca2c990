//! `/{lang}/review/{year}/{library}`: going through a library's year.

use app::{
    domain::{
        account::Actor,
        code::LibraryCode,
        round::{RoundState, SubmissionState},
        year::Year,
    },
    pages::review_library::{ReviewLibrary, review_library},
    text::{
        Lang, date,
        words::{review as review_words, states},
    },
    ui::{ErrorLink, render},
    url::Page,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};

use super::{
    entry_check::sections,
    library_year::{shell, state_name},
    review::is_late,
};
use crate::{
    clock::helsinki_date,
    http::{
        Web,
        errors::{InLang, PageError, refusal},
        extract::{At, Pairs},
        session::SignedIn,
    },
    service::{
        ServiceError,
        entry::Sheet,
        error::Refused,
        rights::{Action, demand},
    },
};

type LibraryPath = (Lang, Year, LibraryCode);

pub async fn get(
    State(web): State<Web>,
    At((lang, year, library)): At<LibraryPath>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = sheet(&web, &actor, &library, year, lang).await?;
    Ok(Html(page(&web, &actor, &sheet, String::new(), Vec::new(), lang)).into_response())
}

/// A library's own people have the form; this page is the coordinator's.
async fn sheet(web: &Web, actor: &Actor, library: &LibraryCode, year: Year, lang: Lang) -> Result<Sheet, PageError> {
    demand(actor, Action::ViewReview).in_lang(lang)?;
    web.service.sheet(actor, library, year).await.in_lang(lang)
}

pub async fn approve(
    State(web): State<Web>,
    At((lang, year, library)): At<LibraryPath>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    web.service.approve(&actor, &library, year).await.in_lang(lang)?;
    Ok(Redirect::to(&format!("{}?approved={library}", Page::Review(year).path(lang))).into_response())
}

pub async fn send_back(
    State(web): State<Web>,
    At((lang, year, library)): At<LibraryPath>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let reason = form.get("reason").unwrap_or_default();
    match web.service.return_year(&actor, &library, year, &reason).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?returned={library}", Page::Review(year).path(lang))).into_response()),
        Err(ServiceError::Refused(refused)) => {
            let status = if refused == Refused::ReasonNeeded { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
            let sheet = sheet(&web, &actor, &library, year, lang).await?;
            let errors = vec![ErrorLink { text: refusal(refused, lang).to_owned(), field: "reason".to_owned() }];
            Ok((status, Html(page(&web, &actor, &sheet, reason, errors, lang))).into_response())
        }
        Err(error) => Err(PageError::Service(lang, error)),
    }
}

fn page(web: &Web, actor: &Actor, sheet: &Sheet, reason: String, errors: Vec<ErrorLink>, lang: Lang) -> String {
    let (year, library) = (sheet.round.year, sheet.library.code.clone());
    let open = sheet.round.state != RoundState::Frozen;
    let state = sheet.submission.state;
    let sent = sheet.submission.submitted_at.map(|at| format!(" · {}", date::date(helsinki_date(at), lang))).unwrap_or_default();
    let late = if is_late(web, sheet) { format!(" · {}", states::late(lang).to_lowercase()) } else { String::new() };
    let name = sheet.library.name.in_lang(lang).to_owned();
    let mut shell = shell(web, actor, Page::ReviewLibrary { year, library: library.clone() }, format!("{name} {year}"), lang, year);
    shell.failed = !errors.is_empty();
    let page = ReviewLibrary {
        shell,
        library,
        name,
        year,
        state: format!("{}{sent}{late}", state_name(sheet, lang)),
        sections: sections(web, sheet, lang),
        figures: sheet.cells.values().filter(|stored| !stored.figure.cell.is_missing()).count(),
        may_approve: open && state == SubmissionState::Submitted,
        may_return: open && (matches!(state, SubmissionState::Submitted | SubmissionState::Approved) || !reason.is_empty()),
        waiting: if open { review_words::not_submitted(lang) } else { states::refused_frozen(lang) }.to_owned(),
        is_approved: state == SubmissionState::Approved,
        reason,
        errors,
        returned: Some(sheet.submission.return_reason.clone()).filter(|reason| !reason.is_empty() && state == SubmissionState::Returned),
    };
    render(Web::assets(), || review_library(page))
}

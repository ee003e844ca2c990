//! `/{lang}/entry/{library}/{year}/check`: everything on one page, then sending.

use app::{
    domain::{
        account::Actor,
        code::{IndicatorCode, LibraryCode},
        indicator::Indicator,
        round::SubmissionState,
        year::Year,
    },
    pages::check::{Check, check},
    text::{
        Lang, problem,
        words::{entry as words, review as review_words, states},
    },
    ui::{Column, Entry, Table, render},
    url::Page,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};

use super::library_year::{bar, cell_text, change_text, shell};
use crate::{
    http::{
        Web,
        errors::{InLang, PageError, refusal},
        extract::At,
        session::SignedIn,
    },
    service::{
        ServiceError,
        entry::Sheet,
        error::Refused,
        rights::{Action, may},
    },
};

type YearPath = (Lang, LibraryCode, Year);

pub async fn get(
    State(web): State<Web>,
    At((lang, library, year)): At<YearPath>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = web.service.sheet(&actor, &library, year).await.in_lang(lang)?;
    Ok(Html(page(&web, &actor, &sheet, lang)).into_response())
}

pub async fn post(
    State(web): State<Web>,
    At((lang, library, year)): At<YearPath>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    match web.service.submit(&actor, &library, year).await {
        Ok(()) => Ok(Redirect::to(&Page::EntryCheck { library, year }.path(lang)).into_response()),
        Err(ServiceError::Refused(Refused::Incomplete)) => {
            let sheet = web.service.sheet(&actor, &library, year).await.in_lang(lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page(&web, &actor, &sheet, lang))).into_response())
        }
        Err(error) => Err(PageError::Service(lang, error)),
    }
}

fn page(web: &Web, actor: &Actor, sheet: &Sheet, lang: Lang) -> String {
    let catalogue = &web.service.catalogue;
    let (library, year) = (sheet.library.code.clone(), sheet.round.year);
    let to = |indicator: &Indicator| {
        let section = Page::Entry { library: library.clone(), year, section: indicator.section.clone() }.path(lang);
        format!("{section}#f-{}", indicator.code)
    };
    let name_of = |code: &IndicatorCode| {
        catalogue.find_indicator(code.as_str()).map_or_else(|| code.to_string(), |i| i.name.in_lang(lang).to_owned())
    };
    let blanks = sheet
        .blanks(catalogue.indicators())
        .into_iter()
        .map(|indicator| (indicator.name.in_lang(lang).to_owned(), to(indicator)))
        .collect();
    let questions = catalogue
        .indicators()
        .iter()
        .filter(|indicator| indicator.is_asked())
        .flat_map(|indicator| sheet.open_questions(indicator).into_iter().map(move |question| (indicator, question)))
        .map(|(indicator, question)| (indicator.name.in_lang(lang).to_owned(), problem::question(&question, &name_of, lang), to(indicator)))
        .collect();
    let lock = sheet.lock().map(|refused| match (refused, sheet.submission.state) {
        (Refused::Locked, SubmissionState::Submitted) => words::submitted_thanks(lang).to_owned(),
        (Refused::Locked, SubmissionState::Approved) => words::home_approved(lang).to_owned(),
        (other, _) => refusal(other, lang).to_owned(),
    });
    let page = Check {
        shell: shell(
            web,
            actor,
            Page::EntryCheck { library: library.clone(), year },
            words::check_title(lang, &sheet.library.abbreviation, year),
            lang,
            year,
        ),
        library_name: sheet.library.abbreviation.clone(),
        year,
        bar: bar(web, sheet, lang),
        blanks,
        questions,
        may_submit: may(actor, Action::Submit(&library)),
        lock,
        returned: Some(sheet.submission.return_reason.clone())
            .filter(|reason| !reason.is_empty() && sheet.submission.state == SubmissionState::Returned),
        sections: sections(web, sheet, lang),
        library,
    };
    render(Web::assets(), || check(page))
}

/// Every answer of a library's year by section, with last year beside.
pub fn sections(web: &Web, sheet: &Sheet, lang: Lang) -> Vec<(String, Table)> {
    let catalogue = &web.service.catalogue;
    let year = sheet.round.year;
    catalogue
        .sections()
        .iter()
        .map(|section| {
            let name = section.name.in_lang(lang).to_owned();
            let rows = catalogue.asked_in(&section.code).map(|indicator| {
                let cell = sheet.cell(&indicator.code);
                let before = sheet.last_year(&indicator.code);
                let note = sheet.cells.get(&indicator.code).map(|stored| stored.figure.note.clone()).unwrap_or_default();
                let text = cell_text(cell, lang);
                let state =
                    if sheet.open_questions(indicator).is_empty() { String::new() } else { format!(" ({})", review_words::asks(lang)) };
                vec![
                    Entry::Text(format!("{}, {}", indicator.name.in_lang(lang), indicator.unit_name.in_lang(lang))),
                    Entry::Text(cell_text(before, lang)),
                    if cell.is_missing() {
                        Entry::Missing(format!("— {}", states::missing(lang).to_lowercase()))
                    } else {
                        Entry::Strong(text)
                    },
                    Entry::Text(change_text(indicator, cell, before, lang)),
                    Entry::Text(format!("{note}{state}")),
                ]
            });
            let table = Table {
                caption: format!("{name}, {} {year}", sheet.library.abbreviation),
                columns: vec![
                    Column::left(words::column_indicator(lang)),
                    Column::right(year.previous().to_string()),
                    Column::right(year.to_string()),
                    Column::right(words::column_change(lang)),
                    Column::left(words::note(lang)),
                ],
                rows: rows.collect(),
                foot: None,
            };
            (name, table)
        })
        .collect()
}

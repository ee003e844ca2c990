//! `/{lang}/entry/{library}/{year}/check`: everything on one page, then sending.

use app::{
    domain::{
        account::Actor,
        catalogue::indicator::Indicator,
        code::{IndicatorCode, LibraryCode},
        entry::sheet::Sheet,
        refused::Refused,
        round::SubmissionState,
        year::Year,
    },
    pages::check::{Check, check},
    text::{Lang, date, problem, words::entry as words},
    ui::render,
    url::Page,
};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{Html, IntoResponse, Redirect, Response},
};

use super::{
    library_year::{bar, shell, state_name},
    year_table::{Reader, sections, share_words},
};
use crate::{
    http::{
        Web,
        errors::{InLang, PageError, refusal},
        extract::At,
        session::SignedIn,
    },
    report::copy::{self, Copy},
    service::{
        ServiceError,
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

/// The library's own copy of everything, as a PDF.
pub async fn copy(
    State(web): State<Web>,
    At((lang, library, year)): At<YearPath>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = web.service.sheet(&actor, &library, year).await.in_lang(lang)?;
    let today = web.service.clock.today();
    let state = words::year_state(lang, year, state_name(&sheet, lang).to_lowercase());
    let copy = Copy {
        lang,
        title: words::copy_title(lang, sheet.library.name.in_lang(lang), year),
        lines: [Some(state), share_words(&sheet, lang)].into_iter().flatten().collect(),
        sections: sections(&sheet, &Reader::Library, lang),
        made_on: today,
        made_on_words: date::date(today, lang),
        site: web.service.published().site.clone(),
        identifier: format!("jalki-{library}-{year}-{}-{}", lang.as_str(), sheet.version()),
    };
    let bytes = tokio::task::spawn_blocking(move || copy::pdf(copy))
        .await
        .map_err(|e| ServiceError::Internal(format!("copy: {e}")))
        .in_lang(lang)?
        .map_err(|e| ServiceError::Internal(format!("copy: {e}")))
        .in_lang(lang)?;
    let name = format!("inline; filename=\"jalki-{library}-{year}-{}.pdf\"", lang.as_str());
    Ok(([(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

/// Takes a submitted year back.
pub async fn recall(
    State(web): State<Web>,
    At((lang, library, year)): At<YearPath>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    web.service.recall(&actor, &library, year).await.in_lang(lang)?;
    Ok(Redirect::to(&Page::EntryCheck { library, year }.path(lang)).into_response())
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
    let catalogue = &sheet.catalogue;
    let (library, year) = (sheet.library.code.clone(), sheet.round.year);
    let to = |indicator: &Indicator| {
        let section = Page::Entry { library: library.clone(), year, section: indicator.section.clone() }.path(lang);
        format!("{section}#f-{}", indicator.code)
    };
    let name_of = |code: &IndicatorCode| catalogue.indicator_name(code, lang);
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
        (Refused::Locked, SubmissionState::Submitted) if sheet.submission.taken_up_at.is_some() => words::taken_up(lang).to_owned(),
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
        may_recall: may(actor, Action::Submit(&library)) && sheet.is_recallable(),
        share: share_words(sheet, lang),
        remarks: catalogue
            .indicators()
            .iter()
            .filter_map(|indicator| {
                let remark = sheet.open_remark(&indicator.code)?;
                Some((indicator.name.in_lang(lang).to_owned(), words::remark(lang, &remark.said_by, &remark.said), to(indicator)))
            })
            .collect(),
        returned: sheet.return_reason(),
        sections: sections(sheet, &Reader::Library, lang),
        library,
    };
    render(Web::assets(), || check(page))
}

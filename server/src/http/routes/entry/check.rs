//! Everything on one page, then sending.

use app::{
    domain::{account::Actor, entry::sheet::Sheet, refused::Refused},
    pages::entry::{
        check::{Check, check},
        copy_head,
        year_table::{Reader, sections},
    },
    text::Lang,
    url::Page,
};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use super::YearPath;
use crate::{
    http::{Web, errors::PageError, extract::At, html, named, session::SignedIn},
    report::copy::{self, Copy},
    service::{
        ServiceError,
        rights::{Action, may},
    },
};

pub async fn get(State(web): State<Web>, At((lang, library, year)): YearPath, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    let sheet = web.service.sheet(&actor, &library, year).await?;
    Ok(page(&web, &actor, &sheet, lang))
}

fn page(web: &Web, actor: &Actor, sheet: &Sheet, lang: Lang) -> Response {
    let library = &sheet.library.code;
    let frame = web.frame(actor, lang, Some(sheet.round.year), Some(library));
    html(|| check(Check::of(&frame, sheet, may(actor, Action::Submit(library)))))
}

/// The library's own copy of everything, as a PDF.
pub async fn copy(State(web): State<Web>, At((lang, library, year)): YearPath, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    let sheet = web.service.sheet(&actor, &library, year).await?;
    let (title, lines) = copy_head(&sheet, lang);
    let copy = Copy {
        lang,
        title,
        lines,
        sections: sections(&sheet, &Reader::Library, lang),
        made_on: sheet.today,
        site: web.service.archive().published.site.clone(),
        identifier: format!("jalki-{library}-{year}-{}-{}", lang.as_str(), sheet.version()),
    };
    let bytes = web.service.set(move || copy::pdf(copy)).await?;
    let name = format!("jalki-{library}-{year}-{}.pdf", lang.as_str());
    Ok((named("inline", &name), [(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}

/// Takes a submitted year back.
pub async fn recall(State(web): State<Web>, At((lang, library, year)): YearPath, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    web.service.recall(&actor, &library, year).await?;
    Ok(Redirect::to(&Page::EntryCheck { library, year }.path(lang)).into_response())
}

pub async fn post(State(web): State<Web>, At((lang, library, year)): YearPath, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    match web.service.submit(&actor, &library, year).await {
        Ok(()) => Ok(Redirect::to(&Page::EntryCheck { library, year }.path(lang)).into_response()),
        Err(ServiceError::Refused(Refused::Incomplete)) => {
            let sheet = web.service.sheet(&actor, &library, year).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&web, &actor, &sheet, lang)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

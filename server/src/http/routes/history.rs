//! `/{lang}/entry/{library}/{year}/history/{indicator}`: every value a cell has had.

use app::{
    domain::{
        code::{IndicatorCode, LibraryCode},
        entry::request::{AllOrNothing, BreakMark, CellRequest, Meant, Saved},
        refused::Refused,
        year::Year,
    },
    pages::history::{History, Step, history},
    text::{
        Lang, cell,
        date::{self, helsinki_date, helsinki_time},
        words::history as words,
    },
    ui::render,
    url::Page,
};
use axum::{
    extract::State,
    response::{Html, IntoResponse, Redirect, Response},
};

use super::library_year::shell;
use crate::{
    http::{
        Web,
        errors::{InLang, PageError},
        extract::{At, Pairs},
        session::SignedIn,
    },
    service::{
        ServiceError,
        rights::{Action, may},
    },
};

type CellPath = (Lang, LibraryCode, Year, IndicatorCode);

pub async fn get(
    State(web): State<Web>,
    At((lang, library, year, indicator)): At<CellPath>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = web.service.sheet(&actor, &library, year).await.in_lang(lang)?;
    let stored = web.service.list_history(&actor, &library, year, &indicator).await.in_lang(lang)?;
    let catalogue = web.service.catalogue(year);
    let found = catalogue.find_indicator(indicator.as_str()).ok_or_else(|| PageError::not_found(lang))?;
    let name = found.name.in_lang(lang).to_owned();
    let steps = stored.iter().enumerate().map(|(at, step)| Step {
        revision: step.revision,
        when: format!("{} {}", date::date(helsinki_date(step.changed_at), lang), helsinki_time(step.changed_at)),
        who: step.changed_by.clone().unwrap_or_else(|| words::command(lang).to_owned()),
        before: stored.get(at + 1).map(|before| cell::cell(before.figure.cell, lang)),
        value: cell::cell(step.figure.cell, lang),
        note: step.figure.note.clone(),
    });
    let address = Page::EntryHistory { library: library.clone(), year, indicator: indicator.clone() };
    let page = History {
        shell: shell(&web, &actor, address, words::title(lang, &name), lang, year),
        library_name: sheet.library.abbreviation.clone(),
        section: found.section.clone(),
        may_restore: may(&actor, Action::EditLibrary(&library)) && sheet.lock().is_none(),
        steps: steps.collect(),
        library,
        year,
        indicator,
        name,
    };
    Ok(Html(render(Web::assets(), || history(page))).into_response())
}

/// An older value, as a new change.
pub async fn post(
    State(web): State<Web>,
    At((lang, library, year, indicator)): At<CellPath>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let number = |name: &str| form.get(name).and_then(|text| text.parse::<i64>().ok());
    let stored = web.service.list_history(&actor, &library, year, &indicator).await.in_lang(lang)?;
    let (Some(revision), Some(seen)) = (number("revision"), number("seen")) else { return Err(PageError::BadRequest(lang)) };
    let old = stored.into_iter().find(|step| step.revision == revision).ok_or_else(|| PageError::not_found(lang))?;
    let wish = CellRequest { indicator: indicator.clone(), meant: Meant::Figure(old.figure), seen, mark: BreakMark::AsItIs };
    let saved = web.service.save_cells(&actor, &library, year, vec![wish], AllOrNothing::Yes).await.in_lang(lang)?;
    if !saved.iter().all(|(_, saved)| matches!(saved, Saved::Done(_))) {
        return Err(PageError::Service(lang, ServiceError::Refused(Refused::WrongState)));
    }
    Ok(Redirect::to(&Page::EntryHistory { library, year, indicator }.path(lang)).into_response())
}

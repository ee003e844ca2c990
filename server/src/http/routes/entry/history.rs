//! Every value that a cell has had, and going back to one of them.

use app::{
    domain::{
        code::{IndicatorCode, LibraryCode},
        entry::request::{AllOrNothing, BreakMark, CellRequest, Meant, Saved},
        refused::Refused,
        year::Year,
    },
    pages::entry::history::{History, history},
    text::Lang,
    url::Page,
};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    http::{
        Web,
        errors::PageError,
        extract::{At, Sent, Size},
        html,
        session::SignedIn,
    },
    service::{
        ServiceError,
        rights::{Action, demand, may},
    },
};

type CellPath = At<(Lang, LibraryCode, Year, IndicatorCode)>;

pub async fn get(
    State(web): State<Web>,
    At((lang, library, year, indicator)): CellPath,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = web.service.sheet(&actor, &library, year).await?;
    let stored = web.service.list_history(&actor, &library, year, &indicator).await?;
    let frame = web.frame(&actor, lang, Some(year), Some(&library));
    let may_edit = may(&actor, Action::EditLibrary(&library));
    let page = History::of(&frame, &sheet, &indicator, &stored, may_edit).ok_or_else(PageError::not_found)?;
    Ok(html(|| history(page)))
}

/// An older value, as a new change.
pub async fn post(
    State(web): State<Web>,
    At((lang, library, year, indicator)): CellPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::ViewLibrary(&library))?;
    let form = sent.form(Size::LINES).await?;
    let number = |name: &str| form.get(name).and_then(|text| text.parse::<i64>().ok());
    let stored = web.service.list_history(&actor, &library, year, &indicator).await?;
    let (Some(revision), Some(seen)) = (number("revision"), number("seen")) else { return Err(PageError::BadRequest) };
    let old = stored.into_iter().find(|step| step.revision == revision).ok_or_else(PageError::not_found)?;
    let request =
        CellRequest { indicator: indicator.clone(), meant: Meant::Figure(old.figure), seen, mark: BreakMark::AsItIs, confirms: false };
    let saved = web.service.save_cells(&actor, &library, year, vec![request], AllOrNothing::Yes).await?;
    if !saved.iter().all(|(_, saved)| matches!(saved, Saved::Done(_))) {
        return Err(ServiceError::Refused(Refused::Changed).into());
    }
    Ok(Redirect::to(&Page::EntryHistory { library, year, indicator }.path(lang)).into_response())
}

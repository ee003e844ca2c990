//! Where a signed-in person starts, and a library beside the others.

use app::{
    domain::{
        account::{Actor, Role},
        code::LibraryCode,
        refused::Refused,
        year::Year,
    },
    pages::home::{
        compare::{self, Chosen, Compare},
        start::{Home, OwnWork, home},
    },
    text::Lang,
    ui::{LOOK, SOUGHT},
    url::{Done, Page},
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    http::{
        Web,
        errors::PageError,
        extract::{Asked, At, Sent, Size, done},
        html,
        session::SignedIn,
    },
    service::{
        ServiceError,
        rights::{Action, demand, may},
    },
};

/// Which of one's libraries.
#[derive(Debug, Default, Deserialize)]
pub struct Choice {
    #[serde(default)]
    library: Option<LibraryCode>,
}

pub async fn get(
    State(web): State<Web>,
    At(lang): At<Lang>,
    Asked(choice): Asked<Choice>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let round = web.service.current_round().await?;
    let year = round.as_ref().map(|round| round.year);
    let frame = web.frame(&actor, lang, year, choice.library.as_ref());
    let page = match (year, actor.role, &frame.library) {
        (Some(year), Role::Manager | Role::Contributor, Some(library)) => {
            let sheet = web.service.sheet(&actor, library, year).await?;
            let mut stories = web.service.list_stories(&actor, library).await?;
            stories.retain(|story| story.year == year);
            let corrections = web.service.list_corrections(&actor, library).await?;
            let beside = web.service.own_places(&actor, library)?;
            Home::of_library(&frame, OwnWork { sheet: &sheet, stories: &stories, corrections, beside })
        }
        (Some(year), Role::Coordinator, _) => {
            let board = web.service.board(&actor, year).await?;
            Home::of_coordinator(&frame, &board, web.service.clock.today())
        }
        _ => Home::of_reader(&frame, round.as_ref()),
    };
    Ok(html(|| home(page)))
}

#[derive(Debug, Default, Deserialize)]
pub struct ComparedYear {
    #[serde(default)]
    year: Option<Year>,
    #[serde(default, deserialize_with = "done")]
    done: Option<Done>,
}

pub async fn compare(
    State(web): State<Web>,
    At((lang, library)): At<(Lang, LibraryCode)>,
    Asked(query): Asked<ComparedYear>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let saved = query.done == Some(Done::Saved);
    compared(&web, &actor, (lang, &library, query.year), Typed::default(), saved).await
}

pub async fn save_peers(
    State(web): State<Web>,
    At((lang, library)): At<(Lang, LibraryCode)>,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::EditLibrary(&library))?;
    let form = sent.form(Size::TEXTS).await?;
    let peers: Vec<LibraryCode> = form.all("peer").map(LibraryCode::parse).collect::<Result<_, _>>().map_err(|_| PageError::BadRequest)?;
    if form.get(LOOK).is_some() {
        let typed = Typed { peers: Some(peers), sought: form.get(SOUGHT).unwrap_or_default(), refused: None };
        return compared(&web, &actor, (lang, &library, None), typed, false).await;
    }
    match web.service.save_peers(&actor, &library, &peers).await {
        Ok(()) => Ok(Redirect::to(&Page::Compare { library, year: None }.after(&Done::Saved, lang)).into_response()),
        Err(ServiceError::Refused(refused @ (Refused::Incomplete | Refused::TooManyPeers | Refused::TooSoon))) => {
            let typed = Typed { peers: Some(peers), refused: Some(refused), ..Typed::default() };
            let page = compared(&web, &actor, (lang, &library, None), typed, false).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// The form as it came back.
#[derive(Debug, Default)]
struct Typed {
    peers: Option<Vec<LibraryCode>>,
    sought: String,
    refused: Option<Refused>,
}

async fn compared(
    web: &Web,
    actor: &Actor,
    (lang, library, year): (Lang, &LibraryCode, Option<Year>),
    typed: Typed,
    saved: bool,
) -> Result<Response, PageError> {
    let found = web.service.compare(actor, library, year).await?;
    let round = web.service.current_round().await?;
    let frame = web.frame(actor, lang, round.map(|round| round.year), Some(library));
    let chosen = Chosen {
        peers: typed.peers.unwrap_or_else(|| found.peers.clone()),
        sought: typed.sought,
        refused: typed.refused,
        saved,
        may_choose: may(actor, Action::EditLibrary(library)),
    };
    let catalogue = web.service.catalogue(found.year);
    Ok(html(|| compare::compare(Compare::of(&frame, library, found, &catalogue, chosen))))
}

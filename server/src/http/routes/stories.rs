//! Writing a library's stories.

use app::{
    domain::{account::Actor, code::LibraryCode, refused::Refused, round::RoundState, story::StoryContent, year::Year},
    forms::Fields,
    pages::stories::{
        edit::{Desk, Draft, Shown, StoryEdit, read, story_edit},
        list::{StoryList, story_list},
    },
    text::Lang,
    ui::CONFIRMED,
    url::{Done, Page},
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    http::{
        Web,
        errors::PageError,
        extract::{Asked, At, JustDone, Sent, Size},
        html,
        session::SignedIn,
    },
    service::{
        ServiceError,
        rights::{Action, demand, may},
    },
};

pub async fn list(
    State(web): State<Web>,
    At((lang, library)): At<(Lang, LibraryCode)>,
    Asked(query): Asked<JustDone>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let round = web.service.current_round().await?.ok_or_else(PageError::not_found)?;
    let stories = web.service.list_stories(&actor, &library).await?;
    let catalogue = web.service.catalogue_now();
    let found = catalogue.find_library(library.as_str()).ok_or_else(PageError::not_found)?;
    let may_write = may(&actor, Action::EditLibrary(&library)) && round.state == RoundState::Open;
    let frame = web.frame(&actor, lang, Some(round.year), Some(&library));
    let sent = query.done == Some(Done::Sent);
    Ok(html(|| story_list(StoryList::of(&frame, found, round.year, &stories, may_write, sent))))
}

pub async fn new(
    State(web): State<Web>,
    At((lang, library)): At<(Lang, LibraryCode)>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let year = web.service.year_of_new_story(&actor, &library).await?;
    page(&web, &actor, (lang, &library, year), Draft::new(StoryContent::blank(lang)), Shown::default()).await
}

pub async fn create(
    State(web): State<Web>,
    At((lang, library)): At<(Lang, LibraryCode)>,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    let year = web.service.year_of_new_story(&actor, &library).await?;
    let form = sent.form(Size::TEXTS).await?;
    let (content, errors) = read(&web.service.catalogue_now(), &form, lang);
    let (mut status, mut shown) = (StatusCode::UNPROCESSABLE_ENTITY, Shown { errors, ..Shown::default() });
    if shown.errors.is_empty() {
        match web.service.create_story(&actor, &library, year, &content).await {
            Ok(id) => return Ok(saved(&form, library, id, lang)),
            Err(ServiceError::Refused(refused)) => (status, shown.refused) = (StatusCode::CONFLICT, Some(refused)),
            Err(error) => return Err(error.into()),
        }
    }
    let page = page(&web, &actor, (lang, &library, year), Draft::new(content), shown).await?;
    Ok((status, page).into_response())
}

pub async fn get(
    State(web): State<Web>,
    At((lang, library, id)): At<(Lang, LibraryCode, i64)>,
    Asked(query): Asked<JustDone>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let story = web.service.story(&actor, &library, id).await?;
    let shown = Shown { saved: query.done == Some(Done::Saved), ..Shown::default() };
    page(&web, &actor, (lang, &library, story.year), Draft::of(story), shown).await
}

pub async fn save(
    State(web): State<Web>,
    At((lang, library, id)): At<(Lang, LibraryCode, i64)>,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    let story = web.service.story(&actor, &library, id).await?;
    demand(&actor, Action::EditLibrary(&library))?;
    let form = sent.form(Size::TEXTS).await?;
    let (content, errors) = read(&web.service.catalogue_now(), &form, lang);
    let seen = form.get("revision").and_then(|text| text.parse().ok()).unwrap_or(0);
    let (mut revision, mut status) = (seen, StatusCode::UNPROCESSABLE_ENTITY);
    let mut shown = Shown { errors, ..Shown::default() };
    if shown.errors.is_empty() {
        match web.service.save_story(&actor, &library, id, seen, &content).await {
            Ok(()) => return Ok(saved(&form, library, id, lang)),
            Err(ServiceError::Refused(Refused::Changed)) => {
                // Both are shown: theirs is in the preview, one's own in the fields.
                let theirs = web.service.story(&actor, &library, id).await?;
                revision = theirs.revision;
                (shown.theirs, shown.refused) = (Some(theirs.content), Some(Refused::Changed));
            }
            // What was typed is shown below the reason, to be copied or read.
            Err(ServiceError::Refused(refused)) => (status, shown.refused) = (StatusCode::CONFLICT, Some(refused)),
            Err(error) => return Err(error.into()),
        }
    }
    let draft = Draft { id: Some(id), revision, state: story.state, content, return_reason: story.return_reason };
    let page = page(&web, &actor, (lang, &library, story.year), draft, shown).await?;
    Ok((status, page).into_response())
}

pub async fn submit(
    State(web): State<Web>,
    At((lang, library, id)): At<(Lang, LibraryCode, i64)>,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::Submit(&library))?;
    let form = sent.form(Size::LINES).await?;
    let seen = form.get("revision").and_then(|text| text.parse().ok());
    let to = match web.service.submit_story(&actor, &library, id, seen).await {
        Ok(()) => Page::Write(library).after(&Done::Sent, lang),
        Err(ServiceError::Refused(Refused::Incomplete)) => format!("{}#send", Page::WriteStory { library, id }.path(lang)),
        Err(error) => return Err(error.into()),
    };
    Ok(Redirect::to(&to).into_response())
}

pub async fn take_back(
    State(web): State<Web>,
    At((lang, library, id)): At<(Lang, LibraryCode, i64)>,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::EditLibrary(&library))?;
    let form = sent.form(Size::LINES).await?;
    if form.get(CONFIRMED).is_none() {
        return Err(ServiceError::Refused(Refused::NotConfirmed).into());
    }
    let seen = form.get("revision").and_then(|text| text.parse().ok());
    web.service.take_back_story(&actor, &library, id, seen).await?;
    Ok(Redirect::to(&Page::WriteStory { library, id }.path(lang)).into_response())
}

fn saved(form: &Fields, library: LibraryCode, id: i64, lang: Lang) -> Response {
    let anchor = if form.get("then").as_deref() == Some("preview") { "#send" } else { "" };
    Redirect::to(&format!("{}{anchor}", Page::WriteStory { library, id }.after(&Done::Saved, lang))).into_response()
}

async fn page(
    web: &Web,
    actor: &Actor,
    (lang, library, year): (Lang, &LibraryCode, Year),
    draft: Draft,
    shown: Shown,
) -> Result<Response, PageError> {
    let catalogue = web.service.catalogue_now();
    let frame = web.frame(actor, lang, Some(year), Some(library));
    let desk = Desk {
        library,
        year,
        catalogue: &catalogue,
        open: web.service.is_open(year).await?,
        may_edit: may(actor, Action::EditLibrary(library)),
        may_submit: may(actor, Action::Submit(library)),
    };
    Ok(html(|| story_edit(StoryEdit::of(&frame, &desk, draft, shown))))
}

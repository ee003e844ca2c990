//! `/{lang}/review/{year}/freeze`: publishing a year.

use app::{
    domain::{account::Actor, round::RoundState, story::StoryState, year::Year},
    pages::freeze::{Freeze, freeze},
    text::{Lang, names, words::review as words},
    ui::render,
    url::Page,
};
use axum::{
    extract::State,
    http::StatusCode,
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
    service::{review::Board, rounds::By},
};

pub async fn get(State(web): State<Web>, At((lang, year)): At<(Lang, Year)>, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    let board = web.service.board(&actor, year).await.in_lang(lang)?;
    Ok(Html(page(&web, &actor, &board, false, lang)).into_response())
}

pub async fn post(
    State(web): State<Web>,
    At((lang, year)): At<(Lang, Year)>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let board = web.service.board(&actor, year).await.in_lang(lang)?;
    let blocked = blocked(&board, lang).is_some();
    if blocked || form.get("confirm").as_deref() != Some("yes") {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page(&web, &actor, &board, !blocked, lang))).into_response());
    }
    web.service.freeze_round(By::Person(&actor), year, "").await.in_lang(lang)?;
    Ok(Redirect::to(&format!("{}?frozen=1", Page::Review(year).path(lang))).into_response())
}

fn blocked(board: &Board, lang: Lang) -> Option<String> {
    if board.round.state == RoundState::Frozen {
        Some(words::freeze_again(lang).to_owned())
    } else if board.sheets.iter().all(|sheet| sheet.submission.approved_figures.is_none()) {
        Some(words::freeze_nothing(lang).to_owned())
    } else {
        None
    }
}

fn page(web: &Web, actor: &Actor, board: &Board, unconfirmed: bool, lang: Lang) -> String {
    let year = board.round.year;
    let left_out: Vec<String> = board
        .sheets
        .iter()
        .filter(|sheet| sheet.submission.approved_figures.is_none())
        .map(|sheet| sheet.library.abbreviation.clone())
        .collect();
    let approved = board.sheets.len() - left_out.len();
    let in_state = |state: StoryState| board.stories.iter().filter(|story| story.state == state).count();
    let waiting = in_state(StoryState::Submitted);
    let provisional: Vec<String> = web
        .service
        .catalogue(year)
        .factors()
        .filter(|factor| factor.find_version(year).is_some_and(|valid| valid.version.status.is_provisional()))
        .map(|factor| factor.name.in_lang(lang).to_owned())
        .collect();
    let mut checks = vec![
        (left_out.is_empty(), words::freeze_approved(lang, approved, board.sheets.len())),
        (
            left_out.is_empty(),
            if left_out.is_empty() {
                words::freeze_all_in(lang).to_owned()
            } else {
                words::freeze_left_out(lang, names::list(&left_out, lang))
            },
        ),
        (waiting == 0, words::freeze_stories(lang, in_state(StoryState::Published), waiting)),
    ];
    if !provisional.is_empty() {
        checks.push((false, words::freeze_provisional(lang, names::list(&provisional, lang))));
    }
    let title = words::freeze_title(lang, year);
    let mut shell = shell(web, actor, Page::Freeze(year), title, lang, year);
    shell.failed = unconfirmed;
    let page = Freeze { shell, year, checks, blocked: blocked(board, lang), unconfirmed };
    render(Web::assets(), || freeze(page))
}

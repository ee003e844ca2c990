//! `/{lang}/review/{year}/freeze`: publishing a year.

use app::{
    domain::{
        account::Actor,
        code::{FactorKey, IndicatorCode, LibraryCode},
        entry::review::Board,
        round::RoundState,
        story::StoryState,
        year::Year,
    },
    pages::freeze::{Again, Freeze, freeze},
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
    service::rounds::By,
};

pub async fn get(State(web): State<Web>, At((lang, year)): At<(Lang, Year)>, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    let board = web.service.board(&actor, year).await.in_lang(lang)?;
    Ok(Html(page(&web, &actor, &board, Typed::default(), lang).await?).into_response())
}

pub async fn post(
    State(web): State<Web>,
    At((lang, year)): At<(Lang, Year)>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let board = web.service.board(&actor, year).await.in_lang(lang)?;
    let reason = form.get("reason").unwrap_or_default();
    let blocked = blocked(&board, lang).is_some();
    let unconfirmed = form.get("confirm").as_deref() != Some("yes");
    let unreasoned = is_again(&board) && reason.trim().is_empty();
    if blocked || unconfirmed || unreasoned {
        let typed = Typed { reason, unconfirmed: !blocked && unconfirmed, unreasoned: !blocked && unreasoned };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page(&web, &actor, &board, typed, lang).await?)).into_response());
    }
    web.service.freeze_round(By::Person(&actor), year, &reason).await.in_lang(lang)?;
    Ok(Redirect::to(&format!("{}?frozen=1", Page::Review(year).path(lang))).into_response())
}

/// What came back with the form.
#[derive(Debug, Default)]
struct Typed {
    reason: String,
    unconfirmed: bool,
    unreasoned: bool,
}

/// Whether the year is published already, so that this makes another revision.
fn is_again(board: &Board) -> bool {
    board.round.state == RoundState::Frozen
}

fn blocked(board: &Board, lang: Lang) -> Option<String> {
    let nothing = board.sheets.iter().all(|sheet| sheet.submission.approved_figures.is_none());
    nothing.then(|| words::freeze_nothing(lang).to_owned())
}

/// The most names that one line of the list has.
const MOST_NAMED: usize = 12;

fn named(mut all: Vec<String>, lang: Lang) -> String {
    let more = all.len().saturating_sub(MOST_NAMED);
    all.truncate(MOST_NAMED);
    if more == 0 { names::list(&all, lang) } else { words::and_more(lang, all.join(", "), more) }
}

async fn page(web: &Web, actor: &Actor, board: &Board, typed: Typed, lang: Lang) -> Result<String, PageError> {
    let year = board.round.year;
    let list = web.service.checklist(actor, year).await.in_lang(lang)?;
    let catalogue = web.service.catalogue(year);
    let short =
        |code: &LibraryCode| catalogue.find_library(code.as_str()).map_or_else(|| code.to_string(), |library| library.abbreviation.clone());
    let libraries = |codes: &[LibraryCode]| named(codes.iter().map(short).collect(), lang);
    let indicators = |codes: &[IndicatorCode]| named(codes.iter().map(|code| catalogue.indicator_name(code, lang)).collect(), lang);
    let factor =
        |key: &FactorKey| catalogue.find_factor(key).map_or_else(|| key.to_string(), |factor| factor.name.in_lang(lang).to_owned());
    let in_state = |state: StoryState| board.stories.iter().filter(|story| story.state == state).count();
    let waiting = in_state(StoryState::Submitted);
    let (all, left_out) = (board.sheets.len(), list.left_out.len());
    let mut checks = vec![(left_out == 0, words::freeze_approved(lang, all - left_out, all))];
    checks.push(if left_out == 0 {
        (true, words::freeze_all_in(lang).to_owned())
    } else {
        (false, words::freeze_left_out(lang, libraries(&list.left_out)))
    });
    checks.push(if list.returned.is_empty() {
        (true, words::freeze_no_returns(lang).to_owned())
    } else {
        (false, words::freeze_returns(lang, libraries(&list.returned)))
    });
    if list.hidden.is_empty() && list.warned.is_empty() {
        checks.push((true, words::freeze_covered(lang).to_owned()));
    }
    if !list.hidden.is_empty() {
        checks.push((false, words::freeze_hidden(lang, indicators(&list.hidden))));
    }
    if !list.warned.is_empty() {
        checks.push((false, words::freeze_warned(lang, indicators(&list.warned))));
    }
    if !list.protected.is_empty() {
        checks.push((false, words::freeze_protected(lang, indicators(&list.protected))));
    }
    checks.push((waiting == 0, words::freeze_stories(lang, in_state(StoryState::Published), waiting)));
    checks.push(if list.untranslated.is_empty() {
        (true, words::freeze_translated(lang).to_owned())
    } else {
        (false, words::freeze_untranslated(lang, indicators(&list.untranslated)))
    });
    if !list.without_factor.is_empty() {
        let names = named(list.without_factor.iter().map(factor).collect(), lang);
        checks.push((false, words::freeze_without_factor(lang, year, names)));
    }
    if !list.provisional.is_empty() {
        checks.push((false, words::freeze_provisional(lang, named(list.provisional.iter().map(factor).collect(), lang))));
    }
    let corrections = list
        .corrections
        .iter()
        .map(|correction| format!("{}: {}", short(&correction.library), catalogue.indicator_name(&correction.indicator, lang)))
        .collect();
    let title = if is_again(board) { words::freeze_again_title(lang, year) } else { words::freeze_title(lang, year) };
    let mut shell = shell(web, actor, Page::Freeze(year), title.clone(), lang, year);
    shell.failed = typed.unconfirmed || typed.unreasoned;
    let page = Freeze {
        shell,
        title,
        year,
        checks,
        again: is_again(board).then_some(Again { corrections, reason: typed.reason, unreasoned: typed.unreasoned }),
        blocked: blocked(board, lang),
        unconfirmed: typed.unconfirmed,
    };
    Ok(render(Web::assets(), || freeze(page)))
}

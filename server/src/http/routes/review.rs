//! The coordinator's work on a round: the board, each library's year, reminders and the freeze.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    domain::{
        account::Actor,
        catalogue::indicator::Indicator,
        code::{IndicatorCode, LibraryCode},
        entry::{
            letter::Letter,
            review::{Board, NewRemark},
            row::Part,
            typed::LONGEST_NOTE,
        },
        published::PublishedYear,
        refused::Refused,
        visible::is_seen,
        year::Year,
    },
    forms::Fields,
    pages::review::{
        board::{Look, Review, View, review},
        cells::{self, Cells},
        freeze::{self, Freeze, blocked, is_again},
        library::{Problem, ReviewLibrary, Seen, Typed, review_library},
        remind::{self, Ahead, Remind},
    },
    text::Lang,
    ui::{CONFIRMED, LOOK, SOUGHT, Sought},
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
        extract::{Asked, At, JustDone, Sent, Size, done, page},
        html,
        session::SignedIn,
    },
    service::{
        Outcome, ServiceError,
        events::By,
        review::reminders::Whom,
        rights::{Action, demand},
        stories::Judgement,
    },
};

#[derive(Debug, Default, Deserialize)]
pub struct Looking {
    #[serde(default, deserialize_with = "done")]
    done: Option<Done>,
    /// Which libraries are shown.
    #[serde(default)]
    show: Option<String>,
    #[serde(default)]
    find: String,
    #[serde(default, deserialize_with = "page")]
    page: usize,
}

impl Looking {
    fn sought(&self) -> Sought {
        Sought { name: self.find.clone(), page: self.page }
    }
}

pub async fn board(
    State(web): State<Web>,
    At((lang, year)): At<(Lang, Year)>,
    Asked(looking): Asked<Looking>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let board = web.service.board(&actor, year).await?;
    let (archive, catalogue) = (web.service.archive(), web.service.catalogue(year));
    let look = Look {
        show: View::ALL.into_iter().find(|view| Some(view.as_str()) == looking.show.as_deref()).unwrap_or(View::All),
        sought: looking.sought(),
        done: looking.done,
        has_published: &|id| web.service.has_published(year, id),
        has_history: archive.published.years.len() >= 2,
        stories: archive.published.years.iter().rev().take(2).flat_map(PublishedYear::stories).collect(),
    };
    let frame = web.frame(&actor, lang, Some(year), None);
    Ok(html(|| review(Review::of(&frame, &board, &catalogue, look))))
}

pub async fn judge_story(
    State(web): State<Web>,
    At((lang, year, id)): At<(Lang, Year, i64)>,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::Review)?;
    let form = sent.form(Size::LINES).await?;
    let reason = form.get("reason").unwrap_or_default();
    let meant: Vec<&str> = form.all("meant").collect();
    let confirmed = form.get(CONFIRMED).is_some();
    let judgement = match form.get("judgement").as_deref() {
        Some("withdraw" | "restore") if !confirmed => return Err(ServiceError::Refused(Refused::NotConfirmed).into()),
        Some("restore") => Judgement::Restore(&meant),
        Some("publish") => Judgement::Publish(&meant),
        Some("return") => Judgement::Return(&reason),
        Some("withdraw") => Judgement::Withdraw,
        _ => return Err(PageError::BadRequest),
    };
    web.service.judge_story(&actor, year, id, form.get("revision").and_then(|text| text.parse().ok()), judgement).await?;
    Ok(Redirect::to(&format!("{}#h-stories", Page::Review(year).path(lang))).into_response())
}

/// The cells under a number.
pub async fn cells(
    State(web): State<Web>,
    At((lang, year, indicator)): At<(Lang, Year, IndicatorCode)>,
    Asked(looking): Asked<Looking>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let catalogue = web.service.catalogue(year);
    let listed = cells::list(&catalogue, year, &indicator, looking.sought(), lang);
    let of: Vec<LibraryCode> = listed.shown.iter().map(|library| library.code.clone()).collect();
    let found = web.service.list_cells(&actor, year, &indicator, &of).await?;
    let frame = web.frame(&actor, lang, Some(year), None);
    Ok(html(|| cells::cells(Cells::of(&frame, (year, indicator), &found, listed.find, &catalogue))))
}

pub async fn reminders(
    State(web): State<Web>,
    At((lang, year)): At<(Lang, Year)>,
    Asked(query): Asked<JustDone>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    remind_page(&web, &actor, (lang, year), remind::Typed { all: true, ..remind::Typed::default() }, query.done).await
}

pub async fn remind(
    State(web): State<Web>,
    At((lang, year)): At<(Lang, Year)>,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::Review)?;
    let form = sent.form(Size::TEXTS).await?;
    let chosen: BTreeSet<LibraryCode> = form.all("library").filter_map(|code| LibraryCode::parse(code).ok()).collect();
    let all = form.get(remind::SCOPE).as_deref() == Some(remind::ALL);
    let letter = Letter { subject: form.get("subject").unwrap_or_default().replace('\n', " "), text: form.get("text").unwrap_or_default() };
    // A name that was typed for all is not meant for all.
    let is_look = form.get(LOOK).is_some() || (all && form.get(SOUGHT).is_some_and(|name| !name.trim().is_empty()));
    let failed = (chosen.is_empty() && !all) || !is_seen(&letter.subject) || !is_seen(&letter.text);
    if is_look || failed {
        let sought = form.get(SOUGHT).unwrap_or_default();
        // Whoever looks for some does not mean all.
        let typed = remind::Typed { letter: Some(letter), chosen: Some(chosen), all: all && !is_look, sought, failed: !is_look };
        let status = if is_look { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        return Ok((status, remind_page(&web, &actor, (lang, year), typed, None).await?).into_response());
    }
    let whom = if all { Whom::All } else { Whom::Some(chosen) };
    let reminded = web.service.remind(&actor, year, &whom, &letter).await?;
    Ok(Redirect::to(&Page::ReviewRemind(year).after(&Done::Reminded(reminded), lang)).into_response())
}

async fn remind_page(
    web: &Web,
    actor: &Actor,
    (lang, year): (Lang, Year),
    typed: remind::Typed,
    done: Option<Done>,
) -> Result<Response, PageError> {
    let (round, recipients) = web.service.list_recipients(actor, year).await?;
    let (reminders, reminded) = web.service.list_reminders(actor, year).await?;
    let letter = web.service.letter(&round, web.service.contact(actor).await?.as_ref());
    let ahead = Ahead { round: &round, recipients: &recipients, reminders: &reminders, reminded, sends: web.service.sends_mail(), letter };
    let frame = web.frame(actor, lang, Some(year), None);
    let catalogue = web.service.catalogue_now();
    Ok(html(|| remind::remind(Remind::of(&frame, ahead, &catalogue, typed, done))))
}

pub async fn checklist(
    State(web): State<Web>,
    At((lang, year)): At<(Lang, Year)>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let board = web.service.board(&actor, year).await?;
    freeze_page(&web, &actor, &board, freeze::Typed::default(), lang).await
}

pub async fn freeze(
    State(web): State<Web>,
    At((lang, year)): At<(Lang, Year)>,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::Review)?;
    let form = sent.form(Size::LINES).await?;
    let board = web.service.board(&actor, year).await?;
    let reason = form.get("reason").unwrap_or_default();
    let blocked = blocked(&board, lang).is_some();
    let unconfirmed = form.get("confirm").as_deref() != Some("yes");
    let unreasoned = is_again(&board) && !is_seen(&reason);
    if blocked || unconfirmed || unreasoned {
        let typed = freeze::Typed { reason, unconfirmed: !blocked && unconfirmed, unreasoned: !blocked && unreasoned };
        let page = freeze_page(&web, &actor, &board, typed, lang).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    web.service.freeze_round(By::Person(&actor), year, &reason).await?;
    Ok(Redirect::to(&Page::Review(year).after(&Done::Frozen, lang)).into_response())
}

async fn freeze_page(web: &Web, actor: &Actor, board: &Board, typed: freeze::Typed, lang: Lang) -> Result<Response, PageError> {
    let year = board.round.year;
    let list = web.service.checklist(actor, year).await?;
    let frame = web.frame(actor, lang, Some(year), None);
    let catalogue = web.service.catalogue(year);
    Ok(html(|| freeze::freeze(Freeze::of(&frame, board, &list, &catalogue, typed))))
}

type LibraryPath = At<(Lang, Year, LibraryCode)>;

pub async fn library(
    State(web): State<Web>,
    At((lang, year, library)): LibraryPath,
    Asked(query): Asked<JustDone>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let approved = query.done.and_then(|done| if let Done::Approved(library) = done { Some(library) } else { None });
    library_page(&web, &actor, (lang, year, &library), (Typed::default(), approved)).await
}

async fn library_page(
    web: &Web,
    actor: &Actor,
    (lang, year, library): (Lang, Year, &LibraryCode),
    (typed, done): (Typed, Option<LibraryCode>),
) -> Result<Response, PageError> {
    // A library's own people have the form; this page is the coordinator's.
    let sheet = web.service.review_sheet(actor, library, year).await?;
    let changes = web.service.list_changes(actor, &sheet)?;
    let earlier = web.service.list_earlier(actor, library, year).await?;
    let board = web.service.board(actor, year).await?;
    let frame = web.frame(actor, lang, Some(year), None);
    let seen = Seen { sheet: &sheet, changes, earlier: &earlier, board: &board, done };
    Ok(html(|| review_library(ReviewLibrary::of(&frame, seen, typed))))
}

pub async fn take_up(
    State(web): State<Web>,
    At((lang, year, library)): LibraryPath,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let done = web.service.take_up(&actor, &library, year).await;
    back(done, library, year, lang)
}

pub async fn take_back(
    State(web): State<Web>,
    At((lang, year, library)): LibraryPath,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let done = web.service.take_back(&actor, &library, year).await;
    back(done, library, year, lang)
}

pub async fn reopen(
    State(web): State<Web>,
    At((lang, year, library)): LibraryPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::Review)?;
    let form = sent.form(Size::LINES).await?;
    let until = form.get("until").unwrap_or_default();
    let until = if until.is_empty() { None } else { Some(until.parse().map_err(|_| PageError::BadRequest)?) };
    let done = web.service.reopen(&actor, &library, year, until).await;
    back(done, library, year, lang)
}

fn back(done: Outcome<()>, library: LibraryCode, year: Year, lang: Lang) -> Result<Response, PageError> {
    done?;
    Ok(Redirect::to(&Page::ReviewLibrary { year, library }.path(lang)).into_response())
}

pub async fn approve(
    State(web): State<Web>,
    At((lang, year, library)): LibraryPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::Review)?;
    let form = sent.form(Size::LINES).await?;
    // A form without a version has seen nothing.
    let seen = form.get("version").and_then(|text| text.parse().ok()).unwrap_or(-1);
    match web.service.approve(&actor, &library, year, seen).await {
        Ok(()) => {
            let next = form.get("next").and_then(|code| LibraryCode::parse(&code).ok());
            let to = next.map_or(Page::Review(year), |library| Page::ReviewLibrary { year, library });
            Ok(Redirect::to(&to.after(&Done::Approved(library), lang)).into_response())
        }
        Err(ServiceError::Refused(Refused::Changed)) => {
            let typed = Typed { problem: Some(Problem::NotApproved), ..Typed::default() };
            let page = library_page(&web, &actor, (lang, year, &library), (typed, None)).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn send_back(
    State(web): State<Web>,
    At((lang, year, library)): LibraryPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::Review)?;
    let form = sent.form(Size::TEXTS).await?;
    let reason = form.get("reason").unwrap_or_default();
    let remarks = remarks(&web, year, &form);
    let new: Vec<NewRemark> =
        remarks.iter().map(|(code, said)| NewRemark { indicator: code.clone(), said: said.trim().to_owned() }).collect();
    let (status, problem) = if new.iter().any(|remark| remark.said.chars().count() > LONGEST_NOTE) {
        (StatusCode::UNPROCESSABLE_ENTITY, Problem::RemarkTooLong)
    } else {
        match web.service.return_year(&actor, &library, year, &reason, &new).await {
            Ok(()) => return Ok(Redirect::to(&Page::Review(year).after(&Done::Returned(library), lang)).into_response()),
            Err(ServiceError::Refused(refused)) => {
                let unreasoned = refused == Refused::ReasonNeeded;
                (if unreasoned { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT }, Problem::NotReturned(refused))
            }
            Err(error) => return Err(error.into()),
        }
    };
    let page = library_page(&web, &actor, (lang, year, &library), (Typed { reason, remarks, problem: Some(problem) }, None)).await?;
    Ok((status, page).into_response())
}

/// What was written on single cells.
fn remarks(web: &Web, year: Year, form: &Fields) -> BTreeMap<IndicatorCode, String> {
    let catalogue = web.service.catalogue(year);
    let is_asked = |code: &IndicatorCode| catalogue.find_indicator(code.as_str()).is_some_and(Indicator::is_asked);
    let remarks = form.names().filter_map(Part::find).filter(|(part, code)| *part == Part::Remark && is_asked(code));
    let said = |(part, code): (Part, IndicatorCode)| Some((form.get(&part.name(&code)).filter(|said| is_seen(said))?, code));
    remarks.filter_map(said).map(|(said, code)| (code, said)).collect()
}

//! `/{lang}/review/{year}`: the coordinator's board, and judging stories.

use app::{
    domain::{
        account::Actor,
        indicator::Indicator,
        round::{RoundState, SubmissionState},
        story::{StoryState, StoryText},
        year::Year,
    },
    pages::{
        review::{Completeness, LibraryRow, Review, StoryRow, review},
        story_edit::{consent_words, publication_words},
    },
    text::{
        Lang, date, names,
        words::{review as words, states},
    },
    ui::render,
    url::Page,
};
use axum::{
    extract::State,
    response::{Html, IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{
    library_year::{section_counts, shell, state_name},
    write,
};
use crate::{
    clock::helsinki_date,
    http::{
        Web,
        errors::{InLang, PageError},
        extract::{Asked, At, Pairs},
        session::SignedIn,
    },
    service::{entry::Sheet, review::Board, stories::Judgement},
    store::StoredStory,
};

#[derive(Debug, Default, Deserialize)]
pub struct Notice {
    #[serde(default)]
    approved: Option<String>,
    #[serde(default)]
    returned: Option<String>,
    #[serde(default)]
    frozen: Option<u8>,
}

pub async fn get(
    State(web): State<Web>,
    At((lang, year)): At<(Lang, Year)>,
    Asked(notice): Asked<Notice>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let board = web.service.board(&actor, year).await.in_lang(lang)?;
    let name = |code: &str| web.service.catalogue.find_library(code).map(|library| library.abbreviation.clone());
    let notice = match notice {
        Notice { frozen: Some(_), .. } => Some(words::frozen_done(lang, year)),
        Notice { approved: Some(code), .. } => name(&code).map(|name| words::done_approved(lang, name)),
        Notice { returned: Some(code), .. } => name(&code).map(|name| words::done_returned(lang, name)),
        _ => None,
    };
    let page = page(&web, &actor, &board, notice, lang);
    Ok(Html(render(Web::assets(), || review(page))).into_response())
}

pub async fn judge_story(
    State(web): State<Web>,
    At((lang, year, id)): At<(Lang, Year, i64)>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let reason = form.get("reason").unwrap_or_default();
    let judgement = match form.get("judgement").as_deref() {
        Some("publish") => Judgement::Publish,
        Some("return") => Judgement::Return(&reason),
        Some("withdraw") => Judgement::Withdraw,
        _ => return Err(PageError::BadRequest(lang)),
    };
    web.service.judge_story(&actor, id, judgement).await.in_lang(lang)?;
    Ok(Redirect::to(&format!("{}#h-stories", Page::Review(year).path(lang))).into_response())
}

fn page(web: &Web, actor: &Actor, board: &Board, notice: Option<String>, lang: Lang) -> Review {
    let year = board.round.year;
    let count = |wanted: &dyn Fn(&Sheet) -> bool| board.sheets.iter().filter(|sheet| wanted(sheet)).count();
    let in_state = |state: SubmissionState| count(&|sheet: &Sheet| sheet.submission.state == state);
    let waiting = in_state(SubmissionState::Submitted);
    let mut rows: Vec<LibraryRow> = board.sheets.iter().map(|sheet| row(web, board, sheet, lang)).collect();
    rows.sort_by_key(|row| names::sort_key(&row.name));
    let frozen = board.round.state == RoundState::Frozen;
    let due = date::date(board.round.due_on, lang);
    let freeze = date::date(board.round.freeze_on, lang);
    Review {
        shell: shell(web, actor, Page::Review(year), words::matrix(lang).to_owned(), lang, year),
        year,
        over: words::board_over(lang, year, due, freeze),
        title: if frozen {
            words::board_frozen(lang, year)
        } else if waiting > 0 {
            words::board_waiting(lang, waiting)
        } else {
            words::board_none(lang).to_owned()
        },
        states: vec![
            (in_state(SubmissionState::Approved), "i-check", states::approved(lang)),
            (waiting, "i-sent", words::waiting_for_you(lang)),
            (in_state(SubmissionState::Returned), "i-back", words::returned_to_library(lang)),
            (in_state(SubmissionState::Draft), "i-open", words::draft_or_not_begun(lang)),
            (count(&|sheet| is_late(web, sheet)), "i-warn", words::late_ones(lang)),
        ],
        sections: web.service.catalogue.sections().iter().map(|section| section.name.in_lang(lang).to_owned()).collect(),
        rows,
        stories: board.stories.iter().filter(|story| story.state != StoryState::Draft).map(|story| story_row(web, story, lang)).collect(),
        notice,
        onward: if frozen {
            (words::see_published(lang).to_owned(), Page::Overview(Some(year)).path(lang))
        } else {
            (words::freeze_title(lang, year), Page::Freeze(year).path(lang))
        },
    }
}

/// Submitted after the deadline, or still not submitted once it has passed.
pub fn is_late(web: &Web, sheet: &Sheet) -> bool {
    let due = sheet.round.due_on;
    match sheet.submission.submitted_at {
        Some(at) => helsinki_date(at) > due,
        None => {
            sheet.round.state == RoundState::Open && web.service.clock.today() > due && sheet.submission.state != SubmissionState::Approved
        }
    }
}

fn row(web: &Web, board: &Board, sheet: &Sheet, lang: Lang) -> LibraryRow {
    let catalogue = &web.service.catalogue;
    let asks = |section: &app::domain::code::SectionCode| {
        catalogue.asked_in(section).any(|indicator: &Indicator| !sheet.open_questions(indicator).is_empty())
    };
    let cells = catalogue
        .sections()
        .iter()
        .zip(section_counts(sheet, catalogue))
        .map(|(section, (done, all))| Completeness { done, all, asks: asks(&section.code) })
        .collect();
    let waits = sheet.submission.state == SubmissionState::Submitted;
    let icon = match sheet.submission.state {
        SubmissionState::Draft if sheet.cells.is_empty() => "i-open",
        SubmissionState::Draft => "i-half",
        SubmissionState::Submitted => "i-sent",
        SubmissionState::Returned => "i-back",
        SubmissionState::Approved => "i-check",
    };
    LibraryRow {
        code: sheet.library.code.clone(),
        name: sheet.library.abbreviation.clone(),
        cells,
        stories: board.stories.iter().filter(|story| story.library == sheet.library.code && story.state != StoryState::Draft).count(),
        state: state_name(sheet, lang).to_owned(),
        state_icon: icon,
        strong: waits,
        late: is_late(web, sheet).then(|| states::late(lang).to_lowercase()),
        sent_on: sheet.submission.submitted_at.map_or_else(|| "—".to_owned(), |at| date::day(helsinki_date(at), lang)),
        action: if waits && board.round.state != RoundState::Frozen { words::review_library(lang) } else { words::open_library(lang) },
    }
}

fn story_row(web: &Web, story: &StoredStory, lang: Lang) -> StoryRow {
    StoryRow {
        id: story.id,
        title: story.content.text(StoryText::Title).to_owned(),
        library: web
            .service
            .catalogue
            .find_library(story.library.as_str())
            .map_or_else(|| story.library.to_string(), |l| l.abbreviation.clone()),
        language: story.content.language,
        state: write::state_name(story.state, lang).0.to_owned(),
        text: story.content.text(StoryText::Change).to_owned(),
        href: Page::WriteStory { library: story.library.clone(), id: story.id }.path(lang),
        consent: [
            story.content.consent.map(|consent| consent_words(consent, lang)),
            story.content.publication.map(|to| publication_words(to, lang)),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · "),
        may_judge: story.state == StoryState::Submitted,
        may_publish: story.content.may_be_public(),
        may_withdraw: story.state == StoryState::Published,
    }
}

//! `/{lang}/write/{library}`: a library's stories.

use std::collections::BTreeMap;

use app::{
    domain::{
        account::Actor,
        code::{IndicatorCode, LibraryCode, ThemeCode},
        refused::Refused,
        round::RoundState,
        story::{Consent, Lacking, MOST_THEMES, Publication, StoredStory, StoryContent, StorySide, StoryState, StoryText},
        year::Year,
    },
    pages::{
        story_edit::{StoryEdit, story_edit},
        story_list::{Listed, StoryList, story_list},
    },
    text::{
        Lang,
        date::{self, helsinki_date},
        words::{public, states, story as words},
    },
    ui::{ErrorLink, render},
    url::Page,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{library_year::shell, stories::reading};
use crate::{
    http::{
        Web,
        errors::{InLang, PageError, refusal},
        extract::{Asked, At, Pairs},
        session::SignedIn,
    },
    service::{
        ServiceError,
        rights::{Action, may},
    },
};

#[derive(Debug, Default, Deserialize)]
pub struct Done {
    #[serde(default)]
    done: Option<String>,
}

async fn current_year(web: &Web, lang: Lang) -> Result<Year, PageError> {
    let round = web.service.current_round().await.in_lang(lang)?;
    round.map(|round| round.year).ok_or_else(|| PageError::not_found(lang))
}

pub async fn list(
    State(web): State<Web>,
    At((lang, library)): At<(Lang, LibraryCode)>,
    Asked(query): Asked<Done>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let round = web.service.current_round().await.in_lang(lang)?.ok_or_else(|| PageError::not_found(lang))?;
    let year = round.year;
    let stories = web.service.list_stories(&actor, &library, year).await.in_lang(lang)?;
    let catalogue = web.service.catalogue_now();
    let found = catalogue.find_library(library.as_str()).ok_or_else(|| PageError::not_found(lang))?;
    let title = words::list_title(lang, &found.abbreviation, year);
    let page = StoryList {
        shell: shell(&web, &actor, Page::Write(library.clone()), title.clone(), lang, year),
        title,
        stories: stories.iter().map(|story| listed(story, lang)).collect(),
        may_write: may(&actor, Action::EditLibrary(&library)) && round.state == RoundState::Open,
        notice: query.done.map(|_| words::sent_done(lang).to_owned()),
        library,
    };
    Ok(Html(render(Web::assets(), || story_list(page))).into_response())
}

fn listed(story: &StoredStory, lang: Lang) -> Listed {
    let title = story.content.text(StoryText::Title);
    let (state, icon) = state_name(story.state, lang);
    let when = date::date(helsinki_date(story.changed_at), lang);
    Listed {
        id: story.id,
        title: if title.is_empty() { words::untitled(lang).to_owned() } else { title.to_owned() },
        state: state.to_owned(),
        icon,
        detail: if story.return_reason.is_empty() { when } else { format!("{when} · {}", story.return_reason) },
    }
}

/// A story's state in words, and its icon.
pub fn state_name(state: StoryState, lang: Lang) -> (&'static str, &'static str) {
    match state {
        StoryState::Draft => (states::draft(lang), "i-half"),
        StoryState::Submitted => (states::submitted(lang), "i-sent"),
        StoryState::Returned => (states::returned(lang), "i-back"),
        StoryState::Published => (states::published(lang), "i-check"),
        StoryState::Withdrawn => (states::withdrawn(lang), "i-x"),
    }
}

pub async fn new(
    State(web): State<Web>,
    At((lang, library)): At<(Lang, LibraryCode)>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let year = current_year(&web, lang).await?;
    if !may(&actor, Action::EditLibrary(&library)) {
        return Err(PageError::Service(lang, ServiceError::Forbidden));
    }
    let draft = Draft { id: None, revision: 0, state: StoryState::Draft, content: StoryContent::blank(lang), return_reason: String::new() };
    Ok(Html(page(&web, &actor, &library, year, draft, Shown::default(), lang)).into_response())
}

pub async fn create(
    State(web): State<Web>,
    At((lang, library)): At<(Lang, LibraryCode)>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let year = current_year(&web, lang).await?;
    let (content, mut errors) = read(&web, &form, lang);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if errors.is_empty() {
        match web.service.create_story(&actor, &library, year, &content).await {
            Ok(id) => return Ok(Redirect::to(&after(&form, library, id, lang)).into_response()),
            Err(ServiceError::Refused(refused)) => {
                status = StatusCode::CONFLICT;
                errors.push(ErrorLink { text: refusal(refused, lang).to_owned(), field: "main".to_owned() });
            }
            Err(error) => return Err(PageError::Service(lang, error)),
        }
    }
    let draft = Draft { id: None, revision: 0, state: StoryState::Draft, content, return_reason: String::new() };
    let html = page(&web, &actor, &library, year, draft, Shown { errors, ..Shown::default() }, lang);
    Ok((status, Html(html)).into_response())
}

pub async fn get(
    State(web): State<Web>,
    At((lang, library, id)): At<(Lang, LibraryCode, i64)>,
    Asked(query): Asked<Done>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let story = web.service.story(&actor, &library, id).await.in_lang(lang)?;
    let notice = query.done.map(|_| words::saved_done(lang).to_owned());
    let year = story.year;
    Ok(Html(page(&web, &actor, &library, year, Draft::of(story), Shown { notice, ..Shown::default() }, lang)).into_response())
}

pub async fn post(
    State(web): State<Web>,
    At((lang, library, id)): At<(Lang, LibraryCode, i64)>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let story = web.service.story(&actor, &library, id).await.in_lang(lang)?;
    let year = story.year;
    let (content, mut errors) = read(&web, &form, lang);
    let seen = form.get("revision").and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut revision = seen;
    let mut theirs = None;
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if errors.is_empty() {
        match web.service.save_story(&actor, &library, id, seen, &content).await {
            Ok(()) => return Ok(Redirect::to(&after(&form, library, id, lang)).into_response()),
            Err(ServiceError::Refused(Refused::Changed)) => {
                // Both are shown: theirs is in the preview, one's own in the fields.
                revision = story.revision;
                theirs = Some(story.content);
                errors.push(ErrorLink { text: refusal(Refused::Changed, lang).to_owned(), field: "title".to_owned() });
            }
            // What was typed is shown below the reason, to be copied or read.
            Err(ServiceError::Refused(refused)) => {
                status = StatusCode::CONFLICT;
                errors.push(ErrorLink { text: refusal(refused, lang).to_owned(), field: "main".to_owned() });
            }
            Err(error) => return Err(PageError::Service(lang, error)),
        }
    }
    let draft = Draft { id: Some(id), revision, state: story.state, content, return_reason: story.return_reason };
    let html = page(&web, &actor, &library, year, draft, Shown { errors, theirs, ..Shown::default() }, lang);
    Ok((status, Html(html)).into_response())
}

pub async fn submit(
    State(web): State<Web>,
    At((lang, library, id)): At<(Lang, LibraryCode, i64)>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    match web.service.submit_story(&actor, &library, id).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?done=sent", Page::Write(library).path(lang))).into_response()),
        Err(ServiceError::Refused(Refused::Incomplete)) => {
            Ok(Redirect::to(&format!("{}#send", Page::WriteStory { library, id }.path(lang))).into_response())
        }
        Err(error) => Err(PageError::Service(lang, error)),
    }
}

fn after(form: &Pairs, library: LibraryCode, id: i64, lang: Lang) -> String {
    let anchor = if form.get("then").as_deref() == Some("preview") { "#send" } else { "" };
    format!("{}?done=saved{anchor}", Page::WriteStory { library, id }.path(lang))
}

/// Reads the form; what does not fit comes back as errors, with everything as typed.
fn read(web: &Web, form: &Pairs, lang: Lang) -> (StoryContent, Vec<ErrorLink>) {
    let mut errors = Vec::new();
    let mut texts = BTreeMap::new();
    for &text in StoryText::ALL {
        let value = form.get(text.as_str()).unwrap_or_default().trim().to_owned();
        let longest = longest(web, text);
        if value.chars().count() > longest {
            errors.push(ErrorLink {
                text: format!("{}: {}", label(web, text, lang), words::too_long(lang, longest)),
                field: text.as_str().to_owned(),
            });
        }
        if !value.is_empty() {
            texts.insert(text, value);
        }
    }
    let known_theme =
        |code: &str| web.service.catalogue_now().themes().iter().map(|theme| &theme.code).find(|theme| theme.as_str() == code).cloned();
    let themes: std::collections::BTreeSet<ThemeCode> = form.all("themes").filter_map(known_theme).collect();
    if themes.len() > MOST_THEMES {
        errors.push(ErrorLink { text: words::too_many_themes(lang).to_owned(), field: "themes".to_owned() });
    }
    let known_indicator = |code: &str| web.service.catalogue_now().find_indicator(code).map(|indicator| indicator.code.clone());
    let indicators: std::collections::BTreeSet<IndicatorCode> = form.all("indicators").filter_map(known_indicator).collect();
    let chosen = |name: &str| form.get(name).unwrap_or_default();
    let content = StoryContent {
        texts,
        themes,
        side: StorySide::find(&chosen("side")),
        language: Lang::find(&chosen("language")).unwrap_or(lang),
        indicators,
        consent: Consent::find(&chosen("consent")),
        publication: Publication::find(&chosen("publication")),
    };
    (content, errors)
}

fn longest(web: &Web, text: StoryText) -> usize {
    web.service.catalogue_now().story_field(text.as_str()).and_then(|field| field.max).unwrap_or(StoryText::LONGEST)
}

fn label(web: &Web, text: StoryText, lang: Lang) -> String {
    app::pages::story::heading(text, lang).map_or_else(
        || web.service.catalogue_now().story_field(text.as_str()).map(|field| field.label.in_lang(lang).to_owned()).unwrap_or_default(),
        str::to_owned,
    )
}

struct Draft {
    id: Option<i64>,
    revision: i64,
    state: StoryState,
    content: StoryContent,
    return_reason: String,
}

impl Draft {
    fn of(story: StoredStory) -> Self {
        Self {
            id: Some(story.id),
            revision: story.revision,
            state: story.state,
            content: story.content,
            return_reason: story.return_reason,
        }
    }
}

#[derive(Default)]
struct Shown {
    errors: Vec<ErrorLink>,
    notice: Option<String>,
    /// What somebody else saved meanwhile, to be read beside one's own.
    theirs: Option<StoryContent>,
}

fn page(web: &Web, actor: &Actor, library: &LibraryCode, year: Year, draft: Draft, shown: Shown, lang: Lang) -> String {
    let catalogue = &web.service.catalogue_now();
    let address = match draft.id {
        Some(id) => Page::WriteStory { library: library.clone(), id },
        None => Page::WriteNew(library.clone()),
    };
    let labels = StoryText::ALL
        .iter()
        .map(|&text| {
            let prompt = catalogue.story_field(text.as_str()).map(|field| field.prompt.in_lang(lang).to_owned()).unwrap_or_default();
            (text, (label(web, text, lang), prompt, longest(web, text)))
        })
        .collect();
    let title = if draft.id.is_some() { words::edit(lang) } else { words::new(lang) };
    let mut shell = shell(web, actor, address, title.to_owned(), lang, year);
    shell.failed = !shown.errors.is_empty();
    let may_edit = may(actor, Action::EditLibrary(library));
    let locked = !draft.state.is_editable() || !may_edit;
    let page = StoryEdit {
        shell,
        library: library.clone(),
        id: draft.id,
        revision: draft.revision,
        labels,
        themes: catalogue
            .themes()
            .iter()
            .filter(|theme| theme.code.as_str() != "context")
            .map(|theme| (theme.code.to_string(), theme.name.in_lang(lang).to_owned()))
            .collect(),
        indicators: catalogue
            .indicators()
            .iter()
            .map(|indicator| (indicator.code.to_string(), indicator.name.in_lang(lang).to_owned()))
            .collect(),
        errors: shown.errors,
        notice: shown.notice,
        returned: Some(draft.return_reason).filter(|reason| !reason.is_empty() && draft.state == StoryState::Returned),
        lock: locked.then(|| format!("{}. {}", state_name(draft.state, lang).0, states::refused_locked(lang))),
        lacking: draft.content.lacking().into_iter().map(|lacking| lacking_words(web, lacking, lang)).collect(),
        may_submit: may(actor, Action::Submit(library)),
        warning: has_personal_data(&draft.content).then(|| words::personal_data_found(lang).to_owned()),
        preview: reading(shown.theirs.as_ref().unwrap_or(&draft.content), library.as_str(), year, catalogue, lang),
        content: draft.content,
    };
    render(Web::assets(), || story_edit(page))
}

fn lacking_words(web: &Web, lacking: Lacking, lang: Lang) -> String {
    match lacking {
        Lacking::Text(text) => label(web, text, lang),
        Lacking::Themes => public::story_themes(lang).to_owned(),
        Lacking::Side => public::side(lang).to_owned(),
        Lacking::Consent => words::consent_q(lang).to_owned(),
        Lacking::Publication => words::publication_q(lang).to_owned(),
        Lacking::ConsentForPublic => words::lacking_consent_public(lang).to_owned(),
    }
}

/// Whether a text seems to hold an e-mail address, a phone number or a personal identity code.
fn has_personal_data(content: &StoryContent) -> bool {
    let is_address = |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let is_identity = |word: &str| {
        let bytes = word.as_bytes();
        bytes.len() == 11
            && bytes[..6].iter().all(u8::is_ascii_digit)
            && matches!(bytes[6], b'-' | b'+' | b'A'..=b'F')
            && bytes[7..10].iter().all(u8::is_ascii_digit)
    };
    let is_phone = |word: &str| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        (word.starts_with("+358") || word.starts_with("04") || word.starts_with("05")) && digits >= 9
    };
    content.texts.values().any(|text| {
        text.split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '+'))
            .any(|word| is_address(word) || is_identity(word) || is_phone(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_data_is_noticed() {
        let check = |text: &str, expected: bool| {
            let mut content = StoryContent::blank(Lang::Fi);
            content.texts.insert(StoryText::Change, text.to_owned());
            assert_eq!(has_personal_data(&content), expected, "{text}");
        };
        check("Kirjoita osoitteeseen maija@example.fi.", true);
        check("Tunnus 010190-123A näkyi", true);
        check("Soita +358401234567", true);
        check("Vuonna 2025 tehtävän suoritti 212 opiskelijaa @kirjasto.", false);
    }
}

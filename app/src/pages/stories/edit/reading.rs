//! The form, read from the story; and the story, read from the form.

use std::collections::{BTreeMap, BTreeSet};

use super::StoryEdit;
use crate::{
    domain::{
        catalogue::Catalogue,
        code::{IndicatorCode, LibraryCode, ThemeCode},
        refused::Refused,
        story::{Consent, Lacking, MOST_THEMES, Publication, StoredStory, StoryContent, StorySide, StoryState, StoryText},
        year::Year,
    },
    forms::Fields,
    pages::public::story::{Reading, heading},
    text::{
        Lang, problem,
        words::{findings as finding_words, public, story as words},
    },
    ui::{ErrorLink, Frame},
    url::Page,
};

/// Reads the form; what does not fit comes back as errors, with everything as typed.
#[must_use]
pub fn read(catalogue: &Catalogue, form: &Fields, lang: Lang) -> (StoryContent, Vec<ErrorLink>) {
    let mut errors = Vec::new();
    let mut texts = BTreeMap::new();
    for &text in StoryText::ALL {
        let value = form.get(text.as_str()).unwrap_or_default().trim().to_owned();
        let longest = longest(catalogue, text);
        if value.chars().count() > longest {
            errors.push(ErrorLink {
                text: format!("{}: {}", label_of(catalogue, text, lang), words::too_long(lang, longest)),
                field: text.as_str().to_owned(),
            });
        }
        if !value.is_empty() {
            texts.insert(text, value);
        }
    }
    let known_theme = |code: &str| catalogue.themes().iter().map(|theme| &theme.code).find(|theme| theme.as_str() == code).cloned();
    let themes: BTreeSet<ThemeCode> = form.all("themes").filter_map(known_theme).collect();
    if themes.len() > MOST_THEMES {
        errors.push(ErrorLink { text: words::too_many_themes(lang).to_owned(), field: "themes".to_owned() });
    }
    let known_indicator = |code: &str| catalogue.find_indicator(code).map(|indicator| indicator.code.clone());
    let indicators: BTreeSet<IndicatorCode> = form.all("indicators").filter_map(known_indicator).collect();
    let chosen = |name: &str| form.get(name).unwrap_or_default();
    let mut content = StoryContent {
        texts,
        themes,
        side: StorySide::find(&chosen("side")),
        language: Lang::find(&chosen("language")).unwrap_or(lang),
        indicators,
        consent: Consent::find(&chosen("consent")),
        publication: Publication::find(&chosen("publication")),
        meant: BTreeSet::new(),
    };
    // Only what was shown can have been ticked: what is new asks anew.
    let personal = content.personal();
    content.meant = form.all("meant").filter(|text| personal.contains(*text)).map(str::to_owned).collect();
    (content, errors)
}

fn longest(catalogue: &Catalogue, text: StoryText) -> usize {
    catalogue.story_field(text.as_str()).and_then(|field| field.max).unwrap_or(StoryText::LONGEST)
}

fn label_of(catalogue: &Catalogue, text: StoryText, lang: Lang) -> String {
    heading(text, lang).map_or_else(
        || catalogue.story_field(text.as_str()).map(|field| field.label.in_lang(lang).to_owned()).unwrap_or_default(),
        str::to_owned,
    )
}

/// A story in the form, saved or not.
#[derive(Clone, Debug)]
pub struct Draft {
    pub id: Option<i64>,
    pub revision: i64,
    pub state: StoryState,
    pub content: StoryContent,
    pub return_reason: String,
}

impl Draft {
    /// A story that is not there yet.
    #[must_use]
    pub fn new(content: StoryContent) -> Self {
        Self { id: None, revision: 0, state: StoryState::Draft, content, return_reason: String::new() }
    }

    #[must_use]
    pub fn of(story: StoredStory) -> Self {
        Self {
            id: Some(story.id),
            revision: story.revision,
            state: story.state,
            content: story.content,
            return_reason: story.return_reason,
        }
    }
}

/// What stands around the form.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    pub errors: Vec<ErrorLink>,
    /// Why what was typed is not saved, though it fits.
    pub refused: Option<Refused>,
    pub saved: bool,
    /// What somebody else saved meanwhile, to be read beside one's own.
    pub theirs: Option<StoryContent>,
}

/// Where a story is written, and by whom.
#[derive(Clone, Debug)]
pub struct Desk<'a> {
    pub library: &'a LibraryCode,
    pub year: Year,
    pub catalogue: &'a Catalogue,
    /// Whether the round is open.
    pub open: bool,
    pub may_edit: bool,
    pub may_submit: bool,
}

impl StoryEdit {
    #[must_use]
    pub fn of(frame: &Frame, desk: &Desk<'_>, draft: Draft, shown: Shown) -> Self {
        let (lang, library, catalogue) = (frame.lang, desk.library, desk.catalogue);
        let address = match draft.id {
            Some(id) => Page::WriteStory { library: library.clone(), id },
            None => Page::WriteNew(library.clone()),
        };
        let labels = StoryText::ALL
            .iter()
            .map(|&text| {
                let prompt = catalogue.story_field(text.as_str()).map(|field| field.prompt.in_lang(lang).to_owned()).unwrap_or_default();
                (text, (label_of(catalogue, text, lang), prompt, longest(catalogue, text)))
            })
            .collect();
        let title = if draft.id.is_some() { words::edit(lang) } else { words::new(lang) };
        let mut shell = frame.shell(address, title);
        let mut errors = shown.errors;
        errors.extend(shown.refused.map(|refused| ErrorLink {
            text: problem::refusal(refused, lang).to_owned(),
            // Where both versions are compared, or else at the top.
            field: if refused == Refused::Changed { "title" } else { "main" }.to_owned(),
        }));
        shell.failed = !errors.is_empty();
        let lacking = draft.content.lacking();
        let taken_back = draft.state.taken_back(desk.open).filter(|_| desk.may_edit);
        Self {
            shell,
            library: library.clone(),
            id: draft.id,
            revision: draft.revision,
            keep: format!("jalki/{}/story/{library}/{}", frame.actor.account, draft.id.map_or("new".to_owned(), |id| id.to_string())),
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
            errors,
            saved: shown.saved,
            returned: Some(draft.return_reason).filter(|reason| !reason.is_empty() && draft.state == StoryState::Returned),
            lock: lock(draft.state, desk, lang).map(str::to_owned),
            take_back: taken_back.map(|state| match state {
                StoryState::Withdrawn => words::take_back_closed(lang),
                _ if desk.open => words::take_back_open(lang),
                _ => words::take_back_late(lang),
            }),
            warning: lacking.contains(&Lacking::PersonalData).then(|| words::personal_data_found(lang).to_owned()),
            lacking: lacking.into_iter().map(|lacking| lacking_words(catalogue, lacking, lang)).collect(),
            may_submit: desk.may_submit,
            preview: Reading::of(shown.theirs.as_ref().unwrap_or(&draft.content), library.as_str(), desk.year, catalogue, lang),
            content: draft.content,
        }
    }
}

/// Why the story cannot be edited.
fn lock(state: StoryState, desk: &Desk<'_>, lang: Lang) -> Option<&'static str> {
    match state {
        StoryState::Submitted => Some(words::lock_submitted(lang)),
        StoryState::Published => Some(words::lock_published(lang)),
        StoryState::Withdrawn => Some(words::lock_withdrawn(lang)),
        StoryState::Draft | StoryState::Returned if !desk.may_edit => Some(words::lock_others(lang)),
        StoryState::Draft | StoryState::Returned => (!desk.open).then(|| words::lock_closed(lang)),
    }
}

fn lacking_words(catalogue: &Catalogue, lacking: Lacking, lang: Lang) -> String {
    match lacking {
        Lacking::Text(text) => label_of(catalogue, text, lang),
        Lacking::Themes => public::story_themes(lang).to_owned(),
        Lacking::Side => finding_words::side(lang).to_owned(),
        Lacking::Consent => words::consent_q(lang).to_owned(),
        Lacking::Publication => words::publication_q(lang).to_owned(),
        Lacking::ConsentForPublic => words::lacking_consent_public(lang).to_owned(),
        Lacking::PersonalData => words::lacking_personal(lang).to_owned(),
    }
}

//! Impact stories: what changed, for whom, how one knows, and who may read it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    code::{IndicatorCode, LibraryCode, ThemeCode},
    personal,
    round::states,
    visible::is_seen,
    year::Year,
};
use crate::text::Lang;

states! {
    StoryState {
        Draft = "draft",
        Submitted = "submitted",
        Returned = "returned",
        Published = "published",
        Withdrawn = "withdrawn",
    }
}

impl StoryState {
    #[must_use]
    pub fn is_editable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// What becomes of it when its library takes it back, in a round that is open or not; None when it cannot.
    #[must_use]
    pub fn taken_back(self, open: bool) -> Option<Self> {
        match self {
            Self::Submitted => Some(Self::Draft),
            Self::Published => Some(if open { Self::Draft } else { Self::Withdrawn }),
            // No snapshot holds it before the round is closed.
            Self::Withdrawn => open.then_some(Self::Draft),
            Self::Draft | Self::Returned => None,
        }
    }
}

states! {
    /// Whether anyone can be recognised, and what they allowed.
    Consent {
        NoPersonalData = "no_personal_data",
        Anonymised = "anonymised",
        ConsentInternal = "consent_internal",
        ConsentPublic = "consent_public",
    }
}

states! {
    /// Who may read it.
    Publication {
        LibraryOnly = "library_only",
        Consortium = "consortium",
        Public = "public",
    }
}

states! {
    StorySide {
        Handprint = "handprint",
        Footprint = "footprint",
        Both = "both",
    }
}

states! {
    /// The texts of a story; the first six are asked, the rest are optional.
    StoryText {
        Title = "title",
        Change = "change",
        Before = "before",
        Action = "action",
        Evidence = "evidence",
        Significance = "significance",
        Summary = "summary",
        Period = "period",
        Beneficiaries = "beneficiaries",
        Contribution = "contribution",
        Negative = "negative",
        Lessons = "lessons",
        Quote = "quote",
    }
}

impl StoryText {
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(self, Self::Title | Self::Change | Self::Before | Self::Action | Self::Evidence | Self::Significance)
    }

    #[must_use]
    pub fn is_one_line(self) -> bool {
        matches!(self, Self::Title | Self::Period | Self::Beneficiaries)
    }

    /// A technical limit in characters, where the catalogue's form gives none.
    pub const LONGEST: usize = 3000;
}

/// A story as its library writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryContent {
    pub texts: BTreeMap<StoryText, String>,
    /// At most two.
    pub themes: BTreeSet<ThemeCode>,
    pub side: Option<StorySide>,
    pub language: Lang,
    pub indicators: BTreeSet<IndicatorCode>,
    pub consent: Option<Consent>,
    pub publication: Option<Publication>,
    /// What looks like personal data and belongs to the story, as its writer has said of each.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub meant: BTreeSet<String>,
}

/// A theme more would say nothing.
pub const MOST_THEMES: usize = 2;

/// What a story still lacks before it can be submitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    Text(StoryText),
    Themes,
    Side,
    Consent,
    Publication,
    /// A story for the public in which someone can be recognised who allowed less.
    ConsentForPublic,
    /// What looks like personal data, and nobody has said that it belongs there.
    PersonalData,
}

impl StoryContent {
    #[must_use]
    pub fn blank(language: Lang) -> Self {
        Self {
            texts: BTreeMap::new(),
            themes: BTreeSet::new(),
            side: None,
            language,
            indicators: BTreeSet::new(),
            consent: None,
            publication: None,
            meant: BTreeSet::new(),
        }
    }

    #[must_use]
    pub fn text(&self, text: StoryText) -> &str {
        self.texts.get(&text).map_or("", String::as_str)
    }

    /// What in its texts looks like personal data.
    #[must_use]
    pub fn personal(&self) -> BTreeSet<String> {
        self.texts.values().flat_map(|text| personal::find(text)).collect()
    }

    #[must_use]
    pub fn lacking(&self) -> Vec<Lacking> {
        let mut lacking: Vec<Lacking> =
            StoryText::ALL.iter().copied().filter(|text| text.is_required() && !is_seen(self.text(*text))).map(Lacking::Text).collect();
        if self.themes.is_empty() {
            lacking.push(Lacking::Themes);
        }
        if self.side.is_none() {
            lacking.push(Lacking::Side);
        }
        if self.consent.is_none() {
            lacking.push(Lacking::Consent);
        }
        if self.publication.is_none() {
            lacking.push(Lacking::Publication);
        }
        if self.publication == Some(Publication::Public) && self.consent == Some(Consent::ConsentInternal) {
            lacking.push(Lacking::ConsentForPublic);
        }
        if !self.personal().is_subset(&self.meant) {
            lacking.push(Lacking::PersonalData);
        }
        lacking
    }

    /// Whether everybody may read it, once it is published.
    #[must_use]
    pub fn may_be_public(&self) -> bool {
        self.publication == Some(Publication::Public) && self.consent.is_some_and(|consent| consent != Consent::ConsentInternal)
    }
}

/// A story that a snapshot publishes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedStory {
    pub id: i64,
    pub library: LibraryCode,
    pub year: Year,
    pub content: StoryContent,
}

/// A story as it is kept, whatever its state.
#[derive(Clone, Debug)]
pub struct StoredStory {
    pub id: i64,
    pub library: LibraryCode,
    pub year: Year,
    pub state: StoryState,
    pub content: StoryContent,
    pub return_reason: String,
    pub revision: i64,
    pub changed_at: DateTime<Utc>,
}

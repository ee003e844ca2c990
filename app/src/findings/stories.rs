//! A story's facts in words: side, themes, library, language.

use crate::{
    domain::{
        catalogue::{Catalogue, indicator::Side},
        story::{StoryContent, StorySide},
    },
    text::{
        Lang,
        words::{common, findings as finding_words, story},
    },
};

/// A story's side as marks and inks know it, and in words.
#[must_use]
pub fn story_side(content: &StoryContent, lang: Lang) -> (Side, &'static str) {
    match content.side {
        Some(StorySide::Footprint) => (Side::Footprint, common::footprint(lang)),
        Some(StorySide::Both) => (Side::Handprint, story::side_both(lang)),
        _ => (Side::Handprint, common::handprint(lang)),
    }
}

/// A language's name in another.
#[must_use]
pub fn language_name(language: Lang, lang: Lang) -> &'static str {
    match language {
        Lang::Fi => finding_words::in_finnish(lang),
        Lang::Sv => finding_words::in_swedish(lang),
        Lang::En => finding_words::in_english(lang),
    }
}

/// `Oppiminen, Avoimuus`
#[must_use]
pub fn story_themes(content: &StoryContent, catalogue: &Catalogue, lang: Lang) -> String {
    let names: Vec<&str> = content.themes.iter().filter_map(|theme| catalogue.theme_name(theme)).map(|name| name.in_lang(lang)).collect();
    names.join(", ")
}

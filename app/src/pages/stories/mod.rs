//! Writing stories.

pub mod edit;
pub mod list;

use crate::{
    domain::story::StoryState,
    text::{Lang, words::states},
};

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

//! From one library that waits for the coordinator to the next.

use leptos::prelude::*;

use crate::{
    domain::{code::LibraryCode, entry::review::Board, round::SubmissionState, year::Year},
    text::{Lang, words::review as words},
    url::Page,
};

/// The libraries before and after one that have sent their year and wait.
pub(super) fn waiting_beside<'a>(board: &'a Board, library: &LibraryCode) -> [Option<&'a LibraryCode>; 2] {
    let waiting = || board.members.iter().filter(|(_, glance)| glance.state == SubmissionState::Submitted).map(|(code, _)| code);
    let others = || waiting().filter(|code| *code != library);
    let before = others().rfind(|code| *code < library).or_else(|| others().next_back());
    let after = others().find(|code| *code > library).or_else(|| others().next());
    [before.filter(|_| before != after), after]
}

/// The way to the libraries that wait before and after this one.
pub(super) fn neighbours(found: [Option<(LibraryCode, String)>; 2], year: Year, lang: Lang) -> Option<AnyView> {
    let words = [words::previous_waiting(lang), words::next_waiting(lang)];
    let link = |((library, name), says): ((LibraryCode, String), &'static str)| {
        view! {
            <a href=Page::ReviewLibrary {
                year,
                library,
            }
                .path(lang)>{format!("{says}: {name}")}</a>
        }
    };
    let links: Vec<_> = found.into_iter().zip(words).filter_map(|(found, says)| Some(link((found?, says)))).collect();
    (!links.is_empty()).then(|| view! { <p class="tools after-s">{links.into_iter().collect_view()}</p> }.into_any())
}

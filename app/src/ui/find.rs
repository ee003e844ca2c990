//! Finding a library in a list that is too long to show whole.

use leptos::prelude::*;

use super::SOUGHT;
use crate::{
    domain::{catalogue::library::Library, limits::MOST_LISTED},
    text::{Lang, Text, names, number, words::common},
    url,
};

/// What is asked of a long list of libraries: those that are called something, and which page of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    pub name: String,
    /// From 0.
    pub page: usize,
}

/// The form that narrows a list, and the way to its other pages.
#[derive(Clone, Debug)]
pub struct Find {
    /// The list's own address, without what is sought.
    action: String,
    /// Where on its page it stands, if not at the top.
    place: &'static str,
    /// What else the address says: name and value.
    kept: Vec<(&'static str, String)>,
    sought: Sought,
    found: usize,
}

/// One page of a list, in the order of the alphabet.
#[derive(Debug)]
pub struct Listed<T> {
    pub shown: Vec<T>,
    /// None while the whole list can be seen.
    pub find: Option<Find>,
}

/// How a list calls one of its libraries.
pub struct Called<'a> {
    pub code: &'a str,
    pub abbreviation: &'a str,
    pub name: &'a Text,
}

impl<'a> Called<'a> {
    #[must_use]
    pub fn of(library: &'a Library) -> Self {
        Self { code: library.code.as_str(), abbreviation: &library.abbreviation, name: &library.name }
    }
}

impl<T> Listed<T> {
    /// The page of `all` that is asked for, or the last one.
    pub fn of(all: impl IntoIterator<Item = T>, called: impl Fn(&T) -> Called<'_>, sought: Sought, at: Address) -> Self {
        let is_sought = |item: &T| {
            let Called { code, abbreviation, name } = called(item);
            names::is_called(&sought.name, code, abbreviation, name)
        };
        let mut all: Vec<T> = all.into_iter().filter(is_sought).collect();
        all.sort_by_cached_key(|item| names::sort_key(called(item).abbreviation));
        let found = all.len();
        let page = sought.page.min(found.saturating_sub(1) / MOST_LISTED);
        let shown = all.into_iter().skip(page * MOST_LISTED).take(MOST_LISTED).collect();
        let is_needed = found > MOST_LISTED || !sought.name.is_empty();
        let find = Find { action: at.path, place: at.place, kept: at.kept, sought: Sought { page, ..sought }, found };
        Self { shown, find: is_needed.then_some(find) }
    }
}

/// Where a list stands.
#[derive(Clone, Debug, Default)]
pub struct Address {
    pub path: String,
    /// Such as `#libraries`.
    pub place: &'static str,
    /// What else the address says: name and value.
    pub kept: Vec<(&'static str, String)>,
}

impl Find {
    fn page_path(&self, page: usize) -> String {
        let sought = [(SOUGHT, self.sought.name.clone()), ("page", (page + 1).to_string())];
        let said = self.kept.iter().chain(&sought).filter(|(_, value)| !value.is_empty());
        let said: Vec<String> = said.map(|(name, value)| format!("{name}={}", url::in_query(value))).collect();
        format!("{}?{}{}", self.action, said.join("&"), self.place)
    }

    fn pages(&self, lang: Lang) -> Option<AnyView> {
        let (page, last) = (self.sought.page, self.found.saturating_sub(1) / MOST_LISTED);
        let link = |to: Option<usize>, rel: &'static str, words: &'static str| {
            to.map(|to| {
                view! {
                    <a href=self.page_path(to) rel=rel>
                        {words}
                    </a>
                }
            })
        };
        (last > 0).then(|| {
            view! {
                <nav class="pages" aria-label=common::pages(lang)>
                    {link(page.checked_sub(1), "prev", common::page_before(lang))}
                    {link((page < last).then_some(page + 1), "next", common::page_after(lang))}
                </nav>
            }
            .into_any()
        })
    }
}

#[must_use]
pub fn find(find: Find, lang: Lang) -> AnyView {
    let before = find.sought.page * MOST_LISTED;
    let says = if find.found > MOST_LISTED {
        let [from, to, of] = [before + 1, find.found.min(before + MOST_LISTED), find.found].map(|count| number::count(count, lang));
        common::shown_of(lang, from, to, of)
    } else {
        common::found(lang, number::count(find.found, lang))
    };
    let pages = find.pages(lang);
    let hidden = |(name, value)| view! { <input r#type="hidden" name=name value=value /> };
    let kept = find.kept.into_iter().map(hidden).collect_view();
    view! {
        <form method="get" action=format!("{}{}", find.action, find.place) class="find" role="search">
            {kept}
            <label r#for="find">{common::find_library(lang)}</label>
            <input class="in" r#type="search" id="find" name=SOUGHT maxlength="100" value=find.sought.name />
            <button class="btn btn--2" r#type="submit">
                {common::find(lang)}
            </button>
            <p class="note" role="status">
                {says}
            </p>
        </form>
        {pages}
    }
    .into_any()
}

//! Choosing libraries in a form. Where they are too many to see, those that are chosen are shown, and of the
//! others those that are called what is sought.

use leptos::prelude::*;

use super::tick;
use crate::{
    domain::{catalogue::library::Library, limits::MOST_LISTED},
    text::{Lang, names, number, words::common},
};

/// The button that looks for libraries: the form comes back with them, and with all that was typed and ticked.
pub const LOOK: &str = "look";
/// What is sought.
pub const SOUGHT: &str = "find";

#[derive(Clone, Debug)]
pub struct Choice {
    /// How the form calls what it sends.
    field: &'static str,
    options: Vec<Candidate>,
    look: Option<Look>,
}

#[derive(Clone, Debug)]
pub struct Candidate {
    code: String,
    name: String,
    /// Such as whom it reaches.
    hint: Option<String>,
    chosen: bool,
}

#[derive(Clone, Debug)]
struct Look {
    sought: String,
    /// How many others are called that.
    found: usize,
}

impl Candidate {
    #[must_use]
    pub fn of(library: &Library, hint: Option<String>, chosen: bool) -> Self {
        Self { code: library.code.to_string(), name: library.abbreviation.clone(), hint, chosen }
    }
}

impl Choice {
    /// `libraries` with whether each is chosen; `make` makes an option of those that are shown.
    pub fn of<'a>(
        field: &'static str,
        libraries: impl IntoIterator<Item = (&'a Library, bool)>,
        make: impl Fn(&'a Library, bool) -> Candidate,
        sought: &str,
    ) -> Self {
        let mut all: Vec<(&Library, bool)> = libraries.into_iter().collect();
        let is_long = all.len() > MOST_LISTED;
        let mut found = 0;
        if is_long {
            let is_sought = |library: &Library| {
                !sought.trim().is_empty() && names::is_called(sought, library.code.as_str(), &library.abbreviation, &library.name)
            };
            all.retain(|(library, chosen)| *chosen || is_sought(library));
            found = all.iter().filter(|(_, chosen)| !chosen).count();
        }
        all.sort_by_cached_key(|(library, chosen)| (is_long && !chosen, names::sort_key(&library.abbreviation)));
        if is_long {
            all.truncate(all.len() - found + found.min(MOST_LISTED));
        }
        let look = is_long.then(|| Look { sought: sought.to_owned(), found });
        Self { field, options: all.into_iter().map(|(library, chosen)| make(library, chosen)).collect(), look }
    }

    /// Whether the libraries are too many to see.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.look.is_some()
    }
}

/// The ticks, in `class`; before them the way to more, which must come before the form's other buttons: Enter
/// presses the first one.
#[must_use]
pub fn choose(choice: Choice, class: &'static str, lang: Lang) -> AnyView {
    let field = choice.field;
    let look = choice.look.map(|look| {
        let says = (!look.sought.trim().is_empty()).then(|| {
            if look.found > MOST_LISTED {
                common::shown_of(lang, 1, MOST_LISTED, number::count(look.found, lang))
            } else {
                common::found(lang, look.found)
            }
        });
        view! {
            <div class="find" role="search">
                <label r#for="find">{common::find_library(lang)}</label>
                <input class="in" r#type="search" id="find" name=SOUGHT maxlength="100" value=look.sought />
                <button class="btn btn--2" r#type="submit" name=LOOK value="yes">
                    {common::find(lang)}
                </button>
                <p class="note" role="status">
                    {says}
                </p>
            </div>
        }
    });
    let option = |option: Candidate| {
        let label = view! {
            {option.name}
            {option.hint.map(|hint| view! { <span class="hint">{hint}</span> })}
        };
        tick(format!("{field}-{}", option.code), field, option.code, option.chosen, label)
    };
    view! {
        {look}
        <div class=class>{choice.options.into_iter().map(option).collect_view()}</div>
    }
    .into_any()
}

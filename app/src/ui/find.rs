//! Finding a library in a list that is too long to show whole.

use leptos::prelude::*;

use crate::{
    domain::limits::MOST_LISTED,
    text::{Lang, words::common},
};

/// A form that narrows a list to the libraries that are called something.
#[derive(Clone, Debug)]
pub struct Find {
    pub action: String,
    pub sought: String,
    /// What else the address says: name and value.
    pub kept: Vec<(&'static str, String)>,
    /// How many libraries were found.
    pub found: usize,
}

impl Find {
    /// None while the whole list can be seen.
    #[must_use]
    pub fn when_needed(self) -> Option<Self> {
        (self.found > MOST_LISTED || !self.sought.is_empty()).then_some(self)
    }
}

#[must_use]
pub fn find(find: Find, lang: Lang) -> AnyView {
    let shown = find.found.min(MOST_LISTED);
    let says = if shown < find.found { common::first_shown(lang, shown, find.found) } else { common::found(lang, shown) };
    let hidden = |(name, value)| view! { <input r#type="hidden" name=name value=value /> };
    let kept = find.kept.into_iter().map(hidden).collect_view();
    view! {
        <form method="get" action=find.action class="find" role="search">
            {kept}
            <label r#for="find">{common::find_library(lang)}</label>
            <input class="in" r#type="search" id="find" name="find" maxlength="100" value=find.sought />
            <button class="btn btn--2" r#type="submit">
                {common::find(lang)}
            </button>
            <p class="note" role="status">
                {says}
            </p>
        </form>
    }
    .into_any()
}

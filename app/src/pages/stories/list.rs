//! A library's own stories.

use leptos::prelude::*;

use super::state_name;
use crate::{
    domain::{
        catalogue::library::Library,
        code::LibraryCode,
        story::{StoredStory, StoryText},
        year::Year,
    },
    text::{
        Lang,
        date::{self, helsinki_date},
        words::{common, story as words},
    },
    ui::{Frame, Section, Shell, breadcrumb, icon, shell},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct StoryList {
    pub shell: Shell,
    pub library: LibraryCode,
    pub title: String,
    pub stories: Vec<Listed>,
    /// Of the years before.
    pub earlier: Vec<Listed>,
    pub may_write: bool,
    pub notice: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Listed {
    pub id: i64,
    pub title: String,
    pub state: String,
    pub icon: &'static str,
    pub detail: String,
}

#[must_use]
pub fn story_list(page: StoryList) -> AnyView {
    let lang = page.shell.lang;
    let library = page.library;
    let notice = page.notice.map(|text| {
        view! {
            <div class="okbox after-s" role="status">
                <p>{text}</p>
            </div>
        }
    });
    let list = if page.stories.is_empty() {
        view! { <p class="after">{words::none(lang)}</p> }.into_any()
    } else {
        listing(page.stories, &library, lang)
    };
    let earlier = (!page.earlier.is_empty()).then(|| {
        let section = Section::new(words::earlier(lang));
        section.tight().holding(listing(page.earlier, &library, lang))
    });
    let new = page.may_write.then(|| {
        view! {
            <p class="after">
                <a class="btn" href=Page::WriteNew(library.clone()).path(lang)>
                    {words::new(lang)}
                </a>
            </p>
        }
    });
    let main = view! {
        <div class="open">
            {breadcrumb([(Page::Home(None).path(lang), common::nav_home(lang))], lang)}
            <h1 class="after-s">{page.title}</h1> {notice}
        </div>
        {list}
        {new}
        {earlier}
    };
    shell(page.shell, None, main.into_any())
}

fn listing(stories: Vec<Listed>, library: &LibraryCode, lang: Lang) -> AnyView {
    let items = stories
        .into_iter()
        .map(|story| {
            let href = Page::WriteStory { library: library.clone(), id: story.id }.path(lang);
            view! {
                <li>
                    {icon(story.icon)}<h3>
                        <a href=href>{story.title}</a>
                    </h3><span class="count">{story.state}</span><p>{story.detail}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="todo after">{items}</ul> }.into_any()
}

impl StoryList {
    /// `stories` are of all years; `may_write` while the round is open, for the library's own people.
    #[must_use]
    pub fn of(frame: &Frame, library: &Library, year: Year, stories: &[StoredStory], may_write: bool, sent: bool) -> Self {
        let lang = frame.lang;
        let title = words::list_title(lang, &library.abbreviation, year);
        Self {
            shell: frame.shell(Page::Write(library.code.clone()), title.clone()),
            title,
            stories: stories.iter().filter(|story| story.year == year).map(|story| listed(story, None, lang)).collect(),
            earlier: stories.iter().filter(|story| story.year != year).map(|story| listed(story, Some(story.year), lang)).collect(),
            may_write,
            notice: sent.then(|| words::sent_done(lang).to_owned()),
            library: library.code.clone(),
        }
    }
}

/// With the year before it, where it is told.
fn listed(story: &StoredStory, year: Option<Year>, lang: Lang) -> Listed {
    let title = story.content.text(StoryText::Title);
    let (state, icon) = state_name(story.state, lang);
    let when = date::date(helsinki_date(story.changed_at), lang);
    let reason = Some(story.return_reason.clone()).filter(|reason| !reason.is_empty());
    Listed {
        id: story.id,
        title: if title.is_empty() { words::untitled(lang).to_owned() } else { title.to_owned() },
        state: state.to_owned(),
        icon,
        detail: year.map(|year| year.to_string()).into_iter().chain([when]).chain(reason).collect::<Vec<_>>().join(" · "),
    }
}

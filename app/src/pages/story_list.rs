//! A library's own stories.

use leptos::prelude::*;

use crate::{
    domain::code::LibraryCode,
    text::words::{common, story as words},
    ui::{Shell, icon, shell},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct StoryList {
    pub shell: Shell,
    pub library: LibraryCode,
    pub title: String,
    pub stories: Vec<Listed>,
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
    let notice = page.notice.map(|text| view! { <div class="okbox after-s" role="status"><p>{text}</p></div> });
    let list = if page.stories.is_empty() {
        view! { <p class="after">{words::none(lang)}</p> }.into_any()
    } else {
        let items = page
            .stories
            .into_iter()
            .map(|story| {
                let href = Page::WriteStory { library: library.clone(), id: story.id }.path(lang);
                view! { <li>{icon(story.icon)}<h3><a href=href>{story.title}</a></h3><span class="count">{story.state}</span><p>{story.detail}</p></li> }
            })
            .collect_view();
        view! { <ul class="todo after">{items}</ul> }.into_any()
    };
    let new = page
        .may_write
        .then(|| view! { <p class="after"><a class="btn" href=Page::WriteNew(library.clone()).path(lang)>{words::new(lang)}</a></p> });
    let main = view! {
        <div class="open"><nav aria-label=common::breadcrumb(lang)><ol class="crumb"><li><a href=Page::Home.path(lang)>{common::nav_home(lang)}</a></li></ol></nav><h1 class="after-s">{page.title}</h1>{notice}</div>
        {list}
        {new}
    };
    shell(page.shell, None, main.into_any())
}

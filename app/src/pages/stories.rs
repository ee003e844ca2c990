//! The published stories of a year, and their teasers on other pages.

use leptos::prelude::*;

use crate::{
    domain::{catalogue::indicator::Side, year::Year},
    findings::language_name,
    text::{
        Lang,
        words::{common, public},
    },
    ui::{Shell, shell, side_icon, year_links},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Teaser {
    pub id: i64,
    pub year: Year,
    pub side: Side,
    pub side_name: String,
    pub themes: String,
    pub library: String,
    pub title: String,
    pub text: String,
    /// The story's own language.
    pub language: Lang,
}

#[derive(Clone, Debug)]
pub struct Stories {
    pub shell: Shell,
    pub year: Year,
    pub years: Vec<Year>,
    pub stories: Vec<Teaser>,
}

#[must_use]
pub fn teasers(stories: Vec<Teaser>, lang: Lang) -> AnyView {
    let items = stories
        .into_iter()
        .map(|story| {
            let class = if story.side == Side::Footprint { "is-foot" } else { "is-hand" };
            let foreign = (story.language != lang).then(|| story.language.as_str());
            let written = (story.language != lang).then(|| {
                view! { <span>{public::story_written(lang, language_name(story.language, lang))}</span> }
            });
            view! {
                <article class=class>
                    <p class="meta">{side_icon(story.side)}<span>{story.side_name}</span><span>{story.themes}</span><span>{story.library}</span>{written}</p>
                    <h3><a href=Page::Story { id: story.id, year: story.year }.path(lang) lang=foreign>{story.title}</a></h3>
                    <p lang=foreign>{story.text}</p>
                </article>
            }
        })
        .collect_view();
    view! { <div class="tease">{items}</div> }.into_any()
}

#[must_use]
pub fn stories(page: Stories) -> AnyView {
    let lang = page.shell.lang;
    let libraries = page.shell.site.consortium.libraries.in_lang(lang).to_owned();
    let years = year_links(&page.years, page.year, |year| Page::Stories(Some(year)).path(lang));
    let list = if page.stories.is_empty() {
        view! { <p class="lede">{public::stories_none(lang)}</p> }.into_any()
    } else {
        view! { <div class="after">{teasers(page.stories, lang)}</div> }.into_any()
    };
    let main = view! {
        <div class="open">
            <div class="over"><span>{libraries}</span><nav aria-label=common::year(lang)><ul class="years">{years}</ul></nav></div>
            <h1 class="display">{public::stories_list_title(lang)}</h1>
        </div>
        {list}
    };
    shell(page.shell, None, main.into_any())
}

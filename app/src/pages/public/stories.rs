//! The published stories of a year, and their teasers on other pages.

use leptos::prelude::*;

use crate::{
    domain::{
        catalogue::{Catalogue, indicator::Side},
        story::{PublishedStory, StoryText},
        year::Year,
    },
    findings::{
        Edition,
        stories::{language_name, story_side, story_themes},
    },
    text::{Lang, words::public},
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
                    <p class="meta">
                        {side_icon(story.side)}<span>{story.side_name}</span><span>{story.themes}</span>
                        <span>{story.library}</span>{written}
                    </p>
                    <h3>
                        <a
                            href=Page::Story {
                                id: story.id,
                                year: story.year,
                            }
                                .path(lang)
                            lang=foreign
                        >
                            {story.title}
                        </a>
                    </h3>
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
    let years = year_links(&page.years, page.year, |year| Page::Stories(Some(year)).path(lang), lang);
    let list = if page.stories.is_empty() {
        view! { <p class="lede">{public::stories_none(lang)}</p> }.into_any()
    } else {
        view! { <div class="after">{teasers(page.stories, lang)}</div> }.into_any()
    };
    let main = view! {
        <div class="open">
            <div class="over">
                <span>{libraries}</span>
                {years}
            </div>
            <h1 class="display">{public::stories_list_title(lang)}</h1>
        </div>
        {list}
    };
    shell(page.shell, None, main.into_any())
}

impl Stories {
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let teaser = |story| Teaser::of(story, &edition.year.catalogue, edition.lang);
        Self {
            shell: edition.shell(Page::Stories(edition.year_in_address()), public::stories_list_title(edition.lang)),
            year: edition.year.year,
            years: edition.years(),
            stories: edition.year.stories().iter().map(teaser).collect(),
        }
    }
}

impl Teaser {
    #[must_use]
    pub fn of(story: &PublishedStory, catalogue: &Catalogue, lang: Lang) -> Self {
        let (side, side_name) = story_side(&story.content, lang);
        let summary = story.content.text(StoryText::Summary);
        Self {
            id: story.id,
            year: story.year,
            side,
            side_name: side_name.to_owned(),
            themes: story_themes(&story.content, catalogue, lang),
            library: catalogue.library_name(story.library.as_str()),
            title: story.content.text(StoryText::Title).to_owned(),
            text: beginning(if summary.is_empty() { story.content.text(StoryText::Change) } else { summary }),
            language: story.content.language,
        }
    }
}

/// The first words of what changed, up to the end of a sentence.
fn beginning(text: &str) -> String {
    let mut short = String::new();
    for sentence in text.split_inclusive(['.', '!', '?']) {
        if !short.is_empty() && short.chars().count() + sentence.chars().count() > 220 {
            break;
        }
        short.push_str(sentence);
    }
    if short.chars().count() > 400 { short.chars().take(399).chain(['…']).collect() } else { short.trim().to_owned() }
}

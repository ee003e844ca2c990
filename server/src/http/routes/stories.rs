//! `/{lang}/stories` and `/{lang}/stories/{id}`: what was published.

use app::{
    domain::{
        catalogue::Catalogue,
        story::{PublishedStory, StoryContent, StoryText},
        year::Year,
    },
    findings::story_side,
    pages::{
        stories::{Stories, Teaser, stories},
        story::{Reading, Story, story},
    },
    text::{Lang, words::public},
    url::Page,
};
use axum::{extract::State, http::HeaderMap, response::Response};

use super::years::{YearQuery, respond};
use crate::http::{
    Web,
    errors::PageError,
    extract::{Asked, At},
};

pub async fn list(
    State(web): State<Web>,
    At(lang): At<Lang>,
    Asked(query): Asked<YearQuery>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    respond(&web, &headers, lang, query.year, "stories", |chosen| {
        let published = chosen.frozen.map(|frozen| frozen.stories.as_slice()).unwrap_or_default();
        Some(stories(Stories {
            shell: chosen.shell(Page::Stories(chosen.year_in_address()), public::stories_list_title(lang)),
            year: chosen.year(),
            years: chosen.years.clone(),
            stories: published.iter().map(|story| teaser(story, &chosen.edition.year.catalogue, lang)).collect(),
        }))
    })
    .await
}

pub async fn get(
    State(web): State<Web>,
    At((lang, id)): At<(Lang, i64)>,
    Asked(query): Asked<YearQuery>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let published = web.service.published();
    // A story's number is enough: its year is found when the address has none.
    let year = query
        .year
        .or_else(|| published.years.iter().find(|year| year.stories.iter().any(|story| story.id == id)).map(|year| year.data.year));
    let year = year.ok_or_else(|| PageError::not_found(lang))?;
    respond(&web, &headers, lang, Some(year), &format!("story-{id}"), |chosen| {
        let found = chosen.frozen?.stories.iter().find(|story| story.id == id)?;
        let catalogue = &chosen.edition.year.catalogue;
        let language = found.content.language;
        let labels = |text: StoryText| {
            catalogue.story_field(text.as_str()).map(|field| field.label.in_lang(language).to_owned()).unwrap_or_default()
        };
        Some(story(
            Story {
                shell: chosen.shell(Page::Story { id, year }, found.content.text(StoryText::Title)),
                reading: reading(&found.content, found.library.as_str(), year, &chosen.edition.year.catalogue, lang),
            },
            &labels,
        ))
    })
    .await
}

fn themes(content: &StoryContent, catalogue: &Catalogue, lang: Lang) -> String {
    let names: Vec<&str> = content.themes.iter().filter_map(|theme| catalogue.theme_name(theme)).map(|name| name.in_lang(lang)).collect();
    names.join(", ")
}

fn library_name(code: &str, catalogue: &Catalogue) -> String {
    catalogue.find_library(code).map_or_else(|| code.to_owned(), |library| library.abbreviation.clone())
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

#[must_use]
pub fn teaser(story: &PublishedStory, catalogue: &Catalogue, lang: Lang) -> Teaser {
    let (side, side_name) = story_side(&story.content, lang);
    let summary = story.content.text(StoryText::Summary);
    Teaser {
        id: story.id,
        year: story.year,
        side,
        side_name: side_name.to_owned(),
        themes: themes(&story.content, catalogue, lang),
        library: library_name(story.library.as_str(), catalogue),
        title: story.content.text(StoryText::Title).to_owned(),
        text: beginning(if summary.is_empty() { story.content.text(StoryText::Change) } else { summary }),
        language: story.content.language,
    }
}

#[must_use]
pub fn reading(content: &StoryContent, library: &str, year: Year, catalogue: &Catalogue, lang: Lang) -> Reading {
    let (side, side_name) = story_side(content, lang);
    let order = [
        StoryText::Before,
        StoryText::Action,
        StoryText::Change,
        StoryText::Significance,
        StoryText::Evidence,
        StoryText::Contribution,
        StoryText::Negative,
        StoryText::Lessons,
        StoryText::Period,
        StoryText::Beneficiaries,
    ];
    Reading {
        title: content.text(StoryText::Title).to_owned(),
        side,
        side_name: side_name.to_owned(),
        themes: themes(content, catalogue, lang),
        library: library_name(library, catalogue),
        year,
        language: content.language,
        texts: order.map(|text| (text, content.text(text).to_owned())).to_vec(),
        quote: content.text(StoryText::Quote).to_owned(),
        indicators: content
            .indicators
            .iter()
            .filter_map(|code| catalogue.find_indicator(code.as_str()))
            .map(|indicator| (indicator.name.in_lang(lang).to_owned(), Page::indicator(&indicator.code, year).path(lang)))
            .collect(),
    }
}

//! One story, in the language it was written in.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::{
    domain::{
        catalogue::{Catalogue, file::StoryField, indicator::Side},
        story::{StoryContent, StoryText},
        year::Year,
    },
    findings::{
        Edition,
        stories::{language_name, story_side, story_themes},
    },
    text::{
        Lang,
        words::{public, story as words},
    },
    ui::{Shell, breadcrumb, shell, side_icon},
    url::Page,
};

/// A story as it is read: by the public, or by its library before it is sent.
#[derive(Clone, Debug)]
pub struct Reading {
    pub title: String,
    pub side: Side,
    pub side_name: String,
    pub themes: String,
    pub library: String,
    pub year: Year,
    pub language: Lang,
    /// Under its heading, in reading order; without title and quote.
    pub texts: Vec<(StoryText, String)>,
    pub quote: String,
    /// Name and address of the indicators it explains.
    pub indicators: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct Story {
    pub shell: Shell,
    pub reading: Reading,
    /// What the catalogue calls each text.
    pub labels: BTreeMap<StoryText, String>,
}

/// The question that a text answers, as the heading above it.
#[must_use]
pub fn heading(text: StoryText, lang: Lang) -> Option<&'static str> {
    Some(match text {
        StoryText::Change => words::change_q(lang),
        StoryText::Before => words::before_q(lang),
        StoryText::Action => words::action_q(lang),
        StoryText::Evidence => words::evidence_q(lang),
        StoryText::Significance => words::significance_q(lang),
        _ => return None,
    })
}

/// The body of a story. Headings are in the story's language, like its text.
#[must_use]
pub fn reading(reading: Reading, labels: &dyn Fn(StoryText) -> String, lang: Lang) -> AnyView {
    let foreign = (reading.language != lang).then(|| reading.language.as_str());
    let texts = reading
        .texts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(key, text)| {
            let title = heading(key, reading.language).map_or_else(|| labels(key), str::to_owned);
            let paragraphs = text.lines().filter(|line| !line.trim().is_empty());
            let paragraphs = paragraphs.map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
            view! {
                <h2>{title}</h2>
                {paragraphs}
            }
        })
        .collect_view();
    let quote = (!reading.quote.trim().is_empty()).then(|| {
        view! {
            <blockquote>
                <p>{reading.quote}</p>
            </blockquote>
        }
    });
    let indicators = (!reading.indicators.is_empty()).then(|| {
        let links = reading
            .indicators
            .into_iter()
            .map(|(name, href)| {
                view! {
                    <p>
                        <a href=href>{name}</a>
                    </p>
                }
            })
            .collect_view();
        view! {
            <aside class=if reading.side == Side::Footprint { "is-foot" } else { "is-hand" }>
                <h2>{public::related_indicator(lang)}</h2>
                {links}
            </aside>
        }
    });
    view! {
        <div class="story">
            <div class="story__meta">
                <dl>
                    <div>
                        <dt>{public::story_library(lang)}</dt>
                        <dd>{reading.library}</dd>
                    </div>
                    <div>
                        <dt>{public::story_year(lang)}</dt>
                        <dd>{reading.year.to_string()}</dd>
                    </div>
                    <div>
                        <dt>{public::story_themes(lang)}</dt>
                        <dd>{reading.themes}</dd>
                    </div>
                    <div>
                        <dt>{public::story_language(lang)}</dt>
                        <dd>{language_name(reading.language, lang)}</dd>
                    </div>
                </dl>
            </div>
            <article class="story__text" lang=foreign>
                {texts}
                {quote}
            </article>
            {indicators}
        </div>
    }
    .into_any()
}

#[must_use]
pub fn story(page: Story) -> AnyView {
    let lang = page.shell.lang;
    let labels = |text: StoryText| page.labels.get(&text).cloned().unwrap_or_default();
    let foreign = (page.reading.language != lang).then(|| page.reading.language.as_str());
    let main = view! {
        <div class="open">
            {breadcrumb([(Page::Stories(Some(page.reading.year)).path(lang), public::stories_list_title(lang))], lang)}
            <p class="ind__side after-s">
                {side_icon(page.reading.side)}
                <span>{format!("{} · {}", page.reading.side_name, page.reading.themes)}</span>
            </p> <h1 class="display display--story" lang=foreign>
                {page.reading.title.clone()}
            </h1>
        </div>
        {reading(page.reading, &labels, lang)}
    };
    shell(page.shell, None, main.into_any())
}

impl Story {
    /// None when the year has published no such story.
    #[must_use]
    pub fn of(edition: &Edition<'_>, id: i64) -> Option<Self> {
        let found = edition.year.stories().iter().find(|story| story.id == id)?;
        let (catalogue, year) = (&edition.year.catalogue, edition.year.year);
        let label = |field: &StoryField| field.label.in_lang(found.content.language).to_owned();
        let labels = StoryText::ALL.iter().filter_map(|text| Some((*text, label(catalogue.story_field(text.as_str())?)))).collect();
        Some(Self {
            shell: edition.shell(Page::Story { id, year }, found.content.text(StoryText::Title)),
            reading: Reading::of(&found.content, found.library.as_str(), year, catalogue, edition.lang),
            labels,
        })
    }
}

impl Reading {
    #[must_use]
    pub fn of(content: &StoryContent, library: &str, year: Year, catalogue: &Catalogue, lang: Lang) -> Self {
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
        Self {
            title: content.text(StoryText::Title).to_owned(),
            side,
            side_name: side_name.to_owned(),
            themes: story_themes(content, catalogue, lang),
            library: catalogue.library_name(library),
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
}

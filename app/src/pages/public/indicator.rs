//! One indicator: what it is, its trend, its distribution, and how the number was made.

mod reading;

use leptos::prelude::*;

use super::{lineage::tree, stories::Teaser};
use crate::{
    domain::{catalogue::indicator::Side, code::IndicatorCode, year::Year},
    findings::lineage::Branch,
    text::words::{
        findings as finding_words,
        public::{self, indicator as words},
    },
    ui::{Exhibit, Section, Shell, Table, breadcrumb, exhibit, shell, side_icon, table, view_links, year_links},
    url::{Basis, Page, theme_anchor},
};

#[derive(Clone, Debug)]
pub struct Indicator {
    pub shell: Shell,
    pub code: IndicatorCode,
    pub year: Year,
    pub years: Vec<Year>,
    pub basis: Basis,
    /// The total and its views per student and the like: words, address, whether it is this one.
    pub views: Vec<(String, String, bool)>,
    pub tree: Branch,
    /// The same years with today's factors, where those differ.
    pub recalculated: Option<Table>,
    pub side: Side,
    pub side_name: String,
    pub theme: crate::domain::code::ThemeCode,
    pub theme_name: String,
    pub name: String,
    pub definition: String,
    pub number: String,
    pub unit: String,
    pub how: String,
    pub coverage: String,
    /// Provisional, partial, hidden or warned coverage, personal.
    pub marks: Vec<String>,
    pub exhibits: Vec<Exhibit>,
    pub steps: Vec<Step>,
    /// Definition list: term, description.
    pub facts: Vec<(String, String)>,
    pub stories: Vec<Teaser>,
    pub citation: String,
    pub has_panel: bool,
}

/// One step of how the number was made.
#[derive(Clone, Debug)]
pub struct Step {
    pub title: String,
    pub text: String,
    pub note: Option<String>,
}

#[must_use]
pub fn indicator(page: Indicator) -> AnyView {
    let lang = page.shell.lang;
    let (year, basis, code) = (page.year, page.basis, page.code.clone());
    let at = |year: Year, basis: Basis| Page::Indicator { code: code.clone(), year: Some(year), basis }.path(lang);
    let years = year_links(&page.years, year, |other| at(other, basis), lang);
    let pick = page.has_panel.then(|| {
        let links = Basis::ALL
            .map(|wanted| {
                let current = (wanted == basis).then_some("true");
                let name = match wanted {
                    Basis::Panel => words::direction_panel(lang),
                    Basis::All => finding_words::all_reporters(lang),
                    Basis::Index => finding_words::basis_index(lang),
                };
                view! {
                    <li>
                        <a href=at(year, wanted) aria-current=current>
                            {name}
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="switch">{links}</ul> }
    });
    let class = if page.side == Side::Footprint { "ind__num is-foot" } else { "ind__num" };
    let marks = page.marks.into_iter().map(|mark| view! { <p class="covline">{mark}</p> }).collect_view();
    let exhibits = page.exhibits.into_iter().map(|shown| exhibit(shown, lang)).collect_view();
    let steps = page
        .steps
        .into_iter()
        .map(|step| {
            view! {
                <li>
                    <b>{step.title}</b>
                    {step.text}
                    {step
                        .note
                        .map(|note| {
                            view! {
                                " "
                                <span class="note">{note}</span>
                            }
                        })}
                </li>
            }
        })
        .collect_view();
    let facts = page
        .facts
        .into_iter()
        .map(|(term, text)| {
            view! {
                <dt>{term}</dt>
                <dd>{text}</dd>
            }
        })
        .collect_view();
    let views = (page.views.len() > 1).then(|| {
        view! { <ul class="switch">{view_links(page.views)}</ul> }
    });
    let recalculated = page.recalculated.map(|rows| {
        view! {
            {Section::new(words::recalculated_title(lang))
                .id("h-recalculated")
                .why(words::recalculated_why(lang))
                .holding(table(rows, lang))}
        }
    });
    let origin = view! {
        {Section::new(words::tree_title(lang))
            .id("h-tree")
            .beside(
                view! {
                    <p>{words::tree_why(lang)}</p>
                    <p class="small">
                        <a href=Page::ReviewCells {
                            year,
                            indicator: code.clone(),
                        }
                            .path(lang)>{words::tree_cells(lang)}</a>
                    </p>
                },
            )
            .holding(tree(page.tree, lang))}
    };
    let stories = (!page.stories.is_empty()).then(|| {
        let items = page
            .stories
            .into_iter()
            .map(|story| {
                let foreign = (story.language != lang).then(|| story.language.as_str());
                view! {
                    <li>
                        {side_icon(story.side)}<h3>
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
                        </h3><p class="note">{format!("{} · {}", story.library, story.year)}</p>
                    </li>
                }
            })
            .collect_view();
        view! {
            {Section::new(words::stories_of_indicator(lang))
                .id("h-stories")
                .holding(view! { <ul class="storyline">{items}</ul> })}
        }
    });
    let main = view! {
        <div class="open">
            {breadcrumb(
                [
                    (Page::Overview(Some(year)).path(lang), public::overview_title(lang, year)),
                    (
                        format!("{}#{}", Page::Indicators(Some(year)).path(lang), theme_anchor(&page.theme)),
                        page.theme_name.clone(),
                    ),
                ],
                lang,
            )} <div class="ind">
                <div>
                    <p class="ind__side">
                        {side_icon(page.side)}<span>{format!("{} · {}", page.side_name, page.theme_name)}</span>
                    </p>
                    <h1 class="display after-s">{page.name}</h1>
                    <p class="lede">{page.definition}</p>
                </div>
                <div class=class>
                    <p class="big">{page.number}</p>
                    <p class="big__how">{page.unit}" · "{year.to_string()}<br />{page.how}</p>
                    <p class="covline">{page.coverage}</p>
                    {marks}
                </div>
            </div>
        </div>
        <div class="views">{years} {views} {pick}</div>
        <div class="view">
            <div class="indgrid">
                <div>{exhibits}</div>
                <aside class="lineage" aria-labelledby="h-lineage">
                    <h2 id="h-lineage">{finding_words::lineage_title(lang)}</h2>
                    <ol>{steps}</ol>
                    <dl>{facts}</dl>
                </aside>
            </div>
        </div>
        {origin}
        {recalculated}
        {stories}
        {Section::new(public::take_title(lang))
            .id("h-take")
            .holding_two(
                view! {
                    <ul class="files">
                        <li>
                            <a href=Page::IndicatorFigures(code).path(lang)>{public::file_figures(lang)}</a>
                            <span>"CSV"</span>
                        </li>
                    </ul>
                    <p class="small muted">{page.citation}</p>
                },
            )}
    };
    shell(page.shell, None, main.into_any())
}

//! The overview: the year's finding, the two sides, coverage, directions, sources.

mod reading;

use leptos::prelude::*;

use super::stories::{Teaser, teasers};
use crate::{
    domain::{catalogue::indicator::Side, code::IndicatorCode, limits::SHOWN_YEARS, year::Year},
    findings::coverage::YearCoverage,
    text::{
        Lang,
        words::{
            common, findings as finding_words,
            public::{self, overview as words},
        },
    },
    ui::{Chart, Exhibit, Section, Shell, bare_chart, exhibit, icon_in, report_links, shell, side_icon, year_links},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Overview {
    pub shell: Shell,
    pub year: Year,
    /// Years to choose from, latest first.
    pub years: Vec<Year>,
    pub headline: Vec<String>,
    pub coverage: YearCoverage,
    pub hand: SideColumn,
    pub foot: SideColumn,
    /// Small multiples of each side.
    pub multiples: Vec<Multiple>,
    /// What the footprint consists of.
    pub footprint_why: String,
    pub components: Option<Exhibit>,
    pub decomposition: Option<Exhibit>,
    pub carbon: Option<Exhibit>,
    pub stories: Vec<Teaser>,
    pub story_count: usize,
    pub steps: [(String, String); 4],
    pub citation: String,
    /// The first letters of the snapshot's hash; None for a draft.
    pub identity: Option<String>,
}

#[derive(Clone, Debug)]
pub struct SideColumn {
    /// The one big number, and its unit beside it.
    pub number: String,
    pub unit: String,
    pub what: String,
    pub how: String,
    pub mark: Option<String>,
    pub previous: Option<Year>,
    pub facts: Vec<FactRow>,
}

#[derive(Clone, Debug)]
pub struct FactRow {
    pub code: IndicatorCode,
    pub name: String,
    pub change: Option<String>,
    pub spark: Chart,
    pub value: String,
    pub coverage: String,
}

#[derive(Clone, Debug)]
pub struct Multiple {
    pub side: Side,
    pub name: String,
    pub value: String,
    pub chart: Chart,
    pub from: String,
    pub to: String,
    pub note: Option<String>,
}

#[must_use]
pub fn overview(page: Overview) -> AnyView {
    let lang = page.shell.lang;
    let libraries = page.shell.site.consortium.libraries.in_lang(lang).to_owned();
    let year = page.year;
    let years = year_links(&page.years, year, |year| Page::Overview(Some(year)).path(lang), lang);
    let headline = page.headline.iter().map(|sentence| view! { <span>{sentence.clone()}" "</span> }).collect_view();
    let without = page.components.is_none().then(|| view! { <p class="warnbox">{words::components_none(lang)}</p> });
    let exhibits = [page.components, page.decomposition].into_iter().flatten().map(|shown| exhibit(shown, lang)).collect_view();
    let footprint = view! {
        {without}
        {exhibits}
    }
    .into_any();
    let main = view! {
        <div class="open">
            <div class="over">
                <span>{libraries}</span>
                {years}
            </div>
            <h1 class="display">{headline}</h1>
            <p class="lede">{words::overview_lede(lang, year)}</p>
            <div class="cover">
                <strong>{page.coverage.line}</strong>
                {bare_chart(page.coverage.bar, "cover__chart")}
                <p class="note">{page.coverage.missing}</p>
            </div>
        </div>
        <div class="sides">
            {side(page.hand, Side::Handprint, year, lang)} <div class="sides__line" aria-hidden="true"></div>
            {side(page.foot, Side::Footprint, year, lang)}
        </div>
        <div class="rulebox">
            <span class="rulebox__signs" aria-hidden="true">
                {icon_in("i-hand", "hand")}
                {icon_in("i-foot", "foot")}
            </span>
            <p>
                <strong>{common::no_netting(lang)}</strong>
                " "
                {public::two_answers(lang)}
                " "
                <a href=format!("{}#netting", Page::Method(Some(year)).path(lang))>{words::read_why(lang)}</a>
            </p>
        </div>
        {directions(page.multiples, &page.years, year, lang)}
        {section("footprint", words::footprint_title(lang), page.footprint_why, footprint)}
        {page
            .carbon
            .map(|carbon| section(
                "carbon",
                finding_words::carbon_title(lang),
                words::carbon_why(lang).to_owned(),
                exhibit(carbon, lang),
            ))}
        {(!page.stories.is_empty())
            .then(|| {
                view! {
                    {Section::new(words::stories_title(lang))
                        .id("h-stories")
                        .beside(
                            view! {
                                <p>{words::stories_why(lang, page.story_count, year)}</p>
                                <p>
                                    <a href=Page::Stories(Some(year)).path(lang)>{words::all_stories(lang)}</a>
                                </p>
                            },
                        )
                        .holding(teasers(page.stories, lang))}
                }
            })}
        {how_made(page.steps, lang)}
        {downloads(year, page.citation, page.identity, lang)}
    };
    shell(page.shell, None, main.into_any())
}

fn section(id: &'static str, title: impl Into<String>, why: String, body: AnyView) -> AnyView {
    let heading = format!("h-{id}");
    view! { {Section::new(title).id(heading).why(why).holding(body)} }.into_any()
}

fn side(column: SideColumn, side: Side, year: Year, lang: Lang) -> AnyView {
    let (class, id, name, what) = match side {
        Side::Footprint => ("side side--foot", "s-foot", common::footprint(lang), words::foot_what(lang)),
        _ => ("side side--hand", "s-hand", common::handprint(lang), words::hand_what(lang)),
    };
    let head = column.previous.map_or_else(String::new, |previous| words::change_from(lang, previous));
    let facts = column
        .facts
        .into_iter()
        .map(|fact| {
            view! {
                <li>
                    <a href=Page::indicator(&fact.code, year).path(lang)>{fact.name}</a>
                    <span class="chg">{fact.change.map(|change| format!("{change} · "))}{fact.coverage}</span>
                    {bare_chart(fact.spark, "facts__spark")}
                    <span class="val">{fact.value}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class=class aria-labelledby=id>
            <h2 class="side__name" id=id>
                {side_icon(side)}
                {name}
            </h2>
            <p class="side__what">{what}</p>
            <p class="big">
                {column.number}{(!column.unit.is_empty()).then(|| view! { <small>{column.unit}</small> })}
            </p>
            <p class="big__what">
                {column.what}
                {column
                    .mark
                    .map(|mark| {
                        view! {
                            " "
                            <span class="mark">{mark}</span>
                        }
                    })}
            </p>
            <p class="big__how">{column.how}</p>
            <ul class="facts">
                <li class="facts__h" aria-hidden="true">
                    <span>{head}</span>
                    <span></span>
                    <span>{year.to_string()}</span>
                </li>
                {facts}
            </ul>
        </section>
    }
    .into_any()
}

fn directions(multiples: Vec<Multiple>, years: &[Year], year: Year, lang: Lang) -> Option<AnyView> {
    if multiples.is_empty() {
        return None;
    }
    let shown: Vec<Year> = years.iter().copied().filter(|other| *other <= year).take(SHOWN_YEARS).collect();
    let (first, shown, count) = (shown.last().copied().unwrap_or(year), shown.len(), multiples.len());
    let mut items = Vec::new();
    for wanted in [Side::Handprint, Side::Footprint] {
        let name = if wanted == Side::Handprint { common::handprint(lang) } else { common::footprint(lang) };
        items.push(view! { <li class="multi__row">{side_icon(wanted)}" "{name}</li> }.into_any());
        for multiple in multiples.iter().filter(|multiple| multiple.side == wanted).cloned() {
            items.push(
                view! {
                    <li class="sm">
                        <h4 class="sm__name">{multiple.name}</h4>
                        <p class="sm__val">{multiple.value}</p>
                        {bare_chart(multiple.chart, "sm__chart")}
                        <p class="sm__x" aria-hidden="true">
                            <span>{multiple.from}</span>
                            <span>{multiple.to}</span>
                        </p>
                        {multiple.note.map(|note| view! { <p class="sm__why">{note}</p> })}
                    </li>
                }
                .into_any(),
            );
        }
    }
    let figure = view! {
        <figure class="fig">
            <figcaption>
                <h3 class="fig__title">{words::multiples_title(lang, first, year, count)}</h3>
                <p class="fig__sub">{words::multiples_sub(lang)}</p>
            </figcaption>
            <div class="fig__chart">
                <ul class="multi">{items}</ul>
            </div>
            <p class="fig__src">{finding_words::trend_src(lang)}</p>
        </figure>
    };
    Some(section("direction", words::direction_title(lang, shown), words::direction_why(lang).to_owned(), figure.into_any()))
}

fn how_made(steps: [(String, String); 4], lang: Lang) -> AnyView {
    let items = steps
        .into_iter()
        .map(|(name, how)| {
            view! {
                <li>
                    <b>{name}</b>
                    {how}
                </li>
            }
        })
        .collect_view();
    let body = view! { <ol class="steps">{items}</ol> };
    section("how", finding_words::how_title(lang), words::how_why(lang).to_owned(), body.into_any())
}

fn downloads(year: Year, citation: String, identity: Option<String>, lang: Lang) -> AnyView {
    let reports = report_links(year, lang);
    let reports = identity.is_some().then(|| {
        view! {
            <div class="get">
                <div class="thumb" aria-hidden="true">
                    {icon_in("i-hand", "hand")}
                    {icon_in("i-foot", "foot")}
                </div>
                <div>
                    <h3>{public::report_of(lang, year)}</h3>
                    <p>{words::report_what(lang)}</p>
                    <ul class="small">{reports}</ul>
                </div>
            </div>
        }
    });
    let files = identity.is_some().then(|| {
        view! {
            <ul class="files">
                <li>
                    <a href=Page::Figures(year).path(lang)>{public::file_figures(lang)}</a>
                    <span>"CSV"</span>
                </li>
            </ul>
        }
    });
    let body = view! {
        <div class="two">
            {reports}
            <div>
                {files} <p class="note muted cite">{citation}</p>
                {identity
                    .map(|identity| {
                        view! {
                            <p class="note muted">{format!("{}: ", public::identity(lang))}<code>{identity}</code></p>
                        }
                    })}
            </div>
        </div>
    };
    section("take", public::take_title(lang), common::licence(lang).to_owned(), body.into_any())
}

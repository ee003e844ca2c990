//! The overview: the year's finding, the two sides, coverage, directions, sources.

use leptos::prelude::*;

use super::stories::{Teaser, teasers};
use crate::{
    chart::{self, Medium, Words},
    domain::{catalogue::indicator::Side, code::IndicatorCode, year::Year},
    exhibits::{self, Drawn, lines},
    findings::{
        Edition, Fact, SideFacts,
        coverage::{YearCoverage, coverage_line},
    },
    text::{
        Lang, date,
        number::{self, Mass},
        words::{common, public},
    },
    ui::{Chart, Figure, Shell, bare_chart, figure, icon_in, report_links, shell, side_icon, year_links},
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
    pub components: Option<Figure>,
    pub decomposition: Option<Figure>,
    pub carbon: Option<Figure>,
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
    let years = year_links(&page.years, year, |year| Page::Overview(Some(year)).path(lang));
    let headline = page.headline.iter().map(|sentence| view! { <span>{sentence.clone()}" "</span> }).collect_view();
    let without = page.components.is_none().then(|| view! { <p class="warnbox">{public::components_none(lang)}</p> });
    let figures = [page.components, page.decomposition].into_iter().flatten().map(|f| figure(f, lang)).collect_view();
    let footprint = view! { {without}{figures} }.into_any();
    let main = view! {
        <div class="open">
            <div class="over"><span>{libraries}</span><nav aria-label=common::year(lang)><ul class="years">{years}</ul></nav></div>
            <h1 class="display">{headline}</h1>
            <p class="lede">{public::overview_lede(lang, year)}</p>
            <div class="cover"><strong>{page.coverage.line}</strong>{bare_chart(page.coverage.bar, "cover__chart")}<p class="note">{page.coverage.missing}</p></div>
        </div>
        <div class="sides">
            {side(page.hand, Side::Handprint, year, lang)}
            <div class="sides__line" aria-hidden="true"></div>
            {side(page.foot, Side::Footprint, year, lang)}
        </div>
        <div class="rulebox">
            <span class="rulebox__signs" aria-hidden="true">{icon_in("i-hand", "hand")}{icon_in("i-foot", "foot")}</span>
            <p><strong>{common::no_netting(lang)}</strong>" "{public::two_answers(lang)}" "<a href=format!("{}#netting", Page::Method.path(lang))>{public::read_why(lang)}</a></p>
        </div>
        {directions(page.multiples, &page.years, year, lang)}
        {section("footprint", public::footprint_title(lang), public::footprint_why(lang).to_owned(), footprint)}
        {page.carbon.map(|carbon| section("carbon", public::carbon_title(lang), public::carbon_why(lang).to_owned(), figure(carbon, lang)))}
        {(!page.stories.is_empty()).then(|| view! {
            <section class="sec" aria-labelledby="h-stories">
                <div class="sec__head"><h2 id="h-stories">{public::stories_title(lang)}</h2><p>{public::stories_why(lang, page.story_count, year)}</p><p><a href=Page::Stories(Some(year)).path(lang)>{public::all_stories(lang)}</a></p></div>
                <div class="sec__body">{teasers(page.stories, lang)}</div>
            </section>
        })}
        {how_made(page.steps, lang)}
        {downloads(year, page.citation, page.identity, lang)}
    };
    shell(page.shell, None, main.into_any())
}

fn section(id: &'static str, title: &'static str, why: String, body: AnyView) -> AnyView {
    let heading = format!("h-{id}");
    view! {
        <section class="sec" aria-labelledby=heading.clone()>
            <div class="sec__head"><h2 id=heading.clone()>{title}</h2><p>{why}</p></div>
            <div class="sec__body">{body}</div>
        </section>
    }
    .into_any()
}

fn side(column: SideColumn, side: Side, year: Year, lang: Lang) -> AnyView {
    let (class, id, name, what) = match side {
        Side::Footprint => ("side side--foot", "s-foot", common::footprint(lang), public::foot_what(lang)),
        _ => ("side side--hand", "s-hand", common::handprint(lang), public::hand_what(lang)),
    };
    let head = column.previous.map_or_else(String::new, |previous| public::change_from(lang, previous));
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
            <h2 class="side__name" id=id>{side_icon(side)}{name}</h2>
            <p class="side__what">{what}</p>
            <p class="big">{column.number}{(!column.unit.is_empty()).then(|| view! { <small>{column.unit}</small> })}</p>
            <p class="big__what">{column.what}{column.mark.map(|mark| view! { " " <span class="mark">{mark}</span> })}</p>
            <p class="big__how">{column.how}</p>
            <ul class="facts"><li class="facts__h" aria-hidden="true"><span>{head}</span><span></span><span>{year.to_string()}</span></li>{facts}</ul>
        </section>
    }
    .into_any()
}

fn directions(multiples: Vec<Multiple>, years: &[Year], year: Year, lang: Lang) -> Option<AnyView> {
    if multiples.is_empty() {
        return None;
    }
    let first = years.iter().filter(|other| **other <= year).take(5).last().copied().unwrap_or(year);
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
                        <p class="sm__x" aria-hidden="true"><span>{multiple.from}</span><span>{multiple.to}</span></p>
                        {multiple.note.map(|note| view! { <p class="sm__why">{note}</p> })}
                    </li>
                }
                .into_any(),
            );
        }
    }
    let figure = view! {
        <figure class="fig">
            <figcaption><h3 class="fig__title">{public::multiples_title(lang, first, year)}</h3><p class="fig__sub">{public::multiples_sub(lang)}</p></figcaption>
            <div class="fig__chart"><ul class="multi">{items}</ul></div>
            <p class="fig__src">{public::trend_src(lang)}</p>
        </figure>
    };
    Some(section("direction", public::direction_title(lang), public::direction_why(lang).to_owned(), figure.into_any()))
}

fn how_made(steps: [(String, String); 4], lang: Lang) -> AnyView {
    let items = steps.into_iter().map(|(name, how)| view! { <li><b>{name}</b>{how}</li> }).collect_view();
    let body = view! { <ol class="steps">{items}</ol> };
    section("how", public::how_title(lang), public::how_why(lang).to_owned(), body.into_any())
}

fn downloads(year: Year, citation: String, identity: Option<String>, lang: Lang) -> AnyView {
    let reports = report_links(year, lang);
    let reports = identity.is_some().then(|| {
        view! {
            <div class="get"><div class="thumb" aria-hidden="true">{icon_in("i-hand", "hand")}{icon_in("i-foot", "foot")}</div><div><h3>{public::report_of(lang, year)}</h3><p>{public::report_what(lang)}</p><ul class="small">{reports}</ul></div></div>
        }
    });
    let files = identity.is_some().then(|| {
        view! { <ul class="files"><li><a href=Page::Figures(year).path(lang)>{public::file_figures(lang)}</a><span>"CSV"</span></li></ul> }
    });
    let body = view! {
        <div class="two">
            {reports}
            <div>
                {files}
                <p class="note muted cite">{citation}</p>
                {identity.map(|identity| view! { <p class="note muted">{format!("{}: ", public::identity(lang))}<code>{identity}</code></p> })}
            </div>
        </div>
    };
    section("take", public::take_title(lang), common::licence(lang).to_owned(), body.into_any())
}

impl Overview {
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let (lang, year) = (edition.lang, edition.year.year);
        let (hand, foot) = (edition.hand(), edition.foot());
        let coverage = edition.coverage(Medium::Web);
        let mut multiples: Vec<Multiple> = Vec::new();
        multiples.extend(hand.all().take(4).map(|fact| multiple(fact, lang)));
        multiples.extend(foot.others.iter().take(4).map(|fact| multiple(fact, lang)));
        let frozen = edition.year.frozen.as_ref();
        let stories = edition.year.stories();
        let approved = frozen.map_or(0, |frozen| frozen.approved);
        let frozen_on = frozen.map_or_else(|| "—".to_owned(), |frozen| date::date(frozen.on, lang));
        Self {
            shell: edition.shell(Page::Overview(edition.year_in_address()), public::overview_title(lang, year)),
            year,
            years: edition.years(),
            headline: edition.headline(),
            hand: hand_column(&hand, edition),
            foot: foot_column(&foot, edition),
            multiples,
            components: exhibits::components(edition, &edition.components(), Medium::Web),
            decomposition: exhibits::decomposition(edition, Medium::Web),
            carbon: exhibits::carbon(edition, Medium::Web),
            story_count: stories.len(),
            stories: stories.iter().take(2).map(|story| Teaser::of(story, &edition.year.catalogue, lang)).collect(),
            steps: [
                (public::step_gathered(lang).to_owned(), public::step_gathered_how(lang, coverage.reporting)),
                (public::step_checked(lang).to_owned(), public::step_checked_how(lang, approved)),
                (public::step_computed(lang).to_owned(), public::step_computed_how(lang, edition.year.catalogue.version())),
                (public::step_frozen(lang).to_owned(), public::step_frozen_how(lang, &frozen_on)),
            ],
            citation: frozen.map(|frozen| edition.citation(frozen.on)).unwrap_or_default(),
            identity: edition.identity(),
            coverage,
        }
    }
}

fn hand_column(facts: &SideFacts, edition: &Edition<'_>) -> SideColumn {
    let (lang, fact) = (edition.lang, facts.first.as_ref());
    let number = fact.and_then(|fact| fact.short(lang)).unwrap_or_else(|| "—".to_owned());
    SideColumn {
        number,
        unit: String::new(),
        what: fact.map(|fact| fact.name.clone()).unwrap_or_default(),
        how: fact
            .map(|fact| format!("{} {}", arrow_sentence(fact, lang), coverage_line(fact.aggregate.coverage, lang)))
            .unwrap_or_default(),
        mark: None,
        previous: edition.previous(),
        facts: facts.others.iter().map(|fact| row(fact, lang)).collect(),
    }
}

fn foot_column(facts: &SideFacts, edition: &Edition<'_>) -> SideColumn {
    let (lang, fact) = (edition.lang, facts.first.as_ref());
    let shown = fact.and_then(|fact| fact.aggregate.shown());
    let range = shown.map(crate::domain::emission::Quantity::range);
    let mass = range.map_or(Mass::Tonnes, |range| Mass::for_largest(range.high));
    SideColumn {
        number: range.map_or_else(|| "—".to_owned(), |range| number::two_figures(mass.of(range.best), lang)),
        unit: range.map(|_| mass.unit_co2(lang)).unwrap_or_default(),
        what: range.map_or_else(
            || fact.map_or(common::no_data(lang), |fact| fact.no_value(lang)).to_owned(),
            |range| common::range_of(lang, format!("{}\u{a0}{}", number::bounds(range, mass, lang), mass.unit())),
        ),
        how: fact
            .map(|fact| {
                let split = edition.decomposition().map_or_else(|| fact.change_sentence(lang), |_| edition.emissions_sentence());
                format!("{split} {}", coverage_line(fact.aggregate.coverage, lang))
            })
            .unwrap_or_default(),
        mark: fact.filter(|fact| fact.is_provisional()).map(|_| common::provisional(lang).to_owned()),
        previous: edition.previous(),
        facts: facts.others.iter().map(|fact| row(fact, lang)).collect(),
    }
}

fn arrow_sentence(fact: &Fact, lang: Lang) -> String {
    let arrow = fact.change.as_ref().map(|change| format!("{} ", number::arrow(change.sign))).unwrap_or_default();
    let sentence = fact.change_sentence(lang);
    let end = if sentence.ends_with('.') { "" } else { "." };
    format!("{arrow}{sentence}{end}")
}

fn row(fact: &Fact, lang: Lang) -> FactRow {
    let drawn = Drawn::of(fact);
    let lines = lines(fact, drawn, lang);
    let breaks: Vec<bool> = lines.breaks.iter().map(Option::is_some).collect();
    let words = Words {
        id: format!("spark-{}", fact.indicator.code),
        title: fact.name.clone(),
        description: public::trend_title(lang, &fact.name),
    };
    let mark = if fact.is_provisional() { format!(" · {}", common::provisional(lang).to_lowercase()) } else { String::new() };
    FactRow {
        code: fact.indicator.code.clone(),
        name: fact.name.clone(),
        change: fact.change.as_ref().map(crate::findings::ChangeWords::with_arrow),
        spark: Chart(chart::sparkline(&words, &lines.panel, &breaks, exhibits::mark_side(fact.indicator.side), Medium::Web)),
        value: fact.short(lang).unwrap_or_else(|| "—".to_owned()),
        coverage: format!("{}{mark}", number::of_libraries(fact.aggregate.coverage, lang)),
    }
}

fn multiple(fact: &Fact, lang: Lang) -> Multiple {
    let drawn = Drawn::of(fact);
    let lines = lines(fact, drawn, lang);
    let breaks: Vec<bool> = lines.breaks.iter().map(Option::is_some).collect();
    let last = lines.panel.iter().rev().flatten().next().copied();
    let count = fact.trend.panel_libraries;
    // A panel that may not be told is not missing data.
    let withheld = last.is_none() && lines.all.iter().any(Option::is_some);
    let described: Vec<String> = lines
        .years
        .iter()
        .zip(&lines.panel)
        .map(|(year, value)| {
            let nothing = if withheld { public::not_shown(lang) } else { common::no_data(lang) };
            format!("{year} {}", value.map_or_else(|| nothing.to_owned(), |value| drawn.plain(value, lines.decimals, lang)))
        })
        .collect();
    let words = Words {
        id: format!("multiple-{}", fact.indicator.code),
        title: public::trend_title(lang, &fact.name),
        description: format!("{}: {}.", public::same_libraries(lang, count), described.join(", ")),
    };
    let emission = fact.aggregate.quantity.is_some_and(crate::domain::emission::Quantity::is_emission);
    let percent = fact.indicator.unit.as_str() == "pct";
    let shown = |value: f64| match (emission, percent) {
        (true, _) => format!("{}\u{a0}{}", number::two_figures(value, lang), unit_word(fact, drawn, lang)),
        (false, true) => number::percent(value, lines.decimals, lang),
        (false, false) => number::short(value, lines.decimals, lang),
    };
    let first = lines.years.first().copied().unwrap_or_default();
    let first_value =
        lines.panel.first().copied().flatten().map_or_else(|| first.to_string(), |value| format!("{first}: {}", shown(value)));
    let gap = if withheld {
        Some(public::not_shown(lang).to_owned())
    } else {
        let missing = lines.years.iter().zip(&lines.panel).find(|(_, value)| value.is_none());
        missing.map(|(year, _)| format!("{year} {}", common::no_data(lang)))
    };
    let broken = lines.breaks.iter().flatten().next().cloned();
    Multiple {
        side: if fact.indicator.side == Side::Footprint { Side::Footprint } else { Side::Handprint },
        name: fact.name.clone(),
        value: last.map_or_else(|| "—".to_owned(), shown),
        chart: Chart(chart::small_multiple(&words, &lines.panel, &breaks, exhibits::mark_side(fact.indicator.side), Medium::Web)),
        from: first_value,
        to: lines.years.last().map(ToString::to_string).unwrap_or_default(),
        note: Some([Some(common::coverage_line(lang, count)), broken, gap].into_iter().flatten().collect::<Vec<_>>().join(" · ")),
    }
}

fn unit_word(fact: &Fact, drawn: Drawn, lang: Lang) -> String {
    let unit = drawn.unit(fact, lang);
    unit.split('\u{a0}').next().unwrap_or(&unit).to_owned()
}

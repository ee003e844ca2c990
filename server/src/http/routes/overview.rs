//! `/{lang}`: the overview of a year.

use app::{
    chart::{self, Medium, Words},
    domain::{catalogue::indicator::Side, code::IndicatorCode},
    exhibits::{self, Drawn, lines},
    findings::{Fact, coverage_line},
    pages::overview::{FactRow, Multiple, Overview, SideColumn, overview},
    text::{
        Lang, date,
        number::{self, Mass},
        words::{common, public},
    },
    ui::Chart,
    url::Page,
};
use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::AnyView;

use super::{
    stories::teaser,
    years::{Chosen, YearQuery, respond},
};
use crate::http::{
    Web,
    errors::PageError,
    extract::{Asked, At},
};

/// `/`: to the language that the browser prefers.
pub async fn root(headers: HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let to = Page::Overview(None).path(Lang::preferred(accepted));
    ([(header::VARY, "Accept-Language")], Redirect::to(&to)).into_response()
}

pub async fn get(
    State(web): State<Web>,
    At(lang): At<Lang>,
    Asked(query): Asked<YearQuery>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    respond(&web, &headers, lang, query.year, "overview", |chosen| Some(page(chosen))).await
}

fn page(chosen: &Chosen<'_>) -> AnyView {
    let (lang, edition) = (chosen.lang, &chosen.edition);
    let year = chosen.year();
    let headline = edition.year.catalogue.headline().clone();
    let facts = |codes: &[IndicatorCode]| codes.iter().filter_map(|code| edition.fact(code)).collect::<Vec<Fact>>();
    let hand = edition.fact(&headline.handprint.indicator);
    let foot = edition.fact(&headline.footprint.indicator);
    // Coverage of the year itself: the measure that everything else is divided by.
    let students = edition.year.catalogue.find_indicator(app::domain::code::STUDENTS).map(|indicator| indicator.code.clone());
    let measure = students.unwrap_or_else(|| headline.handprint.indicator.clone());
    let coverage = edition.cube.aggregate(year, &measure).map(|aggregate| aggregate.coverage);
    let coverage_text = coverage.map(|coverage| coverage_line(coverage, lang)).unwrap_or_default();
    let missing_text = edition.missing_line(&measure);
    let bar_words = Words { id: "coverage".to_owned(), title: coverage_text.clone(), description: missing_text.clone() };
    let hand_facts = facts(&headline.handprint.facts);
    let foot_facts = facts(&headline.footprint.facts);
    let components = edition.components();
    let mut multiples: Vec<Multiple> = Vec::new();
    multiples.extend(hand.iter().chain(&hand_facts).take(4).map(|fact| multiple(fact, lang)));
    multiples.extend(foot_facts.iter().take(4).map(|fact| multiple(fact, lang)));
    let frozen = chosen.frozen;
    let stories: Vec<_> =
        frozen.map(|frozen| frozen.stories.iter().map(|story| teaser(story, &edition.year.catalogue, lang)).collect()).unwrap_or_default();
    let approved = frozen.map_or(0, |frozen| frozen.approved);
    let frozen_on = frozen.map_or_else(|| "—".to_owned(), |frozen| date::date(frozen.frozen_on, lang));
    let version = edition.year.catalogue.version();
    let consortium = edition.year.catalogue.consortium();
    overview(Overview {
        shell: chosen.shell(Page::Overview(chosen.year_in_address()), public::overview_title(lang, year)),
        year,
        years: chosen.years.clone(),
        headline: edition.headline(),
        coverage: coverage_text,
        coverage_bar: Chart(chart::coverage_bar(&bar_words, &edition.coverage_segments(&measure), Medium::Web)),
        missing: missing_text,
        hand: hand_column(hand.as_ref(), &hand_facts, chosen),
        foot: foot_column(foot.as_ref(), &foot_facts, chosen),
        multiples,
        multiples_source: public::trend_src(lang).to_owned(),
        components: exhibits::components(edition, &components, Medium::Web),
        decomposition: exhibits::decomposition(edition, Medium::Web),
        carbon: exhibits::carbon(edition, Medium::Web),
        story_count: stories.len(),
        stories: stories.into_iter().take(2).collect(),
        steps: [
            (public::step_gathered(lang).to_owned(), public::step_gathered_how(lang, coverage.map_or(0, |coverage| coverage.reporting))),
            (public::step_checked(lang).to_owned(), public::step_checked_how(lang, approved)),
            (public::step_computed(lang).to_owned(), public::step_computed_how(lang, version)),
            (public::step_frozen(lang).to_owned(), public::step_frozen_how(lang, &frozen_on)),
        ],
        citation: frozen
            .map(|frozen| {
                use chrono::Datelike;
                public::citation(lang, consortium.name.in_lang(lang), frozen.frozen_on.year(), year, version, &frozen_on)
            })
            .unwrap_or_default(),
        identity: chosen.frozen.map(|frozen| format!("J{}-{}-{}", frozen.data.year, frozen.revision, &frozen.hash[..12])),
    })
}

fn hand_column(fact: Option<&Fact>, facts: &[Fact], chosen: &Chosen<'_>) -> SideColumn {
    let lang = chosen.lang;
    let number = fact.and_then(|fact| fact.short(lang)).unwrap_or_else(|| "—".to_owned());
    SideColumn {
        number,
        unit: String::new(),
        what: fact.map(|fact| fact.name.clone()).unwrap_or_default(),
        how: fact
            .map(|fact| format!("{} {}", arrow_sentence(fact, lang), coverage_line(fact.aggregate.coverage, lang)))
            .unwrap_or_default(),
        mark: None,
        previous: chosen.edition.previous(),
        facts: facts.iter().map(|fact| row(fact, lang)).collect(),
    }
}

fn foot_column(fact: Option<&Fact>, facts: &[Fact], chosen: &Chosen<'_>) -> SideColumn {
    let lang = chosen.lang;
    let shown = fact.and_then(|fact| fact.aggregate.shown());
    let range = shown.map(app::domain::emission::Quantity::range);
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
                let split =
                    chosen.edition.decomposition().map_or_else(|| fact.change_sentence(lang), |_| chosen.edition.emissions_sentence());
                format!("{split} {}", coverage_line(fact.aggregate.coverage, lang))
            })
            .unwrap_or_default(),
        mark: fact.filter(|fact| fact.is_provisional()).map(|_| common::provisional(lang).to_owned()),
        previous: chosen.edition.previous(),
        facts: facts.iter().map(|fact| row(fact, lang)).collect(),
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
        change: fact.change.as_ref().map(app::findings::ChangeWords::with_arrow),
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
    let emission = fact.aggregate.quantity.is_some_and(app::domain::emission::Quantity::is_emission);
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

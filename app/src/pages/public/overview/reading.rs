//! The overview, read from the year's edition.

use super::{super::stories::Teaser, FactRow, Multiple, Overview, SideColumn};
use crate::{
    chart::{self, Medium, Words},
    domain::{catalogue::indicator::Side, emission::Nature, numbers::gap::Gap},
    exhibits::{self, Drawn, drawn_lines, lines, sentence},
    findings::{Edition, Fact, SideFacts, coverage::coverage_line},
    text::{
        Lang, cell, date, names,
        number::{self, Mass},
        words::{
            common, findings as finding_words,
            public::{self, overview as words},
        },
    },
    ui::Chart,
    url::Page,
};

impl Overview {
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let (lang, year) = (edition.lang, edition.year.year);
        let (hand, foot) = (edition.hand(), edition.foot());
        let coverage = edition.coverage(Medium::Web);
        let mut multiples: Vec<Multiple> = Vec::new();
        let lines = hand.all().filter(|fact| fact.indicator.nature != Nature::Handprint);
        multiples.extend(lines.take(4).map(|fact| multiple(fact, lang)));
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
            footprint_why: footprint_why(edition),
            components: exhibits::components(edition, &edition.components(), Medium::Web),
            decomposition: exhibits::decomposition(edition, Medium::Web),
            carbon: exhibits::carbon(edition, Medium::Web),
            story_count: stories.len(),
            stories: stories.iter().take(2).map(|story| Teaser::of(story, &edition.year.catalogue, lang)).collect(),
            steps: [
                (words::step_gathered(lang).to_owned(), words::step_gathered_how(lang, coverage.reporting)),
                (words::step_checked(lang).to_owned(), words::step_checked_how(lang, approved)),
                (words::step_computed(lang).to_owned(), finding_words::step_computed_how(lang, edition.year.catalogue.version())),
                (words::step_frozen(lang).to_owned(), words::step_frozen_how(lang, &frozen_on)),
            ],
            citation: frozen.map(|frozen| edition.citation(frozen.on)).unwrap_or_default(),
            identity: edition.identity(),
            coverage,
        }
    }
}

/// `Energia, matkat ja hankinnat. Vaihteluväli yhdistää …`
fn footprint_why(edition: &Edition<'_>) -> String {
    let components = edition.year.catalogue.footprint_components();
    let mut parts: Vec<String> = components.iter().map(|component| component.name.in_lang(edition.lang).to_owned()).collect();
    parts.iter_mut().skip(1).for_each(|name| *name = names::within(name));
    let why = words::footprint_why(edition.lang);
    if parts.is_empty() { why.to_owned() } else { format!("{}. {why}", names::list(&parts, edition.lang)) }
}

fn hand_column(facts: &SideFacts, edition: &Edition<'_>) -> SideColumn {
    let (lang, fact) = (edition.lang, facts.first.as_ref());
    let number = fact.map_or_else(|| "—".to_owned(), |fact| fact.short_or_gap(lang));
    SideColumn {
        number,
        unit: String::new(),
        what: fact.map(|fact| fact.name.clone()).unwrap_or_default(),
        how: fact
            .map(|fact| format!("{} {}", arrow_sentence(fact, lang), coverage_line(fact.aggregate.coverage, edition.size(), lang)))
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
                // The change has libraries of its own; the number behind it has others.
                let change = match (&fact.change, edition.decomposition()) {
                    (Some(change), Some(_)) => format!("{} {}", edition.emissions_sentence(), change.population(edition.size(), lang)),
                    _ => ended(fact.change_sentence(lang)),
                };
                format!("{change} {}: {}", finding_words::total(lang), coverage_line(fact.aggregate.coverage, edition.size(), lang))
            })
            .unwrap_or_default(),
        mark: fact.filter(|fact| fact.is_provisional()).map(|_| common::provisional(lang).to_owned()),
        previous: edition.previous(),
        facts: facts.others.iter().map(|fact| row(fact, lang)).collect(),
    }
}

fn arrow_sentence(fact: &Fact, lang: Lang) -> String {
    let arrow = fact.change.as_ref().map(|change| format!("{} ", number::arrow(change.sign))).unwrap_or_default();
    format!("{arrow}{}", ended(fact.change_sentence(lang)))
}

/// With a full stop.
fn ended(sentence: String) -> String {
    if sentence.ends_with('.') { sentence } else { format!("{sentence}.") }
}

fn row(fact: &Fact, lang: Lang) -> FactRow {
    let drawn = Drawn::of(fact);
    let lines = lines(fact, drawn, lang);
    let breaks: Vec<bool> = lines.breaks.iter().map(Option::is_some).collect();
    let words = Words {
        id: format!("spark-{}", fact.indicator.code),
        title: fact.name.clone(),
        description: finding_words::trend_title(lang, &fact.name),
    };
    // A handprint's emissions are ranges, which no line can draw.
    let told = if fact.indicator.nature == Nature::Handprint { &[][..] } else { &lines.panel };
    let mark = if fact.is_provisional() { format!(" · {}", common::provisional(lang).to_lowercase()) } else { String::new() };
    FactRow {
        code: fact.indicator.code.clone(),
        name: fact.name.clone(),
        change: fact.change.as_ref().map(crate::findings::ChangeWords::with_arrow),
        spark: Chart(chart::sparkline(&words, &drawn_lines(told), &breaks, exhibits::mark_side(fact.indicator.side), Medium::Web)),
        value: fact.short_or_gap(lang),
        coverage: format!("{}{mark}", number::of_libraries(fact.aggregate.coverage, lang)),
    }
}

fn multiple(fact: &Fact, lang: Lang) -> Multiple {
    let drawn = Drawn::of(fact);
    let lines = lines(fact, drawn, lang);
    let breaks: Vec<bool> = lines.breaks.iter().map(Option::is_some).collect();
    let now = lines.panel.last().copied().unwrap_or(Err(Gap::NoData));
    let count = fact.trend.panel_libraries;
    let described = sentence(&lines.years, &lines.panel, |value| drawn.plain(value, lines.decimals, lang), lang);
    let words = Words {
        id: format!("multiple-{}", fact.indicator.code),
        title: finding_words::trend_title(lang, &fact.name),
        description: format!("{}: {}.", finding_words::same_libraries(lang, count), described),
    };
    let emission = fact.aggregate.quantity.is_some_and(crate::domain::emission::Quantity::is_emission);
    let percent = fact.indicator.unit.as_str() == "pct";
    let shown = |value: f64| match (emission, percent) {
        (true, _) => format!("{}\u{a0}{}", number::two_figures(value, lang), unit_word(fact, drawn, lang)),
        (false, true) => number::percent(value, lines.decimals, lang),
        (false, false) if matches!(fact.indicator.unit.as_str(), "count" | "score5" | "level") => {
            number::short(value, lines.decimals, lang)
        }
        (false, false) => format!("{}\u{a0}{}", number::short(value, lines.decimals, lang), drawn.unit(fact, lang)),
    };
    let first = lines.years.first().copied().unwrap_or_default();
    let first_value =
        lines.panel.first().and_then(|value| value.ok()).map_or_else(|| first.to_string(), |value| format!("{first}: {}", shown(value)));
    let gap = if lines.panel.contains(&Err(Gap::Withheld)) {
        Some(cell::gap(Gap::Withheld, lang).to_owned())
    } else {
        let missing = lines.years.iter().zip(&lines.panel).find_map(|(year, value)| Some((year, value.err()?)));
        missing.map(|(year, gap)| format!("{year} {}", cell::gap(gap, lang)))
    };
    let broken = lines.breaks.iter().flatten().next().cloned();
    Multiple {
        side: if fact.indicator.side == Side::Footprint { Side::Footprint } else { Side::Handprint },
        name: fact.name.clone(),
        value: now.map_or_else(|gap| format!("— {}", cell::gap(gap, lang)), shown),
        chart: Chart(chart::small_multiple(
            &words,
            &drawn_lines(&lines.panel),
            &breaks,
            exhibits::mark_side(fact.indicator.side),
            Medium::Web,
        )),
        from: first_value,
        to: lines.years.last().map(ToString::to_string).unwrap_or_default(),
        note: Some([Some(common::libraries(lang, count)), broken, gap].into_iter().flatten().collect::<Vec<_>>().join(" · ")),
    }
}

fn unit_word(fact: &Fact, drawn: Drawn, lang: Lang) -> String {
    let unit = drawn.unit(fact, lang);
    unit.split('\u{a0}').next().unwrap_or(&unit).to_owned()
}

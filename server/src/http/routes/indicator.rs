//! `/{lang}/indicators/{code}`: one indicator, explained.

use app::{
    domain::{
        code::IndicatorCode,
        indicator::{Aggregation, Indicator as Definition, Side, Tier},
        values::Marks,
        year_data::YearData,
    },
    findings::{Fact, coverage_line, side_name},
    pages::indicator::{Indicator, Step, indicator},
    text::{
        Lang, date, names,
        number::{self, Mass},
        words::{common, public},
    },
    url::{Basis, Page},
};
use axum::{extract::State, http::HeaderMap, response::Response};

use super::{
    stories::teaser,
    years::{Chosen, YearQuery, respond},
};
use crate::{
    chart::Medium,
    figures::{self, Drawn},
    http::{
        Web,
        errors::PageError,
        extract::{Asked, At},
    },
};

pub async fn get(
    State(web): State<Web>,
    At((lang, code)): At<(Lang, IndicatorCode)>,
    Asked(query): Asked<YearQuery>,
    headers: HeaderMap,
) -> Result<Response, PageError> {
    let basis = if query.basis.as_deref() == Some("all") { Basis::All } else { Basis::Panel };
    let name = format!("indicator-{code}-{basis:?}");
    respond(&web, &headers, lang, query.year, &name, |chosen| {
        let fact = chosen.edition.fact(&code)?;
        let page = data(chosen, fact, basis);
        Some(indicator(page))
    })
    .await
}

fn data(chosen: &Chosen<'_>, fact: Fact, basis: Basis) -> Indicator {
    let (lang, edition, year) = (chosen.lang, &chosen.edition, chosen.year());
    let definition = fact.indicator.clone();
    let code = definition.code.clone();
    let drawn = Drawn::of(&fact);
    let mut figures = vec![figures::trend(&fact, basis, lang, Medium::Web)];
    figures.extend(figures::levels(&fact, edition.year, lang, Medium::Web));
    figures.extend(figures::distribution(&fact, edition.year, lang, Medium::Web));
    let stories = chosen
        .frozen
        .map(|frozen| {
            frozen
                .stories
                .iter()
                .filter(|story| story.content.indicators.contains(&code))
                .map(|story| teaser(story, &edition.year.catalogue, lang))
                .collect()
        })
        .unwrap_or_default();
    let shown = fact.aggregate.shown().filter(|_| fact.value.is_some());
    let (number, unit) = match shown {
        // A handprint in kilograms is only ever a range; a footprint is told with its range.
        Some(quantity) if quantity.is_emission() => {
            let mass = Mass::for_largest(quantity.range().high);
            (
                format!("{}\u{a0}{}", number::bounds(quantity.range(), mass, lang), mass.unit()),
                format!("{}, {}", mass.unit_co2(lang), public::range(lang).to_lowercase()),
            )
        }
        Some(quantity) => (number::short(quantity.best(), definition.decimals, lang), drawn.unit(&fact, lang)),
        None => ("—".to_owned(), common::no_data(lang).to_owned()),
    };
    let version = edition.year.catalogue.version();
    let citation = chosen
        .frozen
        .map(|frozen| {
            use chrono::Datelike;
            let on = frozen.frozen_on;
            format!("{}. {}", fact.name, public::citation(lang, on.year(), year, version, date::date(on, lang)))
        })
        .unwrap_or_default();
    let theme_name = edition.year.catalogue.theme_name(&definition.theme).map(|name| name.in_lang(lang).to_owned()).unwrap_or_default();
    Indicator {
        shell: chosen.shell(Page::Indicator { code: code.clone(), year: chosen.year_in_address(), basis }, fact.name.clone()),
        year,
        years: chosen.years.clone(),
        basis,
        side: definition.side,
        side_name: side_name(definition.side, lang).to_owned(),
        theme: definition.theme.clone(),
        theme_name,
        name: fact.name.clone(),
        definition: definition.definition.in_lang(lang).to_owned(),
        number,
        unit,
        how: fact
            .change
            .as_ref()
            .map_or_else(|| fact.change_sentence(lang), |change| format!("{} {}", number::arrow(change.sign), change.sentence(lang))),
        coverage: coverage_line(fact.aggregate.coverage, lang),
        marks: marks(&fact, edition.year, lang),
        steps: steps(&fact, chosen),
        facts: facts(&definition, &fact.aggregate.marks, edition.year, lang),
        stories,
        citation,
        has_panel: fact.trend.points.iter().any(|point| point.panel.is_some()),
        code,
        figures,
    }
}

fn marks(fact: &Fact, data: &YearData, lang: Lang) -> Vec<String> {
    let mut marks = Vec::new();
    if fact.aggregate.estimated > 0 {
        marks.push(common::estimates(lang, fact.aggregate.estimated));
    }
    if !fact.aggregate.marks.provisional.is_empty() {
        marks.push(format!("{}: {}", common::provisional(lang), factor_names(&fact.aggregate.marks, data, lang)));
    }
    if !fact.aggregate.marks.left_out.is_empty() {
        let names: Vec<String> = fact
            .aggregate
            .marks
            .left_out
            .iter()
            .filter_map(|code| data.catalogue.find_indicator(code.as_str()))
            .map(|indicator| indicator.name.in_lang(lang).to_owned())
            .collect();
        marks.push(format!("{}. {}", common::incomplete(lang), public::left_out(lang, names::list(&names, lang))));
    }
    marks.extend(fact.warning(lang).map(str::to_owned));
    if data.catalogue.is_personal(&fact.indicator) {
        marks.push(public::personal_note(lang).to_owned());
    }
    if fact.indicator.tier == Tier::Extended {
        marks.push(public::voluntary(lang).to_owned());
    }
    marks
}

fn factor_names(marks: &Marks, data: &YearData, lang: Lang) -> String {
    let names: Vec<String> = marks
        .provisional
        .iter()
        .filter_map(|key| data.catalogue.find_factor(key))
        .map(|factor| factor.name.in_lang(lang).to_owned())
        .collect();
    names::list(&names, lang)
}

fn steps(fact: &Fact, chosen: &Chosen<'_>) -> Vec<Step> {
    let (lang, data) = (chosen.lang, chosen.edition.year);
    let coverage = fact.aggregate.coverage;
    let counts = data.values.find(fact.indicator.code.as_str()).map(|column| column.counts).unwrap_or_default();
    let noted = counts.noted;
    let mut steps = vec![Step {
        title: public::lineage_reported(lang, coverage.reporting),
        text: public::lineage_reported_how(lang, coverage.reporting - fact.aggregate.estimated, fact.aggregate.estimated),
        note: (coverage.reporting < coverage.expected).then(|| chosen.edition.missing_line(&fact.indicator.code)),
    }];
    if noted > 0 {
        steps.push(Step { title: public::lineage_noted(lang, noted), text: String::new(), note: None });
    }
    if let Some(frozen) = chosen.frozen {
        let last = frozen.last_approved_on;
        steps.push(Step {
            title: public::lineage_approved(lang).to_owned(),
            text: last.map(|on| public::lineage_approved_how(lang, date::date(on, lang))).unwrap_or_default(),
            note: None,
        });
    }
    steps.push(Step { title: public::lineage_computed(lang).to_owned(), text: computed(&fact.indicator, data, lang), note: None });
    if let Some(frozen) = chosen.frozen {
        let revision = if frozen.revision > 1 { format!(", {}", public::revision(lang, frozen.revision)) } else { String::new() };
        steps.push(Step {
            title: public::lineage_frozen(lang, date::date(frozen.frozen_on, lang)),
            text: fact.value.clone().unwrap_or_else(|| "—".to_owned()),
            note: Some(format!("{} {}{revision}", public::identity(lang), &frozen.hash[..12])),
        });
    }
    steps
}

/// How the consortium's number is made from the libraries'.
#[must_use]
pub fn computed(definition: &Definition, data: &YearData, lang: Lang) -> String {
    match &definition.aggregation {
        Aggregation::Sum => public::method_sum(lang).to_owned(),
        Aggregation::RatioOfSums { .. } => public::method_ratio(lang).to_owned(),
        Aggregation::WeightedMean { weight } => {
            let name = data
                .catalogue
                .find_indicator(weight.as_str())
                .map_or_else(|| weight.to_string(), |weight| weight.name.in_lang(lang).to_lowercase());
            public::method_mean(lang, name)
        }
        Aggregation::Median => public::method_median(lang).to_owned(),
        Aggregation::Distribution => public::method_distribution(lang).to_owned(),
    }
}

fn facts(definition: &Definition, marks: &Marks, data: &YearData, lang: Lang) -> Vec<(String, String)> {
    let mut facts = vec![(public::unit(lang).to_owned(), definition.unit_name.in_lang(lang).to_owned())];
    if !definition.standard.standard.is_empty() {
        facts.push((public::standard(lang).to_owned(), format!("{} {}", definition.standard.standard, definition.standard.reference)));
    }
    if let Some(formula) = &definition.formula {
        facts.push((public::formula(lang).to_owned(), formula.text.clone()));
        for code in formula.indicators() {
            if let Some(input) = data.catalogue.find_indicator(code.as_str()) {
                facts.push((code.to_string(), input.name.in_lang(lang).to_owned()));
            }
        }
        for key in formula.factors() {
            let Some(factor) = data.catalogue.find_factor(key) else { continue };
            let Some(valid) = factor.find_version(data.year) else {
                facts.push((key.to_string(), format!("{}: — {}", factor.name.in_lang(lang), common::no_data(lang))));
                continue;
            };
            let range = valid.version.range();
            let source = data.catalogue.find_source(&valid.version.source).map_or("", |source| source.title.as_str());
            let carried = if valid.carried { format!(", {}", public::carried_from(lang, valid.version.valid_year)) } else { String::new() };
            facts.push((
                key.to_string(),
                format!(
                    "{}: {} ({}–{}) {}{carried}. {source}",
                    factor.name.in_lang(lang),
                    plain(range.best, lang),
                    plain(range.low, lang),
                    plain(range.high, lang),
                    factor.unit
                ),
            ));
        }
    }
    if let Some(quality) = marks.quality.filter(|_| definition.side != Side::Context) {
        facts.push((public::quality(lang).to_owned(), quality.as_str().to_owned()));
    }
    facts
}

/// A factor's value with the decimals it has.
#[must_use]
pub fn plain(value: f64, lang: Lang) -> String {
    let text = value.to_string();
    if lang == Lang::En { text } else { text.replace('.', ",") }
}

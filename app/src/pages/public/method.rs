//! How figures are defined, computed and shown.

use leptos::prelude::*;

use crate::{
    domain::{
        catalogue::{file::ThemeFile, indicator::Indicator},
        code::IndicatorCode,
        emission::Nature,
        entry::series_break::Break,
        published::PublishedYear,
    },
    findings::{
        Edition,
        lineage::{computed, status},
    },
    text::{
        Lang, date, names, number,
        words::{
            common, findings as finding_words,
            public::{self, method as words},
        },
    },
    ui::{Column, Entry, Section, Shell, Table, shell, table},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Method {
    pub shell: Shell,
    /// Name, definition, how it is computed and its address, by theme.
    pub themes: Vec<(String, Vec<Definition>)>,
    /// What the footprint covers and what it leaves out.
    pub boundary: String,
    /// What stands beside every number.
    pub coverage: String,
    /// How small libraries are protected.
    pub small: String,
    /// Whether there are emissions of both sides, which are never netted.
    pub has_both_emissions: bool,
    pub factors_lede: String,
    pub factors: Table,
    pub breaks: Vec<String>,
    /// Years that were published again, the latest first.
    pub revisions: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Definition {
    pub name: String,
    pub href: String,
    pub unit: String,
    pub definition: String,
    pub computed: String,
}

#[must_use]
pub fn method(page: Method) -> AnyView {
    let lang = page.shell.lang;
    let netting = ("netting", words::method_why_not_netted(lang), words::method_why_not_netted_text(lang));
    let texts = [
        ("boundary", public::method_boundary(lang), page.boundary.as_str()),
        ("coverage", public::method_coverage(lang), page.coverage.as_str()),
        ("trend", public::method_trend(lang), public::method_trend_text(lang)),
        ("uncertainty", public::method_uncertainty(lang), public::method_uncertainty_text(lang)),
        ("small", public::method_small(lang), page.small.as_str()),
    ];
    let section = |(id, title, text): (&'static str, &'static str, &str)| {
        let text = text.to_owned();
        Section::new(title).id(id).tight().holding_prose(view! { <p>{text}</p> })
    };
    let texts = page.has_both_emissions.then_some(netting).into_iter().chain(texts).map(section).collect_view();
    let definitions = page
        .themes
        .into_iter()
        .map(|(theme, definitions)| {
            let items = definitions
                .into_iter()
                .map(|d| {
                    view! {
                        <dt>
                            <a href=d.href>{d.name}</a>
                            <br />
                            <span class="note">{d.unit}</span>
                        </dt>
                        <dd>{d.definition}" "<span class="muted">{d.computed}</span></dd>
                    }
                })
                .collect_view();
            view! {
                <h3 class="after">{theme}</h3>
                <dl class="def">{items}</dl>
            }
        })
        .collect_view();
    let breaks = if page.breaks.is_empty() {
        view! { <p>{words::method_breaks_none(lang)}</p> }.into_any()
    } else {
        page.breaks.into_iter().map(|text| view! { <p>{text}</p> }).collect_view().into_any()
    };
    let revisions = if page.revisions.is_empty() {
        view! { <p>{words::method_revisions_none(lang)}</p> }.into_any()
    } else {
        page.revisions.into_iter().map(|text| view! { <p>{text}</p> }).collect_view().into_any()
    };
    let main = view! {
        <div class="open">
            <h1 class="display">{words::method_title(lang)}</h1>
            <p class="lede">{words::method_lede(lang)}</p>
            <p class="small">
                <strong>{common::no_netting(lang)}</strong>
            </p>
        </div>
        {texts}
        {Section::new(words::method_factors(lang))
            .id("factors")
            .why(page.factors_lede)
            .holding(table(page.factors, lang))}
        {Section::new(words::method_breaks(lang)).id("breaks").holding_prose(breaks)}
        {Section::new(words::method_revisions(lang)).id("revisions").holding_prose(revisions)}
        {Section::new(words::method_definitions(lang))
            .id("definitions")
            .beside(
                view! {
                    <p>
                        <a href=Page::Indicators(None).path(lang)>{common::nav_indicators(lang)}</a>
                    </p>
                },
            )
            .holding(definitions)}
    };
    shell(page.shell, None, main.into_any())
}

impl Method {
    #[must_use]
    pub fn of(edition: &Edition<'_>) -> Self {
        let (lang, data) = (edition.lang, edition.year);
        let definition = |indicator: &Indicator| {
            let how = computed(&indicator.aggregation, data, lang);
            Definition {
                name: indicator.name.in_lang(lang).to_owned(),
                href: Page::indicator(&indicator.code, data.year).path(lang),
                unit: indicator.unit_name.in_lang(lang).to_owned(),
                definition: indicator.definition.in_lang(lang).to_owned(),
                computed: match &indicator.formula {
                    Some(formula) => format!("{}: {}. {how}", finding_words::formula(lang), data.catalogue.formula_in_words(formula, lang)),
                    None => how,
                },
            }
        };
        let theme = |(theme, indicators): (&ThemeFile, Vec<&Indicator>)| {
            (theme.name.in_lang(lang).to_owned(), indicators.into_iter().map(definition).collect())
        };
        Self {
            shell: edition.shell(Page::Method(edition.year_in_address()), words::method_title(lang)),
            themes: edition.by_theme().map(theme).collect(),
            has_both_emissions: [Nature::Handprint, Nature::Footprint]
                .into_iter()
                .all(|nature| data.catalogue.indicators().iter().any(|indicator| indicator.nature == nature)),
            coverage: public::method_coverage_text(lang, edition.size().share.in_lang(lang)),
            small: public::method_small_text(lang, number::plain(data.catalogue.nearest() * 100.0, lang)),
            boundary: data.catalogue.consortium().boundary.in_lang(lang).to_owned(),
            factors_lede: words::method_factors_lede(lang, data.catalogue.version(), data.year),
            factors: factors(data, lang),
            revisions: edition.published.years.iter().rev().filter_map(|year| revision(year, lang)).collect(),
            breaks: edition.published.years.iter().flat_map(|year| breaks(year, lang)).collect(),
        }
    }
}

/// Why a year was published again, and which indicators of how many libraries it corrected; None of a
/// first revision.
fn revision(year: &PublishedYear, lang: Lang) -> Option<String> {
    let frozen = year.frozen.as_ref().filter(|frozen| frozen.revision > 1)?;
    let name = |(code, libraries): (&IndicatorCode, &usize)| format!("{} ({libraries})", year.catalogue.indicator_name(code, lang));
    let corrected: Vec<String> = frozen.corrections.iter().map(name).collect();
    let what = if corrected.is_empty() { words::revision_same(lang).to_owned() } else { names::list(&corrected, lang) };
    Some(words::revision_line(lang, year.year, frozen.revision, date::date(frozen.on, lang), &frozen.reason, what))
}

/// A year's breaks, each with its reason.
fn breaks(year: &PublishedYear, lang: Lang) -> Vec<String> {
    let line = |found: &Break| {
        format!("{}, {}: {}", found.year, year.catalogue.indicator_name(&found.indicator, lang), found.reason.in_lang(lang))
    };
    year.breaks.iter().map(line).collect()
}

fn factors(data: &PublishedYear, lang: Lang) -> Table {
    let mut rows = Vec::new();
    for factor in data.catalogue.factors() {
        let used = factor.find_version(data.year).map(|valid| valid.version.valid_year);
        for version in &factor.versions {
            let range = version.range();
            let value =
                format!("{} ({}–{})", number::plain(range.best, lang), number::plain(range.low, lang), number::plain(range.high, lang));
            let source = data.catalogue.find_source(&version.source);
            rows.push(vec![
                Entry::Text(factor.name.in_lang(lang).to_owned()),
                Entry::Text(version.valid_year.to_string()),
                if used == Some(version.valid_year) { Entry::Strong(value) } else { Entry::Text(value) },
                Entry::Text(factor.unit.clone()),
                match source {
                    Some(source) if source.url.starts_with("https://") => {
                        Entry::Link { text: source.title.clone(), href: source.url.clone() }
                    }
                    Some(source) => Entry::Text(source.title.clone()),
                    None => Entry::none(lang),
                },
                Entry::Text(version.confidence.as_str().to_owned()),
                Entry::Text(status(version.status, lang).to_owned()),
            ]);
        }
    }
    Table {
        caption: words::method_factors(lang).to_owned(),
        columns: vec![
            Column::left(finding_words::factor(lang)),
            Column::left(common::year(lang)),
            Column::right(format!("{} ({})", finding_words::value(lang), finding_words::range(lang).to_lowercase())),
            Column::left(finding_words::unit(lang)),
            Column::left(finding_words::source(lang)),
            Column::left(finding_words::quality(lang)),
            Column::left(finding_words::status(lang)),
        ],
        rows,
        foot: None,
    }
}

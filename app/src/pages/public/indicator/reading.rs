//! The page, read from the year's edition.

use super::{super::stories::Teaser, Indicator, Step};
use crate::{
    chart::Medium,
    domain::{
        catalogue::indicator::{Aggregation, Indicator as Definition, Side, Tier},
        code::IndicatorCode,
        emission::Range,
        numbers::values::Marks,
        published::{Published, PublishedYear},
        year::Year,
    },
    exhibits::{self, Drawn},
    findings::{
        Edition, Fact,
        coverage::coverage_line,
        lineage::{computed, tree as tree_of},
        side_name,
    },
    text::{
        Lang, date, names,
        number::{self, Mass},
        words::{
            common, findings as finding_words,
            public::{self, indicator as words},
        },
    },
    ui::{Column, Entry, Table},
    url::{Basis, Page},
};

impl Indicator {
    /// None when the year's catalogue has no such indicator.
    #[must_use]
    pub fn of(edition: &Edition<'_>, code: &IndicatorCode, basis: Basis) -> Option<Self> {
        let (lang, year, published) = (edition.lang, edition.year.year, edition.published);
        let fact = edition.fact(code)?;
        let definition = fact.indicator.clone();
        let drawn = Drawn::of(&fact);
        let trend = match basis {
            Basis::Index => exhibits::index(edition, &fact, Medium::Web),
            Basis::Panel | Basis::All => exhibits::trend(edition, &fact, basis, Medium::Web),
        };
        let mut exhibits = vec![trend];
        exhibits.extend(exhibits::levels(edition, &fact, Medium::Web));
        exhibits.extend(exhibits::distribution(edition, &fact, Medium::Web));
        let stories = edition.year.stories().iter().filter(|story| story.content.indicators.contains(code));
        let shown = fact.aggregate.shown().filter(|_| fact.value.is_some());
        let (number, unit) = match shown {
            // A handprint in kilograms is only ever a range; a footprint is told with its range.
            Some(quantity) if quantity.is_emission() => {
                let mass = Mass::for_largest(quantity.range().high);
                (
                    format!("{}\u{a0}{}", number::bounds(quantity.range(), mass, lang), mass.unit()),
                    format!("{}, {}", number::unit(&definition, Some(mass), lang), finding_words::range(lang).to_lowercase()),
                )
            }
            Some(quantity) => (number::short(quantity.best(), definition.decimals, lang), drawn.unit(&fact, lang)),
            None => ("—".to_owned(), fact.no_value(lang).to_owned()),
        };
        let citation =
            edition.year.frozen.as_ref().map(|frozen| format!("{}. {}", fact.name, edition.citation(frozen.on))).unwrap_or_default();
        let theme_name = edition.year.catalogue.theme_name(&definition.theme).map(|name| name.in_lang(lang).to_owned()).unwrap_or_default();
        let origin = edition.origin().of(code)?;
        let mut facts = facts(&definition, &fact.aggregate.marks, lang);
        facts.extend(targets(code, edition, lang));
        let successor = definition.replaced_by.as_ref().and_then(|code| {
            let known = published.latest().and_then(|latest| latest.catalogue.find_indicator(code.as_str()));
            known.or_else(|| edition.year.catalogue.find_indicator(code.as_str()))
        });
        facts.extend(successor.map(|next| (words::replaced_by(lang).to_owned(), next.name.in_lang(lang).to_owned())));
        Some(Self {
            views: views(&definition, edition, year, lang),
            tree: tree_of(edition, &origin, true),
            recalculated: recalculated(code, published, lang),
            shell: edition.shell(Page::Indicator { code: code.clone(), year: edition.year_in_address(), basis }, fact.name.clone()),
            year,
            years: edition.years().into_iter().filter(|other| *other == year || published.has(*other, code)).collect(),
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
                .map_or_else(|| fact.change_sentence(lang), |change| format!("{} {}", number::arrow(change.sign), change.sentence(lang)))
                + &edition.change_of_emission(code).map(|split| format!(". {split}")).unwrap_or_default(),
            coverage: coverage_line(fact.aggregate.coverage, edition.size(), lang),
            marks: marks(&fact, edition.year, lang),
            steps: steps(&fact, edition),
            facts,
            stories: stories.map(|story| Teaser::of(story, &edition.year.catalogue, lang)).collect(),
            citation,
            has_panel: fact.trend.points.iter().any(|point| point.panel.is_ok()),
            code: code.clone(),
            exhibits,
        })
    }
}

/// The total and what it is divided by, as links; nothing but the total for what is not divided.
fn views(definition: &Definition, edition: &Edition<'_>, year: Year, lang: Lang) -> Vec<(String, String, bool)> {
    let catalogue = &edition.year.catalogue;
    let total = definition.view_of.as_ref().unwrap_or(&definition.code);
    let link = |code: &IndicatorCode, words: String| (words, Page::indicator(code, year).path(lang), *code == definition.code);
    let mut views = vec![link(total, words::in_all(lang).to_owned())];
    views.extend(catalogue.views_of(total).filter_map(|view| match &view.aggregation {
        Aggregation::RatioOfSums { denominator, .. } => {
            Some(link(&view.code, words::per(lang, catalogue.indicator_name(denominator, lang))))
        }
        _ => None,
    }));
    views
}

/// As it was reported and with today's factors, for the years whose factors have been revised.
fn recalculated(code: &IndicatorCode, published: &Published, lang: Lang) -> Option<Table> {
    let rows: Vec<Vec<Entry>> = published
        .years
        .iter()
        .filter_map(|year| {
            let frozen = year.frozen.as_ref()?;
            let today = frozen.recalculated.get(code)?;
            let reported = published.cube.aggregate(year.year, code)?.shown()?.range();
            let mass = Mass::for_largest(today.map_or(reported.high, |today| reported.high.max(today.high)));
            let shown = |range: Range| format!("{}\u{a0}{}", number::bounds(range, mass, lang), mass.unit());
            let effect = today.filter(|_| reported.best > 0.0);
            let effect = effect.map(|today| number::change_percent((today.best / reported.best - 1.0) * 100.0, lang));
            let today = today.map_or_else(|| common::withheld(lang).to_owned(), shown);
            Some(vec![
                Entry::Text(year.year.to_string()),
                Entry::Text(format!("{} ({})", shown(reported), year.catalogue.version())),
                Entry::Text(format!("{today} ({})", frozen.todays_version)),
                Entry::or_none(effect, lang),
            ])
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Table::new(
            words::recalculated_title(lang),
            vec![
                Column::left(common::year(lang)),
                Column::right(words::as_reported(lang)),
                Column::right(words::recalculated(lang)),
                Column::right(words::recalculated_effect(lang)),
            ],
            rows,
        )
    })
}

/// What the consortium wants of the number, and how far it has come by the chain-linked index.
fn targets(code: &IndicatorCode, edition: &Edition<'_>, lang: Lang) -> Vec<(String, String)> {
    let index = edition.cube.index(edition.year.year, code);
    let so_far = |baseline: Year, until: Year| {
        let from = index.iter().position(|point| point.year == baseline)?;
        let to = index.iter().rposition(|point| point.year <= until)?;
        let links = index.get(from..=to)?;
        let whole = links.iter().skip(1).all(|point| !point.begins && point.value.is_ok());
        let (first, last) = (links.first()?.value.ok()?, links.last()?.value.ok()?);
        (whole && links.len() > 1 && first > 0.0).then(|| (last / first - 1.0) * 100.0)
    };
    // Before its baseline nobody had set out for it.
    let has_begun = |target: &&crate::domain::catalogue::file::Target| target.indicator == *code && target.baseline <= edition.year.year;
    let of_indicator = edition.year.catalogue.targets().iter().filter(has_begun);
    of_indicator
        .map(|target| {
            let change = |percent: f64| number::change_percent(percent, lang);
            let wanted = words::target(lang, change(target.change_percent), target.year, target.baseline, target.reason.in_lang(lang));
            let unknown = if target.baseline == edition.year.year { words::target_baseline(lang) } else { words::target_unknown(lang) };
            let reached = so_far(target.baseline, target.year)
                .map_or_else(|| unknown.to_owned(), |percent| words::target_so_far(lang, change(percent)));
            (target.year.to_string(), format!("{wanted} {reached}"))
        })
        .collect()
}

fn marks(fact: &Fact, data: &PublishedYear, lang: Lang) -> Vec<String> {
    let mut marks = Vec::new();
    if fact.aggregate.estimated > 0 {
        // Of a personal indicator it would be another sum over few libraries.
        let share = fact
            .aggregate
            .estimated_share
            .filter(|_| !data.catalogue.is_personal(&fact.indicator))
            .map(|share| format!(", {}", words::estimated_share(lang, number::share(share, lang))));
        marks.push(format!("{}{}", common::estimates(lang, fact.aggregate.estimated), share.unwrap_or_default()));
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
        marks.push(format!("{}. {}", common::incomplete(lang), words::left_out(lang, names::list(&names, lang))));
    }
    if fact.protected {
        marks.push(finding_words::protected(lang).to_owned());
    }
    marks.extend(fact.warning(lang).map(str::to_owned));
    if data.catalogue.is_personal(&fact.indicator) {
        marks.push(public::personal_note(lang).to_owned());
    }
    if fact.indicator.tier == Tier::Extended {
        marks.push(words::voluntary(lang).to_owned());
    }
    marks
}

fn factor_names(marks: &Marks, data: &PublishedYear, lang: Lang) -> String {
    let names: Vec<String> = marks
        .provisional
        .iter()
        .filter_map(|key| data.catalogue.find_factor(key))
        .map(|factor| factor.name.in_lang(lang).to_owned())
        .collect();
    names::list(&names, lang)
}

fn steps(fact: &Fact, edition: &Edition<'_>) -> Vec<Step> {
    let (lang, data) = (edition.lang, edition.year);
    let coverage = fact.aggregate.coverage;
    let noted = edition.cube.cells(data.year, &fact.indicator.code).noted;
    let mut steps = vec![Step {
        title: words::lineage_reported(lang, coverage.reporting),
        text: words::lineage_reported_how(lang, coverage.reporting - fact.aggregate.estimated, fact.aggregate.estimated),
        note: (coverage.reporting < coverage.expected).then(|| edition.missing_line(&fact.indicator.code)),
    }];
    if noted > 0 {
        steps.push(Step { title: words::lineage_noted(lang, noted), text: String::new(), note: None });
    }
    if let Some(frozen) = &data.frozen {
        let last = frozen.last_approved_on;
        steps.push(Step {
            title: words::lineage_approved(lang).to_owned(),
            text: last.map(|on| words::lineage_approved_how(lang, date::date(on, lang))).unwrap_or_default(),
            note: None,
        });
    }
    steps.push(Step {
        title: words::lineage_computed(lang).to_owned(),
        text: computed(&fact.indicator.aggregation, data, lang),
        note: None,
    });
    if let (Some(frozen), Some(identity)) = (&data.frozen, edition.identity()) {
        let revision = if frozen.revision > 1 { format!(", {}", public::revision(lang, frozen.revision)) } else { String::new() };
        steps.push(Step {
            title: words::lineage_frozen(lang, date::date(frozen.on, lang)),
            text: fact.value.clone().unwrap_or_else(|| format!("— {}", fact.no_value(lang))),
            note: Some(format!("{} {identity}{revision}", public::identity(lang))),
        });
    }
    steps
}

fn facts(definition: &Definition, marks: &Marks, lang: Lang) -> Vec<(String, String)> {
    let mut facts = vec![(finding_words::unit(lang).to_owned(), definition.unit_name.in_lang(lang).to_owned())];
    if !definition.standard.standard.is_empty() {
        facts.push((words::standard(lang).to_owned(), format!("{} {}", definition.standard.standard, definition.standard.reference)));
    }
    if let Some(quality) = marks.quality.filter(|_| definition.side != Side::Context) {
        facts.push((finding_words::quality(lang).to_owned(), quality.as_str().to_owned()));
    }
    facts
}

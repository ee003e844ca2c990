//! Charts with their tables: a year's findings as figures, for the pages and for the report.

use app::{
    domain::{
        aggregate::library_values,
        coverage::Display,
        decomposition::rounded,
        disclosure,
        emission::Quantity,
        indicator::{Aggregation, Side},
        trend::YearData,
    },
    findings::{Components, Edition, Fact, share_of_students},
    text::{
        Lang,
        number::{self, Mass},
        words::{common, public},
    },
    ui::{Chart, Column, Entry, Figure, Table},
    url::{Basis, Page},
};

use crate::chart::{self, DistributionRow, Fall, Medium, RangeRow, Stack, TrendLine, Words};

/// What a year's value is drawn as: an emission in tonnes or kilograms, else as it is.
#[derive(Clone, Copy)]
pub struct Drawn {
    mass: Option<Mass>,
}

impl Drawn {
    #[must_use]
    pub fn of(fact: &Fact) -> Self {
        let largest = fact
            .trend
            .points
            .iter()
            .filter_map(|point| point.all.as_ref().and_then(|all| all.quantity).map(|quantity| quantity.range().high))
            .fold(0.0, f64::max);
        let emission =
            fact.trend.points.iter().any(|point| point.all.as_ref().is_some_and(|all| all.quantity.is_some_and(Quantity::is_emission)));
        Self { mass: emission.then(|| Mass::for_largest(largest)) }
    }

    #[must_use]
    pub fn value(self, quantity: Quantity) -> f64 {
        self.mass.map_or(quantity.best(), |mass| mass.of(quantity.best()))
    }

    /// A number of a table or a label.
    #[must_use]
    pub fn text(self, quantity: Quantity, decimals: u8, lang: Lang) -> String {
        match self.mass {
            Some(mass) => number::bounds(quantity.range(), mass, lang),
            None => number::number(quantity.best(), decimals, lang),
        }
    }

    /// A value that has been drawn, in a few letters.
    #[must_use]
    pub fn plain(self, value: f64, decimals: u8, lang: Lang) -> String {
        if self.mass.is_some() { number::two_figures(value, lang) } else { number::number(value, decimals, lang) }
    }

    #[must_use]
    pub fn unit(self, fact: &Fact, lang: Lang) -> String {
        self.mass.map_or_else(|| fact.indicator.unit_name.in_lang(lang).to_owned(), |mass| mass.unit_co2(lang))
    }
}

/// `2020 1 234, 2021 ei tietoa`
fn sentence(years: &[i32], values: &[Option<f64>], shown: impl Fn(f64) -> String, lang: Lang) -> String {
    let parts: Vec<String> = years
        .iter()
        .zip(values)
        .map(|(year, value)| {
            let text = value.map_or_else(|| common::no_data(lang).to_owned(), &shown);
            format!("{year} {text}")
        })
        .collect();
    parts.join(", ")
}

/// The values of a trend that may be drawn, and the years that begin a new way of counting.
pub struct Lines {
    pub years: Vec<i32>,
    pub panel: Vec<Option<f64>>,
    pub all: Vec<Option<f64>>,
    pub breaks: Vec<Option<String>>,
    pub decimals: u8,
}

#[must_use]
pub fn lines(fact: &Fact, drawn: Drawn, lang: Lang) -> Lines {
    let points = &fact.trend.points;
    let shown = |quantity: Option<Quantity>| quantity.map(|quantity| drawn.value(quantity));
    let panel = points.iter().map(|point| {
        let hidden = point.all.as_ref().is_none_or(|all| all.coverage.display() == Display::Hidden);
        shown(point.panel.filter(|_| !hidden))
    });
    Lines {
        years: points.iter().map(|point| point.year.number()).collect(),
        panel: panel.collect(),
        all: points.iter().map(|point| shown(point.all.as_ref().and_then(app::domain::aggregate::Aggregate::shown))).collect(),
        breaks: points.iter().map(|point| point.break_before.as_ref().map(|found| found.reason.in_lang(lang).to_owned())).collect(),
        decimals: if drawn.mass.is_some() { 0 } else { fact.indicator.decimals },
    }
}

/// The trend of an indicator, with its table.
#[must_use]
pub fn trend(fact: &Fact, basis: Basis, lang: Lang, medium: Medium) -> Figure {
    let drawn = Drawn::of(fact);
    let mut lines = lines(fact, drawn, lang);
    if basis == Basis::All {
        lines.panel = vec![None; lines.years.len()];
    }
    let unit = drawn.unit(fact, lang);
    let count = fact.trend.panel.len();
    let (from, to) = (lines.years.first().copied().unwrap_or_default(), lines.years.last().copied().unwrap_or_default());
    let same = public::same_libraries(lang, count);
    let title = public::trend_title(lang, &fact.name);
    let has_panel = lines.panel.iter().any(Option::is_some);
    let (described, values) = if has_panel { (same.clone(), &lines.panel) } else { (public::all_reporters(lang).to_owned(), &lines.all) };
    let words = Words {
        id: "trend".to_owned(),
        title: title.clone(),
        description: format!("{described}: {}.", sentence(&lines.years, values, |value| drawn.plain(value, lines.decimals, lang), lang)),
    };
    let line = TrendLine {
        years: lines.years.clone(),
        panel: lines.panel.clone(),
        all: lines.all.clone(),
        breaks: lines.breaks.clone(),
        side: fact.indicator.side,
        lang,
        decimals: lines.decimals,
        two_figures: drawn.mass.is_some(),
        panel_label: &same,
        all_label: public::all_reporters(lang),
        gap_label: common::no_data(lang),
    };
    let rows = fact
        .trend
        .points
        .iter()
        .zip(&lines.panel)
        .map(|(point, panel)| {
            let all = point.all.as_ref().and_then(app::domain::aggregate::Aggregate::shown);
            let coverage = point.all.as_ref().map(|all| number::of_libraries(all.coverage, lang));
            vec![
                Entry::Text(point.year.to_string()),
                Entry::or_none(point.panel.filter(|_| panel.is_some()).map(|value| drawn.text(value, fact.indicator.decimals, lang)), lang),
                Entry::or_none(all.map(|value| drawn.text(value, fact.indicator.decimals, lang)), lang),
                Entry::or_none(coverage, lang),
            ]
        })
        .collect();
    let sub = if has_panel {
        public::trend_sub(lang, &unit, from, to, count, share_of_students(fact.trend.panel_coverage, lang))
    } else {
        public::trend_sub_all(lang, &unit, from, to)
    };
    Figure {
        id: "trend".to_owned(),
        level: 2,
        title: fact.finding(lang),
        sub,
        alt: words.alt(),
        chart: Chart(chart::trend(&words, &line, medium)),
        warning: fact.warning(lang).map(str::to_owned).or_else(|| small_panel(fact.trend.panel_coverage.filter(|_| has_panel), lang)),
        table: Table {
            caption: format!("{title}, {unit}"),
            columns: vec![
                Column::left(common::year(lang)),
                Column::right(public::same_libraries(lang, count)),
                Column::right(public::all_reporters(lang)),
                Column::right(public::libraries(lang)),
            ],
            rows,
            foot: None,
        },
        source: public::trend_src(lang).to_owned(),
        links: vec![(public::download_csv(lang).to_owned(), Page::IndicatorFigures(fact.indicator.code.clone()).path(lang))],
    }
}

/// A panel of under half tells a direction, not a total.
fn small_panel(coverage: Option<app::domain::coverage::Coverage>, lang: Lang) -> Option<String> {
    coverage.filter(|coverage| coverage.display() == Display::Hidden).map(|_| public::small_panel(lang).to_owned())
}

/// Size groups by full-time students (`domain/method.md` 6.7).
const GROUP_BOUNDS: (f64, f64) = (2500.0, 6000.0);

/// The distribution over libraries, in all and by size. None where one library could be told.
#[must_use]
pub fn distribution(fact: &Fact, data: &YearData, lang: Lang, medium: Medium) -> Option<Figure> {
    let indicator = &fact.indicator;
    let may_draw = !data.catalogue.is_personal(indicator) && indicator.aggregation != Aggregation::Distribution;
    if !may_draw || fact.aggregate.coverage.reporting < disclosure::SMALLEST_TOTAL {
        return None;
    }
    let values = data.values();
    let members = data.members();
    let drawn = Drawn::of(fact);
    let all: Vec<(f64, f64)> = library_values(&values, indicator, &members)
        .into_iter()
        .map(|(library, quantity)| (data.students.of_library(&library.code).unwrap_or(0.0), drawn.value(quantity)))
        .collect();
    let pick =
        |fits: &dyn Fn(f64) -> bool| all.iter().filter(|(students, _)| fits(*students)).map(|(_, value)| *value).collect::<Vec<f64>>();
    let groups = [
        (public::group_all(lang), pick(&|_| true)),
        (public::group_large(lang), pick(&|students| students > GROUP_BOUNDS.1)),
        (public::group_middle(lang), pick(&|students| (GROUP_BOUNDS.0..=GROUP_BOUNDS.1).contains(&students))),
        (public::group_small(lang), pick(&|students| students < GROUP_BOUNDS.0)),
    ];
    let decimals = if drawn.mass.is_some() { 1 } else { indicator.decimals };
    let rows: Vec<DistributionRow> = groups
        .iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(label, values)| DistributionRow {
            label: (*label).to_owned(),
            sub: common::coverage_line(lang, values.len()),
            values: values.clone(),
        })
        .collect();
    let title = public::distribution_title(lang, &fact.name);
    let shown = |value: Option<f64>| {
        value.map(|value| if drawn.mass.is_some() { number::two_figures(value, lang) } else { number::number(value, decimals, lang) })
    };
    use app::domain::quantile::{median, quantile};
    let table_rows = rows
        .iter()
        .map(|row| {
            let enough = row.values.len() >= 5;
            let quartile = |share: f64| {
                if enough {
                    Entry::or_none(shown(quantile(&row.values, share)), lang)
                } else {
                    Entry::Missing(format!("— {}", public::under_five(lang)))
                }
            };
            vec![
                Entry::Text(row.label.clone()),
                Entry::Text(row.values.len().to_string()),
                quartile(0.25),
                Entry::or_none(shown(median(&row.values)), lang),
                quartile(0.75),
            ]
        })
        .collect();
    let description = rows
        .iter()
        .map(|row| {
            format!(
                "{}: {}, {} {}",
                row.label,
                row.sub,
                public::median(lang).to_lowercase(),
                shown(median(&row.values)).unwrap_or_default()
            )
        })
        .collect::<Vec<_>>()
        .join(". ");
    let words = Words { id: "distribution".to_owned(), title: title.clone(), description };
    let median_word = public::median(lang).to_lowercase();
    Some(Figure {
        id: "distribution".to_owned(),
        level: 2,
        title: title.clone(),
        sub: format!(
            "{} {}.",
            public::distribution_sub(lang, drawn.unit(fact, lang), data.year),
            app::findings::coverage_line(fact.aggregate.coverage, lang)
        ),
        alt: words.alt(),
        chart: Chart(chart::distribution(&words, &rows, indicator.side, &median_word, decimals, lang, medium)),
        warning: None,
        table: Table {
            caption: title,
            columns: vec![
                Column::left(public::group(lang)),
                Column::right(public::libraries(lang)),
                Column::right(public::quartile_low(lang)),
                Column::right(public::median(lang)),
                Column::right(public::quartile_high(lang)),
            ],
            rows: table_rows,
            foot: None,
        },
        source: public::not_ranked(lang).to_owned(),
        links: Vec::new(),
    })
}

/// Libraries by level of a self-assessment.
#[must_use]
pub fn levels(fact: &Fact, data: &YearData, lang: Lang, medium: Medium) -> Option<Figure> {
    let counts = fact.aggregate.levels?;
    let names: Vec<String> = data.catalogue.levels().iter().map(|level| level.name.in_lang(lang).to_owned()).collect();
    let title = fact.name.clone();
    let description = names.iter().zip(counts).map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", ");
    let words = Words { id: format!("levels-{}", fact.indicator.code), title: title.clone(), description };
    let rows = names
        .iter()
        .enumerate()
        .map(|(i, name)| vec![Entry::Text(format!("{} {name}", i + 1)), Entry::Text(counts[i].to_string())])
        .collect();
    Some(Figure {
        id: format!("levels-{}", fact.indicator.code),
        level: 2,
        title: public::levels_title(lang).to_owned(),
        sub: format!("{} {}.", public::levels_sub(lang, data.year), app::findings::coverage_line(fact.aggregate.coverage, lang)),
        alt: words.alt(),
        chart: Chart(chart::levels(&words, &names, &counts, medium)),
        warning: fact.warning(lang).map(str::to_owned),
        table: Table {
            caption: title,
            columns: vec![Column::left(public::level(lang)), Column::right(public::libraries(lang))],
            rows,
            foot: None,
        },
        source: public::not_ranked(lang).to_owned(),
        links: Vec::new(),
    })
}

/// The footprint's components over the years, stacked. None when no year has all of them.
#[must_use]
pub fn components(edition: &Edition<'_>, components: &Components, medium: Medium) -> Option<Figure> {
    let lang = edition.lang;
    let totals: Vec<Option<f64>> = (0..components.years.len()).map(|i| components.rows.iter().map(|row| row.panel[i]).sum()).collect();
    let largest = totals.iter().flatten().copied().fold(0.0, f64::max);
    if largest <= 0.0 {
        return None;
    }
    let mass = Mass::for_largest(largest);
    let years: Vec<i32> = components.years.iter().map(|year| year.number()).collect();
    let stacks: Vec<Stack> = components
        .rows
        .iter()
        .map(|row| Stack { name: short_name(&row.name), values: row.panel.iter().map(|value| value.map(|kg| mass.of(kg))).collect() })
        .collect();
    let shown = |kilograms: Option<f64>| Entry::or_none(kilograms.map(|kg| number::two_figures(mass.of(kg), lang)), lang);
    let rows = components
        .rows
        .iter()
        .map(|row| {
            let mut entries = vec![Entry::Text(row.name.clone())];
            entries.extend(row.panel.iter().map(|value| shown(*value)));
            entries.push(Entry::or_none(row.range.map(|range| number::bounds(range, mass, lang)), lang));
            entries.push(Entry::Text(row.quality.unwrap_or("—").to_owned()));
            entries
        })
        .collect();
    let mut foot = vec![Entry::Text(public::total(lang).to_owned())];
    foot.extend(totals.iter().map(|total| shown(*total)));
    let total = edition.fact(&edition.year.catalogue.headline().footprint.indicator);
    let total_range = total.as_ref().and_then(|fact| fact.aggregate.shown()).map(|quantity| number::bounds(quantity.range(), mass, lang));
    foot.push(Entry::or_none(total_range, lang));
    let quality = total.as_ref().and_then(|fact| fact.aggregate.marks.quality).map_or("—", app::domain::factor::Quality::as_str);
    foot.push(Entry::Text(quality.to_owned()));
    let mut columns = vec![Column::left(public::component(lang))];
    columns.extend(components.years.iter().map(|year| Column::right(year.to_string())));
    columns.push(Column::right(format!("{} {}", public::range(lang), edition.year.year)));
    columns.push(Column::right(public::quality(lang)));
    let shown_totals: Vec<Option<f64>> = totals.iter().map(|total| total.map(|kg| mass.of(kg))).collect();
    let words = Words {
        id: "components".to_owned(),
        title: public::components_title(lang).to_owned(),
        description: format!(
            "{}: {}.",
            public::total(lang),
            sentence(&years, &shown_totals, |value| number::two_figures(value, lang), lang)
        ),
    };
    Some(Figure {
        id: "components".to_owned(),
        level: 3,
        title: public::components_title(lang).to_owned(),
        sub: public::components_sub(lang, mass.unit_co2(lang), components.libraries, share_of_students(components.coverage, lang)),
        alt: words.alt(),
        chart: Chart(chart::stacked(&words, &years, &stacks, &mass.unit_co2(lang), lang, medium)),
        warning: small_panel(components.coverage, lang),
        table: Table { caption: format!("{}, {}", public::components_title(lang), mass.unit_co2(lang)), columns, rows, foot: Some(foot) },
        source: format!("{} {}", public::carbon_src(lang), public::step_computed_how(lang, edition.year.catalogue.version())),
        links: vec![(common::nav_method(lang).to_owned(), format!("{}#factors", Page::Method.path(lang)))],
    })
}

/// A component's name without its last word of what it is of: the legend has room for a few words.
fn short_name(name: &str) -> String {
    name.split(" (").next().unwrap_or(name).to_owned()
}

/// From last year's emissions to this year's.
#[must_use]
pub fn decomposition(edition: &Edition<'_>, medium: Medium) -> Option<Figure> {
    let lang = edition.lang;
    let split = edition.decomposition().filter(|split| split.from > 0.0)?;
    let mass = Mass::for_largest(split.from.max(split.to));
    let (from_year, to_year) = (edition.previous()?.year, edition.year.year);
    let label = edition.factor_label(&split);
    // All parts in the step of the totals, so that what is printed adds up.
    let step = number::two_figures_step(mass.of(split.from.max(split.to)));
    let (to, parts) = rounded(
        mass.of(split.to) - (mass.of(split.from) / step).round() * step,
        &[mass.of(split.activity()), mass.of(split.factor())],
        step / 10.0,
    );
    let from = (mass.of(split.from) / step).round() * step;
    let percent = |value: f64| value / mass.of(split.from) * 100.0;
    let decimals = (0..4_u8).find(|&d| step / 10.0 >= 10_f64.powi(-i32::from(d)) * 0.999).unwrap_or(3);
    let amount = |value: f64| number::with_sign(value, &format!("{}\u{a0}{}", number::number(value.abs(), decimals, lang), mass.unit()));
    let total = |value: f64| format!("{}\u{a0}{}", number::two_figures(value, lang), mass.unit());
    let shown_step = |value: f64| format!("{} ({})", amount(value), number::change_percent(percent(value), lang));
    let falls = [
        Fall::Level { label: from_year.to_string(), value: mass.of(split.from), shown: total(from), current: false },
        Fall::Step { label: public::split_head(lang).to_owned(), change: mass.of(split.activity()), shown: shown_step(parts[0]) },
        Fall::Step { label: capitalised(label), change: mass.of(split.factor()), shown: shown_step(parts[1]) },
        Fall::Level { label: to_year.to_string(), value: mass.of(split.to), shown: total(from + to), current: true },
    ];
    let row = |name: String, value: String, share: f64| {
        vec![Entry::Text(name), Entry::Text(value), Entry::Text(number::change_percent(share, lang))]
    };
    let sentence = edition.emissions_sentence();
    let words =
        Words { id: "decomposition".to_owned(), title: public::decomposition_title(lang).to_owned(), description: sentence.clone() };
    Some(Figure {
        id: "decomposition".to_owned(),
        level: 3,
        title: sentence,
        sub: public::decomposition_sub(lang, from_year, to_year, split.libraries, mass.unit_co2(lang)),
        alt: words.alt(),
        chart: Chart(chart::waterfall(&words, &falls, medium)),
        warning: None,
        table: Table {
            caption: public::decomposition_title(lang).to_owned(),
            columns: vec![
                Column::left(public::component(lang)),
                Column::right(mass.unit_co2(lang)),
                Column::right(public::share_of(lang, from_year)),
            ],
            rows: vec![
                vec![Entry::Text(from_year.to_string()), Entry::Text(total(from)), Entry::Text(number::percent(100.0, 0, lang))],
                row(public::split_head(lang).to_owned(), amount(parts[0]), percent(parts[0])),
                row(capitalised(label), amount(parts[1]), percent(parts[1])),
            ],
            foot: Some(vec![
                Entry::Text(to_year.to_string()),
                Entry::Text(total(from + to)),
                Entry::Text(number::percent(percent(mass.of(split.to)), 0, lang)),
            ]),
        },
        source: public::decomposition_src(lang).to_owned(),
        links: vec![(public::how_title(lang).to_owned(), format!("{}#uncertainty", Page::Method.path(lang)))],
    })
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// The carbon handprint: ranges, never a point.
#[must_use]
pub fn carbon(edition: &Edition<'_>, medium: Medium) -> Option<Figure> {
    let lang = edition.lang;
    let estimates: Vec<(String, app::domain::emission::Range)> =
        edition.carbon_handprint().into_iter().filter_map(|(name, range)| range.map(|range| (name, range))).collect();
    let largest = estimates.iter().map(|(_, range)| range.high).fold(0.0, f64::max);
    if largest <= 0.0 {
        return None;
    }
    let mass = Mass::for_largest(largest);
    let rows: Vec<RangeRow> = estimates
        .iter()
        .map(|(name, range)| RangeRow {
            name: name.split(": ").last().unwrap_or(name).to_owned(),
            low: mass.of(range.low),
            high: mass.of(range.high),
            shown: number::bounds(*range, mass, lang),
        })
        .collect();
    let description = rows.iter().map(|row| format!("{}: {} {}", row.name, row.shown, mass.unit())).collect::<Vec<_>>().join(". ");
    let words = Words { id: "carbon".to_owned(), title: public::carbon_title(lang).to_owned(), description };
    let coverage =
        edition.year.catalogue.headline().carbon_handprint.first().and_then(|code| edition.fact(code)).map(|fact| fact.aggregate.coverage);
    Some(Figure {
        id: "carbon".to_owned(),
        level: 3,
        title: public::carbon_fig(lang).to_owned(),
        sub: format!(
            "{} {}, {}. {}. {}",
            edition.year.year,
            mass.unit_co2(lang),
            coverage.map(|coverage| app::findings::coverage_line(coverage, lang)).unwrap_or_default(),
            common::provisional(lang),
            public::carbon_sub(lang)
        ),
        alt: words.alt(),
        chart: Chart(chart::ranges(&words, &rows, lang, medium)),
        warning: None,
        table: Table {
            caption: public::carbon_title(lang).to_owned(),
            columns: vec![
                Column::left(public::estimate(lang)),
                Column::right(format!("{}, {}", public::lower(lang), mass.unit())),
                Column::right(format!("{}, {}", public::upper(lang), mass.unit())),
            ],
            rows: rows
                .iter()
                .map(|row| {
                    vec![
                        Entry::Text(row.name.clone()),
                        Entry::Text(number::two_figures(row.low, lang)),
                        Entry::Text(number::two_figures(row.high, lang)),
                    ]
                })
                .collect(),
            foot: None,
        },
        source: public::carbon_src(lang).to_owned(),
        links: vec![(public::factors_used(lang).to_owned(), format!("{}#factors", Page::Method.path(lang)))],
    })
}

/// The side of an indicator as marks and inks know it.
#[must_use]
pub fn mark_side(side: Side) -> Side {
    if side == Side::Context { Side::Handprint } else { side }
}

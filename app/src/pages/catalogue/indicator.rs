//! `/{lang}/admin/indicators/{code}`: one indicator's definition, from a year on.

use serde::{Serialize, de::DeserializeOwned};

use super::form::{CatalogueForm, Wanted, indicators};
use crate::{
    domain::{
        catalogue::{
            file::{AggregationFile, CatalogueFile, IndicatorFile},
            formula,
            indicator::{Direction, HardLimits, Kind, Plausible, Side, Standard, Tier, YearChange},
        },
        code::{IndicatorCode, SectionCode, ThemeCode, UnitCode},
        entry::series_break::Break,
        year::Year,
    },
    findings::side_name,
    forms::{Drawer, Group, Reader, Values, folded, group},
    text::{Lang, words::catalogue as words},
    url::{NEW, Page},
};

pub struct IndicatorForm<'a> {
    file: &'a CatalogueFile,
    /// Its latest definition; None for a new one.
    held: Option<&'a IndicatorFile>,
    /// The first year that is not frozen.
    first: Year,
}

/// None when there is no such thing.
pub fn open<'a>(file: &'a CatalogueFile, code: &str, first: Year) -> Option<Box<dyn CatalogueForm + 'a>> {
    let held = latest(file, code);
    if held.is_none() && code != NEW { None } else { Some(Box::new(IndicatorForm { file, held, first })) }
}

impl CatalogueForm for IndicatorForm<'_> {
    fn page(&self) -> Page {
        Page::AdminIndicator(self.held.map_or_else(|| NEW.to_owned(), |entry| entry.code.to_string()))
    }

    fn title(&self, lang: Lang) -> String {
        self.held.map_or_else(|| words::new_indicator(lang).to_owned(), |entry| entry.name.in_lang(lang).to_owned())
    }

    fn lede(&self, lang: Lang) -> String {
        self.held.map(|entry| entry.definition.in_lang(lang).to_owned()).unwrap_or_default()
    }

    fn values(&self) -> Values {
        self.held.map_or_else(|| blank(self.first), |entry| values(entry, self.first))
    }

    fn groups(&self, draw: &Drawer<'_>) -> Vec<Group> {
        let (lang, file) = (draw.lang, self.file);
        let nothing = || vec![(String::new(), words::nothing_chosen(lang).to_owned())];
        let pairs =
            |items: &[(&str, &str)]| items.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned())).collect::<Vec<_>>();
        let all: Vec<_> = indicators(file, lang).into_iter().map(|(code, name)| (code.to_string(), format!("{name} ({code})"))).collect();
        let or_none = || [nothing(), all.clone()].concat();
        let vocabulary = &file.vocabulary;
        let themes = vocabulary.themes.iter().map(|theme| (theme.code.to_string(), theme.name.in_lang(lang).to_owned())).collect();
        let sections =
            vocabulary.sections.iter().map(|section| (section.code.to_string(), section.name.in_lang(lang).to_owned())).collect();
        let units = vocabulary.units.iter().map(|unit| (unit.code.to_string(), unit.name.in_lang(lang).to_owned())).collect();
        let sides = [Side::Handprint, Side::Footprint, Side::Context].map(|side| (word(&side), side_name(side, lang).to_owned()));
        let kinds = pairs(&[("entered", words::entered(lang)), ("derived", words::derived(lang)), ("ordinal", words::ordinal(lang))]);
        let code = if self.held.is_none() {
            draw.line("code", words::code(lang), words::code_hint(lang))
        } else {
            draw.fixed("code", words::code(lang))
        };
        let place = vec![
            code,
            draw.choice("kind", words::kind(lang), kinds),
            draw.choice("theme", words::theme(lang), themes),
            draw.choice("section", words::section(lang), sections),
            draw.choice("side", words::side(lang), sides.into()),
            draw.choice("tier", words::tier(lang), pairs(&[("core", words::core(lang)), ("extended", words::extended(lang))])),
            draw.choice(
                "direction",
                words::direction(lang),
                pairs(&[("up", words::up(lang)), ("down", words::down(lang)), ("neutral", words::neutral(lang))]),
            ),
            draw.choice("unit", words::unit(lang), units),
            draw.line("decimals", words::decimals(lang), ""),
        ];
        let aggregations = pairs(&[
            ("sum", words::sum(lang)),
            ("ratio_of_sums", words::ratio(lang)),
            ("weighted_mean", words::weighted(lang)),
            ("median", words::median(lang)),
            ("distribution", words::distribution(lang)),
        ]);
        let computing = vec![
            draw.choice("aggregation", words::aggregation(lang), aggregations),
            draw.choice("numerator", words::numerator(lang), or_none()),
            draw.choice("denominator", words::denominator(lang), or_none()),
            draw.choice("weight", words::weight(lang), or_none()),
            draw.area("formula", words::formula(lang), words::formula_hint(lang)),
            draw.line("optional", words::optional(lang), words::codes_hint(lang)),
        ];
        let warn = pairs(&[("", words::warn_none(lang)), ("pct", words::warn_pct(lang)), ("abs", words::warn_abs(lang))]);
        let checks = vec![
            draw.line("plausible.min", words::plausible_min(lang), ""),
            draw.line("plausible.max", words::plausible_max(lang), ""),
            draw.choice("warn.type", words::warn_type(lang), warn),
            draw.line("warn.value", words::warn_value(lang), ""),
            draw.line("hard.min", words::hard_min(lang), ""),
            draw.line("hard.max", words::hard_max(lang), ""),
            draw.area("checks", words::checks(lang), words::checks_hint(lang)),
            draw.tick("integer", words::integer(lang), ""),
            draw.tick("slow", words::slow(lang), ""),
        ];
        let protection = vec![
            draw.line("normalise_by", words::normalise_by(lang), words::codes_hint(lang)),
            draw.line("standard", words::standard(lang), ""),
            draw.line("standard_ref", words::standard_ref(lang), ""),
            draw.tick("personal", words::personal(lang), ""),
            draw.area("note", words::note(lang), ""),
        ];
        let mut years = vec![
            draw.line("valid_from", words::valid_from(lang), ""),
            draw.line("valid_to", words::valid_to(lang), words::valid_to_hint(lang)),
            draw.choice("replaced_by", words::replaced_by(lang), or_none()),
        ];
        years.extend(draw.lines("break", words::break_in, words::break_hint(lang)));
        vec![
            group(
                words::group_words(lang),
                words::group_words_hint(lang),
                [draw.lines("name", words::name_in, ""), draw.areas("definition", words::definition_in)].concat(),
            ),
            group(words::group_place(lang), "", place),
            group(words::group_sum(lang), "", computing),
            folded(words::group_checks(lang), words::group_checks_hint(lang), checks),
            folded(words::group_protect(lang), "", protection),
            group(words::group_years(lang), words::group_years_hint(lang, self.first), years),
        ]
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Wanted> {
        let Self { file, held, first } = *self;
        let (lang, values) = (reader.lang, reader.values);
        let indicator = |text: &str| IndicatorCode::parse(text).ok();
        let code = match held {
            Some(held) => Some(held.code.clone()),
            None => reader.code("code", indicator),
        };
        if let Some(code) = code.as_ref().filter(|code| held.is_none() && latest(file, code.as_str()).is_some()) {
            reader.refuse("code", words::code_taken(lang, code));
        }
        let name = reader.text("name");
        let definition = reader.text("definition");
        let theme = reader.code("theme", |text| ThemeCode::parse(text).ok());
        let section = reader.code("section", |text| SectionCode::parse(text).ok());
        let unit = reader.code("unit", |text| UnitCode::parse(text).ok());
        let side = reader.code("side", choice::<Side>);
        let tier = reader.code("tier", choice::<Tier>);
        let direction = reader.code("direction", choice::<Direction>);
        let kind = reader.code("kind", choice::<Kind>);
        let aggregation = aggregation(reader);
        let formula = Some(values.get("formula").to_owned()).filter(|text| !text.is_empty());
        let decimals_typed = values.get("decimals").parse::<u8>();
        if decimals_typed.is_err() {
            reader.refuse("decimals", words::not_a_number(lang, reader.label("decimals"), values.get("decimals")));
        }
        if let Some(text) = &formula {
            check_formula(reader, text, file, unit.as_ref(), side);
        }
        let optional_inputs = reader.codes("optional", indicator);
        let plausible = reader.number("plausible.min").zip(reader.number("plausible.max")).map(|(min, max)| Plausible { min, max });
        reader.together(["plausible.min", "plausible.max"]);
        let warn = reader.number("warn.value");
        reader.together(["warn.type", "warn.value"]);
        let year_change = match values.get("warn.type") {
            "pct" => warn.map(YearChange::Pct),
            "abs" => warn.map(YearChange::Abs),
            _ => None,
        };
        let hard_limits =
            HardLimits { min: reader.number("hard.min"), max: reader.number("hard.max"), integer: values.has_tick("integer") };
        let normalise_by = reader.codes("normalise_by", indicator);
        let typed_from = reader.year("valid_from").unwrap_or(first);
        if typed_from < first {
            reader.refuse("valid_from", words::frozen_year(lang, reader.label("valid_from"), first));
        }
        let valid_to = reader.year("valid_to");
        if valid_to.is_some_and(|to| to < first.previous()) {
            reader.refuse("valid_to", words::frozen_year(lang, reader.label("valid_to"), first));
        }
        let replaced_by = Some(values.get("replaced_by")).filter(|code| !code.is_empty()).and_then(indicator);
        let broken = reader.maybe_text("break");
        let any_reason = Lang::ALL.iter().any(|lang| !broken.in_lang(*lang).is_empty());
        if any_reason {
            reader.text("break");
        }
        let checks: Vec<String> = values.get("checks").lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let (code, unit) = (code?, unit?);
        let breaks = any_reason
            .then(|| Break { indicator: code.clone(), year: typed_from, library: None, kind: None, reason: broken })
            .into_iter()
            .collect();
        // A definition that has always held goes on doing so until the first year is frozen.
        let from = (typed_from > Year::FIRST).then_some(typed_from);
        let entry = IndicatorFile {
            code,
            valid_from: from,
            valid_to,
            replaced_by,
            kind: kind?,
            side: side?,
            theme: theme?,
            section: section?,
            tier: tier?,
            name,
            definition,
            // The words for the unit follow the unit; a finer one, if there was, stays with the same unit.
            display_unit: held.filter(|held| held.unit == unit).and_then(|held| held.display_unit.clone()),
            unit,
            direction: direction?,
            aggregation: aggregation?,
            formula,
            optional_inputs,
            plausible,
            yoy_warn: year_change,
            hard_limits,
            checks,
            slow: values.has_tick("slow"),
            decimals: decimals_typed.unwrap_or_default(),
            normalise_by,
            personal: values.has_tick("personal"),
            source: Standard { standard: values.get("standard").to_owned(), reference: values.get("standard_ref").to_owned() },
            note: values.get("note").to_owned(),
        };
        if held.is_some_and(|held| held.is_counted_otherwise(&entry)) && !any_reason && first > Year::FIRST {
            reader.refuse("break.fi", words::break_needed(lang).to_owned());
        }
        let summary = entry.code.to_string();
        Some(Wanted { summary, breaks, change: Box::new(move |file| file.put_indicator(entry, from)) })
    }
}

/// The latest definition of a code.
fn latest<'a>(file: &'a CatalogueFile, code: &str) -> Option<&'a IndicatorFile> {
    file.indicators.iter().filter(|entry| entry.code.as_str() == code).max_by_key(|entry| entry.valid_from)
}

/// The word by which a choice is known in files.
pub fn word<T: Serialize>(choice: &T) -> String {
    serde_json::to_value(choice).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

pub fn choice<T: DeserializeOwned>(typed: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::from(typed)).ok()
}

fn blank(first: Year) -> Values {
    let mut values = Values::default();
    values.set("decimals", 0);
    values.set("valid_from", first);
    values
}

fn values(entry: &IndicatorFile, first: Year) -> Values {
    let mut values = Values::default();
    let codes = |codes: &[IndicatorCode]| codes.iter().map(IndicatorCode::as_str).collect::<Vec<_>>().join(" ");
    values.set("code", &entry.code);
    values.set_text("name", &entry.name);
    values.set_text("definition", &entry.definition);
    values.set("theme", &entry.theme);
    values.set("section", &entry.section);
    values.set("side", word(&entry.side));
    values.set("tier", word(&entry.tier));
    values.set("direction", word(&entry.direction));
    values.set("unit", &entry.unit);
    values.set("decimals", entry.decimals);
    values.set("kind", word(&entry.kind));
    match &entry.aggregation {
        AggregationFile::Sum => values.set("aggregation", "sum"),
        AggregationFile::RatioOfSums { numerator, denominator } => {
            values.set("aggregation", "ratio_of_sums");
            values.set("numerator", numerator);
            values.set("denominator", denominator);
        }
        AggregationFile::WeightedMean { weight } => {
            values.set("aggregation", "weighted_mean");
            values.set("weight", weight);
        }
        AggregationFile::Median => values.set("aggregation", "median"),
        AggregationFile::Distribution => values.set("aggregation", "distribution"),
    }
    values.set_option("formula", entry.formula.as_ref());
    values.set("optional", codes(&entry.optional_inputs));
    values.set_option("plausible.min", entry.plausible.map(|plausible| plausible.min));
    values.set_option("plausible.max", entry.plausible.map(|plausible| plausible.max));
    match entry.yoy_warn {
        Some(YearChange::Pct(value)) => {
            values.set("warn.type", "pct");
            values.set("warn.value", value);
        }
        Some(YearChange::Abs(value)) => {
            values.set("warn.type", "abs");
            values.set("warn.value", value);
        }
        None => {}
    }
    values.set_option("hard.min", entry.hard_limits.min);
    values.set_option("hard.max", entry.hard_limits.max);
    values.set_tick("integer", entry.hard_limits.integer);
    values.set("checks", entry.checks.join("\n"));
    values.set_tick("slow", entry.slow);
    values.set("normalise_by", codes(&entry.normalise_by));
    values.set_tick("personal", entry.personal);
    values.set("standard", &entry.source.standard);
    values.set("standard_ref", &entry.source.reference);
    values.set("note", &entry.note);
    values.set("valid_from", entry.valid_from.filter(|from| *from >= first).unwrap_or(first));
    values.set_option("valid_to", entry.valid_to);
    values.set_option("replaced_by", entry.replaced_by.as_ref());
    values
}

fn aggregation(reader: &mut Reader<'_>) -> Option<AggregationFile> {
    let chosen = reader.values.get("aggregation");
    let mut part = |name: &str| reader.code(name, |text| IndicatorCode::parse(text).ok());
    match chosen {
        "ratio_of_sums" => {
            let (numerator, denominator) = (part("numerator"), part("denominator"));
            Some(AggregationFile::RatioOfSums { numerator: numerator?, denominator: denominator? })
        }
        "weighted_mean" => Some(AggregationFile::WeightedMean { weight: part("weight")? }),
        "median" => Some(AggregationFile::Median),
        "distribution" => Some(AggregationFile::Distribution),
        _ => Some(AggregationFile::Sum),
    }
}

/// Refuses a formula with the place that is wrong: it cannot be read, or its units do not fit.
fn check_formula(reader: &mut Reader<'_>, text: &str, file: &CatalogueFile, unit: Option<&UnitCode>, side: Option<Side>) {
    let lang = reader.lang;
    let mut mark = |start: usize, end: usize, why: &str| {
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
        reader.refuse("formula", format!("{}: {why}", reader.label("formula")));
        reader.failed.marked = Some((part(0, start), part(start, end), part(end, text.len()), why.to_owned()));
    };
    let read = match formula::parse(text) {
        Ok(read) => read,
        Err(refused) => {
            let next = text[refused.at..].chars().next().map_or(refused.at, |c| refused.at + c.len_utf8());
            mark(refused.at, next, refused.reason.in_lang(lang));
            return;
        }
    };
    let (Some(unit), Some(side)) = (unit, side) else { return };
    if let Err(refusal) = file.check_formula(&read, unit, side) {
        mark(refusal.start, refusal.end, refusal.reason.in_lang(lang));
    }
}

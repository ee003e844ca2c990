//! What stands in the report: the same findings as on the pages.

use app::{
    chart::Medium,
    domain::{
        catalogue::indicator::{Indicator, Side},
        story::{PublishedStory, StoryText},
    },
    exhibits,
    findings::{
        ChangeWords, Edition, Fact,
        coverage::coverage_line,
        lineage, side_name,
        stories::{language_name, story_side, story_themes},
    },
    text::{
        Lang, date,
        number::{self, Mass},
        words::{common, findings as finding_words, public, report as words},
    },
    ui::{Entry, Exhibit, Table},
    url::Basis,
};
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

/// Data for the template, and the drawings that it names.
pub struct Report {
    pub data: Value,
    pub images: Vec<(String, String)>,
}

struct Writer<'a, 'b> {
    edition: &'b Edition<'a>,
    /// The date in the document.
    made_on: NaiveDate,
    images: Vec<(String, String)>,
}

pub fn content(edition: &Edition<'_>, made_on: NaiveDate) -> Report {
    let mut writer = Writer { edition, made_on, images: Vec::new() };
    let data = writer.data();
    Report { data, images: writer.images }
}

const HAND: &str = include_str!("../../../style/icons/print-hand.svg");
const FOOT: &str = include_str!("../../../style/icons/print-foot.svg");

impl Writer<'_, '_> {
    fn lang(&self) -> Lang {
        self.edition.lang
    }

    fn image(&mut self, svg: String) -> String {
        let name = format!("image-{}.svg", self.images.len() + 1);
        self.images.push((name.clone(), svg));
        name
    }

    fn data(&mut self) -> Value {
        let (lang, year) = (self.lang(), self.edition.year.year);
        let title = public::overview_title(lang, year);
        let demo = self.edition.published.site.demo.then(|| words::demo_mark(lang));
        let draft = self.edition.year.frozen.is_none().then(|| words::draft_mark(lang));
        let mark = demo.into_iter().chain(draft).collect::<Vec<_>>().join(". ");
        let made = date::date(self.made_on, lang);
        let foot = match self.edition.identity() {
            Some(identity) => format!("{} · {identity} · {}", public::frozen_on(lang, &made), common::licence(lang)),
            None => format!("{} · {made}", words::draft_mark(lang)),
        };
        let annex = lineage::annex(self.edition);
        json!({
            "lang": lang.as_str(),
            "title": title,
            "subtitle": words::subtitle(lang),
            "consortium": self.edition.year.catalogue.consortium().name.in_lang(lang),
            "mark": mark,
            "foot": foot,
            "date": [self.made_on.year(), self.made_on.month(), self.made_on.day()],
            "attachment": words::attachment_description(lang, year),
            "prints": [self.image(HAND.to_owned()), self.image(FOOT.to_owned())],
            "prints_alt": words::cover_prints(lang),
            "messages": self.messages(),
            "coverage": self.coverage(),
            "themes": self.themes(),
            "footprint": self.footprint(),
            "stories_title": words::stories_title(lang),
            "stories": self.stories(),
            "method_title": finding_words::how_title(lang),
            "method": self.method(),
            "netting": [common::no_netting(lang), public::two_answers(lang)],
            "annex_title": words::annex(lang),
            "annex": table(&self.annex()),
            "lineage": table(&annex.numbers),
            "factors": table(&annex.factors),
            "attached": words::attached(lang),
            "citation": self.edition.citation(self.made_on),
        })
    }

    /// The cover's messages, a side each colour.
    fn messages(&self) -> Value {
        let (lang, hand, foot) = (self.lang(), self.edition.hand(), self.edition.foot());
        let message = |side: &str, fact: &Fact, text: String| {
            let number = fact.short_or_gap(lang);
            json!({ "side": side, "number": number, "text": text, "cover": coverage_line(fact.aggregate.coverage, self.edition.size(), lang) })
        };
        let hand = hand.first.iter().chain(hand.others.first());
        let hand = hand.map(|fact| message("hand", fact, format!("{}. {}", fact.name, fact.change_sentence(lang))));
        let foot =
            foot.first.iter().map(|fact| message("foot", fact, format!("{}{}", self.edition.emissions_sentence(), self.provisional(fact))));
        hand.chain(foot).collect()
    }

    /// ` Alustava.`, where a number is.
    fn provisional(&self, fact: &Fact) -> String {
        if fact.is_provisional() { format!(" {}.", common::provisional(self.lang())) } else { String::new() }
    }

    fn coverage(&mut self) -> Value {
        let found = self.edition.coverage(Medium::Print);
        json!({ "line": found.line, "text": found.missing, "image": self.image(found.bar.0), "alt": found.alt })
    }

    fn exhibit(&mut self, exhibit: Exhibit) -> Value {
        json!({ "title": exhibit.title, "sub": exhibit.sub, "image": self.image(exhibit.chart.0), "alt": exhibit.alt, "source": exhibit.source, "warning": exhibit.warning })
    }

    /// A page for each theme that has a handprint.
    fn themes(&mut self) -> Value {
        let lang = self.lang();
        let catalogue = self.edition.year.catalogue.clone();
        let mut pages = Vec::new();
        for theme in catalogue.themes() {
            let indicators: Vec<&Indicator> = catalogue.of_theme(&theme.code, Side::Handprint).collect();
            let facts: Vec<Fact> = indicators.iter().filter_map(|indicator| self.edition.fact(&indicator.code)).collect();
            let Some(first) = facts.iter().find(|fact| {
                fact.value.is_some()
                    && fact.aggregate.levels.is_none()
                    && !fact.aggregate.quantity.is_some_and(app::domain::emission::Quantity::is_emission)
            }) else {
                continue;
            };
            let numbers: Vec<Value> = facts
                .iter()
                .filter(|fact| fact.aggregate.levels.is_none() && !fact.aggregate.quantity.is_some_and(app::domain::emission::Quantity::is_emission))
                .filter_map(|fact| fact.short(lang).map(|value| (fact, value)))
                .take(4)
                .map(|(fact, value)| {
                    let change = fact.change.as_ref().map(|change| format!(", {}", change.with_arrow())).unwrap_or_default();
                    json!({ "number": value, "text": format!("{}{change}", fact.name), "cover": number::of_libraries(fact.aggregate.coverage, lang) })
                })
                .collect();
            let mut drawn = vec![exhibits::trend(self.edition, first, Basis::Panel, Medium::Print)];
            drawn.extend(facts.iter().find_map(|fact| exhibits::levels(self.edition, fact, Medium::Print)));
            let has_carbon = indicators.iter().any(|indicator| catalogue.headline().carbon_handprint.contains(&indicator.code));
            if has_carbon {
                drawn.pop();
                drawn.extend(exhibits::carbon(self.edition, Medium::Print));
            }
            let figures: Vec<Value> = drawn.into_iter().map(|shown| self.exhibit(shown)).collect();
            pages.push(json!({
                "kick": format!("{} · {}", side_name(Side::Handprint, lang), theme.name.in_lang(lang)),
                "title": first.finding(lang).trim_end_matches('.'),
                "lede": words::theme_lede(lang, facts.len()),
                "numbers": numbers,
                "figures": figures,
            }));
        }
        Value::from(pages)
    }

    fn footprint(&mut self) -> Value {
        let lang = self.lang();
        let components = self.edition.components();
        let figures =
            [exhibits::components(self.edition, &components, Medium::Print), exhibits::decomposition(self.edition, Medium::Print)];
        let table_of = figures[0].as_ref().map(|figure| table(&figure.table));
        let figures: Vec<Value> = figures.into_iter().flatten().map(|shown| self.exhibit(shown)).collect();
        let total = self.edition.foot().first;
        let none = || match &total {
            Some(fact) => fact.finding(lang),
            None => finding_words::emissions_unknown(lang).to_owned(),
        };
        let title = total
            .as_ref()
            .and_then(|fact| fact.short(lang))
            .map_or_else(|| none().trim_end_matches('.').to_owned(), |value| words::footprint_headline(lang, value));
        let lede = total
            .map(|fact| {
                let coverage = coverage_line(fact.aggregate.coverage, self.edition.size(), lang);
                let total = format!("{}: {coverage}.{}", finding_words::total(lang), self.provisional(&fact));
                let population = fact.change.as_ref().map(|change| change.population(self.edition.size(), lang));
                [Some(self.edition.emissions_sentence()), population, Some(total)].into_iter().flatten().collect::<Vec<_>>().join(" ")
            })
            .unwrap_or_default();
        json!({ "kick": common::footprint(lang), "title": title, "lede": lede, "figures": figures, "table": table_of, "boundary": self.edition.year.catalogue.consortium().boundary.in_lang(lang) })
    }

    fn stories(&self) -> Value {
        let lang = self.lang();
        self.edition.year.stories().iter().map(|story| self.story(story, lang)).collect()
    }

    fn story(&self, story: &PublishedStory, lang: Lang) -> Value {
        let (side, side_words) = story_side(&story.content, lang);
        let catalogue = &self.edition.year.catalogue;
        let (library, themes) = (catalogue.library_name(story.library.as_str()), story_themes(&story.content, catalogue, lang));
        let language = story.content.language;
        let written =
            if language == lang { String::new() } else { format!(" · {}", public::story_written(lang, language_name(language, lang))) };
        let texts = [StoryText::Before, StoryText::Action, StoryText::Change, StoryText::Significance];
        json!({
            "side": if side == Side::Footprint { "foot" } else { "hand" },
            "kick": format!("{side_words} · {themes} · {library}{written}"),
            "lang": story.content.language.as_str(),
            "title": story.content.text(StoryText::Title),
            "paragraphs": texts.map(|text| story.content.text(text)).into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>(),
            "quote": story.content.text(StoryText::Quote),
            "evidence_word": words::evidence(lang),
            "evidence": story.content.text(StoryText::Evidence),
        })
    }

    fn method(&self) -> Value {
        let lang = self.lang();
        json!([
            { "title": public::method_boundary(lang), "text": self.edition.year.catalogue.consortium().boundary.in_lang(lang) },
            { "title": public::method_coverage(lang), "text": public::method_coverage_text(lang, self.edition.size().share.in_lang(lang)) },
            { "title": public::method_trend(lang), "text": public::method_trend_text(lang) },
            { "title": public::method_uncertainty(lang), "text": public::method_uncertainty_text(lang) },
            { "title": public::method_small(lang), "text": public::method_small_text(lang, number::plain(self.edition.year.catalogue.nearest() * 100.0, lang)) },
        ])
    }

    /// Every indicator: the year before, this year, the change, the coverage.
    fn annex(&self) -> Table {
        use app::ui::Column;
        let lang = self.lang();
        let year = self.edition.year.year;
        // The caption says what a dash alone is.
        let dash = |withheld: bool| if withheld { format!("— {}", common::withheld(lang)) } else { "—".to_owned() };
        let mut rows = Vec::new();
        for theme in self.edition.facts_by_theme() {
            for fact in &theme.facts {
                let indicator = &fact.indicator;
                let emission = fact.aggregate.quantity.is_some_and(app::domain::emission::Quantity::is_emission);
                let mass = fact.aggregate.quantity.filter(|_| emission).map(|quantity| Mass::for_largest(quantity.range().high));
                let unit = mass.map_or_else(|| indicator.unit_name.in_lang(lang).to_owned(), |mass| mass.unit_co2(lang));
                let value = fact.value.as_ref().and_then(|_| fact.aggregate.shown()).map(|quantity| match mass {
                    Some(mass) => number::bounds(quantity.range(), mass, lang),
                    None => number::number(quantity.best(), indicator.decimals.max(u8::from(indicator.unit.as_str() == "level")), lang),
                });
                let mark =
                    if fact.is_provisional() && value.is_some() { format!(" {}", words::provisional_mark(lang)) } else { String::new() };
                let change = fact.change.as_ref().map(ChangeWords::with_sign);
                rows.push(vec![
                    Entry::Text(format!("{}, {unit}", fact.name)),
                    Entry::Text(theme.name.clone()),
                    Entry::Text(value.map_or_else(|| dash(fact.protected), |value| format!("{value}{mark}"))),
                    Entry::Text(change.unwrap_or_else(|| dash(fact.change_protected))),
                    Entry::Text(number::of_libraries(fact.aggregate.coverage, lang)),
                ]);
            }
        }
        Table {
            caption: words::annex_caption(lang, year),
            columns: vec![
                Column::left(finding_words::indicator(lang)),
                Column::left(public::story_themes(lang)),
                Column::right(year.to_string()),
                Column::right(finding_words::change(lang)),
                Column::right(finding_words::libraries(lang)),
            ],
            rows,
            foot: None,
        }
    }
}

fn text(entry: &Entry) -> &str {
    match entry {
        Entry::Text(text) | Entry::Strong(text) | Entry::Was(text) | Entry::Missing(text) | Entry::Link { text, .. } => text,
        // Paper takes no answers.
        Entry::Field { .. } => "",
    }
}

pub fn table(table: &Table) -> Value {
    fn row(entries: &[Entry]) -> Vec<&str> {
        entries.iter().map(text).collect()
    }
    json!({
        "caption": table.caption,
        "columns": table.columns.iter().map(|column| json!({ "name": column.name, "right": column.align == app::ui::Align::Right })).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(|entries| row(entries)).collect::<Vec<_>>(),
        "foot": table.foot.as_deref().map(row),
    })
}

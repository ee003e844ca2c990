//! A year's numbers as sentences and rows, the same for the pages and for the report.

use crate::{
    domain::{
        aggregate::Aggregate,
        code::{IndicatorCode, LibraryCode},
        coverage::{Coverage, Display},
        decomposition::{Decomposition, decompose, rounded},
        disclosure::may_show_total,
        emission::{Quantity, Range},
        indicator::{Indicator, Side},
        story::{StoryContent, StorySide},
        trend::{Change, Trend, YearData, change, trend},
        year::Year,
    },
    text::{
        Lang, names,
        number::{self, Mass},
        words::{common, public, story},
    },
};

/// One year, seen with the years before it, in one language.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    pub lang: Lang,
    pub year: &'a YearData,
    /// The displayed years, oldest first, this one last.
    pub window: &'a [&'a YearData],
}

/// A change in words, with its sign.
#[derive(Clone, Debug)]
pub struct ChangeWords {
    /// `7 %` or `4 prosenttiyksikköä`, without a sign.
    pub text: String,
    /// Rounded as shown: only its sign matters.
    pub sign: f64,
    pub libraries: usize,
    pub since: Year,
}

impl ChangeWords {
    /// `▲ 7 %`
    #[must_use]
    pub fn with_arrow(&self) -> String {
        format!("{} {}", number::arrow(self.sign), self.text)
    }

    /// `+7 %`
    #[must_use]
    pub fn with_sign(&self) -> String {
        number::with_sign(self.sign, &self.text)
    }

    /// `7 % enemmän kuin vuonna 2024, samat 21 kirjastoa`
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        if self.sign > 0.0 {
            public::more_than(lang, &self.text, self.since, self.libraries)
        } else if self.sign < 0.0 {
            public::less_than(lang, &self.text, self.since, self.libraries)
        } else {
            public::same_as(lang, self.since, self.libraries)
        }
    }
}

/// An indicator's number of the year, with everything that must stand beside it.
#[derive(Clone, Debug)]
pub struct Fact {
    pub indicator: Indicator,
    pub name: String,
    /// As it may be shown; None where there is nothing, or under half is covered.
    pub value: Option<String>,
    pub aggregate: Aggregate,
    pub change: Option<ChangeWords>,
    pub break_reason: Option<String>,
    /// There is a change, but telling it could tell of one library.
    pub change_protected: bool,
    pub trend: Trend,
}

/// One row of the footprint's components.
#[derive(Clone, Debug)]
pub struct Component {
    pub code: IndicatorCode,
    pub name: String,
    /// Kilograms of the panel, a year each; None where there is no number.
    pub panel: Vec<Option<f64>>,
    /// All reporters' range this year, in kilograms.
    pub range: Option<Range>,
    pub change: Option<ChangeWords>,
    pub quality: Option<&'static str>,
    pub provisional: bool,
}

/// The components over the displayed years, on one panel.
#[derive(Clone, Debug)]
pub struct Components {
    pub rows: Vec<Component>,
    pub libraries: usize,
    pub coverage: Option<Coverage>,
    pub years: Vec<Year>,
}

/// `21/24 kirjastoa · 93 % opiskelijoista`
#[must_use]
pub fn coverage_line(coverage: Coverage, lang: Lang) -> String {
    let libraries = common::coverage_line(lang, number::of_libraries(coverage, lang));
    match coverage.students_share {
        Some(share) => format!("{libraries} · {}", common::coverage_students(lang, number::share(share, lang))),
        None => libraries,
    }
}

/// `93 %` of students, or a dash.
#[must_use]
pub fn share_of_students(coverage: Option<Coverage>, lang: Lang) -> String {
    coverage.and_then(|coverage| coverage.students_share).map_or_else(|| "—".to_owned(), |share| number::share(share, lang))
}

impl<'a> Edition<'a> {
    /// The frozen year directly before this one.
    #[must_use]
    pub fn previous(&self) -> Option<&'a YearData> {
        self.window.iter().copied().find(|data| data.year == self.year.year.previous())
    }

    #[must_use]
    pub fn fact(&self, code: &IndicatorCode) -> Option<Fact> {
        let indicator = self.year.catalogue.find_indicator(code.as_str())?.clone();
        let aggregate = self.year.aggregate(code)?;
        let may_show = may_show_total(self.year.catalogue.is_personal(&indicator), aggregate.coverage.reporting);
        let change = self.change_words(&indicator);
        let comparable = self.previous().is_some_and(|previous| {
            let later = self.year.reporters(code);
            previous.reporters(code).iter().any(|library| later.contains(library))
        });
        Some(Fact {
            change_protected: change.is_none() && comparable && self.year.catalogue.can_be_subtracted(&indicator),
            name: indicator.name.in_lang(self.lang).to_owned(),
            value: aggregate.shown().filter(|_| may_show).map(|quantity| number::quantity(quantity, &indicator, self.lang)),
            change,
            break_reason: self.year.find_break(code).map(|found| found.reason.in_lang(self.lang).to_owned()),
            trend: trend(code, self.window),
            aggregate,
            indicator,
        })
    }

    fn change_words(&self, indicator: &Indicator) -> Option<ChangeWords> {
        let previous = self.previous()?;
        // A number that may not be shown has no change either.
        let hidden =
            |data: &YearData| data.aggregate(&indicator.code).is_none_or(|aggregate| aggregate.coverage.display() == Display::Hidden);
        if hidden(previous) || hidden(self.year) {
            return None;
        }
        let found = change(&indicator.code, previous, self.year)?;
        words_of(found, indicator, previous.year, self.lang)
    }

    /// The libraries that are members but have no value, by their short names.
    #[must_use]
    pub fn missing(&self, code: &IndicatorCode) -> Vec<String> {
        let reporters = self.year.reporters(code);
        let mut missing: Vec<String> = self
            .year
            .members()
            .into_iter()
            .filter(|library| !reporters.contains(&library.code))
            .map(|library| library.abbreviation.clone())
            .collect();
        missing.sort_by_key(|name| names::sort_key(name));
        missing
    }

    /// Members by their students, reporters first, as the coverage bar draws them: width, reported.
    #[must_use]
    pub fn coverage_segments(&self, code: &IndicatorCode) -> Vec<(f64, bool)> {
        let reporters = self.year.reporters(code);
        let mut segments: Vec<(f64, bool)> = self
            .year
            .members()
            .into_iter()
            .map(|library| (self.year.students.of_library(&library.code).unwrap_or(0.0), reporters.contains(&library.code)))
            .collect();
        segments.sort_by(|a, b| b.1.cmp(&a.1).then(b.0.total_cmp(&a.0)));
        segments
    }

    /// The change of the footprint split into activity and factors.
    #[must_use]
    pub fn decomposition(&self) -> Option<Decomposition> {
        let components: Vec<IndicatorCode> = self.year.catalogue.footprint_components().iter().map(|c| c.code.clone()).collect();
        let previous = self.previous()?;
        // Across a break nothing is compared, and a number that may not be shown has no parts either.
        let may_show = components.iter().all(|code| {
            let shown = |data: &YearData| data.aggregate(code).is_some_and(|aggregate| aggregate.coverage.display() != Display::Hidden);
            self.year.find_break(code).is_none() && shown(previous) && shown(self.year)
        });
        let split = decompose(&components, previous, self.year).filter(|_| may_show)?;
        may_show_total(true, split.libraries).then_some(split)
    }

    /// The word for the factors' part of a change: cleaner energy when it is nearly all energy and down.
    #[must_use]
    pub fn factor_label(&self, decomposition: &Decomposition) -> &'static str {
        let energy = decomposition.parts.first().map_or(0.0, |part| part.factor);
        let all = decomposition.factor();
        if all < 0.0 && energy < 0.0 && energy / all > 0.9 { public::cleaner_energy(self.lang) } else { public::changed_factors(self.lang) }
    }

    /// `Päästöt pienenivät 21 %: kulutuksen muutos −2 %, puhtaampi energia −19 %.`
    #[must_use]
    pub fn emissions_sentence(&self) -> String {
        let Some(split) = self.decomposition().filter(|split| split.from > 0.0) else {
            return public::emissions_unknown(self.lang).to_owned();
        };
        let percent = |kilograms: f64| kilograms / split.from * 100.0;
        let (total, parts) = rounded(percent(split.to - split.from), &[percent(split.activity()), percent(split.factor())], 1.0);
        let signed = |value: f64| number::change_percent(value, self.lang);
        let (activity, factor, label) = (signed(parts[0]), signed(parts[1]), self.factor_label(&split));
        let size = number::percent(total.abs(), 0, self.lang);
        if total < 0.0 {
            public::emissions_down(self.lang, size, activity, factor, label)
        } else if total > 0.0 {
            public::emissions_up(self.lang, size, activity, factor, label)
        } else {
            public::emissions_same(self.lang, activity, factor, label)
        }
    }

    /// What the year says, in a sentence for each side.
    #[must_use]
    pub fn headline(&self) -> Vec<String> {
        let headline = self.year.catalogue.headline();
        let mut sentences = Vec::new();
        if let Some(fact) = self.fact(&headline.handprint.indicator) {
            sentences.push(fact.finding(self.lang));
        }
        if self.fact(&headline.footprint.indicator).is_some_and(|fact| fact.value.is_some()) {
            sentences.push(self.emissions_sentence());
        }
        sentences
    }

    /// The footprint's components on the libraries that have all of them in every displayed year
    /// in which anybody has.
    #[must_use]
    pub fn components(&self) -> Components {
        let indicators = self.year.catalogue.footprint_components();
        let total = &self.year.catalogue.headline().footprint.indicator;
        let whole = trend(total, self.window);
        let in_panel = |library: &LibraryCode| whole.panel.contains(library);
        let shown: Vec<bool> = whole.points.iter().map(|point| point.panel.is_some()).collect();
        let rows = indicators
            .into_iter()
            .map(|indicator| {
                let panel = self.window.iter().zip(&shown).map(|(data, shown)| {
                    let value = shown.then(|| data.aggregate_among(&indicator.code, in_panel)).flatten();
                    value.and_then(|aggregate| aggregate.quantity).map(Quantity::best)
                });
                let aggregate = self.year.aggregate(&indicator.code);
                Component {
                    code: indicator.code.clone(),
                    name: indicator.name.in_lang(self.lang).to_owned(),
                    panel: panel.collect(),
                    range: aggregate.as_ref().and_then(Aggregate::shown).map(Quantity::range),
                    change: self.change_words(indicator),
                    quality: aggregate.as_ref().and_then(|aggregate| aggregate.marks.quality).map(crate::domain::factor::Quality::as_str),
                    provisional: aggregate.is_some_and(|aggregate| aggregate.marks.is_provisional()),
                }
            })
            .collect();
        Components {
            rows,
            libraries: whole.panel.len(),
            coverage: whole.panel_coverage,
            years: self.window.iter().map(|data| data.year).collect(),
        }
    }

    /// The carbon handprint's estimates: name and range. Never a best value.
    #[must_use]
    pub fn carbon_handprint(&self) -> Vec<(String, Option<Range>)> {
        self.year
            .catalogue
            .headline()
            .carbon_handprint
            .iter()
            .filter_map(|code| self.year.catalogue.find_indicator(code.as_str()))
            .map(|indicator| {
                let shown = self.year.aggregate(&indicator.code).and_then(|aggregate| aggregate.shown());
                (indicator.name.in_lang(self.lang).to_owned(), shown.map(Quantity::range))
            })
            .collect()
    }
}

fn words_of(change: Change, indicator: &Indicator, since: Year, lang: Lang) -> Option<ChangeWords> {
    let (text, sign) = if indicator.unit.as_str() == "pct" {
        let sign = change.difference().round();
        (public::points_change(lang, number::number(sign.abs(), 0, lang)), sign)
    } else if indicator.changes_absolutely() {
        let step = 10_f64.powi(-i32::from(indicator.decimals.max(1)));
        let sign = (change.difference() / step).round() * step;
        (number::number(sign.abs(), indicator.decimals.max(1), lang), sign)
    } else {
        let sign = change.percent()?.round();
        (number::percent(sign.abs(), 0, lang), sign)
    };
    Some(ChangeWords { text, sign, libraries: change.libraries, since })
}

impl Fact {
    /// `Tiedonhankinnan opetukseen osallistuneet: kasvua 7 %.`
    #[must_use]
    pub fn finding(&self, lang: Lang) -> String {
        match (&self.change, &self.value) {
            (Some(change), _) if change.sign > 0.0 => public::finding_up(lang, &self.name, &change.text),
            (Some(change), _) if change.sign < 0.0 => public::finding_down(lang, &self.name, &change.text),
            (Some(_), _) => public::finding_same(lang, &self.name),
            (None, Some(value)) => public::finding_value(lang, &self.name, value),
            (None, None) => public::finding_value(lang, &self.name, common::no_data(lang)),
        }
    }

    /// How the number changed, or why that is not told.
    #[must_use]
    pub fn change_sentence(&self, lang: Lang) -> String {
        match (&self.break_reason, &self.change) {
            (Some(reason), _) => public::no_change_break(lang, reason),
            (None, Some(change)) => change.sentence(lang),
            (None, None) if self.change_protected => public::change_protected(lang).to_owned(),
            (None, None) => public::no_earlier(lang).to_owned(),
        }
    }

    /// Short, for a row: without the unit of a count, in millions when large.
    #[must_use]
    pub fn short(&self, lang: Lang) -> Option<String> {
        self.value.as_ref()?;
        let quantity = self.aggregate.shown()?;
        Some(match (quantity.is_emission(), self.indicator.unit.as_str()) {
            (true, _) => {
                let mass = Mass::for_largest(quantity.range().high);
                format!("{}\u{a0}{}", number::bounds(quantity.range(), mass, lang), mass.unit())
            }
            (false, "pct" | "score5" | "level") => number::quantity(quantity, &self.indicator, lang),
            (false, _) => number::short(quantity.best(), self.indicator.decimals, lang),
        })
    }

    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.aggregate.marks.is_provisional()
    }

    /// A warning about the coverage, where one is due.
    #[must_use]
    pub fn warning(&self, lang: Lang) -> Option<&'static str> {
        match self.aggregate.coverage.display() {
            Display::Hidden => Some(public::hidden_coverage(lang)),
            Display::Warned => Some(public::warned_coverage(lang)),
            Display::Normal => None,
        }
    }
}

/// The words for a side.
#[must_use]
pub fn side_name(side: Side, lang: Lang) -> &'static str {
    match side {
        Side::Handprint => common::handprint(lang),
        Side::Footprint => common::footprint(lang),
        Side::Context => common::context(lang),
    }
}

/// A story's side as marks and inks know it, and in words.
#[must_use]
pub fn story_side(content: &StoryContent, lang: Lang) -> (Side, &'static str) {
    match content.side {
        Some(StorySide::Footprint) => (Side::Footprint, common::footprint(lang)),
        Some(StorySide::Both) => (Side::Handprint, story::side_both(lang)),
        _ => (Side::Handprint, common::handprint(lang)),
    }
}

/// A language's name in another.
#[must_use]
pub fn language_name(language: Lang, lang: Lang) -> &'static str {
    match language {
        Lang::Fi => public::in_finnish(lang),
        Lang::Sv => public::in_swedish(lang),
        Lang::En => public::in_english(lang),
    }
}

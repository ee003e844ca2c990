//! A year's numbers as sentences and rows, the same for the pages and for the report.

pub mod lineage;

use crate::{
    domain::{
        catalogue::indicator::{Indicator, Side},
        code::IndicatorCode,
        cube::{Compared, Cube},
        emission::{Quantity, Range},
        limits::MOST_SEGMENTS,
        numbers::{
            aggregate::Aggregate,
            coverage::{Coverage, Display},
            decomposition::{Decomposition, rounded},
            trend::{Change, Trend},
            year_data::YearData,
        },
        story::{StoryContent, StorySide},
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
    /// The numbers of this year and of the years before it.
    pub cube: &'a Cube,
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
    /// There is a number, but telling it could tell of one library.
    pub protected: bool,
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
    /// The year directly before this one, if it is frozen.
    #[must_use]
    pub fn previous(&self) -> Option<Year> {
        self.cube.previous(self.year.year)
    }

    #[must_use]
    pub fn fact(&self, code: &IndicatorCode) -> Option<Fact> {
        let indicator = self.year.catalogue.find_indicator(code.as_str())?.clone();
        let aggregate = self.cube.aggregate(self.year.year, code)?;
        let compared = self.cube.compared(self.year.year, code);
        Some(Fact {
            name: indicator.name.in_lang(self.lang).to_owned(),
            value: aggregate.shown().map(|quantity| number::quantity(quantity, &indicator, self.lang)),
            change: self.change_words(&indicator),
            change_protected: *compared == Compared::Protected,
            protected: aggregate.coverage.reporting > 0 && !self.cube.is_told(self.year.year, code),
            break_reason: match compared {
                Compared::Broken(found) => Some(found.reason.in_lang(self.lang).to_owned()),
                _ => None,
            },
            trend: self.cube.trend(self.year.year, code),
            aggregate,
            indicator,
        })
    }

    fn change_words(&self, indicator: &Indicator) -> Option<ChangeWords> {
        match self.cube.compared(self.year.year, &indicator.code) {
            Compared::Change(found) => words_of(*found, indicator, self.previous()?, self.lang),
            _ => None,
        }
    }

    /// The libraries that are members but have no value, by their short names: all in alphabetical order
    /// when they are few, else the first of them; and how many more there are.
    #[must_use]
    pub fn missing(&self, code: &IndicatorCode) -> (Vec<String>, usize) {
        let rows = self.cube.missing(self.year.year, code);
        let mut names: Vec<String> =
            rows.iter().filter_map(|row| self.year.library_at(*row as usize)).map(|library| library.abbreviation.clone()).collect();
        names.sort_by_key(|name| names::sort_key(name));
        let coverage = self.cube.aggregate(self.year.year, code).map(|aggregate| aggregate.coverage).unwrap_or_default();
        let all = coverage.expected.saturating_sub(coverage.reporting);
        let more = all.saturating_sub(names.len());
        (names, more)
    }

    /// Who is missing, in words; that nobody is, when nobody is.
    #[must_use]
    pub fn missing_line(&self, code: &IndicatorCode) -> String {
        match self.missing(code) {
            (names, _) if names.is_empty() => common::all_libraries(self.lang).to_owned(),
            (names, 0) => common::missing_libraries(self.lang, names::list(&names, self.lang)),
            (names, more) => common::missing_and_more(self.lang, names.join(", "), more),
        }
    }

    /// Members by their students, reporters first, as the coverage bar draws them: width, reported.
    /// So many that none could be seen are drawn as two.
    #[must_use]
    pub fn coverage_segments(&self, code: &IndicatorCode) -> Vec<(f64, bool)> {
        if self.year.members.len() > MOST_SEGMENTS {
            let share = self.cube.aggregate(self.year.year, code).map_or(0.0, |aggregate| aggregate.coverage.share());
            return vec![(share, true), (1.0 - share, false)];
        }
        let reporting = self.year.reporting_of(code);
        let mut segments: Vec<(f64, bool)> =
            reporting.iter().enumerate().map(|(row, reports)| (self.year.students.at(row).unwrap_or(0.0), *reports)).collect();
        segments.sort_by(|a, b| b.1.cmp(&a.1).then(b.0.total_cmp(&a.0)));
        segments
    }

    /// The change of the footprint split into activity and factors.
    #[must_use]
    pub fn decomposition(&self) -> Option<&'a Decomposition> {
        self.cube.decomposition(self.year.year)
    }

    /// The word for the factors' part of a change: cleaner energy when it is nearly all energy and down.
    #[must_use]
    pub fn factor_label(&self, decomposition: &Decomposition) -> &'static str {
        let first = self.year.catalogue.footprint_components().first().map(|component| component.code.clone());
        let energy = decomposition.parts.iter().find(|part| Some(&part.component) == first.as_ref()).map_or(0.0, |part| part.factor);
        let all = decomposition.factor();
        if all < 0.0 && energy < 0.0 && energy / all > 0.9 { public::cleaner_energy(self.lang) } else { public::changed_factors(self.lang) }
    }

    /// `Päästöt pienenivät 21 %: kulutuksen muutos −2 %, puhtaampi energia −19 %.`
    #[must_use]
    pub fn emissions_sentence(&self) -> String {
        let found = self.decomposition().and_then(|split| self.split_sentence(split));
        found.unwrap_or_else(|| public::emissions_unknown(self.lang).to_owned())
    }

    /// How one emission has changed, and why. None when that is not known.
    #[must_use]
    pub fn change_of_emission(&self, code: &IndicatorCode) -> Option<String> {
        self.cube.split(self.year.year, code).and_then(|split| self.split_sentence(split))
    }

    fn split_sentence(&self, split: &Decomposition) -> Option<String> {
        if split.from <= 0.0 {
            return None;
        }
        let percent = |kilograms: f64| kilograms / split.from * 100.0;
        let (total, parts) = rounded(percent(split.to - split.from), &[percent(split.activity()), percent(split.factor())], 1.0);
        let signed = |value: f64| number::change_percent(value, self.lang);
        let (activity, factor, label) = (signed(parts[0]), signed(parts[1]), self.factor_label(split));
        let size = number::percent(total.abs(), 0, self.lang);
        Some(if total < 0.0 {
            public::emissions_down(self.lang, size, activity, factor, label)
        } else if total > 0.0 {
            public::emissions_up(self.lang, size, activity, factor, label)
        } else {
            public::emissions_same(self.lang, activity, factor, label)
        })
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
        let panel = self.cube.components(self.year.year).cloned().unwrap_or_default();
        let rows = panel
            .components
            .iter()
            .zip(panel.kilograms)
            .filter_map(|(code, kilograms)| {
                let indicator = self.year.catalogue.find_indicator(code.as_str())?;
                let aggregate = self.cube.aggregate(self.year.year, code);
                Some(Component {
                    code: code.clone(),
                    name: indicator.name.in_lang(self.lang).to_owned(),
                    panel: kilograms,
                    range: aggregate.as_ref().and_then(Aggregate::shown).map(Quantity::range),
                    change: self.change_words(indicator),
                    quality: aggregate
                        .as_ref()
                        .and_then(|aggregate| aggregate.marks.quality)
                        .map(crate::domain::catalogue::factor::Quality::as_str),
                    provisional: aggregate.is_some_and(|aggregate| aggregate.marks.is_provisional()),
                })
            })
            .collect();
        Components { rows, libraries: panel.libraries, coverage: panel.coverage, years: self.cube.window(self.year.year).to_vec() }
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
                let shown = self.cube.aggregate(self.year.year, &indicator.code).and_then(|aggregate| aggregate.shown());
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
            (None, None) => public::finding_value(lang, &self.name, self.no_value(lang)),
        }
    }

    /// What stands in the place of a number.
    #[must_use]
    pub fn no_value(&self, lang: Lang) -> &'static str {
        if self.protected { public::not_shown(lang) } else { common::no_data(lang) }
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

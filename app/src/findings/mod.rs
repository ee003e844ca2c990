//! A year's numbers as sentences and rows, the same for the pages and for the report.

pub mod components;
pub mod coverage;
mod headline;
mod identity;
pub mod lineage;
mod rows;
pub mod stories;

pub use headline::SideFacts;
pub use rows::ThemeFacts;

use coverage::share_of;

use crate::{
    domain::{
        catalogue::{
            indicator::{Indicator, Side},
            size::SizeMeasure,
        },
        code::IndicatorCode,
        cube::{Compared, Cube, lineage::Origin},
        numbers::{
            aggregate::Aggregate,
            coverage::{Coverage, Display},
            gap::Gap,
            trend::{Change, Trend},
        },
        published::{Published, PublishedYear},
        year::Year,
    },
    text::{
        Lang, cell,
        number::{self, Mass},
        words::{common, findings as finding_words},
    },
};

/// One year as everybody may see it, in one language.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'a> {
    pub lang: Lang,
    /// The frozen years.
    pub published: &'a Published,
    /// This one: frozen, or a draft.
    pub year: &'a PublishedYear,
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
    /// Of the libraries that are compared.
    pub coverage: Coverage,
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

    /// `Samat 19 kirjastoa · 86 % opiskelijoista.`
    #[must_use]
    pub fn population(&self, measure: &SizeMeasure, lang: Lang) -> String {
        let same = finding_words::same_libraries(lang, self.coverage.reporting);
        let share = self.coverage.students_share.map(|share| share_of(share, measure, lang));
        format!("{}.", [Some(same), share].into_iter().flatten().collect::<Vec<_>>().join(" · "))
    }

    /// `7 % enemmän kuin vuonna 2024, samat 21 kirjastoa`
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        if self.sign > 0.0 {
            finding_words::more_than(lang, &self.text, self.since, self.coverage.reporting)
        } else if self.sign < 0.0 {
            finding_words::less_than(lang, &self.text, self.since, self.coverage.reporting)
        } else {
            finding_words::same_as(lang, self.since, self.coverage.reporting)
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

impl<'a> Edition<'a> {
    /// A frozen year; the latest when none is asked for. None when it is not frozen.
    #[must_use]
    pub fn of(published: &'a Published, year: Option<Year>, lang: Lang) -> Option<Self> {
        let year = match year {
            Some(year) => published.find(year),
            None => published.latest(),
        }?;
        Some(Self { lang, published, year, cube: &published.cube })
    }

    /// The years that one can choose from, the latest first; a draft's year before the frozen ones.
    #[must_use]
    pub fn years(&self) -> Vec<Year> {
        let draft = self.year.frozen.is_none().then_some(self.year.year);
        draft.into_iter().chain(self.published.years.iter().rev().map(|year| year.year)).collect()
    }

    /// The year in a page's address: none for the latest, so that its links stay the latest.
    #[must_use]
    pub fn year_in_address(&self) -> Option<Year> {
        let is_latest = self.year.frozen.is_some() && self.published.latest().is_some_and(|latest| latest.year == self.year.year);
        (!is_latest).then_some(self.year.year)
    }

    /// Where the year's numbers come from.
    #[must_use]
    pub fn origin(&self) -> Origin<'a> {
        let year: &PublishedYear = self.year;
        Origin { year: year.year, catalogue: &year.catalogue, breaks: &year.breaks, cube: self.cube }
    }

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
            protected: self.cube.gap(self.year.year, code) == Gap::Withheld,
            break_reason: match compared {
                Compared::Broken(found) => Some(found.reason.in_lang(self.lang).to_owned()),
                _ => None,
            },
            trend: self.cube.trend(self.year.year, code),
            aggregate,
            indicator,
        })
    }

    /// The change of an emission as its parts make it up.
    fn percent_of_split(&self, indicator: &Indicator) -> Option<f64> {
        let shown = self.cube.split(self.year.year, &indicator.code)?.shown()?;
        Some(shown.percent.change)
    }

    fn change_words(&self, indicator: &Indicator) -> Option<ChangeWords> {
        match self.cube.compared(self.year.year, &indicator.code) {
            Compared::Change(found) => words_of(*found, self.percent_of_split(indicator), indicator, self.previous()?, self.lang),
            _ => None,
        }
    }
}

fn words_of(change: Change, split: Option<f64>, indicator: &Indicator, since: Year, lang: Lang) -> Option<ChangeWords> {
    let sign = split.or_else(|| change.shown(indicator))?;
    let text = if indicator.unit.as_str() == "pct" {
        finding_words::points_change(lang, number::number(sign.abs(), 0, lang))
    } else if indicator.changes_absolutely() {
        number::number(sign.abs(), indicator.decimals.max(1), lang)
    } else {
        number::percent(sign.abs(), 0, lang)
    };
    Some(ChangeWords { text, sign, coverage: change.coverage, since })
}

impl Fact {
    /// `Tiedonhankinnan opetukseen osallistuneet: kasvua 7 %.`
    #[must_use]
    pub fn finding(&self, lang: Lang) -> String {
        match (&self.change, &self.value) {
            (Some(change), _) if change.sign > 0.0 => finding_words::finding_up(lang, &self.name, &change.text),
            (Some(change), _) if change.sign < 0.0 => finding_words::finding_down(lang, &self.name, &change.text),
            (Some(_), _) => finding_words::finding_same(lang, &self.name),
            (None, Some(value)) => finding_words::finding_value(lang, &self.name, value),
            (None, None) => finding_words::finding_value(lang, &self.name, self.no_value(lang)),
        }
    }

    /// Why there is no number.
    #[must_use]
    pub fn gap(&self) -> Gap {
        if self.protected { Gap::Withheld } else { Gap::NoData }
    }

    /// What stands in the place of a number.
    #[must_use]
    pub fn no_value(&self, lang: Lang) -> &'static str {
        cell::gap(self.gap(), lang)
    }

    /// How the number changed, or why that is not told.
    #[must_use]
    pub fn change_sentence(&self, lang: Lang) -> String {
        match (&self.break_reason, &self.change) {
            (Some(reason), _) => finding_words::no_change_break(lang, reason),
            (None, Some(change)) => change.sentence(lang),
            (None, None) if self.change_protected => finding_words::change_protected(lang).to_owned(),
            (None, None) => finding_words::no_earlier(lang).to_owned(),
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
                format!("{}\u{a0}{}{}", number::bounds(quantity.range(), mass, lang), mass.unit(), number::per(&self.indicator, lang))
            }
            (false, "pct" | "score5" | "level") => number::quantity(quantity, &self.indicator, lang),
            (false, _) => number::short(quantity.best(), self.indicator.decimals, lang),
        })
    }

    /// [`Self::short`], or a dash with the reason why there is no number.
    #[must_use]
    pub fn short_or_gap(&self, lang: Lang) -> String {
        self.short(lang).unwrap_or_else(|| format!("— {}", self.no_value(lang)))
    }

    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.aggregate.marks.is_provisional()
    }

    /// A warning about the coverage, where one is due.
    #[must_use]
    pub fn warning(&self, lang: Lang) -> Option<&'static str> {
        match self.aggregate.coverage.display() {
            Display::Hidden => Some(finding_words::hidden_coverage(lang)),
            Display::Warned => Some(finding_words::warned_coverage(lang)),
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

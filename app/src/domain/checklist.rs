//! What to look at before a year is frozen.

use crate::{
    domain::{
        catalogue::{
            Catalogue,
            factor::{Factor, FactorStatus},
        },
        code::{FactorKey, IndicatorCode, LibraryCode},
        numbers::{coverage::Display, year_data::YearData},
        snapshot::Correction,
        year::Year,
    },
    text::{Lang, Text},
};

/// Everything that a coordinator should have seen. Nothing of it forbids freezing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checklist {
    /// Members without approved figures.
    pub left_out: Vec<LibraryCode>,
    /// Indicators under half of whose students are covered: they will have no total.
    pub hidden: Vec<IndicatorCode>,
    /// Indicators that are covered by half to four fifths.
    pub warned: Vec<IndicatorCode>,
    /// Indicators whose total will not be shown, so that it tells of no small library.
    pub protected: Vec<IndicatorCode>,
    /// Factors marked *verify* or *decide* that formulas use.
    pub provisional: Vec<FactorKey>,
    /// Factors that formulas use and that have no value for the year: there will be no number.
    pub without_factor: Vec<FactorKey>,
    /// Definitions that say the same in two languages: most likely not translated.
    pub untranslated: Vec<IndicatorCode>,
    /// Of a year that is frozen already: the cells that differ from what is published.
    pub corrections: Vec<Correction>,
}

impl Checklist {
    /// What the approved figures of a year, and its catalogue, give cause to look at.
    #[must_use]
    pub fn of(data: &YearData) -> Self {
        let (catalogue, year) = (&data.catalogue, data.year);
        let factors = |fits: &dyn Fn(Option<FactorStatus>) -> bool| used_factors(catalogue, year, fits);
        let mut list = Self {
            untranslated: untranslated(catalogue),
            provisional: factors(&|status| status.is_some_and(FactorStatus::is_provisional)),
            without_factor: factors(&|status| status.is_none()),
            ..Self::default()
        };
        for indicator in data.catalogue.indicators() {
            match data.coverage(&data.reporting(indicator)).display() {
                Display::Hidden => list.hidden.push(indicator.code.clone()),
                Display::Warned => list.warned.push(indicator.code.clone()),
                Display::Normal => {}
            }
        }
        list
    }
}

/// The factors that formulas use, by their status in a year; None where they have no value.
fn used_factors(catalogue: &Catalogue, year: Year, fits: &dyn Fn(Option<FactorStatus>) -> bool) -> Vec<FactorKey> {
    let used = |key: &FactorKey| {
        catalogue.indicators().iter().any(|indicator| indicator.formula.as_ref().is_some_and(|formula| formula.factors().contains(&key)))
    };
    let status = |factor: &Factor| factor.find_version(year).map(|valid| valid.version.status);
    catalogue.factors().filter(|factor| used(&factor.key) && fits(status(factor))).map(|factor| factor.key.clone()).collect()
}

/// A name may be the same in two languages; a sentence is not.
fn untranslated(catalogue: &Catalogue) -> Vec<IndicatorCode> {
    let same = |text: &Text| {
        Lang::ALL.iter().any(|lang| Lang::ALL.iter().any(|other| other > lang && text.in_lang(*other) == text.in_lang(*lang)))
    };
    catalogue.indicators().iter().filter(|indicator| same(&indicator.definition)).map(|indicator| indicator.code.clone()).collect()
}

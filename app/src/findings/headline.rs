//! What opens a year: the sentence of each side, and the facts beside it.

use super::{Edition, Fact};
use crate::{
    domain::{
        catalogue::{file::HeadlineSide, indicator::Indicator},
        code::IndicatorCode,
        limits::NEARLY_ALL,
        numbers::decomposition::{Decomposition, Parts},
    },
    text::{number, words::findings as finding_words},
};

/// One side of the year: its first number, and others.
#[derive(Clone, Debug)]
pub struct SideFacts {
    pub first: Option<Fact>,
    pub others: Vec<Fact>,
}

impl SideFacts {
    /// The first and the others.
    pub fn all(&self) -> impl Iterator<Item = &Fact> {
        self.first.iter().chain(&self.others)
    }
}

impl<'a> Edition<'a> {
    fn side(&self, side: &HeadlineSide) -> SideFacts {
        SideFacts { first: self.fact(&side.indicator), others: side.facts.iter().filter_map(|code| self.fact(code)).collect() }
    }

    /// The handprint's facts that open the year.
    #[must_use]
    pub fn hand(&self) -> SideFacts {
        self.side(&self.year.catalogue.headline().handprint)
    }

    /// The footprint's facts that open the year.
    #[must_use]
    pub fn foot(&self) -> SideFacts {
        self.side(&self.year.catalogue.headline().footprint)
    }

    /// The change of the footprint split into activity and factors.
    #[must_use]
    pub fn decomposition(&self) -> Option<&'a Decomposition> {
        self.cube.split(self.year.year, &self.year.catalogue.headline().footprint.indicator)
    }

    /// The word for the factors' part of a change: cleaner energy when it is nearly all energy and down, as it
    /// is published.
    #[must_use]
    pub fn factor_label(&self, split: &Decomposition) -> &'static str {
        let catalogue = &self.year.catalogue;
        // A component that is made from nothing but kilowatt-hours is energy, whatever its code.
        let is_energy = |component: &&&Indicator| {
            let under = catalogue.under(component.code.as_str()).iter().map(|at| catalogue.indicator_at(*at));
            let mut asked = under.filter(|found| found.is_asked()).peekable();
            asked.peek().is_some() && asked.all(|found| found.unit.as_str() == "kwh")
        };
        let published = |split: &Decomposition| split.shown().map_or(0.0, |shown| shown.kilograms.factor);
        let components = catalogue.footprint_components();
        let energy = components.iter().filter(is_energy).filter_map(|component| self.cube.split(self.year.year, &component.code));
        let (energy, all): (f64, f64) = (energy.map(published).sum(), published(split));
        if all < 0.0 && energy < 0.0 && energy / all > NEARLY_ALL {
            finding_words::cleaner_energy(self.lang)
        } else {
            finding_words::changed_factors(self.lang)
        }
    }

    /// `Päästöt pienenivät 21 %: kulutuksen muutos −2 %, puhtaampi energia −19 %.` Without the parts where they
    /// are not told; or why the change is not.
    #[must_use]
    pub fn emissions_sentence(&self) -> String {
        let whole = self.decomposition().and_then(|split| self.split_sentence(split, self.factor_label(split)));
        let fact = || self.fact(&self.year.catalogue.headline().footprint.indicator);
        whole.unwrap_or_else(|| match fact() {
            Some(fact) if fact.change.is_some() => fact.finding(self.lang),
            Some(fact) if fact.change_protected => finding_words::change_protected(self.lang).to_owned(),
            _ => finding_words::emissions_unknown(self.lang).to_owned(),
        })
    }

    /// How one emission has changed, and why. None when that is not known.
    #[must_use]
    pub fn change_of_emission(&self, code: &IndicatorCode) -> Option<String> {
        self.cube.split(self.year.year, code).and_then(|split| self.split_sentence(split, finding_words::changed_factors(self.lang)))
    }

    fn split_sentence(&self, split: &Decomposition, label: &str) -> Option<String> {
        let Parts { change: total, activity, factor } = split.shown()?.percent;
        let signed = |value: f64| number::change_percent(value, self.lang);
        let (activity, factor) = (signed(activity), signed(factor));
        let size = number::percent(total.abs(), 0, self.lang);
        Some(if total < 0.0 {
            finding_words::emissions_down(self.lang, size, activity, factor, label)
        } else if total > 0.0 {
            finding_words::emissions_up(self.lang, size, activity, factor, label)
        } else {
            finding_words::emissions_same(self.lang, activity, factor, label)
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
}

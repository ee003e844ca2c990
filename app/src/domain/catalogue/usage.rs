//! Where an indicator is used: one that nothing uses is a question nobody needs to answer.

use super::{
    Catalogue,
    indicator::{Aggregation, Indicator},
    rules::CrossCheck,
};
use crate::domain::{
    code::{IndicatorCode, STAFF},
    story::PublishedStory,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Use {
    /// On the overview and the report's first page.
    Headline,
    /// Coverage is measured by it.
    Coverage,
    /// It decides which libraries are small, and so protected.
    Protection,
    /// In the formula or the weights of another.
    PartOf(IndicatorCode),
    /// Others are divided by it, or checked against it.
    Beside(IndicatorCode),
    /// Published stories that name it.
    Stories(usize),
}

/// Everything that uses an indicator, over the stories given.
#[must_use]
pub fn uses(catalogue: &Catalogue, indicator: &Indicator, stories: &[&PublishedStory]) -> Vec<Use> {
    let code = &indicator.code;
    let headline = catalogue.headline();
    let opening = [&headline.handprint, &headline.footprint].into_iter().flat_map(|side| side.facts.iter().chain([&side.indicator]));
    let mut uses = Vec::new();
    if opening.chain(&headline.carbon_handprint).any(|known| known == code) {
        uses.push(Use::Headline);
    }
    if *code == catalogue.size().indicator {
        uses.push(Use::Coverage);
    }
    if code.as_str() == STAFF {
        uses.push(Use::Protection);
    }
    for other in catalogue.indicators().iter().filter(|other| other.code != *code) {
        let parts = other.formula.iter().flat_map(super::formula::Formula::indicators);
        let weighs = matches!(&other.aggregation, Aggregation::WeightedMean { weight } if weight == code);
        if weighs || parts.into_iter().any(|part| part == code) {
            uses.push(Use::PartOf(other.code.clone()));
        } else if other.normalise_by.contains(code) || other.rules.checks.iter().flat_map(CrossCheck::reads).any(|read| read == code) {
            uses.push(Use::Beside(other.code.clone()));
        }
    }
    let named = stories.iter().filter(|story| story.content.indicators.contains(code)).count();
    if named > 0 {
        uses.push(Use::Stories(named));
    }
    uses
}

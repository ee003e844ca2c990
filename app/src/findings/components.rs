//! The footprint's components, and the carbon handprint's estimates.

use super::{ChangeWords, Edition};
use crate::domain::{
    code::IndicatorCode,
    emission::{Quantity, Range},
    numbers::{aggregate::Aggregate, coverage::Coverage, gap::Gap},
    year::Year,
};
use crate::text::words::findings as words;

/// One row of the footprint's components.
#[derive(Clone, Debug)]
pub struct Component {
    pub code: IndicatorCode,
    pub name: String,
    /// Kilograms of the panel, a year each.
    pub panel: Vec<Result<f64, Gap>>,
    /// All reporters' range this year, in kilograms.
    pub range: Result<Range, Gap>,
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

impl Edition<'_> {
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
                    range: aggregate
                        .as_ref()
                        .and_then(Aggregate::shown)
                        .map(Quantity::range)
                        .ok_or_else(|| self.cube.gap(self.year.year, code)),
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

    /// What the carbon handprint is measured against, as its definitions say it.
    #[must_use]
    pub fn carbon_baselines(&self) -> String {
        let codes = &self.year.catalogue.headline().carbon_handprint;
        let found = codes.iter().filter_map(|code| self.year.catalogue.find_indicator(code.as_str()));
        let texts = found.map(|indicator| indicator.definition.in_lang(self.lang).to_owned());
        std::iter::once(words::carbon_sub(self.lang).to_owned()).chain(texts).collect::<Vec<_>>().join(" ")
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

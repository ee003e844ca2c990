//! All indicators of a year by theme.

use super::{Edition, Fact};
use crate::domain::{
    catalogue::{file::ThemeFile, indicator::Indicator},
    code::ThemeCode,
};

/// A theme with the year's numbers that belong to it.
#[derive(Clone, Debug)]
pub struct ThemeFacts {
    pub code: ThemeCode,
    pub name: String,
    pub facts: Vec<Fact>,
}

impl Edition<'_> {
    /// The indicators of each theme, in the catalogue's order.
    pub fn by_theme(&self) -> impl Iterator<Item = (&ThemeFile, Vec<&Indicator>)> {
        let catalogue = &self.year.catalogue;
        let of = |theme: &ThemeCode| catalogue.indicators().iter().filter(|indicator| indicator.theme == *theme).collect();
        catalogue.themes().iter().map(move |theme| (theme, of(&theme.code)))
    }

    /// The numbers of each theme.
    #[must_use]
    pub fn facts_by_theme(&self) -> Vec<ThemeFacts> {
        self.by_theme()
            .map(|(theme, indicators)| ThemeFacts {
                code: theme.code.clone(),
                name: theme.name.in_lang(self.lang).to_owned(),
                facts: indicators.into_iter().filter_map(|indicator| self.fact(&indicator.code)).collect(),
            })
            .collect()
    }
}

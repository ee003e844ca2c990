//! Indicators, factors and libraries, checked as a whole when they are loaded.
//!
//! Whoever holds a [`Catalogue`] knows that every code in it leads somewhere, that no formula goes
//! round in a circle, that units fit, and that the two sides are never joined.

mod check;
pub mod file;

use std::collections::BTreeMap;

use super::{
    code::{FactorKey, IndicatorCode, LibraryCode, SectionCode, ThemeCode},
    emission::Nature,
    factor::Factor,
    indicator::{Indicator, Side},
    library::{Library, ServiceUnit, ServiceUnitKind},
    year::Year,
};
use crate::text::{Lang, Text};
use file::{CatalogueFile, Headline, Level, Named, Source, StoryField};

pub use check::CatalogueProblem;

#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    file: CatalogueFile,
    /// In the catalogue's own order, which is the order of the form.
    indicators: Vec<Indicator>,
    position: BTreeMap<IndicatorCode, usize>,
    factors: BTreeMap<FactorKey, Factor>,
    /// By code: the order of sums.
    libraries: BTreeMap<LibraryCode, Library>,
}

impl Catalogue {
    /// Checks a catalogue file.
    ///
    /// # Errors
    /// Every problem at once, each naming its place.
    pub fn new(file: CatalogueFile) -> Result<Self, Vec<CatalogueProblem>> {
        check::checked(file)
    }

    #[must_use]
    pub fn file(&self) -> &CatalogueFile {
        &self.file
    }

    #[must_use]
    pub fn version(&self) -> &str {
        &self.file.vocabulary.version
    }

    #[must_use]
    pub fn headline(&self) -> &Headline {
        &self.file.vocabulary.headline
    }

    #[must_use]
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    #[must_use]
    pub fn find_indicator(&self, code: &str) -> Option<&Indicator> {
        self.position.get(code).map(|&at| &self.indicators[at])
    }

    /// An indicator's name; its code when a later catalogue has it no more.
    #[must_use]
    pub fn indicator_name(&self, code: &IndicatorCode, lang: Lang) -> String {
        self.find_indicator(code.as_str()).map_or_else(|| code.to_string(), |indicator| indicator.name.in_lang(lang).to_owned())
    }

    pub fn factors(&self) -> impl Iterator<Item = &Factor> {
        self.factors.values()
    }

    #[must_use]
    pub fn find_factor(&self, key: &FactorKey) -> Option<&Factor> {
        self.factors.get(key)
    }

    pub fn libraries(&self) -> impl Iterator<Item = &Library> {
        self.libraries.values()
    }

    #[must_use]
    pub fn find_library(&self, code: &str) -> Option<&Library> {
        self.libraries.get(code)
    }

    /// The members of a year, in the order of their codes.
    #[must_use]
    pub fn members(&self, year: Year) -> Vec<&Library> {
        self.libraries.values().filter(|library| library.is_member_in(year)).collect()
    }

    #[must_use]
    pub fn themes(&self) -> &[Named<ThemeCode>] {
        &self.file.vocabulary.themes
    }

    #[must_use]
    pub fn theme_name(&self, code: &ThemeCode) -> Option<&Text> {
        self.themes().iter().find(|theme| theme.code == *code).map(|theme| &theme.name)
    }

    #[must_use]
    pub fn sections(&self) -> &[Named<SectionCode>] {
        &self.file.vocabulary.sections
    }

    /// What a person answers in a section, in the order of the form.
    pub fn asked_in<'a>(&'a self, section: &'a SectionCode) -> impl Iterator<Item = &'a Indicator> {
        self.indicators.iter().filter(move |indicator| indicator.section == *section && indicator.is_asked())
    }

    #[must_use]
    pub fn levels(&self) -> &[Level] {
        &self.file.scale.levels
    }

    #[must_use]
    pub fn scale_rule(&self) -> &Text {
        &self.file.scale.rule
    }

    #[must_use]
    pub fn story_field(&self, key: &str) -> Option<&StoryField> {
        self.file.story_form.iter().find(|field| field.key == key)
    }

    #[must_use]
    pub fn find_source(&self, key: &str) -> Option<&Source> {
        self.file.sources.get(key)
    }

    #[must_use]
    pub fn service_units(&self) -> &[ServiceUnit] {
        &self.file.service_units
    }

    /// The joint unit that alone serves a library, if one does. Two members with the same one
    /// answer indivisible questions (opening hours, satisfaction) for the same place.
    #[must_use]
    pub fn joint_unit(&self, library: &Library) -> Option<&ServiceUnit> {
        let [only] = library.service_units.as_slice() else { return None };
        self.file.service_units.iter().find(|unit| unit.code == *only && unit.kind == ServiceUnitKind::Joint)
    }

    /// The joint units that serve a library, alone or beside its own.
    #[must_use]
    pub fn joint_units(&self, library: &Library) -> Vec<&ServiceUnit> {
        let of_library = |unit: &&ServiceUnit| unit.kind == ServiceUnitKind::Joint && library.service_units.contains(&unit.code);
        self.file.service_units.iter().filter(of_library).collect()
    }

    /// What the footprint's total is made of: the derived inputs of its formula.
    #[must_use]
    pub fn footprint_components(&self) -> Vec<&Indicator> {
        self.find_indicator(self.headline().footprint.indicator.as_str())
            .and_then(|total| total.formula.as_ref())
            .map(|formula| formula.indicators().into_iter().filter_map(|code| self.find_indicator(code.as_str())).collect())
            .unwrap_or_default()
    }

    /// Whether an indicator describes identifiable persons in a small library, or is made from one
    /// that does: subtracting its other parts would tell.
    #[must_use]
    pub fn is_personal(&self, indicator: &Indicator) -> bool {
        indicator.personal
            || indicator.formula.as_ref().is_some_and(|formula| {
                formula.indicators().into_iter().filter_map(|code| self.find_indicator(code.as_str())).any(|input| self.is_personal(input))
            })
    }

    /// Whether a total of it, shown exactly beside another, could tell a library's value. Emissions
    /// are shown with two significant figures, which no subtraction can undo.
    #[must_use]
    pub fn can_be_subtracted(&self, indicator: &Indicator) -> bool {
        indicator.nature == Nature::Plain && self.is_personal(indicator)
    }

    /// Indicators of one theme and side, in the order of the catalogue.
    pub fn of_theme<'a>(&'a self, theme: &'a ThemeCode, side: Side) -> impl Iterator<Item = &'a Indicator> {
        self.indicators.iter().filter(move |indicator| indicator.theme == *theme && indicator.side == side)
    }
}

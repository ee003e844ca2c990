//! Indicators, factors and libraries, checked as a whole when they are loaded.
//!
//! A [`CatalogueFile`] holds every version of everything; a [`Catalogue`] is what holds in one year.
//! Whoever holds a [`Catalogue`] knows that every code in it leads somewhere, that no formula goes
//! round in a circle, that units fit, and that the two sides are never joined.

mod check;
pub mod factor;
pub mod file;
pub mod formula;
pub mod indicator;
pub mod library;
mod meaning;
mod order;
pub mod rules;
pub mod site;
pub mod size;
pub mod usage;
mod view;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    code::{FactorKey, IndicatorCode, LibraryCode, SectionCode, ThemeCode},
    limits::NEAR_PERCENT,
    year::Year,
};
use crate::text::{Lang, Text};
use factor::Factor;
use file::{CatalogueFile, Consortium, Headline, Level, Named, Source, StoryField, Target, ThemeFile};
use formula::{Expression, Formula};
use indicator::{Aggregation, Indicator, Side};
use library::{Library, ServiceUnit, ServiceUnitKind};
use size::SizeMeasure;

pub use check::{CatalogueProblem, check_file};

/// The libraries by code: the order of sums. Years share them while they are the same.
pub type Libraries = Arc<BTreeMap<LibraryCode, Library>>;

/// The catalogue as it holds in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    /// Without the libraries, which stand in `libraries`.
    file: CatalogueFile,
    /// In the catalogue's own order, which is the order of the form; then the views.
    indicators: Vec<Indicator>,
    /// How many of them are not views.
    own: usize,
    position: BTreeMap<IndicatorCode, usize>,
    /// Derived indicators, each after what it reads.
    order: Vec<usize>,
    /// By position: everything that an indicator is made from, itself included.
    under: Vec<BTreeSet<usize>>,
    factors: BTreeMap<FactorKey, Factor>,
    libraries: Libraries,
    size: SizeMeasure,
}

impl Catalogue {
    /// Checks what holds in a year of a catalogue file.
    ///
    /// # Errors
    /// Every problem at once, each naming its place.
    pub fn of_year(file: &CatalogueFile, year: Year) -> Result<Self, Vec<CatalogueProblem>> {
        check::checked(file.of_year(year))
    }

    /// The file that this catalogue is read from again.
    #[must_use]
    pub fn to_file(&self) -> CatalogueFile {
        let libraries = self.libraries.values().cloned().collect();
        CatalogueFile { libraries, ..self.file.clone() }
    }

    #[must_use]
    pub fn shared_libraries(&self) -> &Libraries {
        &self.libraries
    }

    /// Keeps libraries in memory once where they are the same.
    #[must_use]
    pub fn sharing(mut self, libraries: &Libraries) -> Self {
        if self.libraries == *libraries {
            self.libraries = Arc::clone(libraries);
        }
        self
    }

    /// This catalogue's definitions with another's factors.
    ///
    /// # Errors
    /// When they do not fit, such as by their units.
    pub fn with_factors_of(&self, other: &Self) -> Result<Self, Vec<CatalogueProblem>> {
        let mut file = self.to_file();
        file.factors.clone_from(&other.file.factors);
        file.sources.extend(other.file.sources.clone());
        check::checked(file)
    }

    /// Everything that an indicator is made from by its formula, in the end and in between, by position;
    /// itself included.
    #[must_use]
    pub fn under(&self, code: &str) -> &BTreeSet<usize> {
        const NOTHING: &BTreeSet<usize> = &BTreeSet::new();
        self.position_of(code).map_or(NOTHING, |at| &self.under[at])
    }

    /// The personal indicators that people enter under an indicator, or under what its mean is weighted by.
    #[must_use]
    pub fn personal_under(&self, indicator: &Indicator) -> BTreeSet<&IndicatorCode> {
        let weight = match &indicator.aggregation {
            Aggregation::WeightedMean { weight } => Some(weight),
            _ => None,
        };
        let under = [Some(&indicator.code), weight].into_iter().flatten().flat_map(|code| self.under(code.as_str()));
        let found = under.map(|at| &self.indicators[*at]).filter(|found| found.personal && found.is_asked());
        found.map(|found| &found.code).collect()
    }

    /// Whether an indicator describes identifiable persons in a small library, or is made from one that does:
    /// subtracting its other parts would tell.
    #[must_use]
    pub fn is_personal(&self, indicator: &Indicator) -> bool {
        !self.personal_under(indicator).is_empty()
    }

    /// Whether a year comes out the same by the factors of another catalogue.
    #[must_use]
    pub fn counts_as(&self, other: &Self, year: Year) -> bool {
        self.factors.iter().all(|(key, factor)| other.factors.get(key).is_some_and(|other| factor.counts_as(other, year)))
    }

    #[must_use]
    pub fn version(&self) -> &str {
        &self.file.vocabulary.version
    }

    #[must_use]
    pub fn consortium(&self) -> Consortium {
        self.file.vocabulary.consortium.clone().unwrap_or_default()
    }

    #[must_use]
    pub fn headline(&self) -> &Headline {
        &self.file.vocabulary.headline
    }

    #[must_use]
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators[..self.own]
    }

    /// The indicators and then their views.
    pub fn all_indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.iter()
    }

    /// An indicator divided by others, in the order that its definition names them.
    pub fn views_of<'a>(&'a self, code: &'a IndicatorCode) -> impl Iterator<Item = &'a Indicator> {
        self.indicators[self.own..].iter().filter(move |view| view.view_of.as_ref() == Some(code))
    }

    /// Where among [`Self::all_indicators`] a code stands.
    #[must_use]
    pub fn position_of(&self, code: &str) -> Option<usize> {
        self.position.get(code).copied()
    }

    /// # Panics
    /// When there are not so many indicators.
    #[must_use]
    pub fn indicator_at(&self, position: usize) -> &Indicator {
        &self.indicators[position]
    }

    /// Positions of the derived indicators, each after what it reads.
    #[must_use]
    pub fn order_of_computing(&self) -> &[usize] {
        &self.order
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

    /// A library's short name; its code when there is no such library.
    #[must_use]
    pub fn library_name(&self, code: &str) -> String {
        self.find_library(code).map_or_else(|| code.to_owned(), |library| library.abbreviation.clone())
    }

    /// A formula with the names of what it reads.
    #[must_use]
    pub fn formula_in_words(&self, formula: &Formula, lang: Lang) -> String {
        formula.in_words(|expression| match expression {
            Expression::Indicator(code) => self.indicator_name(code, lang),
            Expression::Factor(key) => self.find_factor(key).map_or_else(|| key.to_string(), |factor| factor.name.in_lang(lang).to_owned()),
            Expression::Number(number) => crate::text::number::plain(*number, lang),
            Expression::Binary(..) => String::new(),
        })
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
    pub fn themes(&self) -> &[ThemeFile] {
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
        self.indicators().iter().filter(move |indicator| indicator.section == *section && indicator.is_asked())
    }

    #[must_use]
    pub fn levels(&self) -> &[Level] {
        &self.file.scale.levels
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

    #[must_use]
    pub fn targets(&self) -> &[Target] {
        &self.file.targets
    }

    /// Whether libraries may be named beside their values to other libraries.
    #[must_use]
    pub fn names_libraries(&self) -> bool {
        self.file.vocabulary.name_libraries
    }

    /// How near, as a part of it, nobody may come to a small library's personal figure; 0–1.
    #[must_use]
    pub fn nearest(&self) -> f64 {
        self.file.vocabulary.near_percent.unwrap_or(NEAR_PERCENT) / 100.0
    }

    /// What libraries' size is measured by.
    #[must_use]
    pub fn size(&self) -> &SizeMeasure {
        &self.size
    }

    /// What the footprint's total is made of: the derived inputs of its formula.
    #[must_use]
    pub fn footprint_components(&self) -> Vec<&Indicator> {
        self.find_indicator(self.headline().footprint.indicator.as_str())
            .and_then(|total| total.formula.as_ref())
            .map(|formula| {
                let inputs = formula.indicators().into_iter().filter_map(|code| self.find_indicator(code.as_str()));
                inputs.filter(|input| input.formula.is_some()).collect()
            })
            .unwrap_or_default()
    }

    /// Indicators of one theme and side, in the order of the catalogue.
    pub fn of_theme<'a>(&'a self, theme: &'a ThemeCode, side: Side) -> impl Iterator<Item = &'a Indicator> {
        self.indicators().iter().filter(move |indicator| indicator.theme == *theme && indicator.side == side)
    }
}

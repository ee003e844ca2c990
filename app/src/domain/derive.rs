//! A library's value of any indicator, entered or derived, with the marks that travel with it.

use std::{cell::RefCell, collections::BTreeMap};

use super::{
    catalogue::Catalogue,
    cell::Cell,
    code::{FactorKey, IndicatorCode, LibraryCode},
    emission::{Nature, Quantity, Range},
    factor::Quality,
    figures::YearFigures,
    formula::evaluate::{Inputs, evaluate},
    indicator::Indicator,
    year::Year,
};

/// A library's value and what one must know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    pub quantity: Quantity,
    /// An estimate is among what it was made from.
    pub estimated: bool,
    pub marks: Marks,
}

/// What a number rests on that a reader must be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Optional inputs that were missing, whose terms were left out.
    pub left_out: Vec<IndicatorCode>,
    /// Factors marked *verify* or *decide*.
    pub provisional: Vec<FactorKey>,
    /// Factors of an earlier year, carried forward, with that year.
    pub carried: Vec<(FactorKey, Year)>,
    /// The weakest factor's quality; None when no factor was used.
    pub quality: Option<Quality>,
}

impl Marks {
    /// Takes over another number's marks.
    pub fn join(&mut self, other: &Self) {
        fn add<T: Clone + PartialEq>(to: &mut Vec<T>, from: &[T]) {
            for item in from {
                if !to.contains(item) {
                    to.push(item.clone());
                }
            }
        }
        add(&mut self.left_out, &other.left_out);
        add(&mut self.provisional, &other.provisional);
        add(&mut self.carried, &other.carried);
        self.quality = self.quality.max(other.quality);
    }

    /// Whether the value must be shown as provisional.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        !self.provisional.is_empty() || !self.left_out.is_empty()
    }
}

/// One year's values, computed once each.
pub struct Values<'a> {
    pub catalogue: &'a Catalogue,
    pub figures: &'a YearFigures,
    /// Its factors are used.
    pub year: Year,
    /// Kept values: a total's components are read again by the components' own pages.
    kept: RefCell<BTreeMap<(LibraryCode, IndicatorCode), Option<Derived>>>,
}

impl<'a> Values<'a> {
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, figures: &'a YearFigures, year: Year) -> Self {
        Self { catalogue, figures, year, kept: RefCell::default() }
    }

    /// A library's value; None when it is missing.
    #[must_use]
    pub fn of(&self, library: &LibraryCode, indicator: &Indicator) -> Option<Derived> {
        if indicator.formula.is_none() {
            let cell = self.figures.cell(library, &indicator.code);
            return cell.amount().map(|amount| Derived {
                quantity: Quantity::Plain(amount.to_f64()),
                estimated: matches!(cell, Cell::Estimated(_)),
                marks: Marks::default(),
            });
        }
        let key = (library.clone(), indicator.code.clone());
        if let Some(known) = self.kept.borrow().get(&key) {
            return known.clone();
        }
        let derived = self.derive(library, indicator);
        self.kept.borrow_mut().insert(key, derived.clone());
        derived
    }

    /// Evaluates the formula three times: all factors low, best, high.
    fn derive(&self, library: &LibraryCode, indicator: &Indicator) -> Option<Derived> {
        let formula = indicator.formula.as_ref()?;
        let mut inputs = LibraryInputs { values: self, library, indicator, bound: Bound::Best, estimated: false, marks: Marks::default() };
        let best = evaluate(formula, &mut inputs)?;
        let estimated = inputs.estimated;
        let mut marks = std::mem::take(&mut inputs.marks);
        for code in best.left_out {
            if !marks.left_out.contains(&code) {
                marks.left_out.push(code);
            }
        }
        inputs.bound = Bound::Low;
        let low = evaluate(formula, &mut inputs)?.value;
        inputs.bound = Bound::High;
        let high = evaluate(formula, &mut inputs)?.value;
        let range = Range { low, best: best.value, high };
        // An envelope that is upside down, or emissions below nothing, mean that the inputs or the
        // formula are wrong: no number is better than that one.
        let impossible = indicator.nature != Nature::Plain && (!range.is_ordered() || range.low < 0.0);
        (!impossible).then_some(Derived { quantity: Quantity::new(indicator.nature, range), estimated, marks })
    }
}

#[derive(Clone, Copy)]
enum Bound {
    Low,
    Best,
    High,
}

impl Bound {
    fn of(self, range: Range) -> f64 {
        match self {
            Self::Low => range.low,
            Self::Best => range.best,
            Self::High => range.high,
        }
    }
}

struct LibraryInputs<'a, 'b> {
    values: &'b Values<'a>,
    library: &'b LibraryCode,
    indicator: &'b Indicator,
    bound: Bound,
    estimated: bool,
    marks: Marks,
}

impl Inputs for LibraryInputs<'_, '_> {
    fn indicator(&mut self, code: &IndicatorCode) -> Option<f64> {
        let indicator = self.values.catalogue.find_indicator(code.as_str())?;
        let derived = self.values.of(self.library, indicator)?;
        self.estimated |= derived.estimated;
        self.marks.join(&derived.marks);
        Some(self.bound.of(derived.quantity.range()))
    }

    fn factor(&mut self, key: &FactorKey) -> Option<f64> {
        let valid = self.values.catalogue.find_factor(key)?.find_version(self.values.year)?;
        self.marks.join(&Marks {
            provisional: if valid.version.status.is_provisional() { vec![key.clone()] } else { Vec::new() },
            carried: if valid.carried { vec![(key.clone(), valid.version.valid_year)] } else { Vec::new() },
            quality: Some(valid.version.confidence),
            ..Marks::default()
        });
        Some(self.bound.of(valid.version.range()))
    }

    fn is_optional(&self, code: &IndicatorCode) -> bool {
        self.indicator.optional_inputs.contains(code)
    }
}

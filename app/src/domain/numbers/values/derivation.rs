//! Computing a derived column from those that its formula reads, for all members at once.

use std::collections::HashMap;

use super::{Column, Marks, StatusCounts};
use crate::domain::{
    catalogue::{
        Catalogue,
        factor::Factor,
        formula::{
            Expression, Formula,
            evaluate::{self, Inputs, Track, Value, evaluate},
        },
        indicator::Indicator,
    },
    code::{FactorKey, IndicatorCode, LibraryCode},
    emission::{Bound, Nature, Range},
    year::Year,
};

/// One derived indicator, on its way to a column.
pub(super) struct Derivation<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) members: &'a [LibraryCode],
    pub(super) columns: &'a [Column],
    pub(super) indicator: &'a Indicator,
    pub(super) year: Year,
}

impl<'a> Derivation<'a> {
    /// Evaluates the formula for all members: with all factors at their best value and, where the
    /// result is an emission, also low and high.
    pub(super) fn column(&self, formula: &Formula) -> Column {
        let numbers = |bound: Bound| -> Vec<f64> {
            let track = evaluate(formula, &mut BoundInputs { derivation: self, bound });
            (0..self.members.len()).map(|row| track.at(row).number().unwrap_or(f64::NAN)).collect()
        };
        let mut best = numbers(Bound::Best);
        let bounds = (self.indicator.nature != Nature::Plain).then(|| (numbers(Bound::Low), numbers(Bound::High)));
        if let Some((low, high)) = &bounds {
            for (row, best) in best.iter_mut().enumerate() {
                let range = Range { low: low[row], best: *best, high: high[row] };
                // An envelope that is upside down, or emissions below nothing, mean that the inputs
                // or the formula are wrong: no number is better than that one.
                if !range.is_ordered() || range.low < 0.0 {
                    *best = f64::NAN;
                }
            }
        }
        let inputs = self.inputs(formula);
        let Kinds { of_rows: marks, marks: kinds_of_marks, used } = self.kinds(formula, &inputs);
        let rests_on_estimates = |row: usize| {
            let used = &used[marks.get(row).map_or(0, |kind| *kind as usize)];
            inputs.iter().zip(used).any(|((_, input), used)| *used && input.is_estimated(row))
        };
        let estimated = (0..self.members.len()).map(rests_on_estimates).collect();
        Column { best, bounds, estimated, marks, kinds_of_marks, counts: StatusCounts::default() }
    }

    fn inputs<'f>(&self, formula: &'f Formula) -> Vec<(&'f IndicatorCode, &'a Column)> {
        let column = |code: &IndicatorCode| self.catalogue.position_of(code.as_str()).map(|at| &self.columns[at]);
        formula.indicators().into_iter().filter_map(|code| column(code).map(|found| (code, found))).collect()
    }

    /// Each row's marks: those of the factors and the inputs that are in its number, and the optional inputs
    /// that it lacks. Few combinations occur, so they are numbered.
    fn kinds(&self, formula: &Formula, inputs: &[(&IndicatorCode, &Column)]) -> Kinds {
        let factors: Vec<&Factor> = formula.factors().into_iter().filter_map(|key| self.catalogue.find_factor(key)).collect();
        let is_optional = |code: &IndicatorCode| self.indicator.optional_inputs.contains(code);
        let varying: Vec<(&IndicatorCode, &Column)> =
            inputs.iter().copied().filter(|(code, column)| is_optional(code) || column.kinds_of_marks.len() > 1).collect();
        let overridden: Vec<&Factor> = factors.iter().copied().filter(|factor| !factor.overrides.is_empty()).collect();
        let of_row = |row: usize, library: Option<&LibraryCode>| {
            // What all rows of an input share belongs to every row: this one may stand for others.
            let is_there = |code: &IndicatorCode, column: &Column| column.has(row) || !varying.iter().any(|(known, _)| *known == code);
            let place = |expression: &Expression| match expression {
                Expression::Indicator(code) => match inputs.iter().find(|(known, _)| *known == code) {
                    Some((code, column)) if is_there(code, column) => Value::Number(1.0),
                    _ if is_optional(code) => Value::LeftOut,
                    _ => Value::Missing,
                },
                Expression::Factor(key) => {
                    let factor = factors.iter().find(|factor| factor.key == *key);
                    factor.and_then(|factor| factor.find_version_of(library, self.year)).map_or(Value::NoFactor, |_| Value::Number(1.0))
                }
                Expression::Number(_) | Expression::Binary(..) => Value::Number(1.0),
            };
            let in_it = evaluate::used(formula, &place);
            let reads = |code: &IndicatorCode| in_it.iter().any(|part| matches!(part, Expression::Indicator(found) if found == code));
            let multiplies = |key: &FactorKey| in_it.iter().any(|part| matches!(part, Expression::Factor(found) if found == key));
            let mut marks = Marks::default();
            for (code, column) in inputs {
                if !is_there(code, column) && is_optional(code) {
                    marks.left_out.push((*code).clone());
                } else if reads(code) {
                    marks.join(column.marks(row));
                }
            }
            for factor in factors.iter().filter(|factor| multiplies(&factor.key)) {
                marks.join(&Marks::of_factor(factor, library, self.year));
            }
            (marks, inputs.iter().map(|(code, _)| reads(code)).collect())
        };
        if varying.is_empty() && overridden.is_empty() {
            // Every row that has all it needs has the same marks: those of a row without gaps.
            let (marks, used) = of_row(0, None);
            return Kinds { of_rows: Vec::new(), marks: vec![marks], used: vec![used] };
        }
        let mut numbers: HashMap<Vec<usize>, u32> = HashMap::new();
        let mut kinds = Kinds::default();
        let mut key = Vec::new();
        for (row, library) in self.members.iter().enumerate() {
            key.clear();
            key.extend(varying.iter().map(|(_, column)| if column.has(row) { 1 + column.kind_of_marks(row) } else { 0 }));
            key.extend(overridden.iter().map(|factor| factor.find_override(library, self.year).map_or(0, |own| 1 + own)));
            let number = numbers.get(&key).copied().unwrap_or_else(|| {
                let number = u32::try_from(kinds.marks.len()).unwrap_or(u32::MAX);
                let (marks, used) = of_row(row, Some(library));
                kinds.marks.push(marks);
                kinds.used.push(used);
                numbers.insert(key.clone(), number);
                number
            });
            kinds.of_rows.push(number);
        }
        if kinds.marks.is_empty() {
            kinds.marks.push(Marks::default());
        }
        kinds
    }
}

/// What rows rest on.
#[derive(Default)]
struct Kinds {
    /// Which of the others a row has; empty when all have the first.
    of_rows: Vec<u32>,
    marks: Vec<Marks>,
    /// Which inputs are in the number.
    used: Vec<Vec<bool>>,
}

struct BoundInputs<'a, 'b> {
    derivation: &'b Derivation<'a>,
    bound: Bound,
}

impl Inputs for BoundInputs<'_, '_> {
    fn indicator(&mut self, code: &IndicatorCode) -> Track {
        let Derivation { catalogue, columns, indicator, members, .. } = self.derivation;
        let Some(at) = catalogue.position_of(code.as_str()) else { return Track::Same(Value::Missing) };
        let absent = if indicator.optional_inputs.contains(code) { Value::LeftOut } else { Value::Missing };
        let column = &columns[at];
        let value = |row: usize| {
            let number = self.bound.of(column.range(row));
            // A value without a best one is no value, whatever its bounds are.
            if column.has(row) { Value::Number(number) } else { absent }
        };
        Track::Each((0..members.len()).map(value).collect())
    }

    fn factor(&mut self, key: &FactorKey) -> Track {
        let Derivation { catalogue, members, year, .. } = self.derivation;
        let Some(factor) = catalogue.find_factor(key) else { return Track::Same(Value::NoFactor) };
        let of = |library: Option<&LibraryCode>| {
            factor.find_version_of(library, *year).map_or(Value::NoFactor, |valid| Value::Number(self.bound.of(valid.version.range())))
        };
        if factor.overrides.is_empty() {
            Track::Same(of(None))
        } else {
            Track::Each(members.iter().map(|library| of(Some(library))).collect())
        }
    }
}

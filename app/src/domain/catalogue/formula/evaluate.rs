//! Computing a formula for many libraries at once. A missing input makes the result missing,
//! never zero.

use super::{Expression, Formula, Node, Operator};
use crate::domain::code::{FactorKey, IndicatorCode};

/// What stands in one place of a formula, for one library.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    Number(f64),
    /// An optional input is missing here: the term around it is left out.
    LeftOut,
    /// A factor has no version for the year. It does not matter in a term that is left out.
    NoFactor,
    /// A required input is missing, or something is divided by zero.
    Missing,
}

impl Value {
    /// The result of a whole formula: None when a required input or factor is missing, when
    /// something is divided by zero, or when every term is left out.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(value) if value.is_finite() => Some(value),
            _ => None,
        }
    }
}

/// The same for all libraries, or one a library.
#[derive(Clone, Debug)]
pub enum Track {
    Same(Value),
    Each(Vec<Value>),
}

impl Track {
    #[must_use]
    pub fn at(&self, row: usize) -> Value {
        match self {
            Self::Same(value) => *value,
            Self::Each(values) => values.get(row).copied().unwrap_or(Value::Missing),
        }
    }
}

/// Where a formula gets its numbers.
pub trait Inputs {
    /// `LeftOut` where an input that may be missing is missing.
    fn indicator(&mut self, code: &IndicatorCode) -> Track;
    /// `NoFactor` where it has no version.
    fn factor(&mut self, key: &FactorKey) -> Track;
}

#[must_use]
pub fn evaluate(formula: &Formula, inputs: &mut impl Inputs) -> Track {
    track(&formula.root, inputs)
}

/// The indicators and factors that are in the result where each place of the formula holds what `place` says:
/// not those of a term that is left out.
#[must_use]
pub fn used<'a>(formula: &'a Formula, place: &impl Fn(&Expression) -> Value) -> Vec<&'a Expression> {
    parts(&formula.root, place).1
}

fn parts<'a>(node: &'a Node, place: &impl Fn(&Expression) -> Value) -> (Value, Vec<&'a Expression>) {
    let Expression::Binary(operator, left, right) = &node.expression else { return (place(&node.expression), vec![&node.expression]) };
    let ((left, left_parts), (right, right_parts)) = (parts(left, place), parts(right, place));
    // Whether it is a number counts, not which: none of them is nothing that one may not divide by.
    let value = match join(*operator, left, right) {
        Value::Number(_) => Value::Number(1.0),
        other => other,
    };
    let of = |side: Value, parts| if matches!((value, side), (Value::Number(_), Value::Number(_))) { parts } else { Vec::new() };
    (value, [of(left, left_parts), of(right, right_parts)].concat())
}

fn track(node: &Node, inputs: &mut impl Inputs) -> Track {
    match &node.expression {
        Expression::Number(number) => Track::Same(Value::Number(*number)),
        Expression::Factor(key) => inputs.factor(key),
        Expression::Indicator(code) => inputs.indicator(code),
        Expression::Binary(operator, left, right) => {
            let left = track(left, inputs);
            let right = track(right, inputs);
            match (left, right) {
                (Track::Same(left), Track::Same(right)) => Track::Same(join(*operator, left, right)),
                (Track::Each(mut left), Track::Same(right)) => {
                    for left in &mut left {
                        *left = join(*operator, *left, right);
                    }
                    Track::Each(left)
                }
                (Track::Same(left), Track::Each(mut right)) => {
                    for right in &mut right {
                        *right = join(*operator, left, *right);
                    }
                    Track::Each(right)
                }
                (Track::Each(mut left), Track::Each(right)) => {
                    left.iter_mut().zip(right).for_each(|(left, right)| *left = join(*operator, *left, right));
                    Track::Each(left)
                }
            }
        }
    }
}

fn join(operator: Operator, left: Value, right: Value) -> Value {
    use Operator::{Add, Divide, Multiply, Subtract};
    use Value::{LeftOut, Missing, NoFactor, Number};
    match (operator, left, right) {
        (_, Missing, _) | (_, _, Missing) | (Divide, Number(_), Number(0.0)) => Missing,
        (Add, Number(a), Number(b)) => Number(a + b),
        (Subtract, Number(a), Number(b)) => Number(a - b),
        (Multiply, Number(a), Number(b)) => Number(a * b),
        (Divide, Number(a), Number(b)) => Number(a / b),
        (Add | Subtract, NoFactor, _) | (Add | Subtract, _, NoFactor) => NoFactor,
        (Add | Subtract, Number(a), LeftOut) | (Add, LeftOut, Number(a)) => Number(a),
        (Subtract, LeftOut, Number(b)) => Number(-b),
        (_, LeftOut, _) | (_, _, LeftOut) => LeftOut,
        (Multiply | Divide, NoFactor, _) | (Multiply | Divide, _, NoFactor) => NoFactor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::formula::parse;

    /// Two libraries: the second has nothing but `a`.
    struct Given;

    impl Inputs for Given {
        fn indicator(&mut self, code: &IndicatorCode) -> Track {
            match code.as_str() {
                "a" => Track::Each(vec![Value::Number(10.0), Value::Number(1.0)]),
                "b" => Track::Each(vec![Value::Number(4.0), Value::Missing]),
                "zero" => Track::Same(Value::Number(0.0)),
                optional if optional.starts_with("opt") => Track::Same(Value::LeftOut),
                _ => Track::Same(Value::Missing),
            }
        }

        fn factor(&mut self, key: &FactorKey) -> Track {
            Track::Same(if key.as_str() == "two" { Value::Number(2.0) } else { Value::NoFactor })
        }
    }

    #[test]
    fn missing_is_never_zero() {
        let check = |text: &str, first: Option<f64>, second: Option<f64>| {
            let result = evaluate(&parse(text).unwrap(), &mut Given);
            assert_eq!((result.at(0).number(), result.at(1).number()), (first, second), "{text}");
        };
        check("a + b * f(two)", Some(18.0), None);
        check("a - b - 1", Some(5.0), None);
        check("a / b / 2", Some(1.25), None);
        check("2 * a", Some(20.0), Some(2.0));
        check("a + missing", None, None);
        check("a + f(unknown)", None, None);
        check("a / zero", None, None);
        check("a + opt_x * f(two)", Some(10.0), Some(1.0));
        check("opt_x + opt_y + b", Some(4.0), None);
        check("opt_x * 2", None, None);
        check("a + opt_x * missing", None, None);
        check("a + opt_x * f(unknown)", Some(10.0), Some(1.0));
        check("a * f(unknown) + b", None, None);
    }
}

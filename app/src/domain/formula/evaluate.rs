//! Computing a formula. A missing input makes the result missing, never zero.

use super::{Expression, Formula, Node, Operator};
use crate::domain::code::{FactorKey, IndicatorCode};

/// Where a formula gets its numbers.
pub trait Inputs {
    fn indicator(&mut self, code: &IndicatorCode) -> Option<f64>;
    fn factor(&mut self, key: &FactorKey) -> Option<f64>;
    /// Whether a missing `code` only leaves its term out.
    fn is_optional(&self, code: &IndicatorCode) -> bool;
}

/// A formula's result, and the optional inputs that were missing and left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluated {
    pub value: f64,
    pub left_out: Vec<IndicatorCode>,
}

enum Value {
    Number(f64),
    /// An optional input is missing here: the term around it is left out.
    LeftOut,
    /// A factor has no version for the year. It does not matter in a term that is left out.
    NoFactor,
    /// A required input is missing, or something is divided by zero.
    Missing,
}

/// None when a required input or factor is missing, when something is divided by zero, or when
/// every term is left out.
#[must_use]
pub fn evaluate(formula: &Formula, inputs: &mut impl Inputs) -> Option<Evaluated> {
    let mut left_out = Vec::new();
    match value(&formula.root, inputs, &mut left_out) {
        Value::Number(value) if value.is_finite() => Some(Evaluated { value, left_out }),
        _ => None,
    }
}

fn value(node: &Node, inputs: &mut impl Inputs, left_out: &mut Vec<IndicatorCode>) -> Value {
    match &node.expression {
        Expression::Number(number) => Value::Number(*number),
        Expression::Factor(key) => inputs.factor(key).map_or(Value::NoFactor, Value::Number),
        Expression::Indicator(code) => match inputs.indicator(code) {
            Some(number) => Value::Number(number),
            None if inputs.is_optional(code) => {
                if !left_out.contains(code) {
                    left_out.push(code.clone());
                }
                Value::LeftOut
            }
            None => Value::Missing,
        },
        Expression::Binary(operator, left, right) => {
            let left = value(left, inputs, left_out);
            let right = value(right, inputs, left_out);
            join(*operator, left, right)
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
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::formula::parse;

    struct Given(BTreeMap<&'static str, f64>);

    impl Inputs for Given {
        fn indicator(&mut self, code: &IndicatorCode) -> Option<f64> {
            self.0.get(code.as_str()).copied()
        }

        fn factor(&mut self, key: &FactorKey) -> Option<f64> {
            (key.as_str() == "two").then_some(2.0)
        }

        fn is_optional(&self, code: &IndicatorCode) -> bool {
            code.as_str().starts_with("opt")
        }
    }

    #[test]
    fn missing_is_never_zero() {
        let check = |text: &str, expected: Option<(f64, &[&str])>| {
            let result = evaluate(&parse(text).unwrap(), &mut Given(BTreeMap::from([("a", 10.0), ("b", 4.0), ("zero", 0.0)])));
            let result = result.as_ref().map(|r| (r.value, r.left_out.iter().map(IndicatorCode::as_str).collect::<Vec<_>>()));
            assert_eq!(result, expected.map(|(value, left_out)| (value, left_out.to_vec())), "{text}");
        };
        check("a + b * f(two)", Some((18.0, &[])));
        check("a - b - 1", Some((5.0, &[])));
        check("a / b / 2", Some((1.25, &[])));
        check("(a + b) * 2", Some((28.0, &[])));
        check("a + missing", None);
        check("a + f(unknown)", None);
        check("a / zero", None);
        check("a + opt_x * f(two)", Some((10.0, &["opt_x"])));
        check("opt_x + opt_y + b", Some((4.0, &["opt_x", "opt_y"])));
        check("opt_x * 2", None);
        check("b + opt_x * missing", None);
        check("b + opt_x * f(unknown)", Some((4.0, &["opt_x"])));
        check("b * f(unknown) + a", None);
    }
}

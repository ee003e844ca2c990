//! Formulas of derived indicators: `fp_heat_kwh * f(dh.average)`.
//!
//! `+ - * / ( )`, numbers, indicator codes of the same library and year, and `f(key)` for an
//! emission factor. A formula is read once into a tree when the catalogue is loaded; [`check`]
//! then refuses what makes no sense, and [`evaluate`] computes it.

pub mod check;
pub mod evaluate;
mod parse;

use crate::domain::code::{FactorKey, IndicatorCode};

pub use parse::{NotAFormula, parse};

/// One node of a formula, with where it stands in the text (byte offsets).
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub expression: Expression,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    Number(f64),
    Indicator(IndicatorCode),
    Factor(FactorKey),
    Binary(Operator, Box<Node>, Box<Node>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// A formula with its text as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    pub text: String,
    pub root: Node,
}

impl Formula {
    /// The indicators it reads, each once, in the order they stand.
    #[must_use]
    pub fn indicators(&self) -> Vec<&IndicatorCode> {
        let mut found = Vec::new();
        self.root.walk(&mut |node| {
            if let Expression::Indicator(code) = &node.expression
                && !found.contains(&code)
            {
                found.push(code);
            }
        });
        found
    }

    /// The indicators it reads, as often as they stand.
    #[must_use]
    pub fn occurrences(&self) -> Vec<&IndicatorCode> {
        self.root.indicators()
    }

    /// The indicators in what it divides by.
    #[must_use]
    pub fn divisors(&self) -> Vec<&IndicatorCode> {
        let mut found = Vec::new();
        self.root.walk(&mut |node| {
            if let Expression::Binary(Operator::Divide, _, divisor) = &node.expression {
                found.extend(divisor.indicators());
            }
        });
        found
    }

    /// The formula as people read it, with the signs of print; `leaf` says a number, an indicator or a
    /// factor.
    #[must_use]
    pub fn in_words(&self, leaf: impl Fn(&Expression) -> String) -> String {
        self.root.in_words(&leaf)
    }

    /// The factors it reads, each once, in the order they stand.
    #[must_use]
    pub fn factors(&self) -> Vec<&FactorKey> {
        let mut found = Vec::new();
        self.root.walk(&mut |node| {
            if let Expression::Factor(key) = &node.expression
                && !found.contains(&key)
            {
                found.push(key);
            }
        });
        found
    }
}

impl Node {
    fn in_words(&self, leaf: &impl Fn(&Expression) -> String) -> String {
        let Expression::Binary(operator, left, right) = &self.expression else { return leaf(&self.expression) };
        let part = |node: &Self, least: u8| {
            let words = node.in_words(leaf);
            if node.rank() < least { format!("({words})") } else { words }
        };
        let (sign, after) = match operator {
            Operator::Add => ('+', 0),
            Operator::Subtract => ('−', 1),
            Operator::Multiply => ('×', 0),
            Operator::Divide => ('÷', 1),
        };
        format!("{} {sign} {}", part(left, self.rank()), part(right, self.rank() + after))
    }

    /// What binds more has a higher one.
    fn rank(&self) -> u8 {
        match self.expression {
            Expression::Binary(Operator::Add | Operator::Subtract, ..) => 1,
            Expression::Binary(Operator::Multiply | Operator::Divide, ..) => 2,
            Expression::Number(_) | Expression::Indicator(_) | Expression::Factor(_) => 4,
        }
    }

    /// The indicators in it, as often as they stand.
    fn indicators(&self) -> Vec<&IndicatorCode> {
        let mut found = Vec::new();
        self.walk(&mut |node| {
            if let Expression::Indicator(code) = &node.expression {
                found.push(code);
            }
        });
        found
    }

    fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Node)) {
        visit(self);
        if let Expression::Binary(_, left, right) = &self.expression {
            left.walk(visit);
            right.walk(visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_read_in_words() {
        let leaf = |expression: &Expression| match expression {
            Expression::Indicator(code) => code.as_str().to_uppercase(),
            Expression::Factor(key) => format!("the {key}"),
            Expression::Number(number) => number.to_string(),
            Expression::Binary(..) => String::new(),
        };
        let check = |text: &str, expected: &str| assert_eq!(parse(text).unwrap().in_words(leaf), expected);
        check("100 * hp_loans/b", "100 × HP_LOANS ÷ B");
        check("(a-b)*f(hp.loan_saving) + 2", "(A − B) × the hp.loan_saving + 2");
        check("2*( a + (b - c) )", "2 × (A + B − C)");
        check("a - (b - c) / (d / e)", "A − (B − C) ÷ (D ÷ E)");
    }
}

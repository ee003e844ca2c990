//! Formulas of derived indicators: `fp_heat_kwh * f(dh.average)`.
//!
//! `+ - * / ( )`, numbers, indicator codes of the same library and year, and `f(key)` for an
//! emission factor. A formula is read once into a tree when the catalogue is loaded; [`check`]
//! then refuses what makes no sense, and [`evaluate`] computes it.

pub mod check;
pub mod evaluate;
mod parse;

use super::code::{FactorKey, IndicatorCode};

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

    /// The formula as people read it: names in place of codes, and the signs of print.
    #[must_use]
    pub fn in_words(&self, name: impl Fn(&Expression) -> Option<String>) -> String {
        let signs = |text: &str| text.replace('*', "×").replace('/', "÷").replace('-', "−");
        let (mut words, mut at) = (String::new(), 0);
        self.root.walk(&mut |node| {
            if let Some(name) = name(&node.expression) {
                words.push_str(&signs(&self.text[at..node.start]));
                words.push_str(&name);
                at = node.end;
            }
        });
        words + &signs(&self.text[at..])
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
        let name = |expression: &Expression| match expression {
            Expression::Indicator(code) if code.as_str() == "hp_loans" => Some("Loans - all".to_owned()),
            Expression::Indicator(code) => Some(code.as_str().to_uppercase()),
            Expression::Factor(_) => Some("saving".to_owned()),
            Expression::Number(_) | Expression::Binary(..) => None,
        };
        let check = |text: &str, expected: &str| assert_eq!(parse(text).unwrap().in_words(name), expected);
        check("100 * hp_loans/b", "100 × Loans - all÷B");
        check("(a - b) * f(hp.loan_saving) + 2", "(A − B) × saving + 2");
    }
}

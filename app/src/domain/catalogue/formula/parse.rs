//! Reading a formula's text into its tree, by recursive descent.

use super::{Expression, Formula, Node, Operator};
use crate::{
    domain::code::{FactorKey, IndicatorCode},
    text::{Text, words::catalogue::problems as words},
};

/// Where and why a text is not a formula. `at` is a byte offset into the text.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("at character {at} of \"{text}\": {}", .reason.en)]
pub struct NotAFormula {
    pub text: String,
    pub at: usize,
    pub reason: Text,
}

/// Brackets deeper than this are refused, so that no text can exhaust the stack.
const DEEPEST: usize = 50;
/// A formula longer than this has lost its reader.
const LONGEST: usize = 2000;

/// # Errors
/// Names the place and what was expected there.
pub fn parse(text: &str) -> Result<Formula, NotAFormula> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    if text.len() > LONGEST {
        return Err(reader.refuse(words::too_long()));
    }
    let root = reader.sum()?;
    reader.skip_blanks();
    if reader.at < text.len() {
        return Err(reader.refuse(words::expected_operator()));
    }
    Ok(Formula { text: text.to_owned(), root })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn refuse(&self, reason: Text) -> NotAFormula {
        NotAFormula { text: self.text.chars().take(LONGEST).collect(), at: self.at, reason }
    }

    fn skip_blanks(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
    }

    fn peek(&mut self) -> Option<char> {
        self.skip_blanks();
        self.text[self.at..].chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn sum(&mut self) -> Result<Node, NotAFormula> {
        let mut left = self.product()?;
        loop {
            let operator = if self.take('+') {
                Operator::Add
            } else if self.take('-') {
                Operator::Subtract
            } else {
                return Ok(left);
            };
            left = joined(operator, left, self.product()?);
        }
    }

    fn product(&mut self) -> Result<Node, NotAFormula> {
        let mut left = self.single()?;
        loop {
            let operator = if self.take('*') {
                Operator::Multiply
            } else if self.take('/') {
                Operator::Divide
            } else {
                return Ok(left);
            };
            left = joined(operator, left, self.single()?);
        }
    }

    fn single(&mut self) -> Result<Node, NotAFormula> {
        if self.take('(') {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(self.refuse(words::too_deep()));
            }
            let inner = self.sum()?;
            self.depth -= 1;
            return if self.take(')') { Ok(inner) } else { Err(self.refuse(words::expected_closing())) };
        }
        self.skip_blanks();
        let start = self.at;
        let word = self.word();
        let expression = if word.is_empty() {
            return Err(self.refuse(words::expected_something()));
        } else if word == "f" && self.take('(') {
            self.skip_blanks();
            let key_at = self.at;
            let key = self.word();
            let key = FactorKey::parse(key).map_err(|_| {
                self.at = key_at;
                self.refuse(words::not_a_code(key))
            })?;
            if !self.take(')') {
                return Err(self.refuse(words::expected_closing()));
            }
            Expression::Factor(key)
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            Expression::Number(word.parse().map_err(|_| {
                self.at = start;
                self.refuse(words::not_a_number(word))
            })?)
        } else {
            Expression::Indicator(IndicatorCode::parse(word).map_err(|_| {
                self.at = start;
                self.refuse(words::not_a_code(word))
            })?)
        };
        Ok(Node { expression, start, end: self.at })
    }

    fn word(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).unwrap_or(rest.len());
        self.at += length;
        &self.text[self.at - length..self.at]
    }
}

fn joined(operator: Operator, left: Node, right: Node) -> Node {
    let (start, end) = (left.start, right.end);
    Node { expression: Expression::Binary(operator, Box::new(left), Box::new(right)), start, end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_knows_what_it_reads() {
        let formula = parse("a * f(el.location) + (b - a) * f(dh.average) / 2").unwrap();
        assert_eq!(formula.indicators().iter().map(|c| c.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(formula.factors().iter().map(|k| k.as_str()).collect::<Vec<_>>(), ["el.location", "dh.average"]);
    }

    #[test]
    fn a_wrong_formula_names_the_place() {
        let check = |text: &str, at: usize, reason: &str| {
            let refused = parse(text).unwrap_err();
            assert!(refused.at == at && refused.reason.en.contains(reason), "{text:?}: {refused}");
        };
        check("", 0, "expected a number");
        check("a +", 3, "expected a number");
        check("a b", 2, "expected an operator");
        check("(a", 2, "expected \")\"");
        check("f(", 2, "is not a code");
        check("f(a", 3, "expected \")\"");
        check("1.2.3", 0, "not a number");
        check("Äö", 0, "is not a code");
        check("a; drop", 1, "expected an operator");
        check(&"(".repeat(100), 51, "too many brackets");
        check(&"a".repeat(3000), 0, "too long");
    }
}

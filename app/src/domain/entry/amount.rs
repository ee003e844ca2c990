//! Entered amounts are exact: an integer number of thousandths.
//!
//! People write `1 234,5`; files write `1234.5`. Two readers, because they promise different
//! things: a file's dot is always a decimal point, a person's `18.500` is asked about.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::reading::DecimalMark;
use crate::text::Lang;

/// An exact amount in thousandths of its indicator's unit, below 10^12 units either way,
/// so that it is also exact as an `f64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Amount(i64);

/// Why a text is not an amount. [`crate::text::problem`] says each in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnAmount {
    /// Letters, two commas, digit groups of the wrong size.
    NotANumber,
    TooLarge,
    TooManyDecimals,
    /// A formula whose result was not stored.
    NoResult,
    /// `18.500`: thousands or decimals? Holds both readings.
    Ambiguous {
        thousands: Amount,
        decimals: Amount,
    },
}

/// Whoever writes more of them, zeros too, has written something else.
const MOST_DIGITS: usize = 64;
const LIMIT: i64 = 1_000_000_000_000 * Amount::SCALE;

impl Amount {
    /// Thousandths in one unit.
    pub const SCALE: i64 = 1000;
    pub const ZERO: Self = Self(0);

    /// # Errors
    /// Refuses 10^12 units and more.
    pub fn from_thousandths(thousandths: i64) -> Result<Self, NotAnAmount> {
        if thousandths.abs() < LIMIT { Ok(Self(thousandths)) } else { Err(NotAnAmount::TooLarge) }
    }

    #[must_use]
    pub fn thousandths(self) -> i64 {
        self.0
    }

    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "below 10^15 by construction, exact in an f64")]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    #[must_use]
    pub fn is_whole(self) -> bool {
        self.0 % Self::SCALE == 0
    }

    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Reads a number from a file: digits, at most one decimal point (or comma, where the file's
    /// columns are not separated by commas), blanks between groups of three.
    ///
    /// # Errors
    /// Says why it is not an amount; never [`NotAnAmount::Ambiguous`].
    pub fn parse_plain(text: &str) -> Result<Self, NotAnAmount> {
        let shape = Shape::of(text)?;
        match shape.marks.as_slice() {
            [] => shape.amount(None),
            [_] => shape.amount(Some(0)),
            _ => Err(NotAnAmount::NotANumber),
        }
    }

    /// Reads what a person typed, in the habits of their language.
    ///
    /// Comma is the decimal mark in Finnish and Swedish. A dot, and a comma in English, is asked
    /// about when it could also part thousands.
    ///
    /// # Errors
    /// Says why it is not an amount, or that it could be two.
    pub fn parse_typed(text: &str, lang: Lang) -> Result<Self, NotAnAmount> {
        Self::parse(text, DecimalMark::of(lang))
    }

    /// Reads a number beside others that tell what parts its decimals. A sign that may part thousands as well is
    /// asked about.
    ///
    /// # Errors
    /// Says why it is not an amount, or that it could be two.
    pub fn parse(text: &str, mark: DecimalMark) -> Result<Self, NotAnAmount> {
        let shape = Shape::of(text)?;
        let marks = shape.marks.clone();
        match marks.as_slice() {
            [] => shape.amount(None),
            [only] => {
                let parts_decimals = matches!((mark, only.sign), (DecimalMark::Comma, ',') | (DecimalMark::Point, '.'));
                if !parts_decimals && shape.could_be_thousands(0) {
                    let thousands = shape.amount(None)?;
                    let decimals = shape.amount(Some(0))?;
                    return Err(NotAnAmount::Ambiguous { thousands, decimals });
                }
                shape.amount(Some(0))
            }
            [first, rest @ ..] => {
                let all_alike = rest.iter().all(|mark| mark.sign == first.sign);
                let last = marks.len() - 1;
                let groups_fit = (0..last).all(|i| shape.group_fits(i));
                if all_alike {
                    if groups_fit && shape.group_fits(last) && shape.leading_fits() {
                        shape.amount(None)
                    } else {
                        Err(NotAnAmount::NotANumber)
                    }
                } else if marks[..last].iter().all(|m| m.sign == first.sign)
                    && marks[last].sign != first.sign
                    && groups_fit
                    && shape.leading_fits()
                {
                    shape.amount(Some(last))
                } else {
                    Err(NotAnAmount::NotANumber)
                }
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Mark {
    sign: char,
    /// How many digits stand before it.
    at: usize,
}

/// A number's digits and where its marks stand, before anybody decides what the marks mean.
struct Shape {
    negative: bool,
    digits: String,
    marks: Vec<Mark>,
}

/// What parts thousands: blanks on one line. A number does not go on in the next.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}')
}

impl Shape {
    fn of(text: &str) -> Result<Self, NotAnAmount> {
        let trimmed = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let (negative, body) = match trimmed.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (true, rest.trim_start_matches(is_blank)),
            None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
        };
        let mut digits = String::new();
        let mut marks = Vec::new();
        let mut blanks: Vec<usize> = Vec::new();
        for c in body.chars() {
            if c.is_ascii_digit() {
                digits.push(c);
            } else if is_blank(c) && marks.is_empty() {
                blanks.push(digits.len());
            } else if c == ',' || c == '.' {
                marks.push(Mark { sign: c, at: digits.len() });
            } else {
                return Err(NotAnAmount::NotANumber);
            }
        }
        if digits.len() > MOST_DIGITS {
            return Err(NotAnAmount::TooLarge);
        }
        let whole = marks.first().map_or(digits.len(), |mark| mark.at);
        let blanks_fit = blanks.iter().all(|&at| at > 0 && at < whole && (whole - at).is_multiple_of(3))
            && blanks.windows(2).all(|pair| pair[1] - pair[0] == 3)
            && blanks.first().is_none_or(|&at| at <= 3)
            && blanks.last().is_none_or(|&at| whole - at == 3);
        let marks_fit = marks.last().is_none_or(|mark| mark.at < digits.len())
            && marks.first().is_none_or(|mark| mark.at > 0)
            && marks.windows(2).all(|pair| pair[0].at < pair[1].at)
            && (blanks.is_empty() || marks.len() <= 1);
        if digits.is_empty() || !blanks_fit || !marks_fit {
            return Err(NotAnAmount::NotANumber);
        }
        Ok(Self { negative, digits, marks })
    }

    fn leading_fits(&self) -> bool {
        let leading = self.marks[0].at;
        (1..=3).contains(&leading) && !self.digits.starts_with('0')
    }

    /// Whether exactly three digits follow mark `i` up to the next mark or the end.
    fn group_fits(&self, i: usize) -> bool {
        let end = self.marks.get(i + 1).map_or(self.digits.len(), |mark| mark.at);
        end - self.marks[i].at == 3
    }

    fn could_be_thousands(&self, i: usize) -> bool {
        self.leading_fits() && self.group_fits(i)
    }

    /// The amount, with mark number `decimal` (if any) as the decimal mark and the rest ignored.
    fn amount(&self, decimal: Option<usize>) -> Result<Amount, NotAnAmount> {
        let at = decimal.map_or(self.digits.len(), |i| self.marks[i].at);
        let (whole, fraction) = self.digits.split_at(at);
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > 3 {
            return Err(NotAnAmount::TooManyDecimals);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 12 {
            return Err(NotAnAmount::TooLarge);
        }
        let text = format!("{whole}{fraction:0<3}");
        let thousandths: i64 = text.parse().map_err(|_| NotAnAmount::TooLarge)?;
        Amount::from_thousandths(if self.negative { -thousandths } else { thousandths })
    }
}

/// The plain form for files: no grouping, a decimal point, no trailing zeros.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let whole = (self.0 / Self::SCALE).abs();
        let fraction = (self.0 % Self::SCALE).abs();
        if fraction == 0 {
            return write!(f, "{sign}{whole}");
        }
        let fraction = format!("{fraction:03}");
        write!(f, "{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

impl TryFrom<i64> for Amount {
    type Error = String;

    fn try_from(thousandths: i64) -> Result<Self, String> {
        Self::from_thousandths(thousandths).map_err(|_| format!("{thousandths} thousandths is too large"))
    }
}

impl From<Amount> for i64 {
    fn from(amount: Amount) -> i64 {
        amount.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn amount(thousandths: i64) -> Amount {
        Amount::from_thousandths(thousandths).unwrap()
    }

    #[test]
    fn what_people_type() {
        let check = |text: &str, lang, expected: Result<i64, NotAnAmount>| {
            assert_eq!(Amount::parse_typed(text, lang), expected.map(amount), "{text:?}");
        };
        let ask = |thousands, decimals| Err(NotAnAmount::Ambiguous { thousands: amount(thousands), decimals: amount(decimals) });
        for lang in Lang::ALL {
            check("0", lang, Ok(0));
            check(" 1 234 ", lang, Ok(1_234_000));
            check("1\u{a0}234\u{a0}567", lang, Ok(1_234_567_000));
            check("57\u{202f}148", lang, Ok(57_148_000));
            check("591,5", lang, Ok(591_500));
            check("601.25", lang, Ok(601_250));
            check("1.234.567", lang, Ok(1_234_567_000));
            check("1.234,5", lang, Ok(1_234_500));
            check("12,345.6", lang, Ok(12_345_600));
            check("\u{2212}5", lang, Ok(-5_000));
            check("-5", lang, Ok(-5_000));
            check("18.500", lang, ask(18_500_000, 18_500));
            check("1.842", lang, ask(1_842_000, 1_842));
            check("0.500", lang, Ok(500));
            check("1842.125", lang, Ok(1_842_125));
            check("999999999999", lang, Ok(999_999_999_999_000));
            check("1000000000000", lang, Err(NotAnAmount::TooLarge));
            check("1000000000000000000000000000000", lang, Err(NotAnAmount::TooLarge));
            check("1,2345", lang, Err(NotAnAmount::TooManyDecimals));
            let zeros = "0".repeat(100_000);
            check(&format!("{zeros}1"), lang, Err(NotAnAmount::TooLarge));
            check(&format!("1,{zeros}"), lang, Err(NotAnAmount::TooLarge));
            check("0000000012", lang, Ok(12_000));
            for nonsense in [
                "",
                " ",
                "yli tuhat",
                "12 34",
                "1 2345",
                "1,,2",
                ",5",
                "5,",
                "1e5",
                "186/96",
                "63 432*",
                "--5",
                "1,2,3",
                "NaN",
                "∞",
                "٣",
                "120\n345",
                "120\t345",
            ] {
                check(nonsense, lang, Err(NotAnAmount::NotANumber));
            }
        }
        check("1,234", Lang::Fi, Ok(1_234));
        check("1,234", Lang::Sv, Ok(1_234));
        check("1,234", Lang::En, ask(1_234_000, 1_234));
        check("80,888", Lang::En, ask(80_888_000, 80_888));
    }

    #[test]
    fn what_files_hold() {
        for (text, expected) in [("18.500", 18_500), ("1234,5", 1_234_500), ("1 234", 1_234_000), ("-1", -1_000), ("0.0010", 1)] {
            assert_eq!(Amount::parse_plain(text), Ok(amount(expected)), "{text:?}");
        }
        for text in ["1.234.567", "1,234.5", "abc", "", "1e3"] {
            assert_eq!(Amount::parse_plain(text), Err(NotAnAmount::NotANumber), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn the_plain_form_comes_back(thousandths in -999_999_999_999_999_i64..=999_999_999_999_999) {
            let original = amount(thousandths);
            prop_assert_eq!(Amount::parse_plain(&original.to_string()), Ok(original));
        }

        #[test]
        fn what_a_field_shows_is_never_asked_about(thousandths in -999_999_999_999_999_i64..=999_999_999_999_999) {
            let original = amount(thousandths);
            for lang in Lang::ALL {
                prop_assert_eq!(Amount::parse_typed(&crate::text::number::field(original, lang), lang), Ok(original));
            }
        }

        #[test]
        fn no_text_breaks_the_readers(text in "\\PC*") {
            let _ = Amount::parse_plain(&text);
            for lang in Lang::ALL {
                let _ = Amount::parse_typed(&text, lang);
            }
        }
    }
}

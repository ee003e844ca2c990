//! What a text says of a figure, wherever it was written: a number with its percent sign, its unit or a word such as
//! "noin". What could mean two things is asked.

mod scale;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::amount::{Amount, NotAnAmount};
use crate::{
    domain::catalogue::indicator::Indicator,
    text::{Lang, number},
};
use scale::{HUNDREDFOLD, in_small_letters, is_unit, scale_of};
pub use scale::{Scale, scale_in};

/// What parts the decimals of a number, as far as its surroundings tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecimalMark {
    Comma,
    Point,
    /// Nothing tells.
    #[default]
    Either,
}

impl DecimalMark {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Point => "point",
            Self::Either => "either",
        }
    }

    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        [Self::Comma, Self::Point, Self::Either].into_iter().find(|mark| mark.as_str() == name)
    }

    /// In the habit of a language. In English a comma usually parts thousands, and so many type it otherwise.
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        if lang == Lang::En { Self::Either } else { Self::Comma }
    }
}

/// A unit by its code and by its names.
#[derive(Clone, Copy, Debug)]
pub struct Unit<'a> {
    pub code: &'a str,
    pub names: [&'a str; 3],
}

impl Unit<'static> {
    /// Of what nobody asks for.
    pub const NONE: Self = Self { code: "", names: [""; 3] };
}

impl<'a> Unit<'a> {
    #[must_use]
    pub fn of(indicator: &'a Indicator) -> Self {
        Self { code: indicator.unit.as_str(), names: Lang::ALL.map(|lang| indicator.unit_name.in_lang(lang)) }
    }
}

/// One thing that a text may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub amount: Amount,
    pub estimated: bool,
}

impl Choice {
    /// As people read it.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        let about = if self.estimated { ABOUT } else { "" };
        format!("{about}{}", number::amount(self.amount, lang))
    }

    /// A text that says this and nothing else.
    #[must_use]
    pub fn text(self, unit: Unit<'_>, lang: Lang) -> String {
        let about = if self.estimated { ABOUT } else { "" };
        let percent = if may_be_a_part(self.amount, unit) { "\u{a0}%" } else { "" };
        format!("{about}{}{percent}", number::field(self.amount, lang))
    }
}

/// A text with its unit behind it, where it does not name one.
#[must_use]
pub fn with_unit(text: &str, unit: Unit<'_>, lang: Lang) -> String {
    let name = Lang::ALL.into_iter().zip(unit.names).find(|(known, _)| *known == lang).map_or("", |(_, name)| name);
    if text.ends_with('%') || name.is_empty() { text.to_owned() } else { format!("{text} {name}") }
}

/// What a text may say: two things or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choices([Option<Choice>; MOST]);

const MOST: usize = 6;

impl Choices {
    /// The only one.
    #[must_use]
    pub fn single(self) -> Option<Choice> {
        self.0[0].filter(|_| self.0[1].is_none())
    }

    fn of(found: &[Choice]) -> Self {
        let mut choices = [None; MOST];
        for (place, choice) in choices.iter_mut().zip(found) {
            *place = Some(*choice);
        }
        Self(choices)
    }

    pub fn iter(&self) -> impl Iterator<Item = Choice> {
        self.0.iter().flatten().copied()
    }
}

/// Why a text is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    Not(NotAnAmount),
    /// It may be several: which of them is not guessed.
    Asked(Choices),
}

/// The sign of an estimate: a number behind it is one, without a question.
const ABOUT: &str = "≈";
/// Words before a number that was not counted.
const ABOUT_WORDS: [&str; 24] = [
    "noin", "n.", "n", "arviolta", "arvio", "yli", "alle", "vajaa", "runsas", "lähes", "ungefär", "cirka", "ca", "ca.", "c.", "över",
    "under", "knappt", "drygt", "about", "around", "approx.", "over", "almost",
];
const ABOUT_SIGNS: [char; 5] = ['~', '>', '<', '≥', '≤'];
const PERCENT: &str = "pct";
/// Raised figures behind a number are the marks of footnotes.
pub const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Between what a workbook shows and what it holds, where these are two numbers.
pub const HELD: char = '≙';
/// A formula whose result was never stored.
pub const NO_RESULT: &str = "ƒ?";

/// Reads a text; None when it is blank. `scale` is what stands beside it and may hold for it: "(1000 €)" in a label.
///
/// # Errors
/// That it is no number, or may be several.
pub fn read(text: &str, unit: Unit<'_>, mark: DecimalMark, scale: Option<Scale>) -> Result<Option<Choice>, Unread> {
    let text = without_raised(text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}'));
    if text.is_empty() {
        return Ok(None);
    }
    if text == NO_RESULT {
        return Err(Unread::Not(NotAnAmount::NoResult));
    }
    if let Some((shown, held)) = text.split_once(HELD) {
        let all = [shown, held].map(|part| read(part, unit, mark, scale));
        let mut found = Vec::new();
        for part in all {
            match part {
                Ok(read) => found.extend(read),
                Err(Unread::Asked(choices)) => found.extend(choices.iter()),
                Err(not) => return Err(not),
            }
        }
        return Err(Unread::Asked(Choices::of(&found)));
    }
    let (certain, text) = text.strip_prefix(ABOUT).map_or((false, text), |rest| (true, rest.trim_start()));
    let (about, text) = without_about(text);
    let estimated = certain || about;
    let (number, behind) = parted(text);
    let amounts: Vec<Amount> = match Amount::parse(number, mark) {
        Ok(amount) => vec![amount],
        Err(NotAnAmount::Ambiguous { thousands, decimals }) => vec![thousands, decimals],
        Err(not) => return Err(Unread::Not(not)),
    };
    let not_a_number = Unread::Not(NotAnAmount::NotANumber);
    let (named, scales) = match behind {
        "" => (false, Vec::from_iter(scale)),
        words if is_unit(words, unit) => (true, Vec::new()),
        words => (true, vec![scale_of(words, unit).ok_or(not_a_number)?]),
    };
    let mut found: Vec<Choice> = Vec::new();
    for amount in amounts {
        // What parts of a hundred are often kept as parts of one.
        let hundredfold = (!named && may_be_a_part(amount, unit)).then_some(HUNDREDFOLD);
        let all = scales.iter().copied().chain(hundredfold).filter_map(|scale| scale.apply(amount)).chain([amount]);
        for amount in all {
            let choice = Choice { amount, estimated };
            if !found.contains(&choice) {
                found.push(choice);
            }
        }
    }
    match found.as_slice() {
        [only] if certain || !about => Ok(Some(*only)),
        found => Err(Unread::Asked(Choices::of(found))),
    }
}

/// Whether there is a number, whatever stands behind it.
#[must_use]
pub fn holds_number(text: &str, mark: DecimalMark) -> bool {
    let number = parted(without_about(without_raised(text.trim())).1).0;
    matches!(Amount::parse(number, mark), Ok(_) | Err(NotAnAmount::Ambiguous { .. })) || text.contains(HELD)
}

/// Without raised figures behind a number; those of a unit stay (m²).
#[must_use]
pub fn without_raised(text: &str) -> &str {
    let rest = text.trim_end_matches(RAISED).trim_end();
    if rest.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | ')')) { rest } else { text }
}

/// Whether a number of percent may be a part of one instead: more than nothing, and at most one.
#[must_use]
pub fn may_be_a_part(amount: Amount, unit: Unit<'_>) -> bool {
    unit.code == PERCENT && (1..=Amount::SCALE).contains(&amount.thousandths())
}

fn without_about(text: &str) -> (bool, &str) {
    if let Some(rest) = text.strip_prefix(ABOUT_SIGNS) {
        return (true, rest.trim_start_matches('=').trim_start());
    }
    let begins = text.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
    let (word, rest) = text.split_at(begins);
    let word = in_small_letters(word.trim());
    if ABOUT_WORDS.contains(&word.as_str()) { (true, rest) } else { (false, text) }
}

/// A number, and what stands behind it.
fn parted(text: &str) -> (&str, &str) {
    let is_of_number = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | '.' | '-' | '+' | '\u{2212}');
    // A currency may stand before.
    let text = text.strip_prefix('€').map_or(text, str::trim_start);
    let end = text.find(|c: char| !is_of_number(c)).unwrap_or(text.len());
    let (number, behind) = text.split_at(end);
    (number.trim_end(), behind.trim())
}

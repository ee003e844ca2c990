//! Units as people write them, and words for thousands and millions.

use super::{super::amount::Amount, Unit};

/// How a unit or a word stands to a figure's own unit: so many times it, over so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(i64, i64);

/// What parts of one are as parts of a hundred.
pub(super) const HUNDREDFOLD: Scale = Scale(100, 1);

impl Scale {
    /// None where thousandths are too coarse for it.
    pub(super) fn apply(self, amount: Amount) -> Option<Amount> {
        let times = i128::from(amount.thousandths()) * i128::from(self.0);
        if times % i128::from(self.1) != 0 {
            return None;
        }
        Amount::from_thousandths(i64::try_from(times / i128::from(self.1)).ok()?).ok()
    }
}

const THOUSAND: Scale = Scale(1000, 1);
const MILLION: Scale = Scale(1_000_000, 1);
const THOUSANDTH: Scale = Scale(1, 1000);

/// Words for thousands and millions of any unit.
const NUMBERS: [(&str, Scale); 17] = [
    ("tuhatta", THOUSAND),
    ("tuh.", THOUSAND),
    ("tuh", THOUSAND),
    ("1000", THOUSAND),
    ("1 000", THOUSAND),
    ("tusen", THOUSAND),
    ("tn.", THOUSAND),
    ("thousand", THOUSAND),
    ("thousands", THOUSAND),
    ("milj.", MILLION),
    ("milj", MILLION),
    ("miljoonaa", MILLION),
    ("miljoner", MILLION),
    ("mn", MILLION),
    ("million", MILLION),
    ("millions", MILLION),
    ("mio", MILLION),
];

/// Other units, by the code of the one that is meant.
const UNITS: [(&str, &str, Scale); 27] = [
    ("kwh", "mwh", THOUSAND),
    ("kwh", "gwh", MILLION),
    ("kwh", "wh", THOUSANDTH),
    ("kg", "t", THOUSAND),
    ("kg", "tn", THOUSAND),
    ("kg", "ton", THOUSAND),
    ("kg", "tonnia", THOUSAND),
    ("kg", "tonni", THOUSAND),
    ("kg", "tonnes", THOUSAND),
    ("kg", "g", THOUSANDTH),
    ("kg", "grammaa", THOUSANDTH),
    ("kg", "gram", THOUSANDTH),
    ("km", "m", THOUSANDTH),
    ("km", "mil", Scale(10, 1)),
    ("km", "metriä", THOUSANDTH),
    ("m2", "ha", Scale(10_000, 1)),
    ("eur", "t€", THOUSAND),
    ("eur", "k€", THOUSAND),
    ("eur", "te", THOUSAND),
    ("eur", "teur", THOUSAND),
    ("eur", "keur", THOUSAND),
    ("eur", "tkr", THOUSAND),
    ("eur", "m€", MILLION),
    ("eur", "meur", MILLION),
    ("eur", "snt", Scale(1, 100)),
    ("eur", "cent", Scale(1, 100)),
    ("eur", "c", Scale(1, 100)),
];

/// Other names of a unit, by its code.
const NAMES: [(&str, &str); 25] = [
    ("eur", "€"),
    ("eur", "euroa"),
    ("eur", "euro"),
    ("eur", "euros"),
    ("count", "kpl"),
    ("count", "st"),
    ("count", "st."),
    ("count", "pcs"),
    ("count", "kappaletta"),
    ("fte", "htv"),
    ("fte", "fte"),
    ("fte", "årsv."),
    ("m2", "m²"),
    ("m2", "m^2"),
    ("m2", "neliötä"),
    ("m2", "kvm"),
    ("hours", "h"),
    ("hours", "t"),
    ("hours", "tim"),
    ("hours", "tim."),
    ("hours", "tuntia"),
    ("pct", "%"),
    ("pct", "prosenttia"),
    ("pct", "procent"),
    ("pct", "percent"),
];

/// Those of our three languages: more would be a part of the WebAssembly that nobody needs.
pub(super) fn in_small_letters(text: &str) -> String {
    let small = |c: char| match c {
        'Å' => 'å',
        'Ä' => 'ä',
        'Ö' => 'ö',
        c => c.to_ascii_lowercase(),
    };
    text.chars().map(small).collect()
}

/// The scale that a label names for figures of a unit: "(1000 €)".
#[must_use]
pub fn scale_in(label: &str, unit: Unit<'_>) -> Option<Scale> {
    let inner = label.rsplit_once(['(', '[']).map(|(_, rest)| rest.trim_end_matches([')', ']', ' ']));
    let behind = label.rsplit_once([',', '/', ':', ' ']).map(|(_, rest)| rest);
    [inner, behind].into_iter().flatten().map(str::trim).filter(|words| !words.is_empty()).find_map(|words| scale_of(words, unit))
}

pub(super) fn is_unit(words: &str, unit: Unit<'_>) -> bool {
    let words = in_small_letters(words);
    unit.code == words
        || unit.names.iter().any(|name| in_small_letters(name) == words)
        || NAMES.iter().any(|(code, name)| *code == unit.code && *name == words)
}

/// What words behind a number, or in a label, make of it: another unit, thousands or millions of one's own.
pub(super) fn scale_of(words: &str, unit: Unit<'_>) -> Option<Scale> {
    let words = in_small_letters(words).replace('\u{a0}', " ");
    if let Some((.., scale)) = UNITS.iter().find(|(code, name, _)| *code == unit.code && *name == words) {
        return Some(*scale);
    }
    NUMBERS.iter().find_map(|(name, scale)| {
        let rest = words.strip_prefix(name)?.trim_start();
        (rest.is_empty() || is_unit(rest, unit)).then_some(*scale)
    })
}

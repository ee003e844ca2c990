//! Phone numbers, told from dates, times and other numbers that begin like them.

use super::{begins, is_blank, is_dash, skip_blanks};

/// A run of groups of digits.
struct Groups {
    /// Each group, and where it ends.
    groups: Vec<(String, usize)>,
    /// What stands between them.
    between: Vec<char>,
}

/// More digits than any number has that is called.
const MOST_DIGITS: usize = 17;

/// Groups of digits from here, with at most three signs between two of them; so many as a number could have.
fn groups(chars: &[char], mut at: usize) -> Groups {
    let (mut groups, mut between) = (Vec::new(), Vec::new());
    let mut count = 0;
    while count <= MOST_DIGITS {
        let begin = at;
        while at <= begin + MOST_DIGITS && chars.get(at).is_some_and(char::is_ascii_digit) {
            at += 1;
        }
        if at == begin {
            between.pop();
            break;
        }
        groups.push((chars[begin..at].iter().collect(), at));
        count += at - begin;
        let end = at;
        while at < end + 3
            && chars.get(at).copied().is_some_and(|c| (is_blank(c) && c != '\n') || is_dash(c) || matches!(c, '(' | ')' | '.' | '/'))
        {
            at += 1;
        }
        if at == end {
            break;
        }
        between.push(chars[end..at].iter().copied().find(|c| !is_blank(*c)).unwrap_or(' '));
    }
    Groups { groups, between }
}

/// Words that a number follows to be called.
const CALL: [&str; 12] =
    ["puh", "p", "tel", "matkapuhelin", "puhelin", "puhelinnumero", "kännykkä", "telefon", "tfn", "mobil", "phone", "soita"];
/// Words that another kind of number follows.
const OTHERS: [&str; 5] = ["isbn", "issn", "doi", "orcid", "urn"];

/// Whether one of these words stands before a number.
fn is_announced(chars: &[char], at: usize, by: &[&str]) -> bool {
    let mut end = at;
    while end > 0 && (is_blank(chars[end - 1]) || matches!(chars[end - 1], '.' | ':' | '(')) {
        end -= 1;
    }
    let mut begin = end;
    while begin > 0 && chars[begin - 1].is_alphabetic() {
        begin -= 1;
    }
    let word: String = chars[begin..end].iter().flat_map(|c| c.to_lowercase()).collect();
    end < at && by.contains(&word.as_str())
}

/// A date, a time, a business identity code, an ISSN: numbers that begin as a phone number does.
fn is_something_else(Groups { groups, between }: &Groups) -> bool {
    let number = |at: usize| groups.get(at).and_then(|(group, _)| group.parse::<u32>().ok()).unwrap_or(u32::MAX);
    let sizes: Vec<usize> = groups.iter().map(|(group, _)| group.len()).collect();
    let sign = between.first().copied().unwrap_or_default();
    let same = between.get(1) == Some(&sign);
    let date = matches!(sizes.as_slice(), [1..=2, 1..=2, 2 | 4, ..]) && same && sign != ' ' && number(0) <= 31 && number(1) <= 12;
    let month =
        matches!(sizes.as_slice(), [1..=2, 4, ..]) && matches!(sign, '/' | '.') && number(0) <= 12 && (1900..2100).contains(&number(1));
    let time = matches!(sizes.as_slice(), [2, 2, ..]) && sign == '.' && number(0) <= 24 && number(1) < 60;
    let business = matches!(sizes.as_slice(), [7, 1]) && is_dash(sign);
    let issn = matches!(sizes.as_slice(), [4, 4]) && is_dash(sign);
    date || month || time || business || issn
}

/// How many digits a number may have that begins so, from the international sign on; None when none begins so.
fn lengths(number: &str, international: bool) -> Option<std::ops::RangeInclusive<usize>> {
    if international {
        return match number.as_bytes() {
            [b'3', b'5', b'8', ..] => Some(9..=14),
            [b'1'..=b'9', ..] => Some(10..=15),
            _ => None,
        };
    }
    match number.as_bytes() {
        [b'0', b'0', ..] => lengths(&number[2..], true).map(|lengths| lengths.start() + 2..=lengths.end() + 2),
        // Companies and mobile phones, and the areas of Finland.
        [b'0', b'1', b'0' | b'3'..=b'9', ..] | [b'0', b'2'..=b'9', ..] => Some(8..=12),
        _ => None,
    }
}

/// `040 123 4567`, `+358 (0)40 1234567`, `00358-9-123 456`, `puh. 123 4567`.
pub(super) fn phone(chars: &[char], at: usize) -> Option<usize> {
    let number_at = match chars[at] {
        '+' => skip_blanks(chars, at + 1),
        '(' if chars.get(at + 1) == Some(&'+') => at + 2,
        '(' => at + 1,
        _ => at,
    };
    let international = chars[at] == '+' || chars.get(at + 1) == Some(&'+') && chars[at] == '(';
    // Not in the middle of a number or a word: 10.0401/…, fe2020…, 2024-05-12.
    let goes_on = at >= 2 && chars[at - 2].is_ascii_digit() && !is_blank(chars[at - 1]) && !matches!(chars[at - 1], ')' | ',' | ';' | ':');
    if !chars.get(number_at)?.is_ascii_digit() || !begins(chars, at) || goes_on {
        return None;
    }
    let run = groups(chars, number_at);
    let first = run.groups.first()?.0.len();
    // One digit at a time, or none alone.
    let spelt = run.groups.len() >= 8 && run.groups.iter().all(|(group, _)| group.len() == 1);
    let called = is_announced(chars, at, &CALL);
    if is_something_else(&run) || is_announced(chars, at, &OTHERS) || (!international && first < 2 && !called && !spelt) {
        return None;
    }
    let all: String = run.groups.iter().map(|(group, _)| group.as_str()).collect();
    let lengths = lengths(&all, international).or_else(|| called.then_some(6..=12))?;
    let mut count = 0;
    let fits = run.groups.iter().filter_map(|(group, end)| {
        count += group.len();
        lengths.contains(&count).then_some(*end)
    });
    let end = fits.last()?;
    chars.get(end).is_none_or(|c| !c.is_alphanumeric()).then_some(end)
}

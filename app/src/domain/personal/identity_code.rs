//! Finnish personal identity codes, by their check letter.

use super::{begins, digits, is_dash, skip_blanks};

/// The letters by which a Finnish personal identity code is checked: the remainder of its nine digits by 31
/// (Digital and Population Data Services Agency, "The personal identity code").
const CHECK_LETTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// `131052-308T`, with whatever stands for its century, and blanks around it.
pub(super) fn identity_code(chars: &[char], at: usize) -> Option<usize> {
    let born = digits(chars, at, 6).filter(|_| begins(chars, at))?;
    let (day, month) = (born / 10_000, born / 100 % 100);
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    let century_at = skip_blanks(chars, at + 6);
    let century = chars.get(century_at)?.to_ascii_uppercase();
    if !(is_dash(century) || matches!(century, '+' | 'A'..='F' | 'U'..='Y')) {
        return None;
    }
    let number_at = skip_blanks(chars, century_at + 1);
    let number = digits(chars, number_at, 3)?;
    let letter = chars.get(number_at + 3)?.to_ascii_uppercase();
    let fits = CHECK_LETTERS.get(usize::try_from((born * 1000 + number) % 31).ok()?).map(|letter| char::from(*letter)) == Some(letter);
    let ends = chars.get(number_at + 4).is_none_or(|c| !c.is_alphanumeric());
    (fits && ends && number >= 2).then_some(number_at + 4)
}

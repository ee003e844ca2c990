//! What in a text looks like somebody's identity code, phone number or e-mail address. It is shown to whoever
//! wrote it and to whoever publishes it, and each says whether it belongs there.

use std::collections::BTreeSet;

/// Everything in a text that looks like personal data, as it stands there.
#[must_use]
pub fn find(text: &str) -> BTreeSet<String> {
    let chars: Vec<char> = text.chars().filter(|c| !is_invisible(*c)).map(plain).collect();
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < chars.len() {
        let end = identity_code(&chars, at).or_else(|| address(&chars, at)).or_else(|| phone(&chars, at));
        if let Some(end) = end {
            found.insert(chars[at..end].iter().collect::<String>().trim().to_owned());
        }
        at = end.unwrap_or(at + 1);
    }
    found
}

/// Takes no room, and hides what stands on both sides from who searches.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A sign of the wide form, as it is usually written.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{fe6b}' => '@',
        other => other,
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}')
}

fn skip_blanks(chars: &[char], mut at: usize) -> usize {
    while chars.get(at).copied().is_some_and(is_blank) {
        at += 1;
    }
    at
}

/// Whether a word or a number could begin here: it goes on from nothing.
fn begins(chars: &[char], at: usize) -> bool {
    at == 0 || !chars[at - 1].is_alphanumeric()
}

fn digits(chars: &[char], at: usize, count: usize) -> Option<u32> {
    chars.get(at..at + count)?.iter().try_fold(0, |number, c| Some(number * 10 + c.to_digit(10)?))
}

/// The letters by which a Finnish personal identity code is checked: the remainder of its nine digits by 31
/// (Digital and Population Data Services Agency, "The personal identity code").
const CHECK_LETTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// `131052-308T`, with whatever stands for its century, and blanks around it.
fn identity_code(chars: &[char], at: usize) -> Option<usize> {
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

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-')
}

/// What people write to mislead machines, in brackets: `(at)`, `[ät]`, `(piste)`.
fn bracketed(chars: &[char], at: usize, words: &[&str]) -> Option<usize> {
    let close = match chars.get(at)? {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        _ => return None,
    };
    let begin = skip_blanks(chars, at + 1);
    words.iter().find_map(|word| {
        let end = begin + word.chars().count();
        let same = chars.get(begin..end)?.iter().flat_map(|c| c.to_lowercase()).eq(word.chars());
        let end = skip_blanks(chars, end);
        (same && chars.get(end) == Some(&close)).then_some(end + 1)
    })
}

/// A word by itself, with blanks on both sides.
fn between_blanks(chars: &[char], at: usize, words: &[&str]) -> Option<usize> {
    let begin = skip_blanks(chars, at);
    words.iter().find_map(|word| {
        let end = begin + word.chars().count();
        let same = begin > at && chars.get(begin..end)?.iter().flat_map(|c| c.to_lowercase()).eq(word.chars());
        let next = skip_blanks(chars, end);
        (same && next > end).then_some(next)
    })
}

/// Where the host begins, after the sign for "at".
fn after_at(chars: &[char], at: usize) -> Option<usize> {
    const AT: [&str; 8] = ["at", "ät", "a", "@", "miukumauku", "miuku", "ät-merkki", "snabel-a"];
    if chars.get(at) == Some(&'@') {
        return Some(skip_blanks(chars, at + 1));
    }
    let blanks = skip_blanks(chars, at);
    if blanks > at && chars.get(blanks) == Some(&'@') {
        // `name @ host`; but in `follow @library` somebody else is meant.
        return chars.get(blanks + 1).copied().is_some_and(is_blank).then(|| skip_blanks(chars, blanks + 1));
    }
    bracketed(chars, blanks, &AT).map(|end| skip_blanks(chars, end))
}

/// Where the next part of a host begins, after the sign for a dot.
fn after_dot(chars: &[char], at: usize) -> Option<usize> {
    if chars.get(at) == Some(&'.') {
        return Some(at + 1);
    }
    bracketed(chars, skip_blanks(chars, at), &["dot", "piste", "punkt", "."]).map(|end| skip_blanks(chars, end))
}

/// Nobody's: what a form shows instead of a name.
const NOBODY: [&str; 4] = ["etunimi.sukunimi", "förnamn.efternamn", "fornamn.efternamn", "firstname.lastname"];

/// `name@host.fi`, `name (at) host.fi`, `name[ät]host(piste)fi`.
fn address(chars: &[char], at: usize) -> Option<usize> {
    if !chars[at].is_alphanumeric() || (at > 0 && is_name(chars[at - 1])) {
        return None;
    }
    let end_of_word = |mut at: usize, fits: fn(char) -> bool| {
        while chars.get(at).copied().is_some_and(fits) {
            at += 1;
        }
        at
    };
    let name_end = end_of_word(at, is_name);
    let name: String = chars[at..name_end].iter().flat_map(|c| c.to_lowercase()).collect();
    let is_host = |c: char| c.is_alphanumeric() || c == '-';
    // In words, both of them: "look at example.fi" is no address.
    let in_words = || between_blanks(chars, name_end, &["at", "ät"]);
    let (mut host, spelt) = match after_at(chars, name_end) {
        Some(host) => (host, false),
        None => (in_words()?, true),
    };
    let (mut end, mut parts, mut last) = (None, 0, String::new());
    loop {
        let part_end = end_of_word(host, is_host);
        if part_end == host {
            break;
        }
        last = chars[host..part_end].iter().collect();
        if parts == 0 && last.eq_ignore_ascii_case("www") {
            return None;
        }
        (end, parts) = (Some(part_end), parts + 1);
        let next = if spelt { between_blanks(chars, part_end, &["dot", "piste", "punkt"]) } else { after_dot(chars, part_end) };
        match next {
            Some(next) => host = next,
            None => break,
        }
    }
    let is_host = parts >= 2 && last.chars().count() >= 2 && last.chars().all(char::is_alphabetic);
    (is_host && !NOBODY.contains(&name.as_str())).then_some(end?)
}

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
fn phone(chars: &[char], at: usize) -> Option<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Invented people: the numbers 900 and up are nobody's.
    const FOUND: [&str; 55] = [
        "131052-308T",
        "131052+308T",
        "131052A308T",
        "131052F308T",
        "131052Y308T",
        "131052U308T",
        "131052x308t",
        "131052\u{2013}308T",
        "131052\u{2212}308T",
        "131052 - 308T",
        "010594Y9032",
        "010594y9032",
        "020504A904H",
        "040 123 4567",
        "040-123 4567",
        "040-1234567",
        "0401234567",
        "(040) 123 4567",
        "040.123.4567",
        "040/1234567",
        "040\u{a0}123\u{a0}4567",
        "050 123 45 67",
        "0457 123 4567",
        "+358 40 123 4567",
        "+358401234567",
        "+358-40-123 4567",
        "+358 (0)40 123 4567",
        "(+358) 40 1234567",
        "00358 40 123 4567",
        "09 1234 5678",
        "(09) 123 4567",
        "019-123 456",
        "+46 70 123 45 67",
        "+44 20 7946 0958",
        "maija.mallikas@example.fi",
        "maija.mallikas(at)example.fi",
        "maija.mallikas (at) example.fi",
        "maija.mallikas[at]example.fi",
        "maija.mallikas {ät} example.fi",
        "maija.mallikas(a)example.fi",
        "maija.mallikas @ example.fi",
        "maija_mallikas(at)example(dot)fi",
        "maija-mallikas [AT] kirjasto.example [piste] fi",
        "MAIJA@EXAMPLE.FI",
        "maija@ example.fi",
        "maija at example dot fi",
        "maija.mallikas ät kirjasto piste fi",
        "maija (ät-merkki) example.fi",
        "maija\u{200b}@example.fi",
        "maija\u{ff20}example.fi",
        "0 4 0 1 2 3 4 5 6 7",
        "040\u{2009}123\u{2009}4567",
        "040\u{ad}1234567",
        "131052\u{ff0d}308T",
        "131052\u{2015}308T",
    ];

    #[test]
    fn every_shape_is_found_wherever_it_stands() {
        for shape in FOUND {
            for text in [
                shape.to_owned(),
                format!("Soitimme hänelle: {shape}."),
                format!("Vuonna 2024 ({shape}), ja 24/7 {shape}"),
                format!("Kysy numerosta\n{shape}\ntai muualta"),
            ] {
                let found = find(&text);
                let plain = |text: &str| text.chars().map(plain).filter(|c| c.is_alphanumeric()).collect::<String>();
                assert!(found.iter().any(|found| plain(found) == plain(shape)), "{text:?}: {found:?}");
            }
        }
        for announced in ["puh. 123 4567", "Puhelin: 2123456", "tel. 765 432", "p. 212 3456"] {
            assert_eq!(find(announced).len(), 1, "{announced}");
        }
        assert_eq!(find("0401234567 ja maija@example.fi, myös 131052-308T").len(), 3);
    }

    #[test]
    fn a_long_text_takes_no_longer_for_each_letter() {
        for piece in ["11 ", "0", "01 ", "+1", "(0", "a.", "a(", "p. ", "131052 ", "a@a."] {
            let _ = find(&piece.repeat(1_000_000 / piece.len()));
        }
    }

    #[test]
    fn nothing_else_is() {
        for text in [
            "",
            "131052-308S",
            "321352-308T",
            "X131052-308T",
            "131052-308TT",
            "Lainoja oli 1 234 567, 12 % enemmän.",
            "+12 345 678 lainaa",
            "Vuosina 2019–2023 ja 01.02.2024 sekä 1.2.2024–12.5.2024.",
            "09.05.2024, 09-05-2024, 09/05/2024, 2024-05-12",
            "Avoinna klo 08.00–16.00 ja 09.30-15.00",
            "ISBN 978-952-12-3456-7, ISBN 0-321-12345-6",
            "ISSN 0355-1234",
            "Y-tunnus 0202658-1",
            "https://doi.org/10.1000/0401234567",
            "URN:NBN:fi-fe2020112392040",
            "ORCID 0000-0002-1825-0097",
            "FI21 1234 5600 0007 85",
            "00100 Helsinki, PL 5000",
            "0,12345678 ja 0.12345678",
            "05/2024, 02-2023, 010",
            "05/2024–06/2025",
            "ISBN 0321123456",
            "3 @ 2.5 ja 2 kpl @ 4.90",
            "Kuva a.b (a) c.d, taulukko (a) www.seamk.fi",
            "GSM 900/1800",
            "Seuraa @kirjasto.fi ja @seamk",
            "etunimi.sukunimi@seamk.fi",
            "Look at example.fi (a) first",
            "Taulukko 3 (a) ja kuva 4 (at) sivulla 5",
            "C++ 2 tuntia, A+ 358",
            "s. 123456, nro 1234567",
            "tuhat ja 1000-2000 kertaa, 0-100 %",
        ] {
            assert!(find(text).is_empty(), "{text:?}: {:?}", find(text));
        }
    }
}

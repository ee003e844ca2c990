//! E-mail addresses, and what people make of them to mislead machines.

use super::{is_blank, skip_blanks};

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
pub(super) fn address(chars: &[char], at: usize) -> Option<usize> {
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

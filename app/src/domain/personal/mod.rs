//! What in a text looks like somebody's identity code, phone number or e-mail address. It is shown to whoever
//! wrote it and to whoever publishes it, and each says whether it belongs there.

mod address;
mod identity_code;
mod phone;

use std::collections::BTreeSet;

use address::address;
use identity_code::identity_code;
use phone::phone;

use super::visible::is_invisible;

/// Everything in a text that looks like personal data, as it stands there.
#[must_use]
pub fn find(text: &str) -> BTreeSet<String> {
    // What takes no room hides what stands on both sides from who searches.
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

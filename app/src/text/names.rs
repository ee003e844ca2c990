//! Names in the order of the Finnish and Swedish alphabet, and lists of them in a sentence.

use super::{Lang, Text, words::common};

/// å, ä and ö stand last; everything else by its plain letter.
fn rank(c: char) -> (u8, char) {
    match c {
        'å' => (1, 'a'),
        'ä' | 'æ' => (1, 'b'),
        'ö' | 'ø' => (1, 'c'),
        other => (0, other),
    }
}

#[must_use]
pub fn sort_key(name: &str) -> Vec<(u8, char)> {
    name.to_lowercase().chars().map(rank).collect()
}

/// A name inside a sentence: with a small first letter, unless it is written in capitals.
#[must_use]
pub fn within(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

/// `Centria, HÅ ja Lapin AMK`
#[must_use]
pub fn list(names: &[String], lang: Lang) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), common::and(lang)),
    }
}

/// Whether a code, an abbreviation or a name in any language has what is sought, in any case of letters.
#[must_use]
pub fn is_called(sought: &str, code: &str, abbreviation: &str, name: &Text) -> bool {
    let sought = sought.trim().to_lowercase();
    let mut names = [code, abbreviation].into_iter().chain(Lang::ALL.map(|lang| name.in_lang(lang)));
    names.any(|name| name.to_lowercase().contains(&sought))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_inside_a_sentence() {
        assert_eq!(["Energy emissions", "HVAC", "E"].map(within), ["energy emissions", "HVAC", "E"]);
    }

    #[test]
    fn swedish_letters_stand_last() {
        let mut names = vec!["Örebro", "Åland", "Zeta", "Äbo", "arcada", "HÅ", "Humak"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["arcada", "Humak", "HÅ", "Zeta", "Åland", "Äbo", "Örebro"]);
        let name = Text::same("Högskolan på Åland");
        assert!(is_called(" ÅLA", "aland", "HÅ", &name) && is_called("", "x", "x", &name) && !is_called("humak", "aland", "HÅ", &name));
        let listed = list(&["A".into(), "B".into(), "C".into()], Lang::Fi);
        assert_eq!(listed, "A, B ja C");
    }
}

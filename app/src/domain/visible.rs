//! Which characters leave nothing to see: by those, a text that looks empty is told from one that says something.

/// Whether nothing is drawn for a character: controls, and what Unicode lets fonts ignore (its property
/// `Default_Ignorable_Code_Point`), such as soft hyphens, joiners, marks of direction and variation selectors.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fff8}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Whether anything of a text can be seen.
#[must_use]
pub fn is_seen(text: &str) -> bool {
    // The pattern of no dots takes room and shows nothing.
    text.chars().any(|c| !c.is_whitespace() && !is_invisible(c) && c != '\u{2800}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_empty_is_empty() {
        for blank in [
            "",
            " \n\t",
            "\u{200b}",
            "\u{a0}\u{ad}\u{2060}",
            "\u{202e}\u{202c}",
            "\u{3164}",
            "\u{2800}",
            "\u{0}\u{7f}",
            "\u{e0041}\u{fe0f}",
        ] {
            assert!(!is_seen(blank), "{blank:?}");
        }
        for seen in ["a", "\u{200b}.", "ä", "漢", "\u{1f9a6}"] {
            assert!(is_seen(seen), "{seen:?}");
        }
    }
}

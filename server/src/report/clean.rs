//! Characters that the report's fonts lack make the export fail, so each becomes a visible square.

use std::{collections::BTreeSet, sync::LazyLock};

use app::domain::visible::is_invisible;
use serde_json::Value;

use super::world::FONTS;

/// Stands for a character that no font of the report has.
pub const REPLACEMENT: char = '□';

static COVERED: LazyLock<BTreeSet<char>> = LazyLock::new(|| {
    let mut covered = BTreeSet::new();
    for bytes in FONTS {
        let Ok(face) = ttf_parser::Face::parse(bytes, 0) else { continue };
        let tables = face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables);
        for table in tables.filter(ttf_parser::cmap::Subtable::is_unicode) {
            table.codepoints(|code| covered.extend(char::from_u32(code).filter(|c| face.glyph_index(*c).is_some())));
        }
    }
    covered
});

/// Line breaks and tabs are set, not drawn.
fn may_stay(c: char) -> bool {
    matches!(c, '\n' | '\t') || COVERED.contains(&c)
}

fn clean_text(text: &mut String) {
    if !text.chars().all(|c| may_stay(c) && !is_invisible(c)) {
        *text = text.chars().filter(|c| !is_invisible(*c)).map(|c| if may_stay(c) { c } else { REPLACEMENT }).collect();
    }
}

/// Cleans every text of the report.
pub fn clean(value: &mut Value) {
    match value {
        Value::String(text) => clean_text(text),
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_font_has_is_shown_as_missing() {
        let check = |text: &str, expected: &str| {
            let mut text = text.to_owned();
            clean_text(&mut text);
            assert_eq!(text, expected);
        };
        check("Kädenjälki ▲ 7 % – ”näin” č ŋ", "Kädenjälki ▲ 7 % – ”näin” č ŋ");
        check("a\u{1F9A6}b 漢\u{0}c", "a□b □c");
        check("x\u{202e}y\u{ad}z", "xyz");
        assert!(COVERED.contains(&REPLACEMENT));
    }
}

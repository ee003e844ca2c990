//! Files that people take for a workbook or a table, and that are none that can be read.

use std::borrow::Cow;

use app::text::unreadable::OtherKind;

/// How the older programs' files begin, and those with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// What a part of one with a password is called, in UTF-16.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// By how a file begins.
pub fn of_bytes(begin: &[u8]) -> Option<OtherKind> {
    let text = begin.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begin).trim_ascii_start();
    let begins = |word: &str| text.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()));
    if begin.starts_with(COMPOUND) {
        let protected = begin.windows(ENCRYPTED.len()).any(|window| window == ENCRYPTED);
        return Some(if protected { OtherKind::Protected } else { OtherKind::OldExcel });
    }
    if begins("<html") || begins("<!doctype html") || begins("<table") || begins("<?xml") || begins("<head") {
        return Some(OtherKind::WebPage);
    }
    if begins("%pdf") || begins("{\\rtf") {
        return Some(OtherKind::Document);
    }
    None
}

/// By the names of the parts of a packed file.
pub fn of_parts<'a>(names: impl Iterator<Item = Cow<'a, str>>) -> Option<OtherKind> {
    let mut found = OtherKind::Document;
    for name in names {
        match name.to_ascii_lowercase().as_str() {
            "xl/workbook.xml" | "content.xml" => return None,
            "xl/workbook.bin" => found = OtherKind::BinaryExcel,
            name if name.rsplit_once('.').is_some_and(|(_, ending)| ending == "iwa") => found = OtherKind::Numbers,
            _ => {}
        }
    }
    Some(found)
}

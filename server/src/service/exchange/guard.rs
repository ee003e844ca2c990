//! Looks into a workbook before it is read: a small file can unpack into one that fills the memory.

use std::io::{Cursor, Read, sink};

use app::text::unreadable::Unreadable;
use zip::ZipArchive;

/// Unpacked, all parts together. In bytes: 120 000 cells make about 10 MB.
const LARGEST_UNPACKED: u64 = 64 * 1024 * 1024;
/// Parts of a workbook: sheets, styles, strings.
const MOST_ENTRIES: u16 = 1000;
/// The end record of a ZIP, and where it holds the number of entries.
const END_RECORD: &[u8] = b"PK\x05\x06";
const ENTRIES_AT: usize = 10;
/// The end record stands this far from the end at most: its own length and its longest comment.
const LONGEST_END: usize = 22 + 65_535;

/// # Errors
/// What is too large, or that the directory is damaged.
pub fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let damaged = || Unreadable::NotAWorkbook("ZIP".to_owned());
    let tail = &bytes[bytes.len().saturating_sub(LONGEST_END)..];
    let end = tail.windows(END_RECORD.len()).rposition(|window| window == END_RECORD).ok_or_else(damaged)?;
    let entries = tail.get(end + ENTRIES_AT..end + ENTRIES_AT + 2).ok_or_else(damaged)?;
    // A larger number stands elsewhere, and this field is then full.
    if u16::from_le_bytes([entries[0], entries[1]]) > MOST_ENTRIES {
        return Err(Unreadable::TooManyParts(MOST_ENTRIES));
    }
    let too_large = || Unreadable::TooLargeUnpacked(LARGEST_UNPACKED / 1024 / 1024);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut told: u64 = 0;
    for at in 0..archive.len() {
        told = told.saturating_add(archive.by_index_raw(at).map_err(|_| damaged())?.size());
    }
    if told > LARGEST_UNPACKED {
        return Err(too_large());
    }
    // What the directory tells may be untrue.
    let mut left = LARGEST_UNPACKED;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| damaged())?;
        let read = std::io::copy(&mut entry.take(left + 1), &mut sink()).map_err(|_| damaged())?;
        left = left.checked_sub(read).ok_or_else(too_large)?;
    }
    Ok(())
}

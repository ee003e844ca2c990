//! Looks into a workbook before it is read: a small file can unpack into one that fills the memory.

use std::io::{self, Cursor, Read, Seek, SeekFrom, sink};

use app::text::unreadable::Unreadable;
use zip::ZipArchive;

/// Unpacked, all parts together. In bytes: 120 000 cells make about 10 MB.
const LARGEST_UNPACKED: u64 = 64 * 1024 * 1024;
/// Parts of a workbook: sheets, styles, strings.
const MOST_ENTRIES: u16 = 1000;
/// How an entry of a ZIP's directory begins. They are counted one by one: what the directory says of their number
/// stands in one of two records, and either may be untrue.
const ENTRY: &[u8] = b"PK\x01\x02";

/// A file, for as long as it is wanted.
pub struct Wanted<'a> {
    bytes: Cursor<&'a [u8]>,
    wanted: &'a dyn Fn() -> bool,
}

impl<'a> Wanted<'a> {
    pub fn new(bytes: &'a [u8], wanted: &'a dyn Fn() -> bool) -> Self {
        Self { bytes: Cursor::new(bytes), wanted }
    }
}

impl Read for Wanted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if (self.wanted)() { self.bytes.read(buffer) } else { Err(io::Error::other("nobody waits for it")) }
    }
}

impl Seek for Wanted<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

/// # Errors
/// What is too large, or that the directory is damaged.
pub fn check(bytes: &[u8], wanted: &dyn Fn() -> bool) -> Result<(), Unreadable> {
    let damaged = || Unreadable::NotAWorkbook("ZIP".to_owned());
    if bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).count() > usize::from(MOST_ENTRIES) {
        return Err(Unreadable::TooManyParts(MOST_ENTRIES));
    }
    let too_large = || Unreadable::TooLargeUnpacked(LARGEST_UNPACKED / 1024 / 1024);
    let mut archive = ZipArchive::new(Wanted::new(bytes, wanted)).map_err(|_| damaged())?;
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

//! Looks into a workbook before it is read: a small file can unpack into one that fills the memory.

use std::io::{self, Read, Seek, SeekFrom, sink};

use app::text::unreadable::Unreadable;
use zip::ZipArchive;

use super::rows::{Limits, Source, unread};

/// Parts of a workbook: sheets, styles, strings.
const MOST_ENTRIES: u16 = 1000;
/// How an entry of a ZIP's directory begins. They are counted one by one: what the directory says of their number
/// stands in one of two records, and either may be untrue.
const ENTRY: u32 = u32::from_be_bytes(*b"PK\x01\x02");

/// A file, for as long as it is wanted.
pub struct Wanted<'a> {
    file: &'a mut dyn Source,
    wanted: &'a dyn Fn() -> bool,
}

impl<'a> Wanted<'a> {
    pub fn new(file: &'a mut dyn Source, wanted: &'a dyn Fn() -> bool) -> Self {
        Self { file, wanted }
    }
}

impl Read for Wanted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if (self.wanted)() { self.file.read(buffer) } else { Err(io::Error::other("nobody waits for it")) }
    }
}

impl Seek for Wanted<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

fn count_entries(file: &mut dyn Source) -> io::Result<usize> {
    file.rewind()?;
    let (mut count, mut latest) = (0, 0u32);
    loop {
        let buffer = file.fill_buf()?;
        let length = buffer.len();
        if length == 0 {
            return Ok(count);
        }
        for byte in buffer {
            latest = latest << 8 | u32::from(*byte);
            count += usize::from(latest == ENTRY);
        }
        file.consume(length);
    }
}

/// # Errors
/// What is too large, or that the directory is damaged.
pub fn check(file: &mut dyn Source, limits: &Limits<'_>) -> Result<(), Unreadable> {
    let damaged = || Unreadable::NotAWorkbook("ZIP".to_owned());
    if count_entries(file).map_err(|e| unread(&e))? > usize::from(MOST_ENTRIES) {
        return Err(Unreadable::TooManyParts(MOST_ENTRIES));
    }
    let too_large = || Unreadable::TooLargeUnpacked(limits.unpacked / 1024 / 1024);
    let mut archive = ZipArchive::new(Wanted::new(file, limits.wanted)).map_err(|_| damaged())?;
    let mut told: u64 = 0;
    for at in 0..archive.len() {
        told = told.saturating_add(archive.by_index_raw(at).map_err(|_| damaged())?.size());
    }
    if told > limits.unpacked {
        return Err(too_large());
    }
    // What the directory tells may be untrue.
    let mut left = limits.unpacked;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| damaged())?;
        let read = std::io::copy(&mut entry.take(left + 1), &mut sink()).map_err(|_| damaged())?;
        left = left.checked_sub(read).ok_or_else(too_large)?;
    }
    Ok(())
}

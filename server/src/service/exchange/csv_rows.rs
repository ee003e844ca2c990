//! A CSV's rows, in whatever encoding and with whatever between the columns.

use std::{
    collections::VecDeque,
    io::{self, BufRead, BufReader, Read},
    str::from_utf8,
};

use app::text::unreadable::Unreadable;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

use super::rows::{Kind, Limits, MOST_COLUMNS, Row, Source, Take, unread};

/// As much of the first line as is looked at for what parts the columns. In bytes.
const LONGEST_LINE: u64 = 64 * 1024;

/// A quotation mark that is never closed must not take in the whole file. In bytes.
const LONGEST_ROW: u64 = 16 * 1024 * 1024;

pub fn each_row(file: &mut dyn Source, limits: &Limits<'_>, take: &mut Take<'_>) -> Result<(), Unreadable> {
    let encoding = encoding(file)?;
    let mut first_line = String::new();
    BufReader::new(decoded(file, encoding)?.take(LONGEST_LINE)).read_line(&mut first_line).map_err(|e| unread(&e))?;
    let count = |mark: char| first_line.matches(mark).count();
    let delimiter = [',', ';', '\t'].into_iter().max_by_key(|&mark| (count(mark), mark == ',')).unwrap_or(',');
    let kind = Kind { semicolons: delimiter == ';', sheet: None };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(Marks::of(decoded(file, encoding)?));
    // A text may hold line breaks; a spreadsheet still counts it as one row.
    let mut inner_breaks = 0;
    let (mut rows, mut held, mut last) = (0, 0, 1);
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|e| Unreadable::NotCsv(e.to_string()))? {
        limits.check(rows)?;
        let (line, from) = record.position().map_or((0, 0), |at| (at.line(), at.byte()));
        let skipped = reader.get_mut().blank_lines(from);
        let number = (usize::try_from(line).unwrap_or(usize::MAX) + skipped).saturating_sub(inner_breaks);
        rows += 1;
        held += record.len();
        if record.len() > MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns { row: number, most: MOST_COLUMNS });
        }
        if held > limits.cells {
            return Err(Unreadable::TooManyCells(limits.cells));
        }
        // What UTF-16 cannot be read as.
        if encoding.is_none() && record.iter().any(|cell| cell.contains(char::REPLACEMENT_CHARACTER)) {
            return Err(Unreadable::NotText);
        }
        inner_breaks += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        last = number;
        take(&kind, Row { number, cells: record.iter().map(str::to_owned).collect() })?;
    }
    // In whole quotes they are always even; an odd one has swallowed the rows after it.
    if reader.get_ref().quotes % 2 == 1 { Err(Unreadable::OpenQuote(last)) } else { Ok(()) }
}

/// UTF-16 as its mark says, for which there is None here; UTF-8 with or without one; or else Windows-1252, as older
/// spreadsheets write.
fn encoding(file: &mut dyn Source) -> Result<Option<&'static Encoding>, Unreadable> {
    let begin = file.fill_buf().map_err(|e| unread(&e))?;
    if begin.starts_with(b"\xff\xfe") || begin.starts_with(b"\xfe\xff") {
        return Ok(None);
    }
    let mut is_utf8 = true;
    // Beyond ASCII, in UTF-8: a mark at the beginning, too.
    let mut has_letters = false;
    // A letter that the end of a buffer has cut.
    let mut cut: Vec<u8> = Vec::new();
    loop {
        let buffer = file.fill_buf().map_err(|e| unread(&e))?;
        let length = buffer.len();
        if length == 0 {
            break;
        }
        if buffer.contains(&0) {
            return Err(Unreadable::NotText);
        }
        if is_utf8 {
            cut.extend_from_slice(buffer);
            let (valid, is_cut) = match from_utf8(&cut) {
                Ok(_) => (cut.len(), false),
                Err(e) => (e.valid_up_to(), e.error_len().is_none()),
            };
            has_letters |= !cut[..valid].is_ascii();
            is_utf8 = valid == cut.len() || is_cut;
            cut = if is_cut { cut.split_off(valid) } else { Vec::new() };
        }
        file.consume(length);
    }
    match is_utf8 && cut.is_empty() {
        true => Ok(Some(UTF_8)),
        // Read as either, some of its texts would be garbled.
        false if has_letters => Err(Unreadable::MixedEncodings),
        false => Ok(Some(WINDOWS_1252)),
    }
}

/// From its beginning, in UTF-8 and without a byte order mark.
fn decoded<'a>(
    file: &'a mut dyn Source,
    encoding: Option<&'static Encoding>,
) -> Result<DecodeReaderBytes<&'a mut dyn Source, Vec<u8>>, Unreadable> {
    file.rewind().map_err(|e| unread(&e))?;
    Ok(DecodeReaderBytesBuilder::new().encoding(encoding).bom_override(true).strip_bom(true).build(file))
}

/// Counts what the reader of records does not tell: quotes, and the lines that it skips.
struct Marks<R> {
    inner: R,
    /// How many bytes have been read, and at how many a row was last taken.
    at: u64,
    taken: u64,
    quotes: usize,
    /// Ends of lines that may stand before the next record: where, and whether one begins a new line.
    ends: VecDeque<(u64, bool)>,
}

impl<R> Marks<R> {
    fn of(inner: R) -> Self {
        Self { inner, at: 0, taken: 0, quotes: 0, ends: VecDeque::new() }
    }

    /// How many lines end right at a place: a record's place is before the blank lines that were skipped.
    fn blank_lines(&mut self, from: u64) -> usize {
        self.taken = self.at;
        while self.ends.front().is_some_and(|(at, _)| *at < from) {
            self.ends.pop_front();
        }
        let run = (from..).zip(&self.ends).take_while(|(expected, (at, _))| expected == at);
        run.filter(|(_, (_, begins))| *begins).count()
    }
}

impl<R: Read> Read for Marks<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at - self.taken > LONGEST_ROW {
            return Err(io::Error::other("a row has more than 16 MB: is a quotation mark missing?"));
        }
        let length = self.inner.read(buffer)?;
        for (at, byte) in (self.at..).zip(&buffer[..length]) {
            match byte {
                b'\n' | b'\r' => self.ends.push_back((at, *byte == b'\n')),
                b'"' => self.quotes += 1,
                _ => {}
            }
        }
        self.at += length as u64;
        Ok(length)
    }
}

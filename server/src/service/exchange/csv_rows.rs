//! A CSV's rows, in whatever encoding and with whatever between the columns.

use std::{
    collections::{BTreeMap, VecDeque},
    io::{self, Read},
    str::from_utf8,
};

use app::{domain::entry::reading::DecimalMark, text::unreadable::Unreadable};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

use super::rows::{Kind, Limits, MOST_COLUMNS, Row, Source, Take, unread};

/// As much of a file as is looked at for what parts its columns. In bytes.
const LOOKED_AT: u64 = 256 * 1024;

/// A quotation mark that is never closed must not take in the whole file. In bytes.
const LONGEST_ROW: u64 = 16 * 1024 * 1024;

/// What parts the columns, and whether the first line only says so.
struct Dialect {
    delimiter: u8,
    is_said: bool,
}

impl Dialect {
    /// `sep=;` in the first line says it. Else it is the sign that stands equally often in most lines: a title may hold
    /// commas. Where the comma parts decimals it does so in every line, too.
    fn of(begin: &str) -> Self {
        let said = begin.lines().next().and_then(|line| line.trim().strip_prefix("sep="));
        if let Some(delimiter) = said.and_then(|sign| sign.as_bytes().first()).filter(|sign| b",;\t|".contains(sign)) {
            return Self { delimiter: *delimiter, is_said: true };
        }
        let lines: Vec<String> = begin.lines().map(outside_quotes).filter(|line| !line.trim().is_empty()).collect();
        let score = |sign: u8| {
            let mut times: BTreeMap<usize, usize> = BTreeMap::new();
            for line in &lines {
                *times.entry(line.bytes().filter(|byte| *byte == sign).count()).or_default() += 1;
            }
            times.into_iter().filter(|(signs, _)| *signs > 0).map(|(_, lines)| lines).max().unwrap_or_default()
        };
        let delimiter = [b',', b'\t', b';'].into_iter().max_by_key(|sign| score(*sign)).filter(|sign| score(*sign) > 0);
        Self { delimiter: delimiter.unwrap_or(b','), is_said: false }
    }
}

fn outside_quotes(line: &str) -> String {
    line.split('"').step_by(2).collect()
}

pub fn each_row(file: &mut dyn Source, limits: &Limits<'_>, take: &mut Take<'_>) -> Result<(), Unreadable> {
    let encoding = encoding(file)?;
    let mut begin = Vec::new();
    decoded(file, encoding)?.take(LOOKED_AT).read_to_end(&mut begin).map_err(|e| unread(&e))?;
    let Dialect { delimiter, is_said: mut says_delimiter } = Dialect::of(&String::from_utf8_lossy(&begin));
    let mark = match delimiter {
        b';' => DecimalMark::Comma,
        _ => DecimalMark::Either,
    };
    let kind = Kind { mark, is_parted_by_commas: delimiter == b',', ..Kind::default() };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(Marks::of(decoded(file, encoding)?, delimiter));
    // A text may hold line breaks; a spreadsheet still counts it as one row.
    let mut inner_breaks = 0;
    let (mut rows, mut held, mut last) = (0, 0, 1);
    let mut record = csv::StringRecord::new();
    let mut width = 0;
    while reader.read_record(&mut record).map_err(|e| Unreadable::NotCsv(e.to_string()))? {
        limits.check(rows)?;
        let (line, from) = record.position().map_or((0, 0), |at| (at.line(), at.byte()));
        let skipped = reader.get_mut().blank_lines(from);
        let number = (usize::try_from(line).unwrap_or(usize::MAX) + skipped).saturating_sub(inner_breaks);
        if std::mem::take(&mut says_delimiter) {
            continue;
        }
        width = if rows == 0 { record.len() } else { width };
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
        // A text of several lines, one of which looks like a row: a quotation mark has swallowed it.
        let signs = |line: &str| line.bytes().filter(|byte| *byte == delimiter).count();
        let swallowed = |cell: &str| width > 2 && cell.lines().skip(1).any(|line| signs(line) + 1 >= width);
        if record.iter().any(swallowed) {
            return Err(Unreadable::OpenQuote(number));
        }
        inner_breaks += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        last = number;
        take(&kind, Row { number, cells: record.iter().map(str::to_owned).collect(), hidden: false })?;
    }
    if reader.get_ref().quotes.are_open() { Err(Unreadable::OpenQuote(last)) } else { Ok(()) }
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

/// Whether a quotation mark is open. One within a text is a letter.
struct Quotes {
    delimiter: u8,
    place: Place,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Of a cell.
    Begin,
    Bare,
    Quoted,
    /// After a mark that may close, or be the first of two that mean one.
    Closing,
}

impl Quotes {
    fn see(&mut self, byte: u8) {
        self.place = match (self.place, byte) {
            (Place::Quoted, b'"') => Place::Closing,
            (Place::Quoted, _) | (Place::Begin | Place::Closing, b'"') => Place::Quoted,
            (_, b'\n' | b'\r') => Place::Begin,
            (_, byte) if byte == self.delimiter => Place::Begin,
            _ => Place::Bare,
        };
    }

    fn are_open(&self) -> bool {
        self.place == Place::Quoted
    }
}

/// Notes what the reader of records does not tell: open quotes, and the lines that it skips.
struct Marks<R> {
    inner: R,
    /// How many bytes have been read, and at how many a row was last taken.
    at: u64,
    taken: u64,
    quotes: Quotes,
    /// Ends of lines that may stand before the next record: where, and whether one begins a new line.
    ends: VecDeque<(u64, bool)>,
}

impl<R> Marks<R> {
    fn of(inner: R, delimiter: u8) -> Self {
        Self { inner, at: 0, taken: 0, quotes: Quotes { delimiter, place: Place::Begin }, ends: VecDeque::new() }
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
            self.quotes.see(*byte);
            if matches!(byte, b'\n' | b'\r') {
                self.ends.push_back((at, *byte == b'\n'));
            }
        }
        self.at += length as u64;
        Ok(length)
    }
}

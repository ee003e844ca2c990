//! Reading a CSV or XLSX file into rows of text, each with the row number a spreadsheet shows.

use app::text::unreadable::Unreadable;
use calamine::{Data, DataRef, Reader, Xlsx};

use super::guard;

/// A file's first sheet as text. Row 1 is the header.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Row>,
    /// Whether the columns are parted by semicolons, as where the comma is the decimal mark.
    pub semicolons: bool,
    /// The sheet's name, of a workbook.
    pub sheet: Option<String>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    pub number: usize,
    pub cells: Vec<String>,
}

/// Larger files are not a year's figures. In bytes.
const LARGEST: usize = 32 * 1024 * 1024;
/// More rows than 100 years of a consortium four times ours.
const MOST_ROWS: usize = 1_000_000;
/// No table of figures is wider.
const MOST_COLUMNS: usize = 256;
/// The rows above, six columns each, with room for blanks between.
const MOST_CELLS: usize = 8_000_000;
/// A spreadsheet's own limit is 32 767 characters. In bytes.
const LONGEST_CELL: usize = 4 * 32_767;
/// All texts together. In bytes.
const LARGEST_TEXT: usize = 64 * 1024 * 1024;

/// Reads a file by what is in it, not by its name.
///
/// # Errors
/// What the file is not.
pub fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    read_while(bytes, MOST_ROWS, &|| true)
}

/// As [`read`], of at most so many rows, and for as long as it is `wanted`.
///
/// # Errors
/// What the file is not; `Busy` when it was not wanted any more.
pub fn read_while(bytes: &[u8], most: usize, wanted: &dyn Fn() -> bool) -> Result<Table, Unreadable> {
    let limits = Limits { most, wanted };
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge(LARGEST / 1024 / 1024));
    }
    let (mut rows, semicolons, sheet) = if bytes.starts_with(b"PK\x03\x04") {
        let (rows, sheet) = read_xlsx(bytes, &limits)?;
        (rows, false, Some(sheet))
    } else {
        let (rows, semicolons) = read_csv(bytes, &limits)?;
        (rows, semicolons, None)
    };
    if rows.is_empty() {
        return Err(Unreadable::Empty);
    }
    let header = rows.remove(0).cells.iter().map(|cell| cell.trim().to_owned()).collect();
    Ok(Table { header, rows, semicolons, sheet })
}

struct Limits<'a> {
    most: usize,
    wanted: &'a dyn Fn() -> bool,
}

impl Limits<'_> {
    /// Asked before each row is taken in.
    fn check(&self, rows: usize) -> Result<(), Unreadable> {
        if rows > self.most {
            return Err(Unreadable::TooManyRows(self.most));
        }
        if (self.wanted)() { Ok(()) } else { Err(Unreadable::Busy) }
    }
}

fn read_csv(bytes: &[u8], limits: &Limits<'_>) -> Result<(Vec<Row>, bool), Unreadable> {
    let text = decode(bytes)?;
    let first_line = text.lines().next().unwrap_or_default();
    let count = |mark: char| first_line.matches(mark).count();
    let delimiter = [',', ';', '\t'].into_iter().max_by_key(|&mark| (count(mark), mark == ',')).unwrap_or(',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    // A text may hold line breaks; a spreadsheet still counts it as one row.
    let mut inner_breaks = 0;
    let mut held = 0;
    for record in reader.records() {
        let record = record.map_err(|e| Unreadable::NotCsv(e.to_string()))?;
        limits.check(rows.len())?;
        // The reader's place is before the blank lines that it skipped.
        let (line, from) = record.position().map_or((0, 0), |at| (at.line(), at.byte()));
        let rest = text.get(usize::try_from(from).unwrap_or(usize::MAX)..).unwrap_or_default();
        let skipped = rest.chars().take_while(|c| matches!(c, '\n' | '\r')).filter(|c| *c == '\n').count();
        let number = (usize::try_from(line).unwrap_or(usize::MAX) + skipped).saturating_sub(inner_breaks);
        held += record.len();
        if record.len() > MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns { row: number, most: MOST_COLUMNS });
        }
        if held > MOST_CELLS {
            return Err(Unreadable::TooManyCells(MOST_CELLS));
        }
        inner_breaks += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        rows.push(Row { number, cells: record.iter().map(str::to_owned).collect() });
    }
    // In whole quotes they are always even; an odd one has swallowed the rows after it.
    if text.matches('"').count() % 2 == 1 {
        let row = rows.last().map_or(1, |row| row.number);
        return Err(Unreadable::OpenQuote(row));
    }
    Ok((rows, delimiter == ';'))
}

/// UTF-8 with or without a byte order mark, UTF-16 with one, or else Windows-1252, as older spreadsheets write.
fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let (text, _, broken) = encoding_rs::UTF_16LE.decode(bytes);
        return if broken { Err(Unreadable::NotText) } else { Ok(text.into_owned()) };
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(Unreadable::NotText);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Ok(encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned()),
    }
}

fn read_xlsx(bytes: &[u8], limits: &Limits<'_>) -> Result<(Vec<Row>, String), Unreadable> {
    guard::check(bytes, limits.wanted)?;
    let refused = |e: calamine::XlsxError| Unreadable::NotAWorkbook(e.to_string());
    let mut workbook: Xlsx<_> = Xlsx::new(guard::Wanted::new(bytes, limits.wanted)).map_err(refused)?;
    let name = workbook.sheet_names().first().cloned().ok_or(Unreadable::NoSheet)?;
    // Cell by cell: a single one in the far corner must not make a table of all before it.
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(refused)?;
    let mut rows: Vec<Row> = Vec::new();
    let mut held = 0;
    // A text that many cells share is one in the file, and many here.
    let mut held_bytes = 0;
    while let Some(cell) = cells.next_cell().map_err(refused)? {
        let text = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        held_bytes += text.len();
        if text.len() > LONGEST_CELL || held_bytes > LARGEST_TEXT {
            return Err(Unreadable::TooLargeUnpacked(LARGEST_TEXT as u64 / 1024 / 1024));
        }
        let (row, column) = cell.get_position();
        let (number, column) = (row as usize + 1, column as usize);
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns { row: number, most: MOST_COLUMNS });
        }
        if rows.last().is_none_or(|last| last.number != number) {
            if rows.last().is_some_and(|last| last.number > number) {
                return Err(Unreadable::RowsOutOfOrder(number));
            }
            limits.check(rows.len())?;
            rows.push(Row { number, cells: Vec::new() });
        }
        let Some(last) = rows.last_mut() else { continue };
        held += (column + 1).saturating_sub(last.cells.len());
        if held > MOST_CELLS {
            return Err(Unreadable::TooManyCells(MOST_CELLS));
        }
        if last.cells.len() <= column {
            last.cells.resize(column + 1, String::new());
        }
        last.cells[column] = text;
    }
    Ok((rows, name))
}

/// A number as its shortest decimal form: what was typed, not what the computer made of it. One
/// with three decimals gets a fourth, so that it is never asked whether its dot parts thousands.
fn text_of(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Float(number) => {
            let text = number.to_string();
            match text.split_once('.') {
                Some((_, decimals)) if decimals.len() == 3 => format!("{text}0"),
                _ => text,
            }
        }
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        // Never a number: the days since 1900 are nobody's figure.
        DataRef::DateTime(when) => format!("date {when}"),
        other => Data::from(other.clone()).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_and_encodings() {
        let expected = Table {
            header: vec!["a".into(), "b".into()],
            rows: vec![Row { number: 2, cells: vec!["ä".into(), "1".into()] }, Row { number: 4, cells: vec!["ö".into(), "2".into()] }],
            semicolons: false,
            sheet: None,
        };
        for bytes in [
            "a,b\nä,1\n\nö,2\n".as_bytes(),
            "\u{feff}a;b\r\nä;1\r\n\r\nö;2\r\n".as_bytes(),
            "a\tb\nä\t1\n\nö\t2".as_bytes(),
            b"a;b\n\xe4;1\n\n\xf6;2\n",
        ] {
            assert_eq!(Table { semicolons: false, ..read(bytes).unwrap() }, expected, "{}", String::from_utf8_lossy(bytes));
        }
        let with_break = read(b"a,b\n\"x\ny\",1\nz,2\n").unwrap();
        assert_eq!(with_break.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 3]);
        assert!(read(b"a,b\n1,\"open\n2,3\n").unwrap_err() == Unreadable::OpenQuote(2));
        assert!(read(b"").unwrap_err() == Unreadable::Empty);
        assert!(read(b"\x00\x01").unwrap_err() == Unreadable::NotText);
        assert!(matches!(read(b"PK\x03\x04 but no workbook"), Err(Unreadable::NotAWorkbook(_))));
    }
}

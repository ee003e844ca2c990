//! Reading a CSV or XLSX file into rows of text, each with the row number a spreadsheet shows.

use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xlsx};

use super::guard;

/// A file's first sheet as text. Row 1 is the header.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Row>,
    /// Whether the columns are parted by semicolons, as where the comma is the decimal mark.
    pub semicolons: bool,
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

/// Reads a file by what is in it, not by its name.
///
/// # Errors
/// A sentence that says what the file is not.
pub fn read(bytes: &[u8]) -> Result<Table, String> {
    if bytes.len() > LARGEST {
        return Err(format!("the file is larger than {} MB", LARGEST / 1024 / 1024));
    }
    let (mut rows, semicolons) = if bytes.starts_with(b"PK\x03\x04") { (read_xlsx(bytes)?, false) } else { read_csv(bytes)? };
    if rows.len() > MOST_ROWS {
        return Err(format!("the file has more than {MOST_ROWS} rows"));
    }
    if rows.is_empty() {
        return Err("the file is empty".to_owned());
    }
    let header = rows.remove(0).cells.iter().map(|cell| cell.trim().to_owned()).collect();
    Ok(Table { header, rows, semicolons })
}

fn read_csv(bytes: &[u8]) -> Result<(Vec<Row>, bool), String> {
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
    for record in reader.records() {
        let record = record.map_err(|e| format!("the file is not CSV: {e}"))?;
        // The reader's place is before the blank lines that it skipped.
        let (line, from) = record.position().map_or((0, 0), |at| (at.line(), at.byte()));
        let rest = text.get(usize::try_from(from).unwrap_or(usize::MAX)..).unwrap_or_default();
        let skipped = rest.chars().take_while(|c| matches!(c, '\n' | '\r')).filter(|c| *c == '\n').count();
        let number = (usize::try_from(line).unwrap_or(usize::MAX) + skipped).saturating_sub(inner_breaks);
        inner_breaks += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        rows.push(Row { number, cells: record.iter().map(str::to_owned).collect() });
    }
    // In whole quotes they are always even; an odd one has swallowed the rows after it.
    if text.matches('"').count() % 2 == 1 {
        let row = rows.last().map_or(1, |row| row.number);
        return Err(format!("row {row}: a quotation mark is opened but never closed"));
    }
    Ok((rows, delimiter == ';'))
}

/// UTF-8 with or without a byte order mark, or else Windows-1252, as older spreadsheets write.
fn decode(bytes: &[u8]) -> Result<String, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err("the file is neither CSV nor XLSX: it holds bytes that are not text".to_owned());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Ok(encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned()),
    }
}

fn read_xlsx(bytes: &[u8]) -> Result<Vec<Row>, String> {
    guard::check(bytes)?;
    let refused = |e: calamine::XlsxError| format!("the file is not a readable XLSX workbook: {e}");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let name = workbook.sheet_names().first().cloned().ok_or("the workbook has no sheet")?;
    // Cell by cell: a single one in the far corner must not make a table of all before it.
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(refused)?;
    let mut rows: Vec<Row> = Vec::new();
    let mut held = 0;
    while let Some(cell) = cells.next_cell().map_err(refused)? {
        let text = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let (number, column) = (row as usize + 1, column as usize);
        if column >= MOST_COLUMNS {
            return Err(format!("row {number} has more than {MOST_COLUMNS} columns"));
        }
        if rows.last().is_none_or(|last| last.number != number) {
            if rows.last().is_some_and(|last| last.number > number) {
                return Err(format!("row {number} stands after a later row"));
            }
            rows.push(Row { number, cells: Vec::new() });
        }
        let Some(last) = rows.last_mut() else { continue };
        held += (column + 1).saturating_sub(last.cells.len());
        if held > MOST_CELLS {
            return Err(format!("the workbook has more than {MOST_CELLS} cells"));
        }
        if last.cells.len() <= column {
            last.cells.resize(column + 1, String::new());
        }
        last.cells[column] = text;
    }
    Ok(rows)
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
        assert!(read(b"a,b\n1,\"open\n2,3\n").unwrap_err().contains("row 2: a quotation mark"));
        assert!(read(b"").unwrap_err().contains("empty"));
        assert!(read(b"\x00\x01").unwrap_err().contains("not text"));
        assert!(read(b"PK\x03\x04 but no workbook").unwrap_err().contains("XLSX"));
    }
}

//! A small CSV or XLSX file, held whole: what a library sends.

use std::io::Cursor;

use app::text::unreadable::Unreadable;

use super::rows::{Kind, Limits, Row, each_row};

/// A file's first sheet as text. Row 1 is the header.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Row>,
    pub kind: Kind,
}

/// Larger files are not a year's figures. In bytes.
const LARGEST: usize = 32 * 1024 * 1024;
/// More rows than 100 years of a consortium four times ours.
const MOST_ROWS: usize = 1_000_000;
/// The rows above, six columns each, with room for blanks between.
const MOST_CELLS: usize = 8_000_000;
/// In bytes.
const LARGEST_TEXT: usize = 64 * 1024 * 1024;
/// In bytes: 120 000 cells make about 10 MB.
const LARGEST_UNPACKED: u64 = 64 * 1024 * 1024;

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
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge(LARGEST / 1024 / 1024));
    }
    let limits = Limits { rows: most, cells: MOST_CELLS, text: LARGEST_TEXT, unpacked: LARGEST_UNPACKED, wanted };
    let mut table: Option<Table> = None;
    each_row(&mut Cursor::new(bytes), &limits, &mut |kind, row| {
        if let Some(table) = &mut table {
            table.rows.push(row);
        } else {
            let header = row.cells.iter().map(|cell| cell.trim().to_owned()).collect();
            table = Some(Table { header, rows: Vec::new(), kind: kind.clone() });
        }
        Ok(())
    })?;
    table.ok_or(Unreadable::Empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_and_encodings() {
        let expected = Table {
            header: vec!["a".into(), "b".into()],
            rows: vec![Row { number: 2, cells: vec!["ä".into(), "1".into()] }, Row { number: 4, cells: vec!["ö".into(), "2".into()] }],
            kind: Kind::default(),
        };
        for bytes in [
            "a,b\nä,1\n\nö,2\n".as_bytes(),
            "\u{feff}a;b\r\nä;1\r\n\r\nö;2\r\n".as_bytes(),
            "a\tb\nä\t1\n\nö\t2".as_bytes(),
            b"a;b\n\xe4;1\n\n\xf6;2\n",
        ] {
            assert_eq!(Table { kind: Kind::default(), ..read(bytes).unwrap() }, expected, "{}", String::from_utf8_lossy(bytes));
        }
        let with_break = read(b"a,b\n\"x\ny\",1\nz,2\n").unwrap();
        assert_eq!(with_break.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 3]);
        assert!(read(b"a,b\n1,\"open\n2,3\n").unwrap_err() == Unreadable::OpenQuote(2));
        assert!(read(b"").unwrap_err() == Unreadable::Empty);
        assert!(read(b"\x00\x01").unwrap_err() == Unreadable::NotText);
        assert!(matches!(read(b"PK\x03\x04 but no workbook"), Err(Unreadable::NotAWorkbook(_))));
    }
}

//! A small CSV or XLSX file, held whole: what a library sends.

use std::io::Cursor;

use app::text::unreadable::Unreadable;

use super::rows::{Kind, LeftOut, Limits, Row, each_row};

/// A text file, or the sheets of a workbook that people see.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tables {
    pub sheets: Vec<Table>,
    pub left_out: Vec<LeftOut>,
}

/// A file, or a sheet of one, as text. The first row is the header.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    pub header: Vec<String>,
    pub header_row: usize,
    pub header_hidden: bool,
    pub rows: Vec<Row>,
    pub kind: Kind,
}

/// Larger files are not a year's figures. In bytes.
const LARGEST: usize = 32 * 1024 * 1024;
/// More than a library's year in every way, with room for blanks between.
const MOST_CELLS: usize = 8_000_000;
/// In bytes.
const LARGEST_TEXT: usize = 64 * 1024 * 1024;
/// In bytes: 120 000 cells make about 10 MB.
const LARGEST_UNPACKED: u64 = 64 * 1024 * 1024;

/// Reads a file by what is in it, not by its name: at most so many rows, and for as long as it is `wanted`.
///
/// # Errors
/// What the file is not; `Busy` when it was not wanted any more.
pub fn read_while(bytes: &[u8], most: usize, wanted: &dyn Fn() -> bool) -> Result<Tables, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge(LARGEST / 1024 / 1024));
    }
    let limits = Limits { rows: most, cells: MOST_CELLS, text: LARGEST_TEXT, unpacked: LARGEST_UNPACKED, wanted };
    let mut sheets: Vec<Table> = Vec::new();
    let left_out = each_row(&mut Cursor::new(bytes), &limits, &mut |kind, row| {
        if let Some(table) = sheets.last_mut().filter(|table| table.kind.sheet == kind.sheet) {
            table.rows.push(row);
        } else {
            let header = row.cells.iter().map(|cell| cell.trim().to_owned()).collect();
            sheets.push(Table { header, header_row: row.number, header_hidden: row.hidden, rows: Vec::new(), kind: kind.clone() });
        }
        Ok(())
    })?;
    if sheets.is_empty() { Err(Unreadable::Empty) } else { Ok(Tables { sheets, left_out }) }
}

#[cfg(test)]
mod tests {
    use app::text::unreadable::OtherKind;

    use super::*;

    fn read(bytes: &[u8]) -> Result<Tables, Unreadable> {
        read_while(bytes, 1000, &|| true)
    }

    fn cells(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
        let table = read(bytes).unwrap().sheets.remove(0);
        let rows = table.rows.into_iter().map(|row| (row.number, row.cells));
        std::iter::once((table.header_row, table.header)).chain(rows).collect()
    }

    fn expected(rows: &[(usize, &[&str])]) -> Vec<(usize, Vec<String>)> {
        rows.iter().map(|(number, cells)| (*number, cells.iter().map(|cell| (*cell).to_owned()).collect())).collect()
    }

    #[test]
    fn separators_and_encodings() {
        for bytes in [
            "a,b\nä,1\n\nö,2\n".as_bytes(),
            "\u{feff}a;b\r\nä;1\r\n\r\nö;2\r\n".as_bytes(),
            "a\tb\nä\t1\n\nö\t2".as_bytes(),
            b"a;b\n\xe4;1\n\n\xf6;2\n",
        ] {
            assert_eq!(
                cells(bytes),
                expected(&[(1, &["a", "b"]), (2, &["ä", "1"]), (4, &["ö", "2"])]),
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
        let with_break = cells(b"a,b\n\"x\ny\",1\nz,2\n");
        assert_eq!(with_break.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(read(b"").unwrap_err() == Unreadable::Empty);
        assert!(read(b"\x00\x01").unwrap_err() == Unreadable::NotText);
        assert!(matches!(read(b"PK\x03\x04 but no workbook"), Err(Unreadable::NotAWorkbook(_))));
    }

    #[test]
    fn what_parts_columns_is_found_over_the_whole_table() {
        let titled = "Käynnit, lainat, tilat ja väki\n;2024;2025\nKäynnit;45 000;51 234\nVäki;7,5;7,25\n";
        assert_eq!(cells(titled.as_bytes())[3], expected(&[(4, &["Väki", "7,5", "7,25"])])[0]);
        assert_eq!(cells(b"a;1,5\nb;2,5\n"), expected(&[(1, &["a", "1,5"]), (2, &["b", "2,5"])]));
        assert_eq!(cells(b"sep=,\na,b\n1,2;3\n"), expected(&[(2, &["a", "b"]), (3, &["1", "2;3"])]));
        assert_eq!(cells(b"sep=;\na;b\n"), expected(&[(2, &["a", "b"])]));
    }

    #[test]
    fn a_quotation_mark_within_a_text_is_a_letter() {
        assert_eq!(cells("a,b\n12,24\" näyttöjä\n13,x\n".as_bytes())[1].1, ["12", "24\" näyttöjä"]);
        assert_eq!(cells(b"a,b\n1,\"x \"\"y\"\"\"\n")[1].1, ["1", "x \"y\""]);
        assert_eq!(read(b"a,b\n1,\"open\n2,3\n").unwrap_err(), Unreadable::OpenQuote(2));
        let swallowed = "a,b,c\n1,2,\"hyvä\n3,4,5\n6,7,arvio\"\n";
        assert_eq!(read(swallowed.as_bytes()).unwrap_err(), Unreadable::OpenQuote(2), "it closes, and took a row with it");
    }

    #[test]
    fn other_kinds_are_named() {
        for (bytes, kind) in [
            (&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest"[..], OtherKind::OldExcel),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", OtherKind::Protected),
            (b" <html><body><table>", OtherKind::WebPage),
            (b"%PDF-1.7", OtherKind::Document),
        ] {
            assert_eq!(read(bytes).unwrap_err(), Unreadable::Other(kind));
        }
    }
}

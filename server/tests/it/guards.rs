//! Workbooks that are small on disk and huge when opened are refused before they are read.

use std::io::{Cursor, Write};

use app::text::unreadable::Unreadable;
use server::service::exchange::table::{Table, read_while};
use zip::{ZipWriter, write::SimpleFileOptions};

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// The first sheet of what somebody uploads.
fn read(bytes: &[u8]) -> Result<Table, Unreadable> {
    read_while(bytes, 1_000_000, &|| true).map(|mut tables| tables.sheets.remove(0))
}

/// A workbook whose first sheet is `sheet`, with other parts beside.
pub fn workbook(sheet: &[u8], more: &[(String, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, bytes: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    };
    part("[Content_Types].xml", TYPES.as_bytes());
    part("_rels/.rels", RELS.as_bytes());
    part("xl/workbook.xml", BOOK.as_bytes());
    part("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes());
    part("xl/worksheets/sheet1.xml", sheet);
    for (name, bytes) in more {
        part(name, bytes);
    }
    zip.finish().unwrap().into_inner()
}

fn sheet(rows: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    )
}

fn refused(bytes: &[u8], reason: &str) {
    let error = read(bytes).unwrap_err().to_string();
    assert!(error.contains(reason), "{error}");
}

#[test]
fn a_plain_one_is_read() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="C1"><v>18.512</v></c></row><row r="4"><c r="B4"><v>2</v></c></row>"#;
    let table = read(&workbook(sheet(rows).as_bytes(), &[])).unwrap();
    assert_eq!(table.header, ["a", "", "18.5120"], "three decimals never look like thousands");
    assert_eq!(table.rows[0].number, 4);
}

#[test]
fn half_a_gigabyte_in_half_a_megabyte() {
    let zeros = vec![b' '; 500 * 1024 * 1024];
    let bomb = workbook(&zeros, &[]);
    assert!(bomb.len() < 1024 * 1024, "{}", bomb.len());
    refused(&bomb, "larger than 64 MB");
    // The directory may say that it is small: what comes out counts.
    let mut liar = bomb;
    let told = u32::try_from(zeros.len()).unwrap().to_le_bytes();
    let at: Vec<usize> = liar.windows(4).enumerate().filter(|(_, window)| *window == told).map(|(at, _)| at).collect();
    assert!(!at.is_empty());
    for at in at {
        liar[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    assert!(read(&liar).is_err());
}

#[test]
fn a_hundred_thousand_parts() {
    let many: Vec<(String, &[u8])> = (0..100_000).map(|n| (format!("xl/{n}"), b"".as_slice())).collect();
    refused(&workbook(b"", &many), "more than 1000 parts");
}

#[test]
fn a_cell_in_the_far_corner() {
    refused(&workbook(sheet(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#).as_bytes(), &[]), "more than 256 columns");
    let down = sheet(r#"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#);
    assert_eq!(read(&workbook(down.as_bytes(), &[])).unwrap().header, ["1"], "rows that are not there cost nothing");
}

#[test]
fn one_long_text_in_many_cells() {
    let strings = format!(
        r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{}</t></si></sst>"#,
        "x".repeat(4 * 1024 * 1024)
    );
    let cells = (1..=2000).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect::<Vec<_>>().concat();
    let rels = BOOK_RELS.replace("</Relationships>", r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", &rels),
        ("xl/sharedStrings.xml", &strings),
        ("xl/worksheets/sheet1.xml", &sheet(&cells)),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    refused(&zip.finish().unwrap().into_inner(), "larger than 64 MB");
}

#[test]
fn a_text_file_as_wide_as_a_street() {
    let wide = format!("x{}\n", ",2025".repeat(20_000));
    refused(wide.as_bytes(), "more than 256 columns");
}

#[test]
fn entities_are_not_expanded() {
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>"#;
    let body = sheet(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>"#).replace(r#"<?xml version="1.0"?>"#, "");
    refused(&workbook(format!("{laughs}{body}").as_bytes(), &[]), "unrecognized entity");
    let plain = body.replace("&c;", "c");
    assert_eq!(read(&workbook(plain.as_bytes(), &[])).unwrap().header, ["c"], "without them it is a workbook");
}

#[test]
fn parts_are_counted_whatever_the_directory_says() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..1500 {
        writer.start_file(format!("{at}.xml"), SimpleFileOptions::default()).unwrap();
    }
    let mut bytes = writer.finish().unwrap().into_inner();
    // Its end says five, as where the true number stands in the record of ZIP64.
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].copy_from_slice(&[5, 0, 5, 0]);
    assert_eq!(read(&bytes), Err(Unreadable::TooManyParts(1000)));
}

#[test]
fn nothing_is_read_that_nobody_waits_for() {
    let lines = "1,2\n".repeat(1_000_000);
    assert_eq!(read_while(lines.as_bytes(), usize::MAX, &|| false), Err(Unreadable::Busy));
    let workbook = workbook(sheet("").as_bytes(), &[]);
    assert!(read_while(&workbook, usize::MAX, &|| false).is_err());
    // Half way, too.
    let rows = std::cell::Cell::new(0);
    let half = || {
        rows.set(rows.get() + 1);
        rows.get() < 500
    };
    assert_eq!(read_while(lines.as_bytes(), usize::MAX, &half), Err(Unreadable::Busy));
    assert_eq!(rows.get(), 500);
}

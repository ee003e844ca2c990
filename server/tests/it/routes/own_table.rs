//! Tables that people bring: what is read is what stands there, or a question.

use std::io::{Cursor, Write};

use axum::http::StatusCode;
use rust_xlsxwriter::{Format, Workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::files::manager;
use crate::{
    client::{Answer, Site, Who},
    guards::workbook,
};

const TABLE: &str = "/fi/entry/seamk/2025/table";

async fn brought(site: &Site, who: &Who, bytes: &[u8]) -> Answer {
    site.upload(who, TABLE, &[], Some(bytes)).await
}

/// Labels, and what is understood of each: a number, several that it may be, or why it is none.
fn understood(page: &str) -> Vec<(String, String)> {
    let after = |text: &str, begin: &str, end: &str| Some(text.split_once(begin)?.1.split_once(end)?.0.to_owned());
    let rows = page.split("<tr>").filter(|row| row.contains("name=\"raw."));
    rows.map(|row| {
        let label = after(row, "name=\"label.", "\"/>").or_else(|| after(row, "name=\"label.", "\">")).unwrap();
        let label = label.split_once("value=\"").unwrap().1.to_owned();
        let picks: Vec<String> = row.split("name=\"pick.").skip(1).filter_map(|radio| after(radio, "value=\"", "\"")).collect();
        let read = if picks.is_empty() { after(row, "<strong>", "</strong>").unwrap() } else { picks.join(" | ") };
        (label, read.replace(['\u{202f}', '\u{a0}'], " "))
    })
    .collect()
}

fn sheet(rows: &str) -> Vec<u8> {
    let head = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;
    workbook(format!("{head}<sheetData>{rows}</sheetData></worksheet>").as_bytes(), &[])
}

#[tokio::test]
async fn a_workbook_says_what_it_shows() {
    let (site, who) = manager().await;
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name("Luvut").unwrap();
    let year = Format::new().set_num_format("yyyy");
    for (column, day) in [(1, 45_657.0), (2, 46_022.0)] {
        page.write_number_with_format(0, column, day, &year).unwrap();
    }
    for (row, (label, value, format, _)) in (1..).zip(SHOWN) {
        page.write_string(row, 0, label).unwrap();
        page.write_number_with_format(row, 2, value, &Format::new().set_num_format(format)).unwrap();
    }
    page.write_string(20, 0, "Piilossa").unwrap();
    page.write_number(20, 2, 99.0).unwrap();
    page.set_row_hidden(20).unwrap();
    let hidden = book.add_worksheet();
    hidden.set_name("Vanha").unwrap().write_number(0, 0, 1).unwrap();
    hidden.set_hidden(true);
    let answer = brought(&site, &who, &book.save_to_buffer().unwrap()).await;
    let text = answer.text();
    let found = understood(&text);
    let expected: Vec<(String, String)> = SHOWN.iter().map(|(label, .., read)| ((*label).to_owned(), (*read).to_owned())).collect();
    assert_eq!(found, expected, "{text}");
    assert!(text.contains("Luvut: piilotetut rivit 21") && text.contains("piilotettu taulukko Vanha"), "what is hidden is told");
}

/// A label that means an indicator, a number, its format, and what a person reads.
const SHOWN: [(&str, f64, &str, &str); 9] = [
    ("Kirjastokäynnit", 51_234.0, "#,##0", "51 234"),
    ("Ensilainat", 3.300_000_000_000_000_3, "General", "3,3"),
    ("Yhteishankintojen osuus aineistomenoista", 0.53, "0 %", "53"),
    ("Sähkönkulutus", 51.0, "0\" MWh\"", "51 000 | 51"),
    ("Aineistomenot (1000 €)", 96.0, "0", "96 000 | 96"),
    ("Kirjaston pinta-ala", 51_234.0, "#,##0,", "51 | 51 234"),
    ("Tuhansia", 4.333_333, "0", "4 | 4,333"),
    ("Päivä", 45_658.0, "d.m.yyyy", "Ei kelpaa luvuksi"),
    ("Noin", 390.0, "\"n. \"0", "≈390"),
];

#[tokio::test]
async fn what_stands_in_a_cell_is_not_only_a_number() {
    let (site, who) = manager().await;
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Luvut</t></is></c><c r="B1"><v>2025</v></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>Käynnit</t></is></c><c r="B2" t="inlineStr"><is><r><t>51234</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>Lainat</t></is></c><c r="B3"><f>50000+1234</f></c></row>
        <row r="4"><c r="A4" t="inlineStr"><is><t>Virhe</t></is></c><c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
        <row r="5"><c r="A5" t="inlineStr"><is><t>Tosi</t></is></c><c r="B5" t="b"><v>1</v></c></row>
        <row r="6"><c r="A6" t="inlineStr"><is><t>Piste</t></is></c><c r="B6" t="inlineStr"><is><t>51.234</t></is></c></row>
        <row r="7"><c r="A7" t="inlineStr"><is><t>Ääretön</t></is></c><c r="B7"><v>1e400</v></c></row>
        <row r="8"><c r="A8" t="inlineStr"><is><t>Ei luku</t></is></c><c r="B8"><v>NaN</v></c></row>"#;
    let found = understood(&brought(&site, &who, &sheet(rows)).await.text());
    let read: Vec<&str> = found.iter().map(|(_, read)| read.as_str()).collect();
    assert_eq!(read[0], "51 234", "a raised figure is the mark of a footnote");
    assert!(read[1].starts_with("Solussa on kaava"), "{read:?}");
    assert_eq!(read[2..], ["Ei kelpaa luvuksi", "Ei kelpaa luvuksi", "51 234 | 51,234", "1e400", "Ei kelpaa luvuksi"]);
}

#[tokio::test]
async fn an_open_document_is_read_too() {
    let (site, who) = manager().await;
    let cell = |kind: &str, value: &str, text: &str| {
        format!(r#"<table:table-cell office:value-type="{kind}" office:value="{value}"><text:p>{text}</text:p></table:table-cell>"#)
    };
    let words = |text: &str| format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#);
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let rows = [
        row(&(words("Luvut") + &cell("float", "2024", "2024") + &cell("float", "2025", "2025"))),
        row(&(words("Käynnit") + &cell("float", "45000", "45 000") + &cell("float", "51234", "51 234"))),
        row(&(words("Osuus") + &cell("percentage", "0.51", "51 %") + &cell("percentage", "0.53", "53 %"))),
        r#"<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#
            .to_owned(),
    ];
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet><table:table table:name="Tilasto">{}</table:table></office:spreadsheet></office:body></office:document-content>"#,
        rows.concat()
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_str())] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    let found = understood(&brought(&site, &who, &zip.finish().unwrap().into_inner()).await.text());
    assert_eq!(found, [("Käynnit".to_owned(), "51 234".to_owned()), ("Osuus".to_owned(), "53 %".to_owned())]);
}

#[tokio::test]
async fn which_column_is_asked_where_it_is_not_certain() {
    let (site, who) = manager().await;
    let answer =
        brought(&site, &who, "Luvut;2025 Q1;2025 Q2;2025 Q3;2025 Q4\nKirjastokäynnit;10 000;12 000;9 000;20 234\n".as_bytes()).await;
    let text = answer.text();
    assert_eq!(answer.status, StatusCode::OK);
    assert!(text.contains("Missä sarakkeessa on vuosi 2025?") && text.contains("Sarake B: 2025 Q1") && text.contains("20 234"), "{text}");
    let held = text.split_once("name=\"table\" value=\"").unwrap().1.split_once('"').unwrap().0;
    let held = held.replace("&quot;", "\"").replace("&amp;", "&");
    let send = async |columns: &[&str]| {
        let mut form = vec![("table", held.as_str())];
        form.extend(columns.iter().map(|column| ("column.0", *column)));
        site.post(&who, &format!("{TABLE}/columns"), &form).await.text()
    };
    assert!(send(&[]).await.contains("Valitse ainakin yksi sarake"));
    assert_eq!(understood(&send(&["3"]).await), [("Kirjastokäynnit".to_owned(), "20 234".to_owned())]);
    let together = send(&["0", "1", "2", "3"]).await;
    assert_eq!(understood(&together), [("Kirjastokäynnit".to_owned(), "51 234".to_owned())]);
    assert!(together.contains("10 000 + 12 000 + 9 000 + 20 234"), "how it came about is told");
    let totals = "Kirjastokäynnit;2024;2025\nPää;30 000;31 000\nKampus;15 000;20 234\nYhteensä;45 000;51 234\n";
    let total = brought(&site, &who, totals.as_bytes()).await.text();
    assert!(total.contains("rivien 2–3 summa") && total.contains("Kirjastokäynnit: Yhteensä"), "{total}");
    let junk = site.post(&who, &format!("{TABLE}/columns"), &[("table", "{")]).await;
    assert_eq!(junk.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_file_of_another_kind_is_named() {
    let (site, who) = manager().await;
    for (bytes, said) in [
        (&b"<html><body><table><tr><td>1</td></tr></table></body></html>"[..], "verkkosivu"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "vanha Excel-tiedosto"),
        (b"%PDF-1.7", "ei ole taulukko"),
    ] {
        let answer = brought(&site, &who, bytes).await;
        assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.text().contains(said), "{said}: {}", answer.text());
    }
}

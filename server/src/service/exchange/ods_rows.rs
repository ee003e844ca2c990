//! The rows of an `.ods` workbook's visible sheets.

use std::{
    io::{BufRead, Read, Seek},
    mem::take as taken,
};

use app::{
    domain::entry::reading::{DecimalMark, NO_RESULT},
    text::unreadable::Unreadable,
};
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{
    number_format::{Format, shown_as},
    rows::{Gathering, Kind, LeftOut, Limits, MOST_COLUMNS, Take},
    xlsx_parts::part,
    xml::{Xml, add_text, attribute, number},
};

/// A row or a column that is repeated more often than this is the blank rest of the sheet.
const MOST_REPEATED: usize = 10_000;

pub fn each_row<R: Read + Seek>(archive: &mut ZipArchive<R>, limits: &Limits<'_>, take: &mut Take<'_>) -> Result<Vec<LeftOut>, Unreadable> {
    let mut xml = part(archive, "content.xml")?.ok_or(Unreadable::NoSheet)?;
    let mut left_out = Vec::new();
    // Styles that hide a sheet.
    let (mut style, mut hiding) = (String::new(), Vec::new());
    let mut is_read = false;
    while let Some(event) = xml.next()? {
        let Event::Start(tag) = event else { continue };
        match tag.local_name().as_ref() {
            "style" => style = attribute(&tag, "name").unwrap_or_default(),
            "table-properties" if attribute(&tag, "display").as_deref() == Some("false") => hiding.push(taken(&mut style)),
            "table" => {
                let name = attribute(&tag, "name").unwrap_or_default();
                if attribute(&tag, "style-name").is_some_and(|style| hiding.contains(&style)) {
                    left_out.push(LeftOut::Sheet(name));
                    skip(&mut xml, "table")?;
                } else {
                    is_read = true;
                    let kind = Kind { mark: DecimalMark::Either, sheet: Some(name), ..Kind::default() };
                    sheet(&mut xml, Gathering::of(kind, limits, take))?;
                }
            }
            _ => {}
        }
    }
    if is_read { Ok(left_out) } else { Err(Unreadable::NoSheet) }
}

fn skip<R: BufRead>(xml: &mut Xml<R>, name: &str) -> Result<(), Unreadable> {
    let mut depth = 1;
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == name => depth += 1,
            Event::End(tag) if tag.local_name().as_ref() == name => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    Ok(())
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "visibility").is_some_and(|state| state != "visible")
}

fn sheet<R: BufRead>(xml: &mut Xml<R>, mut rows: Gathering<'_, '_, '_>) -> Result<(), Unreadable> {
    let (mut row, mut column, mut columns) = (0_usize, 0_usize, 0_usize);
    // The row that is being read, as often as it stands.
    let mut cells: Vec<(usize, String)> = Vec::new();
    let (mut times, mut hidden) = (1, false);
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "table-column" => {
                    let next = columns.saturating_add(repeated(&tag, "number-columns-repeated"));
                    if is_hidden(&tag) {
                        rows.hide_columns(columns, next);
                    }
                    columns = next;
                }
                "table-row" => {
                    (times, hidden, column) = (repeated(&tag, "number-rows-repeated"), is_hidden(&tag), 0);
                }
                "table-cell" | "covered-table-cell" => {
                    let name = tag.local_name().as_ref().to_owned();
                    let cell = CellTag::of(&tag);
                    let text = cell.text(xml, &name)?;
                    if !text.is_empty() {
                        if cell.times > MOST_REPEATED {
                            return Err(Unreadable::TooManyColumns { row: row + 1, most: MOST_COLUMNS });
                        }
                        cells.extend((column..column + cell.times).map(|at| (at, text.clone())));
                    }
                    column = column.saturating_add(cell.times);
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "table-row" => {
                    if !cells.is_empty() {
                        if times > MOST_REPEATED {
                            return Err(Unreadable::TooManyRows(MOST_REPEATED));
                        }
                        for at in row..row + times {
                            rows.begin(at, hidden)?;
                            for (column, text) in &cells {
                                rows.put(*column, text.clone())?;
                            }
                        }
                    }
                    cells.clear();
                    row = row.saturating_add(times);
                }
                "table" => break,
                _ => {}
            },
            _ => {}
        }
    }
    rows.end()
}

struct CellTag {
    kind: String,
    value: Option<f64>,
    day: Option<String>,
    has_formula: bool,
    times: usize,
}

impl CellTag {
    fn of(tag: &BytesStart<'_>) -> Self {
        Self {
            kind: attribute(tag, "value-type").unwrap_or_default(),
            value: attribute(tag, "value").and_then(|text| number(&text)),
            day: attribute(tag, "date-value").or_else(|| attribute(tag, "time-value")),
            has_formula: attribute(tag, "formula").is_some(),
            times: repeated(tag, "number-columns-repeated"),
        }
    }

    /// What the cell shows, read up to its end.
    fn text<R: BufRead>(&self, xml: &mut Xml<R>, end: &str) -> Result<String, Unreadable> {
        let (mut shown, mut paragraphs, mut asides) = (String::new(), 0, 0);
        let mut is_text = false;
        loop {
            let Some(event) = xml.next()? else { return Err(Unreadable::NotAWorkbook(format!("{end} has no end"))) };
            match &event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "annotation" => asides += 1,
                    "p" if asides == 0 => {
                        if paragraphs > 0 {
                            shown.push('\n');
                        }
                        (paragraphs, is_text) = (paragraphs + 1, true);
                    }
                    "s" if asides == 0 => shown.push(' '),
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "annotation" => asides -= 1,
                    "p" => is_text = false,
                    name if name == end => break,
                    _ => {}
                },
                _ if is_text && asides == 0 => add_text(&mut shown, &event)?,
                _ => {}
            }
        }
        Ok(match (self.kind.as_str(), self.value) {
            ("percentage", Some(value)) => shown_as(&shown, Format::PERCENT.text(value, false), value * 100.0),
            ("float" | "currency", Some(value)) => shown_as(&shown, Format::General.text(value, false), value),
            ("date" | "time", _) if shown.len() != 4 || shown.parse::<u16>().is_err() => {
                format!("date {}", self.day.as_deref().unwrap_or(&shown))
            }
            ("", _) if shown.is_empty() && self.has_formula => NO_RESULT.to_owned(),
            _ => shown,
        })
    }
}

//! The rows of a workbook's visible sheets.

use std::io::{BufRead, Read, Seek};

use app::{
    domain::entry::reading::{DecimalMark, NO_RESULT},
    text::unreadable::Unreadable,
};
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::{
    number_format::Format,
    rows::{Gathering, Kind, LeftOut, Limits, Take},
    xlsx_parts::{Parts, part, rich_text},
    xml::{Xml, add_text, attribute, is_on, number},
};

pub fn each_row<R: Read + Seek>(archive: &mut ZipArchive<R>, limits: &Limits<'_>, take: &mut Take<'_>) -> Result<Vec<LeftOut>, Unreadable> {
    let parts = Parts::read(archive)?;
    let mut left_out = Vec::new();
    let mut is_read = false;
    for sheet in &parts.sheets {
        if sheet.chart {
            left_out.push(LeftOut::Chart(sheet.name.clone()));
        } else if sheet.hidden {
            left_out.push(LeftOut::Sheet(sheet.name.clone()));
        } else if let Some(xml) = part(archive, &sheet.path)? {
            is_read = true;
            let kind = Kind { mark: DecimalMark::Either, sheet: Some(sheet.name.clone()), ..Kind::default() };
            SheetRows { xml, parts: &parts, rows: Gathering::of(kind, limits, take) }.read()?;
        }
    }
    if is_read { Ok(left_out) } else { Err(Unreadable::NoSheet) }
}

struct SheetRows<'a, 'l, 't, 'k, R> {
    xml: Xml<R>,
    parts: &'a Parts,
    rows: Gathering<'l, 't, 'k>,
}

/// Where a cell is, by its name ("C12"), from 0.
fn place(name: &str) -> Option<(usize, usize)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = name.split_at(digits);
    let column = letters.bytes().try_fold(0_usize, |at, letter| {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then(|| at.saturating_mul(26).saturating_add(usize::from(letter - b'A') + 1))
    })?;
    Some((number.parse::<usize>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

impl<R: BufRead> SheetRows<'_, '_, '_, '_, R> {
    fn read(mut self) -> Result<(), Unreadable> {
        let (mut row, mut column) = (0, 0);
        let mut begun = false;
        while let Some(event) = self.xml.next()? {
            match event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "col" if is_on(&tag, "hidden") => {
                        let bound = |name: &str| attribute(&tag, name).and_then(|text| text.parse::<usize>().ok());
                        if let (Some(first), Some(last)) = (bound("min"), bound("max")) {
                            self.rows.hide_columns(first.saturating_sub(1), last);
                        }
                    }
                    "row" => {
                        let number =
                            attribute(&tag, "r").and_then(|text| text.parse::<usize>().ok()).and_then(|number| number.checked_sub(1));
                        row = number.unwrap_or(if begun { row + 1 } else { 0 });
                        (begun, column) = (true, 0);
                        let hidden = is_on(&tag, "hidden");
                        self.rows.begin(row, hidden)?;
                    }
                    "c" => {
                        let at = attribute(&tag, "r").and_then(|name| place(&name)).unwrap_or((row, column));
                        let cell = CellTag::of(&tag);
                        column = at.1 + 1;
                        let text = self.text(&cell)?;
                        if at.0 != row {
                            row = at.0;
                            self.rows.begin(row, false)?;
                        }
                        self.rows.put(at.1, text)?;
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "sheetData" => break,
                _ => {}
            }
        }
        self.rows.end()
    }

    /// What a cell shows.
    fn text(&mut self, cell: &CellTag) -> Result<String, Unreadable> {
        let (mut value, mut has_formula, mut inline) = (String::new(), false, None);
        let mut is_value = false;
        loop {
            let Some(event) = self.xml.next()? else { return Err(Unreadable::NotAWorkbook("c has no end".to_owned())) };
            if matches!(&event, Event::Start(tag) if tag.local_name().as_ref() == "is") {
                inline = Some(rich_text(&mut self.xml, "is")?);
                continue;
            }
            match &event {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "f" => has_formula = true,
                    "v" => is_value = true,
                    _ => {}
                },
                Event::End(tag) => match tag.local_name().as_ref() {
                    "v" => is_value = false,
                    "c" => break,
                    _ => {}
                },
                _ if is_value => add_text(&mut value, &event)?,
                _ => {}
            }
        }
        if let Some(text) = inline {
            return Ok(text);
        }
        Ok(match cell.kind.as_str() {
            "s" => value.trim().parse().ok().and_then(|at: usize| self.parts.texts.get(at)).cloned().unwrap_or_default(),
            "str" => value,
            // A formula's result is a text where it is blank.
            _ if value.is_empty() && has_formula => NO_RESULT.to_owned(),
            "b" => if value == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            // An error, or a day.
            "e" | "d" => value,
            _ => match number(&value) {
                Some(number) => self.parts.formats.get(cell.style).unwrap_or(&Format::General).text(number, self.parts.since_1904),
                None => value,
            },
        })
    }
}

struct CellTag {
    kind: String,
    style: usize,
}

impl CellTag {
    fn of(tag: &BytesStart<'_>) -> Self {
        let style = attribute(tag, "s").and_then(|text| text.parse().ok()).unwrap_or_default();
        Self { kind: attribute(tag, "t").unwrap_or_default(), style }
    }
}

//! What a workbook's sheets share: their names, the formats of numbers, texts.

use std::{
    borrow::Cow,
    io::{BufReader, Read, Seek},
};

use app::{domain::entry::reading::RAISED, text::unreadable::Unreadable};
use quick_xml::events::Event;
use zip::ZipArchive;

use super::{
    number_format::Format,
    xml::{Xml, add_text, attribute, damaged, is_on},
};

/// A sheet as the workbook names it.
#[derive(Debug)]
pub struct SheetPart {
    pub name: String,
    /// Where in the file it is.
    pub path: String,
    pub hidden: bool,
    /// Holds a chart and no cells.
    pub chart: bool,
}

#[derive(Debug, Default)]
pub struct Parts {
    pub sheets: Vec<SheetPart>,
    pub since_1904: bool,
    /// By the number that a cell has.
    pub formats: Vec<Format>,
    pub texts: Vec<String>,
}

type Archive<R> = ZipArchive<R>;

/// A part of the file; None when there is none.
pub fn part<'a, R: Read + Seek>(archive: &'a mut Archive<R>, path: &str) -> Result<Option<Xml<BufReader<impl Read + 'a>>>, Unreadable> {
    let path = path.trim_start_matches('/');
    // Some programs write the names in other letters.
    let Some(name) = archive.file_names().flatten().find(|name| name.eq_ignore_ascii_case(path)).map(Cow::into_owned) else {
        return Ok(None);
    };
    let file = archive.by_name(&name).map_err(|e| damaged(&e))?;
    Ok(Some(Xml::of(BufReader::new(file))))
}

impl Parts {
    pub fn read<R: Read + Seek>(archive: &mut Archive<R>) -> Result<Self, Unreadable> {
        let mut parts = Self::default();
        let mut named: Vec<(String, String, bool)> = Vec::new();
        let mut workbook = part(archive, "xl/workbook.xml")?.ok_or(Unreadable::NoSheet)?;
        while let Some(event) = workbook.next()? {
            let Event::Start(tag) = event else { continue };
            match tag.local_name().as_ref() {
                "workbookPr" => parts.since_1904 = is_on(&tag, "date1904"),
                "sheet" => {
                    let hidden = attribute(&tag, "state").is_some_and(|state| state != "visible");
                    named.push((attribute(&tag, "name").unwrap_or_default(), attribute(&tag, "id").unwrap_or_default(), hidden));
                }
                _ => {}
            }
        }
        drop(workbook);
        let mut targets: Vec<(String, String, bool)> = Vec::new();
        if let Some(mut relations) = part(archive, "xl/_rels/workbook.xml.rels")? {
            while let Some(event) = relations.next()? {
                let Event::Start(tag) = event else { continue };
                if tag.local_name().as_ref() == "Relationship" {
                    let chart = attribute(&tag, "Type").is_some_and(|kind| kind.ends_with("/chartsheet"));
                    targets.push((attribute(&tag, "Id").unwrap_or_default(), attribute(&tag, "Target").unwrap_or_default(), chart));
                }
            }
        }
        for (name, id, hidden) in named {
            let Some((_, target, chart)) = targets.iter().find(|(known, ..)| *known == id) else { continue };
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            parts.sheets.push(SheetPart { name, path, hidden, chart: *chart });
        }
        parts.formats = formats(archive)?;
        if let Some(mut shared) = part(archive, "xl/sharedStrings.xml")? {
            while let Some(event) = shared.next()? {
                if matches!(event, Event::Start(tag) if tag.local_name().as_ref() == "si") {
                    parts.texts.push(rich_text(&mut shared, "si")?);
                }
            }
        }
        Ok(parts)
    }
}

fn formats<R: Read + Seek>(archive: &mut Archive<R>) -> Result<Vec<Format>, Unreadable> {
    let Some(mut styles) = part(archive, "xl/styles.xml")? else { return Ok(Vec::new()) };
    let mut own: Vec<(u32, Format)> = Vec::new();
    let mut formats = Vec::new();
    let mut is_of_cells = false;
    while let Some(event) = styles.next()? {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let number = attribute(&tag, "numFmtId").and_then(|id| id.parse().ok());
                    if let Some((number, code)) = number.zip(attribute(&tag, "formatCode")) {
                        own.push((number, Format::parse(&code)));
                    }
                }
                "cellXfs" => is_of_cells = true,
                "xf" if is_of_cells => {
                    let number: u32 = attribute(&tag, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or_default();
                    let found = own.iter().find(|(known, _)| *known == number).map(|(_, format)| format.clone());
                    formats.push(found.unwrap_or_else(|| Format::built_in(number)));
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => is_of_cells = false,
            _ => {}
        }
    }
    Ok(formats)
}

/// A text up to the end of its element; raised letters as the marks of footnotes.
pub fn rich_text<R: std::io::BufRead>(xml: &mut Xml<R>, end: &str) -> Result<String, Unreadable> {
    let (mut text, mut run) = (String::new(), String::new());
    let (mut is_text, mut is_raised, mut is_aside) = (false, false, false);
    while let Some(event) = xml.next()? {
        match &event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "r" => is_raised = false,
                "vertAlign" => is_raised = attribute(tag, "val").as_deref() == Some("superscript"),
                // How a text is pronounced.
                "rPh" => is_aside = true,
                "t" => {
                    is_text = true;
                    run.clear();
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "rPh" => is_aside = false,
                "t" => {
                    is_text = false;
                    if !is_aside {
                        if is_raised { text.extend(run.chars().map(raised)) } else { text.push_str(&unescaped(&run)) }
                    }
                }
                name if name == end => return Ok(text),
                _ => {}
            },
            _ if is_text => add_text(&mut run, &event)?,
            _ => {}
        }
    }
    Err(Unreadable::NotAWorkbook(format!("{end} has no end")))
}

/// A raised figure stays what it is; of anything else only that there is a mark.
fn raised(c: char) -> char {
    match c.to_digit(10) {
        Some(digit) => RAISED[digit as usize],
        None if c.is_alphanumeric() => '*',
        None => c,
    }
}

/// What spreadsheets write for letters that XML cannot hold: `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut rest = text;
    let mut plain = String::with_capacity(text.len());
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        if let Some(letter) = code.filter(|_| rest[at + 6..].starts_with('_')) {
            plain.push_str(&rest[..at]);
            plain.push(letter);
            rest = &rest[at + 7..];
        } else {
            plain.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
        }
    }
    plain.push_str(rest);
    plain
}

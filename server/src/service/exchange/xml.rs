//! The parts of a workbook, which are XML.

use std::{borrow::Cow, io::BufRead};

use app::text::unreadable::Unreadable;
use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};

/// What a damaged part is called.
pub fn damaged(why: &impl ToString) -> Unreadable {
    Unreadable::NotAWorkbook(why.to_string())
}

/// A part that is read from its beginning to its end.
pub struct Xml<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    pub fn of(part: R) -> Self {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new() }
    }

    /// The next tag, text or reference; None at the end.
    pub fn next(&mut self) -> Result<Option<Event<'_>>, Unreadable> {
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer).map_err(|e| damaged(&e))? {
            Event::Eof => Ok(None),
            event => Ok(Some(event)),
        }
    }
}

/// An attribute by its name, whatever stands before the colon.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

pub fn is_on(tag: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(tag, name).as_deref(), Some("1" | "true"))
}

/// A number that a spreadsheet can hold: not one without end, nor none.
pub fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// Adds what a text or a reference says.
pub fn add_text(text: &mut String, event: &Event<'_>) -> Result<(), Unreadable> {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(reference) => add_reference(text, reference)?,
        _ => {}
    }
    Ok(())
}

/// One that the file itself defines is none: it could grow without end.
fn add_reference(text: &mut String, reference: &BytesRef<'_>) -> Result<(), Unreadable> {
    match (reference.resolve_char_ref().map_err(|e| damaged(&e))?, resolve_predefined_entity(reference)) {
        (Some(letter), _) => text.push(letter),
        (None, Some(known)) => text.push_str(known),
        (None, None) => return Err(Unreadable::NotAWorkbook(format!("unrecognized entity {}", &**reference))),
    }
    Ok(())
}

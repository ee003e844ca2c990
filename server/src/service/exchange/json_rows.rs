//! The rows of a JSON array of objects, as the export writes it.

use std::fmt;

use app::text::unreadable::Unreadable;
use serde::de::{DeserializeSeed, Deserializer, Error, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{
    COLUMNS,
    rows::{Kind, Limits, Row, Source, Take, unread},
};

/// A byte order mark, which some programs put before it.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The first row is [`COLUMNS`], as in a table; then comes an object a row.
pub fn each_row(file: &mut dyn Source, limits: &Limits<'_>, take: &mut Take<'_>) -> Result<(), Unreadable> {
    file.rewind().map_err(|e| unread(&e))?;
    if file.fill_buf().map_err(|e| unread(&e))?.starts_with(MARK) {
        file.consume(MARK.len());
    }
    take(&Kind::default(), Row { number: 1, cells: COLUMNS.map(str::to_owned).to_vec() })?;
    let mut refused = None;
    let mut json = serde_json::Deserializer::from_reader(file);
    let read = Rows { limits, take, refused: &mut refused }.deserialize(&mut json).and_then(|()| json.end());
    refused.map_or(read.map_err(|e| Unreadable::NotJson(e.to_string())), Err)
}

struct Rows<'a, 't> {
    limits: &'a Limits<'a>,
    take: &'a mut Take<'t>,
    /// What a row was refused for, in our own words.
    refused: &'a mut Option<Unreadable>,
}

impl<'de> DeserializeSeed<'de> for Rows<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut number = 1;
        while let Some(fields) = list.next_element::<Map<String, Value>>()? {
            number += 1;
            if let Some(name) = fields.keys().find(|name| !COLUMNS.contains(&name.as_str())) {
                return Err(A::Error::custom(format_args!("there is no column \"{}\"", name.escape_debug())));
            }
            let cells = COLUMNS.iter().map(|name| text_of(fields.get(*name))).collect::<Result<_, _>>().map_err(A::Error::custom)?;
            let taken = self.limits.check(number).and_then(|()| (self.take)(&Kind::default(), Row { number, cells }));
            if let Err(why) = taken {
                *self.refused = Some(why);
                return Err(A::Error::custom("refused"));
            }
        }
        Ok(())
    }
}

fn text_of(value: Option<&Value>) -> Result<String, &'static str> {
    match value {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.clone()),
        Some(Value::Number(number)) => Ok(number.to_string()),
        Some(Value::Bool(_) | Value::Array(_) | Value::Object(_)) => Err("a value is a text, a number or null"),
    }
}

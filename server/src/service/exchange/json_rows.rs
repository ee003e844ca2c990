//! The rows of a JSON array of objects, as the export writes it.

use std::fmt;

use app::text::unreadable::Unreadable;
use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

use super::{
    COLUMNS,
    number_format::unmistakable,
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
    take(&Kind::default(), Row { number: 1, cells: COLUMNS.map(str::to_owned).to_vec(), hidden: false })?;
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
        while let Some(Fields(fields)) = list.next_element()? {
            number += 1;
            let in_row = |what: &dyn fmt::Display| A::Error::custom(format_args!("row {number}, the {}. of the list: {what}", number - 1));
            let cell = |name: &&str| {
                let mut found = fields.iter().filter(|(known, _)| known == name).map(|(_, value)| value);
                let value = found.next().ok_or_else(|| in_row(&format_args!("{name} is missing; write null where there is nothing")))?;
                if found.next().is_some() {
                    return Err(in_row(&format_args!("{name} stands twice")));
                }
                text_of(value).map_err(|e| in_row(&e))
            };
            if let Some((name, _)) = fields.iter().find(|(name, _)| !COLUMNS.contains(&name.as_str())) {
                return Err(in_row(&format_args!("there is no column \"{}\"", name.escape_debug())));
            }
            let cells = COLUMNS.iter().map(cell).collect::<Result<_, _>>()?;
            let taken = self.limits.check(number).and_then(|()| (self.take)(&Kind::default(), Row { number, cells, hidden: false }));
            if let Err(why) = taken {
                *self.refused = Some(why);
                return Err(A::Error::custom("refused"));
            }
        }
        Ok(())
    }
}

/// A row's fields as they stand: one that stands twice must not be taken for one.
struct Fields(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row, with a name for each value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Fields(fields))
    }
}

fn text_of(value: &Value) -> Result<String, &'static str> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(unmistakable(number.to_string())),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => Err("a value is a text, a number or null"),
    }
}

//! A catalogue as a JSON file, read with every problem named by its place. `docs/catalogue.md` tells
//! what stands in it.

use app::{
    domain::catalogue::{
        CatalogueProblem,
        file::{CatalogueFile, Consortium, FORMAT, VocabularyFile},
    },
    text::{Text, words::catalogue::problems as words},
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// A file as it was read, and what in it was not known.
#[derive(Debug)]
pub struct ReadFile {
    pub file: CatalogueFile,
    /// Places of fields that no catalogue has: most likely misspelt.
    pub ignored: Vec<String>,
}

/// Reads every part for itself, so that one mistake does not hide the next.
///
/// # Errors
/// Every problem of form, each with its place, such as `indicators[3].name.sv`.
pub fn read(bytes: &[u8]) -> Result<ReadFile, Vec<CatalogueProblem>> {
    let problem = |place: &str, reason: String| CatalogueProblem { place: words::at_file(place), reason: Text::same(&reason) };
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let whole: Value = serde_json::from_slice(text)
        .map_err(|e| vec![problem(&format!("line {}, column {}", e.line(), e.column()), "this is not JSON".to_owned())])?;
    let Value::Object(mut fields) = whole else {
        return Err(vec![problem("the file", "it is a JSON object with vocabulary, libraries, indicators, factors and scale".to_owned())]);
    };
    let mut reader = Reader::default();
    for (name, value) in &fields {
        reader.refuse_control_characters(name, value);
    }
    let format = fields.remove("format");
    if format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        reader.problems.push(problem("format", format!("it must be \"{FORMAT}\"")));
    }
    let mut vocabulary: Option<VocabularyFile> = reader.one(&mut fields, "vocabulary");
    if let Some(vocabulary) = &mut vocabulary {
        vocabulary.consortium.get_or_insert_with(Consortium::default);
    }
    let libraries = reader.list(&mut fields, "libraries", Needed::Yes);
    let service_units = reader.list(&mut fields, "service_units", Needed::No);
    let indicators = reader.list(&mut fields, "indicators", Needed::Yes);
    let factors = reader.list(&mut fields, "factors", Needed::No);
    let scale = reader.one(&mut fields, "scale");
    let story_form = reader.list(&mut fields, "story_form", Needed::No);
    let targets = reader.list(&mut fields, "targets", Needed::No);
    let sources = fields.remove("sources").and_then(|value| reader.value("sources", value)).unwrap_or_default();
    // What an export adds for those who compute the numbers again.
    for added in ["breaks", "students"] {
        fields.remove(added);
    }
    reader.ignored.extend(fields.keys().cloned());
    match (vocabulary, scale) {
        (Some(vocabulary), Some(scale)) if reader.problems.is_empty() => {
            let format = FORMAT.to_owned();
            let file =
                CatalogueFile { format, vocabulary, libraries, service_units, indicators, factors, scale, story_form, sources, targets };
            Ok(ReadFile { file, ignored: reader.ignored })
        }
        _ => Err(reader.problems),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    Yes,
    No,
}

#[derive(Default)]
struct Reader {
    problems: Vec<CatalogueProblem>,
    ignored: Vec<String>,
}

impl Reader {
    fn value<T: DeserializeOwned>(&mut self, place: &str, value: Value) -> Option<T> {
        let ignored = &mut self.ignored;
        let mut track = serde_path_to_error::Track::new();
        let inner = serde_path_to_error::Deserializer::new(value, &mut track);
        let result = serde_ignored::deserialize(inner, |path| ignored.push(format!("{place}.{path}")));
        result
            .map_err(|error: serde_json::Error| {
                let path = track.path().to_string();
                let place = if path == "." { place.to_owned() } else { format!("{place}.{path}") };
                self.problems.push(CatalogueProblem { place: words::at_file(place), reason: Text::same(&error.to_string()) });
            })
            .ok()
    }

    fn one<T: DeserializeOwned>(&mut self, fields: &mut Map<String, Value>, name: &str) -> Option<T> {
        let Some(value) = fields.remove(name) else {
            self.missing(name);
            return None;
        };
        self.value(name, value)
    }

    fn list<T: DeserializeOwned>(&mut self, fields: &mut Map<String, Value>, name: &str, needed: Needed) -> Vec<T> {
        match fields.remove(name) {
            Some(Value::Array(items)) => {
                items.into_iter().enumerate().filter_map(|(at, item)| self.value(&format!("{name}[{at}]"), item)).collect()
            }
            Some(_) => {
                self.problems.push(CatalogueProblem { place: words::at_file(name), reason: Text::same("it is a list") });
                Vec::new()
            }
            None => {
                if needed == Needed::Yes {
                    self.missing(name);
                }
                Vec::new()
            }
        }
    }

    /// No text needs them, and neither a page's nor a report's format can hold them.
    fn refuse_control_characters(&mut self, place: &str, value: &Value) {
        match value {
            Value::String(text) if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) => {
                self.problems.push(CatalogueProblem { place: words::at_file(place), reason: words::control_character() });
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(at, item)| self.refuse_control_characters(&format!("{place}[{at}]"), item));
            }
            Value::Object(fields) => {
                fields.iter().for_each(|(name, item)| self.refuse_control_characters(&format!("{place}.{name}"), item));
            }
            _ => {}
        }
    }

    fn missing(&mut self, name: &str) {
        self.problems.push(CatalogueProblem { place: words::at_file(name), reason: Text::same("it is missing") });
    }
}

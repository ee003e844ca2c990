//! Forms: fields as they were typed, read into what they mean with every problem named, and drawn again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::{
    domain::year::Year,
    text::{Lang, Text, words::catalogue as words},
    ui::ErrorLink,
};

/// What was sent: the values of each field, in order. Only a list that is ticked has several.
#[derive(Debug, Default)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// A browser's line breaks become plain ones, and control characters, which no keyboard types and
    /// PostgreSQL refuses, are dropped.
    pub fn add(&mut self, name: &str, value: &str) {
        let value = value.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        self.0.entry(name.to_owned()).or_default().push(value);
    }

    /// The first value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<String> {
        self.all(name).next().map(str::to_owned)
    }

    /// What is ticked in a list.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.get(name).into_iter().flatten().map(String::as_str)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// Field names and what stands in them.
#[derive(Clone, Debug, Default)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    pub fn of_form(form: &Fields) -> Self {
        Self(form.names().filter_map(|name| Some((name.to_owned(), form.get(name)?))).collect())
    }

    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }

    pub fn set(&mut self, name: impl Into<String>, value: impl ToString) {
        self.0.insert(name.into(), value.to_string());
    }

    pub fn set_option(&mut self, name: impl Into<String>, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.set(name, value);
        }
    }

    pub fn set_tick(&mut self, name: &str, on: bool) {
        if on {
            self.set(name, "yes");
        }
    }

    pub fn set_text(&mut self, name: &str, text: &Text) {
        for lang in Lang::ALL {
            self.set(format!("{name}.{}", lang.as_str()), text.in_lang(lang));
        }
    }

    /// The revision of the catalogue that the form was filled from: what comes back keeps it, so that
    /// nothing is saved over what its writer has not seen.
    pub fn revision(&self) -> i64 {
        self.get("revision").parse().unwrap_or(-1)
    }

    pub fn has_tick(&self, name: &str) -> bool {
        self.get(name) == "yes"
    }
}

/// What a form's problems are.
#[derive(Clone, Debug, Default)]
pub struct Failed {
    pub errors: Vec<ErrorLink>,
    /// A formula with the part that is wrong: before, part, after, and why.
    pub marked: Option<(String, String, String, String)>,
}

/// Reads typed values; what does not fit is noted with its field, by the label that it is drawn with.
pub struct Reader<'a> {
    pub values: &'a Values,
    pub lang: Lang,
    pub failed: Failed,
    labels: BTreeMap<String, String>,
}

impl<'a> Reader<'a> {
    /// Of a form that is drawn as `groups`.
    pub fn new(values: &'a Values, lang: Lang, groups: Vec<Group>) -> Self {
        let labels = groups.into_iter().flat_map(|Group { title, fields, row, .. }| {
            fields.into_iter().map(move |Field { name, label, .. }| (name, if row { format!("{title}: {label}") } else { label }))
        });
        Self { values, lang, failed: Failed::default(), labels: labels.collect() }
    }

    /// What a field is called on the form.
    #[must_use]
    pub fn label(&self, name: &str) -> &str {
        debug_assert!(self.labels.contains_key(name), "{name} is read but not drawn");
        self.labels.get(name).map(String::as_str).unwrap_or_default()
    }

    pub fn refuse(&mut self, name: &str, text: String) {
        self.failed.errors.push(ErrorLink { text, field: name.to_owned() });
    }

    /// A text that has to be there in all three languages.
    pub fn text(&mut self, name: &str) -> Text {
        let text = self.maybe_text(name);
        for lang in Lang::ALL.into_iter().filter(|lang| text.in_lang(*lang).is_empty()) {
            let field = format!("{name}.{}", lang.as_str());
            self.refuse(&field, words::needs_language(self.lang, self.label(&field)));
        }
        text
    }

    pub fn maybe_text(&self, name: &str) -> Text {
        let [fi, sv, en] = Lang::ALL.map(|lang| self.values.get(&format!("{name}.{}", lang.as_str())).to_owned());
        Text { fi, sv, en }
    }

    /// Whether a row of a list stands: its key is there, or it has to be because the row is new and
    /// something else in it was typed. Without a key, a row that was there is taken away.
    pub fn stands<T>(&mut self, held: Option<&T>, at: &str, key: &str) -> bool {
        let key = format!("{at}.{key}");
        if !self.values.get(&key).is_empty() {
            return true;
        }
        let begun =
            held.is_none() && self.values.0.iter().any(|(name, value)| name.starts_with(&format!("{at}.")) && !value.trim().is_empty());
        if begun {
            self.refuse(&key, words::needs_value(self.lang, self.label(&key)));
        }
        false
    }

    /// Fields that mean something only together: all of them blank, or none.
    pub fn together<const N: usize>(&mut self, fields: [&str; N]) {
        let (blank, typed): (Vec<_>, Vec<_>) = fields.into_iter().partition(|name| self.values.get(name).is_empty());
        for name in blank.into_iter().filter(|_| !typed.is_empty()) {
            self.refuse(name, words::needs_value(self.lang, self.label(name)));
        }
    }

    pub fn line(&mut self, name: &str) -> String {
        let value = self.values.get(name).to_owned();
        if value.is_empty() {
            self.refuse(name, words::needs_value(self.lang, self.label(name)));
        }
        value
    }

    /// A code of whatever kind; None, and noted, when it is not one.
    pub fn code<C>(&mut self, name: &str, parse: impl Fn(&str) -> Option<C>) -> Option<C> {
        let typed = self.values.get(name).to_owned();
        let code = parse(&typed);
        if code.is_none() {
            let says = if typed.is_empty() {
                words::needs_value(self.lang, self.label(name))
            } else {
                words::not_a_code(self.lang, self.label(name), &typed)
            };
            self.refuse(name, says);
        }
        code
    }

    /// Codes with spaces between.
    pub fn codes<C>(&mut self, name: &str, parse: impl Fn(&str) -> Option<C>) -> Vec<C> {
        let typed = self.values.get(name).to_owned();
        let mut codes = Vec::new();
        for word in typed.split([' ', ',', '\n']).filter(|word| !word.is_empty()) {
            match parse(word) {
                Some(code) => codes.push(code),
                None => self.refuse(name, words::not_a_code(self.lang, self.label(name), word)),
            }
        }
        codes
    }

    pub fn year(&mut self, name: &str) -> Option<Year> {
        let typed = self.values.get(name).to_owned();
        if typed.is_empty() {
            return None;
        }
        Year::parse(&typed).map_err(|_| self.refuse(name, words::not_a_year(self.lang, self.label(name), &typed))).ok()
    }

    /// Years and spans of years.
    pub fn years(&mut self, name: &str) -> BTreeSet<Year> {
        let typed = self.values.get(name).replace(['-', '\u{2212}'], "–").replace(" –", "–").replace("– ", "–");
        let mut years = BTreeSet::new();
        for word in typed.split([' ', ',', '\n']).filter(|word| !word.is_empty()) {
            let (first, last) = word.split_once('–').unwrap_or((word, word));
            match (Year::parse(first), Year::parse(last)) {
                (Ok(first), Ok(last)) if first <= last => years.extend(first.through(last)),
                _ => self.refuse(name, words::not_a_year(self.lang, self.label(name), word)),
            }
        }
        years
    }

    /// A number with a decimal comma or point; None when the field is blank, or noted.
    pub fn number(&mut self, name: &str) -> Option<f64> {
        let typed = self.values.get(name).to_owned();
        if typed.is_empty() {
            return None;
        }
        let plain = typed.replace(['\u{a0}', '\u{202f}', ' '], "").replace(',', ".").replace('\u{2212}', "-");
        let number = plain.parse::<f64>().ok().filter(|number| number.is_finite());
        if number.is_none() {
            self.refuse(name, words::not_a_number(self.lang, self.label(name), &typed));
        }
        number
    }

    pub fn date(&mut self, name: &str) -> Option<NaiveDate> {
        let typed = self.values.get(name).to_owned();
        if typed.is_empty() {
            return None;
        }
        typed.parse().map_err(|_| self.refuse(name, words::not_a_date(self.lang, self.label(name), &typed))).ok()
    }
}

/// Fields that belong together.
#[derive(Clone, Debug)]
pub struct Group {
    pub title: String,
    pub hint: String,
    /// Unfolded only when one wants it.
    pub folded: bool,
    /// One of several alike: an error names it beside its field.
    row: bool,
    pub fields: Vec<Field>,
}

#[derive(Clone, Debug)]
pub struct Field {
    /// Also its id.
    pub name: String,
    pub label: String,
    pub hint: String,
    pub kind: FieldKind,
    pub failed: bool,
}

#[derive(Clone, Debug)]
pub enum FieldKind {
    Line(String),
    Area(String),
    /// The one chosen, and all: value and words.
    Choice(String, Vec<(String, String)>),
    Tick(bool),
    /// Shown, not edited.
    Fixed(String),
}

/// Draws fields from values.
pub struct Drawer<'a> {
    pub values: &'a Values,
    pub lang: Lang,
    pub failed: &'a [ErrorLink],
}

impl Drawer<'_> {
    fn field(&self, name: &str, label: String, hint: &str, kind: FieldKind) -> Field {
        let failed = self.failed.iter().any(|error| error.field == name);
        Field { name: name.to_owned(), label, hint: hint.to_owned(), kind, failed }
    }

    pub fn line(&self, name: &str, label: &str, hint: &str) -> Field {
        self.field(name, label.to_owned(), hint, FieldKind::Line(self.values.get(name).to_owned()))
    }

    pub fn area(&self, name: &str, label: &str, hint: &str) -> Field {
        self.field(name, label.to_owned(), hint, FieldKind::Area(self.values.get(name).to_owned()))
    }

    pub fn tick(&self, name: &str, label: &str, hint: &str) -> Field {
        self.field(name, label.to_owned(), hint, FieldKind::Tick(self.values.has_tick(name)))
    }

    pub fn fixed(&self, name: &str, label: &str) -> Field {
        self.field(name, label.to_owned(), "", FieldKind::Fixed(self.values.get(name).to_owned()))
    }

    pub fn choice(&self, name: &str, label: &str, options: Vec<(String, String)>) -> Field {
        self.field(name, label.to_owned(), "", FieldKind::Choice(self.values.get(name).to_owned(), options))
    }

    /// A line a language.
    pub fn lines(&self, name: &str, label: fn(Lang, &'static str) -> String, hint: &str) -> Vec<Field> {
        let line = |lang: Lang| self.line(&format!("{name}.{}", lang.as_str()), &label(self.lang, lang.own_name()), hint);
        Lang::ALL.map(line).into()
    }

    /// An area a language.
    pub fn areas(&self, name: &str, label: fn(Lang, &'static str) -> String) -> Vec<Field> {
        Lang::ALL.map(|lang| self.area(&format!("{name}.{}", lang.as_str()), &label(self.lang, lang.own_name()), "")).into()
    }
}

/// Fields under a heading.
pub fn group(title: impl Into<String>, hint: impl Into<String>, fields: Vec<Field>) -> Group {
    Group { title: title.into(), hint: hint.into(), folded: false, row: false, fields }
}

/// Fields that are unfolded when one wants them.
pub fn folded(title: impl Into<String>, hint: impl Into<String>, fields: Vec<Field>) -> Group {
    Group { folded: true, ..group(title, hint, fields) }
}

/// One of several groups alike, under what tells it from the others.
pub fn row(title: impl Into<String>, hint: impl Into<String>, fields: Vec<Field>) -> Group {
    Group { row: true, ..folded(title, hint, fields) }
}

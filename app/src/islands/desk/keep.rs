//! What was typed and is not saved yet, kept in the browser for the person who typed it.

use std::cell::Cell;

use web_sys::{Storage, UrlSearchParams};

use crate::{
    domain::{
        code::{IndicatorCode, SectionCode},
        entry::{amount::Amount, cell::Status, typed::TypedFigure},
    },
    islands::wire::Desk,
    text::{Lang, number},
};

/// One row as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub section: SectionCode,
    pub typed: TypedFigure,
    /// The break that is marked, when it is not the saved one.
    pub break_kind: Option<String>,
    /// The revision that the person had before them.
    pub seen: i64,
    /// In which language the value was typed: `92,300` is another number in each.
    pub lang: Lang,
    /// It was said that the words of an earlier value hold. Not kept: it is asked again.
    pub confirms: bool,
}

impl Kept {
    /// As the browser keeps it: in the notation of a form.
    fn text(&self) -> Option<String> {
        let form = UrlSearchParams::new().ok()?;
        form.append("section", self.section.as_str());
        form.append("value", &self.typed.value);
        form.append("status", self.typed.status.as_str());
        form.append("note", &self.typed.note);
        if let Some(kind) = &self.break_kind {
            form.append("break", kind);
        }
        form.append("seen", &self.seen.to_string());
        form.append("lang", self.lang.as_str());
        Some(form.to_string().into())
    }

    fn parse(text: &str) -> Option<Self> {
        let form = UrlSearchParams::new_with_str(text).ok()?;
        Some(Self {
            section: SectionCode::parse(&form.get("section")?).ok()?,
            typed: TypedFigure { value: form.get("value")?, status: Status::find(&form.get("status")?)?, note: form.get("note")? },
            break_kind: form.get("break"),
            seen: form.get("seen")?.parse().ok()?,
            lang: form.get("lang").and_then(|lang| Lang::find(&lang)).unwrap_or_default(),
            confirms: false,
        })
    }

    /// Turns the number into what one types for it in `lang`; false when it cannot be read in its own language.
    pub fn turn_to(&mut self, lang: Lang) -> bool {
        if lang != self.lang && !self.typed.value.trim().is_empty() {
            let Ok(amount) = Amount::parse_typed(&self.typed.value, self.lang) else { return false };
            self.typed.value = number::field(amount, lang);
        }
        self.lang = lang;
        true
    }
}

pub struct Keep {
    /// None where the browser refuses to remember, as in some private windows.
    storage: Option<Storage>,
    /// It could not take something: it is full.
    full: Cell<bool>,
    prefix: String,
}

impl Keep {
    pub fn of(desk: &Desk) -> Self {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        Self { storage, full: Cell::new(false), prefix: format!("jalki/{}/{}/{}/", desk.account, desk.library, desk.year) }
    }

    pub fn works(&self) -> bool {
        self.storage.is_some() && !self.full.get()
    }

    pub fn put(&self, code: &IndicatorCode, kept: &Kept) {
        if let (Some(storage), Some(text)) = (&self.storage, kept.text()) {
            self.full.set(storage.set_item(&format!("{}{code}", self.prefix), &text).is_err());
        }
    }

    pub fn forget(&self, code: &IndicatorCode) {
        if let Some(storage) = &self.storage {
            let _ = storage.remove_item(&format!("{}{code}", self.prefix));
        }
    }

    /// Everything kept for this person, library and year, also of other sections.
    pub fn list(&self) -> Vec<(IndicatorCode, Kept)> {
        let Some(storage) = &self.storage else { return Vec::new() };
        let count = storage.length().unwrap_or_default();
        (0..count)
            .filter_map(|at| {
                let key = storage.key(at).ok().flatten()?;
                let code = IndicatorCode::parse(key.strip_prefix(&self.prefix)?).ok()?;
                let kept = Kept::parse(&storage.get_item(&key).ok().flatten()?)?;
                Some((code, kept))
            })
            .collect()
    }
}

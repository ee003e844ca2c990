//! What was typed and is not saved yet, kept in the browser for the person who typed it.

use serde::{Deserialize, Serialize};
use web_sys::Storage;

use crate::{
    domain::{
        code::{IndicatorCode, SectionCode},
        typed::TypedFigure,
    },
    islands::wire::Desk,
};

/// One row as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub section: SectionCode,
    pub typed: TypedFigure,
    pub break_kind: String,
    /// The revision that the person had before them.
    pub seen: i64,
}

pub struct Keep {
    /// None where the browser refuses to remember, as in some private windows.
    storage: Option<Storage>,
    prefix: String,
}

impl Keep {
    pub fn of(desk: &Desk) -> Self {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        Self { storage, prefix: format!("jalki/{}/{}/{}/", desk.account, desk.library, desk.year) }
    }

    pub fn works(&self) -> bool {
        self.storage.is_some()
    }

    pub fn put(&self, code: &IndicatorCode, kept: &Kept) {
        if let (Some(storage), Ok(text)) = (&self.storage, serde_json::to_string(kept)) {
            let _ = storage.set_item(&format!("{}{code}", self.prefix), &text);
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
                let kept = serde_json::from_str(&storage.get_item(&key).ok().flatten()?).ok()?;
                Some((code, kept))
            })
            .collect()
    }
}

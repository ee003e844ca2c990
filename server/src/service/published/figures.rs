//! A year's figures of many libraries, each in the text in which the database keeps it: they are read one after
//! the other, and are a third of what they are when they are all held at once.

use std::{collections::BTreeMap, sync::Arc};

use app::domain::{
    catalogue::Catalogue,
    code::LibraryCode,
    entry::figures::LibraryFigures,
    numbers::gathered::Gathered,
    snapshot::{Correction, corrections},
    year::Year,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::store::StoreError;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeptFigures(BTreeMap<LibraryCode, Box<RawValue>>);

fn unreadable(library: &LibraryCode, error: &serde_json::Error) -> StoreError {
    StoreError::Unreadable(format!("figures of {library}: {error}"))
}

fn read(library: &LibraryCode, text: &RawValue) -> Result<LibraryFigures, StoreError> {
    serde_json::from_str(text.get()).map_err(|e| unreadable(library, &e))
}

impl KeptFigures {
    /// # Errors
    /// When the text is none.
    pub fn insert(&mut self, library: LibraryCode, text: String) -> Result<(), StoreError> {
        let text = RawValue::from_string(text).map_err(|e| unreadable(&library, &e))?;
        self.0.insert(library, text);
        Ok(())
    }

    /// # Errors
    /// Never in practice: figures can be written.
    pub fn keep(&mut self, library: LibraryCode, figures: &LibraryFigures) -> Result<(), StoreError> {
        let text = serde_json::to_string(figures).map_err(|e| unreadable(&library, &e))?;
        self.insert(library, text)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn has(&self, library: &LibraryCode) -> bool {
        self.0.contains_key(library)
    }

    /// None for a library that has none.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn find(&self, library: &LibraryCode) -> Result<Option<LibraryFigures>, StoreError> {
        self.0.get(library).map(|text| read(library, text)).transpose()
    }

    /// # Errors
    /// When they cannot be read.
    pub fn gathered(&self, catalogue: &Arc<Catalogue>, year: Year) -> Result<Gathered, StoreError> {
        let mut gathered = Gathered::of_nobody(catalogue, year);
        for (library, text) in &self.0 {
            gathered.add(library, &read(library, text)?);
        }
        Ok(gathered)
    }

    /// The libraries that have any, in the order of their codes.
    pub fn libraries(&self) -> impl Iterator<Item = &LibraryCode> {
        self.0.keys()
    }

    /// The cells that differ from `before`, in the order of libraries and indicators.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn corrections(&self, before: &Self) -> Result<Vec<Correction>, StoreError> {
        let none = LibraryFigures::default;
        let mut all = Vec::new();
        // Most libraries' text is the same.
        let libraries = before.0.keys().chain(self.0.keys().filter(|library| !before.has(library)));
        let differs = |library: &&LibraryCode| self.0.get(*library).map(|text| text.get()) != before.0.get(*library).map(|text| text.get());
        for library in libraries.filter(differs) {
            let (was, is) = (before.find(library)?.unwrap_or_else(none), self.find(library)?.unwrap_or_else(none));
            all.extend(corrections(library, &was, &is));
        }
        all.sort_by(|a, b| (&a.library, &a.indicator).cmp(&(&b.library, &b.indicator)));
        Ok(all)
    }
}

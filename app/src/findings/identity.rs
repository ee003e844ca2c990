//! How a frozen year is named and cited.

use chrono::{Datelike, NaiveDate};

use super::Edition;
use crate::{
    domain::published::Freeze,
    text::{date, words::findings as finding_words},
};

impl Edition<'_> {
    /// `J2024-1-0123456789ab`: year, revision and the first letters of the snapshot's hash. None for a draft.
    #[must_use]
    pub fn identity(&self) -> Option<String> {
        self.year.frozen.as_ref().map(|frozen| format!("J{}-{}-{}", self.year.year, frozen.revision, frozen.short_hash()))
    }

    /// How the year is cited, made on a day: that of its freeze.
    #[must_use]
    pub fn citation(&self, on: NaiveDate) -> String {
        let catalogue = &self.year.catalogue;
        let consortium = catalogue.consortium();
        let name = consortium.name.in_lang(self.lang);
        finding_words::citation(self.lang, name, on.year(), self.year.year, catalogue.version(), date::date(on, self.lang))
    }
}

impl Freeze {
    /// The first letters of the snapshot's hash.
    #[must_use]
    pub fn short_hash(&self) -> &str {
        self.hash.get(..12).unwrap_or(&self.hash)
    }
}

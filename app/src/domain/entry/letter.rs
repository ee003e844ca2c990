//! What a library is reminded with, and whom that reaches.

use super::progress::Glance;
use crate::{
    domain::{code::LibraryCode, round::Round},
    text::{Lang, date, words::reminder as words},
};

/// What a library is told, in the consortium's three languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    pub text: String,
}

/// A library that could be reminded, and whom it would reach.
#[derive(Debug)]
pub struct Recipient {
    pub library: LibraryCode,
    pub glance: Glance,
    pub addresses: Vec<String>,
}

impl Recipient {
    /// Whether a reminder comes to anybody; without a mail server, `sends`, the coordinator brings it.
    #[must_use]
    pub fn can_be_reached(&self, sends: bool) -> bool {
        !self.addresses.is_empty() || !sends
    }
}

impl Letter {
    /// `home` is the address of the start page in a language.
    #[must_use]
    pub fn of(round: &Round, home: &dyn Fn(Lang) -> String) -> Self {
        let subject = Lang::ALL.map(|lang| words::subject(lang, round.year)).join(" / ");
        let part = |lang: Lang| words::text(lang, round.year, date::date(round.due_on, lang), home(lang));
        Self { subject, text: Lang::ALL.map(part).join("\n\n---\n\n") }
    }
}

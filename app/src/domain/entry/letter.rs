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
    pub managers: Vec<Addressee>,
}

/// A manager of a library.
#[derive(Clone, Debug)]
pub struct Addressee {
    pub account: i64,
    pub email: String,
    /// Whether they have chosen a password. Without one they need a link to do so.
    pub has_password: bool,
}

/// Who answers questions about a reminder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    pub email: String,
}

impl Recipient {
    /// Whether a reminder comes to anybody; without a mail server, `sends`, the coordinator brings it.
    #[must_use]
    pub fn can_be_reached(&self, sends: bool) -> bool {
        !self.managers.is_empty() || !sends
    }
}

const BETWEEN: &str = "\n\n---\n\n";

fn in_all_languages(part: impl FnMut(Lang) -> String) -> String {
    Lang::ALL.map(part).join(BETWEEN)
}

impl Letter {
    /// `home` is the address of the start page in a language; without a contact it is the coordinator, unnamed.
    #[must_use]
    pub fn of(round: &Round, home: &dyn Fn(Lang) -> String, contact: Option<&Contact>) -> Self {
        let subject = Lang::ALL.map(|lang| words::subject(lang, round.year)).join(" / ");
        let asks = |lang: Lang| match contact {
            Some(contact) => words::ask_contact(lang, &contact.name, &contact.email),
            None => words::ask_coordinator(lang).to_owned(),
        };
        let part = |lang: Lang| words::text(lang, round.year, date::date(round.due_on, lang), home(lang), asks(lang));
        Self { subject, text: in_all_languages(part) }
    }

    /// With a link for choosing a password, for who has none yet.
    #[must_use]
    pub fn with_link(&self, link: &dyn Fn(Lang) -> String, days: i64) -> Self {
        let text = in_all_languages(|lang| words::with_link(lang, days, link(lang)));
        Self { subject: self.subject.clone(), text: format!("{}{BETWEEN}{text}", self.text) }
    }
}

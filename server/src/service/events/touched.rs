//! What is out of date once an event has happened.

use app::domain::{code::LibraryCode, year::Year};

/// Whose figures and state an event may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    Nothing,
    Part(LibraryCode, Year),
    Everything,
}

/// By an event's kind and subject. A kind that does not stand here may have changed everything.
#[must_use]
pub fn touched(kind: &str, subject: &str) -> Touched {
    let part = || {
        let (library, year) = subject.split_once('/')?;
        Some(Touched::Part(LibraryCode::parse(library).ok()?, Year::parse(year).ok()?))
    };
    match kind {
        "figures.saved"
        | "year.submitted"
        | "year.recalled"
        | "year.taken_up"
        | "year.approved"
        | "year.taken_back"
        | "year.returned"
        | "year.reopened"
        | "year.reopening_ended" => part().unwrap_or(Touched::Everything),
        "words.erased"
        | "account.created"
        | "account.disabled"
        | "account.enabled"
        | "account.changed"
        | "account.link_made"
        | "account.password_set"
        | "account.signed_in"
        | "account.signed_out"
        | "account.sign_in_failed"
        | "table_labels.saved"
        | "peers.chosen"
        | "joint_share.saved"
        | "library.reminded"
        | "round.opened"
        | "round.closed"
        | "round.frozen"
        | "story.created"
        | "story.saved"
        | "story.submitted"
        | "story.published"
        | "story.returned"
        | "story.withdrawn"
        | "story.restored"
        | "story.taken_back" => Touched::Nothing,
        _ => Touched::Everything,
    }
}

/// The kinds of event that change what would be frozen of a year: approving, and what counts as approved.
pub const OF_APPROVALS: [&str; 6] =
    ["year.approved", "figures.imported", "catalogue.changed", "round.opened", "round.frozen", "demo.created"];

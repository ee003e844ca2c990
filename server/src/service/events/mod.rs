//! What the log tells: who did what, to what. Its words are sealed in a chain and kept for ever, so
//! none of them ever changes; what people wrote stands outside of it, under its hash, and can be erased.

mod touched;

use app::domain::{
    account::{Actor, Role},
    code::{IndicatorCode, LibraryCode},
    entry::{joint_share::JointShare, review::NewRemark, series_break::BreakKind},
    reminder::ReminderOutcome,
    story::StoredStory,
    year::Year,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};

pub use touched::{OF_APPROVALS, Touched, touched};

use super::{Outcome, Service, ServiceError};
use crate::{
    random::hash_text,
    store::{LOG_SEALED, NewEvent, StoreError, StoredEvent, StoredSnapshot, Tx},
};

/// Who does it: a signed-in person, whoever holds a session, a stranger, or an administrator at the shell.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    Person(&'a Actor),
    /// By the session alone.
    Account(i64),
    /// Somebody who is not known.
    Nobody,
    Command,
}

impl By<'_> {
    #[must_use]
    pub fn account(self) -> Option<i64> {
        match self {
            By::Person(actor) => Some(actor.account),
            By::Account(account) => Some(account),
            By::Nobody | By::Command => None,
        }
    }
}

/// A library's year.
type Part<'a> = (&'a LibraryCode, Year);

#[derive(Debug)]
pub enum Event<'a> {
    LogSealed,
    WordsErased { event: i64, texts: usize },
    DemoCreated,
    AccountCreated { account: i64, role: Role },
    AccountDisabled { account: i64 },
    AccountEnabled { account: i64 },
    AccountChanged { account: i64, role: Role, libraries: &'a [LibraryCode] },
    LinkMade { account: i64 },
    PasswordSet { account: i64 },
    SignedIn { account: i64 },
    SignedOut { account: i64 },
    SignInFailed { account: Option<i64> },
    CatalogueChanged { revision: i64, summary: &'a str },
    TableLabelsSaved { library: &'a LibraryCode, rows: usize },
    PeersChosen { library: &'a LibraryCode, peers: &'a [LibraryCode] },
    FiguresSaved { of: Part<'a>, indicators: Vec<IndicatorCode>, breaks: Vec<(IndicatorCode, Option<BreakKind>)> },
    FiguresImported { library_years: usize, rows: usize, changed: usize },
    JointShareSaved { of: Part<'a>, share: JointShare },
    YearSubmitted { of: Part<'a> },
    YearRecalled { of: Part<'a> },
    YearTakenUp { of: Part<'a> },
    YearApproved { of: Part<'a>, version: i64 },
    YearTakenBack { of: Part<'a> },
    YearReturned { of: Part<'a>, reason: &'a str, remarks: &'a [NewRemark] },
    YearReopened { of: Part<'a>, until: NaiveDate },
    YearReopeningEnded { of: Part<'a> },
    LibraryReminded { of: Part<'a>, occasion: &'a str, outcome: ReminderOutcome, reached: i64, addresses: i64 },
    RoundOpened { year: Year },
    RoundClosed { year: Year },
    RoundFrozen { year: Year, snapshot: &'a StoredSnapshot, reason: &'a str },
    StoryCreated { of: Part<'a>, id: i64 },
    StorySaved { story: &'a StoredStory },
    StorySubmitted { story: &'a StoredStory },
    StoryPublished { story: &'a StoredStory },
    StoryReturned { story: &'a StoredStory, reason: &'a str },
    StoryWithdrawn { story: &'a StoredStory },
    StoryRestored { story: &'a StoredStory },
    StoryTakenBack { story: &'a StoredStory },
}

impl Event<'_> {
    /// Its kind, what it happened to, and the rest.
    fn told(&self) -> (&'static str, String, Value) {
        let part = |(library, year): &Part<'_>| format!("{library}/{year}");
        let story = |story: &StoredStory| format!("{}/{}/{}", story.library, story.year, story.id);
        match self {
            Event::LogSealed => (LOG_SEALED, "log".to_owned(), json!({})),
            Event::WordsErased { event, texts } => ("words.erased", event.to_string(), json!({ "texts": texts })),
            Event::DemoCreated => ("demo.created", "demo".to_owned(), json!({})),
            Event::AccountCreated { account, role } => ("account.created", account.to_string(), json!({ "role": role.as_str() })),
            Event::AccountDisabled { account } => ("account.disabled", account.to_string(), json!({})),
            Event::AccountEnabled { account } => ("account.enabled", account.to_string(), json!({})),
            Event::AccountChanged { account, role, libraries } => {
                ("account.changed", account.to_string(), json!({ "role": role.as_str(), "libraries": codes(libraries) }))
            }
            Event::LinkMade { account } => ("account.link_made", account.to_string(), json!({})),
            Event::PasswordSet { account } => ("account.password_set", account.to_string(), json!({})),
            Event::SignedIn { account } => ("account.signed_in", account.to_string(), json!({})),
            Event::SignedOut { account } => ("account.signed_out", account.to_string(), json!({})),
            Event::SignInFailed { account } => {
                ("account.sign_in_failed", account.map_or("unknown".to_owned(), |account| account.to_string()), json!({}))
            }
            Event::CatalogueChanged { revision, summary } => {
                ("catalogue.changed", format!("catalogue/{revision}"), json!({ "summary": summary }))
            }
            Event::TableLabelsSaved { library, rows } => ("table_labels.saved", library.to_string(), json!({ "rows": rows })),
            Event::PeersChosen { library, peers } => ("peers.chosen", library.to_string(), json!({ "peers": codes(peers) })),
            Event::FiguresSaved { of, indicators, breaks } => {
                let indicators: Vec<&str> = indicators.iter().map(IndicatorCode::as_str).collect();
                let broken = |(code, kind): &(IndicatorCode, Option<BreakKind>)| json!({ "indicator": code.as_str(), "kind": kind.map(BreakKind::as_str) });
                let breaks: Vec<Value> = breaks.iter().map(broken).collect();
                ("figures.saved", part(of), json!({ "indicators": indicators, "breaks": breaks }))
            }
            Event::FiguresImported { library_years, rows, changed } => {
                ("figures.imported", format!("{library_years} library years"), json!({ "rows": rows, "changed": changed }))
            }
            Event::JointShareSaved { of, share } => {
                ("joint_share.saved", part(of), json!({ "thousandths": share.share.thousandths(), "basis": share.basis.as_str() }))
            }
            Event::YearSubmitted { of } => ("year.submitted", part(of), json!({})),
            Event::YearRecalled { of } => ("year.recalled", part(of), json!({})),
            Event::YearTakenUp { of } => ("year.taken_up", part(of), json!({})),
            Event::YearApproved { of, version } => ("year.approved", part(of), json!({ "version": version })),
            Event::YearTakenBack { of } => ("year.taken_back", part(of), json!({})),
            Event::YearReturned { of, reason, remarks } => {
                let said = |remark: &NewRemark| json!({ "indicator": remark.indicator.as_str(), "said": said_by(&remark.said) });
                let remarks: Vec<Value> = remarks.iter().map(said).collect();
                ("year.returned", part(of), json!({ "reason": said_by(reason), "remarks": remarks }))
            }
            Event::YearReopened { of, until } => ("year.reopened", part(of), json!({ "until": until.to_string() })),
            Event::YearReopeningEnded { of } => ("year.reopening_ended", part(of), json!({ "until": null })),
            Event::LibraryReminded { of, occasion, outcome, reached, addresses } => {
                let details = json!({ "occasion": occasion, "outcome": outcome.as_str(), "reached": reached, "of": addresses });
                ("library.reminded", part(of), details)
            }
            Event::RoundOpened { year } => ("round.opened", year.to_string(), json!({})),
            Event::RoundClosed { year } => ("round.closed", year.to_string(), json!({})),
            Event::RoundFrozen { year, snapshot, reason } => {
                let details = json!({ "snapshot": snapshot.hash, "revision": snapshot.revision, "reason": said_by(reason) });
                ("round.frozen", year.to_string(), details)
            }
            Event::StoryCreated { of, id } => ("story.created", format!("{}/{id}", part(of)), json!({})),
            Event::StorySaved { story: of } => ("story.saved", story(of), json!({})),
            Event::StorySubmitted { story: of } => ("story.submitted", story(of), json!({ "reason": "" })),
            Event::StoryPublished { story: of } => ("story.published", story(of), json!({ "reason": "" })),
            Event::StoryReturned { story: of, reason } => ("story.returned", story(of), json!({ "reason": said_by(reason) })),
            Event::StoryWithdrawn { story: of } => ("story.withdrawn", story(of), json!({ "reason": "" })),
            Event::StoryRestored { story: of } => ("story.restored", story(of), json!({})),
            Event::StoryTakenBack { story: of } => ("story.taken_back", story(of), json!({})),
        }
    }
}

fn codes(libraries: &[LibraryCode]) -> Vec<&str> {
    libraries.iter().map(LibraryCode::as_str).collect()
}

/// What stands in the log for a text: its hash, by which it is found for as long as it is not erased.
fn said_by(text: &str) -> String {
    if text.is_empty() { String::new() } else { hash_text(text) }
}

impl Event<'_> {
    /// What a person wrote.
    fn words(&self) -> Vec<&str> {
        let words = match self {
            Event::YearReturned { reason, remarks, .. } => {
                std::iter::once(*reason).chain(remarks.iter().map(|remark| remark.said.as_str())).collect()
            }
            Event::RoundFrozen { reason, .. } | Event::StoryReturned { reason, .. } => vec![*reason],
            _ => Vec::new(),
        };
        words.into_iter().filter(|text| !text.is_empty()).collect()
    }
}

/// At the first start, and at the first start after an upgrade: what no event has sealed is sealed by one.
///
/// # Errors
/// When the database fails.
pub(super) async fn seal_what_is_there(tx: &mut Tx, at: DateTime<Utc>) -> Result<(), StoreError> {
    // Two programs that start at once must not both seal.
    tx.lock_data_version().await?;
    if !tx.is_sealed().await? {
        tx.touch_everything().await?;
        let (kind, subject, details) = Event::LogSealed.told();
        tx.create_event(NewEvent { at, account: None, kind, subject, details }).await?;
    }
    Ok(())
}

/// The hashes of what people wrote, in an event's details.
#[must_use]
pub fn words_in(event: &StoredEvent) -> Vec<String> {
    let details: Value = serde_json::from_str(&event.details).unwrap_or_default();
    let remarks = details.get("remarks").and_then(Value::as_array).into_iter().flatten().filter_map(|remark| remark.get("said"));
    let all = details.get("reason").into_iter().chain(remarks).filter_map(Value::as_str);
    all.filter(|hash| hash.len() == 64).map(str::to_owned).collect()
}

impl Service {
    /// Erases what people wrote in an event, wherever it still stands; the event and its hashes stay. Gives how
    /// many texts there were.
    ///
    /// # Errors
    /// `NotFound` when there is no such event, or it holds no words any more.
    pub async fn erase_words(&self, event: i64) -> Outcome<usize> {
        let mut tx = self.db.write().await?;
        let found = tx.find_event(event).await?.ok_or(ServiceError::NotFound)?;
        let mut texts = 0;
        for hash in words_in(&found) {
            texts += usize::from(tx.erase_wording(&found, &hash).await?);
        }
        if texts == 0 {
            return Err(ServiceError::NotFound);
        }
        self.record(&mut tx, By::Command, Event::WordsErased { event, texts }).await?;
        tx.commit().await?;
        self.db.forget_deleted().await?;
        Ok(texts)
    }

    /// Adds an event to the log, in the transaction of what it tells.
    pub(crate) async fn record(&self, tx: &mut Tx, by: By<'_>, event: Event<'_>) -> Outcome<()> {
        let (kind, subject, details) = event.told();
        let id = tx.create_event(NewEvent { at: self.clock.now(), account: by.account(), kind, subject, details }).await?;
        for text in event.words() {
            tx.create_wording(id, text).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use app::domain::{
        entry::{amount::Amount, joint_share::ShareBasis},
        story::{StoryContent, StoryState},
    };

    use super::*;

    #[test]
    fn the_words_of_the_log_stay_what_they_were() {
        let library = LibraryCode::parse("seamk").unwrap();
        let indicator = IndicatorCode::parse("visits").unwrap();
        let year = Year::try_from(2025).unwrap();
        let of = (&library, year);
        let remarks = [NewRemark { indicator: indicator.clone(), said: "why?".to_owned() }];
        let until = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        let share = JointShare::new(Amount::from_thousandths(62_500).unwrap(), ShareBasis::Contract).unwrap();
        let at = chrono::DateTime::UNIX_EPOCH;
        let snapshot = StoredSnapshot { hash: "ab".to_owned(), year: 2025, revision: 2, frozen_at: at, document: String::new() };
        let story = StoredStory {
            id: 4,
            library: library.clone(),
            year,
            state: StoryState::Draft,
            content: StoryContent::blank(app::text::Lang::Fi),
            return_reason: String::new(),
            revision: 1,
            changed_at: at,
        };
        let told = [
            (Event::LogSealed, "log.sealed log {}"),
            (Event::WordsErased { event: 5, texts: 2 }, r#"words.erased 5 {"texts":2}"#),
            (Event::DemoCreated, "demo.created demo {}"),
            (Event::AccountCreated { account: 7, role: Role::Manager }, r#"account.created 7 {"role":"manager"}"#),
            (Event::AccountDisabled { account: 7 }, "account.disabled 7 {}"),
            (Event::AccountEnabled { account: 7 }, "account.enabled 7 {}"),
            (
                Event::AccountChanged { account: 7, role: Role::Manager, libraries: std::slice::from_ref(&library) },
                r#"account.changed 7 {"libraries":["seamk"],"role":"manager"}"#,
            ),
            (Event::LinkMade { account: 7 }, "account.link_made 7 {}"),
            (Event::PasswordSet { account: 7 }, "account.password_set 7 {}"),
            (Event::SignedIn { account: 7 }, "account.signed_in 7 {}"),
            (Event::SignedOut { account: 7 }, "account.signed_out 7 {}"),
            (Event::SignInFailed { account: Some(7) }, "account.sign_in_failed 7 {}"),
            (Event::SignInFailed { account: None }, "account.sign_in_failed unknown {}"),
            (Event::CatalogueChanged { revision: 2, summary: "import" }, r#"catalogue.changed catalogue/2 {"summary":"import"}"#),
            (Event::TableLabelsSaved { library: &library, rows: 5 }, r#"table_labels.saved seamk {"rows":5}"#),
            (Event::PeersChosen { library: &library, peers: std::slice::from_ref(&library) }, r#"peers.chosen seamk {"peers":["seamk"]}"#),
            (
                Event::FiguresSaved { of, indicators: vec![indicator.clone()], breaks: vec![(indicator.clone(), None)] },
                r#"figures.saved seamk/2025 {"breaks":[{"indicator":"visits","kind":null}],"indicators":["visits"]}"#,
            ),
            (
                Event::FiguresImported { library_years: 2, rows: 9, changed: 8 },
                r#"figures.imported 2 library years {"changed":8,"rows":9}"#,
            ),
            (Event::JointShareSaved { of, share }, r#"joint_share.saved seamk/2025 {"basis":"contract","thousandths":62500}"#),
            (Event::YearSubmitted { of }, "year.submitted seamk/2025 {}"),
            (Event::YearRecalled { of }, "year.recalled seamk/2025 {}"),
            (Event::YearTakenUp { of }, "year.taken_up seamk/2025 {}"),
            (Event::YearApproved { of, version: 3 }, r#"year.approved seamk/2025 {"version":3}"#),
            (Event::YearTakenBack { of }, "year.taken_back seamk/2025 {}"),
            (
                Event::YearReturned { of, reason: "look", remarks: &remarks },
                r#"year.returned seamk/2025 {"reason":"3c01eba119e00d79c82b6f65d70bc5f1044d568618bf41377e6d1432023fc2b8","remarks":[{"indicator":"visits","said":"f5b2b98bf44b60881a86499d98591d7995ce23ad93abd8a4aa11fadc20145d06"}]}"#,
            ),
            (Event::YearReopened { of, until }, r#"year.reopened seamk/2025 {"until":"2026-03-01"}"#),
            (Event::YearReopeningEnded { of }, r#"year.reopening_ended seamk/2025 {"until":null}"#),
            (
                Event::LibraryReminded { of, occasion: "due", outcome: ReminderOutcome::Sent, reached: 1, addresses: 2 },
                r#"library.reminded seamk/2025 {"occasion":"due","of":2,"outcome":"sent","reached":1}"#,
            ),
            (Event::RoundOpened { year }, "round.opened 2025 {}"),
            (Event::RoundClosed { year }, "round.closed 2025 {}"),
            (
                Event::RoundFrozen { year, snapshot: &snapshot, reason: "late" },
                r#"round.frozen 2025 {"reason":"089001a35679a33ef3db0ca350db9b9a2f0136e0e327577b04b3b98127470961","revision":2,"snapshot":"ab"}"#,
            ),
            (Event::StoryCreated { of, id: 4 }, "story.created seamk/2025/4 {}"),
            (Event::StorySaved { story: &story }, "story.saved seamk/2025/4 {}"),
            (Event::StorySubmitted { story: &story }, r#"story.submitted seamk/2025/4 {"reason":""}"#),
            (Event::StoryPublished { story: &story }, r#"story.published seamk/2025/4 {"reason":""}"#),
            (
                Event::StoryReturned { story: &story, reason: "more" },
                r#"story.returned seamk/2025/4 {"reason":"187897ce0afcf20b50ba2b37dca84a951b7046f29ed5ab94f010619f69d6e189"}"#,
            ),
            (Event::StoryWithdrawn { story: &story }, r#"story.withdrawn seamk/2025/4 {"reason":""}"#),
            (Event::StoryRestored { story: &story }, "story.restored seamk/2025/4 {}"),
            (Event::StoryTakenBack { story: &story }, "story.taken_back seamk/2025/4 {}"),
        ];
        let part = Touched::Part(library.clone(), year);
        for (event, words) in told {
            let (kind, subject, details) = event.told();
            assert_eq!(format!("{kind} {subject} {details}"), words);
            let expected = match event {
                Event::FiguresSaved { .. }
                | Event::YearSubmitted { .. }
                | Event::YearRecalled { .. }
                | Event::YearTakenUp { .. }
                | Event::YearApproved { .. }
                | Event::YearTakenBack { .. }
                | Event::YearReturned { .. }
                | Event::YearReopened { .. }
                | Event::YearReopeningEnded { .. } => part.clone(),
                Event::LogSealed | Event::DemoCreated | Event::CatalogueChanged { .. } | Event::FiguresImported { .. } => {
                    Touched::Everything
                }
                _ => Touched::Nothing,
            };
            assert_eq!(touched(kind, &subject), expected, "{kind}");
        }
        assert_eq!(touched("round.dissolved", "2025"), Touched::Everything, "what is not known");
    }
}

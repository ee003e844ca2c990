//! The audit log: append-only, each event sealed with the hash of the one before.

use app::domain::year::Year;
use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{
    db::{Held, StoreError, Tx, on},
    seal::Untold,
};

/// What happened, without personal data beyond the account's number.
#[derive(Debug)]
pub struct NewEvent {
    pub at: DateTime<Utc>,
    /// None when a command did it, or somebody who is not known.
    pub account: Option<i64>,
    /// Such as `figures.saved`.
    pub kind: &'static str,
    /// What it happened to, such as `seamk/2025`.
    pub subject: String,
    /// An object.
    pub details: Value,
}

/// In an event's details: the hashes of the parts that it changed, and the sums of the values that it added.
pub const HOLDS: &str = "holds";
pub const ADDS: &str = "adds";
/// The kind of the event that seals what was there before events did.
pub const LOG_SEALED: &str = "log.sealed";

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StoredEvent {
    pub id: i64,
    pub at: DateTime<Utc>,
    pub account: Option<i64>,
    pub kind: String,
    pub subject: String,
    pub details: String,
    pub previous_hash: String,
    pub hash: String,
}

impl StoredEvent {
    /// Where the log ends with this event: what is kept elsewhere, to be compared later.
    #[must_use]
    pub fn head(&self) -> String {
        format!("{}:{}", self.id, self.hash)
    }

    /// The hash that seals this event: of everything in it and of the event before.
    #[must_use]
    pub fn seal(&self) -> String {
        let account = self.account.map_or(String::new(), |account| account.to_string());
        let at = self.at.to_rfc3339_opts(SecondsFormat::Micros, true);
        let mut hasher = Sha256::new();
        for part in [&self.previous_hash, &self.id.to_string(), &at, &account, &self.kind, &self.subject, &self.details] {
            hasher.update(part.len().to_be_bytes());
            hasher.update(part.as_bytes());
        }
        crate::random::hex(&hasher.finalize())
    }
}

/// Who approved a library's year.
#[derive(Debug, sqlx::FromRow)]
pub struct Approver {
    pub library: String,
    pub name: String,
}

impl Tx {
    /// Who approved each library's year last, by library.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_approvers(&mut self, year: Year) -> Result<Vec<Approver>, StoreError> {
        const SQL: &str = "select substr(e.subject, 1, length(e.subject) - 5) as library, a.name as name from \
             (select max(id) as id from event where kind = 'year.approved' and subject like '%/' || $1 group by subject) as last \
             join event e on e.id = last.id join account a on a.id = e.account order by library";
        Ok(on!(self, c => sqlx::query_as(SQL).bind(year.to_string()).fetch_all(c).await?))
    }

    /// Adds an event in this transaction: what it tells and what was done stand or fall together. It seals what
    /// the transaction has written so far. Gives its number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_event(&mut self, mut new: NewEvent) -> Result<i64, StoreError> {
        const LAST: &str = "select id, hash from event order by id desc limit 1";
        const INSERT: &str = "insert into event (id, at, account, kind, subject, details, previous_hash, hash) \
             values ($1, $2, $3, $4, $5, $6, $7, $8)";
        const LOCK: &str = "lock table event in share row exclusive mode";
        // Two events must not both follow the same one, nor seal a part that the other is changing. SQLite's
        // writers already queue up.
        if let Held::Postgres(tx) = &mut self.held {
            sqlx::query(LOCK).execute(&mut **tx).await?;
        }
        let Untold { parts, figures } = std::mem::take(&mut self.untold);
        if !parts.is_empty() {
            let mut holds = Map::new();
            for part in parts {
                holds.insert(part.to_string(), self.seal_of(&part).await?.into());
            }
            new.details[HOLDS] = holds.into();
        }
        if !figures.is_empty() {
            let adds: Map<String, Value> = figures.into_iter().map(|(part, sum)| (part, sum.to_string().into())).collect();
            new.details[ADDS] = adds.into();
        }
        let last: Option<(i64, String)> = on!(&mut *self, c => sqlx::query_as(LAST).fetch_optional(c).await?);
        let (id, previous_hash) = last.map_or((1, String::new()), |(id, hash)| (id + 1, hash));
        let mut event = StoredEvent {
            id,
            at: new.at.trunc_subsecs(6),
            account: new.account,
            kind: new.kind.to_owned(),
            subject: new.subject,
            details: new.details.to_string(),
            previous_hash,
            hash: String::new(),
        };
        event.hash = event.seal();
        on!(&mut *self, c => sqlx::query(INSERT).bind(event.id).bind(event.at).bind(event.account).bind(&event.kind).bind(&event.subject)
            .bind(&event.details).bind(&event.previous_hash).bind(&event.hash).execute(c).await.map(|_| ()))?;
        self.update_log_head(&event).await?;
        Ok(event.id)
    }

    /// Whether an event has sealed what was there before events did.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_sealed(&mut self) -> Result<bool, StoreError> {
        const SQL: &str = "select id from event where kind = $1 order by id limit 1";
        let row: Option<(i64,)> = on!(self, c => sqlx::query_as(SQL).bind(LOG_SEALED).fetch_optional(c).await?);
        Ok(row.is_some())
    }

    /// One event.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_event(&mut self, id: i64) -> Result<Option<StoredEvent>, StoreError> {
        Ok(self.list_events(id - 1, 1).await?.into_iter().find(|event| event.id == id))
    }

    /// Grows with everything that changes a figure, a round, a story or the catalogue: the number of the
    /// last event that is not about an account alone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn state_of_data(&mut self) -> Result<i64, StoreError> {
        // From the end: of sign-ins there are some hundred in an hour, also of wrong ones.
        const SQL: &str = "select id from event where kind not like 'account.%' order by id desc limit 1";
        let row: Option<(i64,)> = on!(self, c => sqlx::query_as(SQL).fetch_optional(c).await?);
        Ok(row.map_or(0, |(id,)| id))
    }

    /// Number, kind and subject of the events after `after` that are not about an account alone, oldest first, at
    /// most `most`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_event_subjects(&mut self, after: i64, most: i64) -> Result<Vec<(i64, String, String)>, StoreError> {
        const SQL: &str = "select id, kind, subject from event where id > $1 and kind not like 'account.%' order by id limit $2";
        Ok(on!(self, c => sqlx::query_as(SQL).bind(after).bind(most).fetch_all(c).await?))
    }

    /// The number of the last event of one of `kinds`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_last_of(&mut self, kinds: &[&str]) -> Result<i64, StoreError> {
        const SQL: &str = "select max(id) from event where kind = $1";
        let mut last = 0;
        for kind in kinds {
            let (id,): (Option<i64>,) = on!(self, c => sqlx::query_as(SQL).bind(*kind).fetch_one(c).await?);
            last = last.max(id.unwrap_or_default());
        }
        Ok(last)
    }

    /// Events after `after`, oldest first, at most `most`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_events(&mut self, after: i64, most: i64) -> Result<Vec<StoredEvent>, StoreError> {
        const SQL: &str =
            "select id, at, account, kind, subject, details, previous_hash, hash from event where id > $1 order by id limit $2";
        Ok(on!(self, c => sqlx::query_as(SQL).bind(after).bind(most).fetch_all(c).await?))
    }
}

//! What people wrote into the log: reasons and remarks. The log itself holds their hashes alone, so that a text
//! can be erased and the chain still holds.

use super::{
    db::{Db, StoreError, Tx, on},
    event::StoredEvent,
    seal::Kind,
};
use crate::random::hash_text;

/// A text of an event, and the hash by which the event names it.
#[derive(Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Wording {
    pub event: i64,
    pub hash: String,
    pub text: String,
}

impl Tx {
    /// Keeps a text of an event.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_wording(&mut self, event: i64, text: &str) -> Result<(), StoreError> {
        const SQL: &str = "insert into wording (event, hash, text) values ($1, $2, $3) on conflict (event, hash) do nothing";
        on!(self, c => sqlx::query(SQL).bind(event).bind(hash_text(text)).bind(text).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// # Errors
    /// When the database fails.
    pub async fn find_wording(&mut self, event: i64, hash: &str) -> Result<Option<String>, StoreError> {
        const SQL: &str = "select text from wording where event = $1 and hash = $2";
        let row: Option<(String,)> = on!(self, c => sqlx::query_as(SQL).bind(event).bind(hash).fetch_optional(c).await?);
        Ok(row.map(|(text,)| text))
    }

    /// # Errors
    /// When the database fails.
    pub async fn list_wordings(&mut self) -> Result<Vec<Wording>, StoreError> {
        const SQL: &str = "select event, hash, text from wording order by event, hash";
        Ok(on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?))
    }

    /// Erases a text of an event: in the log's words, and where its library still reads it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn erase_wording(&mut self, event: &StoredEvent, hash: &str) -> Result<bool, StoreError> {
        const DELETE: &str = "delete from wording where event = $1 and hash = $2";
        const YEAR: &str = "update submission set return_reason = '' where library = $1 and year = $2 and return_reason = $3";
        const REMARK: &str = "delete from remark where library = $1 and year = $2 and said = $3";
        const STORY: &str = "update story set return_reason = '', revision = revision + 1 where id = $1 and return_reason = $2";
        let Some(text) = self.find_wording(event.id, hash).await? else { return Ok(false) };
        on!(&mut *self, c => sqlx::query(DELETE).bind(event.id).bind(hash).execute(c).await.map(|_| ()))?;
        // `seamk/2025`, or `seamk/2025/4` for a story; of a freeze, whose reason is published, the year alone.
        let mut parts = event.subject.split('/');
        let (library, year, story) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        let number = |part: Option<&str>| part.and_then(|part| part.parse::<i64>().ok());
        if let Some(id) = number(story) {
            let rows = on!(&mut *self, c => sqlx::query(STORY).bind(id).bind(&text).execute(c).await?.rows_affected());
            if rows > 0 {
                self.touch(Kind::Story, id);
            }
        } else if let Some(year) = number(year) {
            for (sql, kind) in [(YEAR, Kind::Submission), (REMARK, Kind::Remarks)] {
                let rows = on!(&mut *self, c => sqlx::query(sql).bind(library).bind(year).bind(&text).execute(c).await?.rows_affected());
                if rows > 0 {
                    self.touch(kind, format!("{library}/{year}"));
                }
            }
        }
        Ok(true)
    }
}

impl Db {
    /// Empties the log that SQLite keeps beside its file, in which what was deleted may still stand. PostgreSQL
    /// overwrites it in its own time (`vacuum`).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_deleted(&self) -> Result<(), StoreError> {
        const SQL: &str = "pragma wal_checkpoint(truncate)";
        if let Self::Sqlite(pool, _) = self {
            sqlx::query(SQL).execute(pool).await?;
        }
        Ok(())
    }
}

//! What people wrote into the log: reasons and remarks. The log itself holds their hashes alone, so that a text
//! can be erased and the chain still holds.

use super::{
    db::{StoreError, Tx, on},
    seal::Kind,
};
use crate::random::hash_text;

impl Tx {
    /// Keeps a text under its hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_wording(&mut self, text: &str) -> Result<(), StoreError> {
        const SQL: &str = "insert into wording (hash, text) values ($1, $2) on conflict (hash) do nothing";
        on!(self, c => sqlx::query(SQL).bind(hash_text(text)).bind(text).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// # Errors
    /// When the database fails.
    pub async fn find_wording(&mut self, hash: &str) -> Result<Option<String>, StoreError> {
        const SQL: &str = "select text from wording where hash = $1";
        let row: Option<(String,)> = on!(self, c => sqlx::query_as(SQL).bind(hash).fetch_optional(c).await?);
        Ok(row.map(|(text,)| text))
    }

    /// Every text with the hash that it is kept under.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_wordings(&mut self) -> Result<Vec<(String, String)>, StoreError> {
        const SQL: &str = "select hash, text from wording order by hash";
        Ok(on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?))
    }

    /// Erases a text wherever it still stands: in the log's words, and where a library reads it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn erase_wording(&mut self, hash: &str) -> Result<bool, StoreError> {
        const DELETE: &str = "delete from wording where hash = $1";
        const YEARS: &str = "select library, year from submission where return_reason = $1";
        const YEAR: &str = "update submission set return_reason = '' where return_reason = $1";
        const REMARKED: &str = "select distinct library, year from remark where said = $1";
        const REMARK: &str = "delete from remark where said = $1";
        const STORIES: &str = "select id from story where return_reason = $1";
        const STORY: &str = "update story set return_reason = '', revision = revision + 1 where return_reason = $1";
        let Some(text) = self.find_wording(hash).await? else { return Ok(false) };
        let years: Vec<(String, i64)> = on!(&mut *self, c => sqlx::query_as(YEARS).bind(&text).fetch_all(c).await?);
        let remarked: Vec<(String, i64)> = on!(&mut *self, c => sqlx::query_as(REMARKED).bind(&text).fetch_all(c).await?);
        let stories: Vec<(i64,)> = on!(&mut *self, c => sqlx::query_as(STORIES).bind(&text).fetch_all(c).await?);
        for sql in [YEAR, REMARK, STORY] {
            on!(&mut *self, c => sqlx::query(sql).bind(&text).execute(c).await.map(|_| ()))?;
        }
        on!(&mut *self, c => sqlx::query(DELETE).bind(hash).execute(c).await.map(|_| ()))?;
        for (library, year) in years {
            self.touch(Kind::Submission, format!("{library}/{year}"));
        }
        for (library, year) in remarked {
            self.touch(Kind::Remarks, format!("{library}/{year}"));
        }
        for (id,) in stories {
            self.touch(Kind::Story, id);
        }
        Ok(true)
    }
}

//! Sessions, by the hash of their token.

use chrono::{DateTime, Utc};

use super::db::{StoreError, Tx, on};

impl Tx {
    /// # Errors
    /// When the database fails.
    pub async fn create_session(
        &mut self,
        token_hash: &str,
        account: i64,
        now: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        const SQL: &str = "insert into session (token_hash, account, created_at, expires_at) values ($1, $2, $3, $4)";
        const EXPIRED: &str = "delete from session where expires_at <= $1";
        on!(self, c => sqlx::query(EXPIRED).bind(now).execute(c).await.map(|_| ()))?;
        on!(self, c => sqlx::query(SQL).bind(token_hash).bind(account).bind(now).bind(expires_at).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// The account of a session that has not expired.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_session(&mut self, token_hash: &str, now: DateTime<Utc>) -> Result<Option<i64>, StoreError> {
        const SQL: &str = "select account from session where token_hash = $1 and expires_at > $2";
        let row: Option<(i64,)> = on!(self, c => sqlx::query_as(SQL).bind(token_hash).bind(now).fetch_optional(c).await?);
        Ok(row.map(|(account,)| account))
    }

    /// # Errors
    /// When the database fails.
    pub async fn delete_session(&mut self, token_hash: &str) -> Result<(), StoreError> {
        const SQL: &str = "delete from session where token_hash = $1";
        on!(self, c => sqlx::query(SQL).bind(token_hash).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// # Errors
    /// When the database fails.
    pub async fn delete_sessions_of(&mut self, account: i64) -> Result<(), StoreError> {
        const SQL: &str = "delete from session where account = $1";
        on!(self, c => sqlx::query(SQL).bind(account).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

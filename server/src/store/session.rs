//! Sessions, by the hash of their token.

use app::domain::account::{Actor, Role};
use chrono::{DateTime, Utc};

use super::{
    db::{Db, StoreError, Tx, on},
    seal::Kind,
};

impl Db {
    /// Who an unexpired session belongs to, unless the account is disabled: one statement, because
    /// every request of a signed-in person begins with it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_actor(&self, token_hash: &str, now: DateTime<Utc>) -> Result<Option<Actor>, StoreError> {
        const SQL: &str = "select a.id, a.name, a.role, l.library from session s join account a on a.id = s.account \
             left join account_library l on l.account = a.id \
             where s.token_hash = $1 and s.expires_at > $2 and a.disabled_at is null order by l.library";
        let rows: Vec<(i64, String, String, Option<String>)> = match self {
            Self::Sqlite(pool, _) => sqlx::query_as(SQL).bind(token_hash).bind(now).fetch_all(pool).await?,
            Self::Postgres(pool) => sqlx::query_as(SQL).bind(token_hash).bind(now).fetch_all(pool).await?,
        };
        let Some((account, name, role, _)) = rows.first().cloned() else { return Ok(None) };
        let role = Role::find(&role).ok_or_else(|| StoreError::Unreadable(format!("role {role}")))?;
        let libraries = rows.iter().filter_map(|row| row.3.as_deref()).map(super::figure::library_code).collect::<Result<_, _>>()?;
        Ok(Some(Actor { account, name, role, libraries }))
    }
}

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
        const EXPIRED: &str = "delete from session where expires_at <= $1 returning token_hash";
        self.touch(Kind::Session, token_hash);
        let ended: Vec<(String,)> = on!(&mut *self, c => sqlx::query_as(EXPIRED).bind(now).fetch_all(c).await?);
        for (ended,) in &ended {
            self.touch(Kind::Session, ended);
        }
        on!(self, c => sqlx::query(SQL).bind(token_hash).bind(account).bind(now).bind(expires_at).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Ends a session; gives whose it was.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_session(&mut self, token_hash: &str) -> Result<Option<i64>, StoreError> {
        const SQL: &str = "delete from session where token_hash = $1 returning account";
        let ended: Option<(i64,)> = on!(&mut *self, c => sqlx::query_as(SQL).bind(token_hash).fetch_optional(c).await?);
        if ended.is_some() {
            self.touch(Kind::Session, token_hash);
        }
        Ok(ended.map(|(account,)| account))
    }

    /// # Errors
    /// When the database fails.
    pub async fn delete_sessions_of(&mut self, account: i64) -> Result<(), StoreError> {
        const SQL: &str = "delete from session where account = $1 returning token_hash";
        let ended: Vec<(String,)> = on!(&mut *self, c => sqlx::query_as(SQL).bind(account).fetch_all(c).await?);
        for (ended,) in &ended {
            self.touch(Kind::Session, ended);
        }
        Ok(())
    }
}

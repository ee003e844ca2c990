//! Accounts, their libraries, and invitations.

use std::collections::BTreeMap;

use app::domain::{
    account::{Actor, Role},
    code::LibraryCode,
};
use chrono::{DateTime, Utc};

use super::{
    db::{StoreError, Tx, on},
    seal::Kind,
};

#[derive(Clone, Debug)]
pub struct Account {
    pub actor: Actor,
    pub email: String,
    pub password_hash: Option<String>,
    pub disabled: bool,
}

impl Account {
    /// Whether its person has chosen a password.
    #[must_use]
    pub fn has_password(&self) -> bool {
        self.password_hash.is_some()
    }
}

#[derive(Debug)]
pub struct NewAccount<'a> {
    pub email: &'a str,
    pub name: &'a str,
    pub role: Role,
    pub libraries: &'a [LibraryCode],
    pub password_hash: Option<&'a str>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    email: String,
    name: String,
    role: String,
    password_hash: Option<String>,
    disabled_at: Option<DateTime<Utc>>,
}

impl Row {
    fn account(self, libraries: Vec<LibraryCode>) -> Result<Account, StoreError> {
        let role = Role::find(&self.role).ok_or_else(|| StoreError::Unreadable(format!("role {}", self.role)))?;
        Ok(Account {
            actor: Actor { account: self.id, name: self.name, role, libraries },
            email: self.email,
            password_hash: self.password_hash,
            disabled: self.disabled_at.is_some(),
        })
    }
}

const COLUMNS_BY_EMAIL: &str = "select id, email, name, role, password_hash, disabled_at from account where email = $1";
const COLUMNS_BY_ID: &str = "select id, email, name, role, password_hash, disabled_at from account where id = $1";
const ALL: &str = "select id, email, name, role, password_hash, disabled_at from account order by email";

impl Tx {
    /// Addresses are compared in small letters.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_account_by_email(&mut self, email: &str) -> Result<Option<Account>, StoreError> {
        let email = email.trim().to_lowercase();
        let row: Option<Row> = on!(self, c => sqlx::query_as(COLUMNS_BY_EMAIL).bind(email).fetch_optional(c).await?);
        self.with_libraries(row).await
    }

    /// # Errors
    /// When the database fails.
    pub async fn find_account(&mut self, id: i64) -> Result<Option<Account>, StoreError> {
        let row: Option<Row> = on!(self, c => sqlx::query_as(COLUMNS_BY_ID).bind(id).fetch_optional(c).await?);
        self.with_libraries(row).await
    }

    /// # Errors
    /// When the database fails.
    pub async fn list_accounts(&mut self) -> Result<Vec<Account>, StoreError> {
        const LIBRARIES: &str = "select account, library from account_library order by account, library";
        let rows: Vec<Row> = on!(&mut *self, c => sqlx::query_as(ALL).fetch_all(c).await?);
        let codes: Vec<(i64, String)> = on!(self, c => sqlx::query_as(LIBRARIES).fetch_all(c).await?);
        let mut libraries: BTreeMap<i64, Vec<LibraryCode>> = BTreeMap::new();
        for (account, code) in codes {
            libraries.entry(account).or_default().push(super::figure::library_code(&code)?);
        }
        let account = |row: Row| {
            let own = libraries.remove(&row.id).unwrap_or_default();
            row.account(own)
        };
        rows.into_iter().map(account).collect()
    }

    async fn with_libraries(&mut self, row: Option<Row>) -> Result<Option<Account>, StoreError> {
        const SQL: &str = "select library from account_library where account = $1 order by library";
        let Some(row) = row else { return Ok(None) };
        let codes: Vec<(String,)> = on!(self, c => sqlx::query_as(SQL).bind(row.id).fetch_all(c).await?);
        let libraries = codes.iter().map(|(code,)| super::figure::library_code(code)).collect::<Result<_, _>>()?;
        row.account(libraries).map(Some)
    }

    /// # Errors
    /// `Taken("account_email_unique")`, or when the database fails.
    pub async fn create_account(&mut self, new: &NewAccount<'_>, at: DateTime<Utc>) -> Result<i64, StoreError> {
        const SQL: &str = "insert into account (email, name, role, password_hash, created_at) values ($1, $2, $3, $4, $5) returning id";
        let email = new.email.trim().to_lowercase();
        let (id,): (i64,) = on!(self, c => sqlx::query_as(SQL).bind(email).bind(new.name).bind(new.role.as_str()).bind(new.password_hash)
            .bind(at).fetch_one(c).await?);
        self.touch(Kind::Account, id);
        self.create_places(id, new.libraries).await?;
        Ok(id)
    }

    /// # Errors
    /// When the database fails.
    pub async fn update_password(&mut self, account: i64, hash: &str) -> Result<(), StoreError> {
        const SQL: &str = "update account set password_hash = $2 where id = $1";
        self.touch(Kind::Account, account);
        on!(self, c => sqlx::query(SQL).bind(account).bind(hash).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Disables an account and ends its sessions.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn disable_account(&mut self, account: i64, at: DateTime<Utc>) -> Result<(), StoreError> {
        const SQL: &str = "update account set disabled_at = $2 where id = $1";
        self.touch(Kind::Account, account);
        on!(self, c => sqlx::query(SQL).bind(account).bind(at).execute(c).await.map(|_| ()))?;
        self.delete_sessions_of(account).await
    }

    /// # Errors
    /// When the database fails.
    pub async fn enable_account(&mut self, account: i64) -> Result<(), StoreError> {
        const SQL: &str = "update account set disabled_at = null where id = $1";
        self.touch(Kind::Account, account);
        on!(self, c => sqlx::query(SQL).bind(account).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// An account's role and libraries, in place of those it had.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_place(&mut self, account: i64, role: Role, libraries: &[LibraryCode]) -> Result<(), StoreError> {
        const SQL: &str = "update account set role = $2 where id = $1";
        const LEAVE: &str = "delete from account_library where account = $1";
        self.touch(Kind::Account, account);
        on!(self, c => sqlx::query(SQL).bind(account).bind(role.as_str()).execute(c).await.map(|_| ()))?;
        on!(self, c => sqlx::query(LEAVE).bind(account).execute(c).await.map(|_| ()))?;
        self.create_places(account, libraries).await
    }

    async fn create_places(&mut self, account: i64, libraries: &[LibraryCode]) -> Result<(), StoreError> {
        const SQL: &str = "insert into account_library (account, library) values ($1, $2) on conflict do nothing";
        for library in libraries {
            on!(self, c => sqlx::query(SQL).bind(account).bind(library.as_str()).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    /// # Errors
    /// When the database fails.
    pub async fn create_invitation(&mut self, token_hash: &str, account: i64, expires_at: DateTime<Utc>) -> Result<(), StoreError> {
        const SQL: &str = "insert into invitation (token_hash, account, expires_at) values ($1, $2, $3)";
        self.touch(Kind::Invitation, token_hash);
        on!(self, c => sqlx::query(SQL).bind(token_hash).bind(account).bind(expires_at).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Until when each account that is invited can use its latest link.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_invitations(&mut self) -> Result<BTreeMap<i64, DateTime<Utc>>, StoreError> {
        const SQL: &str = "select account, expires_at from invitation order by expires_at";
        let rows: Vec<(i64, DateTime<Utc>)> = on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?);
        Ok(rows.into_iter().collect())
    }

    /// The account an unexpired invitation is for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_invitation(&mut self, token_hash: &str, now: DateTime<Utc>) -> Result<Option<i64>, StoreError> {
        const SQL: &str = "select account from invitation where token_hash = $1 and expires_at > $2";
        let row: Option<(i64,)> = on!(self, c => sqlx::query_as(SQL).bind(token_hash).bind(now).fetch_optional(c).await?);
        Ok(row.map(|(account,)| account))
    }

    /// Uses an invitation up: of two at the same moment, one gets the account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_invitation(&mut self, token_hash: &str, now: DateTime<Utc>) -> Result<Option<i64>, StoreError> {
        const SQL: &str = "delete from invitation where token_hash = $1 and expires_at > $2 returning account";
        let row: Option<(i64,)> = on!(&mut *self, c => sqlx::query_as(SQL).bind(token_hash).bind(now).fetch_optional(c).await?);
        if row.is_some() {
            self.touch(Kind::Invitation, token_hash);
        }
        Ok(row.map(|(account,)| account))
    }

    /// # Errors
    /// When the database fails.
    pub async fn delete_invitations_of(&mut self, account: i64) -> Result<(), StoreError> {
        const SQL: &str = "delete from invitation where account = $1 returning token_hash";
        let used: Vec<(String,)> = on!(&mut *self, c => sqlx::query_as(SQL).bind(account).fetch_all(c).await?);
        for (used,) in &used {
            self.touch(Kind::Invitation, used);
        }
        Ok(())
    }
}

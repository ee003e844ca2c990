//! Frozen years, as the bytes that their hash was taken of.

use app::domain::year::Year;
use chrono::{DateTime, Utc};

use super::{
    db::{StoreError, Tx, on},
    seal::Kind,
};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StoredSnapshot {
    pub hash: String,
    pub year: i64,
    pub revision: i64,
    pub frozen_at: DateTime<Utc>,
    pub document: String,
}

impl Tx {
    /// Hash and year of every revision, oldest year and revision first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_snapshot_hashes(&mut self) -> Result<Vec<(String, i64)>, StoreError> {
        const SQL: &str = "select hash, year from snapshot order by year, revision";
        Ok(on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?))
    }

    /// One revision by its hash.
    ///
    /// # Errors
    /// When the database fails, or there is none.
    pub async fn snapshot(&mut self, hash: &str) -> Result<StoredSnapshot, StoreError> {
        const SQL: &str = "select hash, year, revision, frozen_at, document from snapshot where hash = $1";
        Ok(on!(self, c => sqlx::query_as(SQL).bind(hash).fetch_one(c).await?))
    }

    /// The latest revision of a year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_snapshot(&mut self, year: Year) -> Result<Option<StoredSnapshot>, StoreError> {
        const SQL: &str = "select hash, year, revision, frozen_at, document from snapshot where year = $1 order by revision desc limit 1";
        Ok(on!(self, c => sqlx::query_as(SQL).bind(i64::from(year.number())).fetch_optional(c).await?))
    }

    /// # Errors
    /// `Taken("snapshot_revision_unique")` when somebody froze at the same moment.
    pub async fn create_snapshot(&mut self, snapshot: &StoredSnapshot) -> Result<(), StoreError> {
        const SQL: &str = "insert into snapshot (hash, year, revision, frozen_at, document) values ($1, $2, $3, $4, $5)";
        self.touch(Kind::Snapshot, &snapshot.hash);
        on!(self, c => sqlx::query(SQL).bind(&snapshot.hash).bind(snapshot.year).bind(snapshot.revision).bind(snapshot.frozen_at)
            .bind(&snapshot.document).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

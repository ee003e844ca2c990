//! Frozen years, as the bytes that their hash was taken of.

use app::domain::year::Year;
use chrono::{DateTime, Utc};

use super::db::{StoreError, Tx, on};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StoredSnapshot {
    pub hash: String,
    pub year: i64,
    pub revision: i64,
    pub frozen_at: DateTime<Utc>,
    pub document: String,
}

impl Tx {
    /// The latest revision of every frozen year, oldest year first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_snapshots(&mut self) -> Result<Vec<StoredSnapshot>, StoreError> {
        const SQL: &str = "select s.hash, s.year, s.revision, s.frozen_at, s.document from snapshot s \
             where s.revision = (select max(revision) from snapshot where year = s.year) order by s.year";
        Ok(on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?))
    }

    /// The revisions that a later one has taken the place of, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_superseded_snapshots(&mut self) -> Result<Vec<StoredSnapshot>, StoreError> {
        const SQL: &str = "select s.hash, s.year, s.revision, s.frozen_at, s.document from snapshot s \
             where s.revision < (select max(revision) from snapshot where year = s.year) order by s.year, s.revision";
        Ok(on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?))
    }

    /// The latest revision of a year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_snapshot(&mut self, year: Year) -> Result<Option<StoredSnapshot>, StoreError> {
        const SQL: &str = "select hash, year, revision, frozen_at, document from snapshot where year = $1 order by revision desc limit 1";
        Ok(on!(self, c => sqlx::query_as(SQL).bind(i64::from(year.number())).fetch_optional(c).await?))
    }

    /// Every revision of every year, for checking.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_all_snapshots(&mut self) -> Result<Vec<StoredSnapshot>, StoreError> {
        const SQL: &str = "select hash, year, revision, frozen_at, document from snapshot order by year, revision";
        Ok(on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?))
    }

    /// # Errors
    /// When the database fails.
    pub async fn count_snapshots(&mut self, year: Year) -> Result<i64, StoreError> {
        const SQL: &str = "select count(*) from snapshot where year = $1";
        let (count,): (i64,) = on!(self, c => sqlx::query_as(SQL).bind(i64::from(year.number())).fetch_one(c).await?);
        Ok(count)
    }

    /// # Errors
    /// `Taken("snapshot_revision_unique")` when somebody froze at the same moment.
    pub async fn create_snapshot(&mut self, snapshot: &StoredSnapshot) -> Result<(), StoreError> {
        const SQL: &str = "insert into snapshot (hash, year, revision, frozen_at, document) values ($1, $2, $3, $4, $5)";
        on!(self, c => sqlx::query(SQL).bind(&snapshot.hash).bind(snapshot.year).bind(snapshot.revision).bind(snapshot.frozen_at)
            .bind(&snapshot.document).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

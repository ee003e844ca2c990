//! The catalogue as documents, each revision kept.

use app::domain::catalogue::file::CatalogueRevision;
use chrono::{DateTime, Utc};

use super::{
    db::{StoreError, Tx, on},
    seal::Kind,
};

/// A revision that is about to be added.
#[derive(Debug)]
pub struct NewCatalogue<'a> {
    pub revision: i64,
    pub document: &'a str,
    pub at: DateTime<Utc>,
    pub by: Option<i64>,
    pub summary: &'a str,
}

impl Tx {
    /// The latest revision: its number and document.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_catalogue(&mut self) -> Result<Option<(i64, String)>, StoreError> {
        const SQL: &str = "select revision, document from catalogue order by revision desc limit 1";
        Ok(on!(self, c => sqlx::query_as(SQL).fetch_optional(c).await?))
    }

    /// Without the documents, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_catalogue_revisions(&mut self, most: i64) -> Result<Vec<CatalogueRevision>, StoreError> {
        const SQL: &str = "select c.revision, c.made_at, a.name as made_by, c.summary from catalogue c left join account a on a.id = c.made_by \
             order by c.revision desc limit $1";
        let rows: Vec<(i64, DateTime<Utc>, Option<String>, String)> = on!(self, c => sqlx::query_as(SQL).bind(most).fetch_all(c).await?);
        let revision = |(revision, made_at, made_by, summary)| CatalogueRevision { revision, made_at, made_by, summary };
        Ok(rows.into_iter().map(revision).collect())
    }

    /// # Errors
    /// `Taken("catalogue_pk")` when somebody else has added this revision.
    pub async fn create_catalogue(&mut self, new: &NewCatalogue<'_>) -> Result<(), StoreError> {
        const SQL: &str = "insert into catalogue (revision, document, made_at, made_by, summary) values ($1, $2, $3, $4, $5)";
        self.touch(Kind::Catalogue, new.revision);
        on!(self, c => sqlx::query(SQL).bind(new.revision).bind(new.document).bind(new.at).bind(new.by).bind(new.summary)
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

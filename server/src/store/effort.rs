//! How long entering takes, by section alone.

use std::collections::BTreeMap;

use app::domain::{code::SectionCode, year::Year};

use super::db::{StoreError, Tx, on};

impl Tx {
    /// # Errors
    /// When the database fails.
    pub async fn add_effort(&mut self, year: Year, section: &SectionCode, seconds: i64) -> Result<(), StoreError> {
        const SQL: &str = "insert into effort (year, section, seconds) values ($1, $2, $3) \
             on conflict (year, section) do update set seconds = effort.seconds + excluded.seconds";
        on!(self, c => sqlx::query(SQL).bind(i64::from(year.number())).bind(section.as_str()).bind(seconds).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Seconds by section.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_effort(&mut self, year: Year) -> Result<BTreeMap<SectionCode, i64>, StoreError> {
        const SQL: &str = "select section, seconds from effort where year = $1";
        let rows: Vec<(String, i64)> = on!(self, c => sqlx::query_as(SQL).bind(i64::from(year.number())).fetch_all(c).await?);
        rows.into_iter()
            .map(|(section, seconds)| Ok((SectionCode::parse(&section).map_err(|e| StoreError::Unreadable(e.to_string()))?, seconds)))
            .collect()
    }
}

//! What the coordinator asks about single cells when returning a year.

use std::collections::BTreeMap;

use app::domain::{
    code::{IndicatorCode, LibraryCode},
    entry::sheet::Remark,
    year::Year,
};
use chrono::{DateTime, Utc};

use super::{
    db::{StoreError, Tx, on},
    seal::Kind,
};

impl Tx {
    /// # Errors
    /// When the database fails.
    pub async fn list_remarks(&mut self, library: &LibraryCode, year: Year) -> Result<BTreeMap<IndicatorCode, Remark>, StoreError> {
        const SQL: &str = "select r.indicator, r.said, r.said_at, a.name, r.revision from remark r join account a on a.id = r.said_by \
             where r.library = $1 and r.year = $2";
        let number = i64::from(year.number());
        let rows: Vec<(String, String, DateTime<Utc>, String, i64)> =
            on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).bind(number).fetch_all(c).await?);
        rows.into_iter()
            .map(|(indicator, said, said_at, said_by, revision)| {
                let code = IndicatorCode::parse(&indicator).map_err(|e| StoreError::Unreadable(e.to_string()))?;
                Ok((code, Remark { said, said_at, said_by, revision }))
            })
            .collect()
    }

    /// # Errors
    /// When the database fails, or the cell has a remark already.
    pub async fn create_remark(
        &mut self,
        library: &LibraryCode,
        year: Year,
        indicator: &IndicatorCode,
        said: &str,
        at: DateTime<Utc>,
        by: i64,
    ) -> Result<(), StoreError> {
        const SQL: &str = "insert into remark (library, year, indicator, said, said_at, said_by, revision) values ($1, $2, $3, $4, $5, $6, \
             coalesce((select f.revision from figure f where f.library = $1 and f.year = $2 and f.indicator = $3), 0))";
        self.touch(Kind::Remarks, format!("{library}/{year}"));
        on!(self, c => sqlx::query(SQL).bind(library.as_str()).bind(i64::from(year.number())).bind(indicator.as_str()).bind(said)
            .bind(at).bind(by).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// # Errors
    /// When the database fails.
    pub async fn delete_remarks(&mut self, library: &LibraryCode, year: Year) -> Result<(), StoreError> {
        const SQL: &str = "delete from remark where library = $1 and year = $2";
        self.touch(Kind::Remarks, format!("{library}/{year}"));
        on!(self, c => sqlx::query(SQL).bind(library.as_str()).bind(i64::from(year.number())).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

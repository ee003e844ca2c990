//! What the rows of a library's own table are, as its people once said.

use std::collections::BTreeMap;

use app::domain::code::{IndicatorCode, LibraryCode};

use super::{
    db::{StoreError, Tx, on},
    seal::Kind,
};

impl Tx {
    /// By label; None where the row is left out on purpose.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_table_labels(&mut self, library: &LibraryCode) -> Result<BTreeMap<String, Option<IndicatorCode>>, StoreError> {
        const SQL: &str = "select label, indicator from table_label where library = $1";
        let rows: Vec<(String, String)> = on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).fetch_all(c).await?);
        Ok(rows.into_iter().map(|(label, indicator)| (label, IndicatorCode::parse(&indicator).ok())).collect())
    }

    /// # Errors
    /// When the database fails.
    pub async fn update_table_label(
        &mut self,
        library: &LibraryCode,
        label: &str,
        indicator: Option<&IndicatorCode>,
    ) -> Result<(), StoreError> {
        const SQL: &str = "insert into table_label (library, label, indicator) values ($1, $2, $3) \
             on conflict (library, label) do update set indicator = excluded.indicator";
        self.touch(Kind::TableLabels, library);
        let indicator = indicator.map_or("", IndicatorCode::as_str);
        on!(self, c => sqlx::query(SQL).bind(library.as_str()).bind(label).bind(indicator).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

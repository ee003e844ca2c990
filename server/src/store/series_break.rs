//! Breaks in series.

use app::{
    domain::{
        code::{IndicatorCode, LibraryCode},
        entry::series_break::{Break, BreakKind},
        year::Year,
    },
    text::Text,
};

use super::{
    db::{StoreError, Tx, on},
    seal::Kind,
};

#[derive(sqlx::FromRow)]
struct Row {
    indicator: String,
    year: i64,
    library: String,
    kind: String,
    reason_fi: String,
    reason_sv: String,
    reason_en: String,
}

impl Row {
    fn series_break(self) -> Result<Break, StoreError> {
        Ok(Break {
            indicator: IndicatorCode::parse(&self.indicator).map_err(|e| StoreError::Unreadable(e.to_string()))?,
            year: super::round::year(self.year)?,
            library: if self.library.is_empty() { None } else { Some(super::figure::library_code(&self.library)?) },
            kind: BreakKind::find(&self.kind),
            reason: Text { fi: self.reason_fi, sv: self.reason_sv, en: self.reason_en },
        })
    }
}

impl Tx {
    /// # Errors
    /// When the database fails.
    pub async fn list_breaks(&mut self) -> Result<Vec<Break>, StoreError> {
        const SQL: &str =
            "select indicator, year, library, kind, reason_fi, reason_sv, reason_en from series_break order by indicator, year, library";
        let rows: Vec<Row> = on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?);
        rows.into_iter().map(Row::series_break).collect()
    }

    /// The breaks of a year that concern a library: its own, and the whole consortium's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_library_breaks(&mut self, library: &LibraryCode, year: Year) -> Result<Vec<Break>, StoreError> {
        const SQL: &str = "select indicator, year, library, kind, reason_fi, reason_sv, reason_en from series_break \
             where year = $2 and library in ($1, '') order by indicator, library";
        let number = i64::from(year.number());
        let rows: Vec<Row> = on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).bind(number).fetch_all(c).await?);
        rows.into_iter().map(Row::series_break).collect()
    }

    /// Records a break, or changes its reason.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_break(&mut self, new: &Break) -> Result<(), StoreError> {
        const SQL: &str = "insert into series_break (indicator, year, library, kind, reason_fi, reason_sv, reason_en) \
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (indicator, year, library) do update set kind = excluded.kind, \
             reason_fi = excluded.reason_fi, reason_sv = excluded.reason_sv, reason_en = excluded.reason_en";
        self.touch(Kind::Breaks, new.year);
        let library = new.library.as_ref().map_or("", LibraryCode::as_str);
        on!(self, c => sqlx::query(SQL).bind(new.indicator.as_str()).bind(i64::from(new.year.number())).bind(library)
            .bind(new.kind.map_or("", BreakKind::as_str)).bind(&new.reason.fi).bind(&new.reason.sv).bind(&new.reason.en)
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Takes a library's own break away.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_break(&mut self, library: &LibraryCode, indicator: &IndicatorCode, year: Year) -> Result<(), StoreError> {
        const SQL: &str = "delete from series_break where library = $1 and indicator = $2 and year = $3";
        self.touch(Kind::Breaks, year);
        on!(self, c => sqlx::query(SQL).bind(library.as_str()).bind(indicator.as_str()).bind(i64::from(year.number()))
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

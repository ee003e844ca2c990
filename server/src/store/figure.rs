//! Cells, their revisions and their history.

use std::collections::BTreeMap;

use app::domain::{
    code::{IndicatorCode, LibraryCode},
    entry::{
        amount::Amount,
        cell::{Cell, Status},
        figures::{Figure, LibraryFigures, StoredFigure},
    },
    year::Year,
};
use chrono::{DateTime, Utc};

use super::db::{StoreError, Tx, on};

/// A new value for one cell.
#[derive(Debug)]
pub struct FigureChange<'a> {
    pub library: &'a LibraryCode,
    pub year: Year,
    pub indicator: &'a IndicatorCode,
    pub figure: &'a Figure,
    pub revision: i64,
    pub at: DateTime<Utc>,
    pub by: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct Row {
    library: String,
    year: i64,
    indicator: String,
    status: String,
    amount: Option<i64>,
    note: String,
    revision: i64,
    changed_at: DateTime<Utc>,
    name: Option<String>,
}

pub(super) fn library_code(text: &str) -> Result<LibraryCode, StoreError> {
    LibraryCode::parse(text).map_err(|e| StoreError::Unreadable(e.to_string()))
}

impl Row {
    fn figure(self) -> Result<(LibraryCode, StoredFigure), StoreError> {
        let unreadable = |what: &str| StoreError::Unreadable(format!("{what} of {} {}", self.library, self.indicator));
        let status = Status::find(&self.status).ok_or_else(|| unreadable("status"))?;
        let amount = self.amount.map(Amount::from_thousandths).transpose().map_err(|_| unreadable("amount"))?;
        let cell = Cell::new(status, amount).map_err(|_| unreadable("cell"))?;
        let indicator = IndicatorCode::parse(&self.indicator).map_err(|_| unreadable("indicator"))?;
        let stored = StoredFigure {
            indicator,
            figure: Figure { cell, note: self.note },
            revision: self.revision,
            changed_at: self.changed_at,
            changed_by: self.name,
        };
        Ok((library_code(&self.library)?, stored))
    }
}

impl Tx {
    /// A library's cells of a year, with revisions.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_figures(&mut self, library: &LibraryCode, year: Year) -> Result<Vec<StoredFigure>, StoreError> {
        const SQL: &str = "select f.library, f.year, f.indicator, f.status, f.amount, f.note, f.revision, f.changed_at, a.name from figure f \
             left join account a on a.id = f.changed_by where f.library = $1 and f.year = $2 order by f.indicator";
        let number = i64::from(year.number());
        let rows: Vec<Row> = on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).bind(number).fetch_all(c).await?);
        rows.into_iter().map(|row| row.figure().map(|(_, figure)| figure)).collect()
    }

    /// A library's cells of the given years, in one question.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_figures_between(
        &mut self,
        library: &LibraryCode,
        first: Year,
        last: Year,
    ) -> Result<BTreeMap<Year, LibraryFigures>, StoreError> {
        const SQL: &str = "select f.library, f.year, f.indicator, f.status, f.amount, f.note, f.revision, f.changed_at, cast(null as text) as name \
             from figure f where f.library = $1 and f.year between $2 and $3";
        let (first, last) = (i64::from(first.number()), i64::from(last.number()));
        let rows: Vec<Row> = on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).bind(first).bind(last).fetch_all(c).await?);
        let mut years: BTreeMap<Year, LibraryFigures> = BTreeMap::new();
        for row in rows {
            let year = super::round::year(row.year)?;
            let (_, stored) = row.figure()?;
            years.entry(year).or_default().insert(stored.indicator, stored.figure);
        }
        Ok(years)
    }

    /// What libraries have said of one indicator in a year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_given(&mut self, year: Year, indicator: &IndicatorCode) -> Result<BTreeMap<LibraryCode, f64>, StoreError> {
        const SQL: &str = "select library, amount from figure where year = $1 and indicator = $2 and amount is not null order by library";
        let rows: Vec<(String, i64)> =
            on!(self, c => sqlx::query_as(SQL).bind(i64::from(year.number())).bind(indicator.as_str()).fetch_all(c).await?);
        let read = |(library, thousandths): (String, i64)| {
            let amount = Amount::from_thousandths(thousandths).map_err(|e| StoreError::Unreadable(format!("amount: {e:?}")))?;
            Ok((library_code(&library)?, amount.to_f64()))
        };
        rows.into_iter().map(read).collect()
    }

    /// Grows whenever anybody says something new of an indicator in a year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_revisions(&mut self, year: Year, indicator: &IndicatorCode) -> Result<i64, StoreError> {
        const SQL: &str = "select cast(coalesce(sum(revision), 0) as bigint) from figure where year = $1 and indicator = $2";
        let (sum,): (i64,) =
            on!(self, c => sqlx::query_as(SQL).bind(i64::from(year.number())).bind(indicator.as_str()).fetch_one(c).await?);
        Ok(sum)
    }

    /// Writes a cell; the database adds the value to its history.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_figure(&mut self, change: &FigureChange<'_>) -> Result<(), StoreError> {
        const SQL: &str = "insert into figure (library, year, indicator, status, amount, note, revision, changed_at, changed_by) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (library, year, indicator) do update set status = excluded.status, \
             amount = excluded.amount, note = excluded.note, revision = excluded.revision, changed_at = excluded.changed_at, \
             changed_by = excluded.changed_by";
        self.touch_figure(change);
        let cell = change.figure.cell;
        on!(self, c => sqlx::query(SQL).bind(change.library.as_str()).bind(i64::from(change.year.number()))
            .bind(change.indicator.as_str()).bind(cell.status().as_str()).bind(cell.amount().map(Amount::thousandths))
            .bind(&change.figure.note).bind(change.revision).bind(change.at).bind(change.by).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Every value a cell has had, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_figure_history(
        &mut self,
        library: &LibraryCode,
        year: Year,
        indicator: &IndicatorCode,
    ) -> Result<Vec<StoredFigure>, StoreError> {
        const SQL: &str = "select h.library, h.year, h.indicator, h.status, h.amount, h.note, h.revision, h.changed_at, a.name \
             from figure_history h left join account a on a.id = h.changed_by \
             where h.library = $1 and h.year = $2 and h.indicator = $3 order by h.revision desc";
        let number = i64::from(year.number());
        let rows: Vec<Row> =
            on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).bind(number).bind(indicator.as_str()).fetch_all(c).await?);
        rows.into_iter().map(|row| row.figure().map(|(_, figure)| figure)).collect()
    }

    /// Every value of the cells of a library's year that have a note by now: by indicator, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_noted_history(&mut self, library: &LibraryCode, year: Year) -> Result<Vec<StoredFigure>, StoreError> {
        const SQL: &str = "select h.library, h.year, h.indicator, h.status, h.amount, h.note, h.revision, h.changed_at, null as name \
             from figure f join figure_history h on h.library = f.library and h.year = f.year and h.indicator = f.indicator \
             where f.library = $1 and f.year = $2 and f.note <> '' and f.revision > 1 order by h.indicator, h.revision desc";
        let rows: Vec<Row> = on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).bind(i64::from(year.number())).fetch_all(c).await?);
        rows.into_iter().map(|row| row.figure().map(|(_, figure)| figure)).collect()
    }

    /// How many values all cells have ever had.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_figure_history(&mut self) -> Result<i64, StoreError> {
        const SQL: &str = "select count(*) from figure_history";
        let (count,): (i64,) = on!(self, c => sqlx::query_as(SQL).fetch_one(c).await?);
        Ok(count)
    }
}

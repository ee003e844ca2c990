//! All cells of a year, a row for a library.

use app::domain::{
    code::{IndicatorCode, LibraryCode},
    entry::{
        amount::Amount,
        cell::{Cell, Status},
        figures::{Figure, LibraryFigures},
        progress::Glanced,
    },
    year::Year,
};
use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;

use super::db::{Held, StoreError, Tx};

/// A list of cells, each a list: indicator, status, thousandths, note. There may be half a million cells, and a row
/// for each takes ten times as long; the two databases call such a list differently.
macro_rules! sqlite_cells {
    () => {
        "json_group_array(json_array(f.indicator, f.status, f.amount, f.note))"
    };
}
macro_rules! postgres_cells {
    () => {
        "json_agg(json_build_array(f.indicator, f.status, f.amount, f.note))::text"
    };
}

macro_rules! select_glanced {
    ($cells:ident) => {
        concat!(
            "select s.library, s.state, s.submitted_at, s.approved_at, s.approved_figures, (select ",
            $cells!(),
            " from figure f where f.library = s.library and f.year = $1) as figures, (select ",
            $cells!(),
            " from figure f where f.library = s.library and f.year = $2) as last_year from submission s where s.year = $1"
        )
    };
}

macro_rules! select_figures {
    ($cells:ident) => {
        concat!("select f.library, ", $cells!(), " as figures from figure f where f.year = $1 group by f.library")
    };
}

#[derive(sqlx::FromRow)]
struct Row {
    library: String,
    state: String,
    submitted_at: Option<DateTime<Utc>>,
    approved_at: Option<DateTime<Utc>>,
    approved_figures: Option<String>,
    figures: Option<String>,
    last_year: Option<String>,
}

/// Indicator, status, thousandths, note.
type CellRow = (String, String, Option<i64>, String);

fn figures(text: Option<&str>) -> Result<LibraryFigures, StoreError> {
    let unreadable = |what: String| StoreError::Unreadable(format!("a library's cells: {what}"));
    let rows: Vec<CellRow> = text.map_or(Ok(Vec::new()), serde_json::from_str).map_err(|e| unreadable(e.to_string()))?;
    let figure = |(indicator, status, amount, note): CellRow| {
        let amount = amount.map(Amount::from_thousandths).transpose().map_err(|e| unreadable(format!("{indicator} {e:?}")))?;
        let status = Status::find(&status).ok_or_else(|| unreadable(status))?;
        let cell = Cell::new(status, amount).map_err(|e| unreadable(format!("{indicator} {e:?}")))?;
        Ok((IndicatorCode::parse(&indicator).map_err(|e| unreadable(e.to_string()))?, Figure { cell, note }))
    };
    rows.into_iter().map(figure).collect()
}

impl Row {
    fn glanced(self) -> Result<(LibraryCode, Glanced), StoreError> {
        let approved = self.approved_figures.as_deref().map(serde_json::from_str).transpose();
        let glanced = Glanced {
            state: super::submission::state(&self.state)?,
            submitted_at: self.submitted_at,
            approved_at: self.approved_at,
            approved_figures: approved.map_err(|e| StoreError::Unreadable(format!("figures of a submission: {e}")))?,
            figures: figures(self.figures.as_deref())?,
            last_year: figures(self.last_year.as_deref())?,
        };
        Ok((super::figure::library_code(&self.library)?, glanced))
    }
}

impl Tx {
    /// Gives on the year of every library that has begun, one after the other, in no order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn each_glanced(&mut self, year: Year, give: &mut (dyn FnMut(LibraryCode, Glanced) + Send)) -> Result<(), StoreError> {
        const SQLITE: &str = select_glanced!(sqlite_cells);
        const POSTGRES: &str = select_glanced!(postgres_cells);
        let years = [year, year.previous()].map(|year| i64::from(year.number()));
        let mut one = |row: Row| row.glanced().map(|(library, glanced)| give(library, glanced));
        match &mut self.held {
            Held::Sqlite(tx) => {
                let mut rows = sqlx::query_as(SQLITE).bind(years[0]).bind(years[1]).fetch(&mut **tx);
                while let Some(row) = rows.try_next().await? {
                    one(row)?;
                }
            }
            Held::Postgres(tx) => {
                let mut rows = sqlx::query_as(POSTGRES).bind(years[0]).bind(years[1]).fetch(&mut **tx);
                while let Some(row) = rows.try_next().await? {
                    one(row)?;
                }
            }
        }
        Ok(())
    }

    /// Gives on the stored cells of every library, one library after the other, in no order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn each_figures(&mut self, year: Year, give: &mut (dyn FnMut(LibraryCode, LibraryFigures) + Send)) -> Result<(), StoreError> {
        const SQLITE: &str = select_figures!(sqlite_cells);
        const POSTGRES: &str = select_figures!(postgres_cells);
        let number = i64::from(year.number());
        let mut one = |(library, cells): (String, String)| {
            give(super::figure::library_code(&library)?, figures(Some(&cells))?);
            Ok::<_, StoreError>(())
        };
        match &mut self.held {
            Held::Sqlite(tx) => {
                let mut rows = sqlx::query_as(SQLITE).bind(number).fetch(&mut **tx);
                while let Some(row) = rows.try_next().await? {
                    one(row)?;
                }
            }
            Held::Postgres(tx) => {
                let mut rows = sqlx::query_as(POSTGRES).bind(number).fetch(&mut **tx);
                while let Some(row) = rows.try_next().await? {
                    one(row)?;
                }
            }
        }
        Ok(())
    }
}

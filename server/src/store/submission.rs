//! Each library's part in a round. A library that has not begun has no row and is a draft.

use std::collections::BTreeMap;

use app::domain::{
    code::{IndicatorCode, LibraryCode},
    entry::{figures::LibraryFigures, series_break::BreakKind, submission::Submission},
    round::SubmissionState,
    year::Year,
};
use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;

use super::{
    db::{Held, StoreError, Tx, on},
    seal::Kind,
};

/// The rows that a condition chooses, with every column of a [`Row`].
macro_rules! select {
    ($which:literal) => {
        concat!(
            "select library, year, state, submitted_at, approved_at, returned_at, taken_up_at, open_until, return_reason, \
             approved_figures, approved_breaks, returned_figures from submission ",
            $which
        )
    };
}

#[derive(sqlx::FromRow)]
struct Row {
    library: String,
    year: i64,
    state: String,
    submitted_at: Option<DateTime<Utc>>,
    approved_at: Option<DateTime<Utc>>,
    returned_at: Option<DateTime<Utc>>,
    taken_up_at: Option<DateTime<Utc>>,
    open_until: Option<String>,
    return_reason: String,
    approved_figures: Option<String>,
    approved_breaks: String,
    returned_figures: Option<String>,
}

fn figures(text: Option<String>) -> Result<Option<LibraryFigures>, StoreError> {
    let figures = text.map(|text| serde_json::from_str(&text)).transpose();
    figures.map_err(|e| StoreError::Unreadable(format!("figures of a submission: {e}")))
}

fn breaks(text: &str) -> Result<BTreeMap<IndicatorCode, BreakKind>, StoreError> {
    if text.is_empty() {
        return Ok(BTreeMap::new());
    }
    serde_json::from_str(text).map_err(|e| StoreError::Unreadable(format!("approved breaks: {e}")))
}

pub(super) fn state(text: &str) -> Result<SubmissionState, StoreError> {
    SubmissionState::find(text).ok_or_else(|| StoreError::Unreadable(format!("state {text}")))
}

fn json(figures: Option<&LibraryFigures>) -> Result<Option<String>, StoreError> {
    figures.map(serde_json::to_string).transpose().map_err(|e| StoreError::Unreadable(e.to_string()))
}

impl Row {
    fn submission(self) -> Result<Submission, StoreError> {
        let unreadable = |what: String| StoreError::Unreadable(what);
        Ok(Submission {
            approved_breaks: breaks(&self.approved_breaks)?,
            library: super::figure::library_code(&self.library)?,
            year: super::round::year(self.year)?,
            state: state(&self.state)?,
            submitted_at: self.submitted_at,
            approved_at: self.approved_at,
            returned_at: self.returned_at,
            taken_up_at: self.taken_up_at,
            open_until: self
                .open_until
                .map(|text| text.parse())
                .transpose()
                .map_err(|_| unreadable("open_until of a submission".to_owned()))?,
            return_reason: self.return_reason,
            approved_figures: figures(self.approved_figures)?,
            returned_figures: figures(self.returned_figures)?,
        })
    }
}

/// A library's part in a round, and what is approved of it.
#[derive(Debug)]
pub struct ApprovedPart {
    pub library: LibraryCode,
    pub submitted_at: Option<DateTime<Utc>>,
    pub approved_at: Option<DateTime<Utc>>,
    /// As they are kept; None before the first approval.
    pub figures: Option<String>,
    pub breaks: BTreeMap<IndicatorCode, BreakKind>,
}

#[derive(sqlx::FromRow)]
struct ApprovedRow {
    library: String,
    submitted_at: Option<DateTime<Utc>>,
    approved_at: Option<DateTime<Utc>>,
    approved_figures: Option<String>,
    approved_breaks: String,
}

impl ApprovedRow {
    fn part(self) -> Result<ApprovedPart, StoreError> {
        Ok(ApprovedPart {
            library: super::figure::library_code(&self.library)?,
            submitted_at: self.submitted_at,
            approved_at: self.approved_at,
            figures: self.approved_figures,
            breaks: breaks(&self.approved_breaks)?,
        })
    }
}

impl Tx {
    /// Gives on what is approved of each library's year, one after the other, in no order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn each_approved(&mut self, year: Year, give: &mut (dyn FnMut(ApprovedPart) + Send)) -> Result<(), StoreError> {
        const SQL: &str = "select library, submitted_at, approved_at, approved_figures, approved_breaks from submission where year = $1";
        let number = i64::from(year.number());
        on!(self, c => {
            let mut rows = sqlx::query_as::<_, ApprovedRow>(SQL).bind(number).fetch(c);
            while let Some(row) = rows.try_next().await? {
                give(row.part()?);
            }
        });
        Ok(())
    }

    /// The libraries that were let back in to a year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_libraries_let_in(&mut self, year: Year) -> Result<Vec<LibraryCode>, StoreError> {
        const SQL: &str = "select library from submission where year = $1 and open_until is not null order by library";
        let rows: Vec<(String,)> = on!(self, c => sqlx::query_as(SQL).bind(i64::from(year.number())).fetch_all(c).await?);
        rows.iter().map(|(library,)| super::figure::library_code(library)).collect()
    }

    /// A library's years in which it was let back in, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_reopened(&mut self, library: &LibraryCode) -> Result<Vec<Submission>, StoreError> {
        const SQL: &str = select!("where library = $1 and open_until is not null order by year desc");
        let rows: Vec<Row> = on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).fetch_all(c).await?);
        rows.into_iter().map(Row::submission).collect()
    }

    /// The library's part, a draft when it has not begun.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_submission(&mut self, library: &LibraryCode, year: Year) -> Result<Submission, StoreError> {
        Ok(self.find_own_submission(library, year).await?.unwrap_or_else(|| Submission::draft(library.clone(), year)))
    }

    async fn find_own_submission(&mut self, library: &LibraryCode, year: Year) -> Result<Option<Submission>, StoreError> {
        const SQL: &str = select!("where library = $1 and year = $2");
        let number = i64::from(year.number());
        let row: Option<Row> = on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).bind(number).fetch_optional(c).await?);
        row.map(Row::submission).transpose()
    }

    /// Makes sure that the library has a row and holds it until the transaction ends, so that a
    /// save and a submit cannot pass each other.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_submission(&mut self, library: &LibraryCode, year: Year) -> Result<Submission, StoreError> {
        const CREATE: &str = "insert into submission (library, year, state, return_reason) values ($1, $2, 'draft', '') \
             on conflict (library, year) do nothing";
        const LOCK: &str = "select 1::bigint from submission where library = $1 and year = $2 for update";
        let number = i64::from(year.number());
        // SQLite's `begin immediate` has locked everything already: the row is made only when it is not there.
        if matches!(self.held, Held::Sqlite(_))
            && let Some(found) = self.find_own_submission(library, year).await?
        {
            return Ok(found);
        }
        on!(&mut *self, c => sqlx::query(CREATE).bind(library.as_str()).bind(number).execute(c).await.map(|_| ()))?;
        // SQLite knows no `for update`.
        if let Held::Postgres(tx) = &mut self.held {
            let _: Option<(i64,)> = sqlx::query_as(LOCK).bind(library.as_str()).bind(number).fetch_optional(&mut **tx).await?;
        }
        self.find_submission(library, year).await
    }

    /// Creates the library's part, or changes it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_submission(&mut self, submission: &Submission) -> Result<(), StoreError> {
        const SQL: &str = "insert into submission (library, year, state, submitted_at, approved_at, returned_at, taken_up_at, open_until, return_reason, approved_figures, approved_breaks, returned_figures) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (library, year) do update set state = excluded.state, \
             submitted_at = excluded.submitted_at, approved_at = excluded.approved_at, returned_at = excluded.returned_at, \
             taken_up_at = excluded.taken_up_at, open_until = excluded.open_until, return_reason = excluded.return_reason, \
             approved_figures = excluded.approved_figures, \
             approved_breaks = excluded.approved_breaks, returned_figures = excluded.returned_figures";
        self.touch(Kind::Submission, format!("{}/{}", submission.library, submission.year));
        let breaks = serde_json::to_string(&submission.approved_breaks).map_err(|e| StoreError::Unreadable(e.to_string()))?;
        on!(self, c => sqlx::query(SQL).bind(submission.library.as_str()).bind(i64::from(submission.year.number()))
            .bind(submission.state.as_str()).bind(submission.submitted_at).bind(submission.approved_at)
            .bind(submission.returned_at).bind(submission.taken_up_at).bind(submission.open_until.map(|day| day.to_string()))
            .bind(&submission.return_reason).bind(json(submission.approved_figures.as_ref())?).bind(breaks)
            .bind(json(submission.returned_figures.as_ref())?).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

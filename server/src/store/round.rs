//! Rounds, one a year.

use app::domain::{
    round::{Round, RoundState},
    year::Year,
};
use chrono::NaiveDate;

use super::{
    db::{Held, StoreError, Tx, on},
    seal::Kind,
};

#[derive(sqlx::FromRow)]
struct Row {
    year: i64,
    state: String,
    opens_on: String,
    due_on: String,
    review_until: String,
    freeze_on: String,
}

pub(super) fn year(number: i64) -> Result<Year, StoreError> {
    i32::try_from(number).ok().and_then(|n| Year::try_from(n).ok()).ok_or_else(|| StoreError::Unreadable(format!("year {number}")))
}

impl Row {
    fn round(self) -> Result<Round, StoreError> {
        let date = |text: &str| text.parse::<NaiveDate>().map_err(|_| StoreError::Unreadable(format!("date {text}")));
        Ok(Round {
            year: year(self.year)?,
            state: RoundState::find(&self.state).ok_or_else(|| StoreError::Unreadable(format!("round state {}", self.state)))?,
            opens_on: date(&self.opens_on)?,
            due_on: date(&self.due_on)?,
            review_until: date(&self.review_until)?,
            freeze_on: date(&self.freeze_on)?,
        })
    }
}

impl Tx {
    /// Oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_rounds(&mut self) -> Result<Vec<Round>, StoreError> {
        const SQL: &str = "select year, state, opens_on, due_on, review_until, freeze_on from round order by year";
        let rows: Vec<Row> = on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?);
        rows.into_iter().map(Row::round).collect()
    }

    /// # Errors
    /// When the database fails.
    pub async fn find_round(&mut self, year: Year) -> Result<Option<Round>, StoreError> {
        const SQL: &str = "select year, state, opens_on, due_on, review_until, freeze_on from round where year = $1";
        let row: Option<Row> = on!(self, c => sqlx::query_as(SQL).bind(i64::from(year.number())).fetch_optional(c).await?);
        row.map(Row::round).transpose()
    }

    /// The round, held until the transaction ends: nobody else can open, close or freeze it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_round(&mut self, year: Year) -> Result<Option<Round>, StoreError> {
        const LOCK: &str = "select year from round where year = $1 for update";
        // SQLite's `begin immediate` has locked everything already and knows no `for update`.
        if let Held::Postgres(tx) = &mut self.held {
            let _: Option<(i64,)> = sqlx::query_as(LOCK).bind(i64::from(year.number())).fetch_optional(&mut **tx).await?;
        }
        self.find_round(year).await
    }

    /// The round, shared: others may write into it too, but nobody can change its state meanwhile.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn share_round(&mut self, year: Year) -> Result<Option<Round>, StoreError> {
        const SHARE: &str = "select year from round where year = $1 for share";
        if let Held::Postgres(tx) = &mut self.held {
            let _: Option<(i64,)> = sqlx::query_as(SHARE).bind(i64::from(year.number())).fetch_optional(&mut **tx).await?;
        }
        self.find_round(year).await
    }

    /// Creates the round; false when somebody has done so already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_round(&mut self, round: &Round) -> Result<bool, StoreError> {
        const SQL: &str = "insert into round (year, state, opens_on, due_on, review_until, freeze_on) values ($1, $2, $3, $4, $5, $6) \
             on conflict (year) do nothing";
        let created = on!(&mut *self, c => sqlx::query(SQL).bind(i64::from(round.year.number())).bind(round.state.as_str())
            .bind(round.opens_on.to_string()).bind(round.due_on.to_string()).bind(round.review_until.to_string())
            .bind(round.freeze_on.to_string()).execute(c).await.map(|done| done.rows_affected() == 1))?;
        if created {
            self.touch(Kind::Round, round.year);
        }
        Ok(created)
    }

    /// Creates the round, or changes its state and dates.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_round(&mut self, round: &Round) -> Result<(), StoreError> {
        const SQL: &str = "insert into round (year, state, opens_on, due_on, review_until, freeze_on) values ($1, $2, $3, $4, $5, $6) \
             on conflict (year) do update set state = excluded.state, opens_on = excluded.opens_on, due_on = excluded.due_on, \
             review_until = excluded.review_until, freeze_on = excluded.freeze_on";
        self.touch(Kind::Round, round.year);
        on!(self, c => sqlx::query(SQL).bind(i64::from(round.year.number())).bind(round.state.as_str()).bind(round.opens_on.to_string())
            .bind(round.due_on.to_string()).bind(round.review_until.to_string()).bind(round.freeze_on.to_string())
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

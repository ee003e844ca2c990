//! Reminders as they were sent.

use std::collections::BTreeMap;

use app::domain::{
    code::LibraryCode,
    reminder::{Delivery, NotSent, Reminder, ReminderOutcome},
    year::Year,
};
use chrono::{DateTime, Utc};

use super::db::{StoreError, Tx, on};

#[derive(Debug)]
pub struct NewReminder<'a> {
    pub library: &'a LibraryCode,
    pub year: Year,
    /// What brought it about, such as `three_days`; comes once a library and year.
    pub occasion: &'a str,
    pub at: DateTime<Utc>,
    /// None when the schedule did it.
    pub by: Option<i64>,
    pub recipients: i64,
    pub outcome: ReminderOutcome,
}

#[derive(sqlx::FromRow)]
struct Row {
    library: String,
    occasion: String,
    sent_at: DateTime<Utc>,
    name: Option<String>,
    recipients: i64,
    outcome: String,
}

impl Tx {
    /// Takes an occasion; false when it has been taken before, perhaps by another process. One that
    /// failed before `again_before` can be taken again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_reminder(&mut self, new: &NewReminder<'_>, again_before: DateTime<Utc>) -> Result<bool, StoreError> {
        const SQL: &str = "insert into reminder (library, year, occasion, sent_at, sent_by, recipients, outcome) \
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (library, year, occasion) do update set sent_at = excluded.sent_at \
             where reminder.outcome = 'failed' and reminder.sent_at < $8";
        let rows = on!(self, c => sqlx::query(SQL).bind(new.library.as_str()).bind(i64::from(new.year.number())).bind(new.occasion)
            .bind(new.at).bind(new.by).bind(new.recipients).bind(new.outcome.as_str()).bind(again_before).execute(c).await?.rows_affected());
        Ok(rows > 0)
    }

    /// What became of it, and how many it reached.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_reminder(
        &mut self,
        library: &LibraryCode,
        year: Year,
        occasion: &str,
        outcome: ReminderOutcome,
        recipients: i64,
    ) -> Result<(), StoreError> {
        const SQL: &str = "update reminder set outcome = $4, recipients = $5 where library = $1 and year = $2 and occasion = $3";
        on!(self, c => sqlx::query(SQL).bind(library.as_str()).bind(i64::from(year.number())).bind(occasion).bind(outcome.as_str())
            .bind(recipients).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Whether a manager was reached on an occasion; the last try counts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create_reminder_result(
        &mut self,
        library: &LibraryCode,
        year: Year,
        occasion: &str,
        account: i64,
        problem: Option<NotSent>,
    ) -> Result<(), StoreError> {
        const SQL: &str = "insert into reminder_result (library, year, occasion, account, problem) values ($1, $2, $3, $4, $5) \
             on conflict (library, year, occasion, account) do update set problem = excluded.problem";
        let problem = problem.map_or("", NotSent::as_str);
        on!(self, c => sqlx::query(SQL).bind(library.as_str()).bind(i64::from(year.number())).bind(occasion).bind(account).bind(problem)
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// How many there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_reminders(&mut self, year: Year) -> Result<usize, StoreError> {
        const SQL: &str = "select count(*) from reminder where year = $1";
        let (count,): (i64,) = on!(self, c => sqlx::query_as(SQL).bind(i64::from(year.number())).fetch_one(c).await?);
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// At most so many, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_reminders(&mut self, year: Year, most: usize) -> Result<Vec<Reminder>, StoreError> {
        const SQL: &str = "select r.library, r.occasion, r.sent_at, a.name, r.recipients, r.outcome from reminder r \
             left join account a on a.id = r.sent_by where r.year = $1 order by r.sent_at desc, r.library limit $2";
        const RESULTS: &str = "select l.library, l.occasion, a.email, r.problem from \
             (select library, year, occasion from reminder where year = $1 order by sent_at desc, library limit $2) l \
             join reminder_result r on r.library = l.library and r.year = l.year and r.occasion = l.occasion \
             join account a on a.id = r.account order by a.email";
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let told: Vec<(String, String, String, String)> =
            on!(&mut *self, c => sqlx::query_as(RESULTS).bind(i64::from(year.number())).bind(most).fetch_all(c).await?);
        let mut deliveries: BTreeMap<(String, String), Vec<Delivery>> = BTreeMap::new();
        for (library, occasion, address, problem) in told {
            deliveries.entry((library, occasion)).or_default().push(Delivery { address, problem: NotSent::find(&problem) });
        }
        let rows: Vec<Row> = on!(self, c => sqlx::query_as(SQL).bind(i64::from(year.number())).bind(most).fetch_all(c).await?);
        rows.into_iter()
            .map(|row| {
                let library = super::figure::library_code(&row.library)?;
                Ok(Reminder {
                    library,
                    deliveries: deliveries.remove(&(row.library, row.occasion.clone())).unwrap_or_default(),
                    occasion: row.occasion,
                    sent_at: row.sent_at,
                    sent_by: row.name,
                    recipients: row.recipients,
                    outcome: ReminderOutcome::find(&row.outcome)
                        .ok_or_else(|| StoreError::Unreadable(format!("outcome {}", row.outcome)))?,
                })
            })
            .collect()
    }
}

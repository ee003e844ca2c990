//! What the database knows of itself: whether it is a demo, and the version of its published data.

use super::{
    db::{Held, StoreError, Tx, on},
    event::StoredEvent,
};

const DATA_VERSION: &str = "data_version";
const LOG_HEAD: &str = "log_head";
const DEMO: &str = "demo";

impl Tx {
    async fn find_setting(&mut self, key: &str) -> Result<Option<String>, StoreError> {
        const SQL: &str = "select value from setting where key = $1";
        let row: Option<(String,)> = on!(self, c => sqlx::query_as(SQL).bind(key).fetch_optional(c).await?);
        Ok(row.map(|(value,)| value))
    }

    async fn update_setting(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        const SQL: &str = "insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value";
        on!(self, c => sqlx::query(SQL).bind(key).bind(value).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Grows with everything that changes what the public sees.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn data_version(&mut self) -> Result<i64, StoreError> {
        let held = self.find_setting(DATA_VERSION).await?;
        held.map_or(Ok(0), |text| text.parse().map_err(|_| StoreError::Unreadable(format!("data version {text}"))))
    }

    /// As [`Self::data_version`], held until the transaction ends: nobody else can raise it meanwhile.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_data_version(&mut self) -> Result<i64, StoreError> {
        const CREATE: &str = "insert into setting (key, value) values ($1, '0') on conflict (key) do nothing";
        const LOCK: &str = "select value from setting where key = $1 for update";
        // SQLite's `begin immediate` has locked everything already and knows no `for update`.
        if let Held::Postgres(tx) = &mut self.held {
            sqlx::query(CREATE).bind(DATA_VERSION).execute(&mut **tx).await?;
            let _: Option<(String,)> = sqlx::query_as(LOCK).bind(DATA_VERSION).fetch_optional(&mut **tx).await?;
        }
        self.data_version().await
    }

    /// # Errors
    /// When the database fails.
    pub async fn raise_data_version(&mut self) -> Result<(), StoreError> {
        const SQL: &str = "insert into setting (key, value) values ($1, '1') on conflict (key) do update \
             set value = cast(cast(setting.value as bigint) + 1 as text)";
        on!(self, c => sqlx::query(SQL).bind(DATA_VERSION).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Where the log ends, as it was written beside its last event.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_log_head(&mut self) -> Result<Option<String>, StoreError> {
        self.find_setting(LOG_HEAD).await
    }

    /// # Errors
    /// When the database fails.
    pub(super) async fn update_log_head(&mut self, last: &StoredEvent) -> Result<(), StoreError> {
        self.update_setting(LOG_HEAD, &last.head()).await
    }

    /// # Errors
    /// When the database fails.
    pub async fn is_demo(&mut self) -> Result<bool, StoreError> {
        Ok(self.find_setting(DEMO).await?.is_some())
    }

    /// # Errors
    /// When the database fails.
    pub async fn mark_as_demo(&mut self) -> Result<(), StoreError> {
        self.update_setting(DEMO, "1").await
    }
}

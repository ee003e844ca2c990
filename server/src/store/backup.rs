//! A consistent copy of a live SQLite database.

use std::path::Path;

use super::db::{Db, StoreError};

impl Db {
    /// Writes a copy of the database to `path`, which must not exist, while others go on using it.
    ///
    /// # Errors
    /// On PostgreSQL, whose own `pg_dump` does this; and when the file cannot be written.
    pub async fn back_up(&self, path: &Path) -> Result<(), StoreError> {
        const SQL: &str = "vacuum into $1";
        match self {
            Self::Sqlite(pool, _) => {
                let mut connection = pool.acquire().await?;
                sqlx::query(SQL).bind(path.display().to_string()).execute(&mut *connection).await?;
                Ok(())
            }
            Self::Postgres(_) => Err(StoreError::Unavailable("back up PostgreSQL with its own tool, pg_dump".to_owned())),
        }
    }

    /// The program that keeps the data, with its version.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn engine(&self) -> Result<(&'static str, String), StoreError> {
        const SQLITE: &str = "select sqlite_version()";
        const POSTGRES: &str = "show server_version";
        let (name, (version,)): (_, (String,)) = match self {
            Self::Sqlite(pool, _) => ("SQLite", sqlx::query_as(SQLITE).fetch_one(pool).await?),
            Self::Postgres(pool) => ("PostgreSQL", sqlx::query_as(POSTGRES).fetch_one(pool).await?),
        };
        Ok((name, version))
    }

    /// What the database itself says of its soundness; empty when it is sound.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn find_damage(&self) -> Result<Vec<String>, StoreError> {
        const SQL: &str = "pragma integrity_check";
        const ORPHANS: &str = "select distinct \"table\" from pragma_foreign_key_check";
        match self {
            Self::Sqlite(pool, _) => {
                let mut connection = pool.acquire().await?;
                let rows: Vec<(String,)> = sqlx::query_as(SQL).fetch_all(&mut *connection).await?;
                let orphans: Vec<(String,)> = sqlx::query_as(ORPHANS).fetch_all(&mut *connection).await?;
                let damage = rows.into_iter().map(|(line,)| line).filter(|line| line != "ok");
                Ok(damage.chain(orphans.into_iter().map(|(table,)| format!("{table}: a row belongs to one that is not there"))).collect())
            }
            // PostgreSQL checks its pages as it reads them; there is no question to ask.
            Self::Postgres(_) => Ok(Vec::new()),
        }
    }
}

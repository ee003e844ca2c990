//! The database: an embedded SQLite file, or PostgreSQL by its address.

use std::{path::Path, str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions, PgPool, Postgres, Sqlite, SqlitePool, Transaction,
    migrate::Migrator,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("../migrations/postgres");

#[derive(Clone, Debug)]
pub enum Db {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// What can go wrong below the services.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A row with the same key is there already; holds the constraint's name.
    #[error("{0} is taken already")]
    Taken(&'static str),
    /// The disk is full, the file is locked or the server is away: try again later.
    #[error("the database cannot be used right now: {0}")]
    Unavailable(String),
    /// A row holds what this program never writes.
    #[error("the database holds something unreadable: {0}")]
    Unreadable(String),
    #[error("database: {0}")]
    Other(#[source] sqlx::Error),
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

/// Constraints that people can run into, by their names and by the columns SQLite names instead.
const NAMED: [(&str, &str); 4] = [
    ("account_email_unique", "account.email"),
    ("snapshot_revision_unique", "snapshot.year, snapshot.revision"),
    ("catalogue_pk", "catalogue.revision"),
    ("library_pk", "library.code"),
];

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(refused) = &error {
            let message = refused.message();
            if refused.is_unique_violation() {
                let named = NAMED.iter().find(|(name, columns)| refused.constraint() == Some(name) || message.contains(columns));
                if let Some((name, _)) = named {
                    return Self::Taken(name);
                }
            }
            let passing = ["database is locked", "database or disk is full", "disk I/O error", "readonly database"];
            // PostgreSQL: disk full, out of memory, shutting down, deadlock, serialisation, lock not had.
            let codes = ["53100", "53200", "53300", "57P01", "57P02", "57P03", "40P01", "40001", "55P03"];
            if refused.code().is_some_and(|code| codes.contains(&code.as_ref()) || code.starts_with("08")) {
                return Self::Unavailable(message.to_owned());
            }
            if passing.iter().any(|sign| message.contains(sign)) {
                return Self::Unavailable(message.to_owned());
            }
        }
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed => Self::Unavailable(error.to_string()),
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Self::Unreadable(error.to_string()),
            other => Self::Other(other),
        }
    }
}

/// One transaction. Dropped without [`Tx::commit`], it leaves no trace.
#[derive(Debug)]
pub enum Tx {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Runs one expression on whichever database a [`Tx`] holds; `$c` is its connection.
macro_rules! on {
    ($tx:expr, $c:ident => $run:expr) => {
        match $tx {
            $crate::store::db::Tx::Sqlite(tx) => {
                let $c = &mut **tx;
                $run
            }
            $crate::store::db::Tx::Postgres(tx) => {
                let $c = &mut **tx;
                $run
            }
        }
    };
}
pub(super) use on;

impl Db {
    /// Opens the database, creates it when it is an SQLite file that is not there, and migrates it.
    ///
    /// # Errors
    /// When it cannot be reached or migrated.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let db = if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let pool = PgPoolOptions::new().max_connections(10).acquire_timeout(Duration::from_secs(10)).connect(url).await?;
            POSTGRES_MIGRATIONS.run(&pool).await?;
            Self::Postgres(pool)
        } else {
            let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:")).unwrap_or(url);
            let options = SqliteConnectOptions::from_str(&format!("sqlite://{path}"))?
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
                .disable_statement_logging();
            let pool = SqlitePoolOptions::new().max_connections(8).acquire_timeout(Duration::from_secs(15)).connect_with(options).await?;
            SQLITE_MIGRATIONS.run(&pool).await?;
            Self::Sqlite(pool)
        };
        Ok(db)
    }

    /// The address of the SQLite file at `path`.
    #[must_use]
    pub fn file_url(path: &Path) -> String {
        format!("sqlite://{}", path.display())
    }

    /// A transaction that only reads: it sees one state of the database throughout.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn read(&self) -> Result<Tx, StoreError> {
        Ok(match self {
            Self::Sqlite(pool) => Tx::Sqlite(pool.begin().await?),
            // Read committed, the default, would let two statements see two states.
            Self::Postgres(pool) => Tx::Postgres(pool.begin_with("begin isolation level repeatable read").await?),
        })
    }

    /// A transaction that writes. On SQLite it takes the write lock at once: a lock taken later
    /// fails instead of waiting.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn write(&self) -> Result<Tx, StoreError> {
        Ok(match self {
            Self::Sqlite(pool) => Tx::Sqlite(pool.begin_with("begin immediate").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    pub async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// After this returns, what was written is on disk.
    ///
    /// # Errors
    /// When it could not be written; then nothing was.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

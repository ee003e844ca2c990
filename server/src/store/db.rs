//! The database: an embedded SQLite file, or PostgreSQL by its address.

use std::{path::Path, str::FromStr, sync::Arc, time::Duration};

use sqlx::{
    ConnectOptions, Connection, PgPool, Postgres, Sqlite, SqlitePool, Transaction,
    migrate::Migrator,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use tokio::{
    sync::{Mutex, OwnedMutexGuard},
    time::timeout,
};

use super::seal::Untold;

pub(super) static SQLITE_MIGRATIONS: Migrator = sqlx::migrate!("../migrations/sqlite");
pub(super) static POSTGRES_MIGRATIONS: Migrator = sqlx::migrate!("../migrations/postgres");

/// For a connection, and for the turn to write.
const LONGEST_WAIT: Duration = Duration::from_secs(15);

#[derive(Clone, Debug)]
pub enum Db {
    /// With the turn to write, which one holds at a time. SQLite lets only one write, and has the others look again
    /// after growing pauses: who came first may come last. Here they stand in a line.
    Sqlite(SqlitePool, Arc<Mutex<()>>),
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
    #[error("something was changed that no event tells: {0}")]
    Untold(String),
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

/// Whether a database's error code says that the machine below it failed, and may work again later.
fn is_passing(code: &str) -> bool {
    // SQLite's codes are numbers whose last byte is the kind: busy, locked, out of memory, read-only, input or
    // output, full, cannot open, the locking protocol.
    if let Ok(number) = code.parse::<u32>()
        && code.len() < 5
    {
        return matches!(number & 0xff, 5..=8 | 10 | 13..=15);
    }
    // PostgreSQL's classes: connection, resources, an operator's doing, system. Then: deadlock, serialisation,
    // lock not had, and a server that has become a read-only one.
    ["08", "53", "57P", "58"].iter().any(|class| code.starts_with(class)) || matches!(code, "40P01" | "40001" | "55P03" | "25006")
}

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
            if refused.code().is_some_and(|code| is_passing(&code)) {
                return Self::Unavailable(message.to_owned());
            }
        }
        match error {
            sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::Io(_)
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::BeginFailed => Self::Unavailable(error.to_string()),
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => Self::Unreadable(error.to_string()),
            other => Self::Other(other),
        }
    }
}

/// One transaction. Dropped without [`Tx::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Tx {
    pub(super) held: Held,
    /// Given on after the transaction has ended.
    _turn: Option<OwnedMutexGuard<()>>,
    pub(super) untold: Untold,
}

#[derive(Debug)]
pub(super) enum Held {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Runs one expression on whichever database a [`Tx`] holds; `$c` is its connection.
macro_rules! on {
    ($tx:expr, $c:ident => $run:expr) => {
        match &mut $tx.held {
            $crate::store::db::Held::Sqlite(tx) => {
                let $c = &mut **tx;
                $run
            }
            $crate::store::db::Held::Postgres(tx) => {
                let $c = &mut **tx;
                $run
            }
        }
    };
}
pub(super) use on;

/// A connection whose commit failed, as on a full disk, still counts itself in that transaction: whoever got it
/// next would read an old state for as long as nobody writes on it. The pool closes it and gives another.
fn is_clean<C: Connection>(connection: &C) -> bool {
    let is_clean = !connection.is_in_transaction();
    if !is_clean {
        tracing::warn!("a connection to the database failed, and is closed");
    }
    is_clean
}

impl Db {
    /// Opens the database, creates it when it is an SQLite file that is not there, and migrates it.
    ///
    /// # Errors
    /// When it cannot be reached or migrated.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let db = if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let pool = PgPoolOptions::new()
                .max_connections(10)
                .acquire_timeout(Duration::from_secs(10))
                .before_acquire(|connection, _| Box::pin(async move { Ok(is_clean(connection)) }))
                .connect(url)
                .await?;
            POSTGRES_MIGRATIONS.run(&pool).await?;
            Self::Postgres(pool)
        } else {
            let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:")).unwrap_or(url);
            let options = SqliteConnectOptions::from_str(&format!("sqlite://{path}"))?
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                // What is erased is overwritten.
                .pragma("secure_delete", "on")
                .busy_timeout(Duration::from_secs(10))
                .disable_statement_logging();
            let pool = SqlitePoolOptions::new()
                .max_connections(8)
                .acquire_timeout(LONGEST_WAIT)
                .before_acquire(|connection, _| Box::pin(async move { Ok(is_clean(connection)) }))
                .connect_with(options)
                .await?;
            SQLITE_MIGRATIONS.run(&pool).await?;
            Self::Sqlite(pool, Arc::default())
        };
        Ok(db)
    }

    /// Brings into an SQLite file what lies beside it, without migrating it.
    ///
    /// # Errors
    /// When it is no database, or others have it open.
    pub async fn settle(url: &str) -> Result<(), StoreError> {
        let mut connection = SqliteConnectOptions::from_str(url)?.create_if_missing(false).connect().await?;
        let (busy, _, _): (i64, i64, i64) = sqlx::query_as("pragma wal_checkpoint(truncate)").fetch_one(&mut connection).await?;
        connection.close().await?;
        if busy == 0 { Ok(()) } else { Err(StoreError::Unavailable("others have it open".to_owned())) }
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
        let held = match self {
            Self::Sqlite(pool, _) => Held::Sqlite(pool.begin().await?),
            // Read committed, the default, would let two statements see two states.
            Self::Postgres(pool) => Held::Postgres(pool.begin_with("begin isolation level repeatable read").await?),
        };
        Ok(Tx { held, _turn: None, untold: Untold::default() })
    }

    /// A transaction that writes. On SQLite it takes the write lock at once: a lock taken later
    /// fails instead of waiting.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn write(&self) -> Result<Tx, StoreError> {
        let (held, turn) = match self {
            Self::Sqlite(pool, turn) => {
                let turn = timeout(LONGEST_WAIT, turn.clone().lock_owned()).await;
                let turn = turn.map_err(|_| StoreError::Unavailable("others have been writing for too long".to_owned()))?;
                (Held::Sqlite(pool.begin_with("begin immediate").await?), Some(turn))
            }
            Self::Postgres(pool) => (Held::Postgres(pool.begin().await?), None),
        };
        Ok(Tx { held, _turn: turn, untold: Untold::default() })
    }

    pub async fn close(&self) {
        match self {
            Self::Sqlite(pool, _) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// After this returns, what was written is on disk.
    ///
    /// # Errors
    /// When it could not be written, or no event tells of it; then nothing was.
    pub async fn commit(self) -> Result<(), StoreError> {
        if !self.untold.is_empty() {
            return Err(StoreError::Untold(format!("{:?}", self.untold)));
        }
        match self.held {
            Held::Sqlite(tx) => tx.commit().await?,
            Held::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITE: &str = "insert into setting (key, value) values ('a', $1) on conflict (key) do update set value = excluded.value";
    const READ: &str = "select value from setting where key = 'a'";

    async fn write(db: &Db, value: &str) -> Result<(), StoreError> {
        let mut tx = db.write().await?;
        on!(&mut tx, c => sqlx::query(WRITE).bind(value).execute(c).await.map(|_| ()))?;
        tx.commit().await
    }

    async fn read(db: &Db) -> String {
        let mut tx = db.read().await.unwrap();
        let (value,): (String,) = on!(&mut tx, c => sqlx::query_as(READ).fetch_one(c).await.unwrap());
        value
    }

    #[tokio::test]
    async fn after_a_failed_commit_nobody_reads_an_old_state() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Db::file_url(&folder.path().join("jalki.db"))).await.unwrap();
        write(&db, "1").await.unwrap();
        // The failure of a commit, as a full disk brings it about.
        let mut tx = db.write().await.unwrap();
        let Held::Sqlite(sqlite) = &mut tx.held else { panic!("this is SQLite") };
        sqlite.lock_handle().await.unwrap().set_commit_hook(|| false);
        on!(&mut tx, c => sqlx::query(WRITE).bind("2").execute(c).await.map(|_| ())).unwrap();
        tx.commit().await.unwrap_err();
        for value in ["3", "4", "5"] {
            // Reads between take every connection there is.
            let mut readers = Vec::new();
            for _ in 0..8 {
                readers.push(db.read().await.unwrap());
            }
            drop(readers);
            write(&db, value).await.unwrap();
            for _ in 0..20 {
                assert_eq!(read(&db).await, value);
            }
        }
    }

    /// SQLite ends the transaction by itself then, which the connection does not learn.
    #[tokio::test]
    async fn after_a_full_disk_the_first_write_is_taken() {
        const LARGE: &str = "insert into setting (key, value) values ('b', hex(randomblob(9000000)))";
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Db::file_url(&folder.path().join("jalki.db"))).await.unwrap();
        for given_up in [false, true] {
            let mut tx = db.write().await.unwrap();
            let Held::Sqlite(sqlite) = &mut tx.held else { panic!("this is SQLite") };
            sqlx::raw_sql("pragma max_page_count = 1000").execute(&mut **sqlite).await.unwrap();
            let full = on!(&mut tx, c => sqlx::query(LARGE).execute(c).await.map(|_| ())).map_err(StoreError::from).unwrap_err();
            assert!(matches!(full, StoreError::Unavailable(_)), "{full}");
            if given_up {
                drop(tx);
            } else {
                tx.commit().await.unwrap_err();
            }
            for value in ["1", "2", "3"] {
                write(&db, value).await.unwrap();
                assert_eq!(read(&db).await, value);
            }
        }
    }

    #[test]
    fn what_passes_is_told_from_what_is_wrong() {
        // SQLite: full, out of space while writing the log, cannot open; a broken rule; a damaged file.
        for (code, passing) in [("13", true), ("778", true), ("14", true), ("2067", false), ("11", false)] {
            assert_eq!(is_passing(code), passing, "{code}");
        }
        for (code, passing) in [("53100", true), ("57P01", true), ("58030", true), ("25006", true), ("23505", false), ("42601", false)] {
            assert_eq!(is_passing(code), passing, "{code}");
        }
    }
}

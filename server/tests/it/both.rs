//! A database for each test, on SQLite and on PostgreSQL.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use app::domain::{
    catalogue::Catalogue,
    entry::{figures::YearFigures, series_break::Break},
    numbers::{gathered::Gathered, year_data::YearData},
    year::Year,
};
use chrono::{DateTime, TimeZone, Utc};
use server::{
    clock::FixedClock,
    random::SystemRandom,
    service::{
        Outcome, Service,
        exchange::{
            checking::NotImported,
            import::{Imported, OpenYears, Run},
        },
    },
    store::{Db, NewEvent, Tx},
};
use tempfile::TempDir;

/// A fresh database; the folder goes when this does.
pub struct Fresh {
    pub db: Db,
    _folder: Option<TempDir>,
}

pub async fn sqlite() -> Fresh {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Db::file_url(&folder.path().join("jalki.db"))).await.unwrap();
    Fresh { db, _folder: Some(folder) }
}

static NEXT: AtomicU32 = AtomicU32::new(1);

pub async fn postgres() -> Fresh {
    let server = std::env::var("JALKI_TEST_POSTGRES").expect(
        "JALKI_TEST_POSTGRES names no server: run `cargo xtask test`, which starts one, or name one whose user may create databases",
    );
    let name = format!("jalki_test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let admin = sqlx::PgPool::connect(&server).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(format!("create database {name}"))).execute(&admin).await.unwrap();
    admin.close().await;
    let (address, _) = server.rsplit_once('/').unwrap();
    let db = Db::open(&format!("{address}/{name}")).await.unwrap();
    Fresh { db, _folder: None }
}

/// Commits what a test has written, with an event: without one it would be refused.
pub async fn commit(mut tx: Tx) {
    let told = NewEvent { at: now(), account: None, kind: "test.written", subject: String::new(), details: serde_json::json!({}) };
    tx.create_event(told).await.unwrap();
    tx.commit().await.unwrap();
}

/// Noon of 3 February 2026 in Helsinki: the round of 2025 is open and not yet due.
pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 2, 3, 10, 0, 0).unwrap()
}

pub async fn service(db: &Db) -> Service {
    Service::start(db.clone(), Arc::new(FixedClock(now())), Arc::new(SystemRandom)).await.unwrap()
}

/// A year as it is computed with, of what libraries say of it alone.
pub fn year_data(year: Year, catalogue: &Arc<Catalogue>, figures: &YearFigures, breaks: Vec<Break>) -> YearData {
    let mut gathered = Gathered::of_nobody(catalogue, year);
    for (library, figures) in &figures.0 {
        gathered.add(library, figures);
    }
    let students = gathered.given_students.clone();
    gathered.into_data(&students, breaks)
}

/// Imports a file of figures that holds this.
pub async fn import(service: &Service, file: impl AsRef<[u8]>) -> Outcome<Result<Imported, NotImported>> {
    let named = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(named.path(), file).unwrap();
    service.import(named.path(), Run::Apply, OpenYears::Approve).await
}

/// One test body becomes two: `sqlite` and `postgres`.
macro_rules! on_both {
    ($(async fn $name:ident($fresh:ident) $body:block)+) => {$(
        mod $name {
            use super::*;

            async fn body($fresh: crate::both::Fresh) $body

            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                body(crate::both::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                body(crate::both::postgres().await).await;
            }
        }
    )+};
}
pub(crate) use on_both;

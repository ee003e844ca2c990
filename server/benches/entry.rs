//! What entering costs, as ratios: `cargo bench -p server --bench entry`.
//!
//! - a save over HTTP against a bare durable commit of SQLite on the same disk;
//! - reading 120 000 cells of XLSX against openpyxl (set `JALKI_PYTHON` to a Python that has it), and
//!   how far the memory grows.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark that cannot go on has failed, and it prints"
)]

use std::{
    path::Path,
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use app::domain::{account::Role, code::LibraryCode, year::Year};
use axum::{
    body::Body,
    http::{Request, header},
};
use rust_xlsxwriter::Workbook;
use server::{
    clock::SystemClock,
    config::Settings,
    http::{Web, router},
    random::SystemRandom,
    service::{
        Service,
        accounts::{Invitation, SignIn},
        events::By,
        exchange::table,
    },
    store::Db,
};
use sqlx::{Connection, Executor, sqlite::SqliteConnection};
use tower::ServiceExt;

const READ: &str = "JALKI_BENCH_READ";
const SAVES: usize = 500;
const ROWS: u32 = 20_000;
const PASSWORD: &str = "a long enough password";

#[tokio::main]
async fn main() {
    // A process of its own reads, so that nothing else has been in its memory.
    if let Ok(file) = std::env::var(READ) {
        read(Path::new(&file));
        return;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    saving(folder.path()).await;
    reading(folder.path());
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

async fn saving(folder: &Path) {
    let mut bare = SqliteConnection::connect(&format!("sqlite://{}?mode=rwc", folder.join("bare.db").display())).await.unwrap();
    bare.execute("pragma journal_mode = wal; pragma synchronous = full; create table cell (id integer primary key, value bigint)")
        .await
        .unwrap();
    let db = Db::open(&Db::file_url(&folder.join("jalki.db"))).await.unwrap();
    let service = Arc::new(Service::start(db, Arc::new(SystemClock), Arc::new(SystemRandom)).await.unwrap());
    service.open_round(By::Command, Year::parse("2025").unwrap()).await.unwrap();
    let libraries = [LibraryCode::parse("seamk").unwrap()];
    let new = Invitation { email: "m@example.fi", name: "m", role: Role::Manager, libraries: &libraries, password: Some(PASSWORD) };
    service.create_account(&new).await.unwrap().unwrap();
    let here = std::net::Ipv4Addr::LOCALHOST.into();
    let SignIn::Begun(secret) = service.sign_in("m@example.fi", PASSWORD, here, None).await.unwrap() else { panic!("signed in") };
    let site = router::site(Web { service, settings: Arc::new(Settings::read(&|_| None).unwrap().web) });
    // By turns, so that both meet the same disk.
    let (mut commits, mut saves) = (Vec::new(), Vec::new());
    for seen in 0..SAVES {
        let begun = Instant::now();
        sqlx::query("insert into cell (id, value) values (1, $1) on conflict (id) do update set value = excluded.value")
            .bind(i64::try_from(seen).unwrap())
            .execute(&mut bare)
            .await
            .unwrap();
        commits.push(begun.elapsed());
        let body = format!("v.hp_loans={}&r.hp_loans={seen}", seen + 1);
        let request = Request::post("/fi/entry/seamk/2025/cells")
            .header(header::HOST, "127.0.0.1:3000")
            .header(header::COOKIE, format!("session={secret}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        let begun = Instant::now();
        let answer = site.clone().oneshot(request).await.unwrap();
        saves.push(begun.elapsed());
        assert!(answer.status().is_success(), "{}", answer.status());
    }
    let (commit, save) = (median(commits), median(saves));
    println!("bare durable commit {commit:?}, save over HTTP {save:?}: {:.2} times (at most 3)", save.as_secs_f64() / commit.as_secs_f64());
}

/// A line of what Linux says of this process's memory, in bytes: `VmRSS:` is now, `VmHWM:` the highest.
fn memory(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|found| found.strip_prefix(line));
    found.and_then(|found| found.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or_default() * 1024
}

fn reading(folder: &Path) {
    let file = folder.join("figures.xlsx");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, name) in (0..).zip(["library", "year", "indicator", "value", "status", "note"]) {
        sheet.write_string(0, column, name).unwrap();
    }
    for row in 1..ROWS {
        sheet.write_string(row, 0, "seamk").unwrap();
        sheet.write_number(row, 1, f64::from(2000 + row % 24)).unwrap();
        sheet.write_string(row, 2, "hp_loans").unwrap();
        sheet.write_number(row, 3, f64::from(row) * 1.5).unwrap();
        sheet.write_string(row, 4, "reported").unwrap();
        sheet.write_string(row, 5, format!("row {row}")).unwrap();
    }
    workbook.save(&file).unwrap();
    drop(workbook);
    let output = Command::new(std::env::current_exe().unwrap()).env(READ, &file).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let (seconds, grown) = told.trim().split_once(' ').expect("the reader tells");
    let ours: f64 = seconds.parse().unwrap();
    println!("120 000 cells read in {ours:.3} s, memory grew by {grown} MB (at most 64)");
    let Ok(python) = std::env::var("JALKI_PYTHON") else {
        println!("set JALKI_PYTHON to a Python with openpyxl to compare");
        return;
    };
    let script = "import sys, time, openpyxl\nt = time.perf_counter()\nfor row in openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True): pass\nprint(time.perf_counter() - t)";
    let output = Command::new(python).args(["-c", script]).arg(&file).output().unwrap();
    let theirs: f64 = String::from_utf8_lossy(&output.stdout).trim().parse().expect("openpyxl runs");
    println!("openpyxl {theirs:.3} s: {:.1} times as fast (at least 8)", theirs / ours);
}

/// Tells the seconds that reading took, and the megabytes by which the memory grew.
fn read(file: &Path) {
    let bytes = std::fs::read(file).unwrap();
    let before = memory("VmRSS:");
    let begun = Instant::now();
    let table = table::read_while(&bytes, 1_000_000, &|| true).expect("the file is read").sheets.remove(0);
    let took = begun.elapsed().as_secs_f64();
    assert_eq!(table.rows.len(), ROWS as usize - 1);
    println!("{took} {}", memory("VmHWM:").saturating_sub(before) / 1024 / 1024);
}

//! What the program bears, as it is built: `cargo bench -p server --bench load`. On the example consortium,
//! with 50 people who save without a pause, and then with everything at once.
//!
//! `JALKI_BENCH_SECONDS` says how long each lasts: 60 and 300 unless it is said.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark that cannot go on has failed, and it prints"
)]

#[path = "../tests/it/program.rs"]
mod program;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use app::domain::{account::Role, code::LibraryCode};
use program::Program;
use server::{
    clock::SystemClock,
    random::SystemRandom,
    service::{Service, accounts::Invitation, examine::examine},
    store::Db,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

const PASSWORD: &str = "a long enough password";
const WRITERS: usize = 50;
/// Libraries that have not sent the open year of the example.
const LIBRARIES: [&str; 5] = ["seamk", "savonia", "turku-amk", "kamk", "lapin-amk"];
const CELLS: [&str; 10] = [
    "hp_loans",
    "ctx_visits",
    "fp_car_km",
    "fp_air_km",
    "fp_paper_sheets",
    "fp_parcels",
    "fp_train_km",
    "ctx_staff_fte",
    "lrn_il_participants",
    "imp_downloads",
];

/// In bytes: what a process holds now.
fn memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let held = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).and_then(|kb| kb.split_whitespace().next()?.parse::<u64>().ok());
    held.unwrap_or_default() * 1024
}

/// A connection that is kept.
struct Client {
    stream: TcpStream,
    addr: String,
    cookie: String,
}

impl Client {
    async fn new(addr: &str) -> Self {
        Self { stream: TcpStream::connect(addr).await.unwrap(), addr: addr.to_owned(), cookie: String::new() }
    }

    async fn sign_in(addr: &str, email: &str) -> Self {
        let mut client = Self::new(addr).await;
        let form = format!("email={email}&password={}", PASSWORD.replace(' ', "+"));
        let (status, head) = client.ask("POST", "/fi/signin", &form).await;
        assert_eq!(status, 303, "{head}");
        let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        cookie.split(';').next().unwrap().clone_into(&mut client.cookie);
        client
    }

    /// Status, and all of the answer.
    async fn ask(&mut self, method: &str, path: &str, form: &str) -> (u16, String) {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
            self.addr,
            self.cookie,
            form.len()
        );
        self.stream.write_all(request.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        let mut chunk = vec![0; 64 * 1024];
        loop {
            let read = self.stream.read(&mut chunk).await.unwrap();
            assert!(read > 0, "{path}: the program closed in the middle");
            bytes.extend_from_slice(&chunk[..read]);
            let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else { continue };
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let header = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(str::trim).map(str::to_owned);
            let whole = match header("content-length:") {
                Some(length) => bytes.len() >= end + 4 + length.parse::<usize>().unwrap(),
                None => header("transfer-encoding:").is_none() || bytes.ends_with(b"0\r\n\r\n"),
            };
            if whole {
                return (head.split(' ').nth(1).unwrap().parse().unwrap(), String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }
}

fn seconds(usual: u64) -> Duration {
    Duration::from_secs(std::env::var("JALKI_BENCH_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(usual))
}

fn email(writer: usize) -> String {
    format!("w{writer}@example.fi")
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let url = Db::file_url(&folder.path().join("jalki.db"));
    let db = Db::open(&url).await.unwrap();
    server::demo::prepare(&db, Arc::new(SystemClock)).await.unwrap();
    let service = Service::start(db.clone(), Arc::new(SystemClock), Arc::new(SystemRandom)).await.unwrap();
    for writer in 0..WRITERS {
        let libraries = [LibraryCode::parse(LIBRARIES[writer % LIBRARIES.len()]).unwrap()];
        let new = Invitation { email: &email(writer), name: "w", role: Role::Contributor, libraries: &libraries, password: Some(PASSWORD) };
        service.create_account(&new).await.unwrap().unwrap();
    }
    drop(service);
    db.close().await;
    let program = Program::start(Program::command(), folder.path());
    writers(&program.addr, seconds(60)).await;
    mixed(&program, seconds(300)).await;
    drop(program);
    let db = Db::open(&url).await.unwrap();
    assert_eq!(examine(&db, &[]).await.unwrap().problems, [""; 0]);
}

/// The revision that an answer to a save names.
fn revision_in(answer: &str) -> i64 {
    let named = answer.rsplit("\"revision\":").next().unwrap_or_default();
    named.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap_or(-1)
}

/// Each saves one cell of its own again and again.
async fn writers(addr: &str, lasts: Duration) {
    let mut clients = Vec::new();
    for writer in 0..WRITERS {
        clients.push(Client::sign_in(addr, &email(writer)).await);
    }
    let begun = Instant::now();
    let mut saving = JoinSet::new();
    for (writer, mut client) in clients.into_iter().enumerate() {
        saving.spawn(async move {
            let (library, cell) = (LIBRARIES[writer % LIBRARIES.len()], CELLS[writer / LIBRARIES.len()]);
            let path = format!("/fi/entry/{library}/2025/cells");
            let (mut took, mut failed, mut value, mut revision) = (Vec::new(), 0, 1000, 0);
            while begun.elapsed() < lasts {
                value += 1;
                let asked = Instant::now();
                let (status, answer) = client.ask("POST", &path, &format!("v.{cell}={value}&r.{cell}={revision}")).await;
                took.push(asked.elapsed());
                let now = revision_in(&answer);
                // The first may find what the example brings; from then on nobody else writes this cell.
                failed += usize::from(status != 200 || (now != revision + 1 && took.len() > 1));
                revision = now;
            }
            (took, failed)
        });
    }
    let done = saving.join_all().await;
    let failed: usize = done.iter().map(|(_, failed)| failed).sum();
    assert_eq!(failed, 0, "saves failed");
    let mut took: Vec<Duration> = done.into_iter().flat_map(|(took, _)| took).collect();
    took.sort();
    let part = |share: usize| took[(took.len() - 1) * share / 1000];
    println!(
        "{WRITERS} writers for {lasts:?}: {} saves, {:.0} a second; median {:?}, p99 {:?} (at most 150 ms), most {:?}",
        took.len(),
        took.len() as f64 / lasts.as_secs_f64(),
        part(500),
        part(990),
        part(1000),
    );
}

/// Readers of every page, savers, reports and files, all at once.
async fn mixed(program: &Program, lasts: Duration) {
    let addr = &program.addr;
    let pages = [
        "/fi",
        "/sv/indicators",
        "/en/indicators/hp_loans",
        "/fi/stories",
        "/fi/method",
        "/fi/reports/2024.pdf",
        "/fi/data/2024/figures.csv",
    ];
    let (stop, count) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let mut busy = JoinSet::new();
    for reader in 0..16 {
        let (addr, stop, count) = (addr.clone(), stop.clone(), count.clone());
        busy.spawn(async move {
            let mut client = Client::new(&addr).await;
            for at in reader.. {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let (status, _) = client.ask("GET", pages[at % pages.len()], "").await;
                assert_eq!(status, 200);
                count.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    for writer in 0..8 {
        let (addr, stop, count) = (addr.clone(), stop.clone(), count.clone());
        busy.spawn(async move {
            let mut client = Client::sign_in(&addr, &email(writer)).await;
            let library = LIBRARIES[writer % LIBRARIES.len()];
            let mut revision = 0;
            let pages = ["context", "check", "excel", &format!("excel/{library}-2025.xlsx"), "copy.pdf", "table"];
            for at in 0.. {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let path = format!("/fi/entry/{library}/2025/{}", pages[at % pages.len()]);
                assert_eq!(client.ask("GET", &path, "").await.0, 200, "{path}");
                let cell = CELLS[writer];
                let form = format!("v.{cell}={at}&r.{cell}={revision}");
                let (status, answer) = client.ask("POST", &format!("/fi/entry/{library}/2025/cells"), &form).await;
                assert_eq!(status, 200);
                revision = revision_in(&answer);
                count.fetch_add(2, Ordering::Relaxed);
            }
        });
    }
    // A tenth of the time to come to its usual size.
    tokio::time::sleep(lasts / 10).await;
    let before = memory(program.child.id());
    tokio::time::sleep(lasts * 9 / 10).await;
    let after = memory(program.child.id());
    stop.store(true, Ordering::Relaxed);
    busy.join_all().await;
    println!(
        "everything at once for {lasts:?}: {} answers; memory {} MB, then {} MB: {:+.1} % (at most 5)",
        count.load(Ordering::Relaxed),
        before / 1024 / 1024,
        after / 1024 / 1024,
        (after as f64 / before as f64 - 1.0) * 100.0
    );
}

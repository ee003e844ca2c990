//! The server is killed in the middle of a stream of saves: what it acknowledged is there afterwards.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use app::domain::{account::Role, code::IndicatorCode, entry::cell::Cell};
use server::{
    service::{accounts::Invitation, events::By},
    store::Db,
};

use crate::{
    both,
    client::{PASSWORD, library, year},
};

const CRASHES: usize = 200;

struct Server {
    child: Child,
    addr: String,
}

impl Server {
    fn start(folder: &std::path::Path, port: u16) -> Self {
        let addr = format!("127.0.0.1:{port}");
        let child = Command::new(env!("CARGO_BIN_EXE_jalki"))
            .arg("serve")
            .env("JALKI_DATA_DIR", folder)
            .env("JALKI_ADDR", &addr)
            .env("JALKI_LOG", "error")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { child, addr };
        let begun = Instant::now();
        while TcpStream::connect(&server.addr).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(30), "the server does not start");
            std::thread::yield_now();
        }
        server
    }

    /// SIGKILL: nothing is tidied up.
    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// One request on a connection that is kept; None when the server is gone. Gives status and headers.
fn post(stream: &mut BufReader<TcpStream>, path: &str, cookie: &str, body: &str) -> Option<(u16, Vec<String>)> {
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.get_mut().write_all(request.as_bytes()).ok()?;
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        lines.push(line.trim_end().to_owned());
    }
    let header = |name: &str| lines.iter().find_map(|line| line.to_lowercase().strip_prefix(name).map(|value| value.trim().to_owned()));
    let length: usize = header("content-length:").and_then(|value| value.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    let status = lines[0].split(' ').nth(1)?.parse().ok()?;
    Some((status, lines))
}

fn connect(addr: &str) -> BufReader<TcpStream> {
    BufReader::new(TcpStream::connect(addr).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let url = Db::file_url(&folder.path().join("jalki.db"));
    let db = Db::open(&url).await.unwrap();
    let service = both::service(&db).await;
    service.open_round(By::Command, year(2025)).await.unwrap();
    let libraries = [library("seamk")];
    let new = Invitation { email: "m@example.fi", name: "m", role: Role::Manager, libraries: &libraries, password: Some(PASSWORD) };
    service.create_account(&new).await.unwrap().unwrap();
    db.close().await;
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut acknowledged: i64 = 0;
    let mut cookie = String::new();
    for crash in 0..CRASHES {
        let server = Server::start(folder.path(), port);
        let mut stream = connect(&server.addr);
        if cookie.is_empty() {
            let (_, headers) =
                post(&mut stream, "/fi/signin", "", &format!("email=m@example.fi&password={}", PASSWORD.replace(' ', "+"))).unwrap();
            let set = headers.iter().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
            cookie = set.split(';').next().unwrap().to_owned();
        }
        // Killed at another moment each time, while saves are on their way.
        let life = Duration::from_micros(20_000 + u64::try_from(crash).unwrap() * 7919 % 60_000);
        let killer = std::thread::spawn(move || {
            std::thread::park_timeout(life);
            server.kill();
        });
        let mut value = acknowledged;
        loop {
            value += 1;
            let body = format!("v.hp_loans={value}&r.hp_loans={acknowledged}");
            match post(&mut stream, "/fi/entry/seamk/2025/cells", &cookie, &body) {
                Some((200, _)) => acknowledged = value,
                Some(other) => panic!("{other:?}"),
                None => break,
            }
        }
        killer.join().unwrap();
        let db = Db::open(&url).await.unwrap();
        let stored = db.read().await.unwrap().list_figures(&libraries[0], year(2025)).await.unwrap();
        let loans = stored.iter().find(|stored| stored.indicator == IndicatorCode::parse("hp_loans").unwrap());
        let found = loans.map_or(0, |stored| match stored.figure.cell {
            Cell::Reported(amount) => amount.thousandths() / 1000,
            other => panic!("{other:?}"),
        });
        // The last one may have been written without its answer arriving.
        assert!(found == acknowledged || found == acknowledged + 1, "acknowledged {acknowledged}, found {found}");
        acknowledged = found;
        db.close().await;
    }
    assert!(acknowledged >= i64::try_from(CRASHES).unwrap(), "hardly anything was saved: {acknowledged}");
}

//! The server is killed in the middle of a stream of saves: what it acknowledged is there afterwards.

use std::time::Duration;

use app::domain::{account::Role, code::IndicatorCode, entry::cell::Cell};
use server::{
    service::{accounts::Invitation, events::By},
    store::Db,
};

use crate::{
    both,
    client::{PASSWORD, library, year},
    program::Program,
    web::{connect, post},
};

const CRASHES: usize = 200;

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
    let mut acknowledged: i64 = 0;
    let mut cookie = String::new();
    for crash in 0..CRASHES {
        let program = Program::start(Program::command(), folder.path());
        let mut stream = connect(&program.addr);
        if cookie.is_empty() {
            let form = format!("email=m@example.fi&password={}", PASSWORD.replace(' ', "+"));
            cookie = post(&mut stream, "/fi/signin", "", &form).unwrap().cookie();
        }
        // Killed at another moment each time, while saves are on their way.
        let life = Duration::from_micros(20_000 + u64::try_from(crash).unwrap() * 7919 % 60_000);
        let killer = std::thread::spawn(move || {
            std::thread::park_timeout(life);
            drop(program);
        });
        let mut value = acknowledged;
        loop {
            value += 1;
            let body = format!("v.hp_loans={value}&r.hp_loans={acknowledged}");
            match post(&mut stream, "/fi/entry/seamk/2025/cells", &cookie, &body) {
                Some(answer) if answer.status == 200 => acknowledged = value,
                Some(other) => panic!("{} {}", other.head, other.text),
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

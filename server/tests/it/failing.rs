//! A disk that fails: nothing is told as saved that is not, people are told that it cannot be used right now, and
//! nobody reads an old state afterwards.

use std::{
    fs,
    io::BufReader,
    net::TcpStream,
    path::{Path, PathBuf},
    process::Command,
};

use app::domain::account::Role;
use server::{
    service::{accounts::Invitation, events::By},
    store::{Db, StoreError},
};

use crate::{
    both,
    client::{PASSWORD, library, year},
    program::Program,
    web::{connect, get, post},
};

/// Stands between the program and the disk: what is written to its database fails as the named file says.
const SHIM: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int fails(int fd) {
    char link[64], path[4096], what[16] = {0};
    const char *told = getenv("JALKI_TEST_FAILS");
    FILE *file = told ? fopen(told, "r") : NULL;
    if (!file) return 0;
    size_t read = fread(what, 1, sizeof what - 1, file);
    fclose(file);
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (read == 0 || length < 0) return 0;
    path[length] = 0;
    if (!strstr(path, "jalki.db")) return 0;
    errno = strcmp(what, "EIO") == 0 ? EIO : ENOSPC;
    return 1;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name)) dlsym(RTLD_NEXT, #name)
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { REAL(pwrite); return fails(fd) ? -1 : real(fd, b, n, o); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) { REAL(pwrite64); return fails(fd) ? -1 : real(fd, b, n, o); }
ssize_t write(int fd, const void *b, size_t n) { REAL(write); return fails(fd) ? -1 : real(fd, b, n); }
int fsync(int fd) { REAL(fsync); return fails(fd) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(fdatasync); return fails(fd) ? -1 : real(fd); }
"#;

fn shim(folder: &Path) -> PathBuf {
    let (source, made) = (folder.join("shim.c"), folder.join("shim.so"));
    fs::write(&source, SHIM).unwrap();
    // SQLite is built with the same compiler.
    let built = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&made).arg(&source).arg("-ldl").output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    made
}

/// The program on a disk that fails when it is told to.
struct Failing {
    program: Program,
    fails: PathBuf,
}

impl Failing {
    fn start(folder: &Path) -> Self {
        let fails = folder.join("fails");
        let mut command = Program::command();
        command.env("JALKI_LOG", "off").env("LD_PRELOAD", shim(folder)).env("JALKI_TEST_FAILS", &fails);
        Self { program: Program::start(command, folder), fails }
    }

    fn fail(&self, how: &str) {
        fs::write(&self.fails, how).unwrap();
    }

    fn recover(&self) {
        fs::remove_file(&self.fails).unwrap();
    }

    fn connect(&self) -> BufReader<TcpStream> {
        connect(&self.program.addr)
    }

    fn sign_in(&self, email: &str) -> String {
        let form = format!("email={email}&password={}", PASSWORD.replace(' ', "+"));
        let answer = post(&mut self.connect(), "/fi/signin", "", &form).unwrap();
        assert_eq!(answer.status, 303, "{}", answer.text);
        answer.cookie()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_disk_that_failed_everybody_reads_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let url = Db::file_url(&folder.path().join("jalki.db"));
    let db = Db::open(&url).await.unwrap();
    let service = both::service(&db).await;
    service.open_round(By::Command, year(2025)).await.unwrap();
    let libraries = [library("seamk")];
    let people = ["kept@example.fi", "enospc@example.fi", "eio@example.fi"];
    for email in people {
        let new = Invitation { email, name: email, role: Role::Manager, libraries: &libraries, password: Some(PASSWORD) };
        service.create_account(&new).await.unwrap().unwrap();
    }
    let failing = Failing::start(folder.path());
    let kept = failing.sign_in(people[0]);
    let save = |value: i64, seen: i64, cookie: &str| {
        let form = format!("v.hp_loans={value}&r.hp_loans={seen}");
        post(&mut failing.connect(), "/sv/entry/seamk/2025/cells", cookie, &form).unwrap()
    };
    assert_eq!(save(1, 0, &kept).status, 200);
    let mut seen = 1;
    for (how, leaves) in [("ENOSPC", people[1]), ("EIO", people[2])] {
        let gone = failing.sign_in(leaves);
        failing.fail(how);
        // As many at once as there are connections: each of them meets the failure.
        std::thread::scope(|scope| {
            for at in 0..16 {
                let (save, kept) = (&save, &kept);
                scope.spawn(move || {
                    let answer = save(100 + at, seen, kept);
                    assert_eq!(answer.status, 503, "{how}: {}", answer.text);
                    assert!(
                        answer.text.contains("Databasen svarar inte just nu") && answer.head.contains("retry-after"),
                        "{}",
                        answer.text
                    );
                });
            }
        });
        // What everybody may read is there, and so is what one has saved.
        assert_eq!(get(&mut failing.connect(), "/fi", &kept).unwrap().status, 200);
        failing.recover();
        service.disable_account(leaves).await.unwrap().unwrap();
        for _ in 0..80 {
            let answer = get(&mut failing.connect(), "/fi/home", &gone).unwrap();
            assert_eq!(answer.status, 303, "{how}: a disabled account is let in");
        }
        // A new session is known to all, and what is saved now is read by all.
        let fresh = failing.sign_in(people[0]);
        let saved = save(500 + seen, seen, &fresh);
        assert!(saved.status == 200 && saved.text.contains("Kept"), "{how}: {}", saved.text);
        seen += 1;
        for _ in 0..40 {
            let page = get(&mut failing.connect(), "/fi/entry/seamk/2025/check", &fresh).unwrap();
            assert!(page.status == 200 && page.text.contains(&format!(">{}<", 500 + seen - 1)), "{how}: an old value");
        }
    }
    drop(failing);
    assert_eq!(server::service::examine::examine(&db, &[]).await.unwrap().problems, [""; 0]);
}

/// A server that goes away in the middle, and comes back.
#[tokio::test(flavor = "multi_thread")]
async fn a_postgres_that_went_away_is_unavailable_and_then_there() {
    let fresh = both::postgres().await;
    both::service(&fresh.db).await;
    let Db::Postgres(pool) = &fresh.db else { panic!("this is PostgreSQL") };
    let admin = pool.acquire().await.unwrap();
    let mut admin = admin.detach();
    let mut writing = fresh.db.write().await.unwrap();
    writing.raise_data_version().await.unwrap();
    let end =
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    let (ended,): (i64,) = sqlx::query_as(end).fetch_one(&mut admin).await.unwrap();
    assert!(ended > 0);
    assert!(matches!(writing.commit().await, Err(StoreError::Unavailable(_))));
    for _ in 0..20 {
        assert_eq!(fresh.db.read().await.unwrap().data_version().await.unwrap(), 0, "nothing of it is there");
    }
    let mut again = fresh.db.write().await.unwrap();
    again.raise_data_version().await.unwrap();
    again.commit().await.unwrap();
    assert_eq!(fresh.db.read().await.unwrap().data_version().await.unwrap(), 1);
}

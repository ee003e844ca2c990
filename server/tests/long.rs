//! A small disk that fills while people save: `cargo xtask test --long`. It mounts one, and so wants to be root.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "it/program.rs"]
mod program;
#[path = "it/web.rs"]
mod web;

use std::{fs, path::Path, process::Command, sync::Arc};

use app::domain::{account::Role, code::LibraryCode, year::Year};
use program::Program;
use server::{
    clock::SystemClock,
    random::SystemRandom,
    service::{Service, accounts::Invitation, events::By, examine::examine},
    store::Db,
};
use web::{connect, get, post};

const PASSWORD: &str = "a long enough password";

/// Four megabytes, which go with this.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(at: &'a Path) -> Self {
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", "size=4m", "tmpfs"]).arg(at).output().unwrap();
        assert!(done.status.success(), "a tmpfs cannot be mounted: {}", String::from_utf8_lossy(&done.stderr));
        Self(at)
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_fills_loses_nothing_and_shows_nothing_old() {
    let folder = tempfile::tempdir().unwrap();
    let _disk = SmallDisk::mount(folder.path());
    let db = Db::open(&Db::file_url(&folder.path().join("jalki.db"))).await.unwrap();
    let service = Service::start(db.clone(), Arc::new(SystemClock), Arc::new(SystemRandom)).await.unwrap();
    service.open_round(By::Command, Year::parse("2025").unwrap()).await.unwrap();
    let libraries = [LibraryCode::parse("seamk").unwrap()];
    for email in ["kept@example.fi", "gone@example.fi"] {
        let new = Invitation { email, name: "m", role: Role::Manager, libraries: &libraries, password: Some(PASSWORD) };
        service.create_account(&new).await.unwrap().unwrap();
    }
    let mut command = Program::command();
    command.env("JALKI_LOG", "off");
    let program = Program::start(command, folder.path());
    let sign_in = |email: &str| {
        let form = format!("email={email}&password={}", PASSWORD.replace(' ', "+"));
        post(&mut connect(&program.addr), "/fi/signin", "", &form).unwrap().cookie()
    };
    let (kept, gone) = (sign_in("kept@example.fi"), sign_in("gone@example.fi"));
    let mut acknowledged = 0;
    for round in 0..3 {
        // Somebody else fills the disk but for a little, and people go on saving until it is felt.
        let junk = folder.path().join("junk");
        let _ = fs::write(&junk, vec![0; 8 * 1024 * 1024]);
        let filled = fs::File::options().write(true).open(&junk).unwrap();
        filled.set_len(filled.metadata().unwrap().len() - 128 * 1024).unwrap();
        drop(filled);
        let before = acknowledged;
        let mut refused = 0;
        for _ in 0..400 {
            let form = format!("v.hp_loans={}&r.hp_loans={acknowledged}", acknowledged + 1);
            let answer = post(&mut connect(&program.addr), "/fi/entry/seamk/2025/cells", &kept, &form).unwrap();
            match answer.status {
                200 => acknowledged += 1,
                503 => refused += 1,
                other => panic!("{other}: {}", answer.text),
            }
            if refused == 20 {
                break;
            }
        }
        assert!(refused == 20 && acknowledged > before, "round {round}: {refused} refused, {acknowledged} saved");
        fs::remove_file(&junk).unwrap();
        if round == 0 {
            service.disable_account("gone@example.fi").await.unwrap().unwrap();
        }
        for _ in 0..80 {
            assert_eq!(get(&mut connect(&program.addr), "/fi/home", &gone).unwrap().status, 303, "a disabled account is let in");
        }
        for _ in 0..40 {
            let page = get(&mut connect(&program.addr), "/fi/entry/seamk/2025/check", &kept).unwrap();
            assert!(page.status == 200 && page.text.contains(&format!(">{acknowledged}<")), "an old value");
        }
        let fresh = sign_in("kept@example.fi");
        assert_eq!(get(&mut connect(&program.addr), "/fi/home", &fresh).unwrap().status, 200, "a fresh sign-in is not known");
    }
    assert_eq!(examine(&db, &[]).await.unwrap().problems, [""; 0]);
}

//! A restore that is cut at any moment leaves a whole database, and a start that says what to do.

use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command};

use server::store::Db;

use crate::both;

/// Runs a command on the database in a folder: whether it was done, and what it said.
pub fn jalki(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jalki"));
    let done = command.args(arguments).env("JALKI_DATA_DIR", folder).env("JALKI_LOG", "error").output().unwrap();
    let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (done.status.success(), said)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_restore_harms_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("jalki.db");
    let db = Db::open(&Db::file_url(&target)).await.unwrap();
    both::service(&db).await;
    db.close().await;
    let copy = folder.path().join("copy.db");
    let (done, said) = jalki(folder.path(), &["backup", copy.to_str().unwrap()]);
    assert!(done && said.contains("the log ends at 1:"), "{said}");
    let (_, opened) = jalki(folder.path(), &["round", "open", "2025"]);
    assert!(opened.contains("2025 is open"), "{opened}");
    // Cut while the copy was made, or before it took its place: what was there is there.
    fs::copy(&copy, folder.path().join("jalki.incoming")).unwrap();
    for command in [&["user", "list"][..], &["check"], &["serve"]] {
        let (done, said) = jalki(folder.path(), command);
        assert!(!done && said.contains("a restore was cut off") && said.contains("jalki.incoming"), "{said}");
    }
    let (done, said) = jalki(folder.path(), &["restore", copy.to_str().unwrap()]);
    assert!(done && said.contains("jalki.before-restore-1"), "{said}");
    let (done, said) = jalki(folder.path(), &["check"]);
    assert!(done && said.contains("everything is sound"), "{said}");
    // What was there is kept, and can be restored in its turn.
    let kept = folder.path().join("jalki.before-restore-1");
    let (done, said) = jalki(folder.path(), &["restore", kept.to_str().unwrap()]);
    assert!(done && said.contains("jalki.before-restore-2"), "{said}");
    let (done, said) = jalki(folder.path(), &["round", "close", "2025"]);
    assert!(done && said.contains("2025 is closed"), "{said}");
    // A log without its database is not read into the restored one.
    fs::remove_file(&target).unwrap();
    fs::write(folder.path().join("jalki.db-wal"), b"of another database").unwrap();
    let (done, said) = jalki(folder.path(), &["user", "list"]);
    assert!(!done && said.contains("was left of one"), "{said}");
    let (done, said) = jalki(folder.path(), &["restore", copy.to_str().unwrap()]);
    assert!(done && !folder.path().join("jalki.db-wal").exists(), "{said}");
    let (done, said) = jalki(folder.path(), &["check"]);
    assert!(done && said.contains("everything is sound"), "{said}");
    // One that cannot be opened is kept as it is; a failed restore leaves no trace.
    fs::write(&target, b"no database at all").unwrap();
    let (done, said) = jalki(folder.path(), &["restore", copy.to_str().unwrap()]);
    assert!(done && said.contains("is kept as"), "{said}");
    let junk = folder.path().join("junk");
    fs::write(&junk, b"no backup").unwrap();
    let (done, said) = jalki(folder.path(), &["restore", junk.to_str().unwrap()]);
    assert!(!done && said.contains("nothing was changed") && !folder.path().join("jalki.incoming").exists(), "{said}");
    // No database at all, and one that was kept: no empty one is begun.
    fs::remove_file(&target).unwrap();
    let (done, said) = jalki(folder.path(), &["user", "list"]);
    assert!(!done && said.contains("jalki.before-restore-") && !target.exists(), "{said}");
}

/// A folder that was copied while it was in use: the latest stands in the log beside the database, and comes with it.
#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_a_live_folder_is_restored_whole() {
    let (live, copied, restored) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let db = Db::open(&Db::file_url(&live.path().join("jalki.db"))).await.unwrap();
    let service = both::service(&db).await;
    let copy = || {
        for name in ["jalki.db", "jalki.db-wal", "jalki.db-shm"] {
            fs::copy(live.path().join(name), copied.path().join(name)).unwrap();
        }
    };
    let restore = || jalki(restored.path(), &["restore", copied.path().join("jalki.db").to_str().unwrap()]);
    service.open_round(server::service::events::By::Command, crate::client::year(2025)).await.unwrap();
    copy();
    assert!(fs::metadata(copied.path().join("jalki.db-wal")).unwrap().len() > 0);
    let (done, said) = restore();
    assert!(done, "{said}");
    let (done, said) = jalki(restored.path(), &["round", "close", "2025"]);
    assert!(done && said.contains("2025 is closed"), "what stood in the log is there: {said}");
    let (done, said) = jalki(restored.path(), &["check"]);
    assert!(done && said.contains("everything is sound"), "{said}");
    // The database of an earlier moment beside the log of a later one: refused, and nothing changed.
    let Db::Sqlite(pool, _) = &db else { panic!("this is SQLite") };
    sqlx::query("pragma wal_checkpoint(truncate)").execute(pool).await.unwrap();
    let rows: String = (2000..2024).map(|year| format!("seamk,{year},hp_loans,{year},reported,{}\n", "x".repeat(900))).collect();
    both::import(&service, format!("library,year,indicator,value,status,note\n{rows}")).await.unwrap().unwrap();
    fs::copy(live.path().join("jalki.db-wal"), copied.path().join("jalki.db-wal")).unwrap();
    let (done, said) = restore();
    assert!(!done && said.contains("nothing was changed"), "{said}");
    let (done, said) = jalki(restored.path(), &["check"]);
    assert!(done && said.contains("everything is sound"), "{said}");
    db.close().await;
}

/// Whoever reads the database would write into the one that takes its place.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_use_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let (done, said) = jalki(folder.path(), &["round", "open", "2025"]);
    assert!(done, "{said}");
    let made = folder.path().join("a/folder");
    let (done, said) = jalki(&made, &["round", "open", "2025"]);
    assert!(done, "{said}");
    let files = [folder.path(), &made].into_iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    for path in files.map(|file| file.unwrap().path()).chain([made.clone()]) {
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "others on the machine may read {}", path.display());
    }
    let copy = folder.path().join("copy.db");
    jalki(folder.path(), &["backup", copy.to_str().unwrap()]);
    let used = fs::File::open(folder.path().join("jalki.lock")).unwrap();
    used.lock_shared().unwrap();
    let (done, said) = jalki(folder.path(), &["restore", copy.to_str().unwrap()]);
    assert!(!done && said.contains("the database is in use"), "{said}");
    drop(used);
    let (done, said) = jalki(folder.path(), &["check"]);
    let line = said.lines().find(|line| line.starts_with("the log ends at")).unwrap().to_owned();
    assert!(done && jalki(folder.path(), &["check", "--head", &line]).0);
    let other = format!("1:{}", "a".repeat(64));
    let (done, said) = jalki(folder.path(), &["check", "--head", &other]);
    assert!(!done && said.contains("the log does not hold 1:aaa"), "{said}");
    let (done, said) = jalki(folder.path(), &["check", "--head", "banana"]);
    assert!(!done && said.contains("write the number and the hash"), "{said}");
    // What begins nothing makes no database.
    let empty = tempfile::tempdir().unwrap();
    for command in [
        &["backup", "b.db"][..],
        &["user", "list"],
        &["user", "disable", "--email", "x@x.fi"],
        &["check"],
        &["log", "list"],
        &["round", "close", "2025"],
        &["export", "--format", "csv"],
    ] {
        let (done, said) = jalki(empty.path(), command);
        assert!(!done && said.contains("there is no database at"), "{said}");
    }
    assert!(!empty.path().join("jalki.db").exists());
}

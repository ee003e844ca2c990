//! `jalki restore`, for the embedded database. Whenever it is cut, there is a whole database in its place: the one
//! from before, or the restored one.

use std::{
    fs::{File, Permissions},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use crate::{
    config::Settings,
    database_file::{BESIDE, MOST_KEPT, before_restore, beside, incoming, is_empty, lock_file},
    service::examine::examine,
    store::Db,
};

fn failed(path: &Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("{}: {error}", path.display())
}

/// The copy that waits; it goes with this, unless it has taken its place.
struct Incoming(PathBuf);

impl Incoming {
    fn clear(&self) {
        for what in BESIDE {
            let _ = std::fs::remove_file(beside(&self.0, what));
        }
        let _ = std::fs::remove_file(&self.0);
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        self.clear();
    }
}

/// What holds a part of the database beside its file.
const HELD_BESIDE: [&str; 2] = ["-wal", "-journal"];

/// Nobody else on the machine reads what is taken, whoever may read where it comes from.
fn take(from: &Path, to: &Path) -> Result<(), String> {
    std::fs::copy(from, to).map_err(|e| format!("{} cannot be copied: {e}", from.display()))?;
    std::fs::set_permissions(to, Permissions::from_mode(0o600)).map_err(failed(to))
}

/// Checks the copy before it takes the database's place; what was there is kept beside it.
///
/// # Errors
/// Says what was wrong; then nothing was changed.
pub async fn restore(settings: &Settings, file: &Path) -> Result<(), String> {
    let target = settings.database.file().ok_or("restore PostgreSQL with its own tools, psql or pg_restore")?;
    if !file.is_file() {
        return Err(format!("{} is not a file", file.display()));
    }
    let lock = lock_file(settings).map_err(|e| e.to_string())?;
    if lock.as_ref().is_some_and(|file| file.try_lock().is_err()) {
        return Err("the database is in use; stop the server, and whatever else reads it, first".to_owned());
    }
    let waiting = incoming(&target);
    if file.canonicalize().ok().is_some_and(|file| waiting.canonicalize().ok() == Some(file)) {
        return Err(format!("{} is what a cut restore left, and may not be whole; restore the backup itself", file.display()));
    }
    let copy = Incoming(waiting);
    // What an earlier one has left beside its copy would be read as this copy's.
    copy.clear();
    take(file, &copy.0)?;
    // Of a folder that was copied while it was in use, the latest stands beside the database.
    let mut latest = false;
    for what in HELD_BESIDE {
        let from = beside(file, what);
        if from.exists() && !is_empty(&from) {
            take(&from, &beside(&copy.0, what))?;
            latest = true;
        }
    }
    is_whole(&copy.0, latest).await.map_err(|why| format!("{}: {why}; nothing was changed", file.display()))?;
    sync(&copy.0)?;
    keep(&settings.database.url, &target).await?;
    std::fs::rename(&copy.0, &target).map_err(failed(&target))?;
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        sync(folder)?;
    }
    println!("restored from {}", file.display());
    Ok(())
}

fn sync(path: &Path) -> Result<(), String> {
    File::open(path).and_then(|file| file.sync_all()).map_err(failed(path))
}

/// Gives what is there a second name, with what a crash may have left beside it: the log of one database must never
/// lie beside another.
async fn keep(url: &str, target: &Path) -> Result<(), String> {
    let left = |what: &&str| beside(target, what).exists();
    if !target.exists() && !BESIDE.iter().any(left) {
        return Ok(());
    }
    // Into the database with it. One that cannot be opened is kept as it is, with what is beside it.
    let settled = target.exists() && Db::settle(url).await.is_ok();
    let kept = (1..MOST_KEPT).map(|n| before_restore(target, n)).find(|path| !path.exists());
    let kept = kept.ok_or("no name is free for the database that is there")?;
    if target.exists() {
        std::fs::hard_link(target, &kept).or_else(|_| std::fs::copy(target, &kept).map(|_| ())).map_err(failed(&kept))?;
        sync(&kept)?;
    }
    for what in BESIDE.iter().filter(|what| left(what)) {
        let (from, to) = (beside(target, what), beside(&kept, what));
        if settled && is_empty(&from) || *what == "-shm" {
            std::fs::remove_file(&from).map_err(failed(&from))?;
        } else {
            std::fs::rename(&from, &to).map_err(failed(&from))?;
        }
    }
    println!("the database that was there is kept as {}", kept.display());
    Ok(())
}

/// Whether a file is a sound database of ours; leaves it migrated, with nothing beside it. What was put together of
/// two files, `latest`, is compared with its log as well: they may have been copied at two moments.
async fn is_whole(path: &Path, latest: bool) -> Result<(), String> {
    if latest {
        Db::settle(&Db::file_url(path)).await.map_err(|e| e.to_string())?;
    }
    let begins = std::fs::read(path).map_err(|e| e.to_string())?;
    let ours = |name: &str| begins.windows(name.len()).any(|window| window == name.as_bytes());
    if !begins.starts_with(b"SQLite format 3") || !ours("figure_history") || !ours("_sqlx_migrations") {
        return Err("this is not a backup of Jälki".to_owned());
    }
    let db = Db::open(&Db::file_url(path)).await.map_err(|e| e.to_string())?;
    let damage = if latest { examine(&db, &[]).await.map(|found| found.problems) } else { db.find_damage().await };
    let damage = damage.map_err(|e| e.to_string())?;
    db.close().await;
    if let Some(left) = BESIDE.iter().map(|what| beside(path, what)).find(|left| left.exists() && !is_empty(left)) {
        return Err(format!("{} could not be brought into it", left.display()));
    }
    if damage.is_empty() { Ok(()) } else { Err(format!("it is damaged: {}", damage.join("; "))) }
}

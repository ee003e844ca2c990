//! `jalki restore`, for the embedded database. Whenever it is cut, there is a whole database in its place: the one
//! from before, or the restored one.

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use crate::{application::lock_file, config::Settings, store::Db};

/// Where the copy waits until it takes the database's place.
fn incoming(target: &Path) -> PathBuf {
    target.with_extension("incoming")
}

/// What to do, when a restore was cut before it was done.
#[must_use]
pub fn traces(target: &Path) -> Option<String> {
    let incoming = incoming(target);
    let (shown, left) = (target.display(), incoming.display());
    if incoming.exists() {
        return Some(format!(
            "a restore was cut off before it was done, and {shown} is still the database from before; \
             restore again, or delete {left} to go on with what is there"
        ));
    }
    // Nothing of ours leaves it so; somebody may have moved it away by hand.
    let kept = (1..MOST_KEPT).map(|n| before_restore(target, n)).take_while(|kept| kept.exists()).last();
    let kept = kept.filter(|_| !target.exists())?;
    Some(format!(
        "there is no {shown}, but a database was kept as {}; rename that one, or move it to another folder to begin anew",
        kept.display()
    ))
}

/// More are kept of nobody's restoring.
const MOST_KEPT: u32 = 1000;

/// The name that a database is kept by, when another takes its place.
fn before_restore(target: &Path, n: u32) -> PathBuf {
    target.with_extension(format!("before-restore-{n}"))
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
    let incoming = incoming(&target);
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    // What an earlier one has left beside its copy would be read as this copy's.
    for left in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{left}", incoming.display()));
    }
    std::fs::copy(file, &incoming).map_err(|e| format!("{} cannot be copied: {e}", file.display()))?;
    if let Err(why) = examine(&incoming).await {
        let _ = std::fs::remove_file(&incoming);
        return Err(format!("{}: {why}; nothing was changed", file.display()));
    }
    File::open(&incoming).and_then(|file| file.sync_all()).map_err(|e| failed(&incoming, e))?;
    if target.exists() {
        settle(&settings.database.url, &target).await?;
        let kept = (1..MOST_KEPT).map(|n| before_restore(&target, n)).find(|path| !path.exists());
        let kept = kept.ok_or("no name is free for the database that is there")?;
        // A second name for what is there: it is never without one.
        std::fs::hard_link(&target, &kept).or_else(|_| std::fs::copy(&target, &kept).map(|_| ())).map_err(|e| failed(&kept, e))?;
        println!("the database that was there is kept as {}", kept.display());
    }
    std::fs::rename(&incoming, &target).map_err(|e| failed(&target, e))?;
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|e| failed(folder, e))?;
    }
    println!("restored from {}", file.display());
    Ok(())
}

/// Brings into the old file what a crash may have left beside it: the log of one database must never lie beside
/// another.
async fn settle(url: &str, target: &Path) -> Result<(), String> {
    let old = Db::open(url).await.map_err(|e| format!("the database that is there: {e}"))?;
    old.close().await;
    let log = PathBuf::from(format!("{}-wal", target.display()));
    if log.exists() {
        return Err(format!("{} is still in use; stop what reads the database first", log.display()));
    }
    Ok(())
}

/// Whether a file is a sound database of ours; leaves it migrated, with nothing beside it.
async fn examine(path: &Path) -> Result<(), String> {
    let begins = std::fs::read(path).map_err(|e| e.to_string())?;
    let ours = |name: &str| begins.windows(name.len()).any(|window| window == name.as_bytes());
    if !begins.starts_with(b"SQLite format 3") || !ours("figure_history") || !ours("_sqlx_migrations") {
        return Err("this is not a backup of Jälki".to_owned());
    }
    let db = Db::open(&Db::file_url(path)).await.map_err(|e| e.to_string())?;
    let damage = db.find_damage().await.map_err(|e| e.to_string())?;
    db.close().await;
    if damage.is_empty() { Ok(()) } else { Err(format!("it is damaged: {}", damage.join("; "))) }
}

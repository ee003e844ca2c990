//! `jalki backup` and `jalki restore`, for the embedded database.

use std::path::Path;

use crate::{application::lock_file, config::Settings, service::Service, store::Db};

pub async fn backup(service: &Service, file: &Path) -> Result<(), String> {
    if file.exists() {
        return Err(format!("{} exists already; a backup never replaces a file", file.display()));
    }
    service.db.back_up(file).await.map_err(|e| e.to_string())?;
    println!("backed up to {}", file.display());
    Ok(())
}

/// Checks the copy before it takes the database's place; what was there is kept beside it.
pub async fn restore(settings: &Settings, file: &Path) -> Result<(), String> {
    let target = settings.database.file().ok_or("restore PostgreSQL with its own tools, psql or pg_restore")?;
    if !file.is_file() {
        return Err(format!("{} is not a file", file.display()));
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let lock = lock_file(settings).map_err(|e| e.to_string())?;
    if lock.as_ref().is_some_and(|file| file.try_lock().is_err()) {
        return Err("the server is running; stop it first".to_owned());
    }
    let incoming = target.with_extension("incoming");
    std::fs::copy(file, &incoming).map_err(|e| format!("{} cannot be copied: {e}", file.display()))?;
    if let Err(why) = examine(&incoming).await {
        let _ = std::fs::remove_file(&incoming);
        return Err(format!("{}: {why}; nothing was changed", file.display()));
    }
    if target.exists() {
        // Opening and closing brings into the file what a crash may have left beside it.
        let old = Db::open(&settings.database.url).await.map_err(|e| format!("the database that is there: {e}"))?;
        old.close().await;
        let kept = (1..1000).map(|n| target.with_extension(format!("before-restore-{n}"))).find(|path| !path.exists());
        let kept = kept.ok_or("no name is free for the database that is there")?;
        std::fs::rename(&target, &kept).map_err(|e| format!("{}: {e}", target.display()))?;
        println!("the database that was there is kept as {}", kept.display());
    }
    std::fs::rename(&incoming, &target).map_err(|e| format!("{}: {e}", target.display()))?;
    println!("restored from {}", file.display());
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

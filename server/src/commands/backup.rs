//! `jalki backup` and `jalki restore`, for the embedded database.

use std::path::Path;

use crate::{config::Settings, service::Service, store::Db};

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
    let incoming = target.with_extension("incoming");
    std::fs::copy(file, &incoming).map_err(|e| format!("{} cannot be copied: {e}", file.display()))?;
    let db = Db::open(&Db::file_url(&incoming)).await.map_err(|e| format!("{} is not a database of Jälki: {e}", file.display()))?;
    let damage = db.find_damage().await.map_err(|e| e.to_string())?;
    db.close().await;
    if !damage.is_empty() {
        return Err(format!("{} is damaged: {}", file.display(), damage.join("; ")));
    }
    if target.exists() {
        let kept = target.with_extension("before-restore");
        std::fs::rename(&target, &kept).map_err(|e| format!("{}: {e}", target.display()))?;
        println!("the database that was there is kept as {}", kept.display());
    }
    for suffix in ["-wal", "-shm"] {
        for database in [&target, &incoming] {
            let side = format!("{}{suffix}", database.display());
            if Path::new(&side).exists() {
                std::fs::remove_file(&side).map_err(|e| format!("{side}: {e}"))?;
            }
        }
    }
    std::fs::rename(&incoming, &target).map_err(|e| format!("{}: {e}", target.display()))?;
    println!("restored from {}", file.display());
    Ok(())
}

//! `jalki backup`, for the embedded database.

use std::path::Path;

use crate::service::Service;

pub async fn backup(service: &Service, file: &Path) -> Result<(), String> {
    if file.exists() {
        return Err(format!("{} exists already; a backup never replaces a file", file.display()));
    }
    service.db.back_up(file).await.map_err(|e| e.to_string())?;
    println!("backed up to {}", file.display());
    let head = service.db.read().await.map_err(|e| e.to_string())?.find_log_head().await.map_err(|e| e.to_string())?;
    println!("the log ends at {}; keep this elsewhere, and compare with it by `jalki check --head`", head.unwrap_or_default());
    Ok(())
}

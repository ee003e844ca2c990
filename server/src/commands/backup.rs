//! `jalki backup`, for the embedded database.

use std::{fs::File, os::unix::fs::OpenOptionsExt, path::Path};

use super::check::tell_head;
use crate::service::Service;

pub async fn backup(service: &Service, file: &Path) -> Result<(), String> {
    if file.exists() {
        return Err(format!("{} exists already; a backup never replaces a file", file.display()));
    }
    // It is filled below, and nobody else on the machine reads it.
    File::options()
        .create_new(true)
        .write(true)
        .mode(0o600)
        .open(file)
        .map_err(|e| format!("{} cannot be written: {e}", file.display()))?;
    if let Err(error) = service.db.back_up(file).await {
        // Half a copy is none.
        let _ = std::fs::remove_file(file);
        return Err(error.to_string());
    }
    println!("backed up to {}", file.display());
    let head = service.db.read().await.map_err(|e| e.to_string())?.find_log_head().await.map_err(|e| e.to_string())?;
    tell_head(&head.unwrap_or_default());
    Ok(())
}

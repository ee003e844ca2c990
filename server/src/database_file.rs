//! The embedded database's file: its folder, who uses it, and what a cut restore leaves beside it.

use std::{
    fs::{DirBuilder, File},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use crate::config::Settings;

/// Nobody else on the machine reads what is in the folder. One that was there before is as its owner made it.
const FOLDER_FOR_ONE: u32 = 0o700;
const FOR_ONE: u32 = 0o600;

/// Why the file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FileProblem {
    #[error("JALKI_DATA_DIR: the folder {folder} cannot be made ({error}); choose one that you may write to")]
    Folder { folder: String, error: std::io::Error },
    #[error("the database is being restored; start again when that is done")]
    Restoring,
    #[error("{0}")]
    CutRestore(String),
}

/// Makes the folder, and an empty file in it where there is none.
///
/// # Errors
/// Names the setting and the remedy.
pub fn prepare(settings: &Settings) -> Result<(), FileProblem> {
    if let Some(cut) = settings.database.file().as_deref().and_then(traces) {
        return Err(FileProblem::CutRestore(cut));
    }
    make_folder(settings)?;
    if let Some(file) = settings.database.file().filter(|file| !file.exists()) {
        // What SQLite puts beside it is as it is.
        let made = File::options().create(true).append(true).mode(FOR_ONE).open(&file);
        made.map_err(|error| FileProblem::Folder { folder: file.display().to_string(), error })?;
    }
    Ok(())
}

fn make_folder(settings: &Settings) -> Result<(), FileProblem> {
    if let Some(folder) = settings.database.file().as_deref().and_then(std::path::Path::parent) {
        let made = DirBuilder::new().recursive(true).mode(FOLDER_FOR_ONE).create(folder);
        made.map_err(|error| FileProblem::Folder { folder: folder.display().to_string(), error })?;
    }
    Ok(())
}

/// Says that the embedded database is used, for as long as what it gives is held: several programs may share it,
/// and restoring takes it for itself.
///
/// # Errors
/// When it is being restored, or the file that says so cannot be made.
pub fn use_database(settings: &Settings) -> Result<Option<File>, FileProblem> {
    let in_use = lock_file(settings)?;
    if in_use.as_ref().is_some_and(|file| file.try_lock_shared().is_err()) {
        return Err(FileProblem::Restoring);
    }
    Ok(in_use)
}

/// The file beside an embedded database by which a program says that it uses it.
///
/// # Errors
/// When it cannot be made.
pub fn lock_file(settings: &Settings) -> Result<Option<File>, FileProblem> {
    let Some(path) = settings.database.file().map(|file| file.with_extension("lock")) else { return Ok(None) };
    make_folder(settings)?;
    let opened = File::options().create(true).truncate(false).write(true).mode(FOR_ONE).open(&path);
    opened.map(Some).map_err(|error| FileProblem::Folder { folder: path.display().to_string(), error })
}

/// Where the copy waits until it takes the database's place.
pub(crate) fn incoming(target: &Path) -> PathBuf {
    target.with_extension("incoming")
}

/// What SQLite keeps beside a database.
pub(crate) const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

pub(crate) fn beside(path: &Path, what: &str) -> PathBuf {
    PathBuf::from(format!("{}{what}", path.display()))
}

pub(crate) fn is_empty(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|found| found.len() == 0)
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
    if target.exists() && !is_empty(target) {
        return None;
    }
    // Nothing of ours leaves it so; somebody may have moved it away by hand.
    let log = beside(target, "-wal");
    let kept = (1..MOST_KEPT).map(|n| before_restore(target, n)).rfind(|kept| kept.exists());
    let kept = kept.or_else(|| Some(log).filter(|log| log.exists() && !is_empty(log)))?;
    Some(format!(
        "there is no database {shown}, but {} was left of one; restore a backup, or move that to another folder to begin anew",
        kept.display()
    ))
}

/// More are kept of nobody's restoring.
pub(crate) const MOST_KEPT: u32 = 1000;

/// The name that a database is kept by, when another takes its place.
pub(crate) fn before_restore(target: &Path, n: u32) -> PathBuf {
    target.with_extension(format!("before-restore-{n}"))
}

//! `jalki check`: whether the database is sound, and everything what the log tells of it.

use crate::{application::open_database, config::Settings, service::examine::examine};

pub async fn check(settings: &Settings, heads: &[String]) -> Result<(), String> {
    if let Some(file) = settings.database.file().filter(|file| !file.exists()) {
        return Err(format!("there is no database at {}; name its folder with JALKI_DATA_DIR", file.display()));
    }
    let db = open_database(settings).await.map_err(|e| e.to_string())?;
    let found = examine(&db, heads).await.map_err(|e| e.to_string())?;
    for problem in &found.problems {
        eprintln!("{problem}");
    }
    println!("{}", found.engine);
    println!("{} events, {} snapshots, {} values of cells", found.events, found.snapshots, found.values);
    if found.problems.is_empty() {
        println!("everything is sound");
        println!("the log ends at {}; keep this elsewhere, and compare with it by `jalki check --head`", found.head);
        Ok(())
    } else {
        Err(format!("{} problems found", found.problems.len()))
    }
}

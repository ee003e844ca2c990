//! `jalki check`: the database, the audit chain and the snapshots.

use app::domain::snapshot::Snapshot;

use crate::{application::open_database, config::Settings, random::hash_text, store::Db};

/// How many events are read at a time.
const AT_ONCE: i64 = 1000;

pub async fn check(settings: &Settings) -> Result<(), String> {
    let db = open_database(settings).await.map_err(|e| e.to_string())?;
    let mut problems = db.find_damage().await.map_err(|e| e.to_string())?;
    let (engine, version) = db.engine().await.map_err(|e| e.to_string())?;
    if matches!(db, Db::Sqlite(_)) && !is_safe_sqlite(&version) {
        problems.push(format!("SQLite {version} can lose what was saved; build with one of at least 3.51.3"));
    }
    let events = events(&db, &mut problems).await?;
    let snapshots = snapshots(&db, &mut problems).await?;
    let figures = db.read().await.map_err(|e| e.to_string())?.count_figure_history().await.map_err(|e| e.to_string())?;
    for problem in &problems {
        eprintln!("{problem}");
    }
    println!("{engine} {version}");
    println!("{events} events, {snapshots} snapshots, {figures} values of cells");
    if problems.is_empty() {
        println!("everything is sound");
        Ok(())
    } else {
        Err(format!("{} problems found", problems.len()))
    }
}

/// Before 3.51.3, two connections that write at once could lose a committed save (a race of WAL checkpoints).
fn is_safe_sqlite(version: &str) -> bool {
    let parts: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    parts >= vec![3, 51, 3]
}

/// Each event must carry the hash of the one before and its own.
async fn events(db: &Db, problems: &mut Vec<String>) -> Result<i64, String> {
    let mut tx = db.read().await.map_err(|e| e.to_string())?;
    let (mut last, mut hash) = (0, String::new());
    loop {
        let events = tx.list_events(last, AT_ONCE).await.map_err(|e| e.to_string())?;
        if events.is_empty() {
            return Ok(last);
        }
        for event in events {
            if event.id != last + 1 || event.previous_hash != hash || event.hash != event.seal() {
                problems.push(format!("event {}: the audit chain is broken here", event.id));
            }
            (last, hash) = (event.id, event.hash);
        }
    }
}

/// Each document must be what its hash says, and readable.
async fn snapshots(db: &Db, problems: &mut Vec<String>) -> Result<usize, String> {
    let stored = db.read().await.map_err(|e| e.to_string())?.list_all_snapshots().await.map_err(|e| e.to_string())?;
    for snapshot in &stored {
        let name = format!("snapshot of {} revision {}", snapshot.year, snapshot.revision);
        if hash_text(&snapshot.document) != snapshot.hash {
            problems.push(format!("{name}: its content is not what its hash says"));
        }
        match serde_json::from_str::<Snapshot>(&snapshot.document) {
            Err(error) => problems.push(format!("{name}: cannot be read: {error}")),
            Ok(document) => {
                if let Err(found) = document.year_data() {
                    problems.push(format!("{name}: its catalogue has {} problems", found.len()));
                }
            }
        }
    }
    Ok(stored.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sqlite_is_as_old_as_it_may_be() {
        for (version, safe) in [("3.51.3", true), ("3.51.2", false), ("3.9.0", false), ("3.52.0", true), ("4.0", true), ("", false)] {
            assert_eq!(is_safe_sqlite(version), safe, "{version}");
        }
    }

    #[tokio::test]
    async fn the_sqlite_inside_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Db::file_url(&folder.path().join("jalki.db"))).await.unwrap();
        let (engine, version) = db.engine().await.unwrap();
        assert!(engine == "SQLite" && is_safe_sqlite(&version), "{engine} {version}");
    }
}

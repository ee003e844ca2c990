//! Whether the database is sound: the file, its schema, the log's chain, and that everything is what the log
//! tells of it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{events::words_in, published::data_of};
use crate::{
    random::hash_text,
    store::{ADDS, Db, HOLDS, Kind, LOG_SEALED, Part, StoreError, StoredEvent, Sum, Tx, Wording},
};

/// How many events are read at a time.
const AT_ONCE: i64 = 1000;

/// What was looked at, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Examined {
    pub problems: Vec<String>,
    pub engine: String,
    pub events: i64,
    pub snapshots: usize,
    pub values: i64,
    /// Where the log ends.
    pub head: String,
}

/// Looks at everything. `heads` are ends of the log that were kept elsewhere: they have to be in it still.
///
/// # Errors
/// When the database cannot be read at all.
pub async fn examine(db: &Db, heads: &[String]) -> Result<Examined, StoreError> {
    let (engine, version) = db.engine().await?;
    let mut found = Examined { engine: format!("{engine} {version}"), ..Examined::default() };
    if matches!(db, Db::Sqlite(..)) && !is_safe_sqlite(&version) {
        found.problems.push(format!("SQLite {version} can lose what was saved; build with one of at least 3.51.3"));
    }
    found.problems.extend(db.find_damage().await?);
    found.problems.extend(db.find_schema_damage().await?);
    let mut tx = db.read().await?;
    let log = Log::read(&mut tx, heads, &mut found).await?;
    log.compare(&mut tx, &mut found.problems).await?;
    found
        .problems
        .extend(tx.list_strayed_figures().await?.into_iter().map(|cell| format!("{cell}: the cell is not the last of its history")));
    found.snapshots = snapshots(&mut tx, &mut found.problems).await?;
    found.values = tx.count_figure_history().await?;
    Ok(found)
}

/// Before 3.51.3, two connections that write at once could lose a committed save (a race of WAL checkpoints).
fn is_safe_sqlite(version: &str) -> bool {
    let parts: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    parts >= vec![3, 51, 3]
}

/// What the log tells of what there is.
#[derive(Debug, Default)]
struct Log {
    /// The event that sealed what was there before.
    sealed_by: Option<i64>,
    /// The last that was told of each part, and by which event.
    parts: BTreeMap<Part, (String, i64)>,
    figures: BTreeMap<String, Sum>,
    /// What people wrote and nobody has erased: event and hash.
    words: BTreeSet<(i64, String)>,
    is_demo: bool,
}

impl Log {
    /// Each event must carry the hash of the one before and its own; the last is the one that was noted.
    async fn read(tx: &mut Tx, heads: &[String], found: &mut Examined) -> Result<Self, StoreError> {
        let (mut log, mut last, mut hash) = (Self::default(), 0, String::new());
        let mut kept: BTreeSet<&String> = heads.iter().collect();
        loop {
            let events = tx.list_events(last, AT_ONCE).await?;
            if events.is_empty() {
                break;
            }
            for event in events {
                if event.id != last + 1 || event.previous_hash != hash || event.hash != event.seal() {
                    found.problems.push(format!("event {}: the audit chain is broken here", event.id));
                }
                found.head = event.head();
                kept.remove(&found.head);
                log.take(&event, &mut found.problems);
                (last, hash) = (event.id, event.hash);
            }
        }
        found.events = last;
        found.problems.extend(kept.into_iter().map(|head| format!("the log does not hold {head}: it was made anew, or cut")));
        let noted = tx.find_log_head().await?;
        if log.sealed_by.is_none() {
            found.problems.push("the log seals nothing: it is empty, or the program has not been started since it was upgraded".to_owned());
        } else if noted.as_ref() != Some(&found.head) {
            found.problems.push(format!("the log ends at {}, and {} was noted as its end", found.head, noted.unwrap_or_default()));
        }
        Ok(log)
    }

    fn take(&mut self, event: &StoredEvent, problems: &mut Vec<String>) {
        let details: Value = serde_json::from_str(&event.details).unwrap_or_default();
        let told = |name: &str| details.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
        let (holds, adds) = (told(HOLDS), told(ADDS));
        if event.kind == LOG_SEALED {
            if let Some(before) = self.sealed_by {
                problems.push(format!("event {}: what event {before} sealed was sealed anew", event.id));
            }
            // A log that begins with the database finds only what the first start brings.
            let brought = |part: &str| Part::find(part).is_some_and(|part| matches!(part.kind, Kind::Catalogue | Kind::Library));
            if event.id == 1 && (!adds.is_empty() || !holds.keys().all(|part| brought(part))) {
                problems.push("event 1: the log begins later than what it should tell of".to_owned());
            }
            self.sealed_by = Some(event.id);
        }
        self.is_demo |= event.kind == "demo.created";
        if self.sealed_by.is_none() {
            return;
        }
        self.words.extend(words_in(event).into_iter().map(|hash| (event.id, hash)));
        if event.kind == "words.erased" {
            self.words.retain(|(erased, _)| erased.to_string() != event.subject);
        }
        for (name, hash) in holds {
            match (Part::find(&name), hash.as_str()) {
                (Some(part), Some(hash)) => {
                    self.parts.insert(part, (hash.to_owned(), event.id));
                }
                _ => problems.push(format!("event {}: it holds {name}, which nobody knows", event.id)),
            }
        }
        for (library_year, sum) in adds {
            match sum.as_str().and_then(Sum::find) {
                Some(sum) => self.figures.entry(library_year).or_default().add(sum),
                None => problems.push(format!("event {}: it adds {sum} to {library_year}", event.id)),
            }
        }
    }

    /// What there is has to be what was told last, and nothing else.
    async fn compare(&self, tx: &mut Tx, problems: &mut Vec<String>) -> Result<(), StoreError> {
        let there: BTreeSet<Part> = tx.list_parts().await?.into_iter().collect();
        for (part, (hash, event)) in &self.parts {
            if tx.seal_of(part).await? != *hash {
                problems.push(format!("{part}: it is not what event {event} tells"));
            }
        }
        let mut words = self.words.clone();
        for Wording { event, hash, text } in tx.list_wordings().await? {
            if hash_text(&text) != hash || !words.remove(&(event, hash)) {
                problems.push(format!("the words of event {event} are not what was written"));
            }
        }
        problems.extend(
            words.into_iter().map(|(event, _)| format!("the words of event {event} are gone, and no event tells that they were erased")),
        );
        if tx.is_demo().await? != self.is_demo {
            problems.push("whether this is the example is not what the log tells".to_owned());
        }
        if self.sealed_by.is_some() {
            let untold = there.iter().filter(|part| !self.parts.contains_key(part));
            problems.extend(untold.map(|part| format!("{part}: no event tells of it")));
            let sums = tx.sum_histories().await?;
            let all: BTreeSet<&String> = sums.keys().chain(self.figures.keys()).collect();
            let differs = all
                .into_iter()
                .filter(|part| sums.get(*part).copied().unwrap_or_default() != self.figures.get(*part).copied().unwrap_or_default());
            problems.extend(differs.map(|part| format!("figures of {part}: their history is not what the log tells")));
        }
        Ok(())
    }
}

/// Each document must be what its hash says, and readable.
async fn snapshots(tx: &mut Tx, problems: &mut Vec<String>) -> Result<usize, StoreError> {
    let stored = tx.list_snapshot_hashes().await?;
    for (hash, _) in &stored {
        let snapshot = tx.snapshot(hash).await?;
        let name = format!("snapshot of {} revision {}", snapshot.year, snapshot.revision);
        if hash_text(&snapshot.document) != snapshot.hash {
            problems.push(format!("{name}: its content is not what its hash says"));
        }
        if let Err(error) = data_of(&snapshot) {
            problems.push(format!("{name}: {error}"));
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

//! What is published, in memory: the latest snapshot of every frozen year.
//!
//! Public pages read this and nothing else. It is swapped as a whole when the data version in the
//! database changes; the rendered pages and reports kept inside go with it.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use app::domain::{snapshot::Snapshot, trend::YearData, year::Year};

use super::StartError;
use crate::{
    random::hash_bytes,
    store::{Db, StoredSnapshot, Tx},
};

/// The most years that a trend shows unless one asks for more.
pub const SHOWN_YEARS: usize = 5;

#[derive(Debug)]
pub struct PublishedYear {
    pub hash: String,
    pub snapshot: Snapshot,
    pub data: YearData,
}

#[derive(Debug)]
pub struct Published {
    pub version: i64,
    pub demo: bool,
    /// Oldest first.
    pub years: Vec<PublishedYear>,
    rendered: Mutex<BTreeMap<String, Arc<Kept>>>,
}

/// A page or a file as it was made, and the hash of its bytes.
#[derive(Debug)]
pub struct Kept {
    pub bytes: Vec<u8>,
    pub hash: String,
}

/// What pages and reports may take in memory, in bytes: every page of twenty years in three
/// languages, with room for the reports.
const MOST_KEPT: usize = 256 * 1024 * 1024;

impl Published {
    /// # Errors
    /// When the database fails or a snapshot cannot be read.
    pub async fn load(db: &Db) -> Result<Self, StartError> {
        Self::load_in(&mut db.read().await?).await
    }

    /// # Errors
    /// As [`Self::load`].
    pub async fn load_in(tx: &mut Tx) -> Result<Self, StartError> {
        let version = tx.data_version().await?;
        let demo = tx.is_demo().await?;
        let mut years: Vec<PublishedYear> = tx.list_snapshots().await?.into_iter().map(read).collect::<Result<_, _>>()?;
        // Whoever takes consent back is out of sight at once; the snapshot itself stays as it was.
        let withdrawn = tx.list_withdrawn_stories().await?;
        for year in &mut years {
            year.snapshot.stories.retain(|story| !withdrawn.contains(&story.id));
        }
        Ok(Self { version, demo, years, rendered: Mutex::default() })
    }

    #[must_use]
    pub fn find(&self, year: Year) -> Option<&PublishedYear> {
        self.years.iter().find(|published| published.snapshot.year == year)
    }

    #[must_use]
    pub fn latest(&self) -> Option<&PublishedYear> {
        self.years.last()
    }

    /// The frozen years shown beside `year`: it and the four before it, oldest first.
    #[must_use]
    pub fn window(&self, year: Year) -> Vec<&YearData> {
        let until: Vec<&YearData> = self.years.iter().map(|published| &published.data).filter(|data| data.year <= year).collect();
        let skipped = until.len().saturating_sub(SHOWN_YEARS);
        until[skipped..].to_vec()
    }

    /// What was made before under `key`, or what `make` makes now.
    ///
    /// # Errors
    /// What `make` says; nothing is kept then.
    pub fn kept<E>(&self, key: &str, make: impl FnOnce() -> Result<Vec<u8>, E>) -> Result<Arc<Kept>, E> {
        if let Some(found) = self.rendered.lock().unwrap_or_else(PoisonError::into_inner).get(key) {
            return Ok(found.clone());
        }
        let bytes = make()?;
        let made = Arc::new(Kept { hash: hash_bytes(&bytes), bytes });
        let mut rendered = self.rendered.lock().unwrap_or_else(PoisonError::into_inner);
        let held: usize = rendered.values().map(|kept| kept.bytes.len()).sum();
        if held + made.bytes.len() <= MOST_KEPT {
            rendered.insert(key.to_owned(), made.clone());
        }
        Ok(made)
    }
}

fn read(stored: StoredSnapshot) -> Result<PublishedYear, StartError> {
    let refused = |what: String| StartError::Snapshot(format!("{} revision {}: {what}", stored.year, stored.revision));
    let snapshot: Snapshot = serde_json::from_str(&stored.document).map_err(|e| refused(e.to_string()))?;
    let data = snapshot.year_data().map_err(|problems| refused(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")))?;
    Ok(PublishedYear { hash: stored.hash.clone(), snapshot, data })
}

//! What is published, in memory: the latest snapshot of every frozen year, and its numbers.
//!
//! Public pages read [`Archive::published`] and nothing else. The archive is swapped as a whole when the
//! data version in the database changes. A snapshot never changes, so what was read and computed of it is
//! carried over by its hash; what was rendered of it too, unless something of today that stands in it has
//! changed: the consortium's words, factors, a withdrawn story.

pub mod drafts;
pub mod figures;
pub mod kept;
pub mod press;
pub mod years;

use std::{collections::BTreeMap, sync::Arc};

use app::domain::{
    catalogue::{Catalogue, CatalogueProblem, site::Site},
    code::{IndicatorCode, LibraryCode},
    cube::Cube,
    disclosure::emissions_under,
    numbers::{gap::Gap, gathered::Gathered, year_data::YearData},
    published::{Freeze, Published, PublishedYear},
    snapshot::Snapshot,
    year::Year,
};
use chrono::{DateTime, Utc};

use super::{
    StartError,
    catalogue::{InForce, first_consortium},
};
use crate::store::{StoredSnapshot, Tx};
use figures::KeptFigures;
use kept::Kept;

/// A snapshot as it is computed with. The libraries' cells are columns in `data`; their notes stay in
/// the database.
#[derive(Debug)]
pub struct FrozenYear {
    /// As everybody may see it; what depends on today is not in it yet.
    face: PublishedYear,
    pub data: YearData,
    frozen_at: DateTime<Utc>,
    /// What coverage was measured by when the year was frozen.
    pub students: BTreeMap<LibraryCode, f64>,
    /// What libraries, members or not, said of their students.
    pub given_students: BTreeMap<LibraryCode, f64>,
}

#[derive(Debug)]
pub struct Archive {
    pub version: i64,
    pub published: Arc<Published>,
    /// Oldest first.
    pub frozen: Vec<Arc<FrozenYear>>,
    /// Of corrected years, by hash.
    older: BTreeMap<String, Arc<FrozenYear>>,
    /// Pages and files, and reports.
    pub kept: Arc<Kept>,
    pub reports: Arc<Kept>,
}

impl Archive {
    /// Reads what has changed since `before`.
    ///
    /// # Errors
    /// When the database fails or a snapshot cannot be read.
    pub(super) async fn load(tx: &mut Tx, in_force: &Arc<InForce>, before: Option<&Self>) -> Result<Self, StartError> {
        let version = tx.data_version().await?;
        let mut frozen: Vec<Arc<FrozenYear>> = Vec::new();
        let mut older = BTreeMap::new();
        let stored = tx.list_snapshot_hashes().await?;
        for (at, (hash, year)) in stored.iter().enumerate() {
            let found = match before.and_then(|before| before.find_snapshot(hash)) {
                Some(found) => found,
                None => Arc::new(FrozenYear::read(tx.snapshot(hash).await?, frozen.last().map(Arc::as_ref))?),
            };
            // Of a year's revisions the last one stands.
            if stored.get(at + 1).is_some_and(|(_, next)| next == year) {
                older.insert(hash.clone(), found);
            } else {
                frozen.push(found);
            }
        }
        // Whoever takes consent back is out of sight at once; the snapshot itself stays as it was.
        let withdrawn = tx.list_withdrawn_stories().await?;
        let site = Site { demo: tx.is_demo().await?, consortium: in_force.file.vocabulary.consortium.clone().unwrap_or_default() };
        let mut archive = Self { version, published: Arc::default(), frozen, older, kept: Arc::default(), reports: Arc::default() };
        let same = before.filter(|before| archive.has_the_snapshots_of(before));
        let cube = same.map(|before| Arc::clone(&before.published.cube));
        let in_force = Arc::clone(in_force);
        // Away from the threads that answer requests.
        let computing = tokio::task::spawn_blocking(move || {
            let years = archive.frozen.iter().map(|year| year.seen_today(&in_force, &withdrawn)).collect();
            let cube = cube.unwrap_or_else(|| Arc::new(Cube::build(&archive.history())));
            archive.published = Arc::new(Published { site, years, cube });
            archive
        });
        let mut archive = computing.await.map_err(|e| StartError::Snapshot(format!("the published numbers: {e}")))?;
        if let Some(before) = same {
            if archive.published.shows_what(&before.published) {
                archive.kept = Arc::clone(&before.kept);
            }
            if archive.published.prints_what(&before.published) {
                archive.reports = Arc::clone(&before.reports);
            }
        }
        Ok(archive)
    }

    fn find_snapshot(&self, hash: &str) -> Option<Arc<FrozenYear>> {
        let latest = self.frozen.iter().find(|year| year.hash() == hash);
        latest.or_else(|| self.older.get(hash)).cloned()
    }

    fn has_the_snapshots_of(&self, other: &Self) -> bool {
        let hashes = |archive: &Self| archive.frozen.iter().map(|year| year.hash().to_owned()).collect::<Vec<_>>();
        hashes(self) == hashes(other) && self.older.keys().eq(other.older.keys())
    }

    #[must_use]
    pub fn find(&self, year: Year) -> Option<&FrozenYear> {
        self.frozen.iter().map(Arc::as_ref).find(|frozen| frozen.data.year == year)
    }

    #[must_use]
    pub fn latest(&self) -> Option<&FrozenYear> {
        self.frozen.last().map(Arc::as_ref)
    }

    /// Every revision of every year.
    fn all(&self) -> impl Iterator<Item = &FrozenYear> {
        self.older.values().chain(&self.frozen).map(Arc::as_ref)
    }

    /// What was published after each freeze, the first one first.
    fn history(&self) -> Vec<Vec<&YearData>> {
        let mut freezes: Vec<&FrozenYear> = self.all().collect();
        freezes.sort_by_key(|year| (year.frozen_at, year.data.year, year.revision()));
        let mut latest: BTreeMap<Year, &FrozenYear> = BTreeMap::new();
        let mut history = Vec::with_capacity(freezes.len());
        for freeze in freezes {
            // A clock that was set back does not make an older revision the latest.
            if latest.get(&freeze.data.year).is_none_or(|held| held.revision() < freeze.revision()) {
                latest.insert(freeze.data.year, freeze);
            }
            history.push(latest.values().map(|year| &year.data).collect());
        }
        history
    }

    /// The numbers of years as they would be published now, beside what was published before.
    fn cube_of(&self, years: Vec<&YearData>) -> Cube {
        let mut history = self.history();
        history.push(years);
        Cube::build(&history)
    }

    /// The numbers of a year that is not frozen, beside the frozen years before it.
    fn cube_with(&self, draft: &YearData) -> Cube {
        let before = self.frozen.iter().map(|frozen| &frozen.data).filter(|data| data.year < draft.year);
        self.cube_of(before.chain([draft]).collect())
    }

    /// The indicators of a year that would have no total if it were frozen like this, so that it tells of
    /// no small library: what its revisions have told already counts.
    pub(super) fn protected_after(&self, data: &YearData) -> Vec<IndicatorCode> {
        let others = self.frozen.iter().map(|frozen| &frozen.data).filter(|other| other.year != data.year);
        let mut years: Vec<&YearData> = others.chain([data]).collect();
        years.sort_by_key(|data| data.year);
        let cube = self.cube_of(years);
        let is_protected = |code: &IndicatorCode| cube.gap(data.year, code) == Gap::Withheld;
        data.catalogue.indicators().iter().map(|indicator| indicator.code.clone()).filter(is_protected).collect()
    }
}

impl FrozenYear {
    /// `before` is the year before, whose members and libraries it shares while they are the same.
    fn read(stored: StoredSnapshot, before: Option<&Self>) -> Result<Self, StartError> {
        let snapshot = read(&stored)?;
        let StoredSnapshot { hash, frozen_at, document, .. } = stored;
        // Of a large consortium it is as long as all of its figures, which have been read from it.
        drop(document);
        let gathered = gathered(&snapshot, &hash)?;
        let given_students = gathered.given_students.clone();
        let mut data = gathered.into_data(&snapshot.students, snapshot.breaks);
        if let Some(before) = before {
            data = data.sharing(&before.data.members);
            data.catalogue = Arc::new(data.catalogue.as_ref().clone().sharing(before.data.catalogue.shared_libraries()));
        }
        let mut corrections: BTreeMap<IndicatorCode, usize> = BTreeMap::new();
        for correction in snapshot.corrections {
            *corrections.entry(correction.indicator).or_default() += 1;
        }
        let freeze = Freeze {
            hash,
            revision: snapshot.revision,
            on: snapshot.frozen_on,
            approved: snapshot.approvals.len(),
            last_approved_on: snapshot.approvals.values().map(|approval| approval.on).max(),
            stories: snapshot.stories,
            reason: snapshot.reason,
            corrections,
            recalculated: BTreeMap::new(),
            todays_version: String::new(),
        };
        let face = PublishedYear::of(&data, Some(freeze));
        Ok(Self { face, data, frozen_at, students: snapshot.students, given_students })
    }

    fn revision(&self) -> u32 {
        self.face.frozen.as_ref().map_or(0, |frozen| frozen.revision)
    }

    pub(super) fn hash(&self) -> &str {
        self.face.frozen.as_ref().map_or("", |frozen| &frozen.hash)
    }

    /// Whether its snapshot holds a story, withdrawn or not.
    pub(super) fn has_story(&self, id: i64) -> bool {
        self.face.stories().iter().any(|story| story.id == id)
    }

    /// With what depends on today: withdrawn stories left out, emissions under today's factors.
    fn seen_today(&self, in_force: &InForce, withdrawn: &[i64]) -> PublishedYear {
        let mut face = self.face.clone();
        let today = in_force.of_year(self.data.year);
        if let Some(frozen) = &mut face.frozen {
            frozen.stories.retain(|story| !withdrawn.contains(&story.id));
            if !self.data.catalogue.counts_as(&today, self.data.year) {
                today.version().clone_into(&mut frozen.todays_version);
                frozen.recalculated = self.data.recalculated(&today).map(|data| emissions_under(&data)).unwrap_or_default();
            }
        }
        face
    }
}

/// A stored snapshot as what it says.
///
/// # Errors
/// When it was not made by this program.
pub(super) fn read(stored: &StoredSnapshot) -> Result<Snapshot<KeptFigures>, StartError> {
    let mut snapshot: Snapshot<KeptFigures> = serde_json::from_str(&stored.document).map_err(|e| refused(&stored.hash, &e.to_string()))?;
    first_consortium(&mut snapshot.catalogue)?;
    Ok(snapshot)
}

/// Its figures as columns, under its own catalogue. `hash` is for who reads of a failure.
fn gathered(snapshot: &Snapshot<KeptFigures>, hash: &str) -> Result<Gathered, StartError> {
    let listed = |problems: Vec<CatalogueProblem>| refused(hash, &problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "));
    let catalogue = Arc::new(Catalogue::of_year(&snapshot.catalogue, snapshot.year).map_err(listed)?);
    Ok(snapshot.figures.gathered(&catalogue, snapshot.year)?)
}

pub(super) fn data_of(stored: &StoredSnapshot) -> Result<YearData, StartError> {
    let snapshot = read(stored)?;
    Ok(gathered(&snapshot, &stored.hash)?.into_data(&snapshot.students, snapshot.breaks))
}

fn refused(hash: &str, what: &str) -> StartError {
    StartError::Snapshot(format!("snapshot {hash}: {what}"))
}

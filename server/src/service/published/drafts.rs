//! Years that are not frozen, as drafts: computed once for each state of the data, away from the threads
//! that answer requests.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use app::{
    domain::{
        account::Actor,
        cube::Cube,
        numbers::year_data::YearData,
        published::{Published, PublishedYear},
        year::Year,
    },
    findings::Edition,
    text::Lang,
};
use tokio::sync::OnceCell;

use super::Archive;
use crate::service::{
    Outcome, Service, ServiceError,
    rights::{Action, demand, may},
};

/// A year as it stands now, beside the frozen years before it.
#[derive(Debug)]
pub struct Draft {
    published: Arc<Published>,
    year: PublishedYear,
    cube: Cube,
}

impl Draft {
    fn of(archive: &Archive, data: &YearData, cube: Cube) -> Self {
        Self { year: PublishedYear::of(data, None), published: Arc::clone(&archive.published), cube }
    }

    #[must_use]
    pub fn edition(&self, lang: Lang) -> Edition<'_> {
        Edition { lang, published: &self.published, year: &self.year, cube: &self.cube }
    }
}

/// The version of what is published, and the number of the last change: both only grow.
type State = (i64, i64);

/// What one year's latest state has been made into; another state takes its place.
#[derive(Debug)]
struct Latest<T> {
    state: State,
    cell: Arc<OnceCell<Arc<T>>>,
}

/// Something that is computed of each year.
#[derive(Debug)]
pub struct Memory<T>(Mutex<BTreeMap<Year, Latest<T>>>);

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Memory<T> {
    fn cell(&self, year: Year, state: State) -> Arc<OnceCell<Arc<T>>> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let latest = held.entry(year).or_insert_with(|| Latest { state, cell: Arc::default() });
        if latest.state < state {
            *latest = Latest { state, cell: Arc::default() };
        }
        // Whoever still asks for an older state gets it made for themselves alone.
        if latest.state == state { Arc::clone(&latest.cell) } else { Arc::default() }
    }

    /// Lets go of the years that are no more asked for.
    pub(in crate::service) fn retain(&self, is_wanted: impl Fn(Year) -> bool) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|year, _| is_wanted(*year));
    }

    /// What is known of a state of a year, or what `make` makes of it now, while others who want it wait.
    pub(in crate::service) async fn get<E>(&self, year: Year, state: State, make: impl AsyncFnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
        let cell = self.cell(year, state);
        cell.get_or_try_init(async || make().await.map(Arc::new)).await.cloned()
    }
}

/// Computes away from the threads that answer requests.
pub(in crate::service) async fn compute<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Outcome<T> {
    tokio::task::spawn_blocking(work).await.map_err(|e| ServiceError::Internal(format!("a computation: {e}")))
}

impl Service {
    /// A year that is not frozen, for a signed-in person: all of it for who may see every library's cells, for
    /// others what is approved, in outline.
    ///
    /// # Errors
    /// `Forbidden` for who may not see drafts; `NotFound` when the year has no round, or is frozen.
    pub async fn draft(&self, actor: &Actor, year: Year) -> Outcome<Arc<Draft>> {
        demand(actor, Action::ViewDraft)?;
        if may(actor, Action::ViewCells) {
            return self.unfrozen(year).await;
        }
        let (archive, state) = self.state_of_drafts().await?;
        self.outlines
            .get(year, state, async || {
                let data = self.approved_year(year).await?;
                compute(move || Draft::of(&archive, &data, archive.cube_with(&data).in_outline(&data))).await
            })
            .await
    }

    async fn state_of_drafts(&self) -> Outcome<(Arc<Archive>, State)> {
        let archive = self.archive();
        let state = (archive.version, self.db.read().await?.state_of_data().await?);
        Ok((archive, state))
    }

    /// As [`Self::draft`], for commands.
    ///
    /// # Errors
    /// `NotFound` when the year has no round, or is frozen.
    pub async fn unfrozen(&self, year: Year) -> Outcome<Arc<Draft>> {
        let (archive, state) = self.state_of_drafts().await?;
        self.drafts
            .get(year, state, async || {
                let data = self.unfrozen_year(year).await?;
                compute(move || Draft::of(&archive, &data, archive.cube_with(&data))).await
            })
            .await
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[tokio::test]
    async fn the_latest_state_is_kept_and_no_older_one_takes_its_place() {
        let (memory, year) = (Memory::default(), Year::try_from(2025).unwrap());
        let get = async |state, made: &'static str| memory.get(year, state, async || Ok::<_, Infallible>(made)).await.unwrap();
        assert_eq!(*get((1, 5), "first").await, "first");
        assert_eq!(*get((1, 5), "again").await, "first");
        assert_eq!(*get((1, 6), "later").await, "later");
        assert_eq!(*get((1, 5), "from before").await, "from before", "made for its asker alone");
        assert_eq!(*get((1, 6), "again").await, "later");
        assert_eq!(*get((2, 6), "published anew").await, "published anew");
    }
}

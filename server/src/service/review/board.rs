//! The board, which is kept at hand: of a large consortium it rests on a million cells, and a save changes those
//! of one library. What the log tells of since it was made is read again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use app::domain::{
    account::Actor,
    code::LibraryCode,
    entry::{
        progress::{Glance, Glances},
        review::Board,
        series_break::Break,
        sheet::Breaks,
    },
    round::RoundState,
    year::Year,
};

use crate::{
    service::{
        Outcome, Service, ServiceError,
        catalogue::CatalogueOfYear,
        events::{Touched, touched},
        rights::{Action, demand},
    },
    store::Tx,
};

/// So many years' boards are kept at hand.
const MOST_KEPT: usize = 4;
/// When more libraries than this have changed, all are read again.
const MOST_READ_ONE_BY_ONE: usize = 200;
/// More events than this are not gone through.
const MOST_EVENTS: i64 = 2_000;

/// Members' years as they were when the log had come to `state`.
#[derive(Clone)]
struct Kept {
    state: i64,
    /// What they were counted by.
    counted_by: CatalogueOfYear,
    glances: Arc<Glances>,
}

type Place = Arc<tokio::sync::Mutex<Option<Kept>>>;

/// Of the years that were looked at last.
#[derive(Default)]
pub struct Boards(Mutex<BTreeMap<Year, Place>>);

impl Boards {
    fn of(&self, year: Year) -> Place {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() > MOST_KEPT && !held.contains_key(&year) {
            // The oldest year is the least likely to be asked for again.
            held.pop_first();
        }
        Arc::clone(held.entry(year).or_default())
    }
}

impl Service {
    /// # Errors
    /// `Forbidden`, or `NotFound` for a year without a round.
    pub async fn board(&self, actor: &Actor, year: Year) -> Outcome<Board> {
        demand(actor, Action::ViewReview)?;
        let members = self.glances(year).await?;
        let mut tx = self.db.read().await?;
        let round = tx.find_round(year).await?.ok_or(ServiceError::NotFound)?;
        let stories = tx.list_stories(year).await?;
        let effort = tx.list_effort(year).await?;
        let years = tx.list_rounds().await?.into_iter().rev().map(|round| round.year).collect();
        Ok(Board { round, members, stories, effort, years, today: self.clock.today() })
    }

    /// Brings the board of the latest round to what it is now, and its check list when nothing was approved since
    /// it stood at `before`, so that nobody has to wait for them. Gives where it stands.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prepare_review(&self, before: i64) -> Outcome<i64> {
        let Some(round) = self.current_round().await?.filter(|round| round.state != RoundState::Frozen) else { return Ok(before) };
        if self.glances(round.year).await?.values().all(|glance| glance.approved_at.is_none()) {
            return Ok(before);
        }
        let state = self.state_of_approvals(round.year).await?;
        if state == before {
            self.checklist_of(round.year).await?;
        }
        Ok(state)
    }

    /// Every member's year at a glance.
    pub(in crate::service) async fn glances(&self, year: Year) -> Outcome<Arc<Glances>> {
        let kept = self.boards.of(year);
        // Several who ask at once wait for one reading, and hold no connection meanwhile.
        let mut kept = kept.lock().await;
        let counted_by = self.catalogue_of_year(year);
        let tx = &mut self.db.read().await?;
        let state = tx.state_of_data().await?;
        let fresh = match kept.clone().filter(|kept| kept.counted_by == counted_by) {
            Some(held) if held.state == state => held,
            Some(held) => self.bring_up(tx, year, held, state).await?,
            None => Kept { state, glances: Arc::new(self.read_all(tx, year).await?), counted_by },
        };
        // Whoever leaves in the middle leaves what was there.
        Ok(Arc::clone(&kept.insert(fresh).glances))
    }

    /// Reads again what events have changed since.
    async fn bring_up(&self, tx: &mut Tx, year: Year, held: Kept, state: i64) -> Outcome<Kept> {
        let events = tx.list_event_subjects(held.state, MOST_EVENTS).await?;
        let mut changed = events.last().is_some_and(|(id, ..)| *id >= state).then(BTreeSet::new);
        for (_, kind, subject) in &events {
            match (touched(kind, subject), &mut changed) {
                // Last year's figures stand beside this year's.
                (Touched::Part(library, of), Some(changed)) if of == year || of == year.previous() => drop(changed.insert(library)),
                (Touched::Everything, _) => changed = None,
                _ => {}
            }
        }
        let Some(changed) = changed.filter(|changed| changed.len() <= MOST_READ_ONE_BY_ONE) else {
            let glances = Arc::new(self.read_all(tx, year).await?);
            return Ok(Kept { state, glances, ..held });
        };
        let mut glances = held.glances;
        for library in changed.into_iter().filter(|library| glances.contains_key(library)).collect::<Vec<_>>() {
            let glance = self.sheet_in(tx, &library, year).await?.glance();
            Arc::make_mut(&mut glances).insert(library, glance);
        }
        Ok(Kept { state, glances, ..held })
    }

    async fn read_all(&self, tx: &mut Tx, year: Year) -> Outcome<Glances> {
        let catalogue = &self.catalogue(year);
        let breaks: Vec<Break> = tx.list_breaks().await?.into_iter().filter(|found| found.year == year).collect();
        let mut own: BTreeMap<&LibraryCode, Vec<&Break>> = BTreeMap::new();
        for found in &breaks {
            if let Some(library) = &found.library {
                own.entry(library).or_default().push(found);
            }
        }
        let everybodys: Vec<&Break> = breaks.iter().filter(|found| found.library.is_none()).collect();
        let mut glances: Glances =
            catalogue.members(year).into_iter().map(|library| (library.code.clone(), Glance::draft(catalogue))).collect();
        tx.each_glanced(year, &mut |library, glanced| {
            if let Some(glance) = glances.get_mut(&library) {
                let own = own.get(&library).into_iter().flatten();
                *glance = Glance::of(catalogue, &glanced, &Breaks::of(everybodys.iter().chain(own).copied()));
            }
        })
        .await?;
        Ok(glances)
    }
}

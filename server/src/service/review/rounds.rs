//! Opening, closing and freezing a year.

use std::{collections::BTreeMap, sync::Arc};

use app::{
    domain::{
        account::Actor,
        checklist::Checklist,
        code::LibraryCode,
        entry::{
            series_break::Break,
            submission::{Approval, Submission},
        },
        refused::Refused,
        round::{Round, RoundState},
        snapshot::Snapshot,
        story::{PublishedStory, StoryState},
        visible::is_seen,
        year::Year,
    },
    text::date::helsinki_date,
};
use chrono::Days;

use crate::{
    random::hash_text,
    service::{
        Outcome, Service, ServiceError,
        events::{By, Event, OF_APPROVALS},
        published::{Archive, drafts::compute, figures::KeptFigures, read},
        rights::{Action, demand},
    },
    store::{StoreError, StoredSnapshot, Tx},
};

fn demand_review(by: By<'_>) -> Outcome<()> {
    match by {
        By::Person(actor) => demand(actor, Action::Review),
        By::Command => Ok(()),
        By::Account(_) | By::Nobody => Err(ServiceError::Forbidden),
    }
}

/// How often a freeze begins again when what it takes has changed.
const MOST_TRIES: usize = 3;

/// What a freeze takes.
#[derive(Debug, Default)]
pub(in crate::service) struct Approved {
    pub figures: KeptFigures,
    pub approvals: BTreeMap<LibraryCode, Approval>,
    pub breaks: Vec<Break>,
}

impl Service {
    /// Opens a year's round, with the usual dates when it is new.
    ///
    /// # Errors
    /// `Forbidden`, or `Frozen` when the year is published already.
    pub async fn open_round(&self, by: By<'_>, year: Year) -> Outcome<Round> {
        self.move_round(by, year, RoundState::Open).await
    }

    /// # Errors
    /// `Forbidden`, `Frozen`, or `NotFound` when there is no such round.
    pub async fn close_round(&self, by: By<'_>, year: Year) -> Outcome<Round> {
        self.move_round(by, year, RoundState::Closed).await
    }

    async fn move_round(&self, by: By<'_>, year: Year, to: RoundState) -> Outcome<Round> {
        demand_review(by)?;
        let mut tx = self.db.write().await?;
        let mut round = match tx.lock_round(year).await? {
            Some(round) => round,
            None if to == RoundState::Open => self.new_round(year),
            None => return Err(ServiceError::NotFound),
        };
        if round.state == RoundState::Frozen {
            return Err(ServiceError::Refused(Refused::Frozen));
        }
        round.state = to;
        tx.update_round(&round).await?;
        let event = if to == RoundState::Open { Event::RoundOpened { year } } else { Event::RoundClosed { year } };
        self.record(&mut tx, by, event).await?;
        tx.commit().await?;
        Ok(round)
    }

    /// The usual dates; when they have passed already, a deadline six weeks ahead.
    fn new_round(&self, year: Year) -> Round {
        let mut round = Round::usual(year, RoundState::Open);
        let today = self.clock.today();
        if round.due_on < today {
            let after = |days| today.checked_add_days(Days::new(days)).unwrap_or(today);
            (round.opens_on, round.due_on, round.review_until, round.freeze_on) = (today, after(42), after(56), after(66));
        }
        round
    }

    /// Freezes a year into a snapshot of what is approved. Freezing again makes the next revision: with
    /// the figures and stories as they are approved then, under the catalogue that the first one pinned.
    /// `reason` says why there is another revision.
    ///
    /// # Errors
    /// `Forbidden`, `NotFound` when there is no such round, `Incomplete` when nothing is approved,
    /// `ReasonNeeded` when a person makes another revision without one, `NoReport` when its report cannot be made.
    pub async fn freeze_round(&self, by: By<'_>, year: Year, reason: &str) -> Outcome<StoredSnapshot> {
        demand_review(by)?;
        // What is frozen stays, and a report that cannot be made would be found out too late. It is made of what would be
        // frozen, while others go on saving; if something changes meanwhile, it is made again.
        for _ in 0..MOST_TRIES {
            let (mut tx, stored) = self.freeze_once(by, year, reason).await?;
            let frozen = self.with_changes(&mut tx).await?;
            drop(tx);
            self.try_reports(&frozen.archive, year).await?;
            let (tx, again) = self.freeze_once(by, year, reason).await?;
            if again.hash == stored.hash {
                tx.commit().await?;
                self.take_over(frozen).await;
                return Ok(again);
            }
        }
        Err(ServiceError::Refused(Refused::Changed))
    }

    /// Freezes a year in a transaction that is not committed yet.
    async fn freeze_once(&self, by: By<'_>, year: Year, reason: &str) -> Outcome<(Tx, StoredSnapshot)> {
        // What is pinned for ever must not be a moment old: another process may have edited or frozen.
        self.refresh_published().await?;
        let mut tx = self.db.write().await?;
        // The round before the version, as everywhere: two that lock in another order wait for each other.
        let round = tx.lock_round(year).await?.ok_or(ServiceError::NotFound)?;
        if tx.lock_data_version().await? != self.archive().version {
            return Err(ServiceError::Refused(Refused::Changed));
        }
        let stored = self.freeze_in(&mut tx, by, round, reason.trim()).await?;
        self.record(&mut tx, by, Event::RoundFrozen { year, snapshot: &stored, reason: reason.trim() }).await?;
        Ok((tx, stored))
    }

    async fn freeze_in(&self, tx: &mut Tx, by: By<'_>, mut round: Round, reason: &str) -> Outcome<StoredSnapshot> {
        let year = round.year;
        let before = match tx.find_snapshot(year).await? {
            Some(stored) => Some((stored.revision, read(&stored)?)),
            None => None,
        };
        if before.is_some() && !is_seen(reason) && matches!(by, By::Person(_)) {
            return Err(ServiceError::Refused(Refused::ReasonNeeded));
        }
        let approved = self.approved_in(tx, &round).await?;
        if approved.figures.is_empty() {
            return Err(ServiceError::Refused(Refused::Incomplete));
        }
        // Coverage is measured by what is published: this year's approved figures, and the other years.
        let catalogue = self.catalogue(year);
        let students = self.students_of(tx, year, &approved.figures.gathered(&catalogue, year)?.given_students).await?;
        let stories = tx.list_stories(year).await?.into_iter().filter(|story| story.state == StoryState::Published);
        let now = self.clock.now();
        let revision = before.as_ref().map_or(0, |(revision, _)| *revision) + 1;
        let snapshot = Snapshot {
            year,
            revision: u32::try_from(revision).unwrap_or(u32::MAX),
            frozen_on: helsinki_date(now),
            demo: tx.is_demo().await?,
            catalogue: before.as_ref().map_or_else(|| self.catalogue_in_force(year).to_file(), |(_, before)| before.catalogue.clone()),
            corrections: match &before {
                Some((_, before)) => approved.figures.corrections(&before.figures)?,
                None => Vec::new(),
            },
            reason: reason.to_owned(),
            figures: approved.figures,
            students,
            approvals: approved.approvals,
            breaks: approved.breaks,
            stories: stories
                .filter(|story| story.content.may_be_public())
                .map(|story| PublishedStory { id: story.id, library: story.library, year: story.year, content: story.content })
                .collect(),
        };
        let document = serde_json::to_string(&snapshot).map_err(|e| ServiceError::Internal(e.to_string()))?;
        drop(snapshot);
        let stored = StoredSnapshot { hash: hash_text(&document), year: i64::from(year.number()), revision, frozen_at: now, document };
        match tx.create_snapshot(&stored).await {
            Err(StoreError::Taken(_)) => return Err(ServiceError::Refused(Refused::Changed)),
            done => done?,
        }
        // Whoever was let back in to correct has done so.
        for library in tx.list_libraries_let_in(year).await? {
            let submission = tx.find_submission(&library, year).await?;
            tx.update_submission(&Submission { open_until: None, ..submission }).await?;
        }
        round.state = RoundState::Frozen;
        tx.update_round(&round).await?;
        tx.raise_data_version().await?;
        Ok(stored)
    }

    /// What to look at before freezing a year, or freezing it again. Made once for each state of what is approved.
    ///
    /// # Errors
    /// `Forbidden`, `NotFound`.
    pub async fn checklist(&self, actor: &Actor, year: Year) -> Outcome<Arc<Checklist>> {
        demand(actor, Action::Review)?;
        self.checklist_of(year).await
    }

    pub(in crate::service) async fn checklist_of(&self, year: Year) -> Outcome<Arc<Checklist>> {
        let archive = self.archive();
        let state = (archive.version, self.state_of_approvals(year).await?);
        self.checklists.get(year, state, async || self.make_checklist(archive, year).await).await
    }

    /// Grows with whatever changes what would be frozen of a year: approvals, and what other open years say of
    /// libraries' size.
    pub(in crate::service) async fn state_of_approvals(&self, year: Year) -> Outcome<i64> {
        let measure = self.catalogue(year).size().indicator.clone();
        let mut tx = self.db.read().await?;
        let mut state = tx.find_last_of(&OF_APPROVALS).await?;
        for round in tx.list_rounds().await?.into_iter().filter(|round| round.year != year && round.state != RoundState::Frozen) {
            state += tx.count_revisions(round.year, &measure).await?;
        }
        Ok(state)
    }

    async fn make_checklist(&self, archive: Arc<Archive>, year: Year) -> Outcome<Checklist> {
        let mut tx = self.db.read().await?;
        let round = tx.find_round(year).await?.ok_or(ServiceError::NotFound)?;
        let approved = self.approved_in(&mut tx, &round).await?;
        let gathered = approved.figures.gathered(&self.catalogue(year), year)?;
        let students = self.students_of(&mut tx, year, &gathered.given_students).await?;
        let published = tx.find_snapshot(year).await?.as_ref().map(read).transpose()?;
        // What follows takes a while: others need the connection.
        drop(tx);
        let corrections = match published {
            Some(published) => approved.figures.corrections(&published.figures)?,
            None => Vec::new(),
        };
        let data = gathered.into_data(&students, approved.breaks);
        let left_out = data.members.iter().filter(|library| !approved.figures.has(library)).cloned().collect();
        drop(approved.figures);
        compute(move || Checklist { left_out, corrections, protected: archive.protected_after(&data), ..Checklist::of(&data) }).await
    }

    /// What is approved of a year, and would be frozen now.
    pub(in crate::service) async fn approved_in(&self, tx: &mut Tx, round: &Round) -> Outcome<Approved> {
        let year = round.year;
        let mut parts = BTreeMap::new();
        tx.each_approved(year, &mut |part| drop(parts.insert(part.library.clone(), part))).await?;
        let mut approved = Approved::default();
        for (library, part) in parts {
            if let (Some(cells), Some(at)) = (part.figures, part.approved_at) {
                let submitted_late = part.submitted_at.is_some_and(|at| helsinki_date(at) > round.due_on);
                approved.approvals.insert(library.clone(), Approval { on: helsinki_date(at), submitted_late });
                approved.breaks.extend(part.breaks.into_iter().map(|(code, kind)| Break::of_library(library.clone(), code, year, kind)));
                approved.figures.insert(library, cells)?;
            }
        }
        // What a library has marked counts as approved; what was recorded otherwise, as it stands.
        let others = tx.list_breaks().await?.into_iter();
        approved.breaks.splice(0..0, others.filter(|found| found.year == year && (found.library.is_none() || found.kind.is_none())));
        Ok(approved)
    }
}

//! Opening, closing and freezing a year.

use std::collections::BTreeMap;

use app::domain::{
    account::Actor,
    coverage::{STUDENTS, Students},
    figures::YearFigures,
    round::{Round, RoundState},
    series_break::Break,
    snapshot::{Approval, Snapshot},
    story::{PublishedStory, StoryState},
    year::Year,
};
use chrono::Days;
use serde_json::json;

use super::{
    Outcome, Service, ServiceError,
    error::Refused,
    published::Published,
    rights::{Action, demand},
};
use crate::{
    clock::helsinki_date,
    random::hash_text,
    store::{NewEvent, StoreError, StoredSnapshot, Tx},
};

/// Who does it: a signed-in person, or an administrator at the shell.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    Person(&'a Actor),
    Command,
}

impl By<'_> {
    #[must_use]
    pub fn account(self) -> Option<i64> {
        match self {
            By::Person(actor) => Some(actor.account),
            By::Command => None,
        }
    }

    fn demand_review(self) -> Outcome<()> {
        match self {
            By::Person(actor) => demand(actor, Action::Review),
            By::Command => Ok(()),
        }
    }
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
        by.demand_review()?;
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
        self.note(&mut tx, by, if to == RoundState::Open { "round.opened" } else { "round.closed" }, year.to_string(), json!({})).await?;
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

    /// Freezes a year into a snapshot of what is approved. Freezing again makes the next revision,
    /// with the stories as they are then; figures of a frozen year stay as they are.
    ///
    /// # Errors
    /// `Forbidden`, `NotFound` when there is no such round, `Incomplete` when nothing is approved.
    pub async fn freeze_round(&self, by: By<'_>, year: Year) -> Outcome<StoredSnapshot> {
        by.demand_review()?;
        let mut tx = self.db.write().await?;
        let stored = self.freeze_in(&mut tx, year).await?;
        self.note(&mut tx, by, "round.frozen", year.to_string(), json!({ "snapshot": stored.hash, "revision": stored.revision })).await?;
        tx.commit().await?;
        self.refresh_published().await.map_err(|e| ServiceError::Internal(e.to_string()))?;
        Ok(stored)
    }

    async fn freeze_in(&self, tx: &mut Tx, year: Year) -> Outcome<StoredSnapshot> {
        let mut round = tx.lock_round(year).await?.ok_or(ServiceError::NotFound)?;
        let published = Published::load_in(tx).await.map_err(|e| ServiceError::Internal(e.to_string()))?;
        let submissions = tx.list_submissions(year).await?;
        let mut figures = YearFigures::default();
        let mut approvals = BTreeMap::new();
        let mut approved_breaks = Vec::new();
        for submission in submissions {
            if let (Some(cells), Some(at)) = (submission.approved_figures, submission.approved_at) {
                let submitted_late = submission.submitted_at.is_some_and(|at| helsinki_date(at) > round.due_on);
                approvals.insert(submission.library.clone(), Approval { on: helsinki_date(at), submitted_late });
                let own = submission.approved_breaks.into_iter();
                approved_breaks.extend(own.map(|(code, kind)| Break::of_library(submission.library.clone(), code, year, kind)));
                figures.0.insert(submission.library, cells);
            }
        }
        if figures.0.is_empty() {
            return Err(ServiceError::Refused(Refused::Incomplete));
        }
        // What a library has marked counts as approved; what was recorded otherwise, as it stands.
        let mut breaks: Vec<Break> = tx
            .list_breaks()
            .await?
            .into_iter()
            .filter(|found| found.year == year && (found.library.is_none() || found.kind.is_none()))
            .collect();
        breaks.extend(approved_breaks);
        // Coverage is measured by what is published: this year's approved figures, and the other years.
        let others = self.years_in(tx, &published).await?;
        let known =
            others.iter().map(|any| (any.data.year, &any.data.figures)).filter(|(other, _)| *other != year).chain([(year, &figures)]);
        let students =
            self.catalogue.find_indicator(STUDENTS).map(|indicator| Students::of(year, known, &indicator.code)).unwrap_or_default().into();
        let stories = tx.list_stories(year).await?.into_iter().filter(|story| story.state == StoryState::Published);
        let now = self.clock.now();
        let revision = tx.count_snapshots(year).await? + 1;
        let snapshot = Snapshot {
            year,
            revision: u32::try_from(revision).unwrap_or(u32::MAX),
            frozen_on: helsinki_date(now),
            demo: tx.is_demo().await?,
            catalogue: self.catalogue.file().clone(),
            figures,
            students,
            approvals,
            breaks,
            stories: stories
                .filter(|story| story.content.may_be_public())
                .map(|story| PublishedStory { id: story.id, library: story.library, year: story.year, content: story.content })
                .collect(),
        };
        let document = serde_json::to_string(&snapshot).map_err(|e| ServiceError::Internal(e.to_string()))?;
        let stored = StoredSnapshot { hash: hash_text(&document), year: i64::from(year.number()), revision, frozen_at: now, document };
        match tx.create_snapshot(&stored).await {
            Err(StoreError::Taken(_)) => return Err(ServiceError::Refused(Refused::Changed)),
            done => done?,
        }
        round.state = RoundState::Frozen;
        tx.update_round(&round).await?;
        tx.raise_data_version().await?;
        Ok(stored)
    }

    pub(super) async fn note(
        &self,
        tx: &mut Tx,
        by: By<'_>,
        kind: &'static str,
        subject: String,
        details: serde_json::Value,
    ) -> Outcome<()> {
        tx.create_event(NewEvent { at: self.clock.now(), account: by.account(), kind, subject, details }).await?;
        Ok(())
    }
}

//! The coordinator's work: seeing all libraries' states, returning, approving.

use app::domain::{
    account::Actor,
    code::LibraryCode,
    figures::LibraryFigures,
    round::{Round, RoundState, Step},
    year::Year,
};
use serde_json::json;

use super::{
    Outcome, Service, ServiceError,
    entry::{Sheet, next},
    error::Refused,
    rights::{Action, demand},
    rounds::By,
};
use crate::store::StoredStory;

/// The round at a glance: every member's sheet, and all stories.
#[derive(Debug)]
pub struct Board {
    pub round: Round,
    pub sheets: Vec<Sheet>,
    pub stories: Vec<StoredStory>,
}

impl Service {
    /// # Errors
    /// `Forbidden`, or `NotFound` for a year without a round.
    pub async fn board(&self, actor: &Actor, year: Year) -> Outcome<Board> {
        demand(actor, Action::ViewReview)?;
        let mut tx = self.db.read().await?;
        let round = tx.find_round(year).await?.ok_or(ServiceError::NotFound)?;
        let mut sheets = Vec::new();
        for library in self.catalogue.members(year) {
            sheets.push(self.sheet_in(&mut tx, &library.code, year).await?);
        }
        let stories = tx.list_stories(year).await?;
        Ok(Board { round, sheets, stories })
    }

    /// Approves a submitted year; what stands in it now is what a freeze takes.
    ///
    /// # Errors
    /// `Forbidden`, `WrongState`, `Frozen`.
    pub async fn approve(&self, actor: &Actor, library: &LibraryCode, year: Year) -> Outcome<()> {
        self.review_step(actor, library, year, Step::Approve, "").await
    }

    /// Returns a submitted or approved year to its library with a reason. What was approved before
    /// stands until it is approved again.
    ///
    /// # Errors
    /// `Forbidden`, `WrongState`, `Frozen`, `ReasonNeeded`.
    pub async fn return_year(&self, actor: &Actor, library: &LibraryCode, year: Year, reason: &str) -> Outcome<()> {
        demand(actor, Action::Review)?;
        if reason.trim().is_empty() {
            return Err(ServiceError::Refused(Refused::ReasonNeeded));
        }
        self.review_step(actor, library, year, Step::Return, reason.trim()).await
    }

    async fn review_step(&self, actor: &Actor, library: &LibraryCode, year: Year, step: Step, reason: &str) -> Outcome<()> {
        demand(actor, Action::Review)?;
        let mut tx = self.db.write().await?;
        let round = tx.share_round(year).await?.ok_or(ServiceError::NotFound)?;
        if round.state == RoundState::Frozen {
            return Err(ServiceError::Refused(Refused::Frozen));
        }
        if self.catalogue.find_library(library.as_str()).is_none() {
            return Err(ServiceError::NotFound);
        }
        let mut submission = tx.lock_submission(library, year).await?;
        submission.state = next(submission.state, step)?;
        reason.clone_into(&mut submission.return_reason);
        if step == Step::Approve {
            let cells = tx.list_figures(library, year).await?;
            submission.approved_figures =
                Some(cells.into_iter().map(|stored| (stored.indicator, stored.figure)).collect::<LibraryFigures>());
            submission.approved_at = Some(self.clock.now());
        }
        tx.update_submission(&submission).await?;
        let kind = if step == Step::Approve { "year.approved" } else { "year.returned" };
        self.note(&mut tx, By::Person(actor), kind, format!("{library}/{year}"), json!({ "reason": reason })).await?;
        tx.commit().await?;
        Ok(())
    }
}

//! The coordinator's work: seeing all libraries' states and what changed, returning, approving.

pub mod board;
mod cells;
pub mod reminders;
pub mod rounds;

use app::domain::{
    account::Actor,
    code::LibraryCode,
    entry::{
        figures::{LibraryFigures, StoredFigure},
        review::{CellChange, NewRemark, Since, changes},
        sheet::{Sheet, version_of},
        submission::Submission,
    },
    refused::Refused,
    round::{Round, RoundState, Step, SubmissionState},
    visible::is_seen,
    year::Year,
};
use chrono::NaiveDate;

use super::{
    Outcome, Service, ServiceError,
    entry::{next, sheet::library_breaks},
    events::{By, Event},
    rights::{Action, demand},
};
use crate::store::Tx;

fn figures_of(cells: Vec<StoredFigure>) -> LibraryFigures {
    cells.into_iter().map(|stored| (stored.indicator, stored.figure)).collect()
}

impl Service {
    /// A library's year, for who reviews it.
    ///
    /// # Errors
    /// `Forbidden`, `NotFound`.
    pub async fn review_sheet(&self, actor: &Actor, library: &LibraryCode, year: Year) -> Outcome<Sheet> {
        demand(actor, Action::ViewReview)?;
        self.sheet(actor, library, year).await
    }

    /// What changed since the year was approved, or else returned; None when it never was.
    ///
    /// # Errors
    /// `Forbidden`.
    pub fn list_changes(&self, actor: &Actor, sheet: &Sheet) -> Outcome<Option<(Since, Vec<CellChange>)>> {
        demand(actor, Action::ViewReview)?;
        let submission = &sheet.submission;
        let approved = submission.approved_figures.as_ref().zip(submission.approved_at.map(Since::Approval));
        let returned = submission.returned_figures.as_ref().zip(submission.returned_at.map(Since::Return));
        Ok(approved.or(returned).map(|(before, since)| (since, changes(before, sheet))))
    }

    /// The coordinator begins to go through a submitted year: the library cannot recall it any more.
    ///
    /// # Errors
    /// `Forbidden`, `WrongState`, `Frozen`.
    pub async fn take_up(&self, actor: &Actor, library: &LibraryCode, year: Year) -> Outcome<()> {
        let (mut tx, mut submission) = self.lock_for_review(actor, library, year).await?;
        if submission.state != SubmissionState::Submitted {
            return Err(ServiceError::Refused(Refused::WrongState));
        }
        if submission.taken_up_at.is_none() {
            submission.taken_up_at = Some(self.clock.now());
            self.end_review(actor, &mut tx, &submission, Event::YearTakenUp { of: (library, year) }).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Approves a submitted year; what stands in it now is what a freeze takes. `seen` is the
    /// [`Sheet::version`] that the coordinator looked at.
    ///
    /// # Errors
    /// `Forbidden`, `WrongState`, `Frozen`; `Changed` when the figures have changed since.
    pub async fn approve(&self, actor: &Actor, library: &LibraryCode, year: Year, seen: i64) -> Outcome<()> {
        let (mut tx, mut submission) = self.lock_for_review(actor, library, year).await?;
        submission.state = next(submission.state, Step::Approve)?;
        let cells = tx.list_figures(library, year).await?;
        if version_of(&cells) != seen {
            return Err(ServiceError::Refused(Refused::Changed));
        }
        submission.return_reason.clear();
        submission.approved_figures = Some(figures_of(cells));
        submission.approved_at = Some(self.clock.now());
        submission.taken_up_at.get_or_insert(self.clock.now());
        submission.approved_breaks = library_breaks(&mut tx, library, year).await?.own;
        tx.delete_remarks(library, year).await?;
        self.end_review(actor, &mut tx, &submission, Event::YearApproved { of: (library, year), version: seen }).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes an approval back: the year awaits review again. What was approved stands meanwhile.
    ///
    /// # Errors
    /// `Forbidden`, `WrongState`, `Frozen`.
    pub async fn take_back(&self, actor: &Actor, library: &LibraryCode, year: Year) -> Outcome<()> {
        let (mut tx, mut submission) = self.lock_for_review(actor, library, year).await?;
        submission.state = next(submission.state, Step::TakeBack)?;
        submission.taken_up_at.get_or_insert(self.clock.now());
        self.end_review(actor, &mut tx, &submission, Event::YearTakenBack { of: (library, year) }).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Returns a submitted or approved year to its library with a reason, with remarks on cells, or
    /// with both. What was approved before stands until it is approved again.
    ///
    /// # Errors
    /// `Forbidden`, `WrongState`, `Frozen`, `ReasonNeeded`, `NotFound` for an unknown indicator.
    pub async fn return_year(&self, actor: &Actor, library: &LibraryCode, year: Year, reason: &str, remarks: &[NewRemark]) -> Outcome<()> {
        let (mut tx, mut submission) = self.lock_for_review(actor, library, year).await?;
        if !is_seen(reason) && remarks.is_empty() {
            return Err(ServiceError::Refused(Refused::ReasonNeeded));
        }
        submission.state = next(submission.state, Step::Return)?;
        reason.trim().clone_into(&mut submission.return_reason);
        submission.returned_at = Some(self.clock.now());
        submission.returned_figures = Some(figures_of(tx.list_figures(library, year).await?));
        tx.delete_remarks(library, year).await?;
        for remark in remarks {
            self.catalogue(year).find_indicator(remark.indicator.as_str()).ok_or(ServiceError::NotFound)?;
            tx.create_remark(library, year, &remark.indicator, &remark.said, self.clock.now(), actor.account).await?;
        }
        let event = Event::YearReturned { of: (library, year), reason: reason.trim(), remarks };
        self.end_review(actor, &mut tx, &submission, event).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Lets one library work in a closed round up to a day; None ends it. In a frozen year it lets the
    /// library correct: what is published stands until the year is frozen again.
    ///
    /// # Errors
    /// `Forbidden`, `NotFound`.
    pub async fn reopen(&self, actor: &Actor, library: &LibraryCode, year: Year, until: Option<NaiveDate>) -> Outcome<()> {
        let (mut tx, _, mut submission) = self.lock_part(actor, library, year).await?;
        submission.open_until = until;
        let of = (library, year);
        let event = until.map_or(Event::YearReopeningEnded { of }, |until| Event::YearReopened { of, until });
        self.end_review(actor, &mut tx, &submission, event).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A library's part, to be decided on. In a frozen year that is a correction, and only a library
    /// that was let back in can be decided on.
    async fn lock_for_review(&self, actor: &Actor, library: &LibraryCode, year: Year) -> Outcome<(Tx, Submission)> {
        let (tx, round, submission) = self.lock_part(actor, library, year).await?;
        if round.state == RoundState::Frozen && submission.open_until.is_none() {
            return Err(ServiceError::Refused(Refused::Frozen));
        }
        Ok((tx, submission))
    }

    async fn lock_part(&self, actor: &Actor, library: &LibraryCode, year: Year) -> Outcome<(Tx, Round, Submission)> {
        demand(actor, Action::Review)?;
        let mut tx = self.db.write().await?;
        let round = tx.share_round(year).await?.ok_or(ServiceError::NotFound)?;
        if self.catalogue(year).find_library(library.as_str()).is_none() {
            return Err(ServiceError::NotFound);
        }
        let submission = tx.lock_submission(library, year).await?;
        Ok((tx, round, submission))
    }

    async fn end_review(&self, actor: &Actor, tx: &mut Tx, to: &Submission, event: Event<'_>) -> Outcome<()> {
        tx.update_submission(to).await?;
        self.record(tx, By::Person(actor), event).await
    }
}

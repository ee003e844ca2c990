//! Working in a library's year: saving cells, submitting, recalling.

mod labels;
pub mod presence;
pub mod sheet;

use std::collections::BTreeMap;

use app::domain::{
    account::Actor,
    code::{IndicatorCode, LibraryCode, SectionCode},
    entry::{
        figures::{Figure, NEVER_SAVED, StoredFigure},
        joint_share::JointShare,
        reading::DecimalMark,
        request::{AllOrNothing, BreakMark, CellRequest, Meant, Saved},
        series_break::Break,
        sheet::{Breaks, is_recallable, lock},
        typed::Field,
    },
    refused::Refused,
    round::{Round, RoundState, Step, SubmissionState},
    year::Year,
};

use super::{
    Outcome, Service, ServiceError,
    entry::sheet::library_breaks,
    events::{By, Event},
    rights::{Action, demand, may},
};
use crate::store::FigureChange;

impl Service {
    /// Saves each request that nobody forestalled. When this returns, what is `Done` is on disk; with
    /// [`AllOrNothing::Yes`], only if all are.
    ///
    /// # Errors
    /// `Forbidden`; `NotFound` for a cell that nobody is asked for; `Refused` when the year is
    /// locked: then nothing is saved.
    pub async fn save_cells(
        &self,
        actor: &Actor,
        library: &LibraryCode,
        year: Year,
        requests: Vec<CellRequest>,
        all: AllOrNothing,
    ) -> Outcome<Vec<(IndicatorCode, Saved)>> {
        demand(actor, Action::EditLibrary(library))?;
        let mut tx = self.db.write().await?;
        let round = tx.share_round(year).await?.ok_or(ServiceError::NotFound)?;
        let submission = tx.lock_submission(library, year).await?;
        if let Some(refused) = lock(&round, &submission, self.clock.today()) {
            return Err(ServiceError::Refused(refused));
        }
        let cells: BTreeMap<_, _> =
            tx.list_figures(library, year).await?.into_iter().map(|stored| (stored.indicator.clone(), stored)).collect();
        let asks_of_breaks = requests.iter().any(|request| request.mark != BreakMark::AsItIs);
        let breaks = if asks_of_breaks { library_breaks(&mut tx, library, year).await? } else { Breaks::default() };
        let catalogue = self.catalogue(year);
        let mut results = Vec::new();
        let mut changed = Vec::new();
        let mut broken = Vec::new();
        for request in requests {
            let indicator = catalogue.find_indicator(request.indicator.as_str()).filter(|indicator| indicator.is_asked());
            let indicator = indicator.ok_or(ServiceError::NotFound)?;
            let stored = cells.get(&request.indicator);
            let of_form = matches!(request.meant, Meant::Typed(..));
            let figure = match request.meant {
                Meant::Figure(figure) => Ok(figure),
                Meant::Typed(typed, lang) => {
                    typed.figure(Field::of(indicator, DecimalMark::of(lang)), stored.and_then(|stored| stored.figure.cell.amount()), lang)
                }
            };
            let figure = match figure {
                Ok(figure) => figure,
                Err(unfit) => {
                    results.push((request.indicator, Saved::Unfit(unfit)));
                    continue;
                }
            };
            let marked = match request.mark {
                // What was recorded otherwise is not the library's to change.
                BreakMark::Set(kind) if !breaks.other.contains(&request.indicator) => Some(kind),
                _ => None,
            };
            let marked = marked.filter(|kind| breaks.own.get(&request.indicator) != kind.as_ref());
            let unchanged = marked.is_none() && stored.map_or_else(|| figure == Figure::default(), |stored| stored.figure == figure);
            if let Some(stored) = stored.filter(|stored| !unchanged && request.seen != stored.revision) {
                // A form sends what its writer left alone, too: what stands there as they saw it takes nothing back.
                let left_alone = of_form && marked.is_none() && {
                    let history = tx.list_figure_history(library, year, &request.indicator).await?;
                    let blank = request.seen == NEVER_SAVED && figure == Figure::default();
                    blank || history.iter().any(|was| was.revision == request.seen && was.figure == figure)
                };
                let now = Box::new(stored.clone());
                results.push((request.indicator, if left_alone { Saved::Done(Some(now)) } else { Saved::Clash(now) }));
                continue;
            }
            if let Some(kind) = marked {
                match kind {
                    Some(kind) => tx.update_break(&Break::of_library(library.clone(), request.indicator.clone(), year, kind)).await?,
                    None => tx.delete_break(library, &request.indicator, year).await?,
                }
                broken.push((request.indicator.clone(), kind));
            }
            let mut now = stored.cloned();
            // That words hold is kept as a value of its own, the same once more.
            let confirms = request.confirms && stored.is_some_and(|stored| stored.revision == request.seen);
            if !unchanged || confirms {
                let change = FigureChange {
                    library,
                    year,
                    indicator: &request.indicator,
                    figure: &figure,
                    revision: StoredFigure::revision_of(stored) + 1,
                    at: self.clock.now(),
                    by: Some(actor.account),
                };
                tx.update_figure(&change).await?;
                changed.push(request.indicator.clone());
                let (revision, changed_at) = (change.revision, change.at);
                now = Some(StoredFigure {
                    indicator: request.indicator.clone(),
                    figure,
                    revision,
                    changed_at,
                    changed_by: Some(actor.name.clone()),
                });
            }
            results.push((request.indicator, Saved::Done(now.map(Box::new))));
        }
        if all == AllOrNothing::Yes && !results.iter().all(|(_, saved)| matches!(saved, Saved::Done(_))) {
            // Dropping the transaction undoes what was written in it.
            return Ok(results);
        }
        if !changed.is_empty() || !broken.is_empty() {
            let event = Event::FiguresSaved { of: (library, year), indicators: changed, breaks: broken };
            self.record(&mut tx, By::Person(actor), event).await?;
        }
        tx.commit().await?;
        Ok(results)
    }

    /// Every value of a cell, the latest first.
    ///
    /// # Errors
    /// `Forbidden`, or `NotFound` for an unknown indicator.
    pub async fn list_history(
        &self,
        actor: &Actor,
        library: &LibraryCode,
        year: Year,
        indicator: &IndicatorCode,
    ) -> Outcome<Vec<StoredFigure>> {
        demand(actor, Action::ViewLibrary(library))?;
        self.catalogue(year).find_indicator(indicator.as_str()).filter(|found| found.is_asked()).ok_or(ServiceError::NotFound)?;
        Ok(self.db.read().await?.list_figure_history(library, year, indicator).await?)
    }

    /// Records the member's part of its joint unit.
    ///
    /// # Errors
    /// `Forbidden`, `Refused` when the year is locked, `NotFound` for a library that has no joint unit.
    pub async fn save_joint_share(&self, actor: &Actor, library: &LibraryCode, year: Year, share: JointShare) -> Outcome<()> {
        demand(actor, Action::EditLibrary(library))?;
        if self.catalogue(year).find_library(library.as_str()).is_none_or(|found| self.catalogue(year).joint_units(found).is_empty()) {
            return Err(ServiceError::NotFound);
        }
        let mut tx = self.db.write().await?;
        let round = tx.share_round(year).await?.ok_or(ServiceError::NotFound)?;
        let submission = tx.lock_submission(library, year).await?;
        if let Some(refused) = lock(&round, &submission, self.clock.today()) {
            return Err(ServiceError::Refused(refused));
        }
        tx.update_joint_share(library, year, share, self.clock.now(), actor.account).await?;
        self.record(&mut tx, By::Person(actor), Event::JointShareSaved { of: (library, year), share }).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Somebody is in a section, and has worked there for some seconds since they last said so.
    /// Tells who else is there.
    ///
    /// # Errors
    /// `Forbidden`, or `NotFound` for an unknown section.
    pub async fn here(
        &self,
        actor: &Actor,
        library: &LibraryCode,
        year: Year,
        section: &SectionCode,
        seconds: u32,
    ) -> Outcome<Vec<String>> {
        demand(actor, Action::ViewLibrary(library))?;
        if !self.catalogue(year).sections().iter().any(|known| known.code == *section) {
            return Err(ServiceError::NotFound);
        }
        let (names, since) = self.presence.here(actor, (library.clone(), year, section.clone()), self.clock.now());
        // A desk tells every twenty seconds: more than a minute at once is not work, and neither is
        // more than has passed.
        let seconds = i64::from(seconds.min(60)).min(since.num_seconds());
        if seconds > 0 && may(actor, Action::EditLibrary(library)) {
            let mut tx = self.db.write().await?;
            let round = tx.find_round(year).await?.ok_or(ServiceError::NotFound)?;
            if round.state == RoundState::Open {
                tx.add_effort(year, section, seconds).await?;
                tx.commit().await?;
            }
        }
        Ok(names)
    }

    /// Sends a library's year to the coordinator.
    ///
    /// # Errors
    /// `Forbidden`; `Incomplete` while required cells are blank or questions open; `WrongState`.
    pub async fn submit(&self, actor: &Actor, library: &LibraryCode, year: Year) -> Outcome<()> {
        demand(actor, Action::Submit(library))?;
        let mut tx = self.db.write().await?;
        tx.share_round(year).await?.ok_or(ServiceError::NotFound)?;
        let mut submission = tx.lock_submission(library, year).await?;
        let sheet = self.sheet_in(&mut tx, library, year).await?;
        if let Some(refused) = sheet.lock() {
            return Err(ServiceError::Refused(refused));
        }
        let open = self.catalogue(year).indicators().iter().any(|indicator| indicator.is_asked() && sheet.asks(indicator));
        if open || !sheet.blanks(self.catalogue(year).indicators()).is_empty() {
            return Err(ServiceError::Refused(Refused::Incomplete));
        }
        submission.state = next(submission.state, Step::Submit)?;
        submission.submitted_at = Some(self.clock.now());
        submission.taken_up_at = None;
        tx.update_submission(&submission).await?;
        self.record(&mut tx, By::Person(actor), Event::YearSubmitted { of: (library, year) }).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes a submitted year back to go on with it, before the coordinator has taken it up.
    ///
    /// # Errors
    /// `Forbidden`; `WrongState` when it is not submitted or taken up already; `Frozen`.
    pub async fn recall(&self, actor: &Actor, library: &LibraryCode, year: Year) -> Outcome<()> {
        demand(actor, Action::Submit(library))?;
        let mut tx = self.db.write().await?;
        let round = tx.share_round(year).await?.ok_or(ServiceError::NotFound)?;
        let mut submission = tx.lock_submission(library, year).await?;
        if round.state == RoundState::Frozen {
            return Err(ServiceError::Refused(Refused::Frozen));
        }
        let recalled = next(submission.state, Step::Recall)?;
        if !is_recallable(&round, &submission, self.clock.today()) {
            return Err(ServiceError::Refused(Refused::WrongState));
        }
        submission.submitted_at = None;
        // What the coordinator asked for before still stands.
        let asked = !submission.return_reason.is_empty() || !tx.list_remarks(library, year).await?.is_empty();
        submission.state = if asked { SubmissionState::Returned } else { recalled };
        tx.update_submission(&submission).await?;
        self.record(&mut tx, By::Person(actor), Event::YearRecalled { of: (library, year) }).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The open round, or else the latest one; None when there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn current_round(&self) -> Outcome<Option<Round>> {
        let rounds = self.db.read().await?.list_rounds().await?;
        Ok(rounds.iter().rev().find(|round| round.state == RoundState::Open).or_else(|| rounds.last()).cloned())
    }

    /// Whether a year's round is open.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_open(&self, year: Year) -> Outcome<bool> {
        Ok(self.db.read().await?.find_round(year).await?.is_some_and(|round| round.state == RoundState::Open))
    }

    /// All rounds, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_rounds(&self) -> Outcome<Vec<Round>> {
        Ok(self.db.read().await?.list_rounds().await?)
    }
}

pub(in crate::service) fn next(state: SubmissionState, step: Step) -> Outcome<SubmissionState> {
    state.after(step).ok_or(ServiceError::Refused(Refused::WrongState))
}

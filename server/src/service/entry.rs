//! A library's own year: reading it, saving cells, submitting.

use std::collections::BTreeMap;

use app::domain::{
    account::Actor,
    cell::Cell,
    check::{Question, questions},
    code::{IndicatorCode, LibraryCode},
    figures::{Figure, LibraryFigures},
    indicator::Indicator,
    library::Library,
    round::{Round, RoundState, Step, SubmissionState},
    year::Year,
};
use serde_json::json;

use super::{
    Outcome, Service, ServiceError,
    error::Refused,
    rights::{Action, demand},
    rounds::By,
};
use crate::store::{FigureChange, StoredFigure, Submission, Tx};

/// A library's year as its people and the coordinator see it.
#[derive(Debug)]
pub struct Sheet {
    pub library: Library,
    pub round: Round,
    pub submission: Submission,
    pub cells: BTreeMap<IndicatorCode, StoredFigure>,
    pub last_year: LibraryFigures,
}

impl Sheet {
    #[must_use]
    pub fn cell(&self, code: &IndicatorCode) -> Cell {
        self.cells.get(code).map_or(Cell::Missing, |stored| stored.figure.cell)
    }

    #[must_use]
    pub fn last_year(&self, code: &IndicatorCode) -> Cell {
        self.last_year.get(code).map_or(Cell::Missing, |figure| figure.cell)
    }

    /// What the stored cell makes one ask, as long as no note answers it.
    #[must_use]
    pub fn open_questions(&self, indicator: &Indicator) -> Vec<Question> {
        if self.cells.get(&indicator.code).is_some_and(|stored| !stored.figure.note.trim().is_empty()) {
            return Vec::new();
        }
        self.questions(indicator)
    }

    /// What the stored cell makes one ask, answered or not.
    #[must_use]
    pub fn questions(&self, indicator: &Indicator) -> Vec<Question> {
        questions(indicator, self.cell(&indicator.code), self.last_year(&indicator.code), &|code| self.cell(code))
    }

    /// Why the library cannot change it now; None when it can.
    #[must_use]
    pub fn lock(&self) -> Option<Refused> {
        match self.round.state {
            RoundState::Frozen => Some(Refused::Frozen),
            RoundState::Planned | RoundState::Closed => Some(Refused::RoundNotOpen),
            RoundState::Open => (!self.submission.state.is_editable()).then_some(Refused::Locked),
        }
    }

    /// Required cells that are still blank, in the order of the form.
    #[must_use]
    pub fn blanks<'a>(&self, indicators: impl IntoIterator<Item = &'a Indicator>) -> Vec<&'a Indicator> {
        indicators.into_iter().filter(|indicator| indicator.is_required() && self.cell(&indicator.code).is_missing()).collect()
    }
}

/// A cell as it should become, and the revision that its writer had before them (0 for none).
#[derive(Debug)]
pub struct Wish {
    pub indicator: IndicatorCode,
    pub figure: Figure,
    pub seen: i64,
}

/// What became of a wish.
#[derive(Debug)]
pub enum Saved {
    /// On disk, or already so.
    Done,
    /// Somebody saved another value after `seen`: theirs stands, both are shown.
    Clash(Box<StoredFigure>),
}

impl Service {
    /// # Errors
    /// `Forbidden`, or `NotFound` for an unknown library or a year without a round.
    pub async fn sheet(&self, actor: &Actor, library: &LibraryCode, year: Year) -> Outcome<Sheet> {
        demand(actor, Action::ViewLibrary(library))?;
        let mut tx = self.db.read().await?;
        self.sheet_in(&mut tx, library, year).await
    }

    pub(super) async fn sheet_in(&self, tx: &mut Tx, library: &LibraryCode, year: Year) -> Outcome<Sheet> {
        let library = self.catalogue.find_library(library.as_str()).ok_or(ServiceError::NotFound)?.clone();
        let round = tx.find_round(year).await?.ok_or(ServiceError::NotFound)?;
        let submission = tx.find_submission(&library.code, year).await?;
        let cells = tx.list_figures(&library.code, year).await?.into_iter().map(|stored| (stored.indicator.clone(), stored)).collect();
        let last_year = tx.list_figures(&library.code, year.previous()).await?;
        let last_year = last_year.into_iter().map(|stored| (stored.indicator, stored.figure)).collect();
        Ok(Sheet { library, round, submission, cells, last_year })
    }

    /// Saves each wish that nobody forestalled. When this returns, what is `Done` is on disk.
    ///
    /// # Errors
    /// `Forbidden`; `Refused` when the year is locked: then nothing is saved.
    pub async fn save_cells(
        &self,
        actor: &Actor,
        library: &LibraryCode,
        year: Year,
        wishes: Vec<Wish>,
    ) -> Outcome<Vec<(IndicatorCode, Saved)>> {
        demand(actor, Action::EditLibrary(library))?;
        let mut tx = self.db.write().await?;
        tx.share_round(year).await?.ok_or(ServiceError::NotFound)?;
        tx.lock_submission(library, year).await?;
        let sheet = self.sheet_in(&mut tx, library, year).await?;
        if let Some(refused) = sheet.lock() {
            return Err(ServiceError::Refused(refused));
        }
        let mut results = Vec::new();
        let mut changed = Vec::new();
        for wish in wishes {
            let stored = sheet.cells.get(&wish.indicator);
            let revision = stored.map_or(0, |stored| stored.revision);
            let unchanged = stored.map_or_else(|| wish.figure == Figure::default(), |stored| stored.figure == wish.figure);
            let result = match stored {
                _ if unchanged => Saved::Done,
                Some(stored) if wish.seen != revision => Saved::Clash(Box::new(stored.clone())),
                _ => {
                    let change = FigureChange {
                        library,
                        year,
                        indicator: &wish.indicator,
                        figure: &wish.figure,
                        revision: revision + 1,
                        at: self.clock.now(),
                        by: Some(actor.account),
                    };
                    tx.update_figure(&change).await?;
                    changed.push(wish.indicator.to_string());
                    Saved::Done
                }
            };
            results.push((wish.indicator, result));
        }
        if !changed.is_empty() {
            self.note(&mut tx, By::Person(actor), "figures.saved", format!("{library}/{year}"), json!({ "indicators": changed })).await?;
        }
        tx.commit().await?;
        Ok(results)
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
        let open = self.catalogue.indicators().iter().any(|indicator| indicator.is_asked() && !sheet.open_questions(indicator).is_empty());
        if open || !sheet.blanks(self.catalogue.indicators()).is_empty() {
            return Err(ServiceError::Refused(Refused::Incomplete));
        }
        submission.state = next(submission.state, Step::Submit)?;
        submission.submitted_at = Some(self.clock.now());
        tx.update_submission(&submission).await?;
        self.note(&mut tx, By::Person(actor), "year.submitted", format!("{library}/{year}"), json!({})).await?;
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

    /// All rounds, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_rounds(&self) -> Outcome<Vec<Round>> {
        Ok(self.db.read().await?.list_rounds().await?)
    }
}

pub(super) fn next(state: SubmissionState, step: Step) -> Outcome<SubmissionState> {
    state.after(step).ok_or(ServiceError::Refused(Refused::WrongState))
}

//! A library's own year: reading it, saving cells, submitting, recalling.

use std::collections::BTreeMap;

use app::{
    domain::{
        account::Actor,
        cell::Cell,
        check::{Question, open_questions, questions},
        code::{IndicatorCode, LibraryCode, SectionCode},
        figures::{Figure, LibraryFigures},
        indicator::Indicator,
        joint_share::JointShare,
        library::Library,
        round::{Round, RoundState, Step, SubmissionState},
        series_break::{Break, BreakKind},
        typed::{TypedFigure, Unfit},
        year::Year,
    },
    text::Lang,
};
use chrono::NaiveDate;
use serde_json::json;

use super::{
    Outcome, Service, ServiceError,
    error::Refused,
    rights::{Action, demand},
    rounds::By,
};
use crate::store::{FigureChange, Remark, StoredFigure, Submission, Tx};

/// A library's year as its people and the coordinator see it.
#[derive(Debug)]
pub struct Sheet {
    pub library: Library,
    pub round: Round,
    pub submission: Submission,
    pub cells: BTreeMap<IndicatorCode, StoredFigure>,
    pub last_year: LibraryFigures,
    /// The library's own breaks of this year.
    pub breaks: BTreeMap<IndicatorCode, BreakKind>,
    /// What the coordinator asks about single cells.
    pub remarks: BTreeMap<IndicatorCode, Remark>,
    pub share: Option<JointShare>,
    /// In Helsinki.
    pub today: NaiveDate,
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
        let note = self.cells.get(&indicator.code).map_or("", |stored| stored.figure.note.as_str());
        open_questions(&self.questions(indicator), note).to_vec()
    }

    /// What the stored cell makes one ask, answered or not.
    #[must_use]
    pub fn questions(&self, indicator: &Indicator) -> Vec<Question> {
        let broken = self.breaks.contains_key(&indicator.code);
        questions(&indicator.rules, self.cell(&indicator.code), self.last_year(&indicator.code), broken, &|code| self.cell(code))
    }

    /// Why the library cannot change it now; None when it can.
    #[must_use]
    pub fn lock(&self) -> Option<Refused> {
        lock(&self.round, &self.submission, self.today)
    }

    /// The coordinator's remark on a cell, until the library has changed it.
    #[must_use]
    pub fn open_remark(&self, code: &IndicatorCode) -> Option<&Remark> {
        let changed = self.cells.get(code).map(|stored| stored.changed_at);
        self.remarks.get(code).filter(|remark| changed.is_none_or(|at| at <= remark.said_at))
    }

    /// Grows with every save: who decides on a year says which one they had before them.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.cells.values().map(|stored| stored.revision).sum()
    }

    /// Required cells that are still blank, in the order of the form.
    #[must_use]
    pub fn blanks<'a>(&self, indicators: impl IntoIterator<Item = &'a Indicator>) -> Vec<&'a Indicator> {
        indicators.into_iter().filter(|indicator| indicator.is_required() && self.cell(&indicator.code).is_missing()).collect()
    }
}

/// Why a library cannot change its year today; None when it can.
fn lock(round: &Round, submission: &Submission, today: NaiveDate) -> Option<Refused> {
    let reopened = submission.open_until.is_some_and(|last| today <= last);
    match round.state {
        RoundState::Frozen => Some(Refused::Frozen),
        RoundState::Closed if reopened => (!submission.state.is_editable()).then_some(Refused::Locked),
        RoundState::Planned | RoundState::Closed => Some(Refused::RoundNotOpen),
        RoundState::Open => (!submission.state.is_editable()).then_some(Refused::Locked),
    }
}

/// A cell as it should become, and the revision that its writer had before them (0 for none).
#[derive(Debug)]
pub struct Wish {
    pub indicator: IndicatorCode,
    pub meant: Meant,
    pub seen: i64,
    pub mark: BreakMark,
}

/// A figure, or what somebody typed, in their language. It is read beside what is stored, under the
/// same lock: what stood in the field already is never asked about.
#[derive(Debug)]
pub enum Meant {
    Figure(Figure),
    Typed(TypedFigure, Lang),
}

/// What a form says of a break on a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakMark {
    /// The form did not ask.
    AsItIs,
    /// None takes the library's own break away.
    Set(Option<BreakKind>),
}

/// Whether wishes are taken one by one, or together or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    No,
    Yes,
}

/// What became of a wish.
#[derive(Debug)]
pub enum Saved {
    /// On disk, or already so: the cell as it now stands, if there is one.
    Done(Option<Box<StoredFigure>>),
    /// Somebody saved another value after `seen`: theirs stands, both are shown.
    Clash(Box<StoredFigure>),
    /// What was typed cannot be kept.
    Unfit(Unfit),
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
        let breaks = library_breaks(tx, &library.code, year).await?;
        let remarks = tx.list_remarks(&library.code, year).await?;
        let share = tx.find_joint_share(&library.code, year).await?;
        Ok(Sheet { library, round, submission, cells, last_year, breaks, remarks, share, today: self.clock.today() })
    }

    /// Saves each wish that nobody forestalled. When this returns, what is `Done` is on disk; with
    /// [`Together::Yes`], only if all are.
    ///
    /// # Errors
    /// `Forbidden`; `NotFound` for a cell that nobody is asked for; `Refused` when the year is
    /// locked: then nothing is saved.
    pub async fn save_cells(
        &self,
        actor: &Actor,
        library: &LibraryCode,
        year: Year,
        wishes: Vec<Wish>,
        together: Together,
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
        let breaks = library_breaks(&mut tx, library, year).await?;
        let mut results = Vec::new();
        let mut changed = Vec::new();
        let mut broken = Vec::new();
        for wish in wishes {
            let indicator = self.catalogue.find_indicator(wish.indicator.as_str()).filter(|indicator| indicator.is_asked());
            let indicator = indicator.ok_or(ServiceError::NotFound)?;
            let stored = cells.get(&wish.indicator);
            let figure = match wish.meant {
                Meant::Figure(figure) => Ok(figure),
                Meant::Typed(typed, lang) => {
                    typed.figure(indicator.rules.hard_limits, stored.and_then(|stored| stored.figure.cell.amount()), lang)
                }
            };
            let figure = match figure {
                Ok(figure) => figure,
                Err(unfit) => {
                    results.push((wish.indicator, Saved::Unfit(unfit)));
                    continue;
                }
            };
            let unchanged = stored.map_or_else(|| figure == Figure::default(), |stored| stored.figure == figure);
            if let Some(stored) = stored.filter(|stored| !unchanged && wish.seen != stored.revision) {
                results.push((wish.indicator, Saved::Clash(Box::new(stored.clone()))));
                continue;
            }
            if let BreakMark::Set(kind) = wish.mark
                && breaks.get(&wish.indicator) != kind.as_ref()
            {
                match kind {
                    Some(kind) => tx.update_break(&Break::of_library(library.clone(), wish.indicator.clone(), year, kind)).await?,
                    None => tx.delete_break(library, &wish.indicator, year).await?,
                }
                broken.push(json!({ "indicator": wish.indicator.as_str(), "kind": kind.map(BreakKind::as_str) }));
            }
            let mut now = stored.cloned();
            if !unchanged {
                let change = FigureChange {
                    library,
                    year,
                    indicator: &wish.indicator,
                    figure: &figure,
                    revision: stored.map_or(0, |stored| stored.revision) + 1,
                    at: self.clock.now(),
                    by: Some(actor.account),
                };
                tx.update_figure(&change).await?;
                changed.push(wish.indicator.to_string());
                let (revision, changed_at) = (change.revision, change.at);
                now = Some(StoredFigure {
                    indicator: wish.indicator.clone(),
                    figure,
                    revision,
                    changed_at,
                    changed_by: Some(actor.name.clone()),
                });
            }
            results.push((wish.indicator, Saved::Done(now.map(Box::new))));
        }
        if together == Together::Yes && !results.iter().all(|(_, saved)| matches!(saved, Saved::Done(_))) {
            // Dropping the transaction undoes what was written in it.
            return Ok(results);
        }
        if !changed.is_empty() || !broken.is_empty() {
            let details = json!({ "indicators": changed, "breaks": broken });
            self.note(&mut tx, By::Person(actor), "figures.saved", format!("{library}/{year}"), details).await?;
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
        self.catalogue.find_indicator(indicator.as_str()).filter(|found| found.is_asked()).ok_or(ServiceError::NotFound)?;
        Ok(self.db.read().await?.list_figure_history(library, year, indicator).await?)
    }

    /// A library's earlier years, the latest first, for looking back from the form.
    ///
    /// # Errors
    /// `Forbidden`.
    pub async fn list_earlier(&self, actor: &Actor, library: &LibraryCode, before: Year) -> Outcome<Vec<(Year, LibraryFigures)>> {
        demand(actor, Action::ViewLibrary(library))?;
        let mut tx = self.db.read().await?;
        let mut earlier = Vec::new();
        for round in tx.list_rounds().await?.into_iter().rev().filter(|round| round.year < before).take(5) {
            let figures = tx.list_figures(library, round.year).await?;
            earlier.push((round.year, figures.into_iter().map(|stored| (stored.indicator, stored.figure)).collect()));
        }
        Ok(earlier)
    }

    /// Records the member's part of its joint unit.
    ///
    /// # Errors
    /// `Forbidden`, `Refused` when the year is locked, `NotFound` for a library that has no joint unit.
    pub async fn save_joint_share(&self, actor: &Actor, library: &LibraryCode, year: Year, share: JointShare) -> Outcome<()> {
        demand(actor, Action::EditLibrary(library))?;
        if self.catalogue.find_library(library.as_str()).is_none_or(|found| self.catalogue.joint_units(found).is_empty()) {
            return Err(ServiceError::NotFound);
        }
        let mut tx = self.db.write().await?;
        let round = tx.share_round(year).await?.ok_or(ServiceError::NotFound)?;
        let submission = tx.lock_submission(library, year).await?;
        if let Some(refused) = lock(&round, &submission, self.clock.today()) {
            return Err(ServiceError::Refused(refused));
        }
        tx.update_joint_share(library, year, share, self.clock.now(), actor.account).await?;
        let details = json!({ "thousandths": share.share.thousandths(), "basis": share.basis.as_str() });
        self.note(&mut tx, By::Person(actor), "joint_share.saved", format!("{library}/{year}"), details).await?;
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
        if !self.catalogue.sections().iter().any(|known| known.code == *section) {
            return Err(ServiceError::NotFound);
        }
        // A desk tells every twenty seconds: more than a minute at once is not work.
        let seconds = i64::from(seconds.min(60));
        if seconds > 0 && actor.is_of(library) {
            let mut tx = self.db.write().await?;
            tx.find_round(year).await?.ok_or(ServiceError::NotFound)?;
            tx.add_effort(year, section, seconds).await?;
            tx.commit().await?;
        }
        Ok(self.presence.here(actor, (library.clone(), year, section.clone()), self.clock.now()))
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
        submission.taken_up_at = None;
        tx.update_submission(&submission).await?;
        self.note(&mut tx, By::Person(actor), "year.submitted", format!("{library}/{year}"), json!({})).await?;
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
        if submission.taken_up_at.is_some() {
            return Err(ServiceError::Refused(Refused::WrongState));
        }
        // What the coordinator asked for before still stands.
        let asked = !submission.return_reason.is_empty() || !tx.list_remarks(library, year).await?.is_empty();
        submission.state = if asked { SubmissionState::Returned } else { recalled };
        tx.update_submission(&submission).await?;
        self.note(&mut tx, By::Person(actor), "year.recalled", format!("{library}/{year}"), json!({})).await?;
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

/// The breaks that a library has marked itself.
async fn library_breaks(tx: &mut Tx, library: &LibraryCode, year: Year) -> Outcome<BTreeMap<IndicatorCode, BreakKind>> {
    let own = tx.list_library_breaks(library, year).await?.into_iter();
    Ok(own.filter_map(|found| Some((found.indicator, found.kind?))).collect())
}

pub(super) fn next(state: SubmissionState, step: Step) -> Outcome<SubmissionState> {
    state.after(step).ok_or(ServiceError::Refused(Refused::WrongState))
}

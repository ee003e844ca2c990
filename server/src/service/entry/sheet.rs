//! A library's year as it is read: its cells with last year beside, its state, what is asked about it.

use app::domain::{
    account::Actor,
    code::LibraryCode,
    entry::{
        figures::{LibraryFigures, words_of},
        sheet::{Breaks, Sheet},
        submission::Submission,
    },
    limits::EARLIER_YEARS,
    year::Year,
};

use crate::{
    service::{
        Outcome, Service, ServiceError,
        rights::{Action, demand},
    },
    store::Tx,
};

impl Service {
    /// # Errors
    /// `Forbidden`, or `NotFound` for an unknown library or a year without a round.
    pub async fn sheet(&self, actor: &Actor, library: &LibraryCode, year: Year) -> Outcome<Sheet> {
        demand(actor, Action::ViewLibrary(library))?;
        let mut tx = self.db.read().await?;
        self.sheet_in(&mut tx, library, year).await
    }

    /// A library's year, for its own people.
    ///
    /// # Errors
    /// `Forbidden`, `NotFound`.
    pub async fn own_sheet(&self, actor: &Actor, library: &LibraryCode, year: Year) -> Outcome<Sheet> {
        demand(actor, Action::EditLibrary(library))?;
        self.sheet(actor, library, year).await
    }

    pub(in crate::service) async fn sheet_in(&self, tx: &mut Tx, library: &LibraryCode, year: Year) -> Outcome<Sheet> {
        let catalogue = self.catalogue(year);
        let library = catalogue.find_library(library.as_str()).ok_or(ServiceError::NotFound)?.clone();
        let round = tx.find_round(year).await?.ok_or(ServiceError::NotFound)?;
        let submission = tx.find_submission(&library.code, year).await?;
        let cells = tx.list_figures(&library.code, year).await?.into_iter().map(|stored| (stored.indicator.clone(), stored)).collect();
        let last_year = tx.list_figures(&library.code, year.previous()).await?;
        let last_year = last_year.into_iter().map(|stored| (stored.indicator, stored.figure)).collect();
        let history = tx.list_noted_history(&library.code, year).await?;
        let of_cells = history.chunk_by(|one, other| one.indicator == other.indicator);
        let words_of = of_cells.filter_map(|values| Some((values.first()?.indicator.clone(), words_of(values)?))).collect();
        let breaks = library_breaks(tx, &library.code, year).await?;
        let remarks = tx.list_remarks(&library.code, year).await?;
        let share = tx.find_joint_share(&library.code, year).await?;
        Ok(Sheet { catalogue, library, round, submission, cells, words_of, last_year, breaks, remarks, share, today: self.clock.today() })
    }

    /// The years in which a library was let back in and still has something to correct.
    ///
    /// # Errors
    /// `Forbidden`.
    pub async fn list_corrections(&self, actor: &Actor, library: &LibraryCode) -> Outcome<Vec<Submission>> {
        demand(actor, Action::ViewLibrary(library))?;
        let today = self.clock.today();
        let reopened = self.db.read().await?.list_reopened(library).await?;
        let is_open = |submission: &Submission| submission.state.is_editable() && submission.open_until.is_some_and(|last| today <= last);
        Ok(reopened.into_iter().filter(is_open).collect())
    }

    /// A library's earlier years, the latest first, for looking back from the form.
    ///
    /// # Errors
    /// `Forbidden`.
    pub async fn list_earlier(&self, actor: &Actor, library: &LibraryCode, before: Year) -> Outcome<Vec<(Year, LibraryFigures)>> {
        demand(actor, Action::ViewLibrary(library))?;
        let mut tx = self.db.read().await?;
        let rounds = tx.list_rounds().await?;
        let years: Vec<Year> = rounds.iter().rev().map(|round| round.year).filter(|year| *year < before).take(EARLIER_YEARS).collect();
        let (Some(last), Some(first)) = (years.first(), years.last()) else { return Ok(Vec::new()) };
        let mut figures = tx.list_figures_between(library, *first, *last).await?;
        Ok(years.into_iter().map(|year| (year, figures.remove(&year).unwrap_or_default())).collect())
    }
}

pub(in crate::service) async fn library_breaks(tx: &mut Tx, library: &LibraryCode, year: Year) -> Outcome<Breaks> {
    Ok(Breaks::of(&tx.list_library_breaks(library, year).await?))
}

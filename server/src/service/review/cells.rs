//! Every library's cell of one indicator: the leaves of a number's lineage, for the coordinator.

use std::collections::BTreeMap;

use app::domain::{
    account::Actor,
    code::{IndicatorCode, LibraryCode},
    entry::review::LibraryCell,
    round::RoundState,
    year::Year,
};

use crate::{
    service::{
        Outcome, Service, ServiceError,
        published::read,
        rights::{Action, demand},
    },
    store::Approver,
};

impl Service {
    /// The cells that a number rests on: of a frozen year those of its snapshot, otherwise those stored.
    ///
    /// # Errors
    /// `Forbidden`; `NotFound` for an unknown year or indicator.
    pub async fn list_cells(&self, actor: &Actor, year: Year, indicator: &IndicatorCode) -> Outcome<Vec<LibraryCell>> {
        demand(actor, Action::ViewCells)?;
        let catalogue = self.catalogue(year);
        catalogue.find_indicator(indicator.as_str()).filter(|found| found.is_asked()).ok_or(ServiceError::NotFound)?;
        let mut tx = self.db.read().await?;
        let round = tx.find_round(year).await?.ok_or(ServiceError::NotFound)?;
        let stored = if round.state == RoundState::Frozen { tx.find_snapshot(year).await? } else { None };
        let (figures, approvals) = match stored {
            Some(stored) => {
                let snapshot = read(&stored)?;
                (snapshot.figures, snapshot.approvals)
            }
            None => (tx.list_year_figures(year).await?, self.approved_in(&mut tx, &round).await?.approvals),
        };
        let approvers: BTreeMap<String, String> =
            tx.list_approvers(year).await?.into_iter().map(|Approver { library, name }| (library, name)).collect();
        let cell = |library: &LibraryCode| LibraryCell {
            library: library.clone(),
            figure: figures.0.get(library).and_then(|cells| cells.get(indicator)).cloned().unwrap_or_default(),
            approval: approvals.get(library).cloned(),
            approver: approvers.get(library.as_str()).cloned(),
        };
        Ok(catalogue.members(year).into_iter().map(|library| cell(&library.code)).collect())
    }
}

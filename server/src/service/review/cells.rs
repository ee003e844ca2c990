//! Libraries' cells of one indicator: the leaves of a number's lineage, for the coordinator.

use std::{collections::BTreeMap, sync::Arc};

use app::{
    domain::{
        account::Actor,
        code::{IndicatorCode, LibraryCode},
        entry::{figures::Figure, review::LibraryCell, submission::Approval},
        round::RoundState,
        year::Year,
    },
    text::date::helsinki_date,
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
    /// The cells of some libraries that a number rests on: of a frozen year those of its snapshot, otherwise those
    /// stored.
    ///
    /// # Errors
    /// `Forbidden`; `NotFound` for an unknown year or indicator.
    pub async fn list_cells(&self, actor: &Actor, year: Year, code: &IndicatorCode, of: &[LibraryCode]) -> Outcome<Vec<LibraryCell>> {
        demand(actor, Action::ViewCells)?;
        self.catalogue(year).find_indicator(code.as_str()).filter(|found| found.is_asked()).ok_or(ServiceError::NotFound)?;
        // Of a frozen year they are not asked for.
        let glances = if self.archive().find(year).is_some() { Arc::default() } else { self.glances(year).await? };
        let mut tx = self.db.read().await?;
        let round = tx.find_round(year).await?.ok_or(ServiceError::NotFound)?;
        let snapshot = if round.state == RoundState::Frozen { tx.find_snapshot(year).await? } else { None };
        let mut cells: Vec<(LibraryCode, Figure, Option<Approval>)> = Vec::new();
        if let Some(snapshot) = snapshot.as_ref().map(read).transpose()? {
            for library in of {
                let mut figures = snapshot.figures.find(library)?.unwrap_or_default();
                cells.push((library.clone(), figures.remove(code).unwrap_or_default(), snapshot.approvals.get(library).cloned()));
            }
        } else {
            for library in of {
                let figures = tx.list_figures(library, year).await?;
                let figure = figures.into_iter().find(|stored| stored.indicator == *code).map(|stored| stored.figure);
                let glance = glances.get(library);
                let approval = glance.and_then(|glance| Some((glance.approved_at?, glance.submitted_at)));
                let approval = approval.map(|(approved_at, submitted_at)| Approval {
                    on: helsinki_date(approved_at),
                    submitted_late: submitted_at.is_some_and(|at| helsinki_date(at) > round.due_on),
                });
                cells.push((library.clone(), figure.unwrap_or_default(), approval));
            }
        }
        let approvers: BTreeMap<String, String> =
            tx.list_approvers(year).await?.into_iter().map(|Approver { library, name }| (library, name)).collect();
        let cell = |(library, figure, approval): (LibraryCode, Figure, Option<Approval>)| LibraryCell {
            approver: approvers.get(library.as_str()).cloned(),
            library,
            figure,
            approval,
        };
        Ok(cells.into_iter().map(cell).collect())
    }
}

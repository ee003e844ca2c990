//! Libraries' cells of one indicator: the leaves of a number's lineage, for the coordinator.

use std::{collections::BTreeMap, sync::Arc};

use app::{
    domain::{
        account::Actor,
        code::{IndicatorCode, LibraryCode},
        entry::{
            figures::{Figure, LibraryFigures},
            review::LibraryCell,
            submission::Approval,
        },
        round::RoundState,
        year::Year,
    },
    text::date::helsinki_date,
};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::{
    service::{
        Outcome, Service, ServiceError,
        rights::{Action, demand},
    },
    store::{Approver, StoreError, StoredSnapshot},
};

/// As much of a snapshot as is wanted here: the figures of most libraries are passed over.
#[derive(Deserialize)]
struct Frozen<'a> {
    #[serde(borrow)]
    figures: BTreeMap<LibraryCode, &'a RawValue>,
    approvals: BTreeMap<LibraryCode, Approval>,
}

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
        if let Some(stored) = &snapshot {
            let mut frozen = frozen_cells(stored)?;
            for library in of {
                let figures = frozen.figures.get(library).map(|raw| serde_json::from_str::<LibraryFigures>(raw.get())).transpose();
                let mut figures = figures.map_err(|e| unreadable(stored, &e))?.unwrap_or_default();
                cells.push((library.clone(), figures.remove(code).unwrap_or_default(), frozen.approvals.remove(library)));
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

fn unreadable(stored: &StoredSnapshot, error: &serde_json::Error) -> ServiceError {
    StoreError::Unreadable(format!("snapshot {}: {error}", stored.hash)).into()
}

fn frozen_cells(stored: &StoredSnapshot) -> Outcome<Frozen<'_>> {
    serde_json::from_str(&stored.document).map_err(|e| unreadable(stored, &e))
}

//! Every year's figures as exports, drafts and freezing read them: of a frozen year its snapshot,
//! otherwise every stored cell.

use std::sync::Arc;

use app::domain::{
    account::Actor,
    coverage::{STUDENTS, Students},
    figures::YearFigures,
    round::{Round, RoundState},
    trend::YearData,
    year::Year,
};

use super::{
    Outcome, Service, ServiceError,
    published::Published,
    rights::{Action, demand},
};
use crate::store::Tx;

/// One year, wherever its figures come from.
#[derive(Debug)]
pub struct AnyYear {
    pub round: Round,
    pub data: YearData,
}

impl Service {
    /// All years for a signed-in person, the drafts included.
    ///
    /// # Errors
    /// `Forbidden` for who may not see drafts.
    pub async fn list_draft_years(&self, actor: &Actor) -> Outcome<Vec<AnyYear>> {
        demand(actor, Action::ViewDraft)?;
        self.list_years().await
    }

    /// All years with a round, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_years(&self) -> Outcome<Vec<AnyYear>> {
        let mut tx = self.db.read().await?;
        let published = Published::load_in(&mut tx).await.map_err(|e| ServiceError::Internal(e.to_string()))?;
        self.years_in(&mut tx, &published).await
    }

    pub(super) async fn years_in(&self, tx: &mut Tx, published: &Published) -> Outcome<Vec<AnyYear>> {
        let rounds = tx.list_rounds().await?;
        let breaks = tx.list_breaks().await?;
        let mut figures: Vec<(Year, YearFigures)> = Vec::new();
        for round in &rounds {
            let frozen = published.find(round.year).filter(|_| round.state == RoundState::Frozen);
            let found = match frozen {
                Some(year) => year.data.figures.clone(),
                None => tx.list_year_figures(round.year).await?,
            };
            figures.push((round.year, found));
        }
        let students_of = |year: Year| {
            let known = figures.iter().map(|(year, figures)| (*year, figures));
            self.catalogue.find_indicator(STUDENTS).map(|indicator| Students::of(year, known, &indicator.code)).unwrap_or_default()
        };
        let years = rounds.iter().map(|round| {
            let frozen = published.find(round.year).filter(|_| round.state == RoundState::Frozen);
            let data = frozen.map_or_else(
                || YearData {
                    year: round.year,
                    catalogue: Arc::clone(&self.catalogue),
                    figures: figures.iter().find(|(year, _)| *year == round.year).map(|(_, f)| f.clone()).unwrap_or_default(),
                    students: students_of(round.year),
                    breaks: breaks.iter().filter(|found| found.year == round.year).cloned().collect(),
                },
                |year| year.data.clone(),
            );
            AnyYear { round: round.clone(), data }
        });
        Ok(years.collect())
    }
}

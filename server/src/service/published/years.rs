//! Every year's figures as exports, drafts and freezing read them: of a frozen year its snapshot,
//! otherwise every stored cell.

use std::collections::BTreeMap;

use app::domain::{
    code::LibraryCode,
    numbers::{coverage::nearest_students, gathered::Gathered, year_data::YearData},
    round::{Round, RoundState},
    year::Year,
};

use super::{data_of, figures::KeptFigures, read};
use crate::{
    service::{Outcome, Service, ServiceError},
    store::{StoredSnapshot, Tx},
};

/// One year, wherever its figures come from.
#[derive(Debug)]
pub struct AnyYear {
    pub round: Round,
    pub data: YearData,
}

async fn unfrozen_round(tx: &mut Tx, year: Year) -> Outcome<Round> {
    tx.find_round(year).await?.filter(|round| round.state != RoundState::Frozen).ok_or(ServiceError::NotFound)
}

/// What libraries say of their students, by year.
type GivenStudents = BTreeMap<Year, BTreeMap<LibraryCode, f64>>;

impl Service {
    /// A year that is not frozen, with every stored cell.
    ///
    /// # Errors
    /// `NotFound` when the year has no round, or is frozen.
    pub(super) async fn unfrozen_year(&self, year: Year) -> Outcome<YearData> {
        let mut tx = self.db.read().await?;
        let round = unfrozen_round(&mut tx, year).await?;
        self.as_stored(&mut tx, round.year).await
    }

    /// A year that is not frozen, with what is approved of it.
    ///
    /// # Errors
    /// `NotFound` when the year has no round, or is frozen.
    pub(super) async fn approved_year(&self, year: Year) -> Outcome<YearData> {
        let mut tx = self.db.read().await?;
        let round = unfrozen_round(&mut tx, year).await?;
        let approved = self.approved_in(&mut tx, &round).await?;
        let gathered = approved.figures.gathered(&self.catalogue_in_force(year), year)?;
        let students = self.students_of(&mut tx, year, &gathered.given_students).await?;
        Ok(gathered.into_data(&students, approved.breaks))
    }

    async fn as_stored(&self, tx: &mut Tx, year: Year) -> Outcome<YearData> {
        let mut gathered = Gathered::of_nobody(&self.catalogue_in_force(year), year);
        tx.each_figures(year, &mut |library, figures| gathered.add(&library, &figures)).await?;
        let students = self.students_of(tx, year, &gathered.given_students).await?;
        let breaks = tx.list_breaks().await?.into_iter().filter(|found| found.year == year).collect();
        Ok(gathered.into_data(&students, breaks))
    }

    /// Each library's students for a year: as it says for it, else for the nearest year that it does.
    pub(in crate::service) async fn students_of(
        &self,
        tx: &mut Tx,
        year: Year,
        given_now: &BTreeMap<LibraryCode, f64>,
    ) -> Outcome<BTreeMap<LibraryCode, f64>> {
        let archive = self.archive();
        let measure = self.catalogue(year).size().indicator.clone();
        let mut given: GivenStudents = archive
            .frozen
            .iter()
            // Another measure says nothing of this one.
            .filter(|frozen| frozen.data.catalogue.size().indicator == measure)
            .map(|frozen| (frozen.data.year, frozen.given_students.clone()))
            .collect();
        for round in tx.list_rounds().await?.into_iter().filter(|round| round.state != RoundState::Frozen && round.year != year) {
            given.insert(round.year, tx.list_given(round.year, &measure).await?);
        }
        given.insert(year, given_now.clone());
        Ok(nearest_students(year, given.iter().map(|(year, libraries)| (*year, libraries))))
    }

    /// The years with a round, oldest first; of them only one, when one is asked for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_years(&self, only: Option<Year>) -> Outcome<Vec<AnyYear>> {
        let mut tx = self.db.read().await?;
        let mut years = Vec::new();
        for round in rounds(&mut tx, only).await? {
            let data = if let Some(stored) = snapshot_of(&mut tx, &round).await? {
                data_of(&stored)?
            } else {
                self.as_stored(&mut tx, round.year).await?
            };
            years.push(AnyYear { round, data });
        }
        Ok(years)
    }

    /// As [`Self::list_years`], the figures alone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_figures(&self, only: Option<Year>) -> Outcome<Vec<(Year, KeptFigures)>> {
        let mut tx = self.db.read().await?;
        let mut years = Vec::new();
        for round in rounds(&mut tx, only).await? {
            let mut kept = KeptFigures::default();
            if let Some(stored) = snapshot_of(&mut tx, &round).await? {
                kept = read(&stored)?.figures;
            } else {
                let mut failed = None;
                tx.each_figures(round.year, &mut |library, figures| failed = kept.keep(library, &figures).err().or(failed.take())).await?;
                failed.map_or(Ok(()), Err)?;
            }
            years.push((round.year, kept));
        }
        Ok(years)
    }
}

async fn rounds(tx: &mut Tx, only: Option<Year>) -> Outcome<impl Iterator<Item = Round> + use<>> {
    Ok(tx.list_rounds().await?.into_iter().filter(move |round| only.is_none_or(|only| round.year == only)))
}

/// What is published of a year, if it is frozen.
async fn snapshot_of(tx: &mut Tx, round: &Round) -> Outcome<Option<StoredSnapshot>> {
    Ok(if round.state == RoundState::Frozen { tx.find_snapshot(round.year).await? } else { None })
}

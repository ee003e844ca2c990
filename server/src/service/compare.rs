//! A library beside the others: quartiles of all, of its size and of its own peers.

use std::collections::BTreeSet;

use app::domain::{
    account::Actor,
    catalogue::indicator::{Aggregation, Indicator},
    code::LibraryCode,
    limits::{FEWEST_PEERS, MOST_PEERS, PEERS_STAY_DAYS},
    numbers::{
        comparison::{Compared, Comparison, OwnPlace, own_places},
        distribution::{chosen_quartiles, library_values, may_compare, quartiles},
    },
    refused::Refused,
    year::Year,
};
use chrono::TimeDelta;

use super::{
    Outcome, Service, ServiceError,
    events::{By, Event},
    rights::{Action, demand},
};

impl Service {
    /// Compares a library with the others, in the year asked for or the latest frozen one.
    ///
    /// # Errors
    /// `Forbidden`; `NotFound` when nothing is frozen or the library was no member.
    pub async fn compare(&self, actor: &Actor, library: &LibraryCode, year: Option<Year>) -> Outcome<Comparison> {
        demand(actor, Action::ViewLibrary(library))?;
        let peers = self.db.read().await?.list_peers(library).await?;
        let archive = self.archive();
        let found = year.map_or_else(|| archive.latest(), |year| archive.find(year)).ok_or(ServiceError::NotFound)?;
        let data = &found.data;
        let own_row = data.row_of(library).ok_or(ServiceError::NotFound)?;
        let size = data.size_at(own_row);
        let is_peer: Vec<bool> = data.members.iter().map(|member| peers.contains(member)).collect();
        // As it was when the year was frozen: what was told of it then rests on that.
        let names_allowed = data.catalogue.names_libraries();
        let comparable = |indicator: &&Indicator| {
            may_compare(data, indicator)
                && matches!(indicator.aggregation, Aggregation::Sum | Aggregation::RatioOfSums { .. } | Aggregation::WeightedMean { .. })
        };
        let rows = data
            .catalogue
            .all_indicators()
            .filter(comparable)
            .map(|indicator| {
                let values = library_values(data, indicator);
                let of = |fits: &dyn Fn(usize) -> bool| -> Vec<f64> {
                    values.iter().filter(|(row, _)| fits(*row)).map(|(_, value)| value.best()).collect()
                };
                let peers = of(&|row| is_peer[row]);
                let named = values.iter().filter(|(row, _)| names_allowed && is_peer[*row]);
                Compared {
                    indicator: indicator.clone(),
                    own: data.value(library, indicator),
                    all: quartiles(&of(&|_| true)),
                    size: quartiles(&of(&|row| size.is_some() && data.size_at(row) == size)),
                    peers: if names_allowed { quartiles(&peers).filter(|_| peers.len() >= FEWEST_PEERS) } else { chosen_quartiles(&peers) },
                    named: named.map(|(row, value)| (data.members[*row].clone(), *value)).collect(),
                }
            })
            .collect();
        Ok(Comparison { year: data.year, years: archive.frozen.iter().rev().map(|year| year.data.year).collect(), size, peers, rows })
    }

    /// Where a library stands with the facts that open the latest frozen year. None when nothing is frozen,
    /// or nothing of it can be compared.
    ///
    /// # Errors
    /// `Forbidden` when the library is not theirs.
    pub fn own_places(&self, actor: &Actor, library: &LibraryCode) -> Outcome<Option<(Year, Vec<OwnPlace>)>> {
        demand(actor, Action::ViewLibrary(library))?;
        let archive = self.archive();
        let places = archive.latest().map(|latest| (latest.data.year, own_places(&latest.data, library)));
        Ok(places.filter(|(_, places)| !places.is_empty()))
    }

    /// Chooses the libraries that a library compares itself with. A group is large enough to have
    /// quartiles, or empty. Where libraries are not named it stays for a week, whichever of her libraries a
    /// person chooses for: who changes it library by library would find out whose value is whose.
    ///
    /// # Errors
    /// `Forbidden`; `Incomplete` when they are too few, `TooMany`; `TooSoon`; `NotFound` for an unknown library.
    pub async fn save_peers(&self, actor: &Actor, library: &LibraryCode, peers: &[LibraryCode]) -> Outcome<()> {
        demand(actor, Action::EditLibrary(library))?;
        let catalogue = self.catalogue_now();
        let peers: Vec<LibraryCode> = peers.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
        if peers.iter().any(|peer| peer == library || catalogue.find_library(peer.as_str()).is_none()) {
            return Err(ServiceError::NotFound);
        }
        if !peers.is_empty() && peers.len() < FEWEST_PEERS {
            return Err(ServiceError::Refused(Refused::Incomplete));
        }
        if peers.len() > MOST_PEERS {
            return Err(ServiceError::Refused(Refused::TooManyPeers));
        }
        let mut tx = self.db.write().await?;
        if tx.list_peers(library).await? == peers {
            return Ok(());
        }
        if !peers.is_empty() && !catalogue.names_libraries() {
            let last = tx.find_last_choice_of_peers(actor.account, library).await?;
            if last.is_some_and(|last| self.clock.now() - last < TimeDelta::days(PEERS_STAY_DAYS)) {
                return Err(ServiceError::Refused(Refused::TooSoon));
            }
        }
        tx.update_peers(library, &peers).await?;
        self.record(&mut tx, By::Person(actor), Event::PeersChosen { library, peers: &peers }).await?;
        tx.commit().await?;
        Ok(())
    }
}

//! Who is in which section right now. In memory only: it is worth nothing a minute later.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use app::domain::{
    account::Actor,
    code::{LibraryCode, SectionCode},
    year::Year,
};
use chrono::{DateTime, Duration, Utc};

/// Who has not been heard of for this long has gone. Desks tell every twenty seconds; a reader
/// without scripts is seen when they open or save the page.
const GONE_AFTER: Duration = Duration::seconds(90);

type Place = (LibraryCode, Year, SectionCode);
/// By account: the name, and when they were last heard of.
type People = BTreeMap<i64, (String, DateTime<Utc>)>;

#[derive(Debug, Default)]
pub struct Presence(Mutex<BTreeMap<Place, People>>);

impl Presence {
    /// Notes that somebody is here, and tells who else is; and how long ago this one was last heard of.
    pub fn here(&self, actor: &Actor, place: Place, now: DateTime<Utc>) -> (Vec<String>, Duration) {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        places.retain(|_, people| {
            people.retain(|_, (_, seen)| now - *seen < GONE_AFTER);
            !people.is_empty()
        });
        let people = places.entry(place).or_default();
        let before = people.insert(actor.account, (actor.name.clone(), now));
        let others = people.iter().filter(|(account, _)| **account != actor.account).map(|(_, (name, _))| name.clone()).collect();
        (others, before.map_or(Duration::zero(), |(_, seen)| now - seen))
    }
}

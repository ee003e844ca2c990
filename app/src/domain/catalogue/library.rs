//! Member libraries and the units that serve them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::file::holds;
use crate::{
    domain::{
        code::{LibraryCode, ServiceUnitCode},
        year::Year,
    },
    text::Text,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Library {
    pub code: LibraryCode,
    pub abbreviation: String,
    pub name: Text,
    #[serde(default)]
    pub city: String,
    #[serde(default)]
    pub service_units: Vec<ServiceUnitCode>,
    /// First and last year of membership; None is open.
    #[serde(default)]
    pub member_from: Option<Year>,
    #[serde(default)]
    pub member_to: Option<Year>,
    /// Years between these two in which it was not a member.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub not_member_in: BTreeSet<Year>,
}

/// First and last year; None is open.
pub type Span = (Option<Year>, Option<Year>);

impl Library {
    #[must_use]
    pub fn is_member_in(&self, year: Year) -> bool {
        holds(self.member_from, self.member_to, year) && !self.not_member_in.contains(&year)
    }

    /// Whether a year can be one without membership: there is membership before it and after it.
    #[must_use]
    pub fn can_be_absent_in(&self, year: Year) -> bool {
        let first = self.member_from.unwrap_or(Year::FIRST);
        first < year && self.member_to.map_or_else(|| year.next().is_some(), |last| year < last)
    }

    /// The spans of years of its membership, in order. There is always one.
    #[must_use]
    pub fn memberships(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut from = self.member_from;
        for absent in &self.not_member_in {
            if from != Some(*absent) {
                spans.push((from, Some(absent.previous())));
            }
            from = absent.next();
        }
        spans.push((from, self.member_to));
        spans
    }

    /// Takes its membership from spans of years, in order, that do not touch.
    pub fn set_memberships(&mut self, spans: &[Span]) {
        self.member_from = spans.first().and_then(|(from, _)| *from);
        self.member_to = spans.last().and_then(|(_, to)| *to);
        let gaps = spans.windows(2).filter_map(|pair| Some((pair[0].1?.next()?, pair[1].0?.previous())));
        self.not_member_in = gaps.flat_map(|(first, last)| first.through(last)).collect();
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceUnitKind {
    Own,
    /// Serves several institutions.
    Joint,
    SharedCollection,
    /// Not known yet whether joint.
    Ask,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceUnit {
    pub code: ServiceUnitCode,
    pub name: Text,
    pub kind: ServiceUnitKind,
}

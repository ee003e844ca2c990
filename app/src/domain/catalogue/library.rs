//! Member libraries and the units that serve them.

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
}

impl Library {
    #[must_use]
    pub fn is_member_in(&self, year: Year) -> bool {
        holds(self.member_from, self.member_to, year)
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

//! Who acts.

use serde::{Deserialize, Serialize};

use super::{code::LibraryCode, round::states};

states! {
    Role {
        Manager = "manager",
        Contributor = "contributor",
        Coordinator = "coordinator",
        Steering = "steering",
    }
}

impl Role {
    /// Whether the role belongs to libraries rather than to the whole consortium.
    #[must_use]
    pub fn is_of_libraries(self) -> bool {
        matches!(self, Self::Manager | Self::Contributor)
    }
}

/// A signed-in person, as services and pages know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    pub account: i64,
    pub name: String,
    pub role: Role,
    /// Of managers and contributors.
    pub libraries: Vec<LibraryCode>,
}

impl Actor {
    #[must_use]
    pub fn is_of(&self, library: &LibraryCode) -> bool {
        self.role.is_of_libraries() && self.libraries.contains(library)
    }
}

//! What every page and report says of the service itself.

use super::file::Consortium;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Site {
    /// Whether it is the example: everything says so.
    pub demo: bool,
    /// Whose it is today.
    pub consortium: Consortium,
}

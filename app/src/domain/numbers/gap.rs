//! Why a number is not there.

/// What stands in the place of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nobody has said anything, or there is nothing to compute it from.
    NoData,
    /// It is known, but it could tell of one library.
    Withheld,
}

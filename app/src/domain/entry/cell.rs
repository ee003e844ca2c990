//! One library's answer about one indicator in one year, with typed missingness.

use serde::{Deserialize, Serialize};

use super::amount::Amount;

/// Zero is a value that somebody typed; everything that is not a value says why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", content = "amount", rename_all = "snake_case")]
pub enum Cell {
    Reported(Amount),
    /// The library's own estimate; the note says how it was made.
    Estimated(Amount),
    NotCollected,
    NotApplicable,
    /// Blank: not known yet.
    #[default]
    Missing,
}

/// The states of a cell without their amounts, as forms, files and the database name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Reported,
    Estimated,
    NotCollected,
    NotApplicable,
    Missing,
}

/// Why a status and an amount do not make a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotACell {
    /// Reported or estimated, but nothing stands there.
    NeedsAmount,
    /// Not collected, not applicable or missing, yet an amount stands there.
    AmountNotAllowed,
}

impl Status {
    pub const ALL: [Self; 5] = [Self::Reported, Self::Estimated, Self::NotCollected, Self::NotApplicable, Self::Missing];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Estimated => "estimated",
            Self::NotCollected => "not_collected",
            Self::NotApplicable => "not_applicable",
            Self::Missing => "missing",
        }
    }

    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == text)
    }
}

impl Cell {
    /// # Errors
    /// A value without an amount, or an amount without a value's status.
    pub fn new(status: Status, amount: Option<Amount>) -> Result<Self, NotACell> {
        match (status, amount) {
            (Status::Reported, Some(amount)) => Ok(Self::Reported(amount)),
            (Status::Estimated, Some(amount)) => Ok(Self::Estimated(amount)),
            (Status::Reported | Status::Estimated, None) => Err(NotACell::NeedsAmount),
            (Status::NotCollected, None) => Ok(Self::NotCollected),
            (Status::NotApplicable, None) => Ok(Self::NotApplicable),
            (Status::Missing, None) => Ok(Self::Missing),
            (_, Some(_)) => Err(NotACell::AmountNotAllowed),
        }
    }

    #[must_use]
    pub fn status(self) -> Status {
        match self {
            Self::Reported(_) => Status::Reported,
            Self::Estimated(_) => Status::Estimated,
            Self::NotCollected => Status::NotCollected,
            Self::NotApplicable => Status::NotApplicable,
            Self::Missing => Status::Missing,
        }
    }

    /// The value, if there is one. In a formula everything else counts as missing.
    #[must_use]
    pub fn amount(self) -> Option<Amount> {
        match self {
            Self::Reported(amount) | Self::Estimated(amount) => Some(amount),
            Self::NotCollected | Self::NotApplicable | Self::Missing => None,
        }
    }

    #[must_use]
    pub fn is_missing(self) -> bool {
        self == Self::Missing
    }
}

//! The calendar year that figures are given for.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A reporting year, between 1990 and 2100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct Year(i32);

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("\"{0}\" is not a year between 1990 and 2100")]
pub struct NotAYear(String);

impl Year {
    pub const FIRST: Self = Self(1990);

    /// # Errors
    /// Refuses anything but four digits between 1990 and 2100.
    pub fn parse(text: &str) -> Result<Self, NotAYear> {
        let refused = || NotAYear(text.to_owned());
        let number: i32 = text.trim().parse().map_err(|_| refused())?;
        Self::try_from(number).map_err(|_| refused())
    }

    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }

    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0 - 1)
    }

    /// This year and those after it, up to another.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }

    /// None after 2100.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::try_from(self.0 + 1).ok()
    }
}

impl TryFrom<i32> for Year {
    type Error = NotAYear;

    fn try_from(number: i32) -> Result<Self, NotAYear> {
        if (1990..=2100).contains(&number) { Ok(Self(number)) } else { Err(NotAYear(number.to_string())) }
    }
}

impl From<Year> for i32 {
    fn from(year: Year) -> i32 {
        year.0
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

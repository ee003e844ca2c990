//! The only place that knows what time it is.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};
use chrono_tz::Europe::Helsinki;

pub trait Clock: Send + Sync {
    /// Cut to microseconds, which both databases keep.
    fn now(&self) -> DateTime<Utc>;

    /// Today in Helsinki.
    fn today(&self) -> NaiveDate {
        helsinki_date(self.now())
    }
}

/// The computer's clock.
#[derive(Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }
}

/// A clock that stands still, for tests and for data that must come out the same every time.
#[derive(Debug)]
pub struct FixedClock(pub DateTime<Utc>);

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

/// The day it is in Helsinki at a moment.
#[must_use]
pub fn helsinki_date(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Helsinki).date_naive()
}

/// Hours and minutes in Helsinki, `14.32`.
#[must_use]
pub fn helsinki_time(at: DateTime<Utc>) -> String {
    at.with_timezone(&Helsinki).format("%-H.%M").to_string()
}

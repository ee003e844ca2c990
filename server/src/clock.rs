//! The only place that knows what time it is.

use app::text::date::helsinki_date;
use chrono::{DateTime, NaiveDate, SubsecRound, Utc};

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

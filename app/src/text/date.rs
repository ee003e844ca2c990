//! Dates and times as people read them: all are Helsinki's.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Europe::Helsinki;

use super::Lang;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// `10.3.2026`, in English `10 March 2026`.
#[must_use]
pub fn date(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Fi | Lang::Sv => format!("{}.{}.{}", date.day(), date.month(), date.year()),
        Lang::En => format!("{} {} {}", date.day(), month(date), date.year()),
    }
}

/// `10.3.`, in English `10 March`.
#[must_use]
pub fn day(date: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Fi | Lang::Sv => format!("{}.{}.", date.day(), date.month()),
        Lang::En => format!("{} {}", date.day(), month(date)),
    }
}

fn month(date: NaiveDate) -> &'static str {
    MONTHS.get(date.month0() as usize).copied().unwrap_or_default()
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

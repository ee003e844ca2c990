//! Dates as people read them. All times are Helsinki's; who calls has turned them already.

use chrono::{Datelike, NaiveDate};

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

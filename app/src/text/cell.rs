//! A cell and its change in a few words.

use super::{
    Lang, number,
    words::{common, entry, states},
};
use crate::domain::{
    entry::{amount::Amount, cell::Cell},
    numbers::gap::Gap,
};

/// Its value, or why there is none.
#[must_use]
pub fn cell(cell: Cell, lang: Lang) -> String {
    match cell {
        Cell::Reported(amount) => number::amount(amount, lang),
        Cell::Estimated(amount) => format!("{} ({})", number::amount(amount, lang), entry::estimated(lang)),
        Cell::NotCollected => format!("— {}", entry::not_collected(lang)),
        Cell::NotApplicable => format!("— {}", entry::not_applicable(lang)),
        Cell::Missing => "—".to_owned(),
    }
}

/// Why there is no number.
#[must_use]
pub fn gap(gap: Gap, lang: Lang) -> &'static str {
    match gap {
        Gap::NoData => common::no_data(lang),
        Gap::Withheld => common::withheld(lang),
    }
}

/// How a change is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Percent,
    /// In units, with so many decimals.
    Units(u8),
}

/// The change on last year; a dash where there is none.
#[must_use]
pub fn change(told: Change, now: Cell, before: Cell, lang: Lang) -> String {
    let number = |cell: Cell| cell.amount().map(Amount::to_f64);
    match (told, number(now), number(before)) {
        (Change::Units(decimals), Some(now), Some(before)) => {
            let by = now - before;
            number::with_sign(by, &number::number(by.abs(), decimals, lang))
        }
        (Change::Percent, Some(now), Some(before)) if before != 0.0 => number::change_percent((now / before - 1.0) * 100.0, lang),
        _ => "—".to_owned(),
    }
}

/// How far a year has come: required cells answered, and those that await an explanation.
#[must_use]
pub fn progress(done: usize, all: usize, asks: usize, lang: Lang) -> String {
    let need = if asks > 0 { format!(" · {}", entry::need_note(lang, asks)) } else { String::new() };
    format!("{}{need}", entry::progress(lang, done, all))
}

/// What stands beside a saved cell's state: why there is no figure, or when it was saved.
#[must_use]
pub fn saved_detail(cell: Cell, when: Option<&str>, lang: Lang) -> Option<String> {
    match cell {
        Cell::NotCollected => Some(states::not_collected(lang).to_owned()),
        Cell::NotApplicable => Some(states::not_applicable(lang).to_owned()),
        Cell::Reported(Amount::ZERO) => Some(entry::saved_zero(lang).to_owned()),
        Cell::Missing => None,
        Cell::Reported(_) | Cell::Estimated(_) => when.map(str::to_owned),
    }
}

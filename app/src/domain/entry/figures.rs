//! A year's figures: every library's cells with their notes.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::cell::Cell;
use crate::domain::{
    code::{IndicatorCode, LibraryCode},
    visible::is_seen,
};

/// A cell and what the library said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    #[serde(flatten)]
    pub cell: Cell,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// One library's figures of one year.
pub type LibraryFigures = BTreeMap<IndicatorCode, Figure>;

/// All libraries' figures of one year, in the order of their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct YearFigures(pub BTreeMap<LibraryCode, LibraryFigures>);

impl YearFigures {
    /// A cell that was never touched is missing.
    #[must_use]
    pub fn cell(&self, library: &LibraryCode, indicator: &IndicatorCode) -> Cell {
        self.0.get(library).and_then(|figures| figures.get(indicator)).map_or(Cell::Missing, |figure| figure.cell)
    }
}

#[derive(Clone, Debug)]
pub struct StoredFigure {
    pub indicator: IndicatorCode,
    pub figure: Figure,
    pub revision: i64,
    pub changed_at: DateTime<Utc>,
    /// The name of who changed it; None when a command did.
    pub changed_by: Option<String>,
}

/// The revision of a cell that nobody has saved yet.
pub const NEVER_SAVED: i64 = 0;

impl StoredFigure {
    /// The revision of what is stored, if anything is.
    #[must_use]
    pub fn revision_of(stored: Option<&Self>) -> i64 {
        stored.map_or(NEVER_SAVED, |stored| stored.revision)
    }
}

/// The value that a cell's note was written of, or last said to hold for, where the cell has another by now. `values` are
/// all that the cell has had, the latest first; that words hold is kept as the same value once more.
#[must_use]
pub fn words_of(values: &[StoredFigure]) -> Option<Cell> {
    let now = &values.first()?.figure;
    let same_words = |values: &&[StoredFigure]| values[1].figure.note == now.note && values[0].figure != values[1].figure;
    let steps = values.windows(2).take_while(same_words).count();
    let then = values.get(steps)?.figure.cell;
    let (was, is) = (then.amount()?, now.cell.amount()?);
    (is_seen(&now.note) && was != is).then_some(then)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::domain::entry::amount::Amount;

    #[test]
    fn words_belong_to_the_value_they_were_written_of() {
        let value = |(amount, note): &(i64, &str)| StoredFigure {
            indicator: IndicatorCode::parse("visits").unwrap(),
            figure: Figure { cell: Cell::Reported(Amount::from_thousandths(*amount * 1000).unwrap()), note: (*note).to_owned() },
            revision: 1,
            changed_at: DateTime::UNIX_EPOCH,
            changed_by: None,
        };
        let of = |values: &[(i64, &str)]| {
            let values: Vec<StoredFigure> = values.iter().rev().map(value).collect();
            words_of(&values).and_then(Cell::amount).map(|amount| amount.thousandths() / 1000)
        };
        assert_eq!(of(&[(100, "a")]), None);
        assert_eq!(of(&[(100, "a"), (200, "a")]), Some(100));
        assert_eq!(of(&[(100, "a"), (200, "a"), (300, "a")]), Some(100), "not of 200");
        assert_eq!(of(&[(100, "a"), (200, "a"), (100, "a")]), None, "there and back");
        assert_eq!(of(&[(100, "a"), (200, "b")]), None);
        assert_eq!(of(&[(100, ""), (200, "a"), (300, "a")]), Some(200));
        assert_eq!(of(&[(100, "a"), (200, "a"), (200, "a")]), None, "it was said to hold");
        assert_eq!(of(&[(100, "a"), (200, "a"), (200, "a"), (300, "a")]), Some(200));
        assert_eq!(of(&[(100, " "), (200, " ")]), None);
    }
}

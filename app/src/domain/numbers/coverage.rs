//! How much of the consortium stands behind a number.

use std::collections::BTreeMap;

use super::mask::number_of;
use crate::domain::{
    code::LibraryCode,
    limits::{HIDDEN_UNDER, WARNED_UNDER},
    year::Year,
};

/// Who reported, of whom. Travels with every consortium number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Coverage {
    /// Libraries with a value, reported or estimated.
    pub reporting: usize,
    /// Members of that year, those for whom the indicator is not applicable included.
    pub expected: usize,
    /// 0–1; None when an expected member has no student number in any year.
    pub students_share: Option<f64>,
}

/// How a covered number may be shown (`docs/numbers.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Display {
    /// Under half: no total.
    Hidden,
    /// 50–80 %: with a warning and hatching.
    Warned,
    Normal,
}

impl Coverage {
    /// The share that decides: of students, else of libraries. 0–1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of libraries")]
    pub fn share(self) -> f64 {
        match self.students_share {
            Some(share) => share,
            None if self.expected == 0 => 0.0,
            None => self.reporting as f64 / self.expected as f64,
        }
    }

    #[must_use]
    pub fn display(self) -> Display {
        match self.share() {
            share if self.reporting == 0 || share < HIDDEN_UNDER => Display::Hidden,
            share if share < WARNED_UNDER => Display::Warned,
            _ => Display::Normal,
        }
    }
}

/// Every library's student number for one year, from what was given in all years.
///
/// Of that year; else of the latest earlier year; else of the earliest later one.
#[must_use]
pub fn nearest_students<'a>(
    year: Year,
    given: impl IntoIterator<Item = (Year, &'a BTreeMap<LibraryCode, f64>)>,
) -> BTreeMap<LibraryCode, f64> {
    let mut nearest: BTreeMap<&LibraryCode, (Year, f64)> = BTreeMap::new();
    for (other, libraries) in given {
        for (library, students) in libraries {
            let better = nearest.get(library).is_none_or(|(held, _)| rank(other, year) < rank(*held, year));
            if better {
                nearest.insert(library, (other, *students));
            }
        }
    }
    nearest.into_iter().map(|(library, (_, students))| (library.clone(), students)).collect()
}

/// Smaller is better: the year itself, then earlier ones from the latest, then later ones.
fn rank(given: Year, wanted: Year) -> (u8, i32) {
    let distance = given.number() - wanted.number();
    match distance {
        0 => (0, 0),
        ..0 => (1, -distance),
        _ => (2, distance),
    }
}

/// The members' students, a row a member, and all of them together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Students {
    rows: Vec<Option<f64>>,
    /// None when those of one member are not known.
    all: Option<f64>,
}

impl Students {
    #[must_use]
    pub fn of_members(members: &[LibraryCode], known: &BTreeMap<LibraryCode, f64>) -> Self {
        let rows: Vec<Option<f64>> = members.iter().map(|library| known.get(library).copied()).collect();
        let all = rows.iter().copied().sum();
        Self { rows, all }
    }

    #[must_use]
    pub fn at(&self, row: usize) -> Option<f64> {
        self.rows.get(row).copied().flatten()
    }

    /// Coverage of the rows that are true, among all.
    #[must_use]
    pub fn coverage(&self, reporting: &[bool]) -> Coverage {
        let part = || {
            self.rows.iter().zip(reporting).fold(0.0, |sum, (students, reporting)| match (students, reporting) {
                (Some(students), true) => sum + students,
                _ => sum,
            })
        };
        let students_share = self.all.filter(|all| *all > 0.0).map(|all| part() / all);
        Coverage { reporting: number_of(reporting), expected: self.rows.len(), students_share }
    }
}

//! How much of the consortium stands behind a number.

use std::collections::BTreeMap;

use super::{
    amount::Amount,
    code::{IndicatorCode, LibraryCode},
    figures::YearFigures,
    year::Year,
};

/// Full-time students, the measure of a library's weight in the coverage.
pub const STUDENTS: &str = "ctx_students_fte";

/// Who reported, of whom. Travels with every consortium number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// Libraries with a value, reported or estimated.
    pub reporting: usize,
    /// Members of that year, those for whom the indicator is not applicable included.
    pub expected: usize,
    /// 0–1; None when an expected member has no student number in any year.
    pub students_share: Option<f64>,
}

/// How a covered number may be shown (`domain/method.md` 6.4).
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
            share if self.reporting == 0 || share < 0.5 => Display::Hidden,
            share if share < 0.8 => Display::Warned,
            _ => Display::Normal,
        }
    }
}

/// Every library's student number for one year.
///
/// Of that year; else of the latest earlier year; else of the earliest later one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Students(BTreeMap<LibraryCode, f64>);

impl Students {
    #[must_use]
    pub fn of<'a>(year: Year, years: impl IntoIterator<Item = (Year, &'a YearFigures)>, indicator: &IndicatorCode) -> Self {
        let mut nearest: BTreeMap<&LibraryCode, (Year, f64)> = BTreeMap::new();
        for (given, figures) in years {
            for (library, cells) in &figures.0 {
                let Some(students) = cells.get(indicator).and_then(|figure| figure.cell.amount()).map(Amount::to_f64) else { continue };
                let better = nearest.get(library).is_none_or(|(held, _)| rank(given, year) < rank(*held, year));
                if better {
                    nearest.insert(library, (given, students));
                }
            }
        }
        Self(nearest.into_iter().map(|(library, (_, students))| (library.clone(), students)).collect())
    }

    #[must_use]
    pub fn of_library(&self, library: &LibraryCode) -> Option<f64> {
        self.0.get(library).copied()
    }

    /// Coverage of `reporting` among `expected`.
    #[must_use]
    pub fn coverage<'a>(&self, reporting: &[&'a LibraryCode], expected: &[&'a LibraryCode]) -> Coverage {
        let total = |libraries: &[&LibraryCode]| libraries.iter().map(|library| self.of_library(library)).sum::<Option<f64>>();
        let students_share = match (total(reporting), total(expected)) {
            // Adding zero turns the minus zero that an empty sum is into zero.
            (Some(part), Some(whole)) if whole > 0.0 => Some(part / whole + 0.0),
            _ => None,
        };
        Coverage { reporting: reporting.len(), expected: expected.len(), students_share }
    }
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

impl From<BTreeMap<LibraryCode, f64>> for Students {
    fn from(students: BTreeMap<LibraryCode, f64>) -> Self {
        Self(students)
    }
}

impl From<Students> for BTreeMap<LibraryCode, f64> {
    fn from(students: Students) -> Self {
        students.0
    }
}

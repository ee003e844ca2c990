//! Small libraries are protected: what describes one identifiable person is shown only inside
//! totals of at least three libraries, and no published numbers can be subtracted to get at less.
//!
//! Everything that is published of a year is a sum of cells, each cell one library's value of one
//! entered indicator, times a known number. A [`Guard`] takes such sums one by one, the most wanted
//! first, and keeps a system of equations that nobody can solve for a protected cell: a sum that
//! would make one solvable is refused. This is complementary suppression.
//!
//! Cells of an indicator that always occur together are one unknown, a *class*. A class is *open*
//! when it may be known: its indicator is not personal, or it has three libraries or more, or none
//! of its libraries is small. The equations are kept in a form in which each has an open class of
//! its own; then every combination of them tells about some open class, and none about protected
//! cells alone. The arithmetic is exact: numbers modulo a prime.

use std::collections::{BTreeMap, HashMap};

/// A total of fewer libraries could be taken apart.
pub const SMALLEST_TOTAL: usize = 3;

/// A library with less staff than this, in full-time equivalents, is small. So is one whose staff is
/// not known.
pub const SMALL_STAFF: f64 = 3.0;

/// Part of a sum: one entered indicator's cells, a row a library, times a number.
#[derive(Clone, Debug)]
pub struct Term {
    /// The entered indicator, by its position in the catalogue.
    pub input: usize,
    pub coefficient: f64,
    /// The libraries whose cells are in it.
    pub rows: Vec<bool>,
}

/// Sums that are published together or not at all, such as the low, best and high of an emission.
pub type Candidate = Vec<Vec<Term>>;

/// Which of the candidates may be published, in their order: an earlier one is never refused for a
/// later one. `personal` tells of an input, `small` of a library, a row each.
#[must_use]
pub fn admissible(candidates: &[Candidate], personal: impl Fn(usize) -> bool, small: &[bool]) -> Vec<bool> {
    let classes = Classes::of(candidates, personal, small);
    let mut guard = Guard { classes, equations: Vec::new() };
    candidates.iter().map(|candidate| guard.admit(candidate)).collect()
}

/// The classes of cells: for each input, rows that stand in the same terms of all candidates.
struct Classes {
    /// By input: the class of each row, if it stands anywhere.
    of: BTreeMap<usize, Vec<Option<usize>>>,
    open: Vec<bool>,
}

impl Classes {
    fn of(candidates: &[Candidate], personal: impl Fn(usize) -> bool, small: &[bool]) -> Self {
        let mut terms: BTreeMap<usize, Vec<&[bool]>> = BTreeMap::new();
        for term in candidates.iter().flatten().flatten() {
            let known = terms.entry(term.input).or_default();
            if !known.contains(&term.rows.as_slice()) {
                known.push(&term.rows);
            }
        }
        let mut classes = Self { of: BTreeMap::new(), open: Vec::new() };
        for (input, sets) in terms {
            let mut numbers: HashMap<Vec<bool>, usize> = HashMap::new();
            let mut sizes: Vec<(usize, bool)> = Vec::new();
            let first = classes.open.len();
            let mut of_rows = Vec::with_capacity(small.len());
            for (row, is_small) in small.iter().enumerate() {
                let signature: Vec<bool> = sets.iter().map(|rows| rows.get(row).copied().unwrap_or_default()).collect();
                if !signature.contains(&true) {
                    of_rows.push(None);
                    continue;
                }
                let number = *numbers.entry(signature).or_insert_with(|| {
                    sizes.push((0, false));
                    sizes.len() - 1
                });
                sizes[number].0 += 1;
                sizes[number].1 |= is_small;
                of_rows.push(Some(first + number));
            }
            let personal = personal(input);
            classes.open.extend(sizes.into_iter().map(|(libraries, has_small)| !personal || libraries >= SMALLEST_TOTAL || !has_small));
            classes.of.insert(input, of_rows);
        }
        classes
    }
}

/// A sum over classes, without those that are not in it.
type Equation = BTreeMap<usize, Residue>;

struct Guard {
    classes: Classes,
    /// Each with an open class of its own, in which no later one has a part.
    equations: Vec<(usize, Equation)>,
}

impl Guard {
    fn admit(&mut self, candidate: &Candidate) -> bool {
        let held = self.equations.len();
        for sum in candidate {
            let equation = self.reduced(self.equation(sum));
            if equation.is_empty() {
                // It follows from what is published already.
                continue;
            }
            let Some(own) = equation.keys().copied().find(|class| self.classes.open[*class]) else {
                self.equations.truncate(held);
                return false;
            };
            self.equations.push((own, equation));
        }
        true
    }

    fn equation(&self, sum: &[Term]) -> Equation {
        let mut equation = Equation::new();
        for term in sum {
            let Some(classes) = self.classes.of.get(&term.input) else { continue };
            let mut seen = None;
            for (class, _) in classes.iter().zip(&term.rows).filter(|(_, is_in)| **is_in) {
                // Rows of a class come mostly side by side; a class enters a term once.
                if let Some(class) = class.filter(|class| seen != Some(*class)) {
                    seen = Some(class);
                    equation.entry(class).or_insert_with(|| Residue::of(term.coefficient));
                }
            }
        }
        equation.retain(|_, number| *number != Residue::ZERO);
        equation
    }

    /// What an equation tells beyond those that are kept.
    fn reduced(&self, mut equation: Equation) -> Equation {
        for (own, kept) in &self.equations {
            let Some(there) = equation.get(own).copied() else { continue };
            let Some(pivot) = kept.get(own) else { continue };
            let times = there.times(pivot.inverse());
            for (class, number) in kept {
                let now = equation.get(class).copied().unwrap_or(Residue::ZERO).minus(number.times(times));
                if now == Residue::ZERO {
                    equation.remove(class);
                } else {
                    equation.insert(*class, now);
                }
            }
        }
        equation
    }
}

/// A number modulo the prime 2^61 − 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Residue(u64);

const PRIME: u64 = (1 << 61) - 1;
/// Coefficients are told apart to this part of a unit.
const FINEST: f64 = 1e12;

impl Residue {
    const ZERO: Self = Self(0);

    fn of(number: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a factor times 1e12 fits, and saturates if not")]
        let whole = (number * FINEST).round() as i128;
        Self(u64::try_from(whole.rem_euclid(i128::from(PRIME))).unwrap_or_default())
    }

    fn times(self, other: Self) -> Self {
        Self(u64::try_from(u128::from(self.0) * u128::from(other.0) % u128::from(PRIME)).unwrap_or_default())
    }

    fn minus(self, other: Self) -> Self {
        Self((self.0 + PRIME - other.0) % PRIME)
    }

    /// By Fermat's little theorem.
    fn inverse(self) -> Self {
        let (mut result, mut base, mut exponent) = (Self(1), self, PRIME - 2);
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = result.times(base);
            }
            base = base.times(base);
            exponent >>= 1;
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(rows: &[usize], of: usize) -> Candidate {
        vec![vec![Term { input: 0, coefficient: 1.0, rows: (0..of).map(|row| rows.contains(&row)).collect() }]]
    }

    #[test]
    fn what_remains_is_large_enough_too() {
        let all: Vec<usize> = (0..8).collect();
        let check = |parts: &[&[usize]], small: &[usize], expected: &[bool]| {
            let candidates: Vec<Candidate> = parts.iter().map(|rows| sum(rows, 8)).collect();
            let small: Vec<bool> = (0..8).map(|row| small.contains(&row)).collect();
            assert_eq!(admissible(&candidates, |_| true, &small), expected, "{parts:?} {small:?}");
        };
        check(&[&all, &all[..7]], &[7], &[true, false]);
        check(&[&all, &all[..7]], &[0], &[true, true]);
        check(&[&all, &all[..5]], &[7], &[true, true]);
        check(&[&[0, 1]], &[0], &[false]);
        check(&[&[0, 1, 2]], &[0], &[true]);
        // The first two may stand together, and then the third would tell of row 7.
        check(&[&all, &[0, 1, 2, 3], &[0, 1, 2, 3, 4, 5, 6]], &[7], &[true, true, false]);
        // Three sums over halves: none alone tells, all together do.
        check(&[&[0, 1, 2, 3], &[2, 3, 4, 5], &[0, 1, 4, 5, 7]], &[7], &[true, true, true]);
    }
}

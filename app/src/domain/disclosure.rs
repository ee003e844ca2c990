//! Small libraries are protected: what describes one identifiable person is shown only inside
//! totals of at least three libraries, and no published numbers can be subtracted to get at less.
//!
//! Everything that is published of a year is a sum of cells, each cell one library's value of one
//! entered indicator, times a known number. A guard takes such sums one by one, the most wanted
//! first, and keeps a system of equations that nobody can solve for a protected cell: a sum that
//! would make one solvable is refused. This is complementary suppression.
//!
//! Cells of an indicator that always occur together are one unknown, a *class*. The equations are kept
//! in reduced row echelon form: each has a class of its own, in which no other has a part. So whatever
//! follows from them about some classes alone is a combination of the equations that own those very
//! classes, and it is enough to look at the few that own a class of one or two libraries. The
//! arithmetic is modulo a prime, with factors told apart to a millionth of a millionth.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A total of fewer libraries could be taken apart.
pub const SMALLEST_TOTAL: usize = 3;

/// A library with less staff than this, in full-time equivalents, is small. So is one whose staff is
/// not known.
pub const SMALL_STAFF: f64 = 3.0;

/// Part of a sum: one entered indicator's cells, each times a number.
#[derive(Clone, Debug)]
pub struct Term {
    /// The indicator, by its position in the catalogue; cells that have been corrected since have a
    /// number of their own.
    pub input: usize,
    /// Whether the cells describe persons in a small library; others need not stay hidden.
    pub personal: bool,
    /// A row a library; zero for who is not in it.
    pub coefficients: Vec<f64>,
}

/// Sums that are published together or not at all, such as the low, best and high of an emission.
pub type Candidate = Vec<Vec<Term>>;

/// Which of the candidates may be published, in their order: an earlier one is never refused for a
/// later one. `small` tells of a library, a row each.
#[must_use]
pub fn admissible(candidates: &[Candidate], small: &[bool]) -> Vec<bool> {
    let classes = Classes::of(candidates, small.len());
    let mut guard = Guard { classes, small, equations: BTreeMap::new() };
    candidates.iter().map(|candidate| guard.admit(candidate)).collect()
}

/// The classes of cells: for each input, rows that stand in the same terms of all candidates.
struct Classes {
    /// By input: the class of each row, if it stands anywhere.
    of: BTreeMap<usize, Vec<Option<usize>>>,
    /// By class: its libraries, of a personal indicator and when they are too few; otherwise none.
    few: Vec<Vec<usize>>,
}

impl Classes {
    fn of(candidates: &[Candidate], libraries: usize) -> Self {
        let mut terms: BTreeMap<(usize, bool), Vec<&[f64]>> = BTreeMap::new();
        for term in candidates.iter().flatten().flatten() {
            let known = terms.entry((term.input, term.personal)).or_default();
            if !known.contains(&term.coefficients.as_slice()) {
                known.push(&term.coefficients);
            }
        }
        let mut classes = Self { of: BTreeMap::new(), few: Vec::new() };
        for ((input, personal), sets) in terms {
            let mut numbers: HashMap<Vec<u64>, usize> = HashMap::new();
            let first = classes.few.len();
            let mut of_rows = Vec::with_capacity(libraries);
            for row in 0..libraries {
                let signature: Vec<u64> = sets.iter().map(|rows| rows.get(row).copied().unwrap_or_default().to_bits()).collect();
                if signature.iter().all(|bits| *bits == 0) {
                    of_rows.push(None);
                    continue;
                }
                let next = numbers.len();
                let number = first + *numbers.entry(signature).or_insert(next);
                if number == classes.few.len() {
                    classes.few.push(Vec::new());
                }
                classes.few[number].push(row);
                of_rows.push(Some(number));
            }
            for members in &mut classes.few[first..] {
                if !personal || members.len() >= SMALLEST_TOTAL {
                    members.clear();
                }
            }
            classes.of.insert(input, of_rows);
        }
        classes
    }
}

/// A sum over classes, without those that are not in it.
type Equation = BTreeMap<usize, Residue>;

struct Guard<'a> {
    classes: Classes,
    small: &'a [bool],
    /// By the class that each owns.
    equations: BTreeMap<usize, Equation>,
}

impl Guard<'_> {
    /// Takes the sums, unless something about too few libraries would follow.
    fn admit(&mut self, candidate: &Candidate) -> bool {
        let mut held = None;
        for sum in candidate {
            let equation = self.reduced(self.equation(sum));
            // A class that nobody minds first, so that few equations own one of one or two libraries.
            let Some(own) = equation.keys().copied().max_by_key(|class| self.rank(*class)) else { continue };
            held.get_or_insert_with(|| self.equations.clone());
            let own_part = equation[&own];
            for kept in self.equations.values_mut() {
                subtract(kept, &equation, own, own_part);
            }
            self.equations.insert(own, equation);
        }
        match held {
            Some(held) if self.tells() => {
                self.equations = held;
                false
            }
            _ => true,
        }
    }

    fn rank(&self, class: usize) -> u8 {
        match self.classes.few[class].as_slice() {
            [] => 2,
            few if few.iter().any(|row| self.small[*row]) => 0,
            _ => 1,
        }
    }

    fn equation(&self, sum: &[Term]) -> Equation {
        let mut equation = Equation::new();
        for term in sum {
            let Some(classes) = self.classes.of.get(&term.input) else { continue };
            for (class, coefficient) in classes.iter().zip(&term.coefficients).filter(|(_, coefficient)| **coefficient != 0.0) {
                equation.extend(class.map(|class| (class, Residue::of(*coefficient))));
            }
        }
        equation.retain(|_, number| *number != Residue::ZERO);
        equation
    }

    /// What an equation says beyond those that are kept.
    fn reduced(&self, mut equation: Equation) -> Equation {
        let owned: Vec<usize> = equation.keys().copied().filter(|class| self.equations.contains_key(class)).collect();
        for own in owned {
            let kept = &self.equations[&own];
            subtract(&mut equation, kept, own, kept[&own]);
        }
        equation
    }

    /// Whether something follows about one or two libraries alone, at least one of them small.
    fn tells(&self) -> bool {
        let few = |class: &usize| self.classes.few[*class].as_slice();
        let owners: BTreeSet<usize> = self.equations.keys().flat_map(few).copied().collect();
        owners.iter().any(|library| {
            let about: Vec<&Equation> =
                self.equations.iter().filter(|(own, _)| few(own).contains(library)).map(|(_, equation)| equation).collect();
            let beside = about.iter().flat_map(|equation| equation.keys()).flat_map(few).copied();
            let others: BTreeSet<usize> = beside.chain(owners.iter().copied()).collect();
            others.into_iter().any(|other| (self.small[*library] || self.small[other]) && self.follows_about(&[*library, other]))
        })
    }

    /// Whether a combination of equations is about these libraries' cells and nothing else, and about
    /// those of a small one.
    fn follows_about(&self, libraries: &[usize]) -> bool {
        let few = |class: &usize| self.classes.few[*class].as_slice();
        let within = |class: &usize| !few(class).is_empty() && few(class).iter().all(|row| libraries.contains(row));
        let mut independent: Vec<(usize, Equation)> = Vec::new();
        for (_, equation) in self.equations.iter().filter(|(own, _)| within(own)) {
            let mut equation = equation.clone();
            for (own, kept) in &independent {
                subtract(&mut equation, kept, *own, kept[own]);
            }
            let outside = equation.keys().copied().find(|class| !within(class));
            match outside {
                Some(own) => independent.push((own, equation)),
                None if equation.keys().flat_map(few).any(|row| self.small[*row]) => return true,
                None => {}
            }
        }
        false
    }
}

/// Takes from an equation so much of another, whose part in `own` is `own_part`, that it has no part in
/// `own` any more.
fn subtract(from: &mut Equation, other: &Equation, own: usize, own_part: Residue) {
    let Some(there) = from.get(&own).copied() else { return };
    let times = there.times(own_part.inverse());
    for (class, number) in other {
        let now = from.get(class).copied().unwrap_or(Residue::ZERO).minus(number.times(times));
        if now == Residue::ZERO {
            from.remove(class);
        } else {
            from.insert(*class, now);
        }
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
        vec![vec![Term { input: 0, personal: true, coefficients: (0..of).map(|row| f64::from(u8::from(rows.contains(&row)))).collect() }]]
    }

    #[test]
    fn what_remains_is_large_enough_too() {
        let all: Vec<usize> = (0..8).collect();
        let check = |parts: &[&[usize]], small: &[usize], expected: &[bool]| {
            let candidates: Vec<Candidate> = parts.iter().map(|rows| sum(rows, 8)).collect();
            let small: Vec<bool> = (0..8).map(|row| small.contains(&row)).collect();
            assert_eq!(admissible(&candidates, &small), expected, "{parts:?} {small:?}");
        };
        check(&[&all, &all[..7]], &[7], &[true, false]);
        check(&[&all, &all[..7]], &[0], &[true, true]);
        check(&[&all, &all[..5]], &[7], &[true, true]);
        check(&[&[0, 1]], &[0], &[false]);
        check(&[&[0, 1, 2]], &[0], &[true]);
        // The first two may stand together, and then the third would tell of row 7.
        check(&[&all, &[0, 1, 2, 3], &[0, 1, 2, 3, 4, 5, 6]], &[7], &[true, true, false]);
        // The difference of the first two is a small library and a large one: still only two.
        check(&[&[0, 1, 2, 3, 4, 5, 6, 7], &[0, 1, 2, 3, 4, 5], &[0, 6]], &[7], &[true, false, true]);
        // Sums that overlap, but never in one small library alone.
        check(&[&[0, 1, 2, 3], &[2, 3, 4, 5], &[0, 1, 4, 5, 7]], &[7], &[true, true, true]);
    }
}

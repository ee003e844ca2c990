//! Small libraries are protected: what describes one identifiable person is shown only inside
//! totals of at least three libraries, and no published numbers can be subtracted to get at less.
//!
//! Everything that is published of a year is a sum of cells, each cell one library's value of one
//! entered indicator, times a known number. A guard takes such sums one by one, the most wanted
//! first, and keeps a system of equations that nobody can solve for a protected cell: a sum that
//! would make one solvable is refused. This is complementary suppression.
//!
//! Cells of an indicator that always occur together are one unknown, a *class*. Only classes of one or
//! two libraries of a personal indicator have to stay untold; before anything can follow about them, all
//! that the equations say of the other classes must cancel out. So the equations are kept in echelon
//! form by those others: a new one in which something is left of them tells nothing, however it is
//! combined. What is nothing there says something of few classes only. These equations, which are
//! few themselves, are kept in reduced row echelon form: each has a class of its own, in which no other
//! has a part, so that whatever follows from them about some classes alone is a combination of the
//! equations that own those very classes. The arithmetic is modulo a prime (`residue`).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::residue::Residue;
use crate::domain::limits::SMALLEST_TOTAL;

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
    let unknowns = Unknowns::of(candidates);
    let mut guard = Guard { unknowns: &unknowns, small, kept: Vec::new(), equations: BTreeMap::new() };
    unknowns.candidates.iter().map(|sums| sums.as_ref().is_some_and(|sums| guard.admit(sums))).collect()
}

/// A part of an equation, by class.
type Part = Vec<(usize, Residue)>;

/// What a term says: many sums may have the same one.
#[derive(Default)]
struct Set {
    /// Of the classes that nobody minds: as few of them as tell all sets of an input apart. A
    /// combination of sets that is nothing in these is nothing in the others too.
    large: Part,
    /// Of the classes of too few libraries.
    few: Part,
}

#[derive(Default)]
struct Unknowns {
    /// By candidate and sum: the sets of its terms. None where a coefficient is too large or too small
    /// to be told from others: nothing is sure of it then, and it is not admitted.
    candidates: Vec<Option<Vec<Vec<usize>>>>,
    sets: Vec<Set>,
    /// How many classes are in the large parts.
    large: usize,
    /// The libraries of each class in the few parts.
    few: Vec<Vec<usize>>,
}

impl Unknowns {
    fn of(candidates: &[Candidate]) -> Self {
        let mut unknowns = Self::default();
        let mut inputs: BTreeMap<usize, Vec<(usize, &Term)>> = BTreeMap::new();
        let mut set_of = |term| -> usize {
            let Term { input, coefficients, .. }: &Term = term;
            let known = inputs.entry(*input).or_default();
            if let Some((set, _)) = known.iter().find(|(_, term)| term.coefficients == *coefficients) {
                return *set;
            }
            unknowns.sets.push(Set::default());
            known.push((unknowns.sets.len() - 1, term));
            unknowns.sets.len() - 1
        };
        let is_sure = |sums: &Candidate| sums.iter().flatten().flat_map(|term| &term.coefficients).all(|number| Residue::is_sure(*number));
        for sums in candidates {
            if !is_sure(sums) {
                unknowns.candidates.push(None);
                continue;
            }
            let sets = sums.iter().map(|sum| sum.iter().map(&mut set_of).collect());
            unknowns.candidates.push(Some(sets.collect()));
        }
        for sets in inputs.into_values() {
            unknowns.add_input(&sets);
        }
        unknowns
    }

    fn add_input(&mut self, sets: &[(usize, &Term)]) {
        let personal = sets.iter().any(|(_, term)| term.personal);
        // The combinations of the sets that are nothing in all large classes so far: at first all.
        let one = |at: usize| (0..sets.len()).map(|set| if set == at { Residue::ONE } else { Residue::ZERO }).collect();
        let mut nothing: Vec<Vec<Residue>> = (0..sets.len()).map(one).collect();
        for libraries in classes(sets) {
            let numbers = || sets.iter().map(|(set, term)| (*set, Residue::of(term.coefficients[libraries[0]])));
            if personal && libraries.len() < SMALLEST_TOTAL {
                numbers().for_each(|(set, number)| self.sets[set].few.push((self.few.len(), number)));
                self.few.push(libraries);
                continue;
            }
            let value = |combination: &[Residue]| {
                combination.iter().zip(numbers()).fold(Residue::ZERO, |sum, (times, (_, number))| sum.plus(times.times(number)))
            };
            // One that is something here was not nothing: with it, others are made so that they are.
            let Some(at) = nothing.iter().position(|combination| value(combination) != Residue::ZERO) else { continue };
            let something = nothing.swap_remove(at);
            let part = value(&something).inverse();
            for combination in &mut nothing {
                let times = value(combination).times(part);
                take(combination, &something, times);
            }
            numbers().for_each(|(set, number)| self.sets[set].large.push((self.large, number)));
            self.large += 1;
        }
    }
}

/// Rows that have the same coefficients in all sets, and any at all.
fn classes(sets: &[(usize, &Term)]) -> Vec<Vec<usize>> {
    let mut numbers: HashMap<Vec<u64>, usize> = HashMap::new();
    let mut classes: Vec<Vec<usize>> = Vec::new();
    let mut signature = Vec::with_capacity(sets.len());
    for row in 0..sets.first().map_or(0, |(_, term)| term.coefficients.len()) {
        let coefficients = || sets.iter().map(|(_, term)| term.coefficients[row]);
        if coefficients().all(|coefficient| coefficient == 0.0) {
            continue;
        }
        signature.clear();
        signature.extend(coefficients().map(f64::to_bits));
        if let Some(class) = numbers.get(&signature) {
            classes[*class].push(row);
        } else {
            numbers.insert(signature.clone(), classes.len());
            classes.push(vec![row]);
        }
    }
    classes
}

/// A sum over classes of few libraries, without those that are not in it.
type Equation = BTreeMap<usize, Residue>;

/// A sum that was taken, combined with those before it so that it has no part in what they lead.
struct Kept<'a> {
    sets: &'a [usize],
    /// Its first large class, in which it has the part 1.
    lead: usize,
    large: Vec<Residue>,
    /// How often the sums taken before it, and last itself, are in the combination.
    of: Vec<Residue>,
}

struct Guard<'a> {
    unknowns: &'a Unknowns,
    small: &'a [bool],
    /// In echelon form by their large parts.
    kept: Vec<Kept<'a>>,
    /// What follows about few classes alone, by the class that each owns.
    equations: BTreeMap<usize, Equation>,
}

impl<'a> Guard<'a> {
    /// Takes the sums, unless something about too few libraries would follow.
    fn admit(&mut self, sums: &'a [Vec<usize>]) -> bool {
        let kept_before = self.kept.len();
        let mut held = None;
        for sets in sums {
            let equation = match self.combined(sets) {
                Ok(equation) => self.reduced(equation),
                Err(kept) => {
                    self.kept.push(kept);
                    continue;
                }
            };
            // A class without a small library first, so that few equations own one with.
            let Some(own) = equation.keys().copied().max_by_key(|class| self.has_no_small(*class)) else { continue };
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
                self.kept.truncate(kept_before);
                false
            }
            _ => true,
        }
    }

    /// What follows from a sum about few classes alone; or the sum to be kept, when something is left
    /// of its large part.
    fn combined(&self, sets: &'a [usize]) -> Result<Equation, Kept<'a>> {
        let mut large = vec![Residue::ZERO; self.unknowns.large];
        for (class, number) in sets.iter().flat_map(|set| &self.unknowns.sets[*set].large) {
            large[*class] = large[*class].plus(*number);
        }
        let mut of = vec![Residue::ZERO; self.kept.len() + 1];
        of[self.kept.len()] = Residue::ONE;
        for kept in &self.kept {
            let times = large[kept.lead];
            if times != Residue::ZERO {
                take(&mut large, &kept.large, times);
                take(&mut of, &kept.of, times);
            }
        }
        if let Some(lead) = large.iter().position(|number| *number != Residue::ZERO) {
            let part = large[lead].inverse();
            scale(&mut large, part);
            scale(&mut of, part);
            return Err(Kept { sets, lead, large, of });
        }
        let mut equation = Equation::new();
        let taken = self.kept.iter().map(|kept| kept.sets).chain([sets]).zip(of);
        for (sets, times) in taken.filter(|(_, times)| *times != Residue::ZERO) {
            for (class, number) in sets.iter().flat_map(|set| &self.unknowns.sets[*set].few) {
                let now = equation.entry(*class).or_insert(Residue::ZERO);
                *now = now.plus(number.times(times));
            }
        }
        equation.retain(|_, number| *number != Residue::ZERO);
        Ok(equation)
    }

    fn has_no_small(&self, class: usize) -> bool {
        self.unknowns.few[class].iter().all(|row| !self.small[*row])
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
        let few = |class: &usize| self.unknowns.few[*class].as_slice();
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
        let few = |class: &usize| self.unknowns.few[*class].as_slice();
        let within = |class: &usize| few(class).iter().all(|row| libraries.contains(row));
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

/// Takes a multiple of numbers from others; what they lack is nothing.
fn take(from: &mut [Residue], numbers: &[Residue], times: Residue) {
    for (from, number) in from.iter_mut().zip(numbers).filter(|(_, number)| **number != Residue::ZERO) {
        *from = from.minus(number.times(times));
    }
}

fn scale(numbers: &mut [Residue], times: Residue) {
    for number in numbers {
        *number = number.times(times);
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

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*, test_runner::Config};

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

    /// Input and library.
    type Cell = (usize, usize);
    type Row = BTreeMap<Cell, Residue>;

    /// The same rule without classes and without any order among the equations: for every two libraries,
    /// whether some combination of the sums is about their personal cells alone, and a small one's.
    fn tells(sums: &[&Vec<Term>], small: &[bool]) -> bool {
        let row_of = |sum: &&Vec<Term>| -> Row {
            let cells = sum.iter().flat_map(|term| term.coefficients.iter().enumerate().map(|(row, number)| ((term.input, row), *number)));
            cells.filter(|(_, number)| *number != 0.0).map(|(cell, number)| (cell, Residue::of(number))).collect()
        };
        let personal: BTreeSet<usize> = sums.iter().copied().flatten().filter(|term| term.personal).map(|term| term.input).collect();
        let libraries = 0..small.len();
        libraries.clone().flat_map(|a| libraries.clone().map(move |b| [a, b])).any(|pair| {
            let is_within = |(input, row): &Cell| personal.contains(input) && pair.contains(row);
            let mut independent: Vec<(Cell, Row)> = Vec::new();
            sums.iter().map(row_of).any(|mut row| {
                for (lead, known) in &independent {
                    let Some(there) = row.get(lead).copied() else { continue };
                    let times = there.times(known[lead].inverse());
                    for (cell, number) in known {
                        let entry = row.entry(*cell).or_insert(Residue::ZERO);
                        *entry = entry.minus(number.times(times));
                    }
                    row.retain(|_, number| *number != Residue::ZERO);
                }
                let outside = row.keys().copied().find(|cell| !is_within(cell));
                let says = outside.is_none() && row.keys().any(|(_, library)| small[*library]);
                independent.extend(outside.or_else(|| row.keys().next().copied()).map(|lead| (lead, row)));
                says
            })
        })
    }

    /// Masks; by candidate and sum its terms, each an input and a mask; the small libraries.
    type Case = (Vec<Vec<f64>>, Vec<Vec<Vec<(usize, usize)>>>, Vec<bool>);

    #[test]
    fn no_more_and_no_less_is_refused_than_what_tells() {
        let coefficient = prop_oneof![3 => Just(0.0), 4 => Just(1.0), 1 => Just(0.5), 1 => Just(0.17)];
        let mask = vec(coefficient, 6);
        // Few different masks, so that sums are often made of one another.
        let case = (vec(mask, 1..5), vec(vec(vec((0_usize..3, 0_usize..5), 1..3), 1..4), 1..9), vec(any::<bool>(), 6));
        let config = Config { cases: 1_000, failure_persistence: None, ..Config::default() };
        let refused = std::cell::Cell::new(0);
        let test = |(masks, candidates, small): Case| {
            let term = |(input, mask): (usize, usize)| Term { input, personal: input < 2, coefficients: masks[mask % masks.len()].clone() };
            let sum = |terms: Vec<(usize, usize)>| terms.into_iter().collect::<BTreeMap<_, _>>().into_iter().map(term).collect::<Vec<_>>();
            let candidates: Vec<Candidate> = candidates.into_iter().map(|sums| sums.into_iter().map(sum).collect()).collect();
            let mut taken: Vec<&Vec<Term>> = Vec::new();
            for (candidate, admitted) in candidates.iter().zip(admissible(&candidates, &small)) {
                let with: Vec<&Vec<Term>> = taken.iter().copied().chain(candidate).collect();
                prop_assert_eq!(admitted, !tells(&with, &small), "{:?}", candidate);
                if admitted {
                    taken = with;
                } else {
                    refused.set(refused.get() + 1);
                }
            }
            Ok(())
        };
        proptest::test_runner::TestRunner::new(config).run(&case, test).unwrap();
        assert!(refused.get() > 300, "cases that refuse nothing show nothing");
    }
}

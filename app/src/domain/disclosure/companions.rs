//! Whether a number can be published without telling of a small library.
//!
//! Nobody may come nearer to a small library's personal figure than a *step*: a part of it (20 %), and at
//! least one unit of its last digit. So for each such figure there must be another that is a step larger,
//! and one that is a step smaller, with which everything that is published would still read the same. Then
//! neither equations, nor that figures are whole, nor bounds can tell them apart. Two things make it so:
//!
//! * The number is *coarse*: it reads the same when any one small library's figures are all a step larger
//!   or smaller, for what is published is rounded; where two significant figures are not coarse enough,
//!   to every second or every fifth of the last.
//! * Small libraries have *companions* in all numbers that are not coarse: libraries of whom each of these
//!   numbers has either all or none, each figure times the same. What one of them has more another can have
//!   less. The companions of a figure must have the step to give and to take, even without the largest of
//!   them, who knows its own figure: the p% rule of statistical offices (Hundepool et al. 2012, *Statistical
//!   Disclosure Control*, 4.2.2), within the companions.
//!
//! A number that is neither coarse nor leaves every small library its companions is not published.

use std::collections::{BTreeMap, HashMap};

use super::reading::Part;
use crate::domain::{code::IndicatorCode, emission::Range, limits::SMALLEST_TOTAL};

/// In how many of its last step a number may be published.
const GRAINS: [f64; 3] = [1.0, 2.0, 5.0];

/// One figure of one library, as it stands in one or several revisions.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// The library, by number.
    pub library: usize,
    /// Whether it describes somebody in a small library.
    pub small: bool,
    pub value: f64,
    /// How much larger and smaller it must be able to be.
    pub step: f64,
    /// How much less and how much more it could be; None without a bound.
    pub below: f64,
    pub above: Option<f64>,
}

/// The figures of one personal indicator.
#[derive(Debug, Default)]
pub struct Figures {
    all: Vec<Figure>,
    /// By revision and row, the figure of a library that has one.
    by_revision: Vec<Vec<Option<u32>>>,
    /// Of each figure, which companions it is among; 0 while nothing published has it.
    class: Vec<u32>,
    next: u32,
}

impl Figures {
    #[must_use]
    pub fn new(figures: Vec<Figure>, by_revision: Vec<Vec<Option<u32>>>) -> Self {
        Self { class: vec![0; figures.len()], next: 1, all: figures, by_revision }
    }

    /// The companions as they would be if a number were published, or None when they would be the same.
    fn parted(&self, revision: usize, kinds: &[Option<u32>]) -> Option<(Vec<u32>, u32)> {
        let mut kind_of: Vec<Option<u32>> = vec![None; self.all.len()];
        for (figure, kind) in self.by_revision[revision].iter().zip(kinds) {
            if let Some(figure) = figure {
                kind_of[*figure as usize] = *kind;
            }
        }
        let mut first: HashMap<u32, Option<u32>> = HashMap::new();
        let same = |(class, kind): (&u32, &Option<u32>)| *first.entry(*class).or_insert(*kind) == *kind && (*class != 0 || kind.is_none());
        if self.class.iter().zip(&kind_of).all(same) {
            return None;
        }
        let mut numbers: HashMap<(u32, u32), u32> = HashMap::new();
        let mut next = self.next;
        let number = |(class, kind): (&u32, &Option<u32>)| match kind {
            None => *class,
            Some(kind) => *numbers.entry((*class, *kind)).or_insert_with(|| {
                next += 1;
                next - 1
            }),
        };
        let classes = self.class.iter().zip(&kind_of).map(number).collect();
        Some((classes, next))
    }

    /// Whether each small library has enough companions.
    fn is_safe(&self, classes: &[u32]) -> bool {
        let mut groups: BTreeMap<u32, Group> = BTreeMap::new();
        for (figure, class) in self.all.iter().zip(classes).filter(|(_, class)| **class != 0) {
            groups.entry(*class).or_default().add(figure);
        }
        let mut small = self.all.iter().zip(classes).filter(|(figure, class)| figure.small && **class != 0);
        small.all(|(figure, class)| groups[class].hides(figure))
    }
}

/// A sum that can be asked for what is left of it without one part and the largest other one.
#[derive(Clone, Copy, Debug, Default)]
struct Room {
    sum: f64,
    largest: f64,
    second: f64,
}

impl Room {
    fn add(&mut self, part: f64) {
        self.sum += part;
        if part > self.largest {
            (self.largest, self.second) = (part, self.largest);
        } else {
            self.second = self.second.max(part);
        }
    }

    fn without_the_largest_other(&self, own: f64) -> f64 {
        let largest = if own >= self.largest { self.second } else { self.largest };
        self.sum - own - largest
    }
}

/// Companions.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    libraries: usize,
    below: Room,
    above: Room,
    unbounded: bool,
}

impl Group {
    fn add(&mut self, figure: &Figure) {
        self.libraries += 1;
        self.below.add(figure.below);
        self.above.add(figure.above.unwrap_or_default());
        self.unbounded |= figure.above.is_none();
    }

    /// Whether a figure could be a step larger, for its companions could have less, and a step smaller, for
    /// they could have more; also for the one of them that knows its own.
    fn hides(&self, figure: &Figure) -> bool {
        let may_rise = self.below.without_the_largest_other(figure.below) >= figure.step;
        let may_fall = self.unbounded || self.above.without_the_largest_other(figure.above.unwrap_or_default()) >= figure.step;
        self.libraries >= SMALLEST_TOTAL && may_rise && may_fall
    }
}

/// The largest step of each small library's personal figures.
#[derive(Debug, Default)]
pub struct Steps(BTreeMap<IndicatorCode, Vec<f64>>);

impl Steps {
    fn of_each(&self, sums: &[Vec<Part>]) -> Vec<Range> {
        sums.iter().map(|sum| self.of(sum)).collect()
    }

    /// The most that a sum would differ by if all of one small library's figures were a step off.
    fn of(&self, sum: &[Part]) -> Range {
        let mut most = Range::exact(0.0);
        let parts: Vec<(&Part, &Vec<f64>)> = sum.iter().filter_map(|part| Some((part, self.0.get(&part.input)?))).collect();
        for library in 0..parts.first().map_or(0, |(_, steps)| steps.len()) {
            let of = |pick: fn(Range) -> f64| parts.iter().map(|(part, steps)| pick(part.most) * steps[library]).sum();
            most = most.largest(Range { low: of(|most| most.low), best: of(|most| most.best), high: of(|most| most.high) });
        }
        most
    }
}

/// What is published of a number in so many of its last step, if the sums of its year and those of the other
/// one were so much more.
type Shown<'a> = Box<dyn Fn(f64, &[Range], &[Range]) -> Vec<Option<f64>> + 'a>;

/// A number that is wanted.
pub struct Number<'a> {
    /// How many libraries are in it.
    pub libraries: usize,
    /// The personal figures in each of its sums of the year.
    pub sums: Vec<Vec<Part>>,
    /// The same of another year, where it is made of two.
    pub of_other: Vec<Vec<Part>>,
    pub shown: Shown<'a>,
}

impl Number<'_> {
    /// Whether it reads the same when the sums of one of its years are up to so much more or less.
    fn is_coarse(&self, grain: f64, own: &[Range], other: &[Range]) -> bool {
        let now = (self.shown)(grain, &[], &[]);
        signed(own).all(|own| (self.shown)(grain, &own, &[]) == now) && signed(other).all(|other| (self.shown)(grain, &[], &other) == now)
    }

    fn coarse_among(&self, own: &[Range], other: &[Range]) -> Option<f64> {
        GRAINS.into_iter().find(|grain| self.is_coarse(*grain, own, other))
    }
}

/// Every way to have more or less.
fn signed(steps: &[Range]) -> impl Iterator<Item = Vec<Range>> {
    let with = |signs: usize| {
        let signed = |(at, step): (usize, &Range)| step.map(|step| if signs >> at & 1 == 1 { step } else { -step });
        steps.iter().enumerate().map(signed).collect()
    };
    (0..1_usize << steps.len()).map(with)
}

/// All that is published of one year's personal figures.
#[derive(Debug, Default)]
pub struct Companions(BTreeMap<IndicatorCode, Figures>);

impl Companions {
    #[must_use]
    pub fn new(figures: BTreeMap<IndicatorCode, Figures>) -> Self {
        Self(figures)
    }

    /// The steps of the figures, of so many libraries.
    #[must_use]
    pub fn steps(&self, libraries: usize) -> Steps {
        let of_input = |(input, of_input): (&IndicatorCode, &Figures)| {
            let mut steps = vec![0.0_f64; libraries];
            for figure in of_input.all.iter().filter(|figure| figure.small) {
                steps[figure.library] = steps[figure.library].max(figure.step);
            }
            (input.clone(), steps)
        };
        Steps(self.0.iter().map(of_input).collect())
    }

    /// Takes a number of a revision, unless it would tell of a small library: in how many of its last step
    /// it is to be published. `other` is of the other year that it is made of.
    pub fn admit(&mut self, revision: usize, number: &Number<'_>, own: &Steps, other: Option<&Steps>) -> Option<f64> {
        if number.libraries < SMALLEST_TOTAL {
            // Of nobody there is nothing to tell.
            return (number.libraries == 0).then_some(1.0);
        }
        let own = own.of_each(&number.sums);
        let other = other.map(|steps| steps.of_each(&number.of_other)).unwrap_or_default();
        // Both years of a number come to the same grain, or each looks for companions.
        let coarse = number.coarse_among(&own, &other);
        if coarse.is_some() {
            return coarse;
        }
        let alone = number.is_coarse(1.0, &own, &[]) || self.leaves_companions(revision, number.sums.iter().flatten());
        alone.then_some(1.0)
    }

    /// Counts a number that was published before, whatever it tells of libraries as they are known now.
    pub fn count(&mut self, revision: usize, number: &Number<'_>, grain: f64, steps: &Steps) {
        if number.is_coarse(grain, &steps.of_each(&number.sums), &[]) {
            return;
        }
        for part in number.sums.iter().flatten() {
            let Some(figures) = self.0.get_mut(&part.input) else { continue };
            if let Some((classes, next)) = figures.parted(revision, &part.kinds) {
                (figures.class, figures.next) = (classes, next);
            }
        }
    }

    /// Parts the companions by a number, unless a small library's figure has too few of them then, or has already by what
    /// was counted.
    fn leaves_companions<'a>(&mut self, revision: usize, parts: impl Iterator<Item = &'a Part>) -> bool {
        let mut before = Vec::new();
        for part in parts.filter(|part| part.kinds.iter().any(Option::is_some)) {
            let Some(figures) = self.0.get_mut(&part.input) else { continue };
            let (classes, next) = figures.parted(revision, &part.kinds).unwrap_or_else(|| (figures.class.clone(), figures.next));
            let safe = figures.is_safe(&classes);
            before.push((&part.input, std::mem::replace(&mut figures.class, classes)));
            figures.next = next;
            if !safe {
                for (input, classes) in before.into_iter().rev() {
                    if let Some(figures) = self.0.get_mut(input) {
                        figures.class = classes;
                    }
                }
                return false;
            }
        }
        true
    }
}

//! Emissions are ranges, and the two sides are two types.
//!
//! A [`Footprint`] is the load that libraries cause; a [`Handprint`] is an estimate of what others
//! were spared against an imagined alternative. They answer different questions, so no operator
//! takes one of each: netting them does not compile.
//!
//! ```
//! use app::domain::emission::{Footprint, Handprint, Range};
//! let range = Range { low: 1.0, best: 2.0, high: 3.0 };
//! let footprints = Footprint(range) + Footprint(range);
//! let handprints = Handprint(range) + Handprint(range);
//! ```
//! ```compile_fail
//! use app::domain::emission::{Footprint, Handprint, Range};
//! let range = Range { low: 1.0, best: 2.0, high: 3.0 };
//! let net = Footprint(range) - Handprint(range);
//! ```
//! ```compile_fail
//! use app::domain::emission::{Footprint, Handprint, Range};
//! let range = Range { low: 1.0, best: 2.0, high: 3.0 };
//! let sum = Footprint(range) + Handprint(range);
//! ```

use std::{iter::Sum, ops::Add};

use serde::{Deserialize, Serialize};

use crate::text::number::in_coarse_figures;

/// All factors low, best, high, in kg CO2e. An envelope, not a confidence interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Range {
    pub low: f64,
    pub best: f64,
    pub high: f64,
}

impl Range {
    #[must_use]
    pub fn exact(value: f64) -> Self {
        Self { low: value, best: value, high: value }
    }

    #[must_use]
    pub fn is_ordered(self) -> bool {
        self.low <= self.best && self.best <= self.high
    }

    /// The larger of each bound.
    #[must_use]
    pub fn largest(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), best: self.best.max(other.best), high: self.high.max(other.high) }
    }

    /// Each bound through the same function.
    #[must_use]
    pub fn map(self, f: impl Fn(f64) -> f64) -> Self {
        Self { low: f(self.low), best: f(self.best), high: f(self.high) }
    }
}

/// One of a range's three values: all factors low, best or high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Low,
    Best,
    High,
}

impl Bound {
    #[must_use]
    pub fn of(self, range: Range) -> f64 {
        match self {
            Self::Low => range.low,
            Self::Best => range.best,
            Self::High => range.high,
        }
    }
}

/// Adding ranges adds their bounds: everything low together, everything high together.
fn add(a: Range, b: Range) -> Range {
    Range { low: a.low + b.low, best: a.best + b.best, high: a.high + b.high }
}

/// Emissions on the footprint side: caused by the libraries' own operation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Footprint(pub Range);

/// Emissions on the handprint side: estimated to be avoided by others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Handprint(pub Range);

macro_rules! one_side {
    ($side:ident) => {
        impl Add for $side {
            type Output = Self;

            fn add(self, other: Self) -> Self {
                Self(add(self.0, other.0))
            }
        }

        impl Sum for $side {
            fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
                items.fold(Self(Range::exact(0.0)), Add::add)
            }
        }
    };
}

one_side!(Footprint);
one_side!(Handprint);

/// What an indicator's value is: a plain number, or an emission of one side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    Plain(f64),
    Footprint(Footprint),
    Handprint(Handprint),
}

/// Which variant of [`Quantity`] an indicator has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    Plain,
    Footprint,
    Handprint,
}

impl Quantity {
    #[must_use]
    pub fn new(nature: Nature, range: Range) -> Self {
        match nature {
            Nature::Plain => Self::Plain(range.best),
            Nature::Footprint => Self::Footprint(Footprint(range)),
            Nature::Handprint => Self::Handprint(Handprint(range)),
        }
    }

    /// For showing and exporting one quantity; a plain number is a range of no width.
    #[must_use]
    pub fn range(self) -> Range {
        match self {
            Self::Plain(value) => Range::exact(value),
            Self::Footprint(Footprint(range)) | Self::Handprint(Handprint(range)) => range,
        }
    }

    #[must_use]
    pub fn best(self) -> f64 {
        self.range().best
    }

    /// As it is published: an emission in two significant figures, and anything else too where it is made
    /// from figures that describe persons. `grain` says that it is, and in how many of the second figure.
    #[must_use]
    pub fn published(self, grain: Option<f64>) -> Self {
        let coarse = |value: f64| in_coarse_figures(value, grain.unwrap_or(1.0));
        match self {
            Self::Plain(value) => Self::Plain(if grain.is_some() { coarse(value) } else { value }),
            Self::Footprint(Footprint(range)) => Self::Footprint(Footprint(range.map(coarse))),
            Self::Handprint(Handprint(range)) => Self::Handprint(Handprint(range.map(coarse))),
        }
    }

    #[must_use]
    pub fn is_emission(self) -> bool {
        !matches!(self, Self::Plain(_))
    }

    /// The sum of one indicator's quantities, in the order given. None when there are none, or
    /// when they are not all of one nature.
    #[must_use]
    pub fn sum(items: &[Self]) -> Option<Self> {
        match items.first()? {
            Self::Plain(_) => items
                .iter()
                .map(|item| if let Self::Plain(value) = item { Some(*value) } else { None })
                .sum::<Option<f64>>()
                .map(Self::Plain),
            Self::Footprint(_) => items
                .iter()
                .map(|item| if let Self::Footprint(value) = item { Some(*value) } else { None })
                .try_fold(Footprint(Range::exact(0.0)), |total, item| item.map(|item| total + item))
                .map(Self::Footprint),
            Self::Handprint(_) => items
                .iter()
                .map(|item| if let Self::Handprint(value) = item { Some(*value) } else { None })
                .try_fold(Handprint(Range::exact(0.0)), |total, item| item.map(|item| total + item))
                .map(Self::Handprint),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_sides_are_never_summed() {
        let range = Range { low: 1.0, best: 2.0, high: 3.0 };
        let foot = Quantity::Footprint(Footprint(range));
        let hand = Quantity::Handprint(Handprint(range));
        assert_eq!(Quantity::sum(&[foot, foot]), Some(Quantity::Footprint(Footprint(Range { low: 2.0, best: 4.0, high: 6.0 }))));
        assert_eq!(Quantity::sum(&[foot, hand]), None);
        assert_eq!(Quantity::sum(&[hand, Quantity::Plain(1.0)]), None);
        assert_eq!(Quantity::sum(&[]), None);
    }
}

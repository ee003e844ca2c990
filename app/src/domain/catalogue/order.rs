//! What is computed after what and made from what, and what can never be.

use std::collections::BTreeSet;

use super::{Catalogue, formula::Formula};

/// The derived indicators in an order in which they can be computed. It takes as long as there are formulas and
/// what they read, however they hang together.
pub(super) struct Order {
    /// Each after what it reads.
    pub computed: Vec<usize>,
    /// How many numbers stand under each, counted as often as they occur; None for what reads from a circle.
    pub sizes: Vec<Option<usize>>,
    /// Whether each stands in a circle, or between two.
    pub circles: Vec<bool>,
}

impl Order {
    pub fn of(catalogue: &Catalogue) -> Self {
        let count = catalogue.indicators.len();
        let position = |code: &crate::domain::code::IndicatorCode| catalogue.position_of(code.as_str());
        let reads: Vec<Vec<usize>> = catalogue
            .indicators
            .iter()
            .map(|indicator| indicator.formula.iter().flat_map(Formula::occurrences).filter_map(position).collect())
            .collect();
        let mut read_by = vec![Vec::new(); count];
        for (at, inputs) in reads.iter().enumerate() {
            for input in inputs {
                read_by[*input].push(at);
            }
        }
        // From what reads nothing, upwards; then what is left, from what nothing left reads, downwards.
        let up = peel(&reads, &read_by, &vec![true; count]);
        let mut left = vec![true; count];
        for at in &up {
            left[*at] = false;
        }
        for at in peel(&read_by, &reads, &left) {
            left[at] = false;
        }
        let mut sizes: Vec<Option<usize>> = vec![None; count];
        for &at in &up {
            let below = reads[at].iter().map(|input| sizes[*input].unwrap_or_default());
            sizes[at] = Some(below.fold(1, usize::saturating_add));
        }
        let computed = up.into_iter().filter(|at| catalogue.indicators[*at].formula.is_some()).collect();
        Self { computed, sizes, circles: left }
    }
}

/// Those of `among` that hang on nothing but others that come before them, in that order.
fn peel(hangs_on: &[Vec<usize>], carries: &[Vec<usize>], among: &[bool]) -> Vec<usize> {
    let mut waits: Vec<usize> = hangs_on.iter().map(|on| on.iter().filter(|at| among[**at]).count()).collect();
    let mut peeled: Vec<usize> = (0..hangs_on.len()).filter(|at| among[*at] && waits[*at] == 0).collect();
    let mut next = 0;
    while let Some(&at) = peeled.get(next) {
        for &other in carries[at].iter().filter(|other| among[**other]) {
            waits[other] -= 1;
            if waits[other] == 0 {
                peeled.push(other);
            }
        }
        next += 1;
    }
    peeled
}

/// What each indicator is made from, itself included.
pub(super) fn under(catalogue: &Catalogue) -> Vec<BTreeSet<usize>> {
    let mut under: Vec<BTreeSet<usize>> = (0..catalogue.indicators.len()).map(|at| BTreeSet::from([at])).collect();
    for &at in &catalogue.order {
        let inputs = catalogue.indicators[at].formula.iter().flat_map(Formula::indicators);
        let below: Vec<BTreeSet<usize>> =
            inputs.filter_map(|code| catalogue.position_of(code.as_str())).map(|input| under[input].clone()).collect();
        under[at].extend(below.into_iter().flatten());
    }
    under
}

/// Which indicators describe persons: what is marked, and everything that a marked one is made from, for it
/// could be worked out from that.
pub(super) fn personal(catalogue: &Catalogue) -> Vec<bool> {
    let mut personal: Vec<bool> = catalogue.indicators.iter().map(|indicator| indicator.personal).collect();
    let marked = catalogue.indicators().iter().zip(&catalogue.under).filter(|(indicator, _)| indicator.personal);
    marked.flat_map(|(_, under)| under).for_each(|at| personal[*at] = true);
    personal
}

//! A member's part of a unit that serves several institutions.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use crate::{
    domain::round::states,
    text::{Lang, words::states as words},
};

states! {
    /// What the part is reckoned by.
    ShareBasis {
        Students = "students",
        Contract = "contract",
        Cost = "cost",
    }
}

impl ShareBasis {
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Students => words::basis_students(lang),
            Self::Contract => words::basis_contract(lang),
            Self::Cost => words::basis_cost(lang),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointShare {
    /// In percent, 0–100.
    pub share: Amount,
    pub basis: ShareBasis,
}

impl JointShare {
    /// None outside 0–100 %.
    #[must_use]
    pub fn new(share: Amount, basis: ShareBasis) -> Option<Self> {
        (0..=100 * Amount::SCALE).contains(&share.thousandths()).then_some(Self { share, basis })
    }
}

//! The states of a year's round and of each library's part in it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::year::Year;

macro_rules! states {
    ($(#[$doc:meta])* $name:ident { $($(#[$state_doc:meta])* $state:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$state_doc])* $state),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$state),+];

            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$state => $text),+ }
            }

            #[must_use]
            pub fn find(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$state),)+ _ => None }
            }
        }
    };
}
pub(crate) use states;

states! {
    /// Passing the deadline closes nothing; only the coordinator does.
    RoundState {
        Planned = "planned",
        Open = "open",
        Closed = "closed",
        /// Published: an immutable snapshot stands.
        Frozen = "frozen",
    }
}

states! {
    /// A library's year. Approved is locked until the coordinator returns it.
    SubmissionState {
        Draft = "draft",
        Submitted = "submitted",
        Returned = "returned",
        Approved = "approved",
    }
}

/// What can be done to a library's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Submit,
    /// The library takes its figures back before the coordinator has taken them up.
    Recall,
    Return,
    Approve,
    /// The coordinator takes an approval back.
    TakeBack,
}

impl SubmissionState {
    /// Whether the library may change its figures.
    #[must_use]
    pub fn is_editable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// The state after a step; None when the step cannot be taken from here.
    #[must_use]
    pub fn after(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::Draft | Self::Returned, Step::Submit) | (Self::Approved, Step::TakeBack) => Some(Self::Submitted),
            (Self::Submitted | Self::Approved, Step::Return) => Some(Self::Returned),
            (Self::Submitted, Step::Approve) => Some(Self::Approved),
            (Self::Submitted, Step::Recall) => Some(Self::Draft),
            _ => None,
        }
    }
}

/// A year's round. Dates are of Helsinki.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub year: Year,
    pub state: RoundState,
    pub opens_on: NaiveDate,
    pub due_on: NaiveDate,
    pub review_until: NaiveDate,
    pub freeze_on: NaiveDate,
}

impl Round {
    /// The usual dates: 1 January, 15 and 28 February, 10 March of the following year.
    #[must_use]
    pub fn usual(year: Year, state: RoundState) -> Self {
        let next = year.number() + 1;
        let on = |month, day| NaiveDate::from_ymd_opt(next, month, day).unwrap_or_default();
        Self { year, state, opens_on: on(1, 1), due_on: on(2, 15), review_until: on(2, 28), freeze_on: on(3, 10) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_states_of_a_library_year() {
        use SubmissionState::{Approved, Draft, Returned, Submitted};
        let table = [
            (Draft, Step::Submit, Some(Submitted)),
            (Draft, Step::Approve, None),
            (Draft, Step::Return, None),
            (Submitted, Step::Submit, None),
            (Submitted, Step::Return, Some(Returned)),
            (Submitted, Step::Approve, Some(Approved)),
            (Returned, Step::Submit, Some(Submitted)),
            (Returned, Step::Approve, None),
            (Approved, Step::Submit, None),
            (Approved, Step::Return, Some(Returned)),
            (Approved, Step::Approve, None),
            (Submitted, Step::Recall, Some(Draft)),
            (Approved, Step::Recall, None),
            (Returned, Step::Recall, None),
            (Approved, Step::TakeBack, Some(Submitted)),
            (Submitted, Step::TakeBack, None),
        ];
        for (state, step, expected) in table {
            assert_eq!(state.after(step), expected, "{state:?} {step:?}");
        }
    }
}

//! Reminders to libraries: when they come, and what became of each.

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    code::LibraryCode,
    round::{Round, states},
};

states! {
    /// When the schedule reminds a library that has not submitted.
    Occasion {
        TwoWeeks = "two_weeks",
        ThreeDays = "three_days",
        /// Three days after the deadline.
        Overdue = "overdue",
    }
}

states! {
    ReminderOutcome {
        Sent = "sent",
        Failed = "failed",
        /// Without a mail server the coordinator copies the text into a message of their own.
        Copied = "copied",
    }
}

states! {
    /// Why a letter did not come.
    NotSent {
        /// No mail can be sent to such an address.
        Address = "address",
        /// The receiving server does not take it.
        Refused = "refused",
        /// The receiving server asks to try again later.
        Later = "later",
        /// The mail server does not answer.
        NoAnswer = "no_answer",
    }
}

impl Occasion {
    /// The latest occasion that has come by `today`. A server that was down on the day itself
    /// reminds on the next; one that is started long after it does not catch up on all of them.
    #[must_use]
    pub fn due(round: &Round, today: NaiveDate) -> Option<Self> {
        let before = |days| round.due_on.checked_sub_days(Days::new(days)).unwrap_or(round.due_on);
        let overdue = round.due_on.checked_add_days(Days::new(3)).unwrap_or(round.due_on);
        if today >= overdue {
            Some(Self::Overdue)
        } else if today > round.due_on {
            None
        } else if today >= before(3) {
            Some(Self::ThreeDays)
        } else if today >= before(14) {
            Some(Self::TwoWeeks)
        } else {
            None
        }
    }
}

/// A reminder as it was sent.
#[derive(Clone, Debug)]
pub struct Reminder {
    pub library: LibraryCode,
    pub occasion: String,
    pub sent_at: DateTime<Utc>,
    pub sent_by: Option<String>,
    pub recipients: i64,
    pub outcome: ReminderOutcome,
    /// Of each address. Empty for what was only marked.
    pub deliveries: Vec<Delivery>,
}

/// What became of a letter to one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    pub address: String,
    /// Why it was not reached.
    pub problem: Option<NotSent>,
}

/// What came of reminding libraries by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reminded {
    pub sent: usize,
    pub failed: usize,
    /// Not tried any more, because the mail server refused several in a row.
    pub untried: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{round::RoundState, year::Year};

    #[test]
    fn the_occasions_of_a_round() {
        let round = Round::usual(Year::try_from(2025).unwrap(), RoundState::Open);
        let on = |text: &str| Occasion::due(&round, text.parse().unwrap());
        for (day, expected) in [
            ("2026-01-31", None),
            ("2026-02-01", Some(Occasion::TwoWeeks)),
            ("2026-02-11", Some(Occasion::TwoWeeks)),
            ("2026-02-12", Some(Occasion::ThreeDays)),
            ("2026-02-15", Some(Occasion::ThreeDays)),
            ("2026-02-16", None),
            ("2026-02-18", Some(Occasion::Overdue)),
        ] {
            assert_eq!(on(day), expected, "{day}");
        }
    }
}

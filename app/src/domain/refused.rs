//! Why a step cannot be taken now.

/// Why a step cannot be taken now. Each has its sentence in [`crate::text::problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The library's year is submitted or approved.
    Locked,
    RoundNotOpen,
    Frozen,
    /// Blank required cells or unanswered questions remain.
    Incomplete,
    /// The step does not follow from the state it is in.
    WrongState,
    /// Somebody changed it meanwhile.
    Changed,
    ReasonNeeded,
    /// Consent or visibility does not allow it.
    ConsentMissing,
    /// The group that one compares with was chosen in the last days.
    TooSoon,
    /// More libraries than anybody compares with.
    TooManyPeers,
    /// What looks like personal data, and whoever decides has not said that it belongs there.
    PersonalData,
    /// What reaches far was asked about, and nobody said yes.
    NotConfirmed,
    /// The year's report could not be made.
    NoReport,
}

//! Small libraries are protected: what describes one identifiable person is shown only inside
//! totals of at least three libraries.

/// A total of fewer libraries could be taken apart.
pub const SMALLEST_TOTAL: usize = 3;

/// Whether a total over `libraries` may be shown.
#[must_use]
pub fn may_show_total(personal: bool, libraries: usize) -> bool {
    !personal || libraries >= SMALLEST_TOTAL
}

/// Whether a total over `part` of `all` libraries may stand beside the total over all: both are
/// large enough, and so is what remains when one is subtracted from the other.
#[must_use]
pub fn may_show_part(part: usize, all: usize) -> bool {
    let rest = all.saturating_sub(part);
    all == 0 || (part >= SMALLEST_TOTAL && (rest == 0 || rest >= SMALLEST_TOTAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_remains_is_large_enough_too() {
        for (part, all, may) in
            [(24, 24, true), (23, 24, false), (22, 24, false), (21, 24, true), (3, 3, true), (2, 2, false), (3, 5, false), (0, 0, true)]
        {
            assert_eq!(may_show_part(part, all), may, "{part} of {all}");
        }
    }
}

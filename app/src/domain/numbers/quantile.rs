//! Quartiles and medians, by linear interpolation between order statistics
//! (type 7 of Hyndman and Fan 1996, the default of R and `NumPy`).

/// The `share` quantile (0 to 1) of numbers in any order; None when there are none.
#[must_use]
pub fn quantile(values: &[f64], share: f64) -> Option<f64> {
    quantile_of(&mut values.to_vec(), share)
}

#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

/// As [`median`], of numbers whose order is lost.
#[must_use]
pub fn median_of(values: &mut [f64]) -> Option<f64> {
    quantile_of(values, 0.5)
}

fn quantile_of(values: &mut [f64], share: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    #[expect(clippy::cast_precision_loss, reason = "a count of libraries")]
    let position = share.clamp(0.0, 1.0) * last as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the last index")]
    let below = position.floor() as usize;
    // The two order statistics around the position; nothing else needs its place.
    let (_, lower, above) = values.select_nth_unstable_by(below, f64::total_cmp);
    let upper = above.iter().copied().min_by(f64::total_cmp).unwrap_or(*lower);
    Some(*lower + (position - position.floor()) * (upper - *lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_as_numpy() {
        let check = |values: &[f64], share, expected: Option<f64>| assert_eq!(quantile(values, share), expected);
        check(&[], 0.5, None);
        check(&[7.0], 0.25, Some(7.0));
        check(&[1.0, 2.0, 3.0, 4.0], 0.25, Some(1.75));
        check(&[4.0, 3.0, 2.0, 1.0], 0.5, Some(2.5));
        check(&[1.0, 2.0, 3.0, 4.0, 10.0], 0.75, Some(4.0));
    }
}

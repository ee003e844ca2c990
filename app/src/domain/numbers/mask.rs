//! Which of a year's members are meant: a truth value a row, in the order of their codes.

/// The rows that are in.
pub fn rows(among: &[bool]) -> impl Iterator<Item = usize> {
    among.iter().enumerate().filter_map(|(row, is_in)| is_in.then_some(row))
}

/// How many rows are in.
#[must_use]
pub fn number_of(among: &[bool]) -> usize {
    among.iter().map(|is_in| usize::from(*is_in)).sum()
}

/// Sums the rows that are in, in their order. Adding nothing for the others gives the same bits as
/// skipping them, for a sum that begins at zero is never minus zero; and no processor has to guess
/// which they are.
#[must_use]
pub fn sum(values: &[f64], among: &[bool]) -> f64 {
    values.iter().zip(among).fold(0.0, |sum, (value, is_in)| sum + if *is_in { *value } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bits_as_skipping() {
        let values = [f64::NAN, -0.0, 1e300, 0.1, 0.2, f64::INFINITY, -1e300, 0.3];
        for bits in 0..256_usize {
            let among: Vec<bool> = (0..8).map(|row| bits >> row & 1 == 1).collect();
            let skipping = rows(&among).map(|row| values[row]).fold(0.0, |a, b| a + b);
            let found = sum(&values, &among);
            assert!(found.to_bits() == skipping.to_bits() || found.is_nan() && skipping.is_nan(), "{among:?}");
            assert_eq!(number_of(&among), bits.count_ones() as usize);
        }
    }
}

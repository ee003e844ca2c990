//! Exact arithmetic for equations: numbers modulo the prime 2^61 − 1, with factors told apart to a
//! millionth of a millionth.

/// A number modulo the prime 2^61 − 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Residue(u64);

const PRIME: u64 = (1 << 61) - 1;
/// Coefficients are told apart to this part of a unit.
const FINEST: f64 = 1e12;
/// Less would be rounded to few digits, or to none.
const TINIEST: f64 = 1e-9;
/// More has no digits left for a part of a unit.
const LARGEST: f64 = 1e6;

impl Residue {
    pub const ZERO: Self = Self(0);
    pub const ONE: Self = Self(1);

    /// Whether a number can be told from all others that formulas make: nothing or not too small, and finite.
    pub fn is_sure(number: f64) -> bool {
        number == 0.0 || (number.is_finite() && number.abs() >= TINIEST && number.abs() <= LARGEST)
    }

    pub fn of(number: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a factor times 1e12 fits, and saturates if not")]
        let whole = (number * FINEST).round() as i128;
        Self(u64::try_from(whole.rem_euclid(i128::from(PRIME))).unwrap_or_default())
    }

    /// The remainder of a product is its high and low 61 bits together, for 2^61 is 1.
    pub fn times(self, other: Self) -> Self {
        let product = u128::from(self.0) * u128::from(other.0);
        let low = u64::try_from(product & u128::from(PRIME)).unwrap_or_default();
        let high = u64::try_from(product >> 61).unwrap_or_default();
        Self(low).plus(Self(high))
    }

    pub fn plus(self, other: Self) -> Self {
        let sum = self.0 + other.0;
        Self(if sum >= PRIME { sum - PRIME } else { sum })
    }

    pub fn minus(self, other: Self) -> Self {
        self.plus(Self(PRIME - other.0))
    }

    /// By Fermat's little theorem.
    pub fn inverse(self) -> Self {
        let (mut result, mut base, mut exponent) = (Self::ONE, self, PRIME - 2);
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = result.times(base);
            }
            base = base.times(base);
            exponent >>= 1;
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_field() {
        let numbers = [0.0, 1.0, -1.0, 0.17, 250.0, 1e6, 1e-9].map(Residue::of);
        for a in numbers {
            assert_eq!(a.minus(Residue::ZERO), a);
            assert_eq!(a.plus(Residue::ZERO.minus(a)), Residue::ZERO);
            assert!(a == Residue::ZERO || a.times(a.inverse()) == Residue::ONE);
            for b in numbers {
                assert_eq!(a.plus(b).minus(b), a);
                assert_eq!(a.times(b), b.times(a));
                assert_eq!(a.plus(Residue::ONE).times(b), a.times(b).plus(b));
            }
        }
        assert_eq!(Residue(PRIME - 1).times(Residue(PRIME - 1)), Residue::ONE);
    }
}

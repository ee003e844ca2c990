//! Sums of hashes.

use std::fmt;

use crate::random::hex;

/// The sum of hashes, in whatever order they are added: of the values of a library's year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum(pub(super) [u8; 32]);

impl Sum {
    /// Modulo 2^256.
    pub fn add(&mut self, other: Self) {
        let mut carry = 0;
        for (held, new) in self.0.iter_mut().zip(other.0).rev() {
            let sum = u16::from(*held) + u16::from(new) + carry;
            *held = sum.to_be_bytes()[1];
            carry = sum >> 8;
        }
    }

    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        let mut sum = Self::default();
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (at, byte) in sum.0.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
        }
        Some(sum)
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_do_not_mind_the_order() {
        let [a, b, c] = [[1; 32], [255; 32], [128; 32]].map(Sum);
        let sum = |all: &[Sum]| {
            let mut sum = Sum::default();
            for one in all {
                sum.add(*one);
            }
            sum
        };
        assert_eq!(sum(&[a, b, c]), sum(&[c, a, b]));
        assert_ne!(sum(&[a, b, c]), sum(&[a, b]));
        assert_ne!(sum(&[a, a]), Sum::default());
        assert_eq!(Sum::find(&sum(&[a, b]).to_string()), Some(sum(&[a, b])));
        assert_eq!(Sum::find("é"), None);
        let mut most = Sum([255; 32]);
        most.add(Sum::find(&format!("{}1", "0".repeat(63))).unwrap());
        assert_eq!(most, Sum::default());
    }
}

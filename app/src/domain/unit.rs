//! Units as dimensions, so that `kWh * kgCO2e/kWh = kgCO2e` can be checked.
//!
//! A literal number, a percentage, a score and a level have no dimension; every count of things
//! is `count`; person-kilometres and vehicle-kilometres are both `km`.

use std::{collections::BTreeMap, fmt};

/// A product of base units with whole exponents, such as `kgco2e kwh^-1`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dimension(BTreeMap<String, i32>);

const WITHOUT_DIMENSION: [&str; 4] = ["1", "pct", "score5", "level"];

impl Dimension {
    /// Reads `kWh`, `kgCO2e/kWh` or `1`; large and small letters are the same.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut exponents = BTreeMap::new();
        for (i, part) in text.split('/').enumerate() {
            let name = part.trim().to_lowercase();
            if !name.is_empty() && !WITHOUT_DIMENSION.contains(&name.as_str()) {
                *exponents.entry(name).or_insert(0) += if i == 0 { 1 } else { -1 };
            }
        }
        Self(exponents).without_zeros()
    }

    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Kilograms of carbon dioxide equivalent.
    #[must_use]
    pub fn emission() -> Self {
        Self::parse("kgCO2e")
    }

    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        self.combined(other, 1)
    }

    #[must_use]
    pub fn per(&self, other: &Self) -> Self {
        self.combined(other, -1)
    }

    fn combined(&self, other: &Self, sign: i32) -> Self {
        let mut exponents = self.0.clone();
        for (unit, exponent) in &other.0 {
            *exponents.entry(unit.clone()).or_insert(0) += sign * exponent;
        }
        Self(exponents).without_zeros()
    }

    fn without_zeros(mut self) -> Self {
        self.0.retain(|_, exponent| *exponent != 0);
        self
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("1");
        }
        let parts: Vec<String> =
            self.0.iter().map(|(unit, exponent)| if *exponent == 1 { unit.clone() } else { format!("{unit}^{exponent}") }).collect();
        f.write_str(&parts.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn energy_times_its_factor_is_an_emission() {
        assert_eq!(Dimension::parse("kwh").times(&Dimension::parse("kgCO2e/kWh")), Dimension::emission());
        assert_eq!(Dimension::parse("count").per(&Dimension::parse("count")), Dimension::none());
        assert_eq!(Dimension::parse("pct"), Dimension::none());
        assert_eq!(Dimension::parse("kgCO2e/kWh").to_string(), "kgco2e kwh^-1");
    }
}

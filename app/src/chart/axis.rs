//! Scales that start at zero, and their ticks.

use plotters::coord::{
    ranged1d::{BoldPoints, Ranged},
    types::RangedCoordf64,
};

/// Values 0 to `top` onto units `from` to `to`.
#[derive(Clone, Debug)]
pub struct Scale {
    top: f64,
    from: f64,
    to: f64,
    pub ticks: Vec<f64>,
}

impl Scale {
    /// A scale that holds `largest`, with at most `most` ticks; `from` is where zero lies.
    #[must_use]
    pub fn new(largest: f64, most: usize, from: f64, to: f64) -> Self {
        let largest = if largest > 0.0 && largest.is_finite() { largest } else { 1.0 };
        let points = |top: f64| RangedCoordf64::from(0.0..top).key_points(BoldPoints(most));
        let inner = points(largest);
        let step = inner.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
        let step = if step.is_finite() && step > 0.0 { step } else { largest };
        let top = (largest / step - 1e-9).ceil() * step;
        let mut ticks = Vec::new();
        let mut tick = 0.0;
        while tick <= top + step * 1e-6 && ticks.len() <= most + 2 {
            ticks.push(tick);
            tick += step;
        }
        Self { top, from, to, ticks }
    }

    /// A scale from zero to exactly `top`, without ticks.
    #[must_use]
    pub fn bare(top: f64, from: f64, to: f64) -> Self {
        let top = if top > 0.0 && top.is_finite() { top } else { 1.0 };
        Self { top, from, to, ticks: Vec::new() }
    }

    #[must_use]
    pub fn at(&self, value: f64) -> f64 {
        self.from + (self.to - self.from) * (value / self.top)
    }

    /// Decimals that tell the ticks apart.
    #[must_use]
    pub fn decimals(&self) -> u8 {
        let step = self.ticks.get(1).copied().unwrap_or(1.0);
        (0..4_u8).find(|&d| (step * 10_f64.powi(i32::from(d))).fract().abs() < 1e-6).unwrap_or(3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_begins_at_zero_and_holds_everything() {
        for largest in [0.0, 0.4, 1.0, 5.0, 93.0, 80_888.0, 12_640_000.0] {
            let scale = Scale::new(largest, 6, 300.0, 0.0);
            assert_eq!(scale.ticks.first(), Some(&0.0));
            assert!(scale.at(largest) >= -1e-9, "{largest}: {scale:?}");
            assert!((2..=8).contains(&scale.ticks.len()), "{largest}: {:?}", scale.ticks);
        }
    }
}

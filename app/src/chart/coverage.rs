//! The coverage bar: a segment a library, as wide as its share of students, the missing hatched.

use super::{
    canvas::{Medium, Words, svg},
    ink::Ink,
};

const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 12.0;

/// Segments are width (any measure) and whether the library reported.
#[must_use]
pub fn coverage_bar(words: &Words, segments: &[(f64, bool)], medium: Medium) -> String {
    let total: f64 = segments.iter().map(|(width, _)| width).sum();
    #[expect(clippy::cast_precision_loss, reason = "a count of libraries")]
    let gap = (WIDTH / segments.len().max(1) as f64 / 10.0).min(1.6);
    svg(words, "cover__bar", (WIDTH, HEIGHT), medium, |canvas| {
        let mut x = 0.0;
        for (width, reported) in segments {
            #[expect(clippy::cast_precision_loss, reason = "a count of libraries")]
            let share = if total > 0.0 { width / total } else { 1.0 / segments.len() as f64 };
            let units = share * WIDTH;
            let shown = (units - gap).max(units / 2.0);
            if *reported {
                canvas.rect((x, 0.0), (shown, HEIGHT), Ink::Covered);
            } else {
                canvas.rect((x, 0.0), (shown, HEIGHT), Ink::NoData);
                canvas.rect((x, 0.0), (shown, HEIGHT), Ink::Hatch);
            }
            x += units;
        }
    })
}

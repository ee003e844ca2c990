//! Ranges as hatched bars without a midpoint.

use super::{
    axis::Scale,
    canvas::{Anchor, Medium, Words, svg, wide_and_narrow},
    ink::Ink,
};
use crate::text::{Lang, number};

/// Bounds in the unit shown.
#[derive(Clone, Debug)]
pub struct RangeRow {
    pub name: String,
    pub low: f64,
    pub high: f64,
    pub shown: String,
}

#[must_use]
pub fn ranges(words: &Words, rows: &[RangeRow], lang: Lang, medium: Medium) -> String {
    let draw = |words: &Words, class: &str, width: f64| {
        let row_height = 56.0;
        #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
        let height = rows.len() as f64 * row_height + 30.0;
        svg(words, class, (width, height), medium, |canvas| {
            let (left, right) = (6.0, width - 40.0);
            let largest = rows.iter().map(|row| row.high).fold(0.0, f64::max);
            let x = Scale::new(largest, if width > 500.0 { 6 } else { 4 }, left, right);
            let bottom = height - 26.0;
            for &tick in &x.ticks {
                canvas.line(&[(x.at(tick), 0.0), (x.at(tick), bottom)], if tick == 0.0 { Ink::Axis } else { Ink::Grid });
                canvas.text(&number::number(tick, x.decimals(), lang), (x.at(tick), bottom + 18.0), Anchor::Middle, Ink::Text);
            }
            #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
            for (i, row) in rows.iter().enumerate() {
                let top = i as f64 * row_height + 26.0;
                let width = (x.at(row.high) - x.at(row.low)).max(2.0);
                canvas.text(&format!("{}  {}", row.name, row.shown), (left + 8.0, top - 8.0), Anchor::Start, Ink::TextBold);
                canvas.rect((x.at(row.low), top), (width, 18.0), Ink::HatchHand);
                for bound in [row.low, row.high] {
                    canvas.line(&[(x.at(bound), top), (x.at(bound), top + 18.0)], Ink::Outline);
                }
            }
        })
    };
    match medium {
        Medium::Web => wide_and_narrow(words, |words, class, wide| draw(words, class, if wide { 760.0 } else { 320.0 })),
        Medium::Print => draw(words, "", 760.0),
    }
}

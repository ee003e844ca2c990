//! Libraries as dots, the median, and the band of the middle half. No names, no order.

use super::{
    axis::Scale,
    canvas::{Anchor, Canvas, Medium, Words, svg, wide_and_narrow},
    ink::Ink,
};
use crate::{
    domain::{catalogue::indicator::Side, numbers::distribution::Quartiles},
    text::{Lang, number},
};

#[derive(Clone, Debug)]
pub struct DistributionRow {
    pub label: String,
    pub sub: String,
    pub libraries: usize,
    pub largest: f64,
    /// None of too few.
    pub median: Option<f64>,
    pub quartiles: Option<Quartiles>,
    /// In rising order; none when they would be one blot: the band and the median say it then.
    pub dots: Vec<f64>,
}

#[must_use]
pub fn distribution(
    words: &Words,
    rows: &[DistributionRow],
    side: Side,
    median_word: &str,
    decimals: u8,
    lang: Lang,
    medium: Medium,
) -> String {
    let draw = |words: &Words, class: &str, wide: bool| {
        let row_height = if wide { 66.0 } else { 84.0 };
        #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
        let height = rows.len() as f64 * row_height + 46.0;
        let size = (if wide { 760.0 } else { 320.0 }, height);
        svg(words, class, size, medium, |canvas| {
            let (left, right) = if wide { (200.0, 730.0) } else { (12.0, 300.0) };
            let largest = rows.iter().map(|row| row.largest).fold(0.0, f64::max);
            let x = Scale::new(largest, if wide { 7 } else { 4 }, left, right);
            let bottom = height - 26.0;
            for &tick in &x.ticks {
                canvas.line(&[(x.at(tick), 20.0), (x.at(tick), bottom)], if tick == 0.0 { Ink::Axis } else { Ink::Grid });
                canvas.text(&number::short(tick, x.decimals(), lang), (x.at(tick), bottom + 18.0), Anchor::Middle, Ink::Text);
            }
            #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
            for (i, row) in rows.iter().enumerate() {
                let top = 20.0 + i as f64 * row_height;
                let centre = if wide { top + row_height / 2.0 } else { top + row_height * 0.66 };
                let label_y = if wide { centre - 3.0 } else { top + 16.0 };
                canvas.text(&row.label, (0.0, label_y), Anchor::Start, Ink::TextBold);
                if wide {
                    canvas.text(&row.sub, (0.0, label_y + 18.0), Anchor::Start, Ink::Text);
                }
                dots(canvas, row, side, &x, centre);
                if let Some(median) = row.median.filter(|_| i == 0) {
                    let label = format!("{median_word} {}", number::short(median, decimals, lang));
                    let at = x.at(median).clamp(left + 50.0, right - 50.0);
                    canvas.text(&label, (at, if wide { 12.0 } else { 14.0 }), Anchor::Middle, Ink::TextBold);
                }
            }
        })
    };
    match medium {
        Medium::Web => wide_and_narrow(words, |words, class, wide| draw(words, class, wide)),
        Medium::Print => draw(words, "", true),
    }
}

fn dots(canvas: &Canvas<'_>, row: &DistributionRow, side: Side, x: &Scale, centre: f64) {
    let (dot, band) = if side == Side::Footprint { (Ink::DotFoot, Ink::BandFoot) } else { (Ink::DotHand, Ink::Band) };
    if let Some(Quartiles { low, high, .. }) = row.quartiles {
        canvas.rect((x.at(low), centre - 22.0), ((x.at(high) - x.at(low)).max(1.0), 44.0), band);
    }
    let mut placed: Vec<(f64, f64)> = Vec::new();
    for value in &row.dots {
        let at = x.at(*value);
        // The nearest free place above or below the middle, so that no dot hides another.
        let offset = [0.0, -11.0, 11.0, -22.0, 22.0]
            .into_iter()
            .find(|offset| placed.iter().all(|(px, po)| (px - at).hypot(po - offset) >= 10.5))
            .unwrap_or(0.0);
        placed.push((at, offset));
        canvas.circle((at, centre + offset), 5.0, dot);
    }
    if let Some(median) = row.median {
        canvas.line(&[(x.at(median), centre - 22.0), (x.at(median), centre + 22.0)], Ink::Median);
    }
}

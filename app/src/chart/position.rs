//! The own library among all: its mark, the median, the band of the middle half.

use super::{
    axis::Scale,
    canvas::{Medium, Words, svg},
    ink::Ink,
};
use crate::domain::{
    catalogue::indicator::Side,
    limits::FEWEST_FOR_QUARTILES,
    numbers::quantile::{median, quantile},
};

#[must_use]
pub fn position(words: &Words, own: f64, all: &[f64], side: Side) -> String {
    svg(words, "", (560.0, 34.0), Medium::Web, |canvas| {
        let largest = all.iter().copied().fold(own, f64::max);
        let x = Scale::bare(largest * 1.05, 6.0, 554.0);
        canvas.line(&[(6.0, 17.0), (554.0, 17.0)], Ink::Grid);
        if all.len() >= FEWEST_FOR_QUARTILES
            && let (Some(low), Some(high), Some(middle)) = (quantile(all, 0.25), quantile(all, 0.75), median(all))
        {
            canvas.rect((x.at(low), 6.0), ((x.at(high) - x.at(low)).max(1.0), 22.0), Ink::BandPlain);
            canvas.line(&[(x.at(middle), 4.0), (x.at(middle), 30.0)], Ink::Median);
        }
        canvas.mark((x.at(own), 17.0), 6.5, side);
    })
}

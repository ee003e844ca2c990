//! The own library among all: its mark, the median, the band of the middle half.

use super::{
    axis::Scale,
    canvas::{Medium, Words, svg},
    ink::Ink,
};
use crate::domain::numbers::comparison::OwnPlace;

#[must_use]
pub fn position(words: &Words, place: &OwnPlace) -> String {
    svg(words, "", (560.0, 34.0), Medium::Web, |canvas| {
        let x = Scale::bare(place.largest * 1.05, 6.0, 554.0);
        canvas.line(&[(6.0, 17.0), (554.0, 17.0)], Ink::Grid);
        if let Some(found) = place.quartiles {
            canvas.rect((x.at(found.low), 6.0), ((x.at(found.high) - x.at(found.low)).max(1.0), 22.0), Ink::BandPlain);
            canvas.line(&[(x.at(found.middle), 4.0), (x.at(found.middle), 30.0)], Ink::Median);
        }
        canvas.mark((x.at(place.own.best()), 17.0), 6.5, place.indicator.side);
    })
}

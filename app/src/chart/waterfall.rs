//! From one year's emissions to the next by the parts of the change.

use super::{
    axis::Scale,
    canvas::{Anchor, Medium, Words, svg, wide_and_narrow},
    ink::Ink,
};

#[derive(Clone, Debug)]
pub enum Fall {
    /// A year's total.
    Level { label: String, value: f64, shown: String, current: bool },
    /// A part of the change.
    Step { label: String, change: f64, shown: String },
}

#[must_use]
pub fn waterfall(words: &Words, falls: &[Fall], medium: Medium) -> String {
    let draw = |words: &Words, class: &str, wide: bool, row: f64| {
        #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
        let height = falls.len() as f64 * row + 12.0;
        let size = (if wide { 760.0 } else { 320.0 }, height);
        svg(words, class, size, medium, |canvas| {
            let (left, right) = if wide { (210.0, 630.0) } else { (4.0, 236.0) };
            let mut level = 0.0;
            let mut largest: f64 = 0.0;
            for fall in falls {
                match fall {
                    Fall::Level { value, .. } => level = *value,
                    Fall::Step { change, .. } => level += change,
                }
                largest = largest.max(level);
            }
            let x = Scale::bare(largest, left, right);
            let mut level = 0.0;
            #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
            for (i, fall) in falls.iter().enumerate() {
                let top = i as f64 * row + if wide { 6.0 } else { 22.0 };
                let bar = 18.0;
                let label_at = if wide { (0.0, top + 14.0) } else { (0.0, top - 5.0) };
                match fall {
                    Fall::Level { label, value, shown, current } => {
                        canvas.text(label, label_at, Anchor::Start, Ink::TextBold);
                        canvas.rect((left, top), (x.at(*value) - left, bar), if *current { Ink::FillFoot } else { Ink::FillPrevious });
                        canvas.text(shown, (x.at(*value) + 8.0, top + 14.0), Anchor::Start, Ink::TextBold);
                        level = *value;
                    }
                    Fall::Step { label, change, shown } => {
                        canvas.text(label, label_at, Anchor::Start, Ink::TextInk);
                        let (from, to) = (x.at(level), x.at(level + change));
                        canvas.line(&[(from, top - 6.0), (from, top)], Ink::Connector);
                        canvas.rect((from.min(to), top), ((to - from).abs().max(1.0), bar), Ink::Foot3);
                        canvas.text(shown, (from.max(to) + 8.0, top + 14.0), Anchor::Start, Ink::TextInk);
                        level += change;
                    }
                }
            }
        })
    };
    match medium {
        Medium::Web => wide_and_narrow(words, |words, class, wide| draw(words, class, wide, if wide { 34.0 } else { 50.0 })),
        Medium::Print => draw(words, "", true, 30.0),
    }
}

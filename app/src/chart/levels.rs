//! Self-assessments: how many libraries on each level.

use super::{
    axis::Scale,
    canvas::{Anchor, Medium, Words, svg, wide_and_narrow},
    ink::Ink,
};

/// `names` are the five levels' names, lowest first.
#[must_use]
pub fn levels(words: &Words, names: &[String], counts: &[usize; 5], medium: Medium) -> String {
    let draw = |words: &Words, class: &str, wide: bool| {
        let row = if wide { 30.0 } else { 48.0 };
        let size = (if wide { 760.0 } else { 320.0 }, row * 5.0 + 6.0);
        svg(words, class, size, medium, |canvas| {
            let (left, right) = if wide { (260.0, 700.0) } else { (4.0, 280.0) };
            #[expect(clippy::cast_precision_loss, reason = "a count of libraries")]
            let x = Scale::bare(counts.iter().copied().max().unwrap_or(1) as f64, left, right);
            for (i, count) in counts.iter().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "five rows, and a count of libraries")]
                let (top, count_f) = (i as f64 * row + if wide { 6.0 } else { 24.0 }, *count as f64);
                let label = format!("{} {}", i + 1, names.get(i).map_or("", String::as_str));
                canvas.text(&label, if wide { (0.0, top + 14.0) } else { (4.0, top - 6.0) }, Anchor::Start, Ink::TextInk);
                if *count > 0 {
                    canvas.rect((left, top), (x.at(count_f) - left, 18.0), Ink::FillHand);
                }
                canvas.text(&count.to_string(), (x.at(count_f) + 8.0, top + 14.0), Anchor::Start, Ink::TextBold);
            }
            canvas.line(&[(left, 2.0), (left, size.1 - 2.0)], Ink::Axis);
        })
    };
    match medium {
        Medium::Web => wide_and_narrow(words, |words, class, wide| draw(words, class, wide)),
        Medium::Print => draw(words, "", true),
    }
}

//! Emissions by component and year, stacked from zero. A year without a number is hatched.

use super::{
    axis::Scale,
    canvas::{Anchor, Medium, Words, svg, wide_and_narrow, wrapped},
    ink::Ink,
};
use crate::text::{Lang, number};

/// One component's values, a year each, in the unit shown.
#[derive(Clone, Debug)]
pub struct Stack {
    pub name: String,
    pub values: Vec<Option<f64>>,
}

const FILLS: [Ink; 4] = [Ink::Foot2, Ink::Foot3, Ink::Foot1, Ink::Foot4];

/// `shown` are the years' totals in words: what is drawn may be rounded part by part.
#[must_use]
pub fn stacked(
    words: &Words,
    years: &[i32],
    stacks: &[Stack],
    totals: &[Option<f64>],
    shown: &[String],
    unit: &str,
    (lang, medium): (Lang, Medium),
) -> String {
    let draw = |words: &Words, class: &str, size: (f64, f64), wide: bool| {
        svg(words, class, size, medium, |canvas| {
            let (left, right) = if wide { (52.0, 520.0) } else { (44.0, 310.0) };
            #[expect(clippy::cast_precision_loss, reason = "a handful of components")]
            let legend = if wide { 0.0 } else { 24.0 * stacks.len() as f64 };
            let (top, bottom) = (34.0, size.1 - 34.0 - legend);
            let stacked = |i: usize| stacks.iter().filter_map(|stack| stack.values[i]).sum::<f64>();
            let largest = (0..years.len()).map(stacked).chain(totals.iter().flatten().copied()).fold(0.0, f64::max);
            let y = Scale::new(largest * 1.06, 5, bottom, top);
            canvas.text(unit, (0.0, 14.0), Anchor::Start, Ink::Text);
            for &tick in &y.ticks {
                canvas.line(&[(left, y.at(tick)), (right, y.at(tick))], if tick == 0.0 { Ink::Axis } else { Ink::Grid });
                canvas.text(&number::number(tick, y.decimals(), lang), (left - 8.0, y.at(tick) + 5.0), Anchor::End, Ink::Text);
            }
            #[expect(clippy::cast_precision_loss, reason = "a count of years")]
            let step = (right - left) / years.len().max(1) as f64;
            let bar = step * 0.48;
            for (i, year) in years.iter().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "a count of years")]
                let centre = left + step * (i as f64 + 0.5);
                let last = i + 1 == years.len();
                canvas.text(&year.to_string(), (centre, bottom + 20.0), Anchor::Middle, if last { Ink::TextBold } else { Ink::Text });
                let Some(total) = totals.get(i).copied().flatten() else {
                    canvas.rect((centre - bar / 2.0, top), (bar, bottom - top), Ink::NoData);
                    canvas.rect((centre - bar / 2.0, top), (bar, bottom - top), Ink::Hatch);
                    continue;
                };
                let mut base = 0.0;
                for (stack, fill) in stacks.iter().zip(FILLS) {
                    // A component that nobody knows has no bar: it is not an empty one.
                    let Some(value) = stack.values[i] else { continue };
                    let (from, to) = (y.at(base), y.at(base + value));
                    // Parted by a gap of the page's colour, when there is room for one.
                    let gap = if from - to > 4.0 { 1.0 } else { 0.0 };
                    canvas.rect((centre - bar / 2.0, to + gap), (bar, (from - to - gap).max(0.0)), fill);
                    base += value;
                }
                canvas.text(shown.get(i).map_or("", String::as_str), (centre, y.at(total.max(base)) - 8.0), Anchor::Middle, Ink::TextBold);
            }
            if wide {
                side_labels(canvas, stacks, years.len(), right, &y, lang);
            } else {
                let mut down = bottom + 48.0;
                for (stack, fill) in stacks.iter().zip(FILLS) {
                    canvas.rect((0.0, down - 11.0), (12.0, 12.0), fill);
                    canvas.text(&stack.name, (20.0, down), Anchor::Start, Ink::Text);
                    down += 24.0;
                }
            }
        })
    };
    match medium {
        Medium::Web => {
            wide_and_narrow(words, |words, class, wide| draw(words, class, if wide { (760.0, 340.0) } else { (320.0, 430.0) }, wide))
        }
        Medium::Print => draw(words, "", (760.0, 262.0), true),
    }
}

/// Each component's name and share beside the last bar, kept apart.
fn side_labels(canvas: &super::canvas::Canvas<'_>, stacks: &[Stack], years: usize, right: f64, y: &Scale, lang: Lang) {
    let Some(last) = years.checked_sub(1) else { return };
    let mut base = 0.0;
    let mut floor = f64::INFINITY;
    for (stack, fill) in stacks.iter().zip(FILLS) {
        let Some(value) = stack.values[last] else { continue };
        let lines = wrapped(&stack.name, 26);
        #[expect(clippy::cast_precision_loss, reason = "a line or two")]
        let height = 17.0 * (lines.len() + 1) as f64 + 4.0;
        let middle = y.at(base + value / 2.0);
        base += value;
        let at = middle.min(floor - height);
        floor = at;
        canvas.rect((right + 10.0, at - 9.0), (10.0, 10.0), fill);
        for (line, down) in lines.iter().zip([0.0, 17.0, 34.0]) {
            canvas.text(line, (right + 26.0, at + down), Anchor::Start, Ink::TextBold);
        }
        canvas.text(&number::two_figures(value, lang), (right + 26.0, at + height - 21.0), Anchor::Start, Ink::Text);
    }
}

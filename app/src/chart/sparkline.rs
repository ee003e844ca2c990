//! A line without axes: in a row, and as a small multiple. Gaps stay gaps.

use super::{
    axis::Scale,
    canvas::{Canvas, Medium, Words, line_ink, svg},
    ink::Ink,
};
use crate::domain::catalogue::indicator::Side;

/// A line over years; None is a year without a number, and `breaks` begin a new way of counting.
fn run(canvas: &Canvas<'_>, values: &[Option<f64>], breaks: &[bool], side: Side, (left, right): (f64, f64), y: &Scale, mark: f64) {
    #[expect(clippy::cast_precision_loss, reason = "a count of years")]
    let step = (right - left) / (values.len().max(2) - 1) as f64;
    #[expect(clippy::cast_precision_loss, reason = "a count of years")]
    let at = |i: usize, value: f64| (left + step * i as f64, y.at(value));
    let mut line: Vec<(f64, f64)> = Vec::new();
    let flush = |line: &mut Vec<(f64, f64)>| {
        match line.as_slice() {
            [] => {}
            [alone] => canvas.mark(*alone, mark * 0.7, side),
            _ => canvas.line(line, line_ink(side).0),
        }
        line.clear();
    };
    for (i, value) in values.iter().enumerate() {
        if breaks.get(i).copied().unwrap_or(false) {
            flush(&mut line);
        }
        match value {
            Some(value) => line.push(at(i, *value)),
            None => flush(&mut line),
        }
    }
    flush(&mut line);
    if let Some((i, value)) = values.iter().enumerate().rev().find_map(|(i, value)| value.map(|value| (i, value))) {
        canvas.mark(at(i, value), mark, side);
    }
}

fn largest(values: &[Option<f64>]) -> f64 {
    values.iter().flatten().copied().fold(0.0, f64::max)
}

/// In a row of facts: 112 by 32 units, zero-based.
#[must_use]
pub fn sparkline(words: &Words, values: &[Option<f64>], breaks: &[bool], side: Side, medium: Medium) -> String {
    svg(words, "spark", (112.0, 32.0), medium, |canvas| {
        canvas.line(&[(2.0, 29.5), (110.0, 29.5)], Ink::Grid);
        let y = Scale::bare(largest(values) * 1.1, 29.5, 3.0);
        run(canvas, values, breaks, side, (5.0, 105.0), &y, 3.5);
    })
}

/// A small multiple: 240 by 112 units, years without a number hatched.
#[must_use]
pub fn small_multiple(words: &Words, values: &[Option<f64>], breaks: &[bool], side: Side, medium: Medium) -> String {
    svg(words, "", (240.0, 112.0), medium, |canvas| {
        #[expect(clippy::cast_precision_loss, reason = "a count of years")]
        let step = 220.0 / (values.len().max(2) - 1) as f64;
        for (i, _) in values.iter().enumerate().filter(|(_, value)| value.is_none()) {
            #[expect(clippy::cast_precision_loss, reason = "a count of years")]
            let centre = 10.0 + step * i as f64;
            let (left, right) = ((centre - step / 2.0).max(0.0), (centre + step / 2.0).min(240.0));
            canvas.rect((left, 8.0), (right - left, 96.0), Ink::NoData);
            canvas.rect((left, 8.0), (right - left, 96.0), Ink::Hatch);
        }
        for (i, _) in breaks.iter().enumerate().filter(|(_, broken)| **broken) {
            #[expect(clippy::cast_precision_loss, reason = "a count of years")]
            let x = 10.0 + step * (i as f64 - 0.5);
            canvas.line(&[(x, 8.0), (x, 104.0)], Ink::Break);
        }
        canvas.line(&[(0.0, 104.0), (240.0, 104.0)], Ink::Axis);
        let y = Scale::bare(largest(values) * 1.15, 104.0, 8.0);
        run(canvas, values, breaks, side, (10.0, 230.0), &y, 6.0);
    })
}

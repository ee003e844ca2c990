//! A number over years: the panel solid, all reporters dashed, gaps hatched, breaks dotted.

use super::{
    axis::Scale,
    canvas::{Anchor, Canvas, Medium, Words, line_ink, svg, wide_and_narrow, wrapped},
    ink::Ink,
};
use crate::{
    domain::catalogue::indicator::Side,
    text::{Lang, number},
};

#[derive(Clone, Debug)]
pub struct TrendLine<'a> {
    pub years: Vec<i32>,
    pub panel: Vec<Option<f64>>,
    pub all: Vec<Option<f64>>,
    /// The reason of a break that begins with the year.
    pub breaks: Vec<Option<String>>,
    pub side: Side,
    pub lang: Lang,
    pub decimals: u8,
    /// Emissions are told with two significant figures.
    pub two_figures: bool,
    /// Words at the ends of the lines.
    pub panel_label: &'a str,
    pub all_label: &'a str,
    /// What stands where neither line has a number, a year each.
    pub gaps: Vec<&'a str>,
}

#[must_use]
pub fn trend(words: &Words, data: &TrendLine<'_>, medium: Medium) -> String {
    match medium {
        Medium::Web => wide_and_narrow(words, |words, class, wide| draw(words, class, data, if wide { WIDE } else { NARROW }, medium)),
        Medium::Print => draw(words, "", data, PRINT, medium),
    }
}

struct Layout {
    size: (f64, f64),
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

const WIDE: Layout = Layout { size: (760.0, 372.0), left: 68.0, right: 606.0, top: 46.0, bottom: 338.0 };
const NARROW: Layout = Layout { size: (320.0, 330.0), left: 62.0, right: 300.0, top: 62.0, bottom: 296.0 };
const PRINT: Layout = Layout { size: (760.0, 262.0), left: 68.0, right: 606.0, top: 40.0, bottom: 232.0 };

fn draw(words: &Words, class: &str, data: &TrendLine<'_>, layout: Layout, medium: Medium) -> String {
    svg(words, class, layout.size, medium, |canvas| {
        let largest = data.panel.iter().chain(&data.all).flatten().copied().fold(0.0, f64::max);
        let y = Scale::new(largest, 6, layout.bottom, layout.top);
        #[expect(clippy::cast_precision_loss, reason = "a count of years")]
        let step = (layout.right - layout.left) / data.years.len().max(1) as f64;
        #[expect(clippy::cast_precision_loss, reason = "a count of years")]
        let x = |i: usize| layout.left + step * (i as f64 + 0.5);
        for &tick in &y.ticks {
            let ink = if tick == 0.0 { Ink::Axis } else { Ink::Grid };
            canvas.line(&[(layout.left, y.at(tick)), (layout.right, y.at(tick))], ink);
            let label = number::short(tick, y.decimals(), data.lang);
            canvas.text(&label, (layout.left - 8.0, y.at(tick) + 5.0), Anchor::End, Ink::Text);
        }
        gaps_and_breaks(canvas, data, &layout, step);
        // A year's label needs about 44 units.
        let every = if step < 44.0 { 2 } else { 1 };
        for (i, year) in data.years.iter().enumerate() {
            let last = i + 1 == data.years.len();
            if last || (data.years.len() - 1 - i).is_multiple_of(every) {
                canvas.text(&year.to_string(), (x(i), layout.bottom + 20.0), Anchor::Middle, if last { Ink::TextBold } else { Ink::Text });
            }
        }
        line(canvas, &data.all, &data.breaks, &x, &y, Ink::LineContext, Side::Context);
        line(canvas, &data.panel, &data.breaks, &x, &y, line_ink(data.side).0, data.side);
        end_labels(canvas, data, &layout, &x, &y);
    })
}

fn gaps_and_breaks(canvas: &Canvas<'_>, data: &TrendLine<'_>, layout: &Layout, step: f64) {
    for i in 0..data.years.len() {
        #[expect(clippy::cast_precision_loss, reason = "a count of years")]
        let left = layout.left + step * i as f64;
        if data.panel[i].is_none() && data.all[i].is_none() {
            let place = ((left + step * 0.1, layout.top), (step * 0.8, layout.bottom - layout.top));
            canvas.rect(place.0, place.1, Ink::NoData);
            canvas.rect(place.0, place.1, Ink::Hatch);
            canvas.text(data.gaps.get(i).copied().unwrap_or_default(), (left + step / 2.0, layout.top - 8.0), Anchor::Middle, Ink::TextInk);
        }
        if let Some(reason) = &data.breaks[i] {
            canvas.line(&[(left, layout.top - 6.0), (left, layout.bottom)], Ink::Break);
            let (anchor, at) = if left > layout.size.0 * 0.55 { (Anchor::End, left - 6.0) } else { (Anchor::Start, left + 6.0) };
            for (row, line) in wrapped(reason, 34).iter().take(2).enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "one of two lines")]
                let down = 17.0 * row as f64;
                canvas.text(line, (at, layout.top - 26.0 + down), anchor, Ink::TextInk);
            }
        }
    }
}

/// Solid where there are numbers; it stops at a gap and at a break.
fn line(
    canvas: &Canvas<'_>,
    values: &[Option<f64>],
    breaks: &[Option<String>],
    x: &impl Fn(usize) -> f64,
    y: &Scale,
    ink: Ink,
    side: Side,
) {
    let mut points: Vec<(f64, f64)> = Vec::new();
    let flush = |points: &mut Vec<(f64, f64)>| {
        if points.len() > 1 {
            canvas.line(points, ink);
        }
        points.clear();
    };
    for (i, value) in values.iter().enumerate() {
        if breaks[i].is_some() {
            flush(&mut points);
        }
        match value {
            Some(value) => points.push((x(i), y.at(*value))),
            None => flush(&mut points),
        }
    }
    flush(&mut points);
    let size = if side == Side::Context { 3.0 } else { 5.0 };
    for (i, value) in values.iter().enumerate() {
        if let Some(value) = value {
            canvas.mark((x(i), y.at(*value)), size, side);
        }
    }
}

/// The latest values beside the ends of their lines, kept apart; below the chart when it is narrow.
fn end_labels(canvas: &Canvas<'_>, data: &TrendLine<'_>, layout: &Layout, x: &impl Fn(usize) -> f64, y: &Scale) {
    if layout.size.0 < 500.0 {
        return;
    }
    let last = data.years.len().saturating_sub(1);
    let at = |value: f64| y.at(value);
    let panel = data.panel.last().copied().flatten();
    let all = data.all.last().copied().flatten();
    let beside = x(last) + 12.0;
    let write = |value: f64, label: &str, top: f64, ink: Ink| {
        let shown = if data.two_figures { number::two_figures(value, data.lang) } else { number::short(value, data.decimals, data.lang) };
        canvas.text(&shown, (beside, top), Anchor::Start, ink);
        canvas.text(label, (beside, top + 17.0), Anchor::Start, Ink::Text);
    };
    let panel_ink = line_ink(data.side).1;
    match (panel, all) {
        (Some(panel), Some(all)) => {
            let (mut panel_y, mut all_y) = (at(panel), at(all));
            let apart = 38.0;
            if (panel_y - all_y).abs() < apart {
                let middle = f64::midpoint(panel_y, all_y);
                let above = if panel_y <= all_y { -apart / 2.0 } else { apart / 2.0 };
                (panel_y, all_y) = (middle + above, middle - above);
            }
            write(panel, data.panel_label, panel_y, panel_ink);
            write(all, data.all_label, all_y, Ink::TextInk);
        }
        (Some(panel), None) => write(panel, data.panel_label, at(panel), panel_ink),
        (None, Some(all)) => write(all, data.all_label, at(all), Ink::TextInk),
        (None, None) => {}
    }
}

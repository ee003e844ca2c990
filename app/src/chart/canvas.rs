//! A sheet to draw on, in units, and the SVG document around it.

use std::fmt::Write;

use plotters::{
    coord::Shift,
    element::{Circle, PathElement, Rectangle, Text},
    prelude::{DrawingArea, IntoDrawingArea, IntoFont, ShapeStyle, TextStyle},
    style::{
        Color,
        text_anchor::{HPos, Pos, VPos},
    },
};

use super::{
    backend::{FINE, SvgBackend},
    ink::Ink,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// Classes, themed by the style sheet.
    Web,
    /// Literal colours and font, for the report and for downloads.
    Print,
}

/// What a drawing says to who cannot see it: what it is, and its numbers in a sentence.
#[derive(Clone, Debug)]
pub struct Words {
    /// Unique on its page.
    pub id: String,
    pub title: String,
    pub description: String,
}

impl Words {
    /// Both in one text.
    #[must_use]
    pub fn alt(&self) -> String {
        format!("{}. {}", self.title, self.description)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// Draws with units; the origin is top left.
pub struct Canvas<'a> {
    area: DrawingArea<SvgBackend<'a>, Shift>,
}

#[expect(clippy::cast_possible_truncation, reason = "a drawing is at most a few thousand units")]
fn fine(units: f64) -> i32 {
    (units * f64::from(FINE)).round() as i32
}

fn filled(ink: Ink) -> ShapeStyle {
    ink.color().filled()
}

impl Canvas<'_> {
    // plotters' errors are the backend's: an ink that is none. Inks are an enum, so none can occur;
    // a drawing that failed anyway lacks the element, and the tests that look for it say so.

    pub fn line(&self, points: &[(f64, f64)], ink: Ink) {
        let points: Vec<(i32, i32)> = points.iter().map(|&(x, y)| (fine(x), fine(y))).collect();
        let _ = self.area.draw(&PathElement::new(points, ink.color().stroke_width(1)));
    }

    pub fn rect(&self, (x, y): (f64, f64), (width, height): (f64, f64), ink: Ink) {
        let corners = [(fine(x), fine(y)), (fine(x + width), fine(y + height))];
        let _ = self.area.draw(&Rectangle::new(corners, filled(ink)));
    }

    pub fn circle(&self, (x, y): (f64, f64), radius: f64, ink: Ink) {
        let _ = self.area.draw(&Circle::new((fine(x), fine(y)), fine(radius), filled(ink)));
    }

    /// `y` is the baseline.
    pub fn text(&self, text: &str, (x, y): (f64, f64), anchor: Anchor, ink: Ink) {
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let color = ink.color();
        let style = TextStyle::from(("Inter", 14).into_font()).color(&color).pos(Pos::new(horizontal, VPos::Bottom));
        let _ = self.area.draw(&Text::new(text.to_owned(), (fine(x), fine(y)), style));
    }

    /// The end mark of a series: circle for the handprint, square for the footprint.
    pub fn mark(&self, at: (f64, f64), size: f64, side: crate::domain::catalogue::indicator::Side) {
        use crate::domain::catalogue::indicator::Side;
        match side {
            Side::Handprint => self.circle(at, size, Ink::MarkHand),
            Side::Footprint => self.rect((at.0 - size * 0.9, at.1 - size * 0.9), (size * 1.8, size * 1.8), Ink::MarkFoot),
            Side::Context => self.circle(at, size, Ink::MarkContext),
        }
    }
}

/// The ink of a side's lines and of its bold labels.
#[must_use]
pub fn line_ink(side: crate::domain::catalogue::indicator::Side) -> (Ink, Ink) {
    use crate::domain::catalogue::indicator::Side;
    match side {
        Side::Handprint => (Ink::LineHand, Ink::TextHand),
        Side::Footprint => (Ink::LineFoot, Ink::TextFoot),
        Side::Context => (Ink::LineContext, Ink::TextInk),
    }
}

/// One SVG document of this size, drawn by `draw`.
pub fn svg(words: &Words, class: &str, (width, height): (f64, f64), medium: Medium, draw: impl FnOnce(&Canvas<'_>)) -> String {
    let id = html_escape::encode_double_quoted_attribute(&words.id).into_owned();
    let mut out = String::with_capacity(4096);
    let _ = match medium {
        Medium::Web => write!(
            out,
            r#"<svg class="chart {class}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{}</title><desc id="{id}-d">{}</desc>"#,
            html_escape::encode_text(&words.title),
            html_escape::encode_text(&words.description),
        ),
        Medium::Print => write!(
            out,
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"><title>{}</title>"#,
            html_escape::encode_text(&words.title),
        ),
    };
    let body_at = out.len();
    {
        #[expect(clippy::cast_sign_loss, reason = "a drawing's size is positive")]
        let size = (fine(width) as u32, fine(height) as u32);
        let area = SvgBackend { out: &mut out, size, medium, id: id.clone() }.into_drawing_area();
        draw(&Canvas { area });
    }
    let patterns = patterns(&id, medium, &out[body_at..]);
    out.insert_str(body_at, &patterns);
    out.push_str("</svg>");
    // A control character in a name would make it no XML at all.
    out.retain(|c| !c.is_control());
    out
}

/// The hatching that a drawing uses, if it does.
fn patterns(id: &str, medium: Medium, body: &str) -> String {
    let mut defs = String::new();
    let mut pattern = |suffix: &str, ink: &str, print: &str| {
        if body.contains(&format!("url(#{id}-{suffix})")) {
            let stroke = match medium {
                Medium::Web => format!(r#"class="{ink}""#),
                Medium::Print => print.to_owned(),
            };
            let _ = write!(
                defs,
                r#"<pattern id="{id}-{suffix}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path {stroke} d="M0 0V7"/></pattern>"#
            );
        }
    };
    pattern("h", "hl", r##"stroke="#6D787E" stroke-width="1.25""##);
    pattern("hh", "hl-hand", r##"stroke="#00695C" stroke-width="1.5""##);
    if defs.is_empty() { defs } else { format!("<defs>{defs}</defs>") }
}

/// A chart for the web: the wide and the narrow drawing, of which the container shows one.
pub fn wide_and_narrow(words: &Words, draw: impl Fn(&Words, &str, bool) -> String) -> String {
    let with = |suffix: &str| Words { id: format!("{}-{suffix}", words.id), ..words.clone() };
    format!("{}{}", draw(&with("w"), "c-w", true), draw(&with("n"), "c-n", false))
}

/// A text in lines of about so many letters.
#[must_use]
pub fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.len() - 1;
        if !lines[last].is_empty() && lines[last].chars().count() + word.chars().count() >= most {
            lines.push(word.to_owned());
        } else {
            if !lines[last].is_empty() {
                lines[last].push(' ');
            }
            lines[last].push_str(word);
        }
    }
    lines
}

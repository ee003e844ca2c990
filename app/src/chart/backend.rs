//! plotters' drawing calls into SVG elements.
//!
//! Coordinates arrive ten times too large, because plotters knows only whole ones, and are
//! written with one decimal.

use std::fmt::Write;

use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, text_anchor::HPos};

use super::{canvas::Medium, ink::Ink};

/// How much finer than a unit plotters' coordinates are.
pub const FINE: i32 = 10;

pub struct SvgBackend<'a> {
    pub out: &'a mut String,
    pub size: (u32, u32),
    pub medium: Medium,
    /// Prefix of the ids of this drawing's patterns.
    pub id: String,
}

/// A chart used a colour that is no ink, or a drawing call that ours never make.
#[derive(Debug, thiserror::Error)]
#[error("a chart cannot draw this: {0}")]
pub struct NotDrawable(pub String);

type Drawn = Result<(), DrawingErrorKind<NotDrawable>>;

struct Fine(i32);

impl std::fmt::Display for Fine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, tenth) = (self.0.abs() / FINE, self.0.abs() % FINE);
        let sign = if self.0 < 0 { "-" } else { "" };
        if tenth == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{tenth}") }
    }
}

impl SvgBackend<'_> {
    /// The attributes of an ink: a class, or the colour itself; a pattern for hatching.
    fn paint(&self, color: BackendColor) -> Result<String, DrawingErrorKind<NotDrawable>> {
        let ink = Ink::find(color.rgb).ok_or_else(|| DrawingErrorKind::DrawingError(NotDrawable(format!("colour {:?}", color.rgb))))?;
        Ok(match (ink, self.medium) {
            (Ink::Hatch, _) => format!(r#" fill="url(#{}-h)""#, self.id),
            (Ink::HatchHand, _) => format!(r#" fill="url(#{}-hh)""#, self.id),
            (_, Medium::Print) => format!(" {}", ink.print()),
            (Ink::Text, _) => String::new(),
            (_, Medium::Web) => format!(r#" class="{}""#, ink.class()),
        })
    }

    fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
        let mut text = String::new();
        for (i, (x, y)) in path.into_iter().enumerate() {
            let letter = if i == 0 { 'M' } else { 'L' };
            let _ = write!(text, "{letter}{} {}", Fine(x), Fine(y));
        }
        text
    }
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = NotDrawable;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Drawn {
        Err(DrawingErrorKind::DrawingError(NotDrawable("a pixel".to_owned())))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let paint = self.paint(style.color())?;
        let _ = write!(self.out, r#"<path{paint} d="{}"/>"#, Self::points(path));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, _: bool) -> Drawn {
        let paint = self.paint(style.color())?;
        let (left, top) = (a.0.min(b.0), a.1.min(b.1));
        let (width, height) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        // Nothing is drawn of nothing; whoever sets the report would be warned of it.
        if width == 0 || height == 0 {
            return Ok(());
        }
        let _ =
            write!(self.out, r#"<rect{paint} x="{}" y="{}" width="{}" height="{}"/>"#, Fine(left), Fine(top), Fine(width), Fine(height));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _: bool) -> Drawn {
        let paint = self.paint(style.color())?;
        let radius = Fine(i32::try_from(radius).unwrap_or(i32::MAX));
        let _ = write!(self.out, r#"<circle{paint} cx="{}" cy="{}" r="{radius}"/>"#, Fine(center.0), Fine(center.1));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let paint = self.paint(style.color())?;
        let _ = write!(self.out, r#"<path{paint} d="{}Z"/>"#, Self::points(path));
        Ok(())
    }

    /// The position is the text's baseline.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Drawn {
        let paint = self.paint(style.color())?;
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => r#" text-anchor="middle""#,
            HPos::Right => r#" text-anchor="end""#,
        };
        let font = match self.medium {
            Medium::Web => String::new(),
            Medium::Print => r#" font-family="Inter" font-size="14""#.to_owned(),
        };
        let _ = write!(self.out, r#"<text{paint}{font} x="{}" y="{}"{anchor}>{}</text>"#, Fine(x), Fine(y), html_escape::encode_text(text));
        Ok(())
    }
}

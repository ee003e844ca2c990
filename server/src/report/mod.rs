//! The annual summary as a PDF: tagged (PDF/UA-1), archivable (PDF/A-3a), with its figures attached.
//!
//! `content` says what stands in it, `templates/report.typ` how it looks; `world` brings the
//! two, the charts and the fonts together. The same snapshot gives the same bytes.

mod clean;
mod content;
pub mod copy;
mod world;

use app::findings::Edition;
use chrono::NaiveDate;

use world::{Document, Template};

/// The report of a year, with its `figures` as CSV attached. A frozen one is dated by its freeze, a draft by `today`, and marked on every page.
///
/// # Errors
/// What typst says of the document.
pub fn pdf(edition: &Edition<'_>, today: NaiveDate, figures: Vec<u8>) -> Result<Vec<u8>, String> {
    let made_on = edition.year.frozen.as_ref().map_or(today, |frozen| frozen.on);
    let mut report = content::content(edition, made_on);
    clean::clean(&mut report.data);
    let document =
        Document { template: Template::Report, data: report.data, images: report.images, attached: vec![("figures.csv", figures)] };
    world::pdf(document, identifier(edition))
}

/// What the PDF's own identifier is made from.
fn identifier(edition: &Edition<'_>) -> String {
    let hash = edition.year.frozen.as_ref().map_or("draft", |frozen| &frozen.hash);
    format!("jalki-{}-{}-{hash}", edition.year.year, edition.lang.as_str())
}

//! The annual summary as a PDF: tagged (PDF/UA-1), archivable (PDF/A-3a), with its figures attached.
//!
//! `content` says what stands in it, `templates/report.typ` how it looks; `world` brings the
//! two, the charts and the fonts together. The same snapshot gives the same bytes.

mod clean;
mod content;
pub mod copy;
mod world;

use app::{
    domain::{numbers::year_data::YearData, year::Year},
    findings::Edition,
    text::Lang,
};

use crate::service::{exchange::aggregates::public_aggregates, published::Published};
use content::Standing;
use world::{Document, Template};

/// The report of a frozen year.
///
/// # Errors
/// When the year is not frozen, or what typst says of the document.
pub fn of_published(published: &Published, year: Year, lang: Lang) -> Result<Vec<u8>, String> {
    let found = published.find(year).ok_or_else(|| format!("{year} is not frozen"))?;
    let edition = Edition { lang, year: &found.data, cube: &published.cube };
    make(&edition, &Standing { frozen: Some(found), demo: published.site.demo, made_on: found.frozen_on })
}

/// The report of a year that is not frozen, marked as a draft on every page.
///
/// # Errors
/// What typst says of the document.
pub fn of_draft(published: &Published, draft: &YearData, lang: Lang, today: chrono::NaiveDate) -> Result<Vec<u8>, String> {
    let cube = published.cube_with(draft);
    let edition = Edition { lang, year: draft, cube: &cube };
    make(&edition, &Standing { frozen: None, demo: published.site.demo, made_on: today })
}

fn make(edition: &Edition<'_>, standing: &Standing<'_>) -> Result<Vec<u8>, String> {
    let mut report = content::content(edition, standing);
    let csv = public_aggregates([edition.year], edition.cube).csv()?;
    clean::clean(&mut report.data);
    let document = Document { template: Template::Report, data: report.data, images: report.images, attached: vec![("figures.csv", csv)] };
    world::pdf(document, standing.identifier(edition))
}

//! The annual summary as a PDF: tagged (PDF/UA-1), archivable (PDF/A-3a), with its figures attached.
//!
//! `content` says what stands in it, `templates/report.typ` how it looks; `world` brings the
//! two, the charts and the fonts together. The same snapshot gives the same bytes.

mod clean;
mod content;
pub mod copy;
mod world;

use app::{domain::year::Year, findings::Edition, text::Lang};

use crate::service::{
    exchange::aggregates::public_aggregates,
    published::{Published, SHOWN_YEARS},
    years::AnyYear,
};
use content::Standing;
use world::{Document, Template};

/// The report of a frozen year.
///
/// # Errors
/// When the year is not frozen, or what typst says of the document.
pub fn of_published(published: &Published, year: Year, lang: Lang) -> Result<Vec<u8>, String> {
    let found = published.find(year).ok_or_else(|| format!("{year} is not frozen"))?;
    let window = published.window(year);
    let edition = Edition { lang, year: &found.data, window: &window };
    let standing =
        Standing { frozen: Some((&found.snapshot, found.hash.as_str())), demo: published.demo, made_on: found.snapshot.frozen_on };
    make(&edition, &standing)
}

/// The report of a year that is not frozen, marked as a draft on every page.
///
/// # Errors
/// When there is no such year, or what typst says of the document.
pub fn of_draft(years: &[AnyYear], year: Year, lang: Lang, demo: bool, today: chrono::NaiveDate) -> Result<Vec<u8>, String> {
    let until: Vec<_> = years.iter().map(|any| &any.data).filter(|data| data.year <= year).collect();
    let window = &until[until.len().saturating_sub(SHOWN_YEARS)..];
    let data = window.last().filter(|data| data.year == year).ok_or_else(|| format!("there is no year {year}"))?;
    let edition = Edition { lang, year: data, window };
    make(&edition, &Standing { frozen: None, demo, made_on: today })
}

fn make(edition: &Edition<'_>, standing: &Standing<'_>) -> Result<Vec<u8>, String> {
    let mut report = content::content(edition, standing);
    let csv = public_aggregates([edition.year]).csv()?;
    clean::clean(&mut report.data);
    let document = Document { template: Template::Report, data: report.data, images: report.images, attached: vec![("figures.csv", csv)] };
    world::pdf(document, standing.identifier(edition))
}

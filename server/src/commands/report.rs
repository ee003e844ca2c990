//! `jalki report`.

use std::path::Path;

use app::{domain::year::Year, text::Lang};

use crate::{report, service::Service};

pub async fn report(service: &Service, year: Year, lang: Lang, out: &Path, draft: bool) -> Result<(), String> {
    let published = service.published();
    let bytes = if draft {
        let years = service.list_years().await.map_err(|e| e.to_string())?;
        report::of_draft(&years, year, lang, published.demo, service.clock.today())?
    } else if published.find(year).is_none() {
        return Err(format!("{year} is not frozen; freeze it with `jalki round freeze {year}`, or add --draft"));
    } else {
        report::of_published(&published, year, lang)?
    };
    std::fs::write(out, bytes).map_err(|e| format!("{} cannot be written: {e}", out.display()))
}

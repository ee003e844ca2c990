//! `jalki report`.

use std::path::Path;

use app::{domain::year::Year, text::Lang};

use crate::{
    report,
    service::{Service, ServiceError},
};

pub async fn report(service: &Service, year: Year, lang: Lang, out: &Path, draft: bool) -> Result<(), String> {
    let published = service.published();
    let bytes = if draft {
        match service.unfrozen_year(year).await {
            Ok(data) => report::of_draft(&published, &data, lang, service.clock.today())?,
            Err(ServiceError::NotFound) if published.find(year).is_some() => report::of_published(&published, year, lang)?,
            Err(ServiceError::NotFound) => return Err(format!("there is no year {year}")),
            Err(error) => return Err(error.to_string()),
        }
    } else if published.find(year).is_none() {
        return Err(format!("{year} is not frozen; freeze it with `jalki round freeze {year}`, or add --draft"));
    } else {
        report::of_published(&published, year, lang)?
    };
    std::fs::write(out, bytes).map_err(|e| format!("{} cannot be written: {e}", out.display()))
}

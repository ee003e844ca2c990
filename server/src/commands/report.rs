//! `jalki report`.

use std::path::Path;

use app::{domain::year::Year, findings::Edition, text::Lang};

use crate::service::{Service, ServiceError, published::press::print};

pub async fn report(service: &Service, year: Year, lang: Lang, out: &Path, draft: bool) -> Result<(), String> {
    let (archive, today) = (service.archive(), service.clock.today());
    let frozen = Edition::of(&archive.published, Some(year), lang);
    let bytes = match (draft, frozen) {
        (_, Some(edition)) => print(&edition, today)?,
        (true, None) => match service.unfrozen(year).await {
            Ok(found) => print(&found.edition(lang), today)?,
            Err(ServiceError::NotFound) => return Err(format!("there is no year {year}")),
            Err(error) => return Err(error.to_string()),
        },
        (false, None) => return Err(format!("{year} is not frozen; freeze it with `jalki round freeze {year}`, or add --draft")),
    };
    std::fs::write(out, bytes).map_err(|e| format!("{} cannot be written: {e}", out.display()))
}

//! The seed: indicators, factors, libraries, scale and story form as data files.

use app::domain::catalogue::file::{CatalogueFile, FORMAT};
use serde::de::DeserializeOwned;

/// # Errors
/// Names the file and the place when one of them is not what the domain expects.
pub fn seed() -> Result<CatalogueFile, String> {
    Ok(CatalogueFile {
        format: FORMAT.to_owned(),
        vocabulary: read("vocabulary.json", include_str!("catalogue/vocabulary.json"))?,
        libraries: read("libraries.json", include_str!("catalogue/libraries.json"))?,
        service_units: read("service_units.json", include_str!("catalogue/service_units.json"))?,
        indicators: read("indicators.json", include_str!("catalogue/indicators.json"))?,
        factors: read("factors.json", include_str!("catalogue/factors.json"))?,
        scale: read("scale.json", include_str!("catalogue/scale.json"))?,
        story_form: read("story_form.json", include_str!("catalogue/story_form.json"))?,
        sources: read("sources.json", include_str!("catalogue/sources.json"))?,
        targets: Vec::new(),
    })
}

fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|e| format!("{name}: {e}"))
}

//! `jalki import` and `jalki export`.

use std::path::Path;

use app::domain::year::Year;

use super::print;
use crate::service::{
    Service,
    exchange::{import::Run, table, write::Format},
};

pub async fn import(service: &Service, file: &Path, dry_run: bool) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|e| format!("{} cannot be read: {e}", file.display()))?;
    let table = table::read(&bytes).map_err(|e| format!("{}: {e}; nothing was imported", file.display()))?;
    let run = if dry_run { Run::Dry } else { Run::Apply };
    match service.import(&table, run).await.map_err(|e| e.to_string())? {
        Ok(imported) => {
            for (library, year) in &imported.not_members {
                eprintln!("note: {library} was not a member in {year}; its figures are kept but not counted");
            }
            for year in &imported.new_rounds {
                eprintln!("note: {year} had no round; a closed one {}", if dry_run { "would be made" } else { "was made" });
            }
            let done = if dry_run { "would change" } else { "changed" };
            println!("{} rows of {} library years: {} cells {done}", imported.rows, imported.library_years, imported.changed);
            Ok(())
        }
        Err(problems) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            Err(format!("{}: {} problems; nothing was imported", file.display(), problems.len()))
        }
    }
}

pub async fn export(service: &Service, format: Format, year: Option<Year>, out: Option<&Path>, aggregates: bool) -> Result<(), String> {
    let sheet = if aggregates { service.export_aggregates(year).await } else { service.export(year).await };
    let bytes = sheet.map_err(|e| e.to_string())?.write(format)?;
    match out {
        Some(path) => std::fs::write(path, bytes).map_err(|e| format!("{} cannot be written: {e}", path.display())),
        None => print(&bytes),
    }
}

//! `jalki catalogue export|import`.

use std::path::{Path, PathBuf};

use app::domain::year::Year;
use clap::Subcommand;

use super::parse_year;
use crate::service::{Service, exchange::catalogue_file::read};

#[derive(Debug, Subcommand)]
pub enum CatalogueCommand {
    /// Write libraries, themes, indicators, checks, factors and scale as one JSON file.
    Export {
        file: PathBuf,
        /// Only what holds in this year; of a frozen year what its snapshot pins.
        #[arg(long, value_parser = parse_year)]
        year: Option<Year>,
    },
    /// Put a file in the place of the catalogue: all or nothing. Frozen years keep theirs.
    Import {
        file: PathBuf,
        /// Only say what would happen.
        #[arg(long)]
        dry_run: bool,
    },
}

pub async fn run(service: &Service, command: CatalogueCommand) -> Result<(), String> {
    match command {
        CatalogueCommand::Export { file, year } => export(service, &file, year).await,
        CatalogueCommand::Import { file, dry_run } => import(service, &file, dry_run).await,
    }
}

async fn export(service: &Service, path: &Path, year: Option<Year>) -> Result<(), String> {
    let exported = service.export_catalogue(year).await.map_err(|e| e.to_string())?;
    let mut text = serde_json::to_string_pretty(&exported).map_err(|e| e.to_string())?;
    text.push('\n');
    std::fs::write(path, text).map_err(|e| format!("{} cannot be written: {e}", path.display()))
}

async fn import(service: &Service, path: &Path, dry_run: bool) -> Result<(), String> {
    let bytes = std::fs::read(path).map_err(|e| format!("{} cannot be read: {e}", path.display()))?;
    let refused = |problems: Vec<app::domain::catalogue::CatalogueProblem>| {
        for problem in &problems {
            eprintln!("{problem}");
        }
        format!("{}: {} problems; nothing was imported", path.display(), problems.len())
    };
    let found = read(&bytes).map_err(refused)?;
    for place in &found.ignored {
        eprintln!("note: {place} is not known and was left out");
    }
    let done = service.import_catalogue(found.file, dry_run).await.map_err(|e| e.to_string())?.map_err(refused)?;
    let would = if dry_run { "would be in force" } else { "are in force" };
    println!("{} libraries, {} definitions of indicators and {} factors {would}", done.libraries, done.indicators, done.factors);
    if done.removed_libraries > 0 {
        println!("{} libraries without figures {} taken out", done.removed_libraries, if dry_run { "would be" } else { "were" });
    }
    Ok(())
}

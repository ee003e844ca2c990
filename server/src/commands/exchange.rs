//! `jalki import` and `jalki export`.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use app::domain::year::Year;

use super::{Output, print};
use crate::service::{
    Service,
    exchange::{
        checking::NotImported,
        import::{OpenYears, Run},
        write::{Field, Format, Sheet},
    },
};

pub async fn import(service: &Service, file: &Path, dry_run: bool, approve: bool) -> Result<(), String> {
    let open_years = if approve { OpenYears::Approve } else { OpenYears::Save };
    let run = if dry_run { Run::Dry } else { Run::Apply };
    match service.import(file, run, open_years).await.map_err(|e| e.to_string())? {
        Ok(imported) => {
            for (library, year) in &imported.not_members {
                eprintln!("note: {library} was not a member in {year}; its figures are kept but not counted");
            }
            for year in &imported.new_rounds {
                eprintln!("note: {year} had no round; a closed one {}", if dry_run { "would be made" } else { "was made" });
            }
            for ((library, year), (there, all)) in &imported.open {
                let then = match (open_years, dry_run) {
                    (OpenYears::Save, _) => "it stays the library's to send",
                    (OpenYears::Approve, true) => "it would be approved",
                    (OpenYears::Approve, false) => "it was approved",
                };
                eprintln!("note: {library} {year} is open, with {there} of {all} required cells; {then}");
            }
            for question in &imported.asked {
                eprintln!("question: {question}");
            }
            if imported.questions > imported.asked.len() {
                eprintln!("and {} more questions", imported.questions - imported.asked.len());
            }
            let done = if dry_run { "would change" } else { "changed" };
            print(
                format!("{} rows of {} library years: {} cells {done}\n", imported.rows, imported.library_years, imported.changed)
                    .as_bytes(),
            )
        }
        Err(NotImported::Unreadable(why)) => Err(format!("{}: {why} Nothing was imported", file.display())),
        Err(NotImported::Problems(first, count)) => {
            for problem in &first {
                eprintln!("{problem}");
            }
            if count > first.len() {
                eprintln!("and {} more", count - first.len());
            }
            Err(format!("{}: {count} problems; nothing was imported", file.display()))
        }
    }
}

pub async fn export(service: &Service, format: Format, year: Option<Year>, out: Option<&Path>, aggregates: bool) -> Result<(), String> {
    if aggregates {
        let sheet = service.export_aggregates(year).await.map_err(|e| e.to_string())?;
        return write(sheet, format, out);
    }
    let sheet = service.export(year).await.map_err(|e| e.to_string())?;
    write(sheet, format, out)
}

fn write<R: IntoIterator<Item = Vec<Field>>>(sheet: Sheet<R>, format: Format, out: Option<&Path>) -> Result<(), String> {
    let failed = |e: String| format!("{} cannot be written: {e}", out.unwrap_or(Path::new("standard output")).display());
    let mut to: Box<dyn Write> = match out {
        Some(path) => Box::new(BufWriter::new(File::create(path).map_err(|e| failed(e.to_string()))?)),
        None => Box::new(Output::new()),
    };
    sheet.write(format, &mut to).and_then(|()| to.flush().map_err(|e| e.to_string())).map_err(failed)
}

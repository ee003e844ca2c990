//! The command line: one file a command, each a thin call of a service.

mod backup;
mod catalogue;
mod check;
mod exchange;
mod log;
mod report;
mod restore;
mod round;
mod serve;
mod user;

use std::{
    io::{self, BufWriter, StdoutLock, Write},
    path::PathBuf,
};

use app::{domain::year::Year, text::Lang};
use clap::{Parser, Subcommand, ValueEnum};

use crate::{
    application::{NotStarted, open_service},
    config::Settings,
    database_file::{traces, use_database},
    service::{Service, exchange::write::Format},
};

/// Handprint and footprint of the libraries of universities of applied sciences.
#[derive(Debug, Parser)]
#[command(name = "jalki", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages; migrates the database first.
    Serve,
    /// Fill an empty data folder with an example consortium, and serve it.
    Demo,
    /// Take figures in long form from a CSV, XLSX or JSON file, however large: all or nothing.
    Import {
        file: PathBuf,
        /// Only say what would happen.
        #[arg(long)]
        dry_run: bool,
        /// Approve the years of open rounds too, which otherwise stay their libraries' to send.
        #[arg(long)]
        approve: bool,
    },
    /// Write figures in long form.
    Export {
        #[arg(long, value_enum)]
        format: FileFormat,
        /// Only this year.
        #[arg(long, value_parser = parse_year)]
        year: Option<Year>,
        /// A file instead of standard output.
        #[arg(long)]
        out: Option<PathBuf>,
        /// One row a year and indicator: the consortium's values with their coverage.
        #[arg(long)]
        aggregates: bool,
    },
    /// Write the annual summary as a PDF.
    Report {
        #[arg(long, value_parser = parse_year)]
        year: Year,
        #[arg(long, value_parser = parse_lang)]
        lang: Lang,
        #[arg(long)]
        out: PathBuf,
        /// From the figures as they are now, marked as a draft.
        #[arg(long)]
        draft: bool,
    },
    /// The catalogue of libraries, indicators and factors, as a file.
    #[command(subcommand)]
    Catalogue(catalogue::CatalogueCommand),
    /// Accounts.
    #[command(subcommand)]
    User(user::User),
    /// Rounds: opening, closing and freezing a year.
    #[command(subcommand)]
    Round(round::RoundCommand),
    /// Write a copy of the database while it is in use (SQLite).
    Backup { file: PathBuf },
    /// Put a copy back in place of the database; stop the server first (SQLite).
    Restore { file: PathBuf },
    /// Check the database, its schema, the audit chain, and that everything is what the log tells of it.
    Check {
        /// An end of the log that was kept elsewhere; repeat for several. It has to be in the log still.
        #[arg(long = "head", value_name = "NUMBER:HASH", value_parser = check::parse_head)]
        heads: Vec<String>,
    },
    /// The log of what was done.
    #[command(subcommand)]
    Log(log::LogCommand),
    /// Settings.
    #[command(subcommand)]
    Config(Config),
}

#[derive(Debug, Subcommand)]
enum Config {
    /// Every setting, its value and where it came from.
    Show,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FileFormat {
    Csv,
    Json,
    Xlsx,
}

impl From<FileFormat> for Format {
    fn from(format: FileFormat) -> Self {
        match format {
            FileFormat::Csv => Self::Csv,
            FileFormat::Json => Self::Json,
            FileFormat::Xlsx => Self::Xlsx,
        }
    }
}

pub(crate) fn parse_year(text: &str) -> Result<Year, String> {
    Year::parse(text).map_err(|e| e.to_string())
}

fn parse_lang(text: &str) -> Result<Lang, String> {
    Lang::find(text).ok_or_else(|| format!("\"{text}\" is not a language: use fi, sv or en"))
}

/// What a consortium may begin with.
fn begins(command: &Command) -> bool {
    matches!(
        command,
        Command::Serve
            | Command::Demo
            | Command::Import { .. }
            | Command::User(user::User::Add { .. })
            | Command::Round(round::RoundCommand::Open(_))
    )
}

/// Runs a command to its end.
///
/// # Errors
/// A message for the person at the shell.
pub async fn run(cli: Cli) -> Result<(), String> {
    let settings = Settings::from_environment().map_err(|e| e.to_string())?;
    for name in settings.unknown(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok())) {
        eprintln!("note: there is no setting {name}; `jalki config show` lists them all");
    }
    let uses_database = !matches!(cli.command, Command::Restore { .. } | Command::Config(_));
    if let Some(file) = settings.database.file().filter(|file| uses_database && traces(file).is_none() && !file.exists()) {
        // What begins nothing has nothing to go on with where there is no database: most likely the folder is another.
        if !begins(&cli.command) {
            return Err(format!("there is no database at {}; name its folder with JALKI_DATA_DIR", file.display()));
        }
        eprintln!("note: a new database is made at {}", file.display());
    }
    // Whoever has the database open would write into one that has been put in its place meanwhile.
    let _in_use = if uses_database { use_database(&settings).map_err(|e| e.to_string())? } else { None };
    match cli.command {
        Command::Serve => serve::serve(settings).await,
        Command::Demo => serve::demo(settings).await,
        Command::Import { file, dry_run, approve } => exchange::import(&open(&settings).await?, &file, dry_run, approve).await,
        Command::Export { format, year, out, aggregates } => {
            exchange::export(&open(&settings).await?, format.into(), year, out.as_deref(), aggregates).await
        }
        Command::Report { year, lang, out, draft } => report::report(&open(&settings).await?, year, lang, &out, draft).await,
        Command::Catalogue(command) => catalogue::run(&open(&settings).await?, command).await,
        Command::User(command) => user::run(&open(&settings).await?, &settings, command).await,
        Command::Round(command) => round::run(&open(&settings).await?, command).await,
        Command::Backup { file } => backup::backup(&open(&settings).await?, &file).await,
        Command::Restore { file } => restore::restore(&settings, &file).await,
        Command::Check { heads } => check::check(&settings, &heads).await,
        Command::Log(command) => log::run(&open(&settings).await?, command).await,
        Command::Config(Config::Show) => {
            let lines = settings.shown.iter().map(|shown| format!("{} = {} ({})\n", shown.name, shown.value, shown.origin));
            print(lines.collect::<String>().as_bytes())
        }
    }
}

/// Standard output; whoever reads it may have seen enough.
struct Output(BufWriter<StdoutLock<'static>>);

impl Output {
    fn new() -> Self {
        Self(BufWriter::new(std::io::stdout().lock()))
    }
}

fn unless_closed<T>(done: io::Result<T>, otherwise: T) -> io::Result<T> {
    match done {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(otherwise),
        done => done,
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        unless_closed(self.0.write(bytes), bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        unless_closed(self.0.flush(), ())
    }
}

/// Writes to standard output.
fn print(bytes: &[u8]) -> Result<(), String> {
    let mut out = Output::new();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|e| e.to_string())
}

async fn open(settings: &Settings) -> Result<Service, String> {
    open_service(settings).await.map_err(|error: NotStarted| error.to_string())
}

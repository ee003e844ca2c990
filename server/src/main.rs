//! `jalki`: parses the command line and calls one of the commands.

use std::process::ExitCode;

use clap::Parser;
use server::commands::{Cli, run};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_env("JALKI_LOG").unwrap_or_else(|_| "warn,server=info,tower_http=warn".into());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
        .init();
    // Even on one core: a blocking page must not keep the others waiting.
    let workers = std::thread::available_parallelism().map_or(4, usize::from).max(4);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(workers).enable_all().build();
    match runtime {
        Ok(runtime) => match runtime.block_on(run(cli)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("jalki: {message}");
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("jalki: the program could not start its threads: {error}");
            ExitCode::FAILURE
        }
    }
}

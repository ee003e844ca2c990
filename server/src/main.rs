//! `jalki`: parses the command line and calls one of the commands.

mod memory;

use std::{process::ExitCode, time::Duration};

use clap::Parser;
use server::{
    commands::{Cli, run},
    config::{LOG, USUAL_LOG},
};

/// How long what is still being computed may take after the last answer.
const LAST_WORK: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    memory::give_back_at_once();
    let cli = Cli::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_env(LOG).unwrap_or_else(|_| USUAL_LOG.into());
    // It tells the address of each request, in which the secret of an invitation may stand.
    let silent: Vec<tracing_subscriber::filter::Directive> = "tower_http::csrf=off".parse().into_iter().collect();
    let filter = silent.into_iter().fold(filter, tracing_subscriber::EnvFilter::add_directive);
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
        .init();
    // Even on one core: a blocking page must not keep the others waiting.
    let workers = std::thread::available_parallelism().map_or(4, usize::from).max(4);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(workers).enable_all().build();
    match runtime {
        Ok(runtime) => {
            let done = runtime.block_on(run(cli));
            // Work that nobody waits for any more must not keep the program from ending.
            runtime.shutdown_timeout(LAST_WORK);
            match done {
                Ok(()) => ExitCode::SUCCESS,
                Err(message) => {
                    eprintln!("jalki: {message}");
                    ExitCode::FAILURE
                }
            }
        }
        Err(error) => {
            eprintln!("jalki: the program could not start its threads: {error}");
            ExitCode::FAILURE
        }
    }
}

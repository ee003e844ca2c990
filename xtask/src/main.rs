//! `cargo xtask …`: the commands that people and CI use.
//!
//! `run` builds everything and serves the example; `test` runs every check there is, with `--long` also
//! those that take a disk of their own, or minutes; `build`
//! leaves the program at `target/<profile>/jalki`.

mod browser;
mod islands;
mod postgres;
mod shell;
mod steps;

use std::process::ExitCode;

const USAGE: &str = "cargo xtask run | test [--long] | build [--release]";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run"] => steps::demo(),
        ["test"] => steps::test(),
        ["test", "--long"] => steps::test().and_then(|()| steps::long()),
        ["build"] => steps::build(steps::Profile::Dev),
        ["build", "--release"] => steps::build(steps::Profile::Release),
        _ => Err(format!("usage: {USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\n✗ {message}");
            ExitCode::FAILURE
        }
    }
}

//! Running other programs, with progress that one can see.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

/// The top of the repository, from wherever cargo was called.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The folder that cargo builds into.
#[must_use]
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A command at the top of the repository.
#[must_use]
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command to its end. `remedy` is what to do when it cannot run or fails.
///
/// # Errors
/// The command, and the remedy.
pub fn run(command: &mut Command, remedy: &str) -> Result<(), String> {
    let line = line(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{line} failed ({status}). {remedy}")),
        Err(error) => Err(format!("{line} cannot run: {error}. {remedy}")),
    }
}

/// What a command prints; None when it cannot run or fails.
#[must_use]
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = command(program, arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn line(command: &Command) -> String {
    let words: Vec<String> =
        std::iter::once(command.get_program()).chain(command.get_args()).map(|word| word.to_string_lossy().into_owned()).collect();
    words.join(" ")
}

/// Says what begins, does it, and says how long it took.
///
/// # Errors
/// What the step says.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("\n▶ {name}");
    let begun = Instant::now();
    let done = work()?;
    println!("✓ {name} ({} s)", begun.elapsed().as_secs());
    Ok(done)
}

/// Whether this is Debian and we may install its packages.
#[must_use]
pub fn may_install() -> bool {
    Path::new("/usr/bin/apt-get").exists() && output("id", &["-u"]).as_deref() == Some("0")
}

/// Installs Debian packages, or says that one should.
///
/// # Errors
/// Names the packages.
pub fn install(packages: &[&str]) -> Result<(), String> {
    let names = packages.join(" ");
    if !may_install() {
        return Err(format!("this needs {names}; install it (on Debian: sudo apt-get install {names}) and run again"));
    }
    println!("  installing {names} from the distribution");
    // An old list of packages may name files that are gone; a new one is worth its seconds.
    let _ = command("apt-get", &["update", "-qq"]).status();
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(packages);
    run(command("apt-get", &arguments).env("DEBIAN_FRONTEND", "noninteractive"), &format!("Install {names} by hand and run again."))
}

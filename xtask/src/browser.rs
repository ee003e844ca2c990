//! What the browser journeys need: node's packages, and the distribution's Chromium.

use std::path::Path;

use crate::shell::{command, install, output, root, run};

const NAMES: [&str; 4] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

fn find_chromium() -> Option<String> {
    std::env::var("JALKI_CHROMIUM").ok().or_else(|| NAMES.into_iter().find(|path| Path::new(path).exists()).map(str::to_owned))
}

/// The path of a Chromium, installed when we may.
///
/// # Errors
/// What to install.
pub fn chromium() -> Result<String, String> {
    if find_chromium().is_none() {
        install(&["chromium"])?;
    }
    find_chromium().ok_or_else(|| "Chromium was not found; install it, or name it with JALKI_CHROMIUM".to_owned())
}

/// Installs the journeys' packages from the lock file.
///
/// # Errors
/// What is missing.
pub fn packages() -> Result<(), String> {
    output("node", &["--version"]).ok_or("node was not found; install Node.js 20 or newer")?;
    let folder = root().join("end2end");
    let lock = std::fs::metadata(folder.join("package-lock.json")).and_then(|file| file.modified());
    let done = std::fs::metadata(folder.join("node_modules/.package-lock.json")).and_then(|file| file.modified());
    if matches!((lock, done), (Ok(lock), Ok(done)) if done >= lock) {
        return Ok(());
    }
    run(
        command("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
        "Is the npm registry within reach?",
    )
}

//! The three commands, step by step.

use crate::{
    browser, islands, postgres,
    shell::{command, root, run, step, target},
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Dev,
    Release,
}

/// # Errors
/// What failed, and the remedy.
pub fn build(profile: Profile) -> Result<(), String> {
    step("The islands (WebAssembly)", islands::build)?;
    let arguments: &[&str] =
        if profile == Profile::Release { &["build", "--package", "server", "--release"] } else { &["build", "--package", "server"] };
    step("The program", || run(&mut command("cargo", arguments), "See the compiler's message above."))?;
    let folder = if profile == Profile::Release { "release" } else { "debug" };
    println!("\nThe program is {}", target().join(folder).join("jalki").display());
    Ok(())
}

/// Builds all and serves the example consortium, in a folder of its own.
///
/// # Errors
/// What failed, and the remedy.
pub fn demo() -> Result<(), String> {
    build(Profile::Dev)?;
    println!();
    let data = std::env::var("JALKI_DATA_DIR").unwrap_or_else(|_| target().join("demo").display().to_string());
    let program = target().join("debug/jalki").display().to_string();
    run(command(&program, &["demo"]).env("JALKI_DATA_DIR", data), "If the port is taken, choose another with JALKI_ADDR=127.0.0.1:3001.")
}

/// Every check there is; the first that fails ends it.
///
/// # Errors
/// What failed, and the remedy.
pub fn test() -> Result<(), String> {
    step("Formatting", || run(&mut command("cargo", &["fmt", "--all", "--check"]), "Run `cargo fmt --all`."))?;
    step("The islands (WebAssembly)", islands::build)?;
    step("Lints", || {
        let lints = ["clippy", "--workspace", "--all-targets", "--features", "app/ssr", "--quiet", "--", "--deny", "warnings"];
        run(&mut command("cargo", &lints), "Mend what clippy says above.")
    })?;
    step("Documentation", || {
        let docs = ["doc", "--workspace", "--no-deps", "--document-private-items", "--features", "app/ssr", "--quiet"];
        run(command("cargo", &docs).env("RUSTDOCFLAGS", "--deny warnings"), "Mend what rustdoc says above.")
    })?;
    let cluster = step("A throw-away PostgreSQL", postgres::start)?;
    step("Rust tests, on SQLite and PostgreSQL", || {
        let tests = ["test", "--workspace", "--features", "app/ssr"];
        run(command("cargo", &tests).env("JALKI_TEST_POSTGRES", &cluster.url), "See the failing test above.")
    })?;
    drop(cluster);
    step("The program", || run(&mut command("cargo", &["build", "--package", "server", "--quiet"]), "See the compiler's message above."))?;
    let chromium = step("Chromium", browser::chromium)?;
    step("The journeys' packages", browser::packages)?;
    step("Journeys in a browser", || {
        let program = target().join("debug/jalki");
        run(
            command("npx", &["--no-install", "playwright", "test"])
                .current_dir(root().join("end2end"))
                .env("JALKI_PROGRAM", program)
                .env("JALKI_CHROMIUM", &chromium),
            "See the failing journey above.",
        )
    })?;
    println!("\nEverything passed.");
    Ok(())
}

/// What takes a disk of its own, or minutes: not needed before every change.
///
/// # Errors
/// What failed, and the remedy.
pub fn long() -> Result<(), String> {
    step("A small disk that fills", || {
        run(&mut command("cargo", &["test", "--package", "server", "--test", "long"]), "It mounts a tmpfs: run it as root.")
    })?;
    step("The load of minutes", || {
        run(&mut command("cargo", &["bench", "--package", "server", "--bench", "load"]), "See what failed above.")
    })
}

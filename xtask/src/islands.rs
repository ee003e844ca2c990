//! The islands as WebAssembly: built in a target folder of their own, bound by wasm-bindgen as a
//! library at exactly the version that the code was built with.

use std::fs;

use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{command, output, run, target};

/// What a page with islands may cost a reader, in bytes.
const LARGEST_SENT: u64 = 126 * 1024;
const TARGET: &str = "wasm32-unknown-unknown";

/// Builds `target/islands/app.js` and `app_bg.wasm`; a few seconds when nothing has changed.
///
/// # Errors
/// What failed, and the remedy.
pub fn build() -> Result<(), String> {
    let installed = output("rustup", &["target", "list", "--installed"]).unwrap_or_default();
    if !installed.lines().any(|line| line == TARGET) {
        println!("  adding the target {TARGET}");
        run(&mut command("rustup", &["target", "add", TARGET]), "Install rustup, or add the target by hand.")?;
    }
    let folder = target().join("wasm");
    let folder_text = folder.display().to_string();
    let arguments = [
        "build",
        "--package",
        "app",
        "--lib",
        "--target",
        TARGET,
        "--no-default-features",
        "--features",
        "hydrate",
        "--profile",
        "wasm-release",
        "--target-dir",
        &folder_text,
    ];
    run(command("cargo", &arguments).env("RUSTFLAGS", short_paths()), "See the compiler's message above.")?;
    let wasm = folder.join(TARGET).join("wasm-release/app.wasm");
    let out = target().join("islands");
    bind(&wasm, &out)?;
    let size = fs::metadata(out.join("app_bg.wasm")).map(|file| file.len()).unwrap_or_default();
    let sent = fs::metadata(out.join("app_bg.wasm.br")).map(|file| file.len()).unwrap_or_default();
    if sent > LARGEST_SENT {
        return Err(format!("the islands are {sent} bytes as sent, more than {LARGEST_SENT}: what has made them grow?"));
    }
    println!("  the islands are {} KB of WebAssembly, {} KB as sent", size / 1024, sent / 1024);
    Ok(())
}

/// Messages of libraries name their files: without the folder of this machine's registry.
fn short_paths() -> String {
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo"))).unwrap_or_default();
    let registries = fs::read_dir(format!("{home}/registry/src")).into_iter().flatten().flatten();
    registries.map(|registry| format!("--remap-path-prefix={}/=", registry.path().display())).collect::<Vec<_>>().join(" ")
}

/// As small as brotli can: it is done once, and sent many times.
fn compress(bytes: &[u8], to: &std::path::Path) -> std::io::Result<()> {
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &best)?;
    fs::write(to, compressed)
}

/// Writes the two files only when they have changed, so that nothing is rebuilt for their sake.
fn bind(wasm: &std::path::Path, out: &std::path::Path) -> Result<(), String> {
    let fresh = out.with_extension("new");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .web(true)
        .map_err(|e| e.to_string())?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name("app");
    bindgen.generate(&fresh).map_err(|e| format!("wasm-bindgen: {e}; its two versions in Cargo.toml must be the same"))?;
    fs::create_dir_all(out).map_err(|e| format!("{}: {e}", out.display()))?;
    for name in ["app.js", "app_bg.wasm"] {
        let made = fs::read(fresh.join(name)).map_err(|e| format!("{name}: {e}"))?;
        let compressed = out.join(format!("{name}.br"));
        if fs::read(out.join(name)).ok().as_deref() != Some(&made) || !compressed.exists() {
            fs::write(out.join(name), &made).map_err(|e| format!("{name}: {e}"))?;
            compress(&made, &compressed).map_err(|e| format!("{name}.br: {e}"))?;
        }
    }
    Ok(())
}

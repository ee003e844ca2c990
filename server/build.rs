//! Puts the WebAssembly of the islands, when `cargo xtask` has built it, where the program embeds
//! it from; and tells cargo what the program is made of besides Rust.

use std::{env, fs, path::Path};

fn main() {
    for folder in ["../migrations/sqlite", "../migrations/postgres", "../style"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let out = env::var("OUT_DIR").unwrap_or_default();
    for name in ["app.js", "app.js.br", "app_bg.wasm", "app_bg.wasm.br"] {
        let built = Path::new("../target/islands").join(name);
        println!("cargo:rerun-if-changed={}", built.display());
        // Without it every page still works, as for a reader without JavaScript.
        let bytes = fs::read(&built).unwrap_or_default();
        if let Err(error) = fs::write(Path::new(&out).join(name), bytes) {
            println!("cargo:error={name}: {error}");
        }
    }
}

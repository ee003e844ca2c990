//! Tells cargo what the binary is made of besides Rust.

fn main() {
    for folder in ["../migrations/sqlite", "../migrations/postgres"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}

//! The repository itself: where things may stand, and how long a file may grow.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Every Rust file of the workspace with its text, by its path from the top.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    for folder in ["app/src", "server/src", "server/tests", "xtask/src"] {
        walk(&root().join(folder), &mut found);
    }
    let name = |path: &Path| path.strip_prefix(root()).unwrap().display().to_string();
    found.into_iter().map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

#[test]
fn raw_html_stands_in_two_files() {
    let holders: Vec<String> = sources()
        .into_iter()
        .filter(|(name, text)| name != "server/tests/it/tidy.rs" && text.contains("inner_html"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(holders, ["app/src/ui/figure.rs", "app/src/ui/text_area.rs"]);
}

#[test]
fn only_the_store_speaks_sql() {
    for (name, text) in sources().iter().filter(|(name, _)| name.starts_with("server/src") && !name.starts_with("server/src/store")) {
        assert!(!text.contains("sqlx::query"), "{name}");
    }
}

#[test]
fn the_pure_crate_stays_pure() {
    let manifest = fs::read_to_string(root().join("app/Cargo.toml")).unwrap();
    for impure in ["sqlx", "axum", "tokio", "reqwest"] {
        assert!(!manifest.contains(impure), "app depends on {impure}");
    }
    for (name, text) in sources().iter().filter(|(name, _)| name.starts_with("app/")) {
        for impure in ["std::fs", "Utc::now", "std::env", "unwrap_or(0)"] {
            assert!(!text.contains(impure), "{name} uses {impure}");
        }
    }
}

#[test]
fn the_store_does_not_know_the_services() {
    for (name, text) in sources().iter().filter(|(name, _)| name.starts_with("server/src/store")) {
        assert!(!text.contains("crate::service") && !text.contains("crate::http"), "{name}");
    }
}

#[test]
fn a_file_holds_one_idea() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|(name, _)| !name.contains("text/words"))
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > 450)
        .map(|(name, lines)| format!("{name} has {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn every_word_is_used() {
    let sources = sources();
    let everything: String = sources.iter().filter(|(name, _)| !name.contains("text/words")).map(|(_, text)| text.as_str()).collect();
    let mut unused = BTreeSet::new();
    for (name, text) in sources.iter().filter(|(name, _)| name.contains("text/words") && !name.ends_with("mod.rs")) {
        for line in
            text.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            let word = line.split([':', '(']).next().unwrap();
            // Called, or handed on to be called.
            if !['(', ',', ')', ' '].iter().any(|next| everything.contains(&format!("::{word}{next}"))) {
                unused.insert(format!("{name}: {word}"));
            }
        }
    }
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |folder: &str| fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().file_name()).collect::<BTreeSet<_>>();
    assert_eq!(names("migrations/sqlite"), names("migrations/postgres"));
}

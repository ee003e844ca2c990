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
    for folder in ["app/src", "app/tests", "server/src", "server/tests", "xtask/src"] {
        walk(&root().join(folder), &mut found);
    }
    let name = |path: &Path| path.strip_prefix(root()).unwrap().display().to_string();
    found.into_iter().map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

#[test]
fn raw_html_stands_in_two_files() {
    let holders: BTreeSet<String> = sources()
        .into_iter()
        .filter(|(name, text)| name != "server/tests/it/tidy.rs" && text.contains("inner_html"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(holders.into_iter().collect::<Vec<_>>(), ["app/src/ui/exhibit.rs", "app/src/ui/text_area.rs"]);
}

#[test]
fn only_the_store_speaks_sql() {
    for (name, text) in sources().iter().filter(|(name, _)| name.starts_with("server/src") && !name.starts_with("server/src/store")) {
        assert!(!code(text).contains("sqlx::"), "{name}");
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
        let knows = ["crate::service", "crate::http", "crate::report", "crate::commands"];
        let found = uses(text).into_iter().find(|path| knows.iter().any(|module| path.starts_with(module)));
        assert!(found.is_none(), "{name} uses {found:?}");
    }
}

#[test]
fn a_file_holds_one_idea() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|(name, _)| !name.contains("text/words"))
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(name, lines)| *lines > if name.contains("/tests/") { 450 } else { 400 })
        .map(|(name, lines)| format!("{name} has {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

/// What a file names of the modules of words: `entry::saved`, `public::overview::title`.
fn words_of(text: &str) -> BTreeSet<String> {
    let code = code(text);
    let mut found = BTreeSet::new();
    let mut named = vec![("words".to_owned(), String::new())];
    for path in uses(text) {
        let Some((_, module)) = path.split_once("words::") else { continue };
        let (module, alias) = module.split_once(" as ").unwrap_or((module, module.trim_end_matches("::self").rsplit("::").next().unwrap()));
        let module = module.trim_end_matches("::self");
        found.insert(module.to_owned());
        named.push((alias.to_owned(), format!("{module}::")));
    }
    for (alias, module) in named {
        for (at, _) in code.match_indices(&format!("{alias}::")) {
            let before = code[..at].chars().next_back().unwrap_or(' ');
            if !before.is_alphanumeric() && before != '_' {
                let rest = &code[at + alias.len() + 2..];
                let path: String = rest.chars().take_while(|letter| letter.is_alphanumeric() || matches!(letter, '_' | ':')).collect();
                found.insert(format!("{module}{path}"));
            }
        }
    }
    found
}

#[test]
fn every_word_is_used() {
    let sources = sources();
    let used: BTreeSet<String> = sources.iter().flat_map(|(_, text)| words_of(text)).collect();
    let mut unused = BTreeSet::new();
    for (name, text) in &sources {
        let Some(module) = name.strip_prefix("app/src/text/words/").map(|path| path.trim_end_matches(".rs").trim_end_matches("/mod"))
        else {
            continue;
        };
        let said = code(text).lines().filter_map(|line| line.strip_prefix("    ").map(str::to_owned)).collect::<Vec<_>>();
        for line in said.iter().filter(|line| module != "mod" && line.starts_with(|c: char| c.is_ascii_lowercase())) {
            let word = line.split([':', '(']).next().unwrap();
            let path = format!("{}::{word}", module.replace('/', "::"));
            if !used.contains(&path) {
                unused.insert(path);
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

/// Without its tests and its comments.
fn code(text: &str) -> String {
    let lines = text.split("#[cfg(test)]").next().unwrap().lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Every path that a file's `use` lines name, one by one.
fn uses(text: &str) -> Vec<String> {
    fn flatten(tree: &str, before: &str, found: &mut Vec<String>) {
        let tree = tree.trim();
        let Some((path, inside)) = tree.split_once('{') else {
            found.push(format!("{before}{tree}"));
            return;
        };
        let inside = inside.trim_end().strip_suffix('}').unwrap();
        let (mut depth, mut part) = (0, String::new());
        for letter in inside.chars().chain([',']) {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if letter == ',' && depth == 0 {
                if !part.trim().is_empty() {
                    flatten(&part, &format!("{before}{path}"), found);
                }
                part.clear();
            } else {
                part.push(letter);
            }
        }
    }
    let (mut found, mut tree) = (Vec::new(), None);
    for line in code(text).lines().map(str::trim) {
        let begins = ["use ", "pub use ", "pub(super) use ", "pub(crate) use "].iter().find_map(|begins| line.strip_prefix(begins));
        let part = tree.take().map(|before: String| format!("{before} {line}")).or(begins.map(str::to_owned));
        match part.as_deref().map(|part| part.strip_suffix(';')) {
            Some(Some(whole)) => flatten(whole, "", &mut found),
            Some(None) => tree = part,
            None => {}
        }
    }
    found
}

#[test]
fn use_lines_are_read_as_they_are() {
    let text = "//! Of use because it is; used.\nuse super::x;\npub(crate) use crate::{\n    a::{self, B},\n    c as d,\n};\nfn f() { use_it(1); }";
    assert_eq!(uses(text), ["super::x", "crate::a::self", "crate::a::B", "crate::c as d"]);
}

#[test]
fn routes_hold_no_sentence_and_format_no_number() {
    let routes: Vec<_> = sources().into_iter().filter(|(name, _)| name.starts_with("server/src/http/routes")).collect();
    assert!(routes.len() > 8);
    for (name, text) in routes {
        for path in uses(&text) {
            let speaks = ["app::text::words", "app::text::number", "app::text::date", "app::text::problem", "app::text::cell"];
            assert!(!speaks.iter().any(|module| path.starts_with(module)), "{name} uses {path}: a page words it");
        }
        assert!(!code(&text).contains("::words::"), "{name} names words");
    }
}

/// From the lowest: a file of the domain may use what stands before its own place, and its own.
const STOREYS: [&[&str]; 7] = [
    &["code", "emission", "limits", "personal", "refused", "round", "story", "unit", "visible", "year", "account", "reminder"],
    &["catalogue"],
    &["entry"],
    &["numbers"],
    &["disclosure"],
    &["cube"],
    &["checklist", "published", "snapshot"],
];

#[test]
fn folders_of_the_domain_depend_one_way() {
    let storey = |module: &str| STOREYS.iter().position(|storey| storey.contains(&module));
    let mut seen = BTreeSet::new();
    for (name, text) in sources() {
        let Some(inside) = name.strip_prefix("app/src/domain/").filter(|inside| *inside != "mod.rs") else { continue };
        let path: Vec<&str> = inside.trim_end_matches(".rs").trim_end_matches("/mod").split('/').collect();
        let own = storey(path[0]).unwrap_or_else(|| panic!("{} has no storey", path[0]));
        seen.insert(path[0].to_owned());
        for used in uses(&text) {
            let mut parts: Vec<&str> = used.split("::").collect();
            if parts[0] == "super" {
                let up = parts.iter().take_while(|part| **part == "super").count();
                let mut whole = vec!["crate", "domain"];
                whole.extend(&path[..path.len().saturating_sub(up)]);
                whole.extend(&parts[up..]);
                parts = whole;
            }
            if let ["crate", "domain", module, ..] = parts.as_slice()
                && let Some(other) = storey(module)
            {
                assert!(other <= own, "{name} uses {used}");
            }
        }
    }
    assert_eq!(seen.len(), STOREYS.iter().map(|storey| storey.len()).sum::<usize>());
}

#[test]
fn public_readings_see_no_library_figures() {
    for (name, text) in sources() {
        let public = ["app/src/pages/public", "app/src/findings", "app/src/exhibits", "app/src/chart", "server/src/report"];
        if public.iter().any(|folder| name.starts_with(folder)) {
            for secret in
                ["YearData", "LibraryFigures", "YearFigures", "StoredFigure", "Snapshot", "Sheet", "Board", "numbers::values::Values"]
            {
                assert!(!code(&text).contains(secret), "{name} names {secret}");
            }
        }
    }
}

#[test]
fn thresholds_stand_in_one_file() {
    let protects = [
        "SMALL",
        "FEWEST",
        "LEAST",
        "HIDDEN_UNDER",
        "WARNED_UNDER",
        "MIDDLE_SIZE",
        "MOST_DOTS",
        "MOST_SEGMENTS",
        "MOST_MISSING",
        "MOST_LISTED",
        "EARLIER_YEARS",
    ];
    let mut found = BTreeSet::new();
    for (name, text) in sources().iter().filter(|(name, _)| name.starts_with("app/src") || name.starts_with("server/src")) {
        for line in code(text).lines().map(str::trim_start) {
            let Some(constant) = line.strip_prefix("pub const ").or_else(|| line.strip_prefix("const ")) else { continue };
            if protects.iter().any(|word| constant.starts_with(word)) {
                found.insert(name.clone());
            }
        }
    }
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["app/src/domain/limits.rs"]);
}

#[test]
fn numbers_are_compared_with_named_thresholds() {
    let counts = ["app/src/domain/disclosure", "app/src/domain/numbers", "app/src/domain/cube", "app/src/findings", "app/src/exhibits"];
    for (name, text) in sources().iter().filter(|(name, _)| counts.iter().any(|folder| name.starts_with(folder))) {
        for sign in [" < ", " > ", " <= ", " >= ", " == "] {
            for after in code(text).split(sign).skip(1) {
                let number: String = after.chars().take_while(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '_')).collect();
                // None, one, and what is there at all are no thresholds.
                let is_plain =
                    number.parse::<f64>().map_or(number.is_empty() || number.starts_with('.'), |value| value == 0.0 || value == 1.0);
                assert!(is_plain, "{name} compares with {number}: give it a name in domain/limits.rs");
            }
        }
    }
}

#[test]
fn addresses_are_written_in_one_place() {
    for (name, text) in sources().iter().filter(|(name, _)| name.starts_with("app/src") || name.starts_with("server/src")) {
        if !name.starts_with("app/src/url") {
            assert!(!code(text).contains("\"/{lang}") && !code(text).contains("\"/{}/"), "{name} writes an address");
        }
    }
    let router = fs::read_to_string(root().join("server/src/http/router.rs")).unwrap();
    assert!(!router.contains("(\"/"), "the router takes its patterns from app::url");
}

#[test]
fn no_line_of_a_view_is_too_long_to_read() {
    let mut long = Vec::new();
    for (name, text) in sources().iter().filter(|(name, _)| name.starts_with("app/src")) {
        for (at, _) in text.match_indices("view! {") {
            let mut depth = 0;
            let length = text[at..].find(|letter: char| {
                depth += i32::from(letter == '{') - i32::from(letter == '}');
                letter == '}' && depth == 0
            });
            let from = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
            for line in text[from..at + length.unwrap()].lines().filter(|line| line.chars().count() > 120) {
                long.push(format!("{name}: {}", line.trim()));
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

/// The classes that style sheets name.
fn styled() -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for entry in fs::read_dir(root().join("style")).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.extension().is_none_or(|kind| kind != "css") {
            continue;
        }
        let text = fs::read_to_string(entry).unwrap();
        let without_comments: String =
            text.split("/*").flat_map(|part| part.split_once("*/").map_or(vec![part], |(_, rest)| vec![rest])).collect();
        let selectors = without_comments.split('}').filter_map(|rule| rule.rsplit_once('{').map(|(selector, _)| selector.to_owned()));
        for selector in selectors {
            let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
            for (at, _) in selector.match_indices('.') {
                let name: String = selector[at + 1..].chars().take_while(|letter| is_name(*letter)).collect();
                if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                    classes.insert(name);
                }
            }
        }
    }
    classes
}

#[test]
fn every_class_is_styled_and_used() {
    let styled = styled();
    assert!(styled.len() > 200);
    let sources: Vec<_> = sources().into_iter().filter(|(name, _)| name.starts_with("app/src")).collect();
    let shows = |name: &str| !name.starts_with("app/src/text") && !name.starts_with("app/src/domain");
    let code: String = sources.iter().filter(|(name, _)| shows(name)).map(|(_, text)| code(text)).collect();
    let everything: String = code.lines().filter(|line| !line.contains("reason = ")).flat_map(|line| [line, "\n"]).collect();
    let scripts = fs::read_to_string(root().join("style/islands.js")).unwrap();
    // In a text of the program that is no sentence, as a word of its own.
    let words: BTreeSet<&str> =
        everything.split('"').skip(1).step_by(2).chain(scripts.split('"').skip(1).step_by(2)).flat_map(str::split_whitespace).collect();
    let unused: Vec<_> = styled.iter().filter(|class| !words.contains(class.as_str())).collect();
    assert!(unused.is_empty(), "styled, but never used: {unused:?}");
    let named = everything.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next()).flat_map(str::split_whitespace);
    let unknown: BTreeSet<_> = named.filter(|class| !class.contains(['{', '}']) && !styled.contains(*class)).collect();
    assert!(unknown.is_empty(), "used, but never styled: {unknown:?}");
}

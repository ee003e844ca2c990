//! `jalki check`: whether the database is sound, and everything what the log tells of it.

use crate::{application::open_database, config::Settings, service::examine::examine};

/// An end of the log, alone or in the line that told it.
pub fn parse_head(text: &str) -> Result<String, String> {
    let is_head = |word: &&str| {
        let parts = word.split_once(':');
        parts.is_some_and(|(number, hash)| number.parse::<i64>().is_ok() && hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    let mut words = text.split(|c: char| c.is_whitespace() || c == ';');
    words.find(is_head).map(str::to_owned).ok_or_else(|| "write the number and the hash, as `check` and `backup` print them".to_owned())
}

/// Says where the log ends.
pub fn tell_head(head: &str) {
    println!("the log ends at {head}; keep this elsewhere, and compare with it by `jalki check --head`");
}

pub async fn check(settings: &Settings, heads: &[String]) -> Result<(), String> {
    let db = open_database(settings).await.map_err(|e| e.to_string())?;
    let found = examine(&db, heads).await.map_err(|e| e.to_string())?;
    for problem in &found.problems {
        eprintln!("{problem}");
    }
    println!("{}", found.engine);
    println!("{} events, {} snapshots, {} values of cells", found.events, found.snapshots, found.values);
    if found.problems.is_empty() {
        println!("everything is sound");
        tell_head(&found.head);
        Ok(())
    } else {
        Err(format!("{} problems found", found.problems.len()))
    }
}

//! `jalki log list|erase`.

use std::{collections::BTreeMap, fmt::Write};

use super::print;
use crate::{
    service::{Service, ServiceError, events::words_in},
    store::{StoredEvent, Tx},
};
use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub enum LogCommand {
    /// Events, oldest first, with what people wrote.
    List {
        /// Only those after this one.
        #[arg(long, default_value_t = 0)]
        after: i64,
    },
    /// Erase what people wrote in an event: the reason and the remarks. The chain holds without them.
    Erase { event: i64 },
}

/// How many events are read at a time.
const AT_ONCE: i64 = 1000;

pub async fn run(service: &Service, command: LogCommand) -> Result<(), String> {
    match command {
        LogCommand::List { after } => list(service, after).await.map_err(|e| e.to_string()),
        LogCommand::Erase { event } => match service.erase_words(event).await {
            Ok(texts) => {
                println!("{texts} texts of event {event} are erased");
                Ok(())
            }
            Err(ServiceError::NotFound) => Err(format!("there is no event {event}, or it holds no words")),
            Err(error) => Err(error.to_string()),
        },
    }
}

async fn list(service: &Service, after: i64) -> Result<(), ServiceError> {
    let mut tx = service.db.read().await?;
    let people: BTreeMap<i64, String> =
        tx.list_accounts().await?.into_iter().map(|account| (account.actor.account, account.email)).collect();
    let mut last = after;
    loop {
        let events = tx.list_events(last, AT_ONCE).await?;
        let Some(end) = events.last().map(|event| event.id) else { return Ok(()) };
        let mut lines = String::new();
        for event in &events {
            tell(&mut tx, event, &people, &mut lines).await?;
        }
        print(lines.as_bytes()).map_err(ServiceError::Internal)?;
        last = end;
    }
}

async fn tell(tx: &mut Tx, event: &StoredEvent, people: &BTreeMap<i64, String>, lines: &mut String) -> Result<(), ServiceError> {
    let by = event.account.and_then(|account| people.get(&account)).map_or("-", String::as_str);
    let _ = writeln!(lines, "{}\t{}\t{}\t{by}\t{}", event.id, event.at.to_rfc3339(), event.kind, event.subject);
    for hash in words_in(event) {
        let _ =
            writeln!(lines, "\t{}", tx.find_wording(event.id, &hash).await?.unwrap_or_else(|| "(erased)".to_owned()).replace('\n', " "));
    }
    Ok(())
}

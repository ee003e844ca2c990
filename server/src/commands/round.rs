//! `jalki round open|close|freeze`.

use app::domain::{refused::Refused, year::Year};
use clap::{Args, Subcommand};

use super::parse_year;
use crate::service::{Service, ServiceError, events::By};

#[derive(Debug, Subcommand)]
pub enum RoundCommand {
    /// Open a year's round for entering.
    Open(Which),
    /// Close it: libraries can no longer change their figures.
    Close(Which),
    /// Publish what is approved as an immutable snapshot; again, to publish corrections.
    Freeze {
        #[command(flatten)]
        which: Which,
        /// Why there is another revision.
        #[arg(long, default_value = "")]
        reason: String,
    },
}

#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub struct Which {
    #[arg(value_parser = parse_year, value_name = "YEAR")]
    positional: Option<Year>,
    #[arg(long, value_parser = parse_year, value_name = "YEAR")]
    year: Option<Year>,
}

impl Which {
    fn year(&self) -> Result<Year, String> {
        self.positional.or(self.year).ok_or_else(|| "which year?".to_owned())
    }
}

pub async fn run(service: &Service, command: RoundCommand) -> Result<(), String> {
    match command {
        RoundCommand::Open(which) => {
            let round = service.open_round(By::Command, which.year()?).await.map_err(words)?;
            println!("{} is open; figures are due on {}", round.year, round.due_on);
        }
        RoundCommand::Close(which) => {
            let round = service.close_round(By::Command, which.year()?).await.map_err(words)?;
            println!("{} is closed", round.year);
        }
        RoundCommand::Freeze { which, reason } => {
            let snapshot = service.freeze_round(By::Command, which.year()?, &reason).await.map_err(words)?;
            println!("{} is frozen: revision {}, snapshot {}", snapshot.year, snapshot.revision, snapshot.hash);
        }
    }
    Ok(())
}

fn words(error: ServiceError) -> String {
    match error {
        ServiceError::NotFound => "there is no round for this year; open it first".to_owned(),
        ServiceError::Refused(Refused::Frozen) => "this year is frozen and published; it cannot be opened or closed again".to_owned(),
        ServiceError::Refused(Refused::Incomplete) => "no library is approved for this year, so there is nothing to freeze".to_owned(),
        other => other.to_string(),
    }
}

//! Reminding libraries that have not submitted: by hand and by schedule, each logged.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::{
    account::{Actor, Role},
    code::LibraryCode,
    entry::{
        letter::{Letter, Recipient},
        progress::Glance,
    },
    limits::MOST_LISTED,
    refused::Refused,
    reminder::{Occasion, Reminder, ReminderOutcome},
    round::{Round, RoundState},
    year::Year,
};
use chrono::{Duration, SecondsFormat};

use crate::{
    service::{
        Outcome, Service, ServiceError,
        events::{By, Event},
        rights::{Action, demand},
    },
    store::NewReminder,
};

/// A scheduled reminder that was not sent is tried again after this long.
const AGAIN_AFTER: Duration = Duration::hours(1);
/// A mail server that has refused so often in a row is asked no more for now.
const MOST_FAILURES: usize = 3;

/// Whom the coordinator reminds.
#[derive(Debug)]
pub enum Whom {
    /// All that a reminder would reach.
    All,
    Some(BTreeSet<LibraryCode>),
}

impl Service {
    /// Members that have neither submitted nor been approved, with the addresses of their managers.
    ///
    /// # Errors
    /// `Forbidden`, or `NotFound` for a year without a round.
    pub async fn list_recipients(&self, actor: &Actor, year: Year) -> Outcome<(Round, Vec<Recipient>)> {
        demand(actor, Action::Review)?;
        self.recipients(year).await
    }

    async fn recipients(&self, year: Year) -> Outcome<(Round, Vec<Recipient>)> {
        let glances = self.glances(year).await?;
        let mut tx = self.db.read().await?;
        let round = tx.find_round(year).await?.ok_or(ServiceError::NotFound)?;
        let mut addresses: BTreeMap<LibraryCode, Vec<String>> = BTreeMap::new();
        for manager in tx.list_accounts().await?.into_iter().filter(|account| !account.disabled && account.actor.role == Role::Manager) {
            for library in manager.actor.libraries {
                addresses.entry(library).or_default().push(manager.email.clone());
            }
        }
        let recipients = glances
            .iter()
            .filter(|(_, glance)| glance.is_awaited())
            .map(|(library, glance)| Recipient {
                addresses: addresses.remove(library).unwrap_or_default(),
                library: library.clone(),
                glance: glance.clone(),
            })
            .collect();
        Ok((round, recipients))
    }

    /// The latest reminders of a year, and how many there are.
    ///
    /// # Errors
    /// `Forbidden`.
    pub async fn list_reminders(&self, actor: &Actor, year: Year) -> Outcome<(Vec<Reminder>, usize)> {
        demand(actor, Action::Review)?;
        let mut tx = self.db.read().await?;
        Ok((tx.list_reminders(year, MOST_LISTED).await?, tx.count_reminders(year).await?))
    }

    /// Reminds the chosen libraries now; without a mail server it is only logged that the coordinator
    /// has done it by other means. Tells how many were reminded, and how many could not be.
    ///
    /// # Errors
    /// `Forbidden`, `NotFound`, `Frozen`. Who has submitted meanwhile is left in peace.
    pub async fn remind(&self, actor: &Actor, year: Year, whom: &Whom, letter: &Letter) -> Outcome<(usize, usize)> {
        demand(actor, Action::Review)?;
        let (round, recipients) = self.recipients(year).await?;
        if round.state == RoundState::Frozen {
            return Err(ServiceError::Refused(Refused::Frozen));
        }
        let occasion = format!("by_hand {}", self.clock.now().to_rfc3339_opts(SecondsFormat::Millis, true));
        let mut counts = (0, 0);
        let mut failures = 0;
        let is_meant = |recipient: &&Recipient| match whom {
            Whom::All => recipient.can_be_reached(self.sends_mail()),
            Whom::Some(chosen) => chosen.contains(&recipient.library),
        };
        for recipient in recipients.iter().filter(is_meant) {
            // Many letters take a while, and who has sent meanwhile is left in peace.
            if !self.glances(year).await?.get(&recipient.library).is_some_and(Glance::is_awaited) {
                continue;
            }
            match self.remind_one(By::Person(actor), &round, recipient, &occasion, letter).await? {
                Some(ReminderOutcome::Failed) => {
                    counts.1 += 1;
                    failures += 1;
                }
                Some(_) => {
                    counts.0 += 1;
                    failures = 0;
                }
                None => {}
            }
            if failures == MOST_FAILURES {
                break;
            }
        }
        Ok(counts)
    }

    /// What the schedule asks for today. Nothing without a mail server: nobody would read it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remind_by_schedule(&self, letter: &(dyn Fn(&Round) -> Letter + Send + Sync)) -> Outcome<usize> {
        if self.mail.is_none() {
            return Ok(0);
        }
        let mut count = 0;
        for round in self.list_rounds().await?.into_iter().filter(|round| round.state == RoundState::Open) {
            let Some(occasion) = Occasion::due(&round, self.clock.today()) else { continue };
            let (round, recipients) = self.recipients(round.year).await?;
            for recipient in recipients.iter().filter(|recipient| !recipient.addresses.is_empty()) {
                let sent = self.remind_one(By::Command, &round, recipient, occasion.as_str(), &letter(&round)).await?;
                count += usize::from(sent == Some(ReminderOutcome::Sent));
            }
        }
        Ok(count)
    }

    /// Takes the occasion first, so that two processes do not both send; None when it is taken. Until
    /// the mail server has said yes, it counts as failed, and can be tried again after a while.
    async fn remind_one(
        &self,
        by: By<'_>,
        round: &Round,
        recipient: &Recipient,
        occasion: &str,
        letter: &Letter,
    ) -> Outcome<Option<ReminderOutcome>> {
        let (library, year, now) = (&recipient.library, round.year, self.clock.now());
        let begun = if self.mail.is_some() { ReminderOutcome::Failed } else { ReminderOutcome::Copied };
        let addresses = i64::try_from(recipient.addresses.len()).unwrap_or(i64::MAX);
        let mut tx = self.db.write().await?;
        let new = NewReminder { library, year, occasion, at: now, by: by.account(), recipients: addresses, outcome: begun };
        if !tx.create_reminder(&new, now - AGAIN_AFTER).await? {
            return Ok(None);
        }
        tx.commit().await?;
        let mut reached = 0;
        if let Some(mail) = &self.mail {
            for address in &recipient.addresses {
                match mail.send(address, &letter.subject, &letter.text).await {
                    Ok(()) => reached += 1,
                    Err(error) => tracing::warn!(%library, %year, error, "a reminder was not sent"),
                }
            }
        }
        let outcome = if reached > 0 { ReminderOutcome::Sent } else { begun };
        let mut tx = self.db.write().await?;
        tx.update_reminder(library, year, occasion, outcome, if reached > 0 { reached } else { addresses }).await?;
        let event = Event::LibraryReminded { of: (library, year), occasion, outcome, reached, addresses };
        self.record(&mut tx, by, event).await?;
        tx.commit().await?;
        Ok(Some(outcome))
    }
}

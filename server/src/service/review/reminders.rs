//! Reminding libraries that have not submitted: by hand and by schedule, each logged.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    domain::{
        account::{Actor, Role},
        code::LibraryCode,
        entry::{
            letter::{Addressee, Contact, Letter, Recipient},
            progress::Glance,
        },
        limits::MOST_LISTED,
        refused::Refused,
        reminder::{Occasion, Reminded, Reminder, ReminderOutcome},
        round::{Round, RoundState},
        year::Year,
    },
    url::Page,
};
use chrono::{Duration, SecondsFormat};

use crate::{
    mail::{Mail, Outgoing, Unsent},
    service::{
        Outcome, Service, ServiceError,
        accounts::INVITATION_DAYS,
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
        let mut managers: BTreeMap<LibraryCode, Vec<Addressee>> = BTreeMap::new();
        for manager in tx.list_accounts().await?.into_iter().filter(|account| !account.disabled && account.actor.role == Role::Manager) {
            let addressee = Addressee { account: manager.actor.account, has_password: manager.has_password(), email: manager.email };
            for library in manager.actor.libraries {
                managers.entry(library).or_default().push(addressee.clone());
            }
        }
        let recipients = glances
            .iter()
            .filter(|(_, glance)| glance.is_awaited())
            .map(|(library, glance)| Recipient {
                managers: managers.remove(library).unwrap_or_default(),
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
    /// has done it by other means.
    ///
    /// # Errors
    /// `Forbidden`, `NotFound`, `Frozen`. Who has submitted meanwhile is left in peace.
    pub async fn remind(&self, actor: &Actor, year: Year, whom: &Whom, letter: &Letter) -> Outcome<Reminded> {
        demand(actor, Action::Review)?;
        let (round, recipients) = self.recipients(year).await?;
        if round.state == RoundState::Frozen {
            return Err(ServiceError::Refused(Refused::Frozen));
        }
        let occasion = format!("by_hand {}", self.clock.now().to_rfc3339_opts(SecondsFormat::Millis, true));
        let contact = self.contact(actor).await?;
        let mut counts = Reminded::default();
        let mut failures = 0;
        let is_meant = |recipient: &&Recipient| match whom {
            Whom::All => recipient.can_be_reached(self.sends_mail()),
            Whom::Some(chosen) => chosen.contains(&recipient.library),
        };
        for recipient in recipients.iter().filter(is_meant) {
            if failures == MOST_FAILURES {
                counts.untried += 1;
                continue;
            }
            // Many letters take a while, and who has sent meanwhile is left in peace.
            if !self.glances(year).await?.get(&recipient.library).is_some_and(Glance::is_awaited) {
                continue;
            }
            match self.remind_one(By::Person(actor), &round, recipient, &occasion, (letter, contact.as_ref())).await? {
                Some(ReminderOutcome::Failed) => {
                    counts.failed += 1;
                    failures += 1;
                }
                Some(_) => {
                    counts.sent += 1;
                    failures = 0;
                }
                None => {}
            }
        }
        Ok(counts)
    }

    /// What the schedule asks for today. Nothing without a mail server: nobody would read it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remind_by_schedule(&self) -> Outcome<usize> {
        if !self.sends_mail() {
            return Ok(0);
        }
        let mut count = 0;
        for round in self.list_rounds().await?.into_iter().filter(|round| round.state == RoundState::Open) {
            let Some(occasion) = Occasion::due(&round, self.clock.today()) else { continue };
            let (round, recipients) = self.recipients(round.year).await?;
            let contact = self.post.contact.as_ref();
            let letter = self.letter(&round, contact);
            for recipient in recipients.iter().filter(|recipient| !recipient.managers.is_empty()) {
                let sent = self.remind_one(By::Command, &round, recipient, occasion.as_str(), (&letter, contact)).await?;
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
        (letter, contact): (&Letter, Option<&Contact>),
    ) -> Outcome<Option<ReminderOutcome>> {
        let (library, year, now) = (&recipient.library, round.year, self.clock.now());
        let begun = if self.sends_mail() { ReminderOutcome::Failed } else { ReminderOutcome::Copied };
        let addresses = i64::try_from(recipient.managers.len()).unwrap_or(i64::MAX);
        let mut tx = self.db.write().await?;
        let new = NewReminder { library, year, occasion, at: now, by: by.account(), recipients: addresses, outcome: begun };
        if !tx.create_reminder(&new, now - AGAIN_AFTER).await? {
            return Ok(None);
        }
        tx.commit().await?;
        let mut results = Vec::new();
        if let Some(mail) = &self.post.mail {
            for manager in &recipient.managers {
                let sent = self.send_to(by, mail.as_ref(), manager, (letter, contact)).await?;
                if let Err(unsent) = &sent {
                    tracing::warn!(%library, %year, why = unsent.why.as_str(), said = unsent.said, "a reminder was not sent");
                }
                results.push((manager.account, sent.err().map(|unsent| unsent.why)));
            }
        }
        let reached = i64::try_from(results.iter().filter(|(_, problem)| problem.is_none()).count()).unwrap_or(i64::MAX);
        let outcome = if reached > 0 { ReminderOutcome::Sent } else { begun };
        let mut tx = self.db.write().await?;
        for (account, problem) in results {
            tx.create_reminder_result(library, year, occasion, account, problem).await?;
        }
        tx.update_reminder(library, year, occasion, outcome, if reached > 0 { reached } else { addresses }).await?;
        let event = Event::LibraryReminded { of: (library, year), occasion, outcome, reached, addresses };
        self.record(&mut tx, by, event).await?;
        tx.commit().await?;
        Ok(Some(outcome))
    }

    /// The reminder as it is before anybody changes it.
    #[must_use]
    pub fn letter(&self, round: &Round, contact: Option<&Contact>) -> Letter {
        Letter::of(round, &|lang| format!("{}{}", self.post.public_url, Page::Home(None).path(lang)), contact)
    }

    /// Who is named in a reminder that this person sends.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn contact(&self, actor: &Actor) -> Outcome<Option<Contact>> {
        if self.post.contact.is_some() {
            return Ok(self.post.contact.clone());
        }
        let account = self.db.read().await?.find_account(actor.account).await?;
        Ok(account.map(|account| Contact { name: account.actor.name, email: account.email }))
    }

    /// Whoever has not chosen a password gets a link for it: a reminder alone would lead to a closed door.
    async fn send_to(
        &self,
        by: By<'_>,
        mail: &dyn Mail,
        manager: &Addressee,
        (letter, contact): (&Letter, Option<&Contact>),
    ) -> Outcome<Result<(), Unsent>> {
        let with_link = if manager.has_password { None } else { Some(self.with_link(by, manager.account, letter).await?) };
        let letter = with_link.as_ref().unwrap_or(letter);
        Ok(mail.send(Outgoing { to: &manager.email, reply_to: contact, subject: &letter.subject, text: &letter.text }).await)
    }

    async fn with_link(&self, by: By<'_>, account: i64, letter: &Letter) -> Outcome<Letter> {
        let mut tx = self.db.write().await?;
        let secret = self.invite(&mut tx, account).await?;
        self.record(&mut tx, by, Event::LinkMade { account }).await?;
        tx.commit().await?;
        let link = |lang| format!("{}{}", self.post.public_url, Page::Welcome(secret.clone()).path(lang));
        Ok(letter.with_link(&link, INVITATION_DAYS))
    }
}

//! How reminders are sent. Without a mail server their texts are shown, for copying.

use app::domain::entry::letter::Contact;
use lettre::{AsyncSmtpTransport, Tokio1Executor, message::Mailbox};

use super::{BadSetting, Given, Secret, Sources};

#[derive(Clone, Debug)]
pub struct MailSettings {
    /// `JALKI_SMTP_URL`: `smtps://USER:PASSWORD@HOST` or `smtp://HOST?tls=required`. Default: none.
    pub smtp_url: Option<String>,
    /// `JALKI_MAIL_FROM`: who reminders come from, such as `Jälki <jalki@example.fi>`. Needed with a
    /// mail server.
    pub from: Option<Mailbox>,
    /// `JALKI_MAIL_CONTACT`: who answers questions, named in reminders, and whom an answer to one goes to, such as
    /// `Kalle Kaskela <kalle@example.fi>`. Default: the coordinator who sends one; nobody by name in those of the schedule.
    pub contact: Option<Contact>,
}

fn mailbox(given: &Given) -> Result<Option<Mailbox>, BadSetting> {
    let refused = |e| given.refuse(format!("write an address, such as Jälki <jalki@example.fi> ({e})"));
    if given.value.is_empty() { Ok(None) } else { given.value.parse().map(Some).map_err(refused) }
}

impl MailSettings {
    pub(super) fn read(sources: &mut Sources<'_>) -> Result<Self, BadSetting> {
        let url = sources.take("JALKI_SMTP_URL", String::new(), Secret::Address);
        let from = sources.take("JALKI_MAIL_FROM", String::new(), Secret::No);
        let smtp_url = Some(url.value.clone()).filter(|value| !value.is_empty());
        if let Some(address) = &smtp_url {
            AsyncSmtpTransport::<Tokio1Executor>::from_url(address)
                .map_err(|e| url.refuse(format!("write smtps://USER:PASSWORD@HOST or smtp://HOST?tls=required ({e})")))?;
        }
        let named = sources.take("JALKI_MAIL_CONTACT", String::new(), Secret::No);
        let (from_whom, contact) = (mailbox(&from)?, mailbox(&named)?);
        let contact = contact.map(|found| {
            let email = found.email.to_string();
            Contact { name: found.name.unwrap_or_else(|| email.clone()), email }
        });
        if smtp_url.is_some() && from_whom.is_none() {
            return Err(from.refuse("a mail server needs an address that mail comes from; set it, or unset JALKI_SMTP_URL"));
        }
        Ok(Self { smtp_url, from: from_whom, contact })
    }
}

//! How reminders are sent. Without a mail server their texts are shown, for copying.

use lettre::{AsyncSmtpTransport, Tokio1Executor, message::Mailbox};

use super::{BadSetting, Secret, Sources};

#[derive(Clone, Debug)]
pub struct MailSettings {
    /// `JALKI_SMTP_URL`: `smtps://USER:PASSWORD@HOST` or `smtp://HOST?tls=required`. Default: none.
    pub smtp_url: Option<String>,
    /// `JALKI_MAIL_FROM`: who reminders come from, such as `Jälki <jalki@example.fi>`. Needed with a
    /// mail server.
    pub from: Option<Mailbox>,
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
        let mailbox = if from.value.is_empty() {
            None
        } else {
            Some(
                from.value
                    .parse::<Mailbox>()
                    .map_err(|e| from.refuse(format!("write an address, such as Jälki <jalki@example.fi> ({e})")))?,
            )
        };
        if smtp_url.is_some() && mailbox.is_none() {
            return Err(from.refuse("a mail server needs an address that mail comes from; set it, or unset JALKI_SMTP_URL"));
        }
        Ok(Self { smtp_url, from: mailbox })
    }
}

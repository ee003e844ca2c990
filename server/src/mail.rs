//! The only place that sends mail.

use std::time::Duration;

use app::domain::{entry::letter::Contact, reminder::NotSent};
use async_trait::async_trait;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    address::AddressError,
    message::{Mailbox, header::ContentType},
};

use crate::config::MailSettings;

/// A mail server that does not answer holds up the coordinator: this long at most, for each letter.
const LONGEST: Duration = Duration::from_secs(5);

/// Of an e-mail address, in bytes (RFC 5321).
pub const LONGEST_ADDRESS: usize = 254;

/// Whether every mail server would take this address: of letters of the English alphabet, at a host with a domain
/// (RFC 5321; names in other letters, of RFC 6531, are taken by few and are most likely a slip here).
#[must_use]
pub fn is_address(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let host = |host: &str| {
        let top = host.rsplit('.').next().unwrap_or_default();
        host.contains('.') && host.split('.').all(label) && !top.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.len() <= LONGEST_ADDRESS && text.is_ascii() && text.parse::<Address>().is_ok_and(|address| host(address.domain()))
}

/// A letter to one address.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    pub to: &'a str,
    pub reply_to: Option<&'a Contact>,
    pub subject: &'a str,
    pub text: &'a str,
}

/// Why a letter was not sent, and what the server said, for the log.
#[derive(Clone, Debug)]
pub struct Unsent {
    pub why: NotSent,
    pub said: String,
}

#[async_trait]
pub trait Mail: Send + Sync {
    /// # Errors
    /// Why it was not sent.
    async fn send(&self, letter: Outgoing<'_>) -> Result<(), Unsent>;
}

/// A mail server.
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Smtp {
    /// None when no mail server is set; the settings have been checked already.
    #[must_use]
    pub fn of(settings: &MailSettings) -> Option<Self> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(settings.smtp_url.as_deref()?).ok()?.timeout(Some(LONGEST)).build();
        Some(Self { transport, from: settings.from.clone()? })
    }
}

#[async_trait]
impl Mail for Smtp {
    async fn send(&self, letter: Outgoing<'_>) -> Result<(), Unsent> {
        let unreadable = |said: String| Unsent { why: NotSent::Address, said };
        let to: Address = letter.to.parse().map_err(|e: AddressError| unreadable(e.to_string()))?;
        let mut message = Message::builder().from(self.from.clone()).to(Mailbox::new(None, to));
        if let Some(contact) = letter.reply_to {
            match contact.email.parse() {
                Ok(address) => message = message.reply_to(Mailbox::new(Some(contact.name.clone()), address)),
                // No fault of whom the letter is for.
                Err(error) => tracing::warn!(%error, "nobody can be named whom an answer goes to"),
            }
        }
        let message = message.subject(letter.subject).header(ContentType::TEXT_PLAIN).body(letter.text.to_owned());
        let message = message.map_err(|e| unreadable(e.to_string()))?;
        self.transport.send(message).await.map(|_| ()).map_err(|error| {
            let why = match (error.is_permanent(), error.is_transient()) {
                (true, _) => NotSent::Refused,
                (_, true) => NotSent::Later,
                _ => NotSent::NoAnswer,
            };
            Unsent { why, said: error.to_string() }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_that_mail_reaches() {
        for good in ["maija@seamk.fi", "maija.mallikas+jalki@kirjasto.seamk.fi", "m_1@xn--hme-qla.fi", "O'Neil@example.fi"] {
            assert!(is_address(good), "{good}");
        }
        let long = format!("{}@seamk.fi", "m".repeat(65));
        for bad in [
            "",
            "maija",
            "maija@",
            "@seamk.fi",
            "maija@seamk",
            "maija@seamk..fi",
            "maija@.seamk.fi",
            "maija@seamk.fi.",
            "maija@@seamk.fi",
            "maija@seamk,fi",
            "maija@seamk.fi,kaisa@seamk.fi",
            "maija@seamk.fi;",
            "Maija <maija@seamk.fi>",
            "mailto:maija@seamk.fi>",
            "maija mallikas@seamk.fi",
            "mäija@seamk.fi",
            "maija@hämeen.fi",
            "maija@-seamk.fi",
            "maija@seamk_.fi",
            "maija@192.0.2.1",
            "maija@[192.0.2.1]",
            ".maija@seamk.fi",
            "maija.@seamk.fi",
            "maija..m@seamk.fi",
            "maija@seamk.fi\r\nBcc: x@x.fi",
            &long,
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}

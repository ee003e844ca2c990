//! The only place that sends mail.

use std::time::Duration;

use async_trait::async_trait;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};

use crate::config::MailSettings;

/// A mail server that does not answer holds up the coordinator: this long at most, for each letter.
const LONGEST: Duration = Duration::from_secs(5);

#[async_trait]
pub trait Mail: Send + Sync {
    /// # Errors
    /// Why it was not sent, for the log.
    async fn send(&self, to: &str, subject: &str, text: &str) -> Result<(), String>;
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
    async fn send(&self, to: &str, subject: &str, text: &str) -> Result<(), String> {
        let to: Mailbox = to.parse().map_err(|e| format!("an address that cannot be read: {e}"))?;
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .header(ContentType::TEXT_PLAIN)
            .body(text.to_owned())
            .map_err(|e| e.to_string())?;
        self.transport.send(message).await.map(|_| ()).map_err(|e| e.to_string())
    }
}

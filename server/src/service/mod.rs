//! Decides and authorises; the only place that does.
//!
//! `http` and `commands` parse and call; a method here checks what the actor may do, decides, and
//! has `store` keep it, together with an event, in one transaction.

pub mod accounts;
pub mod entry;
pub mod error;
pub mod exchange;
mod labels;
pub mod passwords;
mod presence;
pub mod published;
pub mod reminders;
pub mod review;
pub mod rights;
pub mod rounds;
pub mod sheet;
pub mod stories;
pub mod years;

use std::sync::{Arc, RwLock};

use app::domain::catalogue::{Catalogue, CatalogueProblem};

pub use error::{Outcome, ServiceError};

use crate::{
    catalogue,
    clock::Clock,
    mail::Mail,
    random::Random,
    store::{Db, StoreError},
};
use published::Published;

pub struct Service {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
    /// The catalogue in force: the seed's indicators and factors, the database's libraries.
    pub catalogue: Arc<Catalogue>,
    published: RwLock<Arc<Published>>,
    presence: presence::Presence,
    /// None when no mail server is set.
    mail: Option<Arc<dyn Mail>>,
    passwords: passwords::Passwords,
}

/// Why the program cannot start on this database.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the catalogue has problems:\n{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Catalogue(Vec<CatalogueProblem>),
    #[error("a frozen year cannot be read: {0}")]
    Snapshot(String),
}

impl Service {
    /// Fills an empty database with the libraries of the seed, and reads what is published.
    ///
    /// # Errors
    /// When the database fails, or holds a catalogue or snapshot that makes no sense.
    pub async fn start(db: Db, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Result<Self, StartError> {
        let mut file = catalogue::seed().map_err(|e| StartError::Snapshot(e.clone()))?;
        let mut tx = db.write().await?;
        if tx.list_libraries().await?.is_empty() {
            for library in &file.libraries {
                tx.create_library(library).await?;
            }
        }
        file.libraries = tx.list_libraries().await?;
        tx.commit().await?;
        let catalogue = Catalogue::new(file).map_err(StartError::Catalogue)?;
        let published = Published::load(&db).await?;
        Ok(Self {
            db,
            clock,
            random,
            catalogue: Arc::new(catalogue),
            published: RwLock::new(Arc::new(published)),
            presence: presence::Presence::default(),
            mail: None,
            passwords: passwords::Passwords::default(),
        })
    }

    /// With a way to send mail.
    #[must_use]
    pub fn with_mail(self, mail: Option<Arc<dyn Mail>>) -> Self {
        Self { mail, ..self }
    }

    #[must_use]
    pub fn sends_mail(&self) -> bool {
        self.mail.is_some()
    }

    /// What everybody sees: from memory.
    pub fn published(&self) -> Arc<Published> {
        self.published.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Reads the published years again when another process, or this one, has changed them.
    ///
    /// # Errors
    /// When the database fails; what was published stays.
    pub async fn refresh_published(&self) -> Result<(), StartError> {
        let version = self.db.read().await?.data_version().await?;
        if version != self.published().version {
            let fresh = Arc::new(Published::load(&self.db).await?);
            *self.published.write().unwrap_or_else(std::sync::PoisonError::into_inner) = fresh;
        }
        Ok(())
    }
}

//! Decides and authorises; the only place that does.
//!
//! `http` and `commands` parse and call; a method here checks what the actor may do, decides, and
//! has `store` keep it, together with an event, in one transaction.

pub mod accounts;
pub mod catalogue;
pub mod compare;
pub mod entry;
pub mod error;
pub mod events;
pub mod examine;
pub mod exchange;
pub mod published;
pub mod review;
pub mod rights;
pub mod stories;

use std::sync::{Arc, PoisonError, RwLock};

use app::domain::{catalogue::CatalogueProblem, checklist::Checklist, entry::letter::Contact};

pub use error::{Outcome, ServiceError};

use crate::{
    clock::Clock,
    mail::Mail,
    random::Random,
    store::{Db, StoreError, Tx},
};
use catalogue::InForce;
use published::{
    Archive,
    drafts::{Draft, Memory},
    press::Press,
};

pub struct Service {
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
    state: RwLock<State>,
    refreshing: tokio::sync::Mutex<()>,
    drafts: Memory<Draft>,
    outlines: Memory<Draft>,
    checklists: Memory<Checklist>,
    boards: review::board::Boards,
    press: Press,
    presence: entry::presence::Presence,
    post: Post,
    passwords: accounts::passwords::Passwords,
    attempts: accounts::attempts::Attempts,
    /// Who reads a file holds a place.
    files: Arc<tokio::sync::Semaphore>,
}

/// How letters are sent, and what stands in them.
#[derive(Clone, Default)]
pub struct Post {
    /// None when no mail server is set.
    pub mail: Option<Arc<dyn Mail>>,
    /// The address that people use, before a page's path.
    pub public_url: String,
    /// Who answers questions; None where it is whoever sends.
    pub contact: Option<Contact>,
}

/// What is read from the database once and again when its data version has changed: swapped as a whole.
#[derive(Clone, Debug)]
struct State {
    archive: Arc<Archive>,
    catalogue: Arc<InForce>,
}

impl State {
    async fn load(tx: &mut Tx, catalogue: InForce, before: Option<&Archive>) -> Result<Self, StartError> {
        let catalogue = Arc::new(catalogue);
        let archive = Arc::new(Archive::load(tx, &catalogue, before).await?);
        Ok(Self { archive, catalogue })
    }
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
    /// Fills an empty database with the seed's catalogue, and reads what is in force and published.
    ///
    /// # Errors
    /// When the database fails, or holds a catalogue or snapshot that makes no sense.
    pub async fn start(db: Db, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Result<Self, StartError> {
        let mut tx = db.write().await?;
        let in_force = catalogue::load(&mut tx, clock.now()).await?;
        events::seal_what_is_there(&mut tx, clock.now()).await?;
        tx.commit().await?;
        let state = State::load(&mut db.read().await?, in_force, None).await?;
        Ok(Self {
            db,
            clock,
            random,
            state: RwLock::new(state),
            refreshing: tokio::sync::Mutex::default(),
            drafts: Memory::default(),
            outlines: Memory::default(),
            checklists: Memory::default(),
            boards: review::board::Boards::default(),
            press: Press::default(),
            presence: entry::presence::Presence::default(),
            post: Post::default(),
            passwords: accounts::passwords::Passwords::default(),
            attempts: accounts::attempts::Attempts::default(),
            files: Arc::new(tokio::sync::Semaphore::new(exchange::upload::AT_ONCE)),
        })
    }

    #[must_use]
    pub fn with_post(self, post: Post) -> Self {
        Self { post, ..self }
    }

    #[must_use]
    pub fn sends_mail(&self) -> bool {
        self.post.mail.is_some()
    }

    fn state(&self) -> State {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is published, from memory, and what it was made from.
    pub fn archive(&self) -> Arc<Archive> {
        self.state().archive
    }

    /// Reads the published years and the catalogue again when another process, or this one, has
    /// changed them.
    ///
    /// # Errors
    /// When the database fails; what was there stays.
    pub async fn refresh_published(&self) -> Result<(), StartError> {
        // One at a time, so that none puts back what another has read later: who waited finds it done.
        let _refreshing = self.refreshing.lock().await;
        let mut tx = self.db.read().await?;
        let before = self.archive();
        if tx.data_version().await? != before.version
            && let Some(in_force) = catalogue::read(&mut tx).await?
        {
            self.publish(State::load(&mut tx, in_force, Some(&before)).await?);
        }
        Ok(())
    }

    /// What will be published once a transaction is committed.
    async fn with_changes(&self, tx: &mut Tx) -> Result<State, StartError> {
        let State { archive, catalogue } = self.state();
        Ok(State { archive: Arc::new(Archive::load(tx, &catalogue, Some(&archive)).await?), catalogue })
    }

    /// Publishes what has been committed, unless something later is there already.
    async fn take_over(&self, committed: State) {
        let _refreshing = self.refreshing.lock().await;
        if committed.archive.version > self.archive().version {
            self.publish(committed);
        }
    }

    fn publish(&self, fresh: State) {
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        let archive = self.archive();
        self.drafts.retain(|year| archive.find(year).is_none());
        self.outlines.retain(|year| archive.find(year).is_none());
    }

    /// As [`Self::refresh_published`], after what is on disk already: a failure is for the log, and the next
    /// refresh mends it.
    async fn refresh_after_commit(&self) {
        if let Err(error) = self.refresh_published().await {
            tracing::warn!(%error, "what was saved is not published yet");
        }
    }
}

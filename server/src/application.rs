//! The running program: `main` and the tests start the same one.

use std::{fs::File, sync::Arc, time::Duration};

use tokio::{net::TcpListener, task::JoinSet};

use crate::{
    clock::SystemClock,
    config::Settings,
    database_file::{self, FileProblem, use_database},
    http::{Web, connections, router},
    mail::{Mail, Smtp},
    random::SystemRandom,
    service::{Post, Service, StartError},
    store::{Db, StoreError},
};

pub struct Application {
    pub service: Arc<Service>,
    /// Tells `restore` that the database is being served, for as long as this is held.
    _in_use: Option<File>,
    settings: Settings,
    listener: TcpListener,
}

/// Why the program did not start.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    #[error(transparent)]
    Service(#[from] StartError),
    #[error(transparent)]
    File(#[from] FileProblem),
    #[error("JALKI_ADDR: cannot listen on {addr} ({error}); choose another port, or stop what uses this one")]
    Address { addr: String, error: std::io::Error },
    #[error("JALKI_DATABASE_URL: {0}; is the address right, and does the server run?")]
    Database(#[from] StoreError),
}

/// How often the review is prepared. What is approved once more within it is waited for.
const PREPARE: Duration = Duration::from_secs(5);
/// How often the published years are compared with the database, which another process may change.
const REFRESH: Duration = Duration::from_secs(2);
/// How often the schedule of reminders is looked at.
const REMIND: Duration = Duration::from_hours(1);
/// How long after a panic a background task begins again.
const AGAIN: Duration = Duration::from_secs(10);

/// Opens the database that the settings name, and makes its folder.
///
/// # Errors
/// Names the setting and the remedy.
pub async fn open_database(settings: &Settings) -> Result<Db, NotStarted> {
    database_file::prepare(settings)?;
    Ok(Db::open(&settings.database.url).await?)
}

/// A service on the database that the settings name.
///
/// # Errors
/// Names the setting and the remedy.
pub async fn open_service(settings: &Settings) -> Result<Service, NotStarted> {
    let db = open_database(settings).await?;
    let mail = Smtp::of(&settings.mail).map(|smtp| Arc::new(smtp) as Arc<dyn Mail>);
    let service = Service::start(db, Arc::new(SystemClock), Arc::new(SystemRandom)).await?;
    // The people of an example are invented; their addresses are not for mail.
    let mail = mail.filter(|_| !service.archive().published.site.demo);
    Ok(service.with_post(Post { mail, public_url: settings.web.public_url.clone(), contact: settings.mail.contact.clone() }))
}

async fn refresh(service: Arc<Service>) {
    loop {
        if let Err(error) = service.refresh_published().await {
            tracing::warn!(%error, "the published years could not be read again");
        }
        tokio::time::sleep(REFRESH).await;
    }
}

async fn prepare_review(service: Arc<Service>) {
    let mut state = 0;
    loop {
        match service.prepare_review(state).await {
            Ok(now) => state = now,
            // The pages tell what is wrong to whoever opens them.
            Err(error) => tracing::debug!(%error, "the review could not be prepared"),
        }
        tokio::time::sleep(PREPARE).await;
    }
}

async fn remind(service: Arc<Service>) {
    loop {
        if let Err(error) = service.remind_by_schedule().await {
            tracing::warn!(%error, "the schedule of reminders could not be followed");
        }
        tokio::time::sleep(REMIND).await;
    }
}

/// Runs a task to its end. When it panics, that is logged, and it begins again after `pause`.
async fn keep_running<T: Future<Output = ()> + Send + 'static>(name: &'static str, pause: Duration, task: impl Fn() -> T) {
    loop {
        // Dropped with this future, the set stops the task.
        let mut running = JoinSet::new();
        running.spawn(task());
        match running.join_next().await {
            Some(Err(error)) if error.is_panic() => tracing::error!(%error, name, "a background task panicked; it begins again"),
            _ => return,
        }
        tokio::time::sleep(pause).await;
    }
}

impl Application {
    /// Opens everything and takes the port, but answers nothing yet.
    ///
    /// # Errors
    /// Names the setting and the remedy.
    pub async fn build(settings: Settings) -> Result<Self, NotStarted> {
        let service = open_service(&settings).await?;
        Self::with_service(settings, service).await
    }

    /// # Errors
    /// When the address is taken.
    pub async fn with_service(settings: Settings, service: Service) -> Result<Self, NotStarted> {
        let addr = settings.web.addr;
        let in_use = use_database(&settings)?;
        let listener = TcpListener::bind(addr).await.map_err(|error| NotStarted::Address { addr: addr.to_string(), error })?;
        Ok(Self { service: Arc::new(service), _in_use: in_use, settings, listener })
    }

    /// The port that was taken, when the settings left it open.
    ///
    /// # Errors
    /// When the operating system does not say.
    pub fn local_addr(&self) -> std::io::Result<std::net::SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers until `stop` comes to pass, then finishes what is under way.
    pub async fn run_until_stopped(self, stop: impl Future<Output = ()>) {
        let web = Web { service: self.service.clone(), settings: Arc::new(self.settings.web.clone()) };
        let site = router::site(web);
        let refreshed = self.service.clone();
        let refresh = tokio::spawn(keep_running("refreshing the published years", AGAIN, move || refresh(refreshed.clone())));
        let reminding = self.service.clone();
        let reminders = tokio::spawn(keep_running("the schedule of reminders", AGAIN, move || remind(reminding.clone())));
        let reviewed = self.service.clone();
        let review = tokio::spawn(keep_running("preparing the review", AGAIN, move || prepare_review(reviewed.clone())));
        connections::serve(self.listener, site, self.settings.web.proxies.clone(), stop, self.settings.web.farewell).await;
        refresh.abort();
        review.abort();
        reminders.abort();
        self.service.db.close().await;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn a_task_that_panics_begins_again() {
        let begun = Arc::new(AtomicUsize::new(0));
        let task = || {
            let begun = begun.clone();
            async move {
                assert!(begun.fetch_add(1, Ordering::SeqCst) == 2, "on purpose");
            }
        };
        keep_running("a task of the test", Duration::ZERO, task).await;
        assert_eq!(begun.load(Ordering::SeqCst), 3);
    }
}

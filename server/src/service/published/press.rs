//! PDFs, set two at a time and away from the threads that answer requests: more would only fight for the
//! processor and fill memory.

use std::sync::Arc;

use app::{
    domain::{refused::Refused, year::Year},
    findings::Edition,
    text::Lang,
};
use chrono::NaiveDate;
use tokio::sync::Semaphore;

use super::{Archive, kept::File};
use crate::{
    report,
    service::{Outcome, Service, ServiceError, exchange::aggregates::public_aggregates},
};

/// How many PDFs are set at the same time.
const PRESSES: usize = 2;

#[derive(Clone, Debug)]
pub struct Press(Arc<Semaphore>);

impl Default for Press {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(PRESSES)))
    }
}

fn failed(why: &dyn std::fmt::Display) -> ServiceError {
    ServiceError::Internal(format!("a PDF: {why}"))
}

/// The report of a year, with its figures attached as everybody may download them.
///
/// # Errors
/// What the typesetter refuses.
pub fn print(edition: &Edition<'_>, today: NaiveDate) -> Result<Vec<u8>, String> {
    report::pdf(edition, today, public_aggregates([edition.year], edition.cube).csv()?)
}

impl Press {
    async fn set(&self, document: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static) -> Outcome<Vec<u8>> {
        // The press stays taken until the work ends, even if whoever asked has gone.
        let taken = Arc::clone(&self.0).acquire_owned().await.map_err(|e| failed(&e))?;
        let work = move || {
            let set = document();
            drop(taken);
            set
        };
        tokio::task::spawn_blocking(work).await.map_err(|e| failed(&e))?.map_err(|e| failed(&e))
    }
}

impl Service {
    /// Sets a PDF when a press is free.
    ///
    /// # Errors
    /// `Internal` with what the typesetter refuses.
    pub async fn set(&self, document: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static) -> Outcome<Vec<u8>> {
        self.press.set(document).await
    }

    /// The report of a frozen year, made once and kept.
    ///
    /// # Errors
    /// `NotFound` when the year is not frozen; `Internal` with what the typesetter refuses.
    pub async fn report(&self, year: Year, lang: Lang) -> Outcome<Arc<File>> {
        self.report_of(self.archive(), year, lang).await
    }

    async fn report_of(&self, archive: Arc<Archive>, year: Year, lang: Lang) -> Outcome<Arc<File>> {
        if archive.published.find(year).is_none() {
            return Err(ServiceError::NotFound);
        }
        let (today, press) = (self.clock.today(), self.press.clone());
        // What has begun is kept for the next one, even if whoever asked has gone.
        let making = tokio::spawn(async move {
            let published = Arc::clone(&archive.published);
            let document = move || {
                let edition = Edition::of(&published, Some(year), lang).ok_or("not frozen")?;
                print(&edition, today)
            };
            archive.reports.get(&format!("{}/reports/{year}.pdf", lang.as_str()), async || press.set(document).await).await
        });
        making.await.map_err(|e| failed(&e))?
    }

    /// Makes a year's reports in all languages; they are kept for who asks for them first.
    ///
    /// # Errors
    /// `NoReport`, with the typesetter's reason in the log.
    pub(in crate::service) async fn try_reports(&self, archive: &Arc<Archive>, year: Year) -> Outcome<()> {
        let [fi, sv, en] = Lang::ALL.map(|lang| self.report_of(Arc::clone(archive), year, lang));
        match tokio::try_join!(fi, sv, en) {
            Ok(_) => Ok(()),
            Err(error) => {
                tracing::error!(%error, %year, "nothing was frozen, because the report cannot be made");
                Err(ServiceError::Refused(Refused::NoReport))
            }
        }
    }
}

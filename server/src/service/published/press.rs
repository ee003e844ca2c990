//! PDFs, set two at a time and away from the threads that answer requests: more would only fight for the
//! processor and fill memory.

use std::sync::Arc;

use app::{domain::year::Year, findings::Edition, text::Lang};
use tokio::sync::Semaphore;

use super::kept::File;
use crate::{
    report,
    service::{Outcome, Service, ServiceError},
};

/// How many PDFs are set at the same time.
const PRESSES: usize = 2;

#[derive(Debug)]
pub struct Press(Arc<Semaphore>);

impl Default for Press {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(PRESSES)))
    }
}

impl Service {
    /// Sets a PDF when a press is free.
    ///
    /// # Errors
    /// `Internal` with what the typesetter refuses.
    pub async fn set(&self, document: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static) -> Outcome<Vec<u8>> {
        let failed = |e: String| ServiceError::Internal(format!("a PDF: {e}"));
        // The press stays taken until the work ends, even if whoever asked has gone.
        let taken = Arc::clone(&self.press.0).acquire_owned().await.map_err(|e| failed(e.to_string()))?;
        let work = move || {
            let set = document();
            drop(taken);
            set
        };
        tokio::task::spawn_blocking(work).await.map_err(|e| failed(e.to_string()))?.map_err(failed)
    }

    /// The report of a frozen year, made once and kept.
    ///
    /// # Errors
    /// `NotFound` when the year is not frozen; `Internal` with what the typesetter refuses.
    pub async fn report(&self, year: Year, lang: Lang) -> Outcome<Arc<File>> {
        let archive = self.archive();
        if archive.published.find(year).is_none() {
            return Err(ServiceError::NotFound);
        }
        let (today, key) = (self.clock.today(), format!("{}/reports/{year}.pdf", lang.as_str()));
        let making = Arc::clone(&archive);
        let set = async || {
            self.set(move || {
                let edition = Edition::of(&making.published, Some(year), lang).ok_or("not frozen")?;
                report::pdf(&edition, today)
            })
            .await
        };
        archive.kept.get(&key, set).await
    }
}

//! Reading what a library sends: two files at a time, and no longer than somebody waits for it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use app::text::unreadable::Unreadable;
use axum::body::Bytes;
use tokio::time::timeout;

use super::table::{Tables, read_while};
use crate::service::{Outcome, Service, ServiceError};

/// Files that are read at once. Each may take some hundred megabytes.
pub const AT_ONCE: usize = 2;
/// So long a file waits for its turn; then its sender is told.
const PATIENCE: Duration = Duration::from_secs(10);
/// A library's year has some hundred rows.
const MOST_ROWS: usize = 20_000;

/// Says, when it is dropped, that nobody waits any more.
struct Waits(Arc<AtomicBool>);

impl Drop for Waits {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

impl Service {
    /// Reads a file away from the threads that answer requests, when it is its turn. The inner error is the
    /// file's, or that others' are being read.
    ///
    /// # Errors
    /// Only when reading panicked.
    pub async fn read_upload(&self, bytes: Bytes) -> Outcome<Result<Tables, Unreadable>> {
        let Ok(Ok(place)) = timeout(PATIENCE, self.files.clone().acquire_owned()).await else { return Ok(Err(Unreadable::Busy)) };
        let wanted = Arc::new(AtomicBool::new(true));
        let _waits = Waits(wanted.clone());
        let read = tokio::task::spawn_blocking(move || {
            // Held until the work is done, whoever still waits for it.
            let _place = place;
            read_while(&bytes, MOST_ROWS, &|| wanted.load(Ordering::Relaxed))
        });
        read.await.map_err(|e| ServiceError::Internal(e.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::SystemClock, random::SystemRandom, store::Db};

    #[tokio::test]
    async fn whoever_waits_too_long_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Db::file_url(&folder.path().join("jalki.db"))).await.unwrap();
        let service = Service::start(db, Arc::new(SystemClock), Arc::new(SystemRandom)).await.unwrap();
        let others = service.files.clone().acquire_many_owned(2).await.unwrap();
        tokio::time::pause();
        assert_eq!(service.read_upload(Bytes::from_static(b"a,b\n1,2\n")).await.unwrap(), Err(Unreadable::Busy));
        tokio::time::resume();
        drop(others);
        assert!(service.read_upload(Bytes::from_static(b"a,b\n1,2\n")).await.unwrap().is_ok());
        let lines = "1,2\n".repeat(2_000_000);
        assert_eq!(service.read_upload(lines.into()).await.unwrap(), Err(Unreadable::TooManyRows(MOST_ROWS)));
    }
}

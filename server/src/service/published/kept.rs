//! Pages and files as they were made: each is made once, however many ask for it at the same time, and
//! compressed once. What was used least recently goes when memory is full.

use std::{
    collections::HashMap,
    io::Write,
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use tokio::sync::OnceCell;

use crate::random::hash_bytes;

/// What all of them may take in memory, in bytes: every page of twenty years in three languages, with
/// room for the reports.
const MOST: usize = 256 * 1024 * 1024;

/// How a file is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

impl Encoding {
    /// The word for it in a header; None for plain.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }
}

/// A page or a file as it was made.
#[derive(Debug)]
pub struct File {
    /// Of its bytes.
    pub hash: String,
    plain: Bytes,
    brotli: OnceCell<Bytes>,
    gzip: OnceCell<Bytes>,
}

impl File {
    #[must_use]
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        let plain = bytes.into();
        Self { hash: hash_bytes(&plain), plain, brotli: OnceCell::new(), gzip: OnceCell::new() }
    }

    /// A file whose smallest form was made when the program was built.
    #[must_use]
    pub fn built(bytes: &'static [u8], brotli: &'static [u8]) -> Self {
        let file = Self::new(Bytes::from_static(bytes));
        if !brotli.is_empty() {
            let _ = file.brotli.set(Bytes::from_static(brotli));
        }
        file
    }

    /// As they are.
    #[must_use]
    pub fn plain(&self) -> Bytes {
        self.plain.clone()
    }

    /// The bytes in an encoding: compressed when they are first wanted so, away from the threads that answer.
    pub async fn bytes(&self, encoding: Encoding) -> Bytes {
        let (cell, compress): (_, fn(&[u8]) -> Bytes) = match encoding {
            Encoding::Brotli => (&self.brotli, brotli),
            Encoding::Gzip => (&self.gzip, gzip),
            Encoding::Plain => return self.plain(),
        };
        let make = async || {
            let plain = self.plain();
            tokio::task::spawn_blocking(move || compress(&plain)).await
        };
        // Compressing cannot fail, only the program end meanwhile.
        cell.get_or_try_init(make).await.cloned().unwrap_or_default()
    }
}

/// Writing to memory cannot fail; if it did, the bytes would be sent as nothing, and tests say so.
fn brotli(bytes: &[u8]) -> Bytes {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 9, lgwin: 20, ..Default::default() };
    let mut compressed = Vec::new();
    let _ = brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters);
    compressed.into()
}

fn gzip(bytes: &[u8]) -> Bytes {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default().into()
}

#[derive(Debug, Default)]
struct Entry {
    cell: Arc<OnceCell<Arc<File>>>,
    /// The number of the last call that wanted it.
    used: u64,
    bytes: usize,
}

#[derive(Debug, Default)]
struct Held {
    entries: HashMap<String, Entry>,
    calls: u64,
    bytes: usize,
}

#[derive(Debug, Default)]
pub struct Kept(Mutex<Held>);

impl Kept {
    /// What was made before under `key`, or what `make` makes now, while others who want it wait.
    ///
    /// # Errors
    /// What `make` says; nothing is kept then, and the next one who waits tries.
    pub async fn get<E>(&self, key: &str, make: impl AsyncFnOnce() -> Result<Vec<u8>, E>) -> Result<Arc<File>, E> {
        let cell = self.cell(key);
        if let Some(found) = cell.get() {
            return Ok(Arc::clone(found));
        }
        let made = match cell.get_or_try_init(async || make().await.map(|bytes| Arc::new(File::new(bytes)))).await {
            Ok(made) => made,
            Err(error) => {
                self.forget(key, &cell);
                return Err(error);
            }
        };
        self.charge(key, made.plain.len());
        Ok(Arc::clone(made))
    }

    fn cell(&self, key: &str) -> Arc<OnceCell<Arc<File>>> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.calls += 1;
        let used = held.calls;
        // A key is copied only when it is new: most are not.
        if !held.entries.contains_key(key) {
            held.entries.insert(key.to_owned(), Entry::default());
        }
        held.entries
            .get_mut(key)
            .map(|entry| {
                entry.used = used;
                Arc::clone(&entry.cell)
            })
            .unwrap_or_default()
    }

    /// Addresses that lead nowhere must not fill memory.
    fn forget(&self, key: &str, cell: &Arc<OnceCell<Arc<File>>>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.entries.get(key).is_some_and(|entry| Arc::ptr_eq(&entry.cell, cell) && !cell.initialized()) {
            held.entries.remove(key);
        }
    }

    /// Counts what was made, and lets go of what was used least recently until all fits.
    fn charge(&self, key: &str, length: usize) {
        // With its compressed forms.
        let bytes = length + length / 2;
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = held.entries.get_mut(key).filter(|entry| entry.bytes == 0) {
            entry.bytes = bytes;
            held.bytes += bytes;
        }
        while held.bytes > MOST {
            let made = held.entries.iter().filter(|(_, entry)| entry.bytes > 0);
            let Some(least) = made.min_by_key(|(_, entry)| entry.used).map(|(key, _)| key.clone()) else { break };
            held.bytes -= held.entries.remove(&least).map_or(0, |entry| entry.bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn it_is_made_once_however_many_ask() {
        let (kept, made) = (Kept::default(), AtomicUsize::new(0));
        let get = || {
            kept.get("page", async || {
                made.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
                Ok::<_, ()>(b"page".to_vec())
            })
        };
        let (a, b, c) = tokio::join!(get(), get(), get());
        assert!(Arc::ptr_eq(&a.clone().unwrap(), &b.unwrap()) && Arc::ptr_eq(&a.unwrap(), &c.unwrap()));
        assert_eq!(made.load(Ordering::Relaxed), 1);
        assert_eq!(kept.get("other", async || Err::<Vec<u8>, _>("no")).await.unwrap_err(), "no");
        assert_eq!(kept.get("other", async || Ok::<_, ()>(Vec::new())).await.unwrap().plain().len(), 0, "a failure is not kept");
    }

    #[tokio::test]
    async fn what_was_used_least_recently_goes() {
        let kept = Kept::default();
        let large = || async { Ok::<_, ()>(vec![0; MOST / 4]) };
        for key in ["a", "b"] {
            kept.get(key, async || large().await).await.unwrap();
        }
        kept.get("a", async || large().await).await.unwrap();
        kept.get("c", async || large().await).await.unwrap();
        let keys = |held: &Held| {
            let mut keys: Vec<String> = held.entries.keys().cloned().collect();
            keys.sort();
            keys
        };
        assert_eq!(keys(&kept.0.lock().unwrap()), ["a", "c"]);
    }

    #[tokio::test]
    async fn what_could_not_be_made_leaves_nothing() {
        let kept = Kept::default();
        for at in 0..100 {
            assert!(kept.get(&at.to_string(), async || Err::<Vec<u8>, _>("no such thing")).await.is_err());
        }
        assert!(kept.0.lock().unwrap().entries.is_empty());
        assert!(kept.get("1", async || Ok::<_, &str>(vec![1])).await.is_ok(), "the next one who asks tries again");
    }

    #[tokio::test]
    async fn compressed_is_the_same_when_it_is_read() {
        use std::io::Read;
        let file = File::new(b"the same words, the same words, the same words".to_vec());
        let mut read = String::new();
        flate2::read::GzDecoder::new(&file.bytes(Encoding::Gzip).await[..]).read_to_string(&mut read).unwrap();
        assert_eq!(read.as_bytes(), file.plain);
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &file.bytes(Encoding::Brotli).await[..], &mut read).unwrap();
        assert_eq!(read, file.plain);
    }
}

//! A file of figures in long form, as the shell names it: however large, its rows are held some thousands at a time.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    mem::take,
    path::Path,
};

use app::text::unreadable::Unreadable;
use tokio::{sync::mpsc, task::JoinHandle};

use super::{
    json_rows,
    rows::{self, Kind, Limits, Row, unread},
};
use crate::service::{Outcome, ServiceError};

/// Rows that are given on together.
const CHUNK: usize = 2_000;
/// Who names a file at the shell may fill the disk anyway: these only keep a damaged one from being read for ever.
const LIMITS: Limits<'static> = Limits { rows: usize::MAX, cells: usize::MAX, text: usize::MAX, unpacked: 16 << 30, wanted: &|| true };

/// Some rows, in their order.
pub struct Chunk {
    pub kind: Kind,
    pub rows: Vec<Row>,
}

/// A file that is being read, on a thread of its own.
pub struct LongFile {
    first: Option<Chunk>,
    chunks: mpsc::Receiver<Chunk>,
    reading: JoinHandle<Result<(), Unreadable>>,
}

impl LongFile {
    pub fn read(path: &Path) -> Self {
        let path = path.to_owned();
        let (give, chunks) = mpsc::channel(2);
        Self { first: None, chunks, reading: tokio::task::spawn_blocking(move || read(&path, &give)) }
    }

    /// None at the end, or where it cannot be read any further.
    pub async fn next(&mut self) -> Option<Chunk> {
        match self.first.take() {
            Some(first) => Some(first),
            None => self.chunks.recv().await,
        }
    }

    /// Once its first rows are there.
    pub async fn begun(mut self) -> Self {
        self.first = self.next().await;
        self
    }

    /// Why it could not be read to its end.
    ///
    /// # Errors
    /// Only when reading panicked.
    pub async fn end(self) -> Outcome<Result<(), Unreadable>> {
        drop(self.chunks);
        self.reading.await.map_err(|e| ServiceError::Internal(e.to_string()))
    }
}

fn read(path: &Path, give: &mpsc::Sender<Chunk>) -> Result<(), Unreadable> {
    let mut file = BufReader::new(File::open(path).map_err(|e| unread(&e))?);
    let mut chunk = Chunk { kind: Kind::default(), rows: Vec::new() };
    // Whoever does not take it any more has found enough.
    let send = |chunk| give.blocking_send(chunk).map_err(|_| Unreadable::Busy);
    let mut one = |kind: &Kind, row: Row| {
        if chunk.kind != *kind && !chunk.rows.is_empty() {
            send(Chunk { kind: chunk.kind.clone(), rows: take(&mut chunk.rows) })?;
        }
        chunk.kind.clone_from(kind);
        chunk.rows.push(row);
        if chunk.rows.len() < CHUNK {
            return Ok(());
        }
        send(Chunk { kind: kind.clone(), rows: take(&mut chunk.rows) })
    };
    let begin = file.fill_buf().map_err(|e| unread(&e))?;
    let begin = begin.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begin);
    let is_json = begin.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[');
    if is_json {
        json_rows::each_row(&mut file, &LIMITS, &mut one)?;
    } else {
        rows::each_row(&mut file, &LIMITS, &mut one)?;
    }
    if chunk.rows.is_empty() { Ok(()) } else { send(chunk) }
}

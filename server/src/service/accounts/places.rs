//! Places for work that takes long: whoever came last is served first. In a burst of requests that nobody means,
//! which is when there is a line at all, the latest is the one whose sender is most likely still waiting; and a
//! burst ends, for the answers to wrong passwords come later and later.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

#[derive(Debug)]
struct Line {
    free: usize,
    waiting: Vec<oneshot::Sender<Place>>,
}

#[derive(Clone, Debug)]
pub struct Places(Arc<Mutex<Line>>);

/// Held while the work is done; then the next takes it.
#[derive(Debug)]
pub struct Place(Option<Places>);

impl Places {
    pub fn new(free: usize) -> Self {
        Self(Arc::new(Mutex::new(Line { free, waiting: Vec::new() })))
    }

    fn lock(&self) -> MutexGuard<'_, Line> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place, when there is one. None is only when all places are gone for good.
    pub async fn take(&self) -> Option<Place> {
        let waits = {
            let mut line = self.lock();
            if line.free > 0 {
                line.free -= 1;
                return Some(Place(Some(self.clone())));
            }
            let (gives, waits) = oneshot::channel();
            line.waiting.push(gives);
            waits
        };
        waits.await.ok()
    }

    fn give_on(&self) {
        let mut line = self.lock();
        while let Some(next) = line.waiting.pop() {
            match next.send(Place(Some(self.clone()))) {
                Ok(()) => return,
                // Nobody waits there any more; this place must not be given on a second time.
                Err(mut place) => place.0 = None,
            }
        }
        line.free += 1;
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(places) = self.0.take() {
            places.give_on();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_came_last_is_first_and_who_left_takes_no_place() {
        let places = Places::new(1);
        let first = places.take().await.unwrap();
        let served = Arc::new(Mutex::new(Vec::new()));
        let mut waiting = Vec::new();
        for number in 0..4 {
            let (places, served) = (places.clone(), served.clone());
            waiting.push(tokio::spawn(async move {
                let place = places.take().await.unwrap();
                served.lock().unwrap().push(number);
                drop(place);
            }));
            tokio::task::yield_now().await;
        }
        let left = waiting.remove(2);
        left.abort();
        let _ = left.await;
        drop(first);
        for one in waiting {
            one.await.unwrap();
        }
        assert_eq!(*served.lock().unwrap(), [3, 1, 0]);
        assert_eq!(places.lock().free, 1);
    }
}

//! Places for work that takes long, fairly given: the next is who has had the fewest lately, by the address that asks;
//! of one address, who came last. Whoever sends hundreds of requests waits for them, and nobody else; and behind one
//! address, in a burst that nobody means, the latest is the one whose sender most likely still waits.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::oneshot;

#[derive(Debug)]
struct Line {
    free: usize,
    /// In the order that they came.
    waiting: Vec<(IpAddr, oneshot::Sender<Place>)>,
    /// How many places each address has had since there was a line.
    had: HashMap<IpAddr, usize>,
}

#[derive(Clone, Debug)]
pub struct Places(Arc<Mutex<Line>>);

/// Held while the work is done; then the next takes it.
#[derive(Debug)]
pub struct Place(Option<Places>);

impl Line {
    /// Who is next.
    fn take_next(&mut self) -> Option<(IpAddr, oneshot::Sender<Place>)> {
        self.waiting.retain(|(_, gives)| !gives.is_closed());
        let had = |from: &IpAddr| self.had.get(from).copied().unwrap_or_default();
        let (at, _) = self.waiting.iter().enumerate().min_by_key(|(at, (from, _))| (had(from), usize::MAX - at))?;
        Some(self.waiting.remove(at))
    }
}

impl Places {
    pub fn new(free: usize) -> Self {
        Self(Arc::new(Mutex::new(Line { free, waiting: Vec::new(), had: HashMap::new() })))
    }

    fn lock(&self) -> MutexGuard<'_, Line> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place, when there is one.
    ///
    /// # Errors
    /// Never: whoever waits holds the line that gives it.
    pub async fn take(&self, from: IpAddr) -> Result<Place, oneshot::error::RecvError> {
        let waits = {
            let mut line = self.lock();
            if line.free > 0 {
                line.free -= 1;
                return Ok(Place(Some(self.clone())));
            }
            let (gives, waits) = oneshot::channel();
            line.waiting.push((from, gives));
            waits
        };
        waits.await
    }

    fn give_on(&self) {
        let mut line = self.lock();
        while let Some((from, next)) = line.take_next() {
            match next.send(Place(Some(self.clone()))) {
                Ok(()) => {
                    *line.had.entry(from).or_default() += 1;
                    return;
                }
                // Nobody waits there any more; this place must not be given on a second time.
                Err(mut place) => place.0 = None,
            }
        }
        line.free += 1;
        line.had.clear();
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
    use std::net::Ipv4Addr;

    use super::*;

    fn address(last: u8) -> IpAddr {
        Ipv4Addr::new(192, 0, 2, last).into()
    }

    #[tokio::test]
    async fn addresses_take_turns_and_who_left_takes_no_place() {
        let places = Places::new(1);
        let first = places.take(address(0)).await.unwrap();
        let served = Arc::new(Mutex::new(Vec::new()));
        let mut waiting = Vec::new();
        // Five from one address, then one each of two others; the fourth leaves.
        for (number, from) in [1, 1, 1, 1, 1, 2, 3].into_iter().enumerate() {
            let (places, served) = (places.clone(), served.clone());
            waiting.push(tokio::spawn(async move {
                let place = places.take(address(from)).await.unwrap();
                served.lock().unwrap().push(number);
                drop(place);
            }));
            tokio::task::yield_now().await;
        }
        let left = waiting.remove(3);
        left.abort();
        let _ = left.await;
        drop(first);
        for one in waiting {
            one.await.unwrap();
        }
        assert_eq!(*served.lock().unwrap(), [6, 5, 4, 2, 1, 0]);
        let line = places.lock();
        assert!(line.free == 1 && line.had.is_empty());
    }
}

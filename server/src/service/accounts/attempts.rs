//! Wrong passwords, and how they slow down whoever tries them. In memory: a restart forgets them.
//!
//! The answer to a wrong password comes later the more of them there were for the account from an address, and
//! from the address; a right one never waits. An account is tried from one address by one request after the other,
//! and it is the next one's turn when the answer is due, whoever still waits for it. What one address may try is less
//! than what an account bears, and whoever has signed in from an address before is let try there whatever others do:
//! who guesses from elsewhere does not lock out the person whose account it is.

use std::{
    collections::{HashMap, VecDeque},
    hash::Hash,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::Instant,
};

/// So long a wrong password counts.
const COUNTS: Duration = Duration::from_hours(1);
/// Wrong passwords for an account, from everywhere.
const MOST_OF_ACCOUNT: usize = 60;
/// Wrong passwords for an account, from one address.
const MOST_OF_PAIR: usize = 20;
/// Mistakes that everybody makes, before an answer comes later.
const FREE_FOR_PAIR: usize = 3;
/// The same for an address, which a campus may share.
const FREE_FOR_ADDRESS: usize = 10;
const LONGEST_DELAY: Duration = Duration::from_secs(8);
/// Requests that may wait for the one that is being tried.
const WAITING: usize = 2;
/// Whoever has signed in from an address is known there for so long.
const KNOWN: Duration = Duration::from_hours(24 * 30);
/// Failures that the log notes in an hour.
const MOST_NOTED: usize = 600;
/// Accounts, addresses and pairs that are remembered.
const MOST_KEPT: usize = 20_000;

/// An account by what was typed for its address, whether there is one or not.
type Account = String;

/// When the latest wrong ones were, oldest first.
#[derive(Debug, Default)]
struct Wrong(VecDeque<Instant>);

impl Wrong {
    /// One more; gives how many there are now.
    fn add(&mut self, now: Instant) -> usize {
        self.forget(now);
        self.0.push_back(now);
        self.0.len()
    }

    fn forget(&mut self, now: Instant) {
        while self.0.front().is_some_and(|at| now.duration_since(*at) >= COUNTS) {
            self.0.pop_front();
        }
    }

    /// How long until there are fewer than `most`; None when there are.
    fn full_for(&mut self, most: usize, now: Instant) -> Option<Duration> {
        self.forget(now);
        let frees = *self.0.get(self.0.len().checked_sub(most)?)?;
        Some(COUNTS.saturating_sub(now.duration_since(frees)))
    }
}

#[derive(Debug, Default)]
struct Tried {
    accounts: HashMap<Account, Wrong>,
    addresses: HashMap<IpAddr, Wrong>,
    pairs: HashMap<(Account, IpAddr), Wrong>,
    /// From where an account was signed in to, and when: these are not held up by others' guesses.
    known: HashMap<(Account, IpAddr), Instant>,
    /// One after the other: the gate, and how many are at it.
    gates: HashMap<(Account, IpAddr), (Arc<Semaphore>, usize)>,
    /// When failures were noted in the log.
    noted: Wrong,
}

#[derive(Clone, Debug, Default)]
pub struct Attempts(Arc<Mutex<Tried>>);

/// A place at an account's gate; it is taken back when this is dropped.
#[derive(Debug)]
struct AtGate {
    attempts: Attempts,
    pair: (Account, IpAddr),
}

/// A turn to try; the next begins when it is dropped.
#[derive(Debug)]
pub struct Turn {
    /// Before the place at the gate: whoever waits there goes on first.
    _permit: Option<OwnedSemaphorePermit>,
    at: AtGate,
}

/// A wrong password. Its answer is to come after `delay`; until then it is still its turn.
#[derive(Debug)]
pub struct WrongPassword {
    pub delay: Duration,
    /// Whether it is to be noted in the log, which nobody may fill.
    pub is_noted: bool,
    pub turn: Turn,
}

/// Takes out what has been forgotten when there is too much, then what was tried once, and then everything.
fn bound<K: Eq + Hash>(kept: &mut HashMap<K, Wrong>, now: Instant) {
    if kept.len() >= MOST_KEPT {
        kept.retain(|_, wrong| {
            wrong.forget(now);
            !wrong.0.is_empty()
        });
    }
    if kept.len() >= MOST_KEPT {
        kept.retain(|_, wrong| wrong.0.len() > 1);
    }
    if kept.len() >= MOST_KEPT {
        kept.clear();
    }
}

/// Doubles with every wrong one past the free ones, from a second on.
fn delay(wrong: usize, free: usize) -> Duration {
    let Some(past) = wrong.checked_sub(free + 1) else { return Duration::ZERO };
    Duration::from_secs(1 << past.min(10)).min(LONGEST_DELAY)
}

impl Attempts {
    fn lock(&self) -> MutexGuard<'_, Tried> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A turn to try an account from an address.
    ///
    /// # Errors
    /// How long to wait, when there were too many wrong ones, or too many are waiting for their turn.
    pub async fn turn(&self, account: &str, from: IpAddr) -> Result<Turn, Duration> {
        let pair = (account.trim().to_lowercase(), from);
        let (gate, at) = {
            let mut tried = self.lock();
            let (gate, count) = tried.gates.entry(pair.clone()).or_insert_with(|| (Arc::new(Semaphore::new(1)), 0));
            if *count > WAITING {
                return Err(LONGEST_DELAY);
            }
            *count += 1;
            (gate.clone(), AtGate { attempts: self.clone(), pair })
        };
        let turn = Turn { _permit: gate.acquire_owned().await.ok(), at };
        let (mut tried, now) = (self.lock(), Instant::now());
        let is_known = tried.known.get(&turn.at.pair).is_some_and(|at| now.duration_since(*at) < KNOWN);
        let of_account = tried.accounts.get_mut(&turn.at.pair.0).and_then(|wrong| wrong.full_for(MOST_OF_ACCOUNT, now));
        let of_pair = tried.pairs.get_mut(&turn.at.pair).and_then(|wrong| wrong.full_for(MOST_OF_PAIR, now));
        drop(tried);
        of_account.filter(|_| !is_known).max(of_pair).map_or(Ok(turn), Err)
    }
}

impl Turn {
    /// Counts a wrong password.
    #[must_use]
    pub fn wrong(self) -> WrongPassword {
        let now = Instant::now();
        let attempts = self.at.attempts.clone();
        let mut tried = attempts.lock();
        let tried = &mut *tried;
        bound(&mut tried.accounts, now);
        bound(&mut tried.addresses, now);
        bound(&mut tried.pairs, now);
        tried.accounts.entry(self.at.pair.0.clone()).or_default().add(now);
        let of_pair = tried.pairs.entry(self.at.pair.clone()).or_default().add(now);
        let of_address = tried.addresses.entry(self.at.pair.1).or_default();
        let count = of_address.add(now);
        // Past the longest delay, more of them say nothing new.
        if count > FREE_FOR_ADDRESS + 10 {
            of_address.0.pop_front();
        }
        let delay = delay(of_pair, FREE_FOR_PAIR).max(delay(count, FREE_FOR_ADDRESS));
        let is_noted = tried.noted.full_for(MOST_NOTED, now).is_none();
        if is_noted {
            tried.noted.add(now);
        }
        WrongPassword { delay, is_noted, turn: self }
    }

    /// The right one: this person's mistakes no longer count.
    pub fn right(&self) {
        let mut tried = self.at.attempts.lock();
        tried.pairs.remove(&self.at.pair);
        if tried.known.len() >= MOST_KEPT {
            tried.known.clear();
        }
        tried.known.insert(self.at.pair.clone(), Instant::now());
    }
}

impl Drop for AtGate {
    fn drop(&mut self) {
        let mut tried = self.attempts.lock();
        if let Some((_, count)) = tried.gates.get_mut(&self.pair) {
            *count -= 1;
            if *count == 0 {
                tried.gates.remove(&self.pair);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use tokio::time::advance;

    use super::*;

    fn address(last: u8) -> IpAddr {
        Ipv4Addr::new(192, 0, 2, last).into()
    }

    async fn wrong(attempts: &Attempts, account: &str, from: IpAddr) -> Result<u64, Duration> {
        Ok(attempts.turn(account, from).await?.wrong().delay.as_secs())
    }

    #[tokio::test(start_paused = true)]
    async fn answers_come_later_and_later() {
        let attempts = Attempts::default();
        let mut delays = Vec::new();
        for _ in 0..MOST_OF_PAIR {
            delays.push(wrong(&attempts, "a@example.fi", address(1)).await.unwrap());
        }
        assert_eq!(delays[..10], [0, 0, 0, 1, 2, 4, 8, 8, 8, 8]);
        // Then not at all, however the address is written, until the first is an hour old.
        let waits = wrong(&attempts, " A@example.FI", address(1)).await.unwrap_err();
        assert_eq!(waits, COUNTS);
        // The person whose account it is, at another address, is let try.
        assert_eq!(wrong(&attempts, "a@example.fi", address(2)).await, Ok(0));
        advance(COUNTS).await;
        assert_eq!(wrong(&attempts, "a@example.fi", address(1)).await, Ok(0));
    }

    #[tokio::test(start_paused = true)]
    async fn an_account_is_tried_sixty_times_an_hour_from_wherever() {
        let attempts = Attempts::default();
        let mut tried = 0;
        for last in 0..200 {
            tried += u32::from(wrong(&attempts, "a@example.fi", address(last)).await.is_ok());
        }
        assert_eq!(tried, 60);
    }

    #[tokio::test(start_paused = true)]
    async fn who_tries_many_accounts_from_one_address_waits_too() {
        let attempts = Attempts::default();
        let mut delays = Vec::new();
        for account in 0..40 {
            delays.push(wrong(&attempts, &format!("{account}@example.fi"), address(1)).await.unwrap());
        }
        assert_eq!(delays[8..16], [0, 0, 1, 2, 4, 8, 8, 8]);
        assert_eq!(delays[39], 8);
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_is_known_somewhere_is_let_try_there() {
        let attempts = Attempts::default();
        attempts.turn("a@example.fi", address(1)).await.unwrap().right();
        for last in 2..100 {
            let _ = wrong(&attempts, "a@example.fi", address(last)).await;
        }
        assert!(attempts.turn("a@example.fi", address(101)).await.is_err());
        assert!(attempts.turn("a@example.fi", address(1)).await.is_ok());
    }

    /// However those leave who try or wait, nothing of them stays.
    #[tokio::test]
    async fn no_gate_stays_behind() {
        let attempts = Attempts::default();
        for holder_first in [true, false] {
            let mut tries = Vec::new();
            for _ in 0..3 {
                let attempts = attempts.clone();
                tries.push(tokio::spawn(async move {
                    let _turn = attempts.turn("a@example.fi", address(1)).await;
                    std::future::pending::<()>().await;
                }));
                tokio::task::yield_now().await;
            }
            if !holder_first {
                tries.reverse();
            }
            for one in tries {
                one.abort();
                let _ = one.await;
            }
            assert!(attempts.lock().gates.is_empty());
        }
    }

    #[tokio::test(start_paused = true)]
    async fn many_at_once_gain_nothing() {
        let attempts = Attempts::default();
        let mut tried = tokio::task::JoinSet::new();
        for _ in 0..100 {
            let attempts = attempts.clone();
            tried.spawn(async move {
                let Ok(turn) = attempts.turn("a@example.fi", address(1)).await else { return false };
                let wrong = turn.wrong();
                tokio::time::sleep(wrong.delay + Duration::from_millis(30)).await;
                true
            });
        }
        let hashed = tried.join_all().await.into_iter().filter(|hashed| *hashed).count();
        assert_eq!(hashed, WAITING + 1);
        assert!(attempts.lock().gates.is_empty());
        // Right passwords are never too many.
        for _ in 0..200 {
            attempts.turn("b@example.fi", address(1)).await.unwrap().right();
        }
    }
}

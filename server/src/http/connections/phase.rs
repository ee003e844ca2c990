//! What a connection is waiting for, and since when.

use std::{
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tokio::{sync::Notify, time::Instant};

use super::{HEAD, IDLE, STALLED};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing has come yet.
    New,
    /// The head of a request has begun.
    Head,
    /// The head is there, and its body still comes.
    Body,
    /// The answer is made and written.
    Answer,
    /// The answer is held back: the client has to wait for it.
    Delayed,
    /// Everything is answered.
    Idle,
}

#[derive(Debug)]
struct State {
    phase: Phase,
    since: Instant,
    /// Since when the other end takes nothing.
    stalled: Option<Instant>,
}

/// The life of one connection.
#[derive(Debug)]
pub struct Life {
    pub address: IpAddr,
    /// Makes room for another.
    pub cut: Notify,
    state: Mutex<State>,
}

impl Life {
    pub fn new(address: IpAddr) -> Self {
        let state = State { phase: Phase::New, since: Instant::now(), stalled: None };
        Self { address, cut: Notify::new(), state: Mutex::new(state) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn begin(&self, phase: Phase) {
        let mut state = self.state();
        (state.phase, state.since) = (phase, Instant::now());
    }

    /// Bytes have come: between requests they begin a head.
    pub fn hears(&self) {
        let mut state = self.state();
        if matches!(state.phase, Phase::New | Phase::Idle) {
            (state.phase, state.since) = (Phase::Head, Instant::now());
        }
    }

    /// The whole body has come, or nobody wants the rest.
    pub fn heard(&self) {
        let mut state = self.state();
        if state.phase == Phase::Body {
            (state.phase, state.since) = (Phase::Answer, Instant::now());
        }
    }

    /// Whether the other end takes what is written.
    pub fn takes(&self, takes: bool) {
        let mut state = self.state();
        // What is handed on is not yet taken: it is idle from when the last of it is.
        if takes && state.stalled.is_some() && state.phase == Phase::Idle {
            state.since = Instant::now();
        }
        state.stalled = if takes { None } else { state.stalled.or_else(|| Some(Instant::now())) };
    }

    pub fn is_overdue(&self) -> bool {
        let state = self.state();
        let waits = match state.phase {
            Phase::New | Phase::Head => state.since.elapsed() > HEAD,
            Phase::Idle => state.stalled.is_none() && state.since.elapsed() > IDLE,
            // The reader of the body counts for itself, and an answer has a limit of its own.
            Phase::Body | Phase::Answer | Phase::Delayed => false,
        };
        waits || state.stalled.is_some_and(|since| since.elapsed() > STALLED)
    }

    /// What it would cost to cut this one, cheapest first, and since when it keeps us waiting; None while it is
    /// we who are at work.
    pub fn keeps_waiting(&self) -> Option<(u8, Instant)> {
        let state = self.state();
        match (state.phase, state.stalled) {
            (Phase::New | Phase::Head, _) | (Phase::Idle, None) => Some((0, state.since)),
            (_, Some(since)) => Some((1, since)),
            (Phase::Delayed, None) => Some((2, state.since)),
            (Phase::Body, None) => Some((3, state.since)),
            (Phase::Answer, None) => None,
        }
    }

    pub fn is_at_work(&self) -> bool {
        let state = self.state();
        matches!(state.phase, Phase::Head | Phase::Body | Phase::Answer | Phase::Delayed) || state.stalled.is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::{net::Ipv4Addr, time::Duration};

    use tokio::time::advance;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn who_keeps_us_waiting_is_cut_and_who_waits_for_us_is_not() {
        let after = async |phase: Option<Phase>, seconds: u64| {
            let life = Life::new(Ipv4Addr::LOCALHOST.into());
            if let Some(phase) = phase {
                life.begin(phase);
            }
            advance(Duration::from_secs(seconds)).await;
            life.is_overdue()
        };
        for (phase, kept, cut) in [(None, 9, 11), (Some(Phase::Head), 9, 11), (Some(Phase::Idle), 74, 76)] {
            assert!(!after(phase, kept).await && after(phase, cut).await, "{phase:?}");
        }
        for phase in [Phase::Body, Phase::Answer] {
            assert!(!after(Some(phase), 1000).await, "{phase:?}");
        }
        // A head is begun once: a byte now and then does not make it younger.
        let life = Life::new(Ipv4Addr::LOCALHOST.into());
        for _ in 0..6 {
            life.hears();
            advance(Duration::from_secs(2)).await;
        }
        assert!(life.is_overdue());
        // Nor does an answer that nobody takes last for ever.
        life.begin(Phase::Answer);
        for _ in 0..16 {
            life.takes(false);
            advance(Duration::from_secs(2)).await;
        }
        assert!(life.is_overdue());
        life.takes(true);
        assert!(!life.is_overdue());
        // While the other end takes something now and then, it is not idle.
        life.begin(Phase::Idle);
        for _ in 0..20 {
            life.takes(false);
            advance(Duration::from_secs(10)).await;
            assert!(!life.is_overdue());
            life.takes(true);
        }
        advance(Duration::from_secs(76)).await;
        assert!(life.is_overdue());
    }
}

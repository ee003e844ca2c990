//! Sending what was left, and what becomes of it.

use std::{rc::Rc, time::Duration};

use leptos::prelude::set_timeout;
use wasm_bindgen_futures::spawn_local;

use super::{
    keep::Kept,
    live::{AtWork, read},
    page,
    row::{Phase, Theirs},
    send::{self, Unsent},
};
use crate::{
    domain::{
        code::IndicatorCode,
        entry::{row::Place, typed::TypedFigure},
    },
    islands::wire::{Answer, Became},
    text::words::entry as words,
};

/// How long to wait before trying again, once something could not be sent.
const AGAIN: Duration = Duration::from_secs(5);

impl AtWork {
    /// Sends once more what could not be sent.
    pub fn retry(self: &Rc<Self>) {
        for live in self.rows.borrow_mut().iter_mut() {
            if matches!(live.phase, Phase::Waiting | Phase::SignedOut | Phase::Failed) {
                live.phase = Phase::Saving;
            }
        }
        self.flush();
    }

    /// Sends everything that waits, one request at a time.
    pub(super) fn flush(self: &Rc<Self>) {
        self.tell_unsaved();
        if self.sending.get() {
            return;
        }
        let codes: Vec<IndicatorCode> =
            self.rows.borrow().iter().filter(|live| live.phase == Phase::Saving).map(|live| live.row.code.clone()).collect();
        let mut sent: Vec<(IndicatorCode, Kept)> = codes.into_iter().map(|code| (code.clone(), self.kept(&code))).collect();
        let away: Vec<_> =
            self.away.borrow().iter().filter(|(_, (_, stuck))| !stuck).map(|(c, (kept, _))| (c.clone(), kept.clone())).collect();
        sent.extend(away);
        if sent.is_empty() {
            return;
        }
        self.sending.set(true);
        let at_work = self.clone();
        let path = self.desk.cells_at.clone();
        spawn_local(async move {
            let answer = send::post(&path, &send::form(&sent)).await;
            let answer = answer.and_then(|text| read::<Answer>(&text).ok_or(Unsent::Failed));
            at_work.sending.set(false);
            match answer {
                Ok(answer) => at_work.take_answer(&sent, answer),
                Err(unsent) => at_work.take_failure(&sent, &unsent),
            }
        });
    }

    fn take_answer(self: &Rc<Self>, sent: &[(IndicatorCode, Kept)], answer: Answer) {
        if let Some(lock) = answer.lock {
            // Also what was left while this was on its way.
            let waiting: Vec<IndicatorCode> =
                self.rows.borrow().iter().filter(|live| live.phase == Phase::Saving).map(|live| live.row.code.clone()).collect();
            for code in sent.iter().map(|(code, _)| code).chain(&waiting) {
                self.with(code, |live| live.phase = Phase::Locked(lock.clone()));
                self.render(code, true);
            }
            self.away.borrow_mut().values_mut().for_each(|(_, stuck)| *stuck = true);
            self.tell_unsaved();
            return;
        }
        // What the server does not know, from an older catalogue perhaps, is kept but not sent again.
        for (code, _) in sent.iter().filter(|(code, _)| !answer.cells.iter().any(|(told, _)| told == code)) {
            if let Some((_, stuck)) = self.away.borrow_mut().get_mut(code) {
                *stuck = true;
            }
            if self.with(code, |live| live.phase = Phase::Refused(words::not_asked(self.lang).to_owned())).is_some() {
                self.render(code, true);
            }
        }
        for (code, became) in answer.cells {
            let Some((_, kept)) = sent.iter().find(|(sent, _)| *sent == code) else { continue };
            if !self.knows(&code) {
                let mut away = self.away.borrow_mut();
                if matches!(became, Became::Kept { .. }) {
                    self.keep.forget(&code);
                    away.remove(&code);
                } else if let Some((_, stuck)) = away.get_mut(&code) {
                    *stuck = true;
                }
                continue;
            }
            let saved_break = self.with(&code, |live| live.row.break_kind.clone()).unwrap_or_default();
            let sent_break = kept.break_kind.clone().unwrap_or(saved_break);
            let typed_on = page::read(&code) != kept.typed || page::read_break(&code) != sent_break;
            self.with(&code, |live| match became {
                Became::Kept { figure, revision, when } => {
                    // What the coordinator asked is answered by another value.
                    live.row.remarked &= revision == live.row.revision;
                    live.saved(figure.into());
                    (live.row.revision, live.row.when, live.seen) = (revision, when, revision);
                    live.row.break_kind = sent_break;
                    live.phase = if typed_on { Phase::Typing } else { Phase::Settled };
                }
                Became::Unfit(words) => live.phase = Phase::Refused(words),
                Became::Clash { figure, revision, by, at } => live.phase = Phase::Clash(Theirs { figure: figure.into(), revision, by, at }),
            });
            if let Some(seen) = self.with(&code, |live| live.seen) {
                page::write_revision(&code, seen);
            }
            self.with(&code, |live| live.told = false);
            let clashed = self.with(&code, |live| matches!(live.phase, Phase::Clash(_))) == Some(true);
            if typed_on && !clashed {
                self.commit(&code);
            } else {
                if self.with(&code, |live| live.phase == Phase::Settled) == Some(true) {
                    self.keep.forget(&code);
                    if let Some(figure) = self.with(&code, |live| live.figure.clone()) {
                        page::tidy(&code, &TypedFigure::of(&figure, self.lang).value);
                    }
                    page::hide(&Place::Offer.id(&code), true);
                }
                self.render(&code, true);
            }
        }
        // A figure may answer or raise questions about the others.
        let settled: Vec<IndicatorCode> =
            self.rows.borrow().iter().filter(|live| live.phase == Phase::Settled).map(|live| live.row.code.clone()).collect();
        for code in settled {
            self.render(&code, false);
        }
        self.tell_progress();
        self.flush();
    }

    fn take_failure(self: &Rc<Self>, sent: &[(IndicatorCode, Kept)], unsent: &Unsent) {
        for (code, _) in sent {
            let told = self.with(code, |live| {
                live.phase = match unsent {
                    Unsent::Offline => Phase::Waiting,
                    Unsent::SignedOut => Phase::SignedOut,
                    Unsent::Failed => Phase::Failed,
                };
                std::mem::replace(&mut live.told, true)
            });
            self.render(code, told == Some(false));
        }
        self.tell_unsaved();
        if !self.trying.replace(true) {
            let again = self.clone();
            set_timeout(
                move || {
                    again.trying.set(false);
                    again.retry();
                },
                AGAIN,
            );
        }
    }
}

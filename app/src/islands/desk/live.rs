//! The desk at work: what moves each row from a person's hands to the disk.

use std::{
    cell::{Cell as Flag, RefCell},
    collections::BTreeMap,
    rc::Rc,
    time::Duration,
};

use leptos::prelude::{WriteSignal, set_interval};
use wasm_bindgen_futures::spawn_local;

use super::{
    BEGINS_WITH,
    keep::{Keep, Kept},
    keys, page,
    row::{Live, Phase},
    send,
};
use crate::{
    domain::{
        code::IndicatorCode,
        entry::{
            cell::Cell,
            figures::Figure,
            reading::{self, DecimalMark, Unread},
            row::Place,
            typed::TypedFigure,
        },
    },
    islands::{cell_state::CellState, wire::Desk},
    text::{Lang, problem, words::entry as words},
};

/// How often the server hears that somebody is here, in beats of the smaller tick.
const TICK: Duration = Duration::from_secs(5);
const TICKS_A_BEAT: u32 = 4;

/// Reads with the browser's own reader.
pub(super) fn read<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(js_sys::JSON::parse(text).ok()?).ok()
}

/// A row that was left by a pointer.
enum Left {
    Changed(IndicatorCode),
    Alone(IndicatorCode),
}

pub struct AtWork {
    pub(super) desk: Desk,
    pub(super) elsewhere: BTreeMap<IndicatorCode, Cell>,
    pub lang: Lang,
    pub(super) rows: RefCell<Vec<Live>>,
    /// Unsaved rows of other sections; those that the server refused stay until their section is opened.
    pub(super) away: RefCell<BTreeMap<IndicatorCode, (Kept, bool)>>,
    pub(super) keep: Keep,
    pub(super) sending: Flag<bool>,
    /// Whether another try is on its way.
    pub(super) trying: Flag<bool>,
    active: Flag<bool>,
    /// While a pointer is pressed, rows that were left wait here.
    pressed: Flag<bool>,
    left: RefCell<Vec<Left>>,
    pub(super) unsaved: WriteSignal<(String, String)>,
}

/// Takes up the page: what was kept from before goes into its fields and to the server.
pub fn wake(unsaved: WriteSignal<(String, String)>) {
    let text = page::by_id::<web_sys::Element>(BEGINS_WITH).and_then(|element| element.get_attribute("data-desk"));
    let Some(desk) = text.and_then(|text| read::<Desk>(&text)) else { return };
    let lang = desk.lang;
    let keep = Keep::of(&desk);
    let at_work = Rc::new(AtWork {
        lang,
        rows: RefCell::new(desk.rows.iter().map(Live::of).collect()),
        away: RefCell::default(),
        keep,
        sending: Flag::new(false),
        trying: Flag::new(false),
        active: Flag::new(false),
        pressed: Flag::new(false),
        left: RefCell::default(),
        unsaved,
        elsewhere: desk.elsewhere.iter().map(|(code, plain)| (code.clone(), Figure::from(plain.clone()).cell)).collect(),
        desk,
    });
    at_work.take_up_kept();
    keys::listen(&at_work);
    let beating = at_work.clone();
    let (ticks, seconds) = (Flag::new(0), Flag::new(0));
    set_interval(
        move || {
            ticks.set(ticks.get() + 1);
            if beating.active.replace(false) {
                seconds.set(seconds.get() + TICK.as_secs());
            }
            if ticks.get() % TICKS_A_BEAT == 0 && page::document().visibility_state() == web_sys::VisibilityState::Visible {
                beating.beat(seconds.replace(0));
            }
        },
        TICK,
    );
    if let Some(body) = page::document().body() {
        let _ = body.set_attribute("data-desk", "awake");
    }
}

impl AtWork {
    fn take_up_kept(self: &Rc<Self>) {
        for (code, mut kept) in self.keep.list() {
            // What cannot be read in the language that it was typed in is shown and asked about, and never sent.
            let is_read = kept.turn_to(self.lang);
            let here = self.with(&code, |live| (live.figure.clone(), live.row.break_kind.clone()));
            match here {
                // A plain form that came back with problems shows what was typed last.
                Some(_) if self.with(&code, |live| live.phase == Phase::Untouched) == Some(true) => {}
                Some((figure, mark))
                    if is_read && kept.typed.says(&figure, self.lang) && kept.break_kind.as_ref().is_none_or(|kind| *kind == mark) =>
                {
                    self.keep.forget(&code)
                }
                Some(_) => {
                    page::write(&code, &kept.typed);
                    if let Some(kind) = &kept.break_kind {
                        page::write_break(&code, kind);
                    }
                    self.with(&code, |live| live.seen = kept.seen);
                    page::write_revision(&code, kept.seen);
                    if is_read {
                        self.commit(&code);
                    } else {
                        self.with(&code, |live| {
                            let typed = kept.typed.figure(live.field(kept.lang), live.figure.cell.amount(), kept.lang);
                            live.phase = typed.map_or_else(Phase::Unfit, |_| Phase::Typing);
                        });
                        self.render(&code, false);
                    }
                }
                None => {
                    self.away.borrow_mut().insert(code, (kept, !is_read));
                }
            }
        }
        self.flush();
    }

    /// Changes a row, if it stands on this page.
    pub(super) fn with<R>(&self, code: &IndicatorCode, change: impl FnOnce(&mut Live) -> R) -> Option<R> {
        self.rows.borrow_mut().iter_mut().find(|live| live.row.code == *code).map(change)
    }

    pub fn knows(&self, code: &IndicatorCode) -> bool {
        self.with(code, |_| ()).is_some()
    }

    pub fn name(&self, code: &IndicatorCode) -> String {
        self.with(code, |live| live.row.name.clone()).unwrap_or_default()
    }

    /// How a typed text is understood.
    pub fn understood(&self, code: &IndicatorCode, text: &str) -> String {
        let lang = self.lang;
        let read = |live: &mut Live| {
            let unit = live.row.written_unit();
            match reading::read(text, unit, DecimalMark::of(lang), None) {
                Ok(read) => read.map(|read| read.words(lang)).unwrap_or_default(),
                Err(Unread::Asked(choices)) => words::understood_several(lang, problem::readings(choices, unit, lang)),
                Err(Unread::Not(_)) => words::not_a_number(lang).to_owned(),
            }
        };
        self.with(code, read).unwrap_or_default()
    }

    /// The same while it is being typed; nothing for a blank field.
    pub fn echo(&self, code: &IndicatorCode, text: &str) -> String {
        if text.trim().is_empty() { String::new() } else { format!("= {}", self.understood(code, text)) }
    }

    pub(super) fn kept(&self, code: &IndicatorCode) -> Kept {
        let (seen, saved, confirms) = self.with(code, |live| (live.seen, live.row.break_kind.clone(), live.confirms)).unwrap_or_default();
        let break_kind = Some(page::read_break(code)).filter(|kind| *kind != saved);
        Kept { section: self.desk.section.clone(), typed: page::read(code), break_kind, seen, lang: self.lang, confirms }
    }

    /// A key went down in a row: it is kept at once, and saved when the person goes on.
    pub fn typing(&self, code: &IndicatorCode) {
        self.active.set(true);
        self.keep.put(code, &self.kept(code));
        let was = self.with(code, |live| {
            // What somebody else saved, or a lock, stays in sight until it is settled.
            if matches!(live.phase, Phase::Clash(_) | Phase::Locked(_)) {
                return live.phase.clone();
            }
            std::mem::replace(&mut live.phase, Phase::Typing)
        });
        match was {
            Some(Phase::Clash(_)) => self.render(code, false),
            Some(Phase::Typing | Phase::Locked(_)) | None => {}
            Some(_) => page::mark(code, CellState::Typing, "", CellState::Typing.words(self.lang)),
        }
        self.tell_unsaved();
    }

    pub fn pointer(self: &Rc<Self>, pressed: bool) {
        self.pressed.set(pressed);
        if !pressed {
            let left = std::mem::take(&mut *self.left.borrow_mut());
            for left in left {
                match left {
                    Left::Changed(code) => self.commit(&code),
                    Left::Alone(code) => self.leave(&code),
                }
            }
        }
    }

    pub fn commit_after_pointer(self: &Rc<Self>, code: &IndicatorCode) {
        if self.pressed.get() {
            self.left.borrow_mut().push(Left::Changed(code.clone()));
        } else {
            self.commit(code);
        }
    }

    pub fn leave_after_pointer(&self, code: &IndicatorCode) {
        if self.pressed.get() {
            self.left.borrow_mut().push(Left::Alone(code.clone()));
        } else {
            self.leave(code);
        }
    }

    /// The person has gone on: what stands in the row is saved, or said why not.
    pub fn commit(self: &Rc<Self>, code: &IndicatorCode) {
        self.active.set(true);
        let typed = page::read(code);
        let lang = self.lang;
        let break_kind = page::read_break(code);
        let Some((figure, saved_break, phase)) =
            self.with(code, |live| (live.figure.clone(), live.row.break_kind.clone(), live.phase.clone()))
        else {
            return;
        };
        if matches!(phase, Phase::Clash(_) | Phase::Locked(_)) {
            self.keep.put(code, &self.kept(code));
            return;
        }
        if typed.says(&figure, lang) && break_kind == saved_break {
            self.keep.forget(code);
            let was = self.with(code, |live| {
                live.seen = live.row.revision;
                std::mem::replace(&mut live.phase, Phase::Settled)
            });
            self.render(code, !matches!(was, Some(Phase::Settled | Phase::Typing)));
            self.tell_unsaved();
            return;
        }
        self.keep.put(code, &self.kept(code));
        self.with(code, |live| {
            let read = typed.figure(live.field(lang), figure.cell.amount(), lang);
            live.phase = read.map_or_else(Phase::Unfit, |_| Phase::Saving);
        });
        self.render(code, true);
        self.flush();
    }

    /// Esc: the row as it is saved.
    pub fn undo(&self, code: &IndicatorCode) {
        let Some((figure, break_kind)) = self.with(code, |live| {
            if let Phase::Clash(theirs) = std::mem::replace(&mut live.phase, Phase::Settled) {
                live.accept(theirs);
            }
            live.seen = live.row.revision;
            (live.figure.clone(), live.row.break_kind.clone())
        }) else {
            return;
        };
        page::write(code, &TypedFigure::of(&figure, self.lang));
        page::write_break(code, &break_kind);
        page::write_revision(code, self.with(code, |live| live.seen).unwrap_or_default());
        self.keep.forget(code);
        self.render(code, true);
        self.tell_unsaved();
    }

    /// One of two: what stands in the field replaces the other's, or the other's is taken.
    pub fn settle_clash(self: &Rc<Self>, code: &IndicatorCode, mine: bool) {
        if !mine {
            self.undo(code);
            return;
        }
        self.with(code, |live| {
            if let Phase::Clash(theirs) = std::mem::replace(&mut live.phase, Phase::Typing) {
                live.accept(theirs);
            }
        });
        page::write_revision(code, self.with(code, |live| live.seen).unwrap_or_default());
        self.commit(code);
    }

    /// The words beside a new value hold, or go together with the break.
    pub fn settle_words(self: &Rc<Self>, code: &IndicatorCode, hold: bool) {
        if hold {
            self.with(code, |live| (live.confirms, live.phase) = (true, Phase::Saving));
            self.render(code, true);
            self.flush();
        } else {
            page::write_note(code, "");
            page::write_break(code, "");
            self.commit(code);
        }
    }

    /// A field was left. If it is required and empty, zero or the reason why there is none is offered.
    fn leave(&self, code: &IndicatorCode) {
        page::text(&Place::Echo.id(code), "");
        let wanted = self.with(code, |live| live.row.required && live.figure.cell == Cell::Missing && live.phase == Phase::Settled);
        let typed = page::read(code);
        page::hide(&Place::Offer.id(code), !(wanted == Some(true) && typed.value.trim().is_empty()));
    }

    /// Whether leaving would lose something: only where the browser refuses to remember.
    pub fn would_lose(&self) -> bool {
        !self.keep.works() && self.rows.borrow().iter().any(|live| !matches!(live.phase, Phase::Settled | Phase::Untouched))
    }

    fn beat(self: &Rc<Self>, seconds: u64) {
        let (path, lang) = (self.desk.here_at.clone(), self.lang);
        spawn_local(async move {
            if let Ok(names) = send::post(&path, &format!("seconds={seconds}")).await {
                let says = if names.is_empty() { String::new() } else { words::also_here(lang, names) };
                page::text("here", &says);
            }
        });
    }
}

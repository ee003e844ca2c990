//! What the desk tells: each row's state, how far the section has come, how much is not saved.

use std::collections::BTreeMap;

use leptos::prelude::Set;

use super::{
    live::AtWork,
    page,
    row::{Live, Phase},
};
use crate::{
    domain::{
        code::{IndicatorCode, SectionCode},
        entry::{cell::Cell, row::Place},
    },
    text::{cell, words::entry as words},
};

impl AtWork {
    /// How far the section and the year have come.
    pub(super) fn tell_progress(&self) {
        let rows = self.rows.borrow();
        let required: Vec<&Live> = rows.iter().filter(|live| live.row.required).collect();
        let done = required.iter().filter(|live| !live.figure.cell.is_missing()).count();
        let asks = rows.iter().filter(|live| live.asks(&|code| Self::cell_of(&rows, &self.elsewhere, code))).count();
        let (all_done, all_asks) = (self.desk.done_elsewhere + done, self.desk.asks_elsewhere + asks);
        page::text("bar-words", &cell::progress(all_done, self.desk.all, all_asks, self.lang));
        if let Some(bar) = page::by_id::<web_sys::Element>("bar-progress") {
            let _ = bar.set_attribute("value", &all_done.to_string());
        }
        page::text(&format!("count-{}", self.desk.section_at), &format!("{done}/{}", required.len()));
    }

    /// The count in the bar; the link leads to the first, or to signing in.
    pub(super) fn tell_unsaved(&self) {
        let rows = self.rows.borrow();
        let unsaved: Vec<&Live> = rows.iter().filter(|live| live.phase != Phase::Settled).collect();
        let away = self.away.borrow();
        let count = unsaved.len() + away.len();
        let section = |section: &SectionCode| {
            self.desk.sections.iter().find(|(known, _)| known == section).map(|(_, path)| path.as_str()).unwrap_or_default()
        };
        let href = if unsaved.iter().any(|live| live.phase == Phase::SignedOut) {
            format!("{}?next={}", self.desk.sign_in_at, section(&self.desk.section))
        } else if let Some(first) = unsaved.first() {
            format!("#{}", Place::Field.id(&first.row.code))
        } else {
            away.iter().next().map(|(code, (kept, _))| format!("{}#{}", section(&kept.section), Place::Field.id(code))).unwrap_or_default()
        };
        let words = if count > 0 { words::unsaved(self.lang, count) } else { String::new() };
        self.unsaved.set((words, href));
    }

    /// Shows a row as it is; `aloud` also to who reads by ear.
    pub(super) fn render(&self, code: &IndicatorCode, aloud: bool) {
        let rows = self.rows.borrow();
        let Some(live) = rows.iter().find(|live| live.row.code == *code) else { return };
        if live.phase == Phase::Untouched {
            return;
        }
        let name_of = |code: &IndicatorCode| {
            self.desk.names.iter().find(|(known, _)| known == code).map_or_else(|| code.to_string(), |(_, name)| name.clone())
        };
        let shown = live.reading(&|code| Self::cell_of(&rows, &self.elsewhere, code), &name_of, self.lang);
        let words = shown.state.words(self.lang);
        page::show(code, &shown, words);
        if aloud {
            let parts = [Some(words.to_owned()), shown.detail.clone(), shown.messages.first().cloned()];
            let said = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ");
            page::say(&format!("{}: {said}", live.row.name));
        }
    }

    fn cell_of(rows: &[Live], elsewhere: &BTreeMap<IndicatorCode, Cell>, code: &IndicatorCode) -> Cell {
        rows.iter()
            .find(|live| live.row.code == *code)
            .map(|live| live.figure.cell)
            .or_else(|| elsewhere.get(code).copied())
            .unwrap_or_default()
    }
}

//! Entering a library's year.

pub mod check;
pub mod filing;
pub mod history;
pub mod own_table;
pub mod row;
pub mod section;
pub mod typed_row;
pub mod upload;
pub mod year_table;

use chrono::NaiveDate;

use crate::{
    domain::{
        catalogue::indicator::Indicator,
        code::{IndicatorCode, LibraryCode, SectionCode},
        entry::{figures::StoredFigure, row::Place, sheet::Sheet},
        round::SubmissionState,
        year::Year,
    },
    text::{
        Lang,
        cell::Change,
        date::{self, helsinki_date, helsinki_time},
        words::{entry as words, states},
    },
    url::Page,
};
use year_table::share_words;

/// The state of a library's year in words.
pub fn sheet_state(sheet: &Sheet, lang: Lang) -> &'static str {
    state_name(sheet.submission.state, !sheet.cells.is_empty(), lang)
}

/// As [`sheet_state`]; `begun` says whether anything was saved.
pub fn state_name(state: SubmissionState, begun: bool, lang: Lang) -> &'static str {
    match state {
        SubmissionState::Draft if !begun => states::not_begun(lang),
        SubmissionState::Draft => states::draft(lang),
        SubmissionState::Submitted => states::submitted(lang),
        SubmissionState::Returned => states::returned(lang),
        SubmissionState::Approved => states::approved(lang),
    }
}

/// The title of a library's own copy of its year, and what stands under it: how far it has come, and a joint unit's share.
pub fn copy_head(sheet: &Sheet, lang: Lang) -> (String, Vec<String>) {
    let title = words::copy_title(lang, sheet.library.name.in_lang(lang), sheet.round.year);
    let state = words::year_state(lang, sheet.round.year, sheet_state(sheet, lang).to_lowercase());
    (title, [Some(state), share_words(sheet, lang)].into_iter().flatten().collect())
}

/// How an indicator's change is told.
pub fn change_of(indicator: &Indicator) -> Change {
    if indicator.changes_absolutely() { Change::Units(indicator.decimals.max(1)) } else { Change::Percent }
}

/// `14.32` today, else the day; and who.
pub fn when_saved(stored: &StoredFigure, today: NaiveDate, lang: Lang) -> String {
    let on = helsinki_date(stored.changed_at);
    let when = if on == today { helsinki_time(stored.changed_at) } else { date::date(on, lang) };
    match &stored.changed_by {
        Some(name) => words::saved_by(lang, when, name),
        None => when,
    }
}

/// Where on its section's form a cell is typed.
pub fn field_at((library, year): (&LibraryCode, Year), section: &SectionCode, indicator: &IndicatorCode, lang: Lang) -> String {
    let form = Page::Entry { library: library.clone(), year, section: section.clone() };
    format!("{}#{}", form.path(lang), Place::Field.id(indicator))
}

//! What the pages about a library's year say of it: its frame, bar, state, counts and cells.

use app::{
    domain::{
        account::Actor,
        catalogue::{Catalogue, indicator::Indicator},
        entry::sheet::Sheet,
        round::SubmissionState,
        year::Year,
    },
    pages::entry::Bar,
    text::{
        Lang,
        cell::{self as text, Change},
        date,
        words::{entry as words, states},
    },
    ui::{Nav, Shell},
    url::Page,
};

use crate::http::Web;

/// Required cells answered, of all required, by section.
pub fn section_counts(sheet: &Sheet, catalogue: &Catalogue) -> Vec<(usize, usize)> {
    catalogue
        .sections()
        .iter()
        .map(|section| {
            let required: Vec<&Indicator> = catalogue.asked_in(&section.code).filter(|indicator| indicator.is_required()).collect();
            let done = required.iter().filter(|indicator| !sheet.cell(&indicator.code).is_missing()).count();
            (done, required.len())
        })
        .collect()
}

/// Required cells answered, of all required.
fn progress(sheet: &Sheet, catalogue: &Catalogue) -> (usize, usize) {
    let all = catalogue.indicators().iter().filter(|indicator| indicator.is_required()).count();
    (all - sheet.blanks(catalogue.indicators()).len(), all)
}

/// The state of a library's year in words.
pub fn state_name(sheet: &Sheet, lang: Lang) -> &'static str {
    match sheet.submission.state {
        SubmissionState::Draft if sheet.cells.is_empty() => states::not_begun(lang),
        SubmissionState::Draft => states::draft(lang),
        SubmissionState::Submitted => states::submitted(lang),
        SubmissionState::Returned => states::returned(lang),
        SubmissionState::Approved => states::approved(lang),
    }
}

/// Required cells answered, of all required; and cells with open questions.
pub fn progress_counts(sheet: &Sheet, catalogue: &Catalogue) -> (usize, usize, usize) {
    let (done, all) = progress(sheet, catalogue);
    let asks = catalogue.indicators().iter().filter(|indicator| indicator.is_asked() && sheet.asks(indicator)).count();
    (done, all, asks)
}

/// The bar above the form and its review.
pub fn bar(web: &Web, sheet: &Sheet, lang: Lang) -> Bar {
    let (done, all, asks) = progress_counts(sheet, &sheet.catalogue);
    let left = (sheet.round.due_on - web.service.clock.today()).num_days();
    Bar {
        library: sheet.library.abbreviation.clone(),
        state: words::year_state(lang, sheet.round.year, state_name(sheet, lang).to_lowercase()),
        due: date::date(sheet.round.due_on, lang),
        left: if left >= 0 { words::days_left(lang, left) } else { words::late_by(lang, -left) },
        progress: text::progress(done, all, asks, lang),
        done,
        all,
    }
}

/// The frame of a page about a library's year.
pub fn shell(web: &Web, actor: &Actor, page: Page, title: String, lang: Lang, year: Year) -> Shell {
    Shell { nav: Nav::signed_in(actor, lang, Some(year)), ..Shell::public(lang, page, title, &web.service.published().site) }
}

/// How an indicator's change is told.
pub fn change_of(indicator: &Indicator) -> Change {
    if indicator.changes_absolutely() { Change::Units(indicator.decimals.max(1)) } else { Change::Percent }
}

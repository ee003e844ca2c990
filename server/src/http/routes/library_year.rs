//! What the pages about a library's year say of it: its frame, bar, state, counts and cells.

use app::{
    domain::{account::Actor, amount::Amount, catalogue::Catalogue, cell::Cell, indicator::Indicator, round::SubmissionState, year::Year},
    pages::entry::Bar,
    text::{
        Lang, date, number,
        words::{entry as words, states},
    },
    ui::{Nav, Shell},
    url::Page,
};

use crate::{http::Web, service::entry::Sheet};

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
pub fn progress(sheet: &Sheet, catalogue: &Catalogue) -> (usize, usize) {
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

/// The bar above the form and its review.
pub fn bar(web: &Web, sheet: &Sheet, lang: Lang) -> Bar {
    let catalogue = &web.service.catalogue;
    let (done, all) = progress(sheet, catalogue);
    let asks =
        catalogue.indicators().iter().filter(|indicator| indicator.is_asked() && !sheet.open_questions(indicator).is_empty()).count();
    let left = (sheet.round.due_on - web.service.clock.today()).num_days();
    let need = if asks > 0 { format!(" · {}", words::need_note(lang, asks)) } else { String::new() };
    Bar {
        library: sheet.library.abbreviation.clone(),
        state: words::year_state(lang, sheet.round.year, state_name(sheet, lang).to_lowercase()),
        due: date::date(sheet.round.due_on, lang),
        left: if left >= 0 { words::days_left(lang, left) } else { words::late_by(lang, -left) },
        progress: format!("{}{need}", words::progress(lang, done, all)),
        done,
        all,
    }
}

/// The frame of a page about a library's year.
pub fn shell(web: &Web, actor: &Actor, page: Page, title: String, lang: Lang, year: Year) -> Shell {
    Shell {
        lang,
        page,
        title,
        nav: Nav::signed_in(actor, lang, Some(year)),
        demo: web.service.published().demo,
        banner: None,
        failed: false,
        islands: false,
    }
}

/// A cell in a few words: its value, or why there is none.
pub fn cell_text(cell: Cell, lang: Lang) -> String {
    match cell {
        Cell::Reported(amount) => number::amount(amount, lang),
        Cell::Estimated(amount) => format!("{} ({})", number::amount(amount, lang), words::status_estimated(lang).to_lowercase()),
        Cell::NotCollected => format!("— {}", states::not_collected(lang).to_lowercase()),
        Cell::NotApplicable => format!("— {}", states::not_applicable(lang).to_lowercase()),
        Cell::Missing => "—".to_owned(),
    }
}

/// The change on last year, as the indicator tells it; a dash where there is none.
pub fn change_text(indicator: &Indicator, now: Cell, before: Cell, lang: Lang) -> String {
    let (Some(now), Some(before)) = (now.amount().map(Amount::to_f64), before.amount().map(Amount::to_f64)) else {
        return "—".to_owned();
    };
    if indicator.changes_absolutely() {
        let by = now - before;
        return number::with_sign(by, &number::number(by.abs(), indicator.decimals.max(1), lang));
    }
    if before == 0.0 { "—".to_owned() } else { number::change_percent((now / before - 1.0) * 100.0, lang) }
}

//! Freezing a year, with a check list.

use leptos::prelude::*;

use crate::{
    domain::{
        catalogue::Catalogue,
        checklist::Checklist,
        code::{FactorKey, IndicatorCode, LibraryCode},
        entry::{progress::Glance, review::Board},
        limits::MOST_NAMED,
        round::{RoundState, SubmissionState},
        story::StoryState,
        year::Year,
    },
    text::{
        Lang, names,
        words::{common, review as words},
    },
    ui::{ErrorLink, Frame, Shell, breadcrumb, enter_does_nothing, error_summary, icon, shell, text_area},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Freeze {
    pub shell: Shell,
    pub title: String,
    pub year: Year,
    /// Whether it is fine, and what.
    pub checks: Vec<(bool, String)>,
    /// Why it cannot be frozen.
    pub blocked: Option<String>,
    pub unconfirmed: bool,
    /// Of a year that is frozen already.
    pub again: Option<Again>,
}

/// Another revision: what it corrects, and why.
#[derive(Clone, Debug)]
pub struct Again {
    pub corrections: Vec<String>,
    pub reason: String,
    pub unreasoned: bool,
}

#[must_use]
pub fn freeze(page: Freeze) -> AnyView {
    let lang = page.shell.lang;
    let year = page.year;
    let checks = page
        .checks
        .into_iter()
        .map(|(fine, text)| view! { <li>{icon(if fine { "i-check" } else { "i-warn" })}<span>{text}</span></li> })
        .collect_view();
    let mut errors = Vec::new();
    if page.again.as_ref().is_some_and(|again| again.unreasoned) {
        errors.push(ErrorLink { text: words::freeze_reason_needed(lang).to_owned(), field: "reason".to_owned() });
    }
    if page.unconfirmed {
        errors.push(ErrorLink { text: words::freeze_confirm_needed(lang).to_owned(), field: "confirm".to_owned() });
    }
    let lede = if page.again.is_some() { words::freeze_again_lede(lang) } else { words::freeze_lede(lang) };
    let button = if page.again.is_some() { words::to_correction(lang) } else { words::freeze_do(lang) };
    let changed = page.again.as_ref().map(|again| {
        let items = again.corrections.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
        let none = again.corrections.is_empty().then(|| view! { <p>{words::freeze_no_corrections(lang)}</p> });
        view! {
            <h2 class="after">{words::freeze_corrections(lang)}</h2>
            {none}
            <ul class="cols after-s">{items}</ul>
        }
    });
    let why = page.again.map(|again| {
        let class = if again.unreasoned { "field is-err" } else { "field" };
        view! {
            <div class=class>
                <label r#for="reason">{words::freeze_reason(lang)}</label>
                <span class="hint" id="reason-hint">
                    {words::freeze_reason_hint(lang)}
                </span>
                {text_area(
                    "reason".to_owned(),
                    "reason".to_owned(),
                    3,
                    "reason-hint".to_owned(),
                    again.unreasoned,
                    &again.reason,
                )}
            </div>
        }
    });
    let form = match page.blocked {
        Some(text) => view! {
            <div class="warnbox after">
                <p>{text}</p>
            </div>
        }
        .into_any(),
        None => view! {
            <form method="post" action=Page::Freeze(year).path(lang)>
                {enter_does_nothing()}
                {why}
                <div class="opt after">
                    <input r#type="checkbox" id="confirm" name="confirm" value="yes" />
                    <label r#for="confirm">{words::freeze_confirm(lang)}</label>
                </div>
                <p class="after-s">
                    <button class="btn" r#type="submit">
                        {button}
                    </button>
                </p>
            </form>
        }
        .into_any(),
    };
    let summary = error_summary(words::not_frozen(lang, year), errors);
    let main = view! {
        <div class="open">
            {breadcrumb([(Page::Review(year).path(lang), common::nav_review(lang))], lang)} {summary}
            <h1 class="after-s">{page.title}</h1> <p class="lede">{lede}</p>
            <h2 class="after">{words::freeze_check(lang)}</h2> <ul class="advice">{checks}</ul> {changed} {form}
        </div>
    };
    shell(page.shell, None, main.into_any())
}

/// What came back with the form.
#[derive(Debug, Default)]
pub struct Typed {
    pub reason: String,
    pub unconfirmed: bool,
    pub unreasoned: bool,
}

/// Whether the year is published already, so that this makes another revision.
#[must_use]
pub fn is_again(board: &Board) -> bool {
    board.round.state == RoundState::Frozen
}

/// Why it cannot be frozen at all.
#[must_use]
pub fn blocked(board: &Board, lang: Lang) -> Option<String> {
    let nothing = board.members.values().all(|glance| glance.approved_at.is_none());
    nothing.then(|| words::freeze_nothing(lang).to_owned())
}

fn named(mut all: Vec<String>, lang: Lang) -> String {
    let more = all.len().saturating_sub(MOST_NAMED);
    all.truncate(MOST_NAMED);
    if more == 0 { names::list(&all, lang) } else { words::and_more(lang, all.join(", "), more) }
}

impl Freeze {
    #[must_use]
    pub fn of(frame: &Frame, board: &Board, list: &Checklist, catalogue: &Catalogue, typed: Typed) -> Self {
        let lang = frame.lang;
        let year = board.round.year;
        let short = |code: &LibraryCode| catalogue.library_name(code.as_str());
        let libraries = |codes: &[LibraryCode]| named(codes.iter().map(short).collect(), lang);
        let indicators = |codes: &[IndicatorCode]| named(codes.iter().map(|code| catalogue.indicator_name(code, lang)).collect(), lang);
        let factor =
            |key: &FactorKey| catalogue.find_factor(key).map_or_else(|| key.to_string(), |factor| factor.name.in_lang(lang).to_owned());
        let of = catalogue.size().share.in_lang(lang);
        let in_state = |state: StoryState| board.stories.iter().filter(|story| story.state == state).count();
        let waiting = in_state(StoryState::Submitted);
        let (all, left_out) = (board.members.len(), list.left_out.len());
        let mut checks = vec![(left_out == 0, words::freeze_approved(lang, all - left_out, all))];
        checks.push(if left_out == 0 {
            (true, words::freeze_all_in(lang).to_owned())
        } else {
            (false, words::freeze_left_out(lang, libraries(&list.left_out)))
        });
        let is_back = |(_, glance): &(&LibraryCode, &Glance)| glance.state == SubmissionState::Returned;
        let returned: Vec<LibraryCode> = board.members.iter().filter(is_back).map(|(library, _)| library.clone()).collect();
        checks.push(if returned.is_empty() {
            (true, words::freeze_no_returns(lang).to_owned())
        } else {
            (false, words::freeze_returns(lang, libraries(&returned)))
        });
        if list.hidden.is_empty() && list.warned.is_empty() {
            checks.push((true, words::freeze_covered(lang, of)));
        }
        if !list.hidden.is_empty() {
            checks.push((false, words::freeze_hidden(lang, of, indicators(&list.hidden))));
        }
        if !list.warned.is_empty() {
            checks.push((false, words::freeze_warned(lang, of, indicators(&list.warned))));
        }
        if !list.protected.is_empty() {
            checks.push((false, words::freeze_protected(lang, indicators(&list.protected))));
        }
        checks.push((waiting == 0, words::freeze_stories(lang, in_state(StoryState::Published), waiting)));
        checks.push(if list.untranslated.is_empty() {
            (true, words::freeze_translated(lang).to_owned())
        } else {
            (false, words::freeze_untranslated(lang, indicators(&list.untranslated)))
        });
        if !list.without_factor.is_empty() {
            let names = named(list.without_factor.iter().map(factor).collect(), lang);
            checks.push((false, words::freeze_without_factor(lang, year, names)));
        }
        if !list.provisional.is_empty() {
            checks.push((false, words::freeze_provisional(lang, named(list.provisional.iter().map(factor).collect(), lang))));
        }
        let corrections = list
            .corrections
            .iter()
            .map(|correction| format!("{}: {}", short(&correction.library), catalogue.indicator_name(&correction.indicator, lang)))
            .collect();
        let title = if is_again(board) { words::freeze_again_title(lang, year) } else { words::freeze_title(lang, year) };
        let mut shell = frame.shell(Page::Freeze(year), title.clone());
        shell.failed = typed.unconfirmed || typed.unreasoned;
        Self {
            shell,
            title,
            year,
            checks,
            again: is_again(board).then_some(Again { corrections, reason: typed.reason, unreasoned: typed.unreasoned }),
            blocked: blocked(board, lang),
            unconfirmed: typed.unconfirmed,
        }
    }
}

//! A library's year as the coordinator goes through it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{
    doubts::{Doubt, doubtful, doubts},
    neighbours::{neighbours, waiting_beside},
};
use crate::{
    domain::{
        code::{IndicatorCode, LibraryCode},
        entry::{
            figures::LibraryFigures,
            review::{Board, CellChange, Since},
            sheet::Sheet,
        },
        refused::Refused,
        round::{RoundState, SubmissionState},
        year::Year,
    },
    pages::entry::{
        sheet_state, when_saved,
        year_table::{RETURN_FORM, Reader, sections, share_words},
    },
    text::{
        Lang, cell,
        date::{self, helsinki_date},
        problem::refusal,
        words::{common, entry as entry_words, review as words, states},
    },
    ui::{
        Column, Entry, ErrorLink, Frame, Section, Shell, Table, breadcrumb, enter_does_nothing, error_summary, shell, table,
        table_sections, text_area,
    },
    url::Page,
};

#[derive(Clone, Debug)]
pub struct ReviewLibrary {
    pub shell: Shell,
    pub library: LibraryCode,
    pub name: String,
    pub year: Year,
    pub state: String,
    /// The part of a joint unit, in words.
    pub share: Option<String>,
    /// What changed since approval or return, with the sentence above it.
    pub changes: Option<(String, Table)>,
    /// What to look at first.
    pub doubts: Vec<Doubt>,
    pub all: AllFigures,
    /// Libraries that wait for the coordinator, before and after this one.
    pub neighbours: [Option<(LibraryCode, String)>; 2],
    pub figures: usize,
    pub may_take_up: bool,
    /// The version of the figures that is shown, when it can be approved: approving names it.
    pub approvable: Option<i64>,
    pub may_return: bool,
    pub may_take_back: bool,
    /// In a round that is not open.
    pub reopen: Option<Reopening>,
    /// Why there is nothing to do.
    pub waiting: String,
    /// As typed before.
    pub reason: String,
    pub errors: Vec<ErrorLink>,
    pub returned: Option<String>,
    pub notice: Option<String>,
    /// The form that remarks in the tables belong to.
    pub return_form: &'static str,
}

/// Every figure by section.
#[derive(Clone, Debug)]
pub struct AllFigures {
    pub sections: Vec<(String, Table)>,
    /// Whether they are in sight at first.
    pub unfolded: bool,
}

/// Letting this library work although the round is not open.
#[derive(Clone, Debug)]
pub struct Reopening {
    /// The last day, if there is one.
    pub until: String,
    /// The year is frozen, and this is for a correction.
    pub corrects: bool,
}

#[must_use]
pub fn review_library(page: ReviewLibrary) -> AnyView {
    let lang = page.shell.lang;
    let (year, library) = (page.year, page.library.clone());
    let at = |to: fn(Year, LibraryCode) -> Page| to(year, library.clone()).path(lang);
    let sections = table_sections(page.all.sections, lang);
    let take_up = page.may_take_up.then(|| {
        let action = at(|year, library| Page::ReviewTakeUp { year, library });
        view! {
            <form method="post" action=action>
                <p>
                    <button class="btn btn--2" r#type="submit">
                        {words::take_up(lang)}
                    </button>
                </p>
                <p class="note muted after-s">{words::take_up_why(lang)}</p>
            </form>
        }
        .into_any()
    });
    let [previous, next] = page.neighbours;
    let beside = neighbours([previous, next.clone()], year, lang);
    let approve = page.approvable.map(|version| {
        let action = at(|year, library| Page::ReviewApprove { year, library });
        view! {
            <form method="post" action=action class="after-s">
                <input r#type="hidden" name="version" value=version.to_string() />
                <p class="btns">
                    <button class="btn" r#type="submit">
                        {words::approve(lang)}
                    </button>
                    {next
                        .map(|(library, name)| {
                            view! {
                                <button class="btn btn--2" r#type="submit" name="next" value=library.to_string()>
                                    {words::approve_next(lang, name)}
                                </button>
                            }
                        })}
                </p>
                <p class="note muted after-s">{words::approve_what(lang, page.figures)}</p>
            </form>
        }
        .into_any()
    });
    let take_back = page.may_take_back.then(|| {
        let action = at(|year, library| Page::ReviewTakeBack { year, library });
        view! {
            <form method="post" action=action>
                <p>
                    <button class="btn btn--2" r#type="submit">
                        {words::take_back(lang)}
                    </button>
                </p>
                <p class="note muted after-s">{words::take_back_why(lang)}</p>
            </form>
        }
        .into_any()
    });
    let reopen = page.reopen.map(|Reopening { until, corrects }| {
        let (title, hint) =
            if corrects { (words::correct(lang), words::correct_hint(lang)) } else { (words::reopen(lang), words::reopen_hint(lang)) };
        let action = at(|year, library| Page::ReviewReopen { year, library });
        view! {
            <form method="post" action=action class="after-s">
                {enter_does_nothing()}
                <h3>{title}</h3>
                <div class="field">
                    <label r#for="until">{words::reopen_until(lang)}</label>
                    <span class="hint" id="until-hint">
                        {hint}
                    </span>
                    <input class="in" id="until" name="until" r#type="date" aria-describedby="until-hint" value=until />
                </div>
                <p class="after-s">
                    <button class="btn btn--2" r#type="submit">
                        {words::reopen_do(lang)}
                    </button>
                </p>
            </form>
        }
        .into_any()
    });
    let nothing = page.approvable.is_none() && !page.may_return && reopen.is_none();
    let waiting = nothing.then(|| view! { <p>{page.waiting}</p> });
    let failed = !page.errors.is_empty();
    let send_back = page.may_return.then(|| {
        let action = at(|year, library| Page::ReviewReturn { year, library });
        view! {
            <form method="post" action=action id=page.return_form>
                {enter_does_nothing()}
                <h3>{words::return_title(lang)}</h3>
                {page.may_take_back.then(|| view! { <p class="note muted">{words::return_approved(lang)}</p> })}
                <div class=if failed { "field is-err" } else { "field" }>
                    <label r#for="reason">{words::return_reason(lang)}</label>
                    <span class="hint" id="reason-hint">
                        {words::return_hint(lang)}
                    </span>
                    {text_area(
                        "reason".to_owned(),
                        "reason".to_owned(),
                        4,
                        "reason-hint".to_owned(),
                        failed,
                        &page.reason,
                    )}
                </div>
                <p class="after-s">
                    <button class="btn btn--2" r#type="submit">
                        {words::return_do(lang)}
                    </button>
                </p>
            </form>
        }
        .into_any()
    });
    let returned = page.returned.map(|reason| {
        view! {
            <div class="say">
                <p>{reason}</p>
            </div>
        }
    });
    let notice = page.notice.map(|text| {
        view! {
            <div class="okbox after-s" role="status">
                <p>{text}</p>
            </div>
        }
    });
    let changes = page
        .changes
        .map(|(title, rows)| view! { {Section::new(words::changes(lang)).why(title).tight().holding(table(rows, lang))} }.into_any());
    let main = view! {
        <div class="open">
            {breadcrumb([(Page::Review(year).path(lang), common::nav_review(lang))], lang)}
            {error_summary(words::return_title(lang).to_owned(), page.errors)}
            <h1 class="after-s">{words::year_title(lang, page.name, year)}</h1> <p class="lede">{page.state}</p>
            {page.share.map(|share| view! { <p class="muted">{share}</p> })} {returned} {notice} {beside}
        </div>
        {Section::new(words::action(lang))
            .tight()
            .holding_two(
                view! {
                    <div>{take_up}{approve}{take_back}{reopen}{waiting}</div>
                    <div>{send_back}</div>
                },
            )}
        {Section::new(words::doubts_title(lang, page.doubts.len()))
            .why(if page.doubts.is_empty() { words::doubts_none(lang) } else { words::doubts_why(lang) })
            .tight()
            .holding(doubts(page.doubts, year, lang))}
        {changes}
        <details class="more more--all" open=page.all.unfolded>
            <summary>{words::all_figures(lang)}</summary>
            {sections}
        </details>
    };
    shell(page.shell, None, main.into_any())
}

/// What stands in the form for returning.
#[derive(Debug, Default)]
pub struct Typed {
    pub reason: String,
    pub remarks: BTreeMap<IndicatorCode, String>,
    pub problem: Option<Problem>,
}

/// Why nothing was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The figures have changed since they were read.
    NotApproved,
    RemarkTooLong,
    NotReturned(Refused),
}

impl Problem {
    fn error(self, lang: Lang) -> ErrorLink {
        let (text, field) = match self {
            Self::NotApproved => (words::changed_meanwhile(lang), "main"),
            Self::RemarkTooLong => (entry_words::note_too_long(lang), "reason"),
            Self::NotReturned(refused) => (refusal(refused, lang), "reason"),
        };
        ErrorLink { text: text.to_owned(), field: field.to_owned() }
    }
}

/// What is known of a library's year.
pub struct Seen<'a> {
    pub sheet: &'a Sheet,
    /// Since approval or return, if there was one.
    pub changes: Option<(Since, Vec<CellChange>)>,
    /// The earlier years, the latest first.
    pub earlier: &'a [(Year, LibraryFigures)],
    pub board: &'a Board,
    /// The library that was approved just before.
    pub done: Option<LibraryCode>,
}

impl ReviewLibrary {
    #[must_use]
    pub fn of(frame: &Frame, seen: Seen<'_>, typed: Typed) -> Self {
        let Seen { sheet, changes, earlier, board, done } = seen;
        let (lang, library, year) = (frame.lang, sheet.library.code.clone(), sheet.round.year);
        let (submission, state) = (&sheet.submission, sheet.submission.state);
        let frozen = sheet.round.state == RoundState::Frozen;
        // A frozen year is only corrected, by a library that was let back in.
        let open = !frozen || submission.open_until.is_some();
        let sent = submission.submitted_at.map(|at| format!(" · {}", date::date(helsinki_date(at), lang))).unwrap_or_default();
        let late = if sheet.is_late() { format!(" · {}", states::late(lang).to_lowercase()) } else { String::new() };
        let taken_up = if state == SubmissionState::Submitted && submission.taken_up_at.is_some() {
            format!(" · {}", words::taken_up(lang))
        } else {
            String::new()
        };
        let name = sheet.library.name.in_lang(lang).to_owned();
        let mut shell = frame.shell(Page::ReviewLibrary { year, library: library.clone() }, format!("{name} {year}"));
        shell.failed = typed.problem.is_some();
        let may_return = open
            && (matches!(state, SubmissionState::Submitted | SubmissionState::Approved)
                || !typed.reason.is_empty()
                || !typed.remarks.is_empty());
        let remarks = may_return.then_some(&typed.remarks);
        let doubtful = doubtful(sheet);
        let name_of = |code: &LibraryCode| sheet.catalogue.library_name(code.as_str());
        let neighbours = waiting_beside(board, &library).map(|found| found.map(|code| (code.clone(), name_of(code))));
        Self {
            shell,
            library,
            name,
            year,
            state: format!("{}{sent}{late}{taken_up}", sheet_state(sheet, lang)),
            share: share_words(sheet, lang),
            changes: changes.filter(|(_, changes)| !changes.is_empty()).map(|(since, changes)| changed(sheet, since, &changes, lang)),
            doubts: Doubt::list(sheet, &doubtful, earlier, remarks, lang),
            all: AllFigures {
                sections: sections(sheet, &Reader::Coordinator { remarks, apart: &doubtful }, lang),
                unfolded: doubtful.is_empty() || typed.remarks.keys().any(|code| !doubtful.contains(code)),
            },
            figures: sheet.cells.values().filter(|stored| !stored.figure.cell.is_missing()).count(),
            may_take_up: open && state == SubmissionState::Submitted && submission.taken_up_at.is_none(),
            approvable: (open && state == SubmissionState::Submitted).then(|| sheet.version()),
            may_return,
            may_take_back: open && state == SubmissionState::Approved,
            reopen: (frozen || sheet.round.state == RoundState::Closed)
                .then(|| Reopening { until: submission.open_until.map(|day| day.to_string()).unwrap_or_default(), corrects: frozen }),
            neighbours,
            notice: done.map(|approved| words::done_approved(lang, name_of(&approved))),
            waiting: match state {
                _ if !open => states::refused_frozen(lang),
                SubmissionState::Returned => words::returned_to_library(lang),
                _ => words::not_submitted(lang),
            }
            .to_owned(),
            reason: typed.reason,
            errors: typed.problem.map(|problem| problem.error(lang)).into_iter().collect(),
            returned: sheet.return_reason(),
            return_form: RETURN_FORM,
        }
    }
}

/// Old and new side by side, with who changed it and what they said.
fn changed(sheet: &Sheet, since: Since, changes: &[CellChange], lang: Lang) -> (String, Table) {
    let (title, was) = match since {
        Since::Approval(at) => (words::changes_since_approval(lang, date::date(helsinki_date(at), lang)), states::approved(lang)),
        Since::Return(at) => (words::changes_since_return(lang, date::date(helsinki_date(at), lang)), states::returned(lang)),
    };
    let rows = changes.iter().map(|change| {
        let code = &change.now.indicator;
        let name = sheet.catalogue.indicator_name(code, lang);
        let history = Page::EntryHistory { library: sheet.library.code.clone(), year: sheet.round.year, indicator: code.clone() };
        let (before, now) = (change.before.cell, change.now.figure.cell);
        vec![
            Entry::Link { text: name, href: history.path(lang) },
            if before == now { Entry::Text(cell::cell(before, lang)) } else { Entry::Was(cell::cell(before, lang)) },
            Entry::Strong(cell::cell(now, lang)),
            Entry::Text(when_saved(&change.now, sheet.today, lang)),
            Entry::Text(change.now.figure.note.clone()),
        ]
    });
    let table = Table::new(
        title.clone(),
        vec![
            Column::left(entry_words::column_indicator(lang)),
            Column::right(was),
            Column::right(words::now(lang)),
            Column::left(words::changed_by(lang)),
            Column::left(entry_words::note(lang)),
        ],
        rows.collect(),
    );
    (title, table)
}

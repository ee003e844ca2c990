//! The page before sending: everything in one place, what is open as links to the cells.

use leptos::prelude::*;

use super::{
    section::{Bar, bar},
    year_table::{Reader, sections, share_words},
};
use crate::{
    domain::{
        catalogue::indicator::Indicator,
        code::{IndicatorCode, LibraryCode},
        entry::sheet::Sheet,
        refused::Refused,
        round::SubmissionState,
        year::Year,
    },
    pages::entry::field_at,
    text::{
        problem,
        words::{common, entry as words},
    },
    ui::{Frame, Shell, Table, breadcrumb, icon, shell, table_sections},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Check {
    pub shell: Shell,
    pub library: LibraryCode,
    pub library_name: String,
    pub year: Year,
    pub bar: Bar,
    /// Name and address of each blank required cell.
    pub blanks: Vec<(String, String)>,
    /// Name, question and address.
    pub questions: Vec<(String, String, String)>,
    pub may_submit: bool,
    /// Why it cannot be sent now, such as that it has been.
    pub lock: Option<String>,
    /// Whether what was sent can be taken back.
    pub may_recall: bool,
    /// The part of a joint unit, in words.
    pub share: Option<String>,
    /// What the coordinator asks of single cells: name, words and address.
    pub remarks: Vec<(String, String, String)>,
    pub returned: Option<String>,
    pub sections: Vec<(String, Table)>,
}

#[must_use]
pub fn check(page: Check) -> AnyView {
    let lang = page.shell.lang;
    let ready = page.blanks.is_empty() && page.questions.is_empty();
    let submit = Page::EntryCheck { library: page.library.clone(), year: page.year }.path(lang);
    let list = |items: Vec<(String, String, String)>| {
        items
            .into_iter()
            .map(|(name, words, href)| {
                view! {
                    <li>
                        <a href=href>{name}</a>
                        ": "
                        {words}
                    </li>
                }
            })
            .collect_view()
    };
    let recall = page.may_recall.then(|| {
        let action = Page::EntryRecall { library: page.library.clone(), year: page.year }.path(lang);
        view! {
            <form method="post" action=action>
                <p class="after-s">{words::recall_why(lang)}</p>
                <p class="after-s">
                    <button class="btn btn--2" r#type="submit">
                        {words::recall(lang)}
                    </button>
                </p>
            </form>
        }
    });
    let copy = Page::EntryCopy { library: page.library.clone(), year: page.year }.path(lang);
    let verdict = if let Some(lock) = page.lock {
        view! {
            <div class="warnbox">
                <p>{icon("i-lock")}" "{lock}</p>
                {recall}
            </div>
        }
        .into_any()
    } else if ready && page.may_submit {
        view! {
            <div class="okbox">
                <p>
                    <strong>{words::check_ready(lang)}</strong>
                </p>
                <p>{words::check_ready_do(lang)}</p>
                <form method="post" action=submit>
                    <p class="after-s">
                        <button class="btn" r#type="submit">
                            {words::submit(lang)}
                        </button>
                    </p>
                </form>
            </div>
        }
        .into_any()
    } else if ready {
        view! {
            <div class="okbox">
                <p>
                    <strong>{words::check_ready(lang)}</strong>
                </p>
                <p>{words::check_manager_only(lang)}</p>
            </div>
        }
        .into_any()
    } else {
        let blanks = page
            .blanks
            .iter()
            .map(|(name, href)| {
                view! {
                    <li>
                        <a href=href.clone()>{name.clone()}</a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <div class="warnbox">
                <p>{words::check_not_yet(lang)}</p>
                {(!page.blanks.is_empty())
                    .then(|| {
                        view! {
                            <h2 class="box__h">{words::check_blanks(lang, page.blanks.len())}</h2>
                            <ul class="cols">{blanks}</ul>
                        }
                    })}
                {(!page.questions.is_empty())
                    .then(|| {
                        view! {
                            <h2 class="box__h">{words::check_questions(lang, page.questions.len())}</h2>
                            <ul>{list(page.questions.clone())}</ul>
                        }
                    })}
            </div>
        }
        .into_any()
    };
    let returned = page.returned.map(|reason| {
        view! {
            <div class="warnbox after-s">
                <p>
                    <strong>{words::returned_because(lang)}</strong>
                </p>
                <p>{reason}</p>
            </div>
        }
    });
    let remarks = (!page.remarks.is_empty()).then(|| {
        view! {
            <div class="warnbox after-s">
                <h2 class="box__h">{words::returned_because(lang)}</h2>
                <ul>{list(page.remarks)}</ul>
            </div>
        }
    });
    let sections = table_sections(page.sections, lang);
    let back = Page::EntryYear { library: page.library, year: page.year }.path(lang);
    let main = view! {
        <div class="open">
            {breadcrumb([(back, common::nav_entry(lang))], lang)}
            <h1 class="after-s">{words::check_title(lang, page.library_name, page.year)}</h1>
            <div class="after">{verdict}{returned}{remarks}</div> <p class="after-s">
                <a href=copy>{words::print_copy(lang)}</a>
                {page.share.map(|share| format!(" · {share}"))}
            </p>
        </div>
        {sections}
    };
    shell(page.shell, Some(bar(page.bar, None, lang)), main.into_any())
}

impl Check {
    /// `may_submit` is for the library's manager.
    #[must_use]
    pub fn of(frame: &Frame, sheet: &Sheet, may_submit: bool) -> Self {
        let lang = frame.lang;
        let catalogue = &sheet.catalogue;
        let (library, year) = (sheet.library.code.clone(), sheet.round.year);
        let to = |indicator: &Indicator| field_at((&library, year), &indicator.section, &indicator.code, lang);
        let name_of = |code: &IndicatorCode| catalogue.indicator_name(code, lang);
        let blanks = sheet
            .blanks(catalogue.indicators())
            .into_iter()
            .map(|indicator| (indicator.name.in_lang(lang).to_owned(), to(indicator)))
            .collect();
        let questions = catalogue
            .indicators()
            .iter()
            .filter(|indicator| indicator.is_asked())
            .flat_map(|indicator| sheet.open_questions(indicator).into_iter().map(move |question| (indicator, question)))
            .map(|(indicator, question)| {
                (indicator.name.in_lang(lang).to_owned(), problem::question(&question, &name_of, lang), to(indicator))
            })
            .collect();
        let lock = sheet.lock().map(|refused| match (refused, sheet.submission.state) {
            (Refused::Locked, SubmissionState::Submitted) if sheet.submission.taken_up_at.is_some() => words::taken_up(lang).to_owned(),
            (Refused::Locked, SubmissionState::Submitted) => words::submitted_thanks(lang).to_owned(),
            (Refused::Locked, SubmissionState::Approved) => words::home_approved(lang).to_owned(),
            (other, _) => problem::refusal(other, lang).to_owned(),
        });
        Self {
            shell: frame
                .shell(Page::EntryCheck { library: library.clone(), year }, words::check_title(lang, &sheet.library.abbreviation, year)),
            library_name: sheet.library.abbreviation.clone(),
            year,
            bar: Bar::of(sheet, lang),
            blanks,
            questions,
            may_submit,
            lock,
            may_recall: may_submit && sheet.is_recallable(),
            share: share_words(sheet, lang),
            remarks: catalogue
                .indicators()
                .iter()
                .filter_map(|indicator| {
                    let remark = sheet.open_remark(&indicator.code)?;
                    Some((indicator.name.in_lang(lang).to_owned(), words::remark(lang, &remark.said_by, &remark.said), to(indicator)))
                })
                .collect(),
            returned: sheet.return_reason(),
            sections: sections(sheet, &Reader::Library, lang),
            library,
        }
    }
}

//! The coordinator's reminders: who, what, and those that went before.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use crate::{
    domain::{
        catalogue::{Catalogue, library::Library},
        code::LibraryCode,
        entry::letter::{Addressee, Letter, Recipient},
        limits::MOST_LISTED,
        reminder::{Delivery, NotSent, Reminded, Reminder, ReminderOutcome},
        round::Round,
        year::Year,
    },
    pages::entry::state_name,
    text::{
        Lang,
        date::{self, helsinki_date, helsinki_time},
        words::{common, reminder as words, review as review_words},
    },
    ui::{
        Candidate, Choice, Column, Entry, ErrorLink, Frame, Section, Shell, Table, breadcrumb, choose, enter_does_nothing, error_summary,
        radio, shell, table, text_area,
    },
    url::{Done, Page},
};

#[derive(Clone, Debug)]
pub struct Remind {
    pub shell: Shell,
    pub year: Year,
    /// Whether a mail server is set.
    pub sends: bool,
    pub choice: Choice,
    /// How many could be reminded.
    pub count: usize,
    /// Where they are too many to see: how many all are, and whether all are meant.
    pub all: Option<(usize, bool)>,
    pub subject: String,
    pub text: String,
    pub log: Table,
    /// That there are more than the log shows.
    pub log_note: Option<String>,
    pub notice: Vec<String>,
    /// Whether somebody was not reached.
    pub missed: bool,
    /// Whether somebody has not signed in yet.
    pub newcomers: bool,
    pub errors: Vec<ErrorLink>,
}

#[must_use]
pub fn remind(page: Remind) -> AnyView {
    let lang = page.shell.lang;
    let year = page.year;
    let count = page.count;
    let scope = page.all.map(|(all, meant)| {
        let words = if page.sends { words::to_all(lang, all) } else { words::to_all_copied(lang, all) };
        view! {
            <div class="opts">
                {radio("scope-all".to_owned(), SCOPE, ALL, meant, words)}
                {radio("scope-some".to_owned(), SCOPE, "some", !meant, words::to_some(lang))}
            </div>
        }
    });
    let boxes = choose(page.choice, "opts", lang);
    let notice = (!page.notice.is_empty()).then(|| {
        let lines = page.notice.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
        view! {
            <div class=if page.missed { "warnbox after-s" } else { "okbox after-s" } role="status">
                {lines}
                {page.missed.then(|| view! { <p>{words::see_log(lang)}</p> })}
            </div>
        }
        .into_any()
    });
    let words_of_link = if page.sends { words::link_added(lang) } else { words::link_needed(lang) };
    let form = if count == 0 {
        view! { <p class="after">{words::everybody_sent(lang)}</p> }.into_any()
    } else {
        view! {
            <form method="post" action=Page::ReviewRemind(year).path(lang) class="two after">
                <fieldset id="libraries">
                    <legend class="lbl">{words::which(lang)}</legend>
                    {scope}
                    {boxes}
                </fieldset>
                {enter_does_nothing()}
                <div>
                    <div class="field">
                        <label r#for="subject">{words::subject_label(lang)}</label>
                        <input
                            class="in"
                            id="subject"
                            name="subject"
                            r#type="text"
                            maxlength="200"
                            value=page.subject
                        />
                    </div>
                    <div class="field">
                        <label r#for="text">{words::message(lang)}</label>
                        {page.newcomers.then(|| view! { <span class="hint">{words_of_link}</span> })}
                        {text_area("text".to_owned(), "text".to_owned(), 18, String::new(), false, &page.text)}
                    </div>
                    <p class="after-s">
                        <button class="btn" r#type="submit">
                            {if page.sends { words::send(lang) } else { words::mark(lang) }}
                        </button>
                    </p>
                </div>
            </form>
        }
        .into_any()
    };
    let none = || view! { <p>{words::log_empty(lang)}</p> }.into_any();
    let log_note = page.log_note.map(|text| view! { <p class="note">{text}</p> });
    let log = if page.log.rows.is_empty() {
        none()
    } else {
        view! {
            {log_note}
            {table(page.log, lang)}
        }
        .into_any()
    };
    let main = view! {
        <div class="open">
            {breadcrumb([(Page::Review(year).path(lang), common::nav_review(lang))], lang)}
            {error_summary(words::none_chosen(lang).to_owned(), page.errors)}
            <h1 class="after-s">{words::title(lang, count)}</h1>
            <p class="lede">{if page.sends { words::lede_mail(lang) } else { words::lede_copy(lang) }}</p> {notice}
        </div>
        {form}
        {Section::new(words::log(lang)).tight().holding(log)}
    };
    shell(page.shell, None, main.into_any())
}

/// Where the form says whether all are meant, and how.
pub const SCOPE: &str = "scope";
pub const ALL: &str = "all";

/// The form as it came back.
#[derive(Debug, Default)]
pub struct Typed {
    pub letter: Option<Letter>,
    /// None before anything was ticked.
    pub chosen: Option<BTreeSet<LibraryCode>>,
    /// Whether all are meant, where they are too many to see.
    pub all: bool,
    /// The name that libraries are looked for by.
    pub sought: String,
    /// Nobody was chosen, or nothing was written.
    pub failed: bool,
}

/// What is known before anybody is reminded.
pub struct Ahead<'a> {
    pub round: &'a Round,
    pub recipients: &'a [Recipient],
    /// The latest, and how many there are.
    pub reminders: &'a [Reminder],
    pub reminded: usize,
    /// Whether a mail server is set.
    pub sends: bool,
    /// As it is before anybody changes it.
    pub letter: Letter,
}

impl Remind {
    #[must_use]
    pub fn of(frame: &Frame, ahead: Ahead<'_>, catalogue: &Catalogue, typed: Typed, done: Option<Done>) -> Self {
        let (lang, year) = (frame.lang, ahead.round.year);
        let errors = typed.failed.then(|| ErrorLink { text: words::none_chosen(lang).to_owned(), field: "libraries".to_owned() });
        let letter = typed.letter.unwrap_or(ahead.letter);
        let latest = ahead.reminders.first().map(|reminder| reminder.occasion.clone());
        let of_latest = |reminder: &Reminder| Some(&reminder.occasion) == latest.as_ref();
        let name_of = |code: &LibraryCode| catalogue.library_name(code.as_str());
        let rows = ahead.reminders.iter().map(|reminder| {
            vec![
                Entry::Text(name_of(&reminder.library)),
                Entry::Text(format!("{} {}", date::date(helsinki_date(reminder.sent_at), lang), helsinki_time(reminder.sent_at))),
                Entry::Text(reminder.sent_by.clone().unwrap_or_else(|| words::by_schedule(lang).to_owned())),
                Entry::Text(reminder.recipients.to_string()),
                Entry::Text(outcome(reminder, lang)),
            ]
        });
        let log = Table::new(
            words::log(lang),
            vec![
                Column::left(review_words::library(lang)),
                Column::left(words::when(lang)),
                Column::left(words::by(lang)),
                Column::right(words::recipients(lang)),
                Column::left(words::outcome(lang)),
            ],
            rows.collect(),
        );
        let recipients: BTreeMap<&LibraryCode, &Recipient> =
            ahead.recipients.iter().map(|recipient| (&recipient.library, recipient)).collect();
        let is_long = recipients.len() > MOST_LISTED;
        let is_chosen = |recipient: &Recipient| match &typed.chosen {
            Some(chosen) => chosen.contains(&recipient.library),
            // Of many, all are meant at first; they are not ticked one by one.
            None => !is_long && recipient.can_be_reached(ahead.sends),
        };
        let option = |library: &Library, chosen: bool| {
            let recipient = recipients.get(&library.code);
            let hint = recipient.map(|recipient| {
                let manager = |manager: &Addressee| {
                    if manager.has_password { manager.email.clone() } else { format!("{} ({})", manager.email, words::no_password(lang)) }
                };
                let managers: Vec<String> = recipient.managers.iter().map(manager).collect();
                let whom = if managers.is_empty() { words::nobody(lang).to_owned() } else { managers.join(", ") };
                format!("{} · {whom}", state_name(recipient.glance.state, recipient.glance.begun, lang))
            });
            Candidate::of(library, hint, chosen)
        };
        let libraries =
            recipients.values().filter_map(|recipient| Some((catalogue.find_library(recipient.library.as_str())?, is_chosen(recipient))));
        let choice = Choice::of("library", libraries, option, &typed.sought);
        let reachable = ahead.recipients.iter().filter(|recipient| recipient.can_be_reached(ahead.sends)).count();
        let mut shell = frame.shell(Page::ReviewRemind(year), words::title(lang, recipients.len()));
        shell.failed = errors.is_some();
        Self {
            shell,
            year,
            sends: ahead.sends,
            count: recipients.len(),
            all: choice.is_long().then_some((reachable, typed.all)),
            choice,
            subject: letter.subject,
            text: letter.text,
            log,
            log_note: (ahead.reminded > ahead.reminders.len()).then(|| words::log_latest(lang, ahead.reminders.len(), ahead.reminded)),
            newcomers: ahead.recipients.iter().flat_map(|recipient| &recipient.managers).any(|manager| !manager.has_password),
            missed: matches!(done, Some(Done::Reminded(reminded)) if reminded.failed + reminded.untried > 0)
                || done.is_some() && ahead.reminders.iter().take_while(|other| of_latest(other)).any(has_missed),
            notice: done.map(|done| notice(&done, lang)).unwrap_or_default(),
            errors: errors.into_iter().collect(),
        }
    }
}

fn has_missed(reminder: &Reminder) -> bool {
    reminder.deliveries.iter().any(|delivery| delivery.problem.is_some())
}

/// What became of it, and of each address.
fn outcome(reminder: &Reminder, lang: Lang) -> String {
    let whole = match reminder.outcome {
        ReminderOutcome::Sent => words::sent(lang),
        ReminderOutcome::Failed => words::not_sent(lang),
        ReminderOutcome::Copied => words::copied(lang),
    };
    let each = reminder.deliveries.iter().map(|Delivery { address, problem }| match problem {
        None => words::reached(lang, address),
        Some(problem) => {
            let why = match problem {
                NotSent::Address => words::why_address(lang),
                NotSent::Refused => words::why_refused(lang),
                NotSent::Later => words::why_later(lang),
                NotSent::NoAnswer => words::why_no_answer(lang),
            };
            words::not_reached(lang, address, why)
        }
    });
    std::iter::once(whole.to_owned()).chain(each).collect::<Vec<_>>().join("; ")
}

fn notice(done: &Done, lang: Lang) -> Vec<String> {
    let Done::Reminded(Reminded { sent, failed, untried }) = *done else { return Vec::new() };
    let lines = [
        (sent > 0).then(|| words::done(lang, sent)),
        (failed > 0).then(|| words::failed(lang, failed)),
        (untried > 0).then(|| words::untried(lang, untried)),
    ];
    lines.into_iter().flatten().collect()
}

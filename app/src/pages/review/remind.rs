//! The coordinator's reminders: who, what, and those that went before.

use leptos::prelude::*;

use crate::{
    domain::{
        catalogue::Catalogue,
        code::LibraryCode,
        entry::letter::{Letter, Recipient},
        reminder::{Reminder, ReminderOutcome},
        round::Round,
        year::Year,
    },
    pages::entry::state_name,
    text::{
        Lang,
        date::{self, helsinki_date, helsinki_time},
        words::{common, reminder as words, review as review_words},
    },
    ui::{Column, Entry, ErrorLink, Frame, Section, Shell, Table, breadcrumb, error_summary, shell, table, text_area, tick},
    url::{Done, Page},
};

#[derive(Clone, Debug)]
pub struct Remind {
    pub shell: Shell,
    pub year: Year,
    /// Whether a mail server is set.
    pub sends: bool,
    pub libraries: Vec<Remindable>,
    pub subject: String,
    pub text: String,
    pub log: Table,
    pub notice: Vec<String>,
    pub errors: Vec<ErrorLink>,
}

#[derive(Clone, Debug)]
pub struct Remindable {
    pub code: LibraryCode,
    pub name: String,
    pub state: String,
    pub addresses: Vec<String>,
    pub chosen: bool,
}

#[must_use]
pub fn remind(page: Remind) -> AnyView {
    let lang = page.shell.lang;
    let year = page.year;
    let count = page.libraries.len();
    let boxes = page
        .libraries
        .into_iter()
        .map(|library| {
            let id = format!("l-{}", library.code);
            let whom = if library.addresses.is_empty() { words::nobody(lang).to_owned() } else { library.addresses.join(", ") };
            let label = view! {
                {library.name}
                <span class="hint">{format!("{} · {whom}", library.state)}</span>
            };
            tick(id, "library", library.code.as_str(), library.chosen, label)
        })
        .collect_view();
    let notice = (!page.notice.is_empty()).then(|| {
        let lines = page.notice.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
        view! {
            <div class="okbox after-s" role="status">
                {lines}
            </div>
        }
        .into_any()
    });
    let form = if count == 0 {
        view! { <p class="after">{words::everybody_sent(lang)}</p> }.into_any()
    } else {
        view! {
            <form method="post" action=Page::ReviewRemind(year).path(lang) class="two after">
                <fieldset id="libraries">
                    <legend class="lbl">{words::which(lang)}</legend>
                    <div class="opts">{boxes}</div>
                </fieldset>
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
    let log = if page.log.rows.is_empty() { none() } else { table(page.log, lang) };
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

/// What is known before anybody is reminded.
pub struct Ahead<'a> {
    pub round: &'a Round,
    pub recipients: &'a [Recipient],
    pub reminders: &'a [Reminder],
    /// Whether a mail server is set.
    pub sends: bool,
    /// The public address of the start page, by language.
    pub home: &'a dyn Fn(Lang) -> String,
}

impl Remind {
    /// With `typed`, the page as it came back: nobody was chosen.
    #[must_use]
    pub fn of(frame: &Frame, ahead: &Ahead<'_>, catalogue: &Catalogue, typed: Option<Letter>, done: Option<Done>) -> Self {
        let (lang, year) = (frame.lang, ahead.round.year);
        let errors = typed.is_some().then(|| ErrorLink { text: words::none_chosen(lang).to_owned(), field: "libraries".to_owned() });
        let letter = typed.unwrap_or_else(|| Letter::of(ahead.round, ahead.home));
        let name_of = |code: &LibraryCode| catalogue.library_name(code.as_str());
        let rows = ahead.reminders.iter().map(|reminder| {
            vec![
                Entry::Text(name_of(&reminder.library)),
                Entry::Text(format!("{} {}", date::date(helsinki_date(reminder.sent_at), lang), helsinki_time(reminder.sent_at))),
                Entry::Text(reminder.sent_by.clone().unwrap_or_else(|| words::by_schedule(lang).to_owned())),
                Entry::Text(reminder.recipients.to_string()),
                Entry::Text(
                    match reminder.outcome {
                        ReminderOutcome::Sent => words::sent(lang),
                        ReminderOutcome::Failed => words::not_sent(lang),
                        ReminderOutcome::Copied => words::copied(lang),
                    }
                    .to_owned(),
                ),
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
        let libraries: Vec<Remindable> = ahead
            .recipients
            .iter()
            .map(|recipient| Remindable {
                code: recipient.sheet.library.code.clone(),
                name: recipient.sheet.library.abbreviation.clone(),
                state: state_name(&recipient.sheet, lang).to_owned(),
                addresses: recipient.addresses.clone(),
                chosen: errors.is_none() && (!recipient.addresses.is_empty() || !ahead.sends),
            })
            .collect();
        let mut shell = frame.shell(Page::ReviewRemind(year), words::title(lang, libraries.len()));
        shell.failed = errors.is_some();
        Self {
            shell,
            year,
            sends: ahead.sends,
            libraries,
            subject: letter.subject,
            text: letter.text,
            log,
            notice: done.map(|done| notice(&done, lang)).unwrap_or_default(),
            errors: errors.into_iter().collect(),
        }
    }
}

fn notice(done: &Done, lang: Lang) -> Vec<String> {
    let Done::Reminded { sent, failed } = *done else { return Vec::new() };
    let lines = [(sent > 0).then(|| words::done(lang, sent)), (failed > 0).then(|| words::failed(lang, failed))];
    lines.into_iter().flatten().collect()
}

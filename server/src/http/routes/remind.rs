//! `/{lang}/review/{year}/remind`: reminding libraries that have not submitted.

use app::{
    domain::{account::Actor, code::LibraryCode, entry::letter::Letter, reminder::ReminderOutcome, year::Year},
    pages::remind::{Remind, Remindable, remind},
    text::{
        Lang,
        date::{self, helsinki_date, helsinki_time},
        words::{reminder as words, review as review_words},
    },
    ui::{Column, Entry, ErrorLink, Table, render},
    url::Page,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::library_year::{shell, state_name};
use crate::http::{
    Web,
    errors::{InLang, PageError},
    extract::{Asked, At, Pairs},
    session::SignedIn,
};

#[derive(Debug, Default, Deserialize)]
pub struct Done {
    sent: Option<usize>,
    failed: Option<usize>,
}

pub async fn get(
    State(web): State<Web>,
    At((lang, year)): At<(Lang, Year)>,
    Asked(done): Asked<Done>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let notice = [
        done.sent.filter(|sent| *sent > 0).map(|sent| words::done(lang, sent)),
        done.failed.filter(|failed| *failed > 0).map(|failed| words::failed(lang, failed)),
    ];
    let page = page(&web, &actor, year, None, notice.into_iter().flatten().collect(), lang).await?;
    Ok(Html(page).into_response())
}

pub async fn post(
    State(web): State<Web>,
    At((lang, year)): At<(Lang, Year)>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let chosen: Vec<LibraryCode> = form.all("library").filter_map(|code| LibraryCode::parse(code).ok()).collect();
    let letter = Letter { subject: form.get("subject").unwrap_or_default().replace('\n', " "), text: form.get("text").unwrap_or_default() };
    if chosen.is_empty() || letter.subject.trim().is_empty() || letter.text.trim().is_empty() {
        let page = page(&web, &actor, year, Some(letter), Vec::new(), lang).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response());
    }
    let (sent, failed) = web.service.remind(&actor, year, &chosen, &letter).await.in_lang(lang)?;
    Ok(Redirect::to(&format!("{}?sent={sent}&failed={failed}", Page::ReviewRemind(year).path(lang))).into_response())
}

/// With `typed`, the page as it came back: nobody was chosen.
async fn page(web: &Web, actor: &Actor, year: Year, typed: Option<Letter>, notice: Vec<String>, lang: Lang) -> Result<String, PageError> {
    let (round, recipients, reminders) = web.service.list_recipients(actor, year).await.in_lang(lang)?;
    let home = |lang: Lang| format!("{}{}", web.settings.public_url, Page::Home.path(lang));
    let errors = typed.is_some().then(|| ErrorLink { text: words::none_chosen(lang).to_owned(), field: "libraries".to_owned() });
    let letter = typed.unwrap_or_else(|| Letter::of(&round, &home));
    let name_of = |code: &LibraryCode| {
        web.service.catalogue_now().find_library(code.as_str()).map_or_else(|| code.to_string(), |library| library.abbreviation.clone())
    };
    let rows = reminders.iter().map(|reminder| {
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
    let log = Table {
        caption: words::log(lang).to_owned(),
        columns: vec![
            Column::left(review_words::library(lang)),
            Column::left(words::when(lang)),
            Column::left(words::by(lang)),
            Column::right(words::recipients(lang)),
            Column::left(words::outcome(lang)),
        ],
        rows: rows.collect(),
        foot: None,
    };
    let libraries: Vec<Remindable> = recipients
        .iter()
        .map(|recipient| Remindable {
            code: recipient.sheet.library.code.clone(),
            name: recipient.sheet.library.abbreviation.clone(),
            state: state_name(&recipient.sheet, lang).to_owned(),
            addresses: recipient.addresses.clone(),
            chosen: errors.is_none() && (!recipient.addresses.is_empty() || !web.service.sends_mail()),
        })
        .collect();
    let mut shell = shell(web, actor, Page::ReviewRemind(year), words::title(lang, libraries.len()), lang, year);
    shell.failed = errors.is_some();
    let page = Remind {
        shell,
        year,
        sends: web.service.sends_mail(),
        libraries,
        subject: letter.subject,
        text: letter.text,
        log,
        notice,
        errors: errors.into_iter().collect(),
    };
    Ok(render(Web::assets(), || remind(page)))
}

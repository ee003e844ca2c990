//! `/{lang}/admin`: the catalogue's contents.

use app::{
    domain::{
        catalogue::{
            file::{CatalogueFile, CatalogueRevision, LibraryFile},
            indicator::Tier,
        },
        year::Year,
    },
    findings::lineage::status,
    pages::admin::{Contents, Part, contents},
    text::{
        Lang,
        date::{self, helsinki_date},
        names, number,
        words::{admin as words, public},
    },
    ui::{Column, Entry, Find, MOST_LISTED, Table, render},
    url::Page,
};
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};
use serde::Deserialize;

use super::admin_form::{NEW, shell};
use crate::http::{
    Web,
    errors::{InLang, PageError},
    extract::{Asked, At},
    session::SignedIn,
};

#[derive(Debug, Default, Deserialize)]
pub struct Asking {
    #[serde(default)]
    saved: Option<i64>,
    #[serde(default)]
    find: String,
}

pub async fn get(
    State(web): State<Web>,
    At(lang): At<Lang>,
    Asked(asking): Asked<Asking>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let (_, file) = web.service.catalogue_to_edit(&actor).in_lang(lang)?;
    let revisions = web.service.list_catalogue_revisions(&actor).await.in_lang(lang)?;
    let page = Contents {
        shell: shell(&web, &actor, Page::Admin, words::title(lang), lang).await?,
        version: file.vocabulary.version.clone(),
        notice: asking
            .saved
            .and_then(|saved| revisions.iter().find(|revision| revision.revision == saved))
            .map(|revision| words::saved(lang, &revision.summary)),
        parts: vec![
            indicators(&file, web.service.first_editable_year(), lang),
            factors(&file, lang),
            themes(&file, lang),
            targets(&file, lang),
            libraries(&file, asking.find.clone(), lang),
            Part {
                id: "consortium",
                title: words::consortium(lang),
                why: words::consortium_why(lang).to_owned(),
                links: vec![(words::edit_consortium(lang).to_owned(), Page::AdminConsortium.path(lang))],
                find: None,
                table: None,
            },
            changes(&revisions, lang),
        ],
    };
    Ok(Html(render(Web::assets(), || contents(page))).into_response())
}

/// The years that something holds for, in words.
fn span(from: Option<Year>, to: Option<Year>, lang: Lang) -> String {
    match (from, to) {
        (None, None) => words::always(lang).to_owned(),
        (Some(from), None) => words::from_year(lang, from),
        (None, Some(to)) => words::until_year(lang, to),
        (Some(from), Some(to)) => format!("{from}–{to}"),
    }
}

fn indicators(file: &CatalogueFile, first: Year, lang: Lang) -> Part {
    let section = |code: &str| {
        file.vocabulary.sections.iter().find(|section| section.code.as_str() == code).map_or("", |section| section.name.in_lang(lang))
    };
    let rows = file.indicators.iter().map(|entry| {
        vec![
            Entry::Link { text: entry.name.in_lang(lang).to_owned(), href: Page::AdminIndicator(entry.code.to_string()).path(lang) },
            Entry::Text(entry.code.to_string()),
            Entry::Text(section(entry.section.as_str()).to_owned()),
            Entry::Text(if entry.tier == Tier::Core { words::core(lang) } else { words::extended(lang) }.to_owned()),
            Entry::Text(span(entry.valid_from, entry.valid_to, lang)),
        ]
    });
    let columns = vec![
        Column::left(words::indicator(lang)),
        Column::left(words::code(lang)),
        Column::left(words::section(lang)),
        Column::left(words::tier(lang)),
        Column::left(words::holds(lang)),
    ];
    Part {
        id: "indicators",
        title: words::indicators(lang),
        why: words::indicators_why(lang, first),
        links: vec![(words::new_indicator(lang).to_owned(), Page::AdminIndicator(NEW.to_owned()).path(lang))],
        find: None,
        table: Some(Table { caption: words::indicators(lang).to_owned(), columns, rows: rows.collect(), foot: None }),
    }
}

fn factors(file: &CatalogueFile, lang: Lang) -> Part {
    let rows = file.factors.iter().map(|entry| {
        let latest = entry.versions.iter().max_by_key(|version| version.valid_year);
        vec![
            Entry::Link { text: entry.name.in_lang(lang).to_owned(), href: Page::AdminFactor(entry.key.to_string()).path(lang) },
            Entry::Text(entry.key.to_string()),
            Entry::Text(entry.unit.clone()),
            Entry::or_none(latest.map(|version| format!("{}: {}", version.valid_year, number::plain(version.best, lang))), lang),
            Entry::or_none(latest.map(|version| status(version.status, lang).to_owned()), lang),
        ]
    });
    let columns = vec![
        Column::left(public::factor(lang)),
        Column::left(words::code(lang)),
        Column::left(words::unit(lang)),
        Column::left(words::latest(lang)),
        Column::left(words::status(lang)),
    ];
    Part {
        id: "factors",
        title: words::factors(lang),
        why: words::factors_why(lang).to_owned(),
        links: vec![(words::new_factor(lang).to_owned(), Page::AdminFactor(NEW.to_owned()).path(lang))],
        find: None,
        table: Some(Table { caption: words::factors(lang).to_owned(), columns, rows: rows.collect(), foot: None }),
    }
}

fn themes(file: &CatalogueFile, lang: Lang) -> Part {
    let rows = file.vocabulary.themes.iter().map(|theme| {
        vec![
            Entry::Text(theme.name.in_lang(lang).to_owned()),
            Entry::Text(theme.code.to_string()),
            Entry::Text(span(theme.valid_from, theme.valid_to, lang)),
        ]
    });
    let columns = vec![Column::left(words::theme(lang)), Column::left(words::code(lang)), Column::left(words::holds(lang))];
    Part {
        id: "themes",
        title: words::themes(lang),
        why: words::themes_why(lang).to_owned(),
        links: vec![(words::edit_themes(lang).to_owned(), Page::AdminThemes.path(lang))],
        find: None,
        table: Some(Table { caption: words::themes(lang).to_owned(), columns, rows: rows.collect(), foot: None }),
    }
}

fn targets(file: &CatalogueFile, lang: Lang) -> Part {
    let name = |code: &str| {
        file.indicators.iter().rev().find(|entry| entry.code.as_str() == code).map_or(code, |entry| entry.name.in_lang(lang)).to_owned()
    };
    let rows: Vec<Vec<Entry>> = file
        .targets
        .iter()
        .map(|target| {
            vec![
                Entry::Text(name(target.indicator.as_str())),
                Entry::Text(target.baseline.to_string()),
                Entry::Text(target.year.to_string()),
                Entry::Text(number::plain(target.change_percent, lang)),
                Entry::Text(target.reason.in_lang(lang).to_owned()),
            ]
        })
        .collect();
    let columns = vec![
        Column::left(words::indicator(lang)),
        Column::left(words::baseline(lang)),
        Column::left(words::target_year(lang)),
        Column::right(words::change_percent(lang)),
        Column::left(words::reason_in(lang, lang.own_name())),
    ];
    Part {
        id: "targets",
        title: words::targets(lang),
        why: words::targets_why(lang).to_owned(),
        links: vec![(words::edit_targets(lang).to_owned(), Page::AdminTargets.path(lang))],
        find: None,
        table: (!rows.is_empty()).then(|| Table { caption: words::targets(lang).to_owned(), columns, rows, foot: None }),
    }
}

fn libraries(file: &CatalogueFile, sought: String, lang: Lang) -> Part {
    let is_sought = |library: &&LibraryFile| names::is_called(&sought, library.code.as_str(), &library.abbreviation, &library.name);
    let found: Vec<&LibraryFile> = file.libraries.iter().filter(is_sought).collect();
    let rows = found.iter().take(MOST_LISTED).map(|library| {
        vec![
            Entry::Link { text: library.name.in_lang(lang).to_owned(), href: Page::AdminLibrary(library.code.to_string()).path(lang) },
            Entry::Text(library.abbreviation.clone()),
            Entry::Text(library.code.to_string()),
            Entry::Text(span(library.member_from, library.member_to, lang)),
        ]
    });
    let columns = vec![
        Column::left(words::libraries(lang)),
        Column::left(words::abbreviation(lang)),
        Column::left(words::code(lang)),
        Column::left(words::member(lang)),
    ];
    let table = Table { caption: words::libraries(lang).to_owned(), columns, rows: rows.collect(), foot: None };
    let find = Find { action: format!("{}#libraries", Page::Admin.path(lang)), found: found.len(), sought, kept: Vec::new() };
    Part {
        id: "libraries",
        title: words::libraries(lang),
        why: words::libraries_why(lang, file.libraries.len()),
        links: vec![(words::new_library(lang).to_owned(), Page::AdminLibrary(NEW.to_owned()).path(lang))],
        find: find.when_needed(),
        table: Some(table),
    }
}

fn changes(revisions: &[CatalogueRevision], lang: Lang) -> Part {
    let rows = revisions.iter().map(|revision| {
        vec![
            Entry::Text(revision.summary.clone()),
            Entry::Text(revision.made_by.clone().unwrap_or_else(|| words::command(lang).to_owned())),
            Entry::Text(date::date(helsinki_date(revision.made_at), lang)),
        ]
    });
    let columns = vec![Column::left(words::change(lang)), Column::left(words::who(lang)), Column::left(words::when(lang))];
    Part {
        id: "changes",
        title: words::changes(lang),
        why: words::changes_why(lang).to_owned(),
        links: Vec::new(),
        find: None,
        table: Some(Table { caption: words::changes(lang).to_owned(), columns, rows: rows.collect(), foot: None }),
    }
}

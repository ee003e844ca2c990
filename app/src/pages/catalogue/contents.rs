//! The catalogue's contents.

use leptos::prelude::*;

use crate::{
    domain::{
        catalogue::{
            file::{CatalogueFile, CatalogueRevision},
            indicator::Tier,
        },
        year::Year,
    },
    findings::lineage::status,
    text::{
        Lang,
        date::{self, helsinki_date},
        number,
        words::{catalogue as words, findings as finding_words},
    },
    ui::{Address, Called, Column, Entry, Find, Frame, Listed, Shell, Sought, Table, find, shell, table},
    url::{NEW, Page},
};

/// Everything in the catalogue, with the way to each.
#[derive(Clone, Debug)]
pub struct Contents {
    pub shell: Shell,
    pub version: String,
    pub notice: Option<String>,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug)]
pub struct Part {
    pub id: &'static str,
    pub title: &'static str,
    pub why: String,
    /// Links above the table: words and address.
    pub links: Vec<(String, String)>,
    /// Where the table is too long to see.
    pub find: Option<Find>,
    pub table: Option<Table>,
}

#[must_use]
pub fn contents(page: Contents) -> AnyView {
    let lang = page.shell.lang;
    let notice = page.notice.map(|text| {
        view! {
            <div class="okbox after-s" role="status">
                <p>{text}</p>
            </div>
        }
    });
    let parts = page
        .parts
        .into_iter()
        .map(|part| {
            let heading = format!("h-{}", part.id);
            let links = part
                .links
                .into_iter()
                .map(|(text, href)| {
                    view! {
                        <li>
                            <a href=href>{text}</a>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <section class="sec sec--tight" aria-labelledby=heading.clone() id=part.id>
                    <div class="sec__head">
                        <h2 id=heading.clone()>{part.title}</h2>
                        <p>{part.why}</p>
                        <ul class="small">{links}</ul>
                    </div>
                    <div class="sec__body">
                        {part.find.map(|form| find(form, lang))}{part.table.map(|rows| table(rows, lang))}
                    </div>
                </section>
            }
        })
        .collect_view();
    let main = view! {
        <div class="open">
            <div class="over">
                <span>{words::version(lang, page.version)}</span>
            </div>
            <h1 class="after-s">{words::title(lang)}</h1>
            <p class="lede">{words::lede(lang)}</p>
            {notice}
        </div>
        {parts}
    };
    shell(page.shell, None, main.into_any())
}

/// What the contents are looked at with.
#[derive(Clone, Debug)]
pub struct Look {
    /// The revision that has just been saved.
    pub saved: Option<i64>,
    /// Which libraries are listed.
    pub sought: Sought,
    /// The first year whose definitions may still change.
    pub first: Year,
}

impl Contents {
    #[must_use]
    pub fn of(frame: &Frame, file: &CatalogueFile, revisions: &[CatalogueRevision], look: Look) -> Self {
        let lang = frame.lang;
        let just_saved = revisions.iter().find(|revision| Some(revision.revision) == look.saved);
        Self {
            shell: frame.shell(Page::Admin, words::title(lang)),
            version: file.vocabulary.version.clone(),
            notice: just_saved.map(|revision| words::saved(lang, &revision.summary)),
            parts: vec![
                indicators(file, look.first, lang),
                factors(file, lang),
                themes(file, lang),
                targets(file, lang),
                libraries(file, look.sought, lang),
                Part {
                    id: "consortium",
                    title: words::consortium(lang),
                    why: words::consortium_why(lang).to_owned(),
                    links: vec![(words::edit_consortium(lang).to_owned(), Page::AdminConsortium.path(lang))],
                    find: None,
                    table: None,
                },
                changes(revisions, lang),
            ],
        }
    }
}

/// The years that something holds for, in words.
fn span(from: Option<Year>, to: Option<Year>, lang: Lang) -> String {
    match (from, to) {
        (None, None) => words::always(lang).to_owned(),
        (Some(from), None) => words::from_year(lang, from),
        (None, Some(to)) => words::until_year(lang, to),
        (Some(from), Some(to)) if from == to => from.to_string(),
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
        table: Some(Table::new(words::indicators(lang), columns, rows.collect())),
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
        Column::left(finding_words::factor(lang)),
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
        table: Some(Table::new(words::factors(lang), columns, rows.collect())),
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
        table: Some(Table::new(words::themes(lang), columns, rows.collect())),
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
        table: (!rows.is_empty()).then(|| Table::new(words::targets(lang), columns, rows)),
    }
}

fn libraries(file: &CatalogueFile, sought: Sought, lang: Lang) -> Part {
    let at = Address { path: Page::Admin.path(lang), place: "#libraries", kept: Vec::new() };
    let found = Listed::of(
        &file.libraries,
        |library| Called { code: library.code.as_str(), abbreviation: &library.abbreviation, name: &library.name },
        sought,
        at,
    );
    let rows = found.shown.iter().map(|library| {
        vec![
            Entry::Link { text: library.name.in_lang(lang).to_owned(), href: Page::AdminLibrary(library.code.to_string()).path(lang) },
            Entry::Text(library.abbreviation.clone()),
            Entry::Text(library.code.to_string()),
            Entry::Text(library.memberships().into_iter().map(|(from, to)| span(from, to, lang)).collect::<Vec<_>>().join(", ")),
        ]
    });
    let columns = vec![
        Column::left(words::libraries(lang)),
        Column::left(words::abbreviation(lang)),
        Column::left(words::code(lang)),
        Column::left(words::member(lang)),
    ];
    let table = Table::new(words::libraries(lang), columns, rows.collect());
    Part {
        id: "libraries",
        title: words::libraries(lang),
        why: words::libraries_why(lang, file.libraries.len()),
        links: vec![(words::new_library(lang).to_owned(), Page::AdminLibrary(NEW.to_owned()).path(lang))],
        find: found.find,
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
        table: Some(Table::new(words::changes(lang), columns, rows.collect())),
    }
}

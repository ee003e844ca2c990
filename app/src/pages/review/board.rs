//! The coordinator's board: libraries by sections, their states, and the stories.

mod reading;
mod stories;

pub use reading::{Look, View};
use stories::{StoryRow, stories};

use leptos::prelude::*;

use crate::{
    domain::{code::LibraryCode, year::Year},
    text::{Lang, words::review as words},
    ui::{Find, Section, Shell, Table, find, icon, shell, table, view_links, year_links},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Review {
    pub shell: Shell,
    pub year: Year,
    pub over: String,
    pub title: String,
    /// Count, icon, words.
    pub states: Vec<(usize, &'static str, &'static str)>,
    pub sections: Vec<String>,
    /// Where there are too many rows to see.
    pub find: Option<Find>,
    pub rows: Vec<LibraryRow>,
    pub stories: Vec<StoryRow>,
    pub notice: Option<String>,
    /// Years with a round, the latest first.
    pub years: Vec<Year>,
    /// To freezing, or to what was published and to correcting it.
    pub onward: Vec<(String, String)>,
    /// Ways to look at the board: words, address, whether it is this one.
    pub views: Vec<(String, String, bool)>,
    /// How many libraries could be reminded.
    pub remind: usize,
    pub burden: Burden,
}

/// What entering costs, and what it is used for.
#[derive(Clone, Debug)]
pub struct Burden {
    /// Minutes by section for a library, on average.
    pub minutes: Table,
    /// Where each indicator has been used in the last two years.
    pub uses: Table,
    /// Indicators that nothing has used.
    /// None before there is a history to tell it by.
    pub unused: Option<Vec<(String, String)>>,
}

#[derive(Clone, Debug)]
pub struct LibraryRow {
    pub code: LibraryCode,
    pub name: String,
    pub cells: Vec<Completeness>,
    pub stories: usize,
    pub state: String,
    pub state_icon: &'static str,
    pub strong: bool,
    pub late: Option<String>,
    pub sent_on: String,
    /// Cells that differ from what was approved.
    pub changed: usize,
    pub action: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub struct Completeness {
    pub done: usize,
    pub all: usize,
    pub asks: bool,
}

/// What nothing uses, and might be asked no more.
fn unused(found: Vec<(String, String)>, lang: Lang) -> AnyView {
    let links = found.iter().map(|(name, href)| {
        view! {
            <li>
                <a href=href.clone()>{name.clone()}</a>
            </li>
        }
    });
    let list = if found.is_empty() {
        view! { <p>{words::unused_none(lang)}</p> }.into_any()
    } else {
        view! {
            <p>{words::unused(lang)}</p>
            <ul class="cols after-s">{links.collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <h3 class="after">{words::unused_title(lang)}</h3>
        {list}
    }
    .into_any()
}

fn cell(cell: Completeness, lang: Lang) -> AnyView {
    let (class, name, word) = match cell {
        Completeness { asks: true, .. } => ("k is-warn", "i-warn", words::asks(lang)),
        Completeness { done, all, .. } if done == all => ("k is-full", "i-full", words::complete(lang)),
        Completeness { done: 0, .. } => ("k is-none", "i-open", words::empty(lang)),
        _ => ("k is-part", "i-half", words::partly(lang)),
    };
    view! {
        <td class=class>
            <span>{icon(name)}{format!("{}/{}", cell.done, cell.all)}<span class="vh">{format!(" {word}")}</span></span>
        </td>
    }
    .into_any()
}

#[must_use]
pub fn review(page: Review) -> AnyView {
    let lang = page.shell.lang;
    let year = page.year;
    let states = page
        .states
        .into_iter()
        .map(|(n, name, word)| {
            view! {
                <li>
                    <b>{n.to_string()}</b>
                    <span class="tag">{icon(name)}{word}</span>
                </li>
            }
        })
        .collect_view();
    let sections = page.sections.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view();
    let rows = page
        .rows
        .into_iter()
        .map(|row| {
            let href = Page::ReviewLibrary { year, library: row.code }.path(lang);
            let cells = row.cells.into_iter().map(|c| cell(c, lang)).collect_view();
            let late = row.late.map(|late| {
                view! {
                    " · "
                    {late}
                }
            });
            view! {
                <tr>
                    <th scope="row">
                        <a href=href.clone()>{row.name.clone()}</a>
                    </th>
                    {cells}
                    <td class="tn">{row.stories.to_string()}</td>
                    <td>
                        <span class=if row.strong {
                            "tag is-strong"
                        } else {
                            "tag"
                        }>{icon(row.state_icon)}{row.state}{late}</span>
                    </td>
                    <td class="tn">{row.sent_on}</td>
                    <td class="tn">{if row.changed > 0 { row.changed.to_string() } else { "—".to_owned() }}</td>
                    <td>
                        <a href=href>{row.action}<span class="vh">{format!(" {}", row.name)}</span></a>
                    </td>
                </tr>
            }
        })
        .collect_view();
    let key = [
        ("i-full", words::key_complete(lang)),
        ("i-half", words::key_partly(lang)),
        ("i-open", words::key_empty(lang)),
        ("i-warn", words::key_asks(lang)),
    ]
    .map(|(name, word)| view! { <li>{icon(name)}{word}</li> });
    let notice = page.notice.map(|text| {
        view! {
            <div class="okbox after" role="status">
                <p>{text}</p>
            </div>
        }
    });
    let years = year_links(&page.years, year, |other| Page::Review(other).path(lang), lang);
    let onward = page
        .onward
        .into_iter()
        .map(|(text, href)| {
            view! {
                <a class="btn btn--2" href=href>
                    {text}
                </a>
            }
        })
        .collect_view();
    let remind = (page.remind > 0).then(|| {
        view! {
            <a class="btn btn--2" href=Page::ReviewRemind(year).path(lang)>
                {words::remind(lang, page.remind)}
            </a>
        }
    });
    let freeze = view! { <div class="btns">{remind}{onward}</div> };
    let views = view_links(page.views);
    let unused = page.burden.unused.map(|found| unused(found, lang));
    let main = view! {
        <div class="open">
            <div class="over">
                <span>{page.over}</span>
                {years}
            </div>
            <h1 class="after-s">{page.title}</h1>
            {notice}
            <ul class="states">{states}</ul>
        </div>
        <div class="filters">
            <ul class="switch" aria-label=words::views(lang)>
                {views}
            </ul>
            {freeze}
        </div>
        {page.find.map(|form| find(form, lang))}
        <div class="matrix" tabindex="0" role="region" aria-label=words::matrix(lang)>
            <table class="mx">
                <caption>{words::matrix_caption(lang)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::library(lang)}</th>
                        {sections}
                        <th scope="col">{words::stories(lang)}</th>
                        <th scope="col">{words::state(lang)}</th>
                        <th scope="col">{words::sent_on(lang)}</th>
                        <th scope="col">{words::changed_after(lang)}</th>
                        <th scope="col">
                            <span class="vh">{words::action(lang)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <ul class="key">{key}</ul>
        {Section::new(words::stories_title(lang))
            .id("h-stories")
            .why(words::publish_note(lang))
            .holding(stories(page.stories, year, lang))}
        {Section::new(words::burden(lang))
            .id("h-burden")
            .why(words::burden_why(lang))
            .holding(
                view! {
                    {table(page.burden.minutes, lang)}
                    {unused}
                    <details class="more after-s">
                        <summary>{words::uses_title(lang)}</summary>
                        {table(page.burden.uses, lang)}
                    </details>
                },
            )}
    };
    shell(page.shell, None, main.into_any())
}

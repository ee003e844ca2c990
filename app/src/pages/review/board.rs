//! The coordinator's board: libraries by sections, their states, and the stories.

mod reading;

pub use reading::{Look, View};

use leptos::prelude::*;

use crate::{
    domain::{code::LibraryCode, year::Year},
    text::{
        Lang,
        words::{review as words, story as story_words},
    },
    ui::{Find, Section, Shell, Table, enter_does_nothing, find, icon, shell, table, tick, view_links, year_links},
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
    pub unused: Vec<(String, String)>,
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

#[derive(Clone, Debug)]
pub struct StoryRow {
    pub id: i64,
    pub revision: i64,
    pub title: String,
    pub library: String,
    pub language: Lang,
    pub state: String,
    pub text: String,
    /// Where all of it can be read.
    pub href: String,
    /// What the library said of recognising people, and of who may read it.
    pub consent: String,
    pub may_judge: bool,
    pub may_publish: bool,
    /// What looks like personal data in it.
    pub personal: Vec<String>,
    pub may_withdraw: bool,
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
    let unused = if page.burden.unused.is_empty() {
        view! { <p>{words::unused_none(lang)}</p> }.into_any()
    } else {
        let items = page
            .burden
            .unused
            .into_iter()
            .map(|(name, href)| {
                view! {
                    <li>
                        <a href=href>{name}</a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <p>{words::unused(lang)}</p>
            <ul class="cols after-s">{items}</ul>
        }
        .into_any()
    };
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
                    <h3 class="after">{words::unused_title(lang)}</h3>
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

/// What looks like personal data, for the coordinator to say of each that it may be published.
fn personal(story: &StoryRow, lang: Lang) -> Option<AnyView> {
    let one = |(at, text): (usize, &String)| tick(format!("meant-{}-{at}", story.id), "meant", text, false, text.clone());
    let ticks = story.personal.iter().enumerate().map(one).collect_view();
    (!story.personal.is_empty()).then(|| {
        view! {
            <fieldset class="field">
                <legend class="note">{story_words::personal_judge(lang)}</legend>
                <div class="opts">{ticks}</div>
            </fieldset>
        }
        .into_any()
    })
}

fn stories(stories: Vec<StoryRow>, year: Year, lang: Lang) -> AnyView {
    if stories.is_empty() {
        return view! { <p>{words::stories_none(lang)}</p> }.into_any();
    }
    let items = stories
        .into_iter()
        .map(|story| {
            let action = Page::ReviewStory { year, id: story.id }.path(lang);
            let title = if story.title.is_empty() { story_words::untitled(lang).to_owned() } else { story.title.clone() };
            let foreign = (story.language != lang).then(|| story.language.as_str());
            let reason_id = format!("reason-{}", story.id);
            let judge = story.may_judge.then(|| {
                view! {
                    <form method="post" action=action.clone() class="judge">
                        {enter_does_nothing()}
                        <input r#type="hidden" name="revision" value=story.revision.to_string() />
                        {if story.may_publish {
                            view! {
                                {personal(&story, lang)}
                                <button class="btn btn--2" r#type="submit" name="judgement" value="publish">
                                    {words::publish(lang)}
                                    <span class="vh">{format!(": {title}")}</span>
                                </button>
                            }
                                .into_any()
                        } else {
                            view! { <p class="note">{words::consent_blocks(lang)}</p> }.into_any()
                        }}
                        <label r#for=reason_id.clone() class="note">
                            {words::return_reason(lang)}
                        </label>
                        <input class="in" id=reason_id name="reason" r#type="text" maxlength="500" />
                        <button class="btn btn--t" r#type="submit" name="judgement" value="return">
                            {words::return_do(lang)}
                            <span class="vh">{format!(": {title}")}</span>
                        </button>
                    </form>
                }
            });
            let withdraw = story.may_withdraw.then(|| {
                view! {
                    <form method="post" action=action>
                        <button class="btn btn--t" r#type="submit" name="judgement" value="withdraw">
                            {words::withdraw(lang)}
                            <span class="vh">{format!(": {title}")}</span>
                        </button>
                    </form>
                }
            });
            view! {
                <li>
                    {icon("i-note")}<h3 lang=foreign>{title.clone()}</h3>
                    <span class="count">{format!("{} · {}", story.library, story.state)}</span>
                    <div class="todo__body">
                        <p lang=foreign>{story.text}</p>
                        <p>{story.consent}</p>
                        <p>
                            <a href=story
                                .href>{words::read_whole(lang)}<span class="vh">{format!(": {title}")}</span></a>
                        </p>
                        {judge}
                        {withdraw}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="todo">{items}</ul> }.into_any()
}

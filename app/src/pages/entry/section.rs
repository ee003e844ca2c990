//! Entering a section of a library's year: a plain form, one row an indicator. With scripts the
//! desk wakes up over it.

mod beside;

mod answer;
use beside::{legend, share, tools};
mod reading;

pub use answer::{answer, locked};
pub use reading::Around;

use leptos::prelude::*;

use super::row::{Row, row};
use crate::{
    domain::{
        catalogue::indicator::Side,
        code::{LibraryCode, SectionCode},
        entry::joint_share::ShareBasis,
        year::Year,
    },
    islands::{BEGINS_WITH, EntryDesk, wire::Desk},
    text::{Lang, words::entry as words},
    ui::{ErrorLink, Shell, error_summary, icon, icon_in, shell, side_icon},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Entry {
    pub shell: Shell,
    pub library: LibraryCode,
    pub library_name: String,
    pub year: Year,
    pub bar: Bar,
    pub sections: Vec<SectionLink>,
    pub section: SectionCode,
    pub section_name: String,
    pub side: Side,
    pub rows: Vec<Row>,
    pub errors: Vec<ErrorLink>,
    /// Why nothing can be changed.
    pub lock: Option<String>,
    pub returned: Option<String>,
    pub previous: Option<(SectionCode, String)>,
    /// The section after this one; None after the last.
    pub next: Option<SectionCode>,
    pub just_saved: bool,
    /// Who else is in the section.
    pub others: Vec<String>,
    pub reasons: Vec<String>,
    /// In the first section of a library with a joint unit.
    pub share: Option<Share>,
    /// What the desk begins with; None when nothing can be changed.
    pub desk: Option<Desk>,
}

/// The member's part of its joint unit, as typed.
#[derive(Clone, Debug)]
pub struct Share {
    pub units: String,
    pub typed: String,
    pub basis: Option<ShareBasis>,
    pub problem: Option<String>,
}

/// The sticky bar: whose year, by when, how far.
#[derive(Clone, Debug)]
pub struct Bar {
    pub library: String,
    pub state: String,
    pub due: String,
    pub left: String,
    pub progress: String,
    pub done: usize,
    pub all: usize,
}

#[derive(Clone, Debug)]
pub struct SectionLink {
    pub code: SectionCode,
    pub name: String,
    pub count: String,
}

/// The bar above the form and its review.
#[must_use]
pub fn bar(bar: Bar, link: Option<AnyView>, lang: Lang) -> AnyView {
    view! {
        <section class="bar" aria-label=words::form_state(lang)>
            <div class="wrap bar__in">
                <p class="bar__who">
                    <b>{bar.library}</b>
                    <span>{bar.state}</span>
                </p>
                <p class="bar__due">
                    <b>{bar.due}</b>
                    <span>{bar.left}</span>
                </p>
                <div class="prog">
                    <label r#for="bar-progress" id="bar-words">
                        {bar.progress}
                    </label>
                    <progress id="bar-progress" max=bar.all.to_string() value=bar.done.to_string()></progress>
                </div>
                {link}
            </div>
        </section>
    }
    .into_any()
}

#[must_use]
pub fn entry(page: Entry) -> AnyView {
    let lang = page.shell.lang;
    let (library, year) = (page.library.clone(), page.year);
    let locked = page.lock.is_some();
    let check = Page::EntryCheck { library: library.clone(), year }.path(lang);
    let desk = page.desk.map_or_else(
        || view! { <span></span> }.into_any(),
        |desk| {
            let begins_with = serde_json::to_string(&desk).unwrap_or_default();
            view! {
                <EntryDesk />
                <span id=BEGINS_WITH data-desk=begins_with hidden=true></span>
            }
            .into_any()
        },
    );
    let beside = view! {
        {desk}
        <a class="btn btn--2" href=check.clone()>
            {words::check_and_send(lang)}
        </a>
    }
    .into_any();
    let before = bar(page.bar, Some(beside), lang);
    let toc = page
        .sections
        .into_iter()
        .enumerate()
        .map(|(at, link)| {
            let current = (link.code == page.section).then_some("page");
            let href = Page::Entry { library: library.clone(), year, section: link.code }.path(lang);
            view! {
                <li>
                    <a href=href aria-current=current>
                        {link.name}
                        <span id=format!("count-{at}")>{link.count}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let problems = page.errors.len();
    let reasons = page.reasons;
    let rows = page.rows.into_iter().map(|r| row(r, &library, year, &reasons, locked, lang)).collect_view();
    let lock = page.lock.map(|text| {
        view! {
            <div class="warnbox lockbox">
                <p>{icon_in("i-lock", "ico")}" "{text}</p>
            </div>
        }
    });
    let returned = page.returned.map(|reason| {
        view! {
            <div class="warnbox lockbox">
                <p>
                    <strong>{words::returned_because(lang)}</strong>
                </p>
                <p>{reason}</p>
            </div>
        }
    });
    let saved = page.just_saved.then(|| {
        view! {
            <p class="saved" role="status">
                {icon("i-check")}
                {words::all_saved(lang)}
            </p>
        }
    });
    let action = Page::Entry { library: library.clone(), year, section: page.section.clone() }.path(lang);
    let previous = page.previous.map(|(section, name)| {
        if locked {
            let href = Page::Entry { library: library.clone(), year, section }.path(lang);
            view! {
                <a class="btn btn--2" href=href>
                    {words::previous(lang, name)}
                </a>
            }
            .into_any()
        } else {
            // It saves too: going back loses nothing.
            view! {
                <button class="btn btn--2" r#type="submit" name="then" value="previous">
                    {words::previous(lang, name)}
                </button>
            }
            .into_any()
        }
    });
    let save = (!locked).then(|| {
        let text = if page.next.is_some() { words::save_and_continue(lang) } else { words::save_check(lang) };
        view! {
            <button class="btn" id="go-on" r#type="submit" name="then" value="next">
                {text}
            </button>
            <button class="btn btn--2" r#type="submit" name="then" value="stay">
                {words::save(lang)}
            </button>
        }
    });
    let others = if page.others.is_empty() { String::new() } else { words::also_here(lang, page.others.join(", ")) };
    let main = view! {
        <form method="post" action=action novalidate=true>
            <div class="work">
                <nav class="toc" aria-label=words::sections(lang)>
                    <ul>{toc}</ul>
                </nav>
                <div>
                    {error_summary(words::fix(lang, problems), page.errors)} {lock} {returned} <div class="ehead">
                        <h1>{side_icon(page.side)}{page.section_name.clone()}</h1>
                        {saved}
                        {tools(&library, year, locked, lang)}
                    </div> <p class="muted">{words::lede(lang)}</p> <p class="note" id="here" role="status">
                        {others}
                    </p> {legend(lang)} <p class="vh" id="say" role="status"></p>
                    <div class="pasted" id="pasted" hidden=true role="status">
                        <p id="pasted-title"></p>
                        <ul id="pasted-rows"></ul>
                    </div>
                    // Enter in a field saves and stays: the first button of a form is the one that Enter presses.
                    {(!locked)
                        .then(|| {
                            view! {
                                <button
                                    class="vh"
                                    r#type="submit"
                                    name="then"
                                    value="stay"
                                    tabindex="-1"
                                    aria-hidden="true"
                                >
                                    {words::save(lang)}
                                </button>
                            }
                        })} <table class="grid">
                        <caption class="vh">
                            {words::caption(lang, &page.section_name, &page.library_name, year)}
                        </caption>
                        <colgroup>
                            <col class="c-name" />
                            <col class="c-prev" />
                            <col class="c-in" />
                            <col class="c-chg" />
                            <col class="c-st" />
                        </colgroup>
                        <thead>
                            <tr>
                                <th scope="col">{words::column_indicator(lang)}</th>
                                <th scope="col">{year.previous().to_string()}</th>
                                <th scope="col" id="col-now">
                                    {year.to_string()}
                                </th>
                                <th scope="col">{words::column_change(lang)}</th>
                                <th scope="col">{words::column_state(lang)}</th>
                            </tr>
                        </thead>
                        {rows}
                    </table> <div class="total">
                        <div class="btns">
                            {save}{previous}<a class="btn btn--t" href=check.clone()>
                                {words::check_and_send(lang)}
                            </a>
                        </div>
                    </div>
                </div>
            </div>
        </form>
        {page.share.map(|joint| share(joint, &library, year, locked, lang))}
    };
    shell(page.shell, Some(before), main.into_any())
}

//! Entering a section of a library's year: a plain form, one row an indicator. With scripts the
//! desk wakes up over it.

mod answer;
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
        <section class="bar" aria-label=words::form_state(lang)><div class="wrap bar__in">
            <p class="bar__who"><b>{bar.library}</b><span>{bar.state}</span></p>
            <p class="bar__due"><b>{bar.due}</b><span>{bar.left}</span></p>
            <div class="prog"><label r#for="bar-progress" id="bar-words">{bar.progress}</label><progress id="bar-progress" max=bar.all.to_string() value=bar.done.to_string()></progress></div>
            {link}
        </div></section>
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
            view! { <EntryDesk/><span id=BEGINS_WITH data-desk=begins_with hidden=true></span> }.into_any()
        },
    );
    let beside = view! { {desk}<a class="btn btn--2" href=check.clone()>{words::check_and_send(lang)}</a> }.into_any();
    let before = bar(page.bar, Some(beside), lang);
    let toc = page
        .sections
        .into_iter()
        .enumerate()
        .map(|(at, link)| {
            let current = (link.code == page.section).then_some("page");
            let href = Page::Entry { library: library.clone(), year, section: link.code }.path(lang);
            view! { <li><a href=href aria-current=current>{link.name}<span id=format!("count-{at}")>{link.count}</span></a></li> }
        })
        .collect_view();
    let problems = page.errors.len();
    let reasons = page.reasons;
    let rows = page.rows.into_iter().map(|r| row(r, &library, year, &reasons, locked, lang)).collect_view();
    let lock = page.lock.map(|text| view! { <div class="warnbox lockbox"><p>{icon_in("i-lock", "ico")}" "{text}</p></div> });
    let returned = page
        .returned
        .map(|reason| view! { <div class="warnbox lockbox"><p><strong>{words::returned_because(lang)}</strong></p><p>{reason}</p></div> });
    let saved = page.just_saved.then(|| view! { <p class="saved" role="status">{icon("i-check")}{words::all_saved(lang)}</p> });
    let action = Page::Entry { library: library.clone(), year, section: page.section.clone() }.path(lang);
    let previous = page.previous.map(|(section, name)| {
        if locked {
            let href = Page::Entry { library: library.clone(), year, section }.path(lang);
            view! { <a class="btn btn--2" href=href>{words::previous(lang, name)}</a> }.into_any()
        } else {
            // It saves too: going back loses nothing.
            view! { <button class="btn btn--2" r#type="submit" name="then" value="previous">{words::previous(lang, name)}</button> }
                .into_any()
        }
    });
    let save = (!locked).then(|| {
        let text = if page.next.is_some() { words::save_and_continue(lang) } else { words::save_check(lang) };
        view! { <button class="btn" id="go-on" r#type="submit" name="then" value="next">{text}</button><button class="btn btn--2" r#type="submit" name="then" value="stay">{words::save(lang)}</button> }
    });
    let others = if page.others.is_empty() { String::new() } else { words::also_here(lang, page.others.join(", ")) };
    let main = view! {
        <form method="post" action=action novalidate=true autocomplete="off">
            <div class="work">
                <nav class="toc" aria-label=words::sections(lang)><ul>{toc}</ul></nav>
                <div>
                    {error_summary(words::fix(lang, problems), page.errors)}
                    {lock}
                    {returned}
                    <div class="ehead"><h1>{side_icon(page.side)}{page.section_name.clone()}</h1>{saved}{tools(&library, year, locked, lang)}</div>
                    <p class="muted">{words::lede(lang)}</p>
                    <p class="note" id="here" role="status">{others}</p>
                    {legend(lang)}
                    <p class="vh" id="say" role="status"></p>
                    <div class="pasted" id="pasted" hidden=true role="status"><p id="pasted-title"></p><ul id="pasted-rows"></ul></div>
                    // Enter in a field saves and stays: the first button of a form is the one that Enter presses.
                    {(!locked).then(|| view! { <button class="vh" r#type="submit" name="then" value="stay" tabindex="-1" aria-hidden="true">{words::save(lang)}</button> })}
                    <table class="grid">
                        <caption class="vh">{words::caption(lang, &page.section_name, &page.library_name, year)}</caption>
                        <colgroup><col class="c-name"/><col class="c-prev"/><col class="c-in"/><col class="c-chg"/><col class="c-st"/></colgroup>
                        <thead><tr><th scope="col">{words::column_indicator(lang)}</th><th scope="col">{year.previous().to_string()}</th><th scope="col" id="col-now">{year.to_string()}</th><th scope="col">{words::column_change(lang)}</th><th scope="col">{words::column_state(lang)}</th></tr></thead>
                        {rows}
                    </table>
                    <div class="total"><div class="btns">{save}{previous}<a class="btn btn--t" href=check.clone()>{words::check_and_send(lang)}</a></div></div>
                </div>
            </div>
        </form>
        {page.share.map(|joint| share(joint, &library, year, locked, lang))}
    };
    shell(page.shell, Some(before), main.into_any())
}

/// The other ways of entering, beside the section's name.
fn tools(library: &LibraryCode, year: Year, locked: bool, lang: Lang) -> AnyView {
    let library = library.clone();
    let link = |page: Page, words: &'static str| view! { <li><a href=page.path(lang)>{words}</a></li> };
    view! {
        <ul class="tools" aria-label=words::tools(lang)>
            {(!locked).then(|| link(Page::EntryExcel { library: library.clone(), year }, words::excel_link(lang)))}
            {(!locked).then(|| link(Page::EntryTable { library: library.clone(), year }, words::table_link(lang)))}
            {link(Page::EntryCopy { library: library.clone(), year }, words::print_copy(lang))}
        </ul>
    }
    .into_any()
}

/// What the keys do, and how numbers may be written.
fn legend(lang: Lang) -> AnyView {
    view! {
        <details class="more"><summary>{words::keys(lang)}</summary>
            <dl class="keys">
                <div><dt><kbd>"Enter"</kbd>" "<kbd>"↓"</kbd></dt><dd>{words::key_next(lang)}</dd></div>
                <div><dt><kbd>"↑"</kbd></dt><dd>{words::key_previous(lang)}</dd></div>
                <div><dt><kbd>"Esc"</kbd></dt><dd>{words::key_undo(lang)}</dd></div>
                <div><dt><kbd>"Ctrl"</kbd>" "<kbd>"Enter"</kbd></dt><dd>{words::key_details(lang)}</dd></div>
                <div><dt><kbd>"Ctrl"</kbd>" "<kbd>"V"</kbd></dt><dd>{words::key_paste(lang)}</dd></div>
            </dl>
            <ul class="small after-s"><li>{words::notation_spaces(lang)}</li><li>{words::notation_zero(lang)}</li><li>{words::notation_reason(lang)}</li></ul>
        </details>
    }
    .into_any()
}

fn share(share: Share, library: &LibraryCode, year: Year, locked: bool, lang: Lang) -> AnyView {
    let action = Page::EntryShare { library: library.clone(), year }.path(lang);
    let bases = ShareBasis::ALL
        .iter()
        .map(|basis| view! { <option value=basis.as_str() selected=share.basis == Some(*basis)>{basis.name(lang)}</option> })
        .collect_view();
    let failed = share.problem.is_some();
    view! {
        <section class="sec sec--tight" aria-labelledby="h-share"><div class="sec__head"><h2 id="h-share">{words::share_title(lang)}</h2><p>{words::share_why(lang, share.units)}</p></div>
            <form class="sec__body share" method="post" action=action>
                <div class=if failed { "field is-err" } else { "field" }><label r#for="share">{words::share_percent(lang)}</label>
                    <p class="err" id="share-problem">{share.problem}</p>
                    <input class="in" id="share" name="share" r#type="text" inputmode="decimal" autocomplete="off" disabled=locked aria-describedby="share-problem" aria-invalid=failed.then_some("true") value=share.typed/></div>
                <div class="field"><label r#for="basis">{words::share_basis(lang)}</label><select class="sel" id="basis" name="basis" disabled=locked>{bases}</select></div>
                {(!locked).then(|| view! { <p class="after-s"><button class="btn btn--2" r#type="submit">{words::save(lang)}</button></p> })}
            </form></section>
    }
    .into_any()
}

//! Entering a section of a library's year: a plain form, one row an indicator.

use leptos::prelude::*;

use crate::{
    domain::{
        cell::Status,
        code::{IndicatorCode, LibraryCode, SectionCode},
        indicator::Side,
        year::Year,
    },
    islands::NumberEcho,
    text::{
        Lang,
        words::{entry as words, states},
    },
    ui::{ErrorLink, Shell, error_summary, icon, icon_in, shell, side_icon, text_area},
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

#[derive(Clone, Debug)]
pub struct Row {
    pub code: IndicatorCode,
    pub name: String,
    pub definition: String,
    pub unit: String,
    pub voluntary: bool,
    pub last_year: String,
    /// The field's text: as typed, or the stored value.
    pub typed: String,
    pub status: Status,
    pub note: String,
    /// The stored revision; 0 for none.
    pub revision: i64,
    pub change: String,
    pub state: RowState,
    /// What the value makes one ask.
    pub questions: Vec<String>,
    /// Why it was not saved.
    pub problem: Option<String>,
    /// Two readings of an ambiguous number, to choose from.
    pub choices: Vec<String>,
    /// Of a self-assessment: the levels' names with what they mean.
    pub levels: Vec<(u8, String, String)>,
}

#[derive(Clone, Debug)]
pub struct RowState {
    pub kind: RowKind,
    pub detail: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    Empty,
    Saved,
    Estimate,
    Asks,
    NoFigure,
    Invalid,
    Clash,
    Locked,
}

impl RowKind {
    fn icon(self) -> &'static str {
        match self {
            Self::Empty => "i-open",
            Self::Saved => "i-check",
            Self::Estimate => "i-est",
            Self::Asks => "i-warn",
            Self::NoFigure => "i-none",
            Self::Invalid => "i-bang",
            Self::Clash => "i-fail",
            Self::Locked => "i-lock",
        }
    }

    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Empty => words::empty(lang),
            Self::Saved => words::saved(lang),
            Self::Estimate => words::saved_as_estimate(lang),
            Self::Asks => words::saved_asks(lang),
            Self::NoFigure => words::no_figure(lang),
            Self::Invalid => words::not_saved(lang),
            Self::Clash => words::clash(lang),
            Self::Locked => words::locked(lang),
        }
    }

    fn row_class(self) -> &'static str {
        match self {
            Self::Asks => "row is-warn",
            Self::NoFigure => "row is-none",
            Self::Invalid | Self::Clash => "row is-err",
            Self::Locked => "row is-lock",
            Self::Empty | Self::Saved | Self::Estimate => "row",
        }
    }

    fn state_class(self) -> &'static str {
        match self {
            Self::Asks => "st is-warn",
            Self::Invalid | Self::Clash => "st is-err",
            _ => "st",
        }
    }
}

/// The bar above the form and its review.
#[must_use]
pub fn bar(bar: Bar, link: Option<AnyView>, lang: Lang) -> AnyView {
    view! {
        <section class="bar" aria-label=words::form_state(lang)><div class="wrap bar__in">
            <p class="bar__who"><b>{bar.library}</b><span>{bar.state}</span></p>
            <p class="bar__due"><b>{bar.due}</b><span>{bar.left}</span></p>
            <div class="prog"><label r#for="bar-progress">{bar.progress}</label><progress id="bar-progress" max=bar.all.to_string() value=bar.done.to_string()></progress></div>
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
    let before = bar(page.bar, Some(view! { <a class="btn btn--2" href=check.clone()>{words::check_and_send(lang)}</a> }.into_any()), lang);
    let toc = page
        .sections
        .into_iter()
        .map(|link| {
            let current = (link.code == page.section).then_some("page");
            let href = Page::Entry { library: library.clone(), year, section: link.code }.path(lang);
            view! { <li><a href=href aria-current=current>{link.name}<span>{link.count}</span></a></li> }
        })
        .collect_view();
    let problems = page.errors.len();
    let rows = page.rows.into_iter().map(|r| row(r, year, locked, lang)).collect_view();
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
        view! { <button class="btn" r#type="submit" name="then" value="next">{text}</button><button class="btn btn--2" r#type="submit" name="then" value="stay">{words::save(lang)}</button> }
    });
    let main = view! {
        <form method="post" action=action novalidate=true autocomplete="off">
            <div class="work">
                <nav class="toc" aria-label=words::sections(lang)><ul>{toc}</ul></nav>
                <div>
                    {error_summary(words::fix(lang, problems), page.errors)}
                    {lock}
                    {returned}
                    <div class="ehead"><h1>{side_icon(page.side)}{page.section_name.clone()}</h1>{saved}</div>
                    <p class="muted">{words::lede(lang)}</p>
                    <details class="more"><summary>{words::notation(lang)}</summary><ul class="small after-s"><li>{words::notation_spaces(lang)}</li><li>{words::notation_zero(lang)}</li><li>{words::notation_reason(lang)}</li></ul></details>
                    // Enter in a field saves and stays: the first button of a form is the one that Enter presses.
                    {(!locked).then(|| view! { <button class="vh" r#type="submit" name="then" value="stay" tabindex="-1" aria-hidden="true">{words::save(lang)}</button> })}
                    <table class="grid">
                        <caption class="vh">{words::caption(lang, &page.section_name, &page.library_name, year)}</caption>
                        <colgroup><col class="c-name"/><col class="c-prev"/><col class="c-in"/><col class="c-chg"/><col class="c-st"/></colgroup>
                        <thead><tr><th scope="col">{words::column_indicator(lang)}</th><th scope="col">{year.previous().to_string()}</th><th scope="col" id="col-now">{year.to_string()}</th><th scope="col">{words::column_change(lang)}</th><th scope="col">{words::column_state(lang)}</th></tr></thead>
                        {rows}
                    </table>
                    <div class="total"><div class="btns">{save}{previous}</div></div>
                </div>
            </div>
        </form>
    };
    shell(page.shell, Some(before), main.into_any())
}

fn row(row: Row, year: Year, locked: bool, lang: Lang) -> AnyView {
    let code = row.code.to_string();
    let kind = row.state.kind;
    let describes = format!("s-{code} e-{code}");
    let unit = if row.voluntary { format!("{} · {}", row.unit, words::voluntary(lang)) } else { row.unit.clone() };
    let problem = row.problem.clone();
    let field = if locked {
        view! { <span class="cell"><span class="in in--read" id=format!("f-{code}")>{if row.typed.is_empty() { "—".to_owned() } else { row.typed.clone() }}</span><span class="u" aria-hidden="true">{row.unit.clone()}</span></span> }.into_any()
    } else if row.levels.is_empty() {
        view! {
            <span class="cell"><input class="in" id=format!("f-{code}") name=format!("v.{code}") r#type="text" inputmode="decimal" autocomplete="off" maxlength="60"
                aria-labelledby=format!("n-{code} col-now") aria-describedby=describes aria-invalid=problem.is_some().then_some("true") value=row.typed.clone()/>
                <span class="u" aria-hidden="true">{row.unit.clone()}</span></span>
            <NumberEcho field=format!("f-{code}") lang=lang/>
        }
        .into_any()
    } else {
        let options = row
            .levels
            .iter()
            .map(|(level, name, _)| view! { <option value=level.to_string() selected=row.typed == level.to_string()>{format!("{level} {name}")}</option> })
            .collect_view();
        view! { <select class="sel" id=format!("f-{code}") name=format!("v.{code}") aria-labelledby=format!("n-{code} col-now") aria-describedby=describes><option value="">{words::choose_level(lang)}</option>{options}</select> }.into_any()
    };
    let meaning = (!row.levels.is_empty()).then(|| {
        row.levels.iter().map(|(level, name, anchor)| view! { <p><b>{format!("{level} {name}. ")}</b>{anchor.clone()}</p> }).collect_view()
    });
    let prev_label = format!("{}: ", year.previous());
    view! {
        <tbody class=kind.row_class()>
            <tr class="main">
                <th scope="row"><span class="nm" id=format!("n-{code}")>{row.name.clone()}</span>" "<span class="un">{unit}</span>
                    <details><summary>{words::definition(lang)}<span class="vh">{format!(": {}", row.name)}</span></summary><p>{row.definition.clone()}</p>{meaning}</details></th>
                <td class="prev"><span class="prev__year">{prev_label}</span>{row.last_year.clone()}</td>
                <td>{field}</td>
                <td class="chg">{row.change.clone()}</td>
                <td><p class=kind.state_class() id=format!("s-{code}")>{icon(kind.icon())}<b>{kind.words(lang)}</b>{row.state.detail.clone().map(|detail| view! { <span>{detail}</span> })}</p></td>
            </tr>
            <tr class="sub"><td colspan="5">{below(row, locked, lang)}</td></tr>
        </tbody>
    }
    .into_any()
}

/// What stands under a row: its problem, its questions, and its status and note.
fn below(row: Row, locked: bool, lang: Lang) -> AnyView {
    let code = row.code.to_string();
    let asks = !row.questions.is_empty();
    let open = asks || row.problem.is_some() || !row.note.is_empty() || !matches!(row.status, Status::Reported | Status::Missing);
    let class = if row.problem.is_some() {
        "ask is-bad"
    } else if asks && row.note.is_empty() {
        "ask"
    } else {
        "ask is-plain"
    };
    let choices = (!row.choices.is_empty() && !locked).then(|| {
        let buttons = row
            .choices
            .iter()
            .map(|choice| view! { <button class="btn btn--2" r#type="submit" name=format!("c.{code}") value=choice.clone()>{format!("{choice} {}", row.unit)}</button> })
            .collect_view();
        view! { <div class="btns">{buttons}</div> }
    });
    let messages = row.problem.iter().chain(&row.questions).map(|text| view! { <p>{text.clone()}</p> }).collect_view();
    let status = [
        (Status::Reported, words::status_reported(lang)),
        (Status::Estimated, words::status_estimated(lang)),
        (Status::NotCollected, states::not_collected(lang)),
        (Status::NotApplicable, states::not_applicable(lang)),
    ];
    let chosen = if row.status == Status::Missing { Status::Reported } else { row.status };
    let radios = status
        .into_iter()
        .map(|(status, name)| {
            let id = format!("t-{code}-{}", status.as_str());
            view! { <div class="opt"><input r#type="radio" id=id.clone() name=format!("t.{code}") value=status.as_str() checked=status == chosen disabled=locked/><label r#for=id>{name}</label></div> }
        })
        .collect_view();
    let note = if locked {
        view! { <p class="note">{row.note.clone()}</p> }.into_any()
    } else {
        view! {
            <div><label class="lbl" r#for=format!("note-{code}")>{words::note(lang)}<span class="vh">{format!(": {}", row.name)}</span></label>
            {text_area(format!("note-{code}"), format!("n.{code}"), 2, format!("e-{code}"), false, &row.note)}</div>
        }
        .into_any()
    };
    view! {
        <div class="below">
            {(!locked).then(|| view! { <input r#type="hidden" name=format!("r.{code}") value=row.revision.to_string()/> })}
            <details class="more" open=open>
                <summary>{words::status_and_note(lang)}<span class="vh">{format!(": {}", row.name)}</span></summary>
                <div class=class>
                    <div id=format!("e-{code}")>{messages}</div>
                    {choices}
                    <fieldset><legend class="lbl">{words::status_legend(lang)}<span class="vh">{format!(" {}", row.name)}</span></legend><div class="chips">{radios}</div></fieldset>
                    {note}
                </div>
            </details>
        </div>
    }
    .into_any()
}

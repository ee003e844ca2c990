//! One row of the form, and what is folded under it.

use leptos::prelude::*;

use crate::{
    domain::{
        code::{IndicatorCode, LibraryCode},
        entry::{cell::Status, series_break::BreakKind},
        year::Year,
    },
    islands::cell_state::CellState,
    text::{
        Lang,
        words::{entry as words, states},
    },
    ui::{icon, text_area},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Row {
    pub code: IndicatorCode,
    pub name: String,
    pub definition: String,
    pub unit: String,
    pub voluntary: bool,
    pub last_year: String,
    /// Year and value, the latest first.
    pub earlier: Vec<(Year, String)>,
    /// Last year's value, offered where it mostly stays the same.
    pub same: Option<String>,
    /// The field's text: as typed, or the stored value.
    pub typed: String,
    pub status: Status,
    pub note: String,
    pub break_kind: Option<BreakKind>,
    /// The stored revision; 0 for none.
    pub revision: i64,
    pub change: String,
    pub state: CellState,
    pub detail: Option<String>,
    /// What the coordinator asks, until the cell is changed.
    pub remark: Option<String>,
    /// What the value makes one ask.
    pub questions: Vec<String>,
    /// Why it was not saved.
    pub problem: Option<String>,
    /// Buttons that settle the row: words, name, value.
    pub choices: Vec<(String, String, String)>,
    /// Of a self-assessment: the levels' names with what they mean.
    pub levels: Vec<(u8, String, String)>,
}

#[must_use]
pub fn row(row: Row, library: &LibraryCode, year: Year, reasons: &[String], locked: bool, lang: Lang) -> AnyView {
    let code = row.code.to_string();
    let unit = if row.voluntary { format!("{} · {}", row.unit, words::voluntary(lang)) } else { row.unit.clone() };
    let prev_label = format!("{}: ", year.previous());
    let earlier = (!row.earlier.is_empty()).then(|| {
        let item = |(year, value): &(_, _)| view! { <li>{format!("{year}: {value}")}</li> };
        let items = row.earlier.iter().map(item).collect_view();
        view! {
            <details class="earlier">
                <summary>{words::earlier(lang)}<span class="vh">{words::earlier_of(lang, &row.name)}</span></summary>
                <ul>{items}</ul>
            </details>
        }
    });
    let same = row.same.clone().filter(|_| !locked).map(|value| {
        view! {
            <button class="btn btn--t same" r#type="submit" name=format!("c.{code}") value=value.clone()>
                {words::same_as_last(lang, &value)}
                <span class="vh">{format!(", {}", row.name)}</span>
            </button>
        }
    });
    let detail = row.detail.clone().unwrap_or_default();
    view! {
        <tbody class=row.state.row_class() id=format!("row-{code}")>
            <tr class="main">
                <th scope="row">
                    <span class="nm" id=format!("n-{code}")>
                        {row.name.clone()}
                    </span>
                    " "
                    <span class="un">{unit}</span>
                    <details>
                        <summary>{words::definition(lang)}<span class="vh">{format!(": {}", row.name)}</span></summary>
                        <p>{row.definition.clone()}</p>
                    </details>
                </th>
                <td class="prev">
                    <span class="prev__year">{prev_label}</span>
                    {row.last_year.clone()}
                    {earlier}
                </td>
                <td>{field(&row, locked)}{same}</td>
                <td class="chg" id=format!("chg-{code}")>
                    {row.change.clone()}
                </td>
                <td>
                    <p class=row.state.state_class() id=format!("s-{code}")>
                        {icon(row.state.icon())}
                        <b>{row.state.words(lang)}</b>
                        <span>{detail}</span>
                    </p>
                </td>
            </tr>
            <tr class="sub">
                <td colspan="5">{below(&row, library, year, reasons, locked, lang)}</td>
            </tr>
        </tbody>
    }
    .into_any()
}

fn field(row: &Row, locked: bool) -> AnyView {
    let code = &row.code;
    let describes = format!("s-{code} e-{code}");
    let invalid = row.problem.is_some().then_some("true");
    if locked {
        let shown = if row.typed.is_empty() { "—".to_owned() } else { row.typed.clone() };
        return view! {
            <span class="cell">
                <span class="in in--read" id=format!("f-{code}")>
                    {shown}
                </span>
                <span class="u" aria-hidden="true">
                    {row.unit.clone()}
                </span>
            </span>
        }
        .into_any();
    }
    if row.levels.is_empty() {
        return view! {
            <span class="cell">
                <input
                    class="in"
                    id=format!("f-{code}")
                    name=format!("v.{code}")
                    r#type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    maxlength="60"
                    aria-labelledby=format!("n-{code} col-now")
                    aria-describedby=describes
                    aria-invalid=invalid
                    value=row.typed.clone()
                />
                <span class="u" aria-hidden="true">
                    {row.unit.clone()}
                </span>
            </span>
            <span class="echo" id=format!("echo-{code}")></span>
        }
        .into_any();
    }
    // The scale stands below, with its words.
    ().into_any()
}

/// The scale with its words, in place.
fn levels(row: &Row, lang: Lang) -> Option<AnyView> {
    let code = row.code.clone();
    let none = (String::new(), words::not_assessed(lang).to_owned(), String::new());
    let all = row.levels.iter().map(|(level, name, anchor)| (level.to_string(), format!("{level} {name}."), anchor.clone()));
    (!row.levels.is_empty()).then(|| {
        let options = all
            .chain([none])
            .map(|(value, name, anchor)| {
                let id = format!("l-{code}-{value}");
                view! {
                    <div class="opt">
                        <input
                            r#type="radio"
                            id=id.clone()
                            name=format!("v.{code}")
                            value=value.clone()
                            checked=value == row.typed
                        />
                        <label r#for=id>
                            <b>{name}</b>
                            " "
                            {anchor}
                        </label>
                    </div>
                }
            })
            .collect_view();
        view! {
            <fieldset class="levels" id=format!("f-{code}") aria-describedby=format!("s-{code} e-{code}")>
                <legend class="vh">{format!("{}: {}", words::level(lang), row.name)}</legend>
                {options}
            </fieldset>
        }
        .into_any()
    })
}

/// What stands under a row: the scale, its problem, its questions, and its status and note.
fn below(row: &Row, library: &LibraryCode, year: Year, reasons: &[String], locked: bool, lang: Lang) -> AnyView {
    let code = row.code.to_string();
    let asks = !row.questions.is_empty();
    let open = asks
        || row.problem.is_some()
        || row.remark.is_some()
        || !row.note.is_empty()
        || row.break_kind.is_some()
        || !matches!(row.status, Status::Reported | Status::Missing);
    let class = if row.problem.is_some() {
        "ask is-bad"
    } else if (asks && row.note.is_empty()) || row.remark.is_some() {
        "ask"
    } else {
        "ask is-plain"
    };
    let choices = row
        .choices
        .iter()
        .map(|(words, name, value)| {
            view! {
                <button class="btn btn--2" r#type="submit" name=name.clone() value=value.clone()>
                    {words.clone()}
                </button>
            }
        })
        .collect_view();
    let messages = row.problem.iter().chain(&row.questions).map(|text| view! { <p>{text.clone()}</p> }).collect_view();
    let remark = row.remark.clone().map(|text| view! { <p class="remark">{icon("i-back")}" "{text}</p> });
    let scale = (!locked).then(|| levels(row, lang));
    let history = Page::EntryHistory { library: library.clone(), year, indicator: row.code.clone() }.path(lang);
    let details = if locked {
        view! {
            <p class="note">{row.note.clone()}</p>
            {row.break_kind.map(|kind| view! { <p class="note">{kind.name(lang)}</p> })}
        }
        .into_any()
    } else {
        answers(row, reasons, lang)
    };
    view! {
        <div class="below">
            {(!locked)
                .then(|| {
                    view! {
                        <input
                            r#type="hidden"
                            id=format!("r-{code}")
                            name=format!("r.{code}")
                            value=row.revision.to_string()
                        />
                    }
                })} {scale} {(!locked).then(|| offer(row, lang))}
            <details class="more" id=format!("d-{code}") open=open>
                <summary>{words::status_and_note(lang)}<span class="vh">{format!(": {}", row.name)}</span></summary>
                <div class=class id=format!("a-{code}")>
                    {remark}
                    <div id=format!("e-{code}")>{messages}</div>
                    <div class="btns" id=format!("w-{code}")>
                        {choices}
                    </div>
                    {details}
                    <p class="note">
                        <a href=history>{words::history(lang)}<span class="vh">{format!(": {}", row.name)}</span></a>
                    </p>
                </div>
            </details>
        </div>
    }
    .into_any()
}

/// What the desk offers when a required cell is left empty. Without scripts the status below says it.
fn offer(row: &Row, lang: Lang) -> Option<AnyView> {
    let code = row.code.to_string();
    let chip = |name: String, value: &'static str, words: &'static str| {
        view! {
            <button class="btn btn--2 chip" r#type="button" name=name value=value>
                {words}
            </button>
        }
    };
    row.levels.is_empty().then(|| {
        view! {
            <div class="offer" id=format!("o-{code}") hidden=true>
                <span>{words::offer(lang)}</span>
                {chip(format!("c.{code}"), "0", words::zero(lang))}
                {chip(format!("m.{code}"), Status::NotApplicable.as_str(), states::not_applicable(lang))}
                {chip(format!("m.{code}"), Status::NotCollected.as_str(), states::not_collected(lang))}
                {chip(format!("m.{code}"), Status::Missing.as_str(), states::missing(lang))}
            </div>
        }
        .into_any()
    })
}

/// Status, note with ready reasons, and a break.
fn answers(row: &Row, reasons: &[String], lang: Lang) -> AnyView {
    let code = row.code.to_string();
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
            view! {
                <div class="opt">
                    <input
                        r#type="radio"
                        id=id.clone()
                        name=format!("t.{code}")
                        value=status.as_str()
                        checked=status == chosen
                    />
                    <label r#for=id>{name}</label>
                </div>
            }
        })
        .collect_view();
    let reasons = reasons.iter();
    let reasons = reasons.map(|reason| view! { <option value=reason.clone()>{reason.clone()}</option> }).collect_view();
    let breaks = BreakKind::ALL
        .iter()
        .map(|kind| {
            view! {
                <option value=kind.as_str() selected=row.break_kind == Some(*kind)>
                    {kind.name(lang)}
                </option>
            }
        })
        .collect_view();
    let whose = || view! { <span class="vh">{format!(": {}", row.name)}</span> };
    view! {
        <fieldset>
            <legend class="lbl">{words::status_legend(lang)}<span class="vh">{format!(" {}", row.name)}</span></legend>
            <div class="chips">{radios}</div>
        </fieldset>
        <div>
            <label class="lbl" r#for=format!("note-{code}")>
                {words::note(lang)}
                {whose()}
            </label>
            {text_area(format!("note-{code}"), format!("n.{code}"), 2, format!("e-{code}"), false, &row.note)}
        </div>
        <div class="pair">
            <div>
                <label class="lbl" r#for=format!("q-{code}")>
                    {words::reason(lang)}
                    {whose()}
                </label>
                <select class="sel" id=format!("q-{code}") name=format!("q.{code}")>
                    <option value="">{words::reason_choose(lang)}</option>
                    {reasons}
                </select>
            </div>
            <div>
                <label class="lbl" r#for=format!("b-{code}")>
                    {words::series_break(lang)}
                    {whose()}
                </label>
                <select
                    class="sel"
                    id=format!("b-{code}")
                    name=format!("b.{code}")
                    title=words::series_break_hint(lang)
                >
                    <option value="">{words::series_break_none(lang)}</option>
                    {breaks}
                </select>
            </div>
        </div>
    }
    .into_any()
}

//! One row of the form, and what is folded under it.

use leptos::prelude::*;

use crate::{
    domain::{
        code::{IndicatorCode, LibraryCode},
        entry::{
            cell::Status,
            row::{Part, Place},
            series_break::BreakKind,
        },
        year::Year,
    },
    islands::row_reading::{Choice, RowReading},
    text::{
        Lang,
        words::{entry as words, states},
    },
    ui::{icon, radio, text_area},
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
    /// In a clash, the revision that is shown beside.
    pub beside: Option<i64>,
    /// The break as it was seen.
    pub break_seen: String,
    pub reading: RowReading,
    /// What the coordinator asks, until the cell is changed.
    pub remark: Option<String>,
    /// Of a self-assessment: the levels' names with what they mean.
    pub levels: Vec<(u8, String, String)>,
}

#[must_use]
pub fn row(row: Row, library: &LibraryCode, year: Year, reasons: &[String], locked: bool, lang: Lang) -> AnyView {
    let code = &row.code;
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
            <button class="btn btn--t same" r#type="submit" name=Part::Choice.name(code) value=value.clone()>
                {words::same_as_last(lang, &value)}
                <span class="vh">{format!(", {}", row.name)}</span>
            </button>
        }
    });
    let state = row.reading.state;
    let detail = row.reading.detail.clone().unwrap_or_default();
    view! {
        <tbody class=state.row_class() id=Place::Row.id(code)>
            <tr class="main">
                <th scope="row">
                    <span class="nm" id=Place::Name.id(code)>
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
                <td class="chg" id=Place::Change.id(code)>
                    {row.reading.change.clone()}
                </td>
                <td>
                    <p class=state.state_class() id=Place::State.id(code)>
                        {icon(state.icon())}
                        <b>{state.words(lang)}</b>
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

fn describes(code: &IndicatorCode) -> String {
    format!("{} {}", Place::State.id(code), Place::Messages.id(code))
}

fn field(row: &Row, locked: bool) -> AnyView {
    let code = &row.code;
    let described = describes(code);
    let invalid = row.reading.problem().map(|_| "true");
    if locked {
        let shown = if row.typed.is_empty() { "—".to_owned() } else { row.typed.clone() };
        return view! {
            <span class="in in--cell in--read" id=Place::Field.id(code)>
                {shown}
            </span>
        }
        .into_any();
    }
    if row.levels.is_empty() {
        return view! {
            <input
                class="in in--cell"
                id=Place::Field.id(code)
                name=Part::Value.name(code)
                r#type="text"
                inputmode="decimal"
                maxlength="60"
                aria-labelledby=format!("{} col-now", Place::Name.id(code))
                aria-describedby=described
                aria-invalid=invalid
                value=row.typed.clone()
            />
            <span class="echo" id=Place::Echo.id(code)></span>
        }
        .into_any();
    }
    // The scale stands below, with its words.
    ().into_any()
}

/// The scale with its words, in place.
fn levels(row: &Row, lang: Lang) -> Option<AnyView> {
    let code = &row.code;
    let none = (String::new(), words::not_assessed(lang).to_owned(), String::new());
    let all = row.levels.iter().map(|(level, name, anchor)| (level.to_string(), format!("{level} {name}."), anchor.clone()));
    (!row.levels.is_empty()).then(|| {
        let options = all
            .chain([none])
            .map(|(value, name, anchor)| {
                let label = view! {
                    <b>{name}</b>
                    " "
                    {anchor}
                };
                radio(format!("l-{code}-{value}"), Part::Value.name(code), &value, value == row.typed, label)
            })
            .collect_view();
        view! {
            <fieldset class="levels" id=Place::Field.id(code) aria-describedby=describes(code)>
                <legend class="vh">{format!("{}: {}", words::level(lang), row.name)}</legend>
                {options}
            </fieldset>
        }
        .into_any()
    })
}

/// What stands under a row: the scale, its problem, its questions, and its status and note.
fn below(row: &Row, library: &LibraryCode, year: Year, reasons: &[String], locked: bool, lang: Lang) -> AnyView {
    let code = &row.code;
    let reading = &row.reading;
    let open =
        reading.open || !row.note.is_empty() || row.break_kind.is_some() || !matches!(row.status, Status::Reported | Status::Missing);
    let button = |choice: &Choice| {
        view! {
            <button class="btn btn--2" r#type="submit" name=choice.part.name(code) value=choice.value.clone()>
                {choice.words.clone()}
            </button>
        }
    };
    let choices = reading.choices.iter().map(button).collect_view();
    let messages = reading.messages.iter().map(|text| view! { <p>{text.clone()}</p> }).collect_view();
    let remark = row.remark.clone().map(|text| view! { <p class="remark">{icon("i-back")}" "{text}</p> });
    let beside = row.beside.map(|beside| {
        let (name, value) = (Part::Beside.name(code), beside.to_string());
        view! { <input r#type="hidden" name=name value=value /> }
    });
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
                            id=Place::Revision.id(code)
                            name=Part::Revision.name(code)
                            value=row.revision.to_string()
                        />
                        <input r#type="hidden" name=Part::BreakSeen.name(code) value=row.break_seen.clone() />
                        {beside}
                    }
                })} {scale} {(!locked).then(|| offer(row, lang))}
            <details class="more" id=Place::More.id(code) open=open>
                <summary>{words::status_and_note(lang)}<span class="vh">{format!(": {}", row.name)}</span></summary>
                <div class=reading.ask_class() id=Place::Ask.id(code)>
                    {remark}
                    <div id=Place::Messages.id(code)>{messages}</div>
                    <div class="btns" id=Place::Choices.id(code)>
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
    let code = &row.code;
    let chip = |name: String, value: &'static str, words: &'static str| {
        view! {
            <button class="btn btn--2 chip" r#type="button" name=name value=value>
                {words}
            </button>
        }
    };
    row.levels.is_empty().then(|| {
        view! {
            <div class="offer" id=Place::Offer.id(code) hidden=true>
                <span>{words::offer(lang)}</span>
                {chip(Part::Choice.name(code), "0", words::zero(lang))}
                {chip(Part::NoValue.name(code), Status::NotApplicable.as_str(), states::not_applicable(lang))}
                {chip(Part::NoValue.name(code), Status::NotCollected.as_str(), states::not_collected(lang))}
                {chip(Part::NoValue.name(code), Status::Missing.as_str(), states::missing(lang))}
            </div>
        }
        .into_any()
    })
}

/// Status, note with ready reasons, and a break.
fn answers(row: &Row, reasons: &[String], lang: Lang) -> AnyView {
    let code = &row.code;
    let status = [
        (Status::Reported, words::status_reported(lang)),
        (Status::Estimated, words::status_estimated(lang)),
        (Status::NotCollected, states::not_collected(lang)),
        (Status::NotApplicable, states::not_applicable(lang)),
    ];
    let chosen = if row.status == Status::Missing { Status::Reported } else { row.status };
    let radios = status
        .into_iter()
        .map(|(status, name)| radio(Place::Status(status).id(code), Part::Status.name(code), status.as_str(), status == chosen, name))
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
            <label class="lbl" r#for=Place::Note.id(code)>
                {words::note(lang)}
                {whose()}
            </label>
            {text_area(Place::Note.id(code), Part::Note.name(code), 2, Place::Messages.id(code), false, &row.note)}
        </div>
        <div class="pair">
            <div>
                <label class="lbl" r#for=Place::Reason.id(code)>
                    {words::reason(lang)}
                    {whose()}
                </label>
                <select class="sel" id=Place::Reason.id(code) name=Part::Reason.name(code)>
                    <option value="">{words::reason_choose(lang)}</option>
                    {reasons}
                </select>
            </div>
            <div>
                <label class="lbl" r#for=Place::Break.id(code)>
                    {words::series_break(lang)}
                    {whose()}
                </label>
                <select
                    class="sel"
                    id=Place::Break.id(code)
                    name=Part::Break.name(code)
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

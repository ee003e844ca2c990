//! The keyboard, the clipboard and the pointer over the form. No single letter is a command.

use std::{rc::Rc, time::Duration};

use leptos::{
    prelude::{set_timeout, window_event_listener_untyped},
    wasm_bindgen::JsCast,
};
use web_sys::{
    ClipboardEvent, Element, Event, HtmlButtonElement, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, MouseEvent,
};

use super::{live::AtWork, page};
use crate::{
    domain::{
        code::IndicatorCode,
        entry::{
            cell::Status,
            row::{HOLDS, MINE, Part, Place},
        },
    },
    text::words::entry as words,
};

/// A row's element that an event came from: what it is in the row, and whose.
fn target(event: &Event) -> Option<(Element, Part, IndicatorCode)> {
    let element: Element = event.target()?.dyn_into().ok()?;
    let (part, code) = page::part_of(&element)?;
    Some((element, part, code))
}

fn on(name: &'static str, at_work: &Rc<AtWork>, act: impl Fn(&Rc<AtWork>, &Event) + 'static) {
    let at_work = at_work.clone();
    let _ = window_event_listener_untyped(name, move |event| act(&at_work, &event));
}

pub fn listen(at_work: &Rc<AtWork>) {
    on("input", at_work, |at_work, event| {
        let Some((element, part, code)) = target(event) else { return };
        if !at_work.knows(&code) {
            return;
        }
        if part == Part::Value
            && let Some(input) = element.dyn_ref::<HtmlInputElement>()
        {
            page::text(&Place::Echo.id(&code), &at_work.echo(&code, &input.value()));
        }
        if matches!(part, Part::Value | Part::Note) {
            at_work.typing(&code);
        }
    });
    on("change", at_work, |at_work, event| {
        let Some((element, part, code)) = target(event) else { return };
        if part == Part::Reason
            && let Some(select) = element.dyn_ref::<HtmlSelectElement>()
        {
            page::add_to_note(&code, &select.value());
            select.set_value("");
        }
        at_work.commit_after_pointer(&code);
    });
    // A row that opens under a pressed pointer would slip the button away from it.
    on("pointerdown", at_work, |at_work, event| {
        if event.dyn_ref::<MouseEvent>().is_some_and(|pressed| pressed.button() == 0) {
            at_work.pointer(true);
        }
    });
    for name in ["pointerup", "pointercancel", "blur", "contextmenu"] {
        on(name, at_work, |at_work, _| {
            let at_work = at_work.clone();
            set_timeout(move || at_work.pointer(false), Duration::ZERO);
        });
    }
    on("focusout", at_work, |at_work, event| {
        if let Some((_, _, code)) = target(event).filter(|(_, part, _)| *part == Part::Value) {
            at_work.leave_after_pointer(&code);
        }
    });
    on("click", at_work, |at_work, event| {
        let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let Some(button) = element.closest("button").ok().flatten().and_then(|found| found.dyn_into::<HtmlButtonElement>().ok()) else {
            return;
        };
        let Some((part, code)) = page::part_of(&button).filter(|(_, code)| at_work.knows(code)) else { return };
        event.prevent_default();
        choose(at_work, part, &code, &button.value());
    });
    on("keydown", at_work, |at_work, event| {
        // A key is no pointer: one that was let go elsewhere holds nothing up.
        at_work.pointer(false);
        if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            press(at_work, key);
        }
    });
    on("paste", at_work, |at_work, event| {
        if let Some(pasted) = event.dyn_ref::<ClipboardEvent>() {
            paste(at_work, pasted);
        }
    });
    on("online", at_work, |at_work, _| at_work.retry());
    on("beforeunload", at_work, |at_work, event| {
        if at_work.would_lose() {
            event.prevent_default();
        }
    });
}

/// Levels are chosen, not typed.
fn is_text(field: &Element) -> bool {
    field.get_attribute("type").as_deref() == Some("text")
}

/// A button that settles a row.
fn choose(at_work: &Rc<AtWork>, part: Part, code: &IndicatorCode, value: &str) {
    match part {
        Part::Choice => {
            page::write_value(code, value);
            at_work.commit(code);
        }
        Part::Clash => at_work.settle_clash(code, value == MINE),
        Part::Words => at_work.settle_words(code, value == HOLDS),
        Part::NoValue => {
            page::hide(&Place::Offer.id(code), true);
            if let Some(status) = Status::find(value).filter(|status| *status != Status::Missing) {
                page::write_status(code, status);
                at_work.commit(code);
            }
        }
        Part::Again => at_work.retry(),
        _ => {}
    }
    page::focus_field(code);
}

fn press(at_work: &Rc<AtWork>, key: &KeyboardEvent) {
    let Some((element, part, code)) = target(key.unchecked_ref()) else { return };
    if !at_work.knows(&code) || key.alt_key() || key.meta_key() {
        return;
    }
    let in_field = part == Part::Value;
    // The arrows of a level's buttons choose a level, as everywhere.
    let in_text = in_field && is_text(&element);
    match (key.key().as_str(), key.ctrl_key()) {
        ("Enter", true) => {
            key.prevent_default();
            if in_field {
                page::open(&code, !page::is_open(&code));
                if let Some(note) = page::by_id::<HtmlElement>(&Place::Note.id(&code)).filter(|_| page::is_open(&code)) {
                    let _ = note.focus();
                }
            } else {
                at_work.commit(&code);
                page::focus_field(&code);
            }
        }
        // What was written in words is not thrown away by one key; a number is typed anew in a moment.
        ("Escape", false) if part == Part::Note => page::focus_field(&code),
        ("Escape", false) => {
            at_work.undo(&code);
            page::text(&Place::Echo.id(&code), "");
            page::focus_field(&code);
        }
        ("Enter", false) if in_field => {
            key.prevent_default();
            step(&element, !key.shift_key());
        }
        ("ArrowDown", false) if in_text => {
            key.prevent_default();
            step(&element, true);
        }
        ("ArrowUp", false) if in_text => {
            key.prevent_default();
            step(&element, false);
        }
        _ => {}
    }
}

/// To the next field, or the one before; after the last comes the button that goes on.
fn step(from: &Element, forward: bool) {
    let fields = page::fields();
    let name = from.get_attribute("name");
    let Some(at) = fields.iter().position(|field| field.get_attribute("name") == name) else { return };
    let to = if forward { fields.get(at + 1) } else { at.checked_sub(1).and_then(|at| fields.get(at)) };
    match to {
        Some(field) => {
            let _ = field.focus();
            if let Some(input) = field.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "text") {
                input.select();
            }
        }
        None if forward => {
            if let Some(button) = page::by_id::<HtmlElement>("go-on") {
                let _ = button.focus();
            }
        }
        None => {}
    }
}

/// A column from a spreadsheet fills downwards from here, and what was understood is said back.
fn paste(at_work: &Rc<AtWork>, pasted: &ClipboardEvent) {
    let Some((_, _, code)) = target(pasted.unchecked_ref()).filter(|(_, part, code)| *part == Part::Value && at_work.knows(code)) else {
        return;
    };
    let Some(text) = pasted.clipboard_data().and_then(|data| data.get_data("text/plain").ok()) else { return };
    let text = text.trim_end_matches(['\r', '\n']).replace("\r\n", "\n");
    if !text.contains('\n') {
        return;
    }
    pasted.prevent_default();
    let codes: Vec<IndicatorCode> = page::fields()
        .iter()
        .filter(|field| is_text(field))
        .filter_map(|field| Some(page::part_of(field)?.1))
        .skip_while(|found| *found != code)
        .collect();
    let mut echoed = Vec::new();
    let lines: Vec<&str> = text.split('\n').collect();
    for (line, code) in lines.iter().zip(&codes) {
        // Of several columns the last is the figure; the others are its labels.
        let raw = line.rsplit('\t').map(str::trim).find(|cell| !cell.is_empty()).unwrap_or_default();
        if raw.is_empty() {
            continue;
        }
        page::write_value(code, raw);
        echoed.push(words::pasted_row(at_work.lang, at_work.name(code), raw, at_work.understood(code, raw)));
        at_work.typing(code);
        at_work.commit(code);
    }
    let count = echoed.len();
    if lines.len() > codes.len() {
        echoed.push(words::pasted_too_many(at_work.lang, lines.len() - codes.len()));
    }
    page::text("pasted-title", &words::pasted_title(at_work.lang, count));
    page::lines("pasted-rows", "li", &echoed);
    page::hide("pasted", false);
}

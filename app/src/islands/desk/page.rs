//! The form's own elements: reading a row, and showing what became of it. Texts go in as text.

use leptos::wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use crate::{
    domain::{
        code::IndicatorCode,
        entry::{
            cell::Status,
            row::{Part, Place},
            typed::TypedFigure,
        },
    },
    islands::{cell_state::CellState, row_reading::RowReading},
};

pub fn document() -> Document {
    leptos::prelude::document()
}

pub fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn all(selector: &str) -> Vec<Element> {
    let found = document().query_selector_all(selector).ok();
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(|at| found.as_ref()?.get(at)?.dyn_into().ok()).collect()
}

/// The part of a row that an element of the form is, by its name, and whose.
pub fn part_of(target: &Element) -> Option<(Part, IndicatorCode)> {
    Part::find(&target.get_attribute("name")?)
}

/// What stands at a place of a row.
fn at<T: JsCast>(place: Place, code: &IndicatorCode) -> Option<T> {
    by_id(&place.id(code))
}

/// A level's buttons, if the row is a self-assessment.
fn levels(code: &IndicatorCode) -> Vec<HtmlInputElement> {
    all(&format!("input[type=radio][name='{}']", Part::Value.name(code)))
        .into_iter()
        .filter_map(|element| element.dyn_into().ok())
        .collect()
}

/// What a row says now.
pub fn read(code: &IndicatorCode) -> TypedFigure {
    let levels = levels(code);
    let value = if levels.is_empty() {
        at::<HtmlInputElement>(Place::Field, code).map(|input| input.value()).unwrap_or_default()
    } else {
        levels.iter().find(|level| level.checked()).map(HtmlInputElement::value).unwrap_or_default()
    };
    let status = Status::ALL
        .into_iter()
        .find(|status| at::<HtmlInputElement>(Place::Status(*status), code).is_some_and(|radio| radio.checked()))
        .unwrap_or(Status::Reported);
    let note = at::<HtmlTextAreaElement>(Place::Note, code).map(|area| area.value()).unwrap_or_default();
    TypedFigure { value, status, note }
}

/// The break that is marked on a row; empty for none.
pub fn read_break(code: &IndicatorCode) -> String {
    at::<HtmlSelectElement>(Place::Break, code).map(|select| select.value()).unwrap_or_default()
}

pub fn write_break(code: &IndicatorCode, kind: &str) {
    if let Some(select) = at::<HtmlSelectElement>(Place::Break, code) {
        select.set_value(kind);
    }
}

/// A level that there is not leaves the chosen one alone.
pub fn write_value(code: &IndicatorCode, value: &str) {
    let levels = levels(code);
    if !levels.iter().any(|level| level.value() == value) && !levels.is_empty() {
        return;
    }
    for level in levels {
        level.set_checked(level.value() == value);
    }
    if let Some(input) = at::<HtmlInputElement>(Place::Field, code) {
        input.set_value(value);
    }
}

/// The value in our notation, unless the person is in the field.
pub fn tidy(code: &IndicatorCode, value: &str) {
    let id = Place::Field.id(code);
    let inside = document().active_element().is_some_and(|element| element.id() == id);
    if let Some(input) = by_id::<HtmlInputElement>(&id).filter(|_| !inside) {
        input.set_value(value);
    }
}

pub fn write_status(code: &IndicatorCode, status: Status) {
    let status = if status == Status::Missing { Status::Reported } else { status };
    if let Some(radio) = at::<HtmlInputElement>(Place::Status(status), code) {
        radio.set_checked(true);
    }
}

pub fn write(code: &IndicatorCode, typed: &TypedFigure) {
    write_value(code, &typed.value);
    write_status(code, typed.status);
    write_note(code, &typed.note);
}

pub fn write_note(code: &IndicatorCode, note: &str) {
    if let Some(area) = at::<HtmlTextAreaElement>(Place::Note, code) {
        area.set_value(note);
    }
}

/// Adds a reason to what is written already.
pub fn add_to_note(code: &IndicatorCode, reason: &str) {
    if let Some(area) = at::<HtmlTextAreaElement>(Place::Note, code) {
        let written = area.value();
        let parted = if written.trim().is_empty() { String::new() } else { format!("{} ", written.trim_end()) };
        area.set_value(&format!("{parted}{reason}"));
    }
}

/// The plain form, if it is sent, must name the revision that the desk has seen.
pub fn write_revision(code: &IndicatorCode, revision: i64) {
    if let Some(hidden) = at::<HtmlInputElement>(Place::Revision, code) {
        hidden.set_value(&revision.to_string());
    }
}

pub fn text(id: &str, words: &str) {
    if let Some(element) = by_id::<Element>(id)
        && element.text_content().unwrap_or_default() != words
    {
        element.set_text_content(Some(words));
    }
}

/// Who reads by ear hears this.
pub fn say(words: &str) {
    text("say", words);
}

fn child(parent: &Element, tag: &str, words: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    element.set_text_content(Some(words));
    parent.append_child(&element).ok()?;
    Some(element)
}

pub fn lines(id: &str, tag: &str, lines: &[String]) {
    if let Some(element) = by_id::<Element>(id) {
        element.set_text_content(None);
        for line in lines {
            child(&element, tag, line);
        }
    }
}

pub fn hide(id: &str, hidden: bool) {
    if let Some(element) = by_id::<HtmlElement>(id) {
        element.set_hidden(hidden);
    }
}

pub fn is_open(code: &IndicatorCode) -> bool {
    at::<HtmlDetailsElement>(Place::More, code).is_some_and(|details| details.open())
}

pub fn open(code: &IndicatorCode, open: bool) {
    if let Some(details) = at::<HtmlDetailsElement>(Place::More, code) {
        details.set_open(open);
    }
}

/// The row's state alone: what stands around it stays where it is.
pub fn mark(code: &IndicatorCode, state: CellState, detail: &str, words: &str) {
    if let Some(row) = at::<Element>(Place::Row, code) {
        row.set_class_name(state.row_class());
    }
    if let Some(field) = at::<Element>(Place::Field, code) {
        if state == CellState::Invalid {
            let _ = field.set_attribute("aria-invalid", "true");
        } else {
            let _ = field.remove_attribute("aria-invalid");
        }
    }
    if let Some(place) = at::<Element>(Place::State, code) {
        place.set_class_name(state.state_class());
        if let Some(mark) = place.query_selector("use").ok().flatten() {
            let file = mark.get_attribute("href").unwrap_or_default();
            let file = file.split('#').next().unwrap_or_default().to_owned();
            let _ = mark.set_attribute("href", &format!("{file}#{}", state.icon()));
        }
        if let Some(bold) = place.query_selector("b").ok().flatten() {
            bold.set_text_content(Some(words));
        }
        if let Some(line) = place.query_selector("span").ok().flatten() {
            line.set_text_content(Some(detail));
        }
    }
}

pub fn show(code: &IndicatorCode, shown: &RowReading, words: &str) {
    mark(code, shown.state, shown.detail.as_deref().unwrap_or_default(), words);
    text(&Place::Change.id(code), &shown.change);
    lines(&Place::Messages.id(code), "p", &shown.messages);
    if let Some(place) = at::<Element>(Place::Choices, code) {
        place.set_text_content(None);
        for choice in &shown.choices {
            if let Some(button) = child(&place, "button", &choice.words) {
                button.set_class_name("btn btn--2");
                let _ = button.set_attribute("type", "submit");
                let _ = button.set_attribute("name", &choice.part.name(code));
                let _ = button.set_attribute("value", &choice.value);
            }
        }
    }
    if let Some(ask) = at::<Element>(Place::Ask, code) {
        ask.set_class_name(shown.ask_class());
    }
    if shown.open {
        open(code, true);
    }
}

/// The fields of the section in order: what Enter and the arrows walk through.
pub fn fields() -> Vec<HtmlElement> {
    all("table.grid input.in, table.grid fieldset.levels")
        .into_iter()
        .filter_map(|element| {
            if element.tag_name() == "FIELDSET" {
                element.query_selector("input:checked").ok().flatten().or_else(|| element.query_selector("input").ok().flatten())
            } else {
                Some(element)
            }
        })
        .filter_map(|element| element.dyn_into().ok())
        .collect()
}

pub fn focus_field(code: &IndicatorCode) {
    let name = Part::Value.name(code);
    if let Some(field) = fields().into_iter().find(|field| field.get_attribute("name").as_deref() == Some(&name)) {
        let _ = field.focus();
    }
}

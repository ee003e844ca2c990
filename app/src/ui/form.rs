//! What forms share.

use leptos::prelude::*;

use super::icon;

/// A problem, and the field it belongs to.
#[derive(Clone, Debug)]
pub struct ErrorLink {
    pub text: String,
    /// The field's id.
    pub field: String,
}

/// Heads the main area when a form came back; its links lead to the fields.
#[must_use]
pub fn error_summary(title: String, errors: Vec<ErrorLink>) -> Option<AnyView> {
    (!errors.is_empty()).then(|| {
        let items = errors
            .into_iter()
            .map(|error| {
                view! {
                    <li>
                        <a href=format!("#{}", error.field)>{error.text}</a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <div class="errbox" role="alert" aria-labelledby="errors-title" tabindex="-1">
                <h2 id="errors-title">{icon("i-bang")}{title}</h2>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    })
}

/// One of several answers, of which one is chosen; `name` and `value` are what the form sends.
#[must_use]
pub fn radio(id: String, name: impl Into<String>, value: impl Into<String>, chosen: bool, label: impl IntoAny) -> AnyView {
    option("radio", id, (name.into(), value.into()), chosen, label.into_any())
}

/// Stands first in a form that does something far-reaching: Enter in a field or in a tick presses the first button. This
/// one would close a dialog, and where there is none it does nothing. Whoever means the deed presses its own button.
#[must_use]
pub fn enter_does_nothing() -> AnyView {
    view! {
        <button
            class="vh"
            r#type="submit"
            formmethod="dialog"
            formnovalidate=true
            aria-hidden="true"
            tabindex="-1"
        ></button>
    }
    .into_any()
}

/// What the form sends when it was said that the deed is meant.
pub const CONFIRMED: &str = "confirmed";

/// A deed that reaches far: folded away, and done only once it is ticked that it is meant. `act` is its button's name and
/// value, `of` what it is done to, for those who hear the button alone.
#[must_use]
pub fn far_reaching(id: &str, does: &'static str, tells: &'static str, act: (&'static str, &'static str), of: &str) -> AnyView {
    let (name, value) = act;
    let id = format!("{CONFIRMED}-{id}");
    view! {
        <details class="more">
            <summary>{does}<span class="vh">{format!(": {of}")}</span></summary>
            <div class="opt">
                <input r#type="checkbox" id=id.clone() name=CONFIRMED value="yes" required=true />
                <label r#for=id>{tells}</label>
            </div>
            <p>
                <button class="btn btn--2" r#type="submit" name=name value=value>
                    {does}
                    <span class="vh">{format!(": {of}")}</span>
                </button>
            </p>
        </details>
    }
    .into_any()
}

/// One of several answers, of which any are chosen.
#[must_use]
pub fn tick(id: String, name: impl Into<String>, value: impl Into<String>, chosen: bool, label: impl IntoAny) -> AnyView {
    option("checkbox", id, (name.into(), value.into()), chosen, label.into_any())
}

fn option(kind: &'static str, id: String, (name, value): (String, String), chosen: bool, label: AnyView) -> AnyView {
    view! {
        <div class="opt">
            <input r#type=kind id=id.clone() name=name value=value checked=chosen />
            <label r#for=id>{label}</label>
        </div>
    }
    .into_any()
}

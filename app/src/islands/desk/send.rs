//! The way to the server: the same fields that the plain form sends, for the rows that changed.

use leptos::wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response, UrlSearchParams};

use super::keep::Kept;
use crate::domain::{
    code::IndicatorCode,
    entry::row::{HOLDS, Part},
};

/// Why nothing came back.
pub enum Unsent {
    /// No connection.
    Offline,
    /// The session has ended.
    SignedOut,
    /// The server could not do it.
    Failed,
}

pub fn form(rows: &[(IndicatorCode, Kept)]) -> String {
    let Ok(form) = UrlSearchParams::new() else { return String::new() };
    for (code, kept) in rows {
        form.append(&Part::Value.name(code), &kept.typed.value);
        form.append(&Part::Status.name(code), kept.typed.status.as_str());
        form.append(&Part::Note.name(code), &kept.typed.note);
        if let Some(kind) = &kept.break_kind {
            form.append(&Part::Break.name(code), kind);
        }
        form.append(&Part::Revision.name(code), &kept.seen.to_string());
        if kept.confirms {
            form.append(&Part::Words.name(code), HOLDS);
        }
    }
    form.to_string().into()
}

/// The answer's text.
pub async fn post(path: &str, body: &str) -> Result<String, Unsent> {
    let response = fetch(path, body).await.map_err(|_| Unsent::Offline)?;
    match response.status() {
        200 | 409 => {}
        401 => return Err(Unsent::SignedOut),
        _ => return Err(Unsent::Failed),
    }
    let text = JsFuture::from(response.text().map_err(|_| Unsent::Offline)?).await.map_err(|_| Unsent::Offline)?;
    Ok(text.as_string().unwrap_or_default())
}

async fn fetch(path: &str, body: &str) -> Result<Response, JsValue> {
    let headers = Headers::new()?;
    headers.set("content-type", "application/x-www-form-urlencoded")?;
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(&JsValue::from_str(body));
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    JsFuture::from(window.fetch_with_str_and_init(path, &request)).await?.dyn_into()
}

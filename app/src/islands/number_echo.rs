//! While a number is typed: how it is understood, by the same reader that the server uses.

use leptos::prelude::*;

use crate::text::Lang;
#[cfg(any(feature = "hydrate", test))]
use crate::{
    domain::amount::{Amount, NotAnAmount},
    text::{number, words::entry},
};

/// How a typed text is understood, in a few letters; nothing for a blank field.
#[cfg(any(feature = "hydrate", test))]
fn echo(text: &str, lang: Lang) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    match Amount::parse_typed(text, lang) {
        Ok(amount) => entry::understood(lang, number::amount(amount, lang)),
        Err(NotAnAmount::Ambiguous { thousands, decimals }) => {
            entry::understood_two(lang, number::field(thousands, lang), number::field(decimals, lang))
        }
        Err(_) => entry::not_a_number(lang).to_owned(),
    }
}

/// Listens to the field with the id `field`.
#[island]
pub fn NumberEcho(field: String, lang: Lang) -> impl IntoView {
    let (said, say) = signal(String::new());
    #[cfg(feature = "hydrate")]
    {
        use leptos::{wasm_bindgen::JsCast, web_sys::HtmlInputElement};
        let found = document().get_element_by_id(&field).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = found {
            let typed = input.clone();
            let listening = leptos::wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || say.set(echo(&typed.value(), lang)));
            let _ = input.add_event_listener_with_callback("input", listening.as_ref().unchecked_ref());
            // The listener lives as long as the page does.
            listening.forget();
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (field, lang, say);
    view! { <span class="echo" role="status">{said}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_said_back() {
        assert_eq!(echo("1234,5", Lang::Fi), "= 1\u{202f}234,5");
        assert_eq!(echo("18.500", Lang::Fi), "18\u{202f}500 / 18,5 ?");
        assert_eq!(echo("abc", Lang::En), "Not a number");
        assert_eq!(echo(" ", Lang::Sv), "");
    }
}

//! Consent as a step of its own: who can be recognised, what they allowed, and who may read it.

use leptos::prelude::*;

use super::one_of;
use crate::{
    domain::story::{Consent, Publication, StoryContent},
    text::{Lang, words::story as words},
    ui::tick,
};

/// Whether anyone can be recognised, in words.
#[must_use]
pub fn consent_words(consent: Consent, lang: Lang) -> &'static str {
    match consent {
        Consent::NoPersonalData => words::consent_none(lang),
        Consent::Anonymised => words::consent_anonymised(lang),
        Consent::ConsentInternal => words::consent_internal(lang),
        Consent::ConsentPublic => words::consent_public(lang),
    }
}

/// Who may read it, in words.
#[must_use]
pub fn publication_words(publication: Publication, lang: Lang) -> &'static str {
    match publication {
        Publication::LibraryOnly => words::publication_library(lang),
        Publication::Consortium => words::publication_consortium(lang),
        Publication::Public => words::publication_public(lang),
    }
}

pub(super) fn consent(content: &StoryContent, lang: Lang) -> AnyView {
    let consents = Consent::ALL
        .iter()
        .map(|&consent| one_of("consent", consent.as_str(), content.consent == Some(consent), consent_words(consent, lang)))
        .collect_view();
    let publications = Publication::ALL
        .iter()
        .map(|&to| one_of("publication", to.as_str(), content.publication == Some(to), publication_words(to, lang)))
        .collect_view();
    view! {
        <section class="consent" aria-labelledby="consent">
            <h2 id="consent">{words::step_consent(lang)}</h2>
            <p>{words::consent_lede(lang)}</p>
            <fieldset class="field">
                <legend>{words::consent_q(lang)}</legend>
                <div class="opts">{consents}</div>
            </fieldset>
            <div class="warnbox after">
                <p>{words::consent_before(lang)}</p>
            </div>
            {personal(content, lang)}
            <fieldset class="field">
                <legend>{words::publication_q(lang)}</legend>
                <div class="opts">{publications}</div>
            </fieldset>
        </section>
    }
    .into_any()
}

/// What looks like personal data, for the writer to say of each that it belongs to the story.
fn personal(content: &StoryContent, lang: Lang) -> Option<AnyView> {
    let found = content.personal();
    let one = |(at, text): (usize, &String)| tick(format!("meant-{at}"), "meant", text, content.meant.contains(text), text.clone());
    let ticks = found.iter().enumerate().map(one).collect_view();
    (!found.is_empty()).then(|| {
        view! {
            <fieldset class="field" id="personal">
                <legend>{words::personal_q(lang)}</legend>
                <span class="hint">{words::personal_hint(lang)}</span>
                <div class="opts">{ticks}</div>
            </fieldset>
        }
        .into_any()
    })
}

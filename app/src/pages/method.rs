//! How figures are defined, computed and shown.

use leptos::prelude::*;

use crate::{
    text::words::{common, public},
    ui::{Shell, Table, shell, table},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Method {
    pub shell: Shell,
    /// Name, definition, how it is computed and its address, by theme.
    pub themes: Vec<(String, Vec<Definition>)>,
    /// What the footprint covers and what it leaves out.
    pub boundary: String,
    pub factors_lede: String,
    pub factors: Table,
    pub breaks: Vec<String>,
    /// Years that were published again, the latest first.
    pub revisions: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct Definition {
    pub name: String,
    pub href: String,
    pub unit: String,
    pub definition: String,
    pub computed: String,
}

#[must_use]
pub fn method(page: Method) -> AnyView {
    let lang = page.shell.lang;
    let texts = [
        ("netting", public::method_why_not_netted(lang), public::method_why_not_netted_text(lang)),
        ("boundary", public::method_boundary(lang), page.boundary.as_str()),
        ("coverage", public::method_coverage(lang), public::method_coverage_text(lang)),
        ("trend", public::method_trend(lang), public::method_trend_text(lang)),
        ("uncertainty", public::method_uncertainty(lang), public::method_uncertainty_text(lang)),
        ("small", public::method_small(lang), public::personal_note(lang)),
    ]
    .map(|(id, title, text)| {
        view! {
            <section class="sec sec--tight" aria-labelledby=id><div class="sec__head"><h2 id=id>{title}</h2></div><div class="sec__body prose"><p>{text}</p></div></section>
        }
    });
    let definitions = page
        .themes
        .into_iter()
        .map(|(theme, definitions)| {
            let items = definitions
                .into_iter()
                .map(|d| {
                    view! {
                        <dt><a href=d.href>{d.name}</a><br/><span class="note">{d.unit}</span></dt>
                        <dd>{d.definition}" "<span class="muted">{d.computed}</span></dd>
                    }
                })
                .collect_view();
            view! { <h3 class="after">{theme}</h3><dl class="def">{items}</dl> }
        })
        .collect_view();
    let breaks = if page.breaks.is_empty() {
        view! { <p>{public::method_breaks_none(lang)}</p> }.into_any()
    } else {
        page.breaks.into_iter().map(|text| view! { <p>{text}</p> }).collect_view().into_any()
    };
    let revisions = if page.revisions.is_empty() {
        view! { <p>{public::method_revisions_none(lang)}</p> }.into_any()
    } else {
        page.revisions.into_iter().map(|text| view! { <p>{text}</p> }).collect_view().into_any()
    };
    let main = view! {
        <div class="open"><h1 class="display">{public::method_title(lang)}</h1><p class="lede">{public::method_lede(lang)}</p><p class="small"><strong>{common::no_netting(lang)}</strong></p></div>
        {texts}
        <section class="sec" aria-labelledby="factors"><div class="sec__head"><h2 id="factors">{public::method_factors(lang)}</h2><p>{page.factors_lede}</p></div><div class="sec__body">{table(page.factors, lang)}</div></section>
        <section class="sec" aria-labelledby="breaks"><div class="sec__head"><h2 id="breaks">{public::method_breaks(lang)}</h2></div><div class="sec__body prose">{breaks}</div></section>
        <section class="sec" aria-labelledby="revisions"><div class="sec__head"><h2 id="revisions">{public::method_revisions(lang)}</h2></div><div class="sec__body prose">{revisions}</div></section>
        <section class="sec" aria-labelledby="definitions"><div class="sec__head"><h2 id="definitions">{public::method_definitions(lang)}</h2><p><a href=Page::Indicators(None).path(lang)>{common::nav_indicators(lang)}</a></p></div><div class="sec__body">{definitions}</div></section>
    };
    shell(page.shell, None, main.into_any())
}

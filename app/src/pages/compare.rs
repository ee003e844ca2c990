//! A library beside the others: nobody is ranked, and nobody is named unless the consortium says so.

use leptos::prelude::*;

use crate::{
    domain::{code::LibraryCode, year::Year},
    text::words::{common, compare as words},
    ui::{ErrorLink, Shell, Table, error_summary, shell, table, year_links},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Compare {
    pub shell: Shell,
    pub library: LibraryCode,
    pub name: String,
    pub year: Year,
    pub years: Vec<Year>,
    pub lede: String,
    /// By section of the form.
    pub sections: Vec<(String, Table)>,
    /// Code, name and whether it is chosen; None for who may not choose.
    pub peers: Option<Vec<(LibraryCode, String, bool)>>,
    pub errors: Vec<ErrorLink>,
    pub saved: bool,
}

#[must_use]
pub fn compare(page: Compare) -> AnyView {
    let lang = page.shell.lang;
    let library = page.library.clone();
    let at = |year: Option<Year>| Page::Compare { library: library.clone(), year }.path(lang);
    let years = year_links(&page.years, page.year, |year| at(Some(year)));
    let sections = page
        .sections
        .into_iter()
        .map(|(name, rows)| view! { <section class="sec sec--tight"><div class="sec__head"><h2>{name}</h2></div><div class="sec__body">{table(rows, lang)}</div></section> }.into_any())
        .collect_view()
        .into_any();
    let failed = !page.errors.is_empty();
    let peers = page.peers.map(|peers| {
        let open = failed || peers.iter().all(|(_, _, chosen)| !chosen);
        let boxes = peers
            .into_iter()
            .map(|(code, name, chosen)| {
                let id = format!("p-{code}");
                view! { <div class="opt"><input r#type="checkbox" id=id.clone() name="peer" value=code.to_string() checked=chosen/><label r#for=id>{name}</label></div> }
            })
            .collect_view();
        view! {
            <section class="sec sec--tight" aria-labelledby="h-peers"><div class="sec__head"><h2 id="h-peers">{words::peers(lang)}</h2><p>{words::peers_why(lang)}</p></div>
            <div class="sec__body"><details class="more" open=open><summary>{words::choose(lang)}</summary><form method="post" action=at(None)><fieldset id="peers" class=if failed { "field is-err" } else { "field" }><legend class="vh">{words::choose(lang)}</legend><div class="opts opts--many opts--grid">{boxes}</div></fieldset><p class="after-s"><button class="btn" r#type="submit">{words::save(lang)}</button></p></form></details></div></section>
        }
        .into_any()
    });
    let saved = page.saved.then(|| view! { <div class="okbox after-s" role="status"><p>{words::saved(lang)}</p></div> }.into_any());
    let main = view! {
        <div class="open">
            <div class="over"><span>{page.name.clone()}</span><nav aria-label=common::year(lang)><ul class="years">{years}</ul></nav></div>
            {error_summary(words::not_saved(lang).to_owned(), page.errors)}
            <h1 class="after-s">{words::title(lang, page.name, page.year)}</h1><p class="lede">{page.lede}</p>{saved}
        </div>
        {peers}
        {sections}
    };
    shell(page.shell, None, main.into_any())
}

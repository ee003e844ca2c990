//! What is real in the example consortium, and what could not be used.

use leptos::prelude::*;

use crate::{
    text::words::public,
    ui::{Shell, Table, shell, table},
};

#[derive(Clone, Debug)]
pub struct Demo {
    pub shell: Shell,
    pub real: Table,
    pub unused: Table,
}

#[must_use]
pub fn demo(page: Demo) -> AnyView {
    let lang = page.shell.lang;
    let main = view! {
        <div class="open"><h1 class="display">{public::demo_title(lang)}</h1><p class="lede">{public::demo_lede(lang)}</p></div>
        <section class="sec" aria-labelledby="real"><div class="sec__head"><h2 id="real">{public::demo_real(lang)}</h2></div><div class="sec__body">{table(page.real, lang)}</div></section>
        <section class="sec" aria-labelledby="unused"><div class="sec__head"><h2 id="unused">{public::demo_unused(lang)}</h2><p>{public::demo_unused_why(lang)}</p></div><div class="sec__body">{table(page.unused, lang)}</div></section>
    };
    shell(page.shell, None, main.into_any())
}

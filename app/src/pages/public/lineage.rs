//! Where a number comes from, as a tree that unfolds.

use leptos::prelude::*;

use crate::{
    findings::lineage::Branch,
    text::{Lang, words::findings as finding_words},
};

#[must_use]
pub fn tree(branch: Branch, lang: Lang) -> AnyView {
    view! { <ul class="tree">{item(branch, 0, lang)}</ul> }.into_any()
}

fn item(branch: Branch, depth: usize, lang: Lang) -> AnyView {
    let made_from = finding_words::made_from(lang);
    let Branch { name, href, value, lines, factors, inputs } = branch;
    let title = match href {
        Some(href) => view! { <a href=href>{name}</a> }.into_any(),
        None => view! { <b>{name}</b> }.into_any(),
    };
    let lines = lines.into_iter().map(|line| view! { <p class="note">{line}</p> }).collect_view();
    let factors = (!factors.is_empty()).then(|| {
        let items = factors.into_iter().map(|factor| view! { <li class="note">{factor}</li> }).collect_view();
        view! { <ul>{items}</ul> }
    });
    let below = (!inputs.is_empty()).then(|| {
        let items = inputs.into_iter().map(|input| item(input, depth + 1, lang)).collect_view();
        view! { <ul>{items}</ul> }
    });
    let head = view! { <p class="tree__head">{title}" "<span>{value}</span></p> };
    // The number itself and what it is made of are in sight; what those are made of unfolds.
    if depth == 1 && below.is_some() {
        view! {
            <li>
                {head}{lines}<details class="more">
                    <summary>{made_from}</summary>
                    {factors}
                    {below}
                </details>
            </li>
        }
        .into_any()
    } else {
        view! { <li>{head}{lines}{factors}{below}</li> }.into_any()
    }
}

//! The frame of a page: the way up, and sections under their headings.

use leptos::prelude::*;

use crate::text::{Lang, words::common};

/// Where the page belongs: address and words of each step up, the highest first.
#[must_use]
pub fn breadcrumb<T: ToString, const N: usize>(steps: [(String, T); N], lang: Lang) -> AnyView {
    let step = |(href, words): (String, T)| {
        view! {
            <li>
                <a href=href>{words.to_string()}</a>
            </li>
        }
    };
    view! {
        <nav aria-label=common::breadcrumb(lang)>
            <ol class="crumb">{steps.into_iter().map(step).collect_view()}</ol>
        </nav>
    }
    .into_any()
}

/// A section: its heading, what stands beside that, and what it holds.
pub struct Section {
    id: Option<String>,
    title: String,
    beside: Vec<AnyView>,
    class: &'static str,
}

impl Section {
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        Self { id: None, title: title.into(), beside: Vec::new(), class: "sec" }
    }

    /// The heading's id, which names the section.
    #[must_use]
    pub fn id(self, id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// Why it is there, in a sentence.
    #[must_use]
    pub fn why(self, why: impl Into<String>) -> Self {
        let why = why.into();
        self.beside(view! { <p>{why}</p> })
    }

    #[must_use]
    pub fn beside(mut self, view: impl IntoAny) -> Self {
        self.beside.push(view.into_any());
        self
    }

    /// Close to the section before it.
    #[must_use]
    pub fn tight(self) -> Self {
        Self { class: "sec sec--tight", ..self }
    }

    #[must_use]
    pub fn holding(self, body: impl IntoAny) -> AnyView {
        self.body("sec__body", body.into_any())
    }

    /// What it holds stands in two columns.
    #[must_use]
    pub fn holding_two(self, body: impl IntoAny) -> AnyView {
        self.body("sec__body two", body.into_any())
    }

    /// What it holds is text to be read.
    #[must_use]
    pub fn holding_prose(self, body: impl IntoAny) -> AnyView {
        self.body("sec__body prose", body.into_any())
    }

    fn body(self, class: &'static str, body: AnyView) -> AnyView {
        let named_by = self.id.clone();
        view! {
            <section class=self.class aria-labelledby=named_by>
                <div class="sec__head">
                    <h2 id=self.id>{self.title}</h2>
                    {self.beside}
                </div>
                <div class=class>{body}</div>
            </section>
        }
        .into_any()
    }
}

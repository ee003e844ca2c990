//! Tables that scroll inside their own named region.

use leptos::prelude::*;

use super::Section;
use crate::{
    domain::numbers::gap::Gap,
    text::{Lang, cell, words::common},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub name: String,
    pub align: Align,
}

impl Column {
    #[must_use]
    pub fn left(name: impl Into<String>) -> Self {
        Self { name: name.into(), align: Align::Left }
    }

    #[must_use]
    pub fn right(name: impl Into<String>) -> Self {
        Self { name: name.into(), align: Align::Right }
    }
}

/// What stands in one place of a table.
#[derive(Clone, Debug)]
pub enum Entry {
    Text(String),
    Link {
        text: String,
        href: String,
    },
    /// The figure in force.
    Strong(String),
    /// What stood there before.
    Was(String),
    /// A folded line to write on, of the form with this id.
    Field {
        form: &'static str,
        name: String,
        /// What unfolds it, and for whom.
        summary: &'static str,
        label: String,
        typed: String,
    },
    /// No data: a dash with a word, never blank and never zero.
    Missing(String),
}

/// The first entry of a row is its heading.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Entry>>,
    pub foot: Option<Vec<Entry>>,
}

impl Table {
    #[must_use]
    pub fn new(caption: impl Into<String>, columns: Vec<Column>, rows: Vec<Vec<Entry>>) -> Self {
        Self { caption: caption.into(), columns, rows, foot: None }
    }
}

impl Entry {
    /// `— no data`
    #[must_use]
    pub fn none(lang: Lang) -> Self {
        Self::gap(Gap::NoData, lang)
    }

    /// A dash with the reason why there is no number.
    #[must_use]
    pub fn gap(gap: Gap, lang: Lang) -> Self {
        Self::Missing(format!("— {}", cell::gap(gap, lang)))
    }

    /// A number, or why there is none.
    #[must_use]
    pub fn told(text: Result<String, Gap>, lang: Lang) -> Self {
        text.map_or_else(|gap| Self::gap(gap, lang), Self::Text)
    }

    #[must_use]
    pub fn or_none(text: Option<String>, lang: Lang) -> Self {
        text.map_or_else(|| Self::none(lang), Self::Text)
    }

    fn view(self) -> AnyView {
        match self {
            Self::Text(text) | Self::Missing(text) => text.into_any(),
            Self::Strong(text) => view! { <strong>{text}</strong> }.into_any(),
            Self::Was(text) => view! { <s class="was">{text}</s> }.into_any(),
            Self::Field { form, name, summary, label, typed } => {
                let open = !typed.is_empty();
                view! {
                    <details class="line" open=open>
                        <summary>{summary}<span class="vh">{format!(": {label}")}</span></summary>
                        <input
                            class="in"
                            r#type="text"
                            maxlength="500"
                            form=form
                            name=name
                            aria-label=format!("{summary}: {label}")
                            value=typed
                        />
                    </details>
                }
                .into_any()
            }
            Self::Link { text, href } => view! { <a href=href>{text}</a> }.into_any(),
        }
    }
}

fn class(align: Align, entry: &Entry) -> Option<&'static str> {
    match (align, matches!(entry, Entry::Missing(_))) {
        (Align::Right, true) => Some("r none"),
        (Align::Right, false) => Some("r"),
        (Align::Left, true) => Some("none"),
        (Align::Left, false) => None,
    }
}

#[must_use]
pub fn table(table: Table, lang: Lang) -> AnyView {
    let label = format!("{}, {}", table.caption, common::table(lang));
    let aligns: Vec<Align> = table.columns.iter().map(|column| column.align).collect();
    let row = |entries: Vec<Entry>| {
        entries
            .into_iter()
            .enumerate()
            .map(|(i, entry)| {
                let class = class(aligns.get(i).copied().unwrap_or(Align::Left), &entry);
                if i == 0 {
                    view! {
                        <th scope="row" class=class>
                            {entry.view()}
                        </th>
                    }
                    .into_any()
                } else {
                    view! { <td class=class>{entry.view()}</td> }.into_any()
                }
            })
            .collect_view()
    };
    let head = table
        .columns
        .iter()
        .map(|column| {
            view! {
                <th scope="col" class=(column.align == Align::Right).then_some("r")>
                    {column.name.clone()}
                </th>
            }
        })
        .collect_view();
    let body = table.rows.into_iter().map(|entries| view! { <tr>{row(entries)}</tr> }).collect_view();
    let foot = table.foot.map(|entries| {
        view! {
            <tfoot>
                <tr>{row(entries)}</tr>
            </tfoot>
        }
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=label>
            <table class="tbl">
                <caption>{table.caption}</caption>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>{body}</tbody>
                {foot}
            </table>
        </div>
    }
    .into_any()
}

/// Tables under their headings, a section each.
#[must_use]
pub fn table_sections(sections: Vec<(String, Table)>, lang: Lang) -> AnyView {
    let section = |(name, rows): (String, Table)| Section::new(name).tight().holding(table(rows, lang));
    sections.into_iter().map(section).collect_view().into_any()
}

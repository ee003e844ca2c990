//! A chart with what a reader needs around it: finding, measure and coverage, drawing, table,
//! source. One of the two places where raw HTML is written: the SVG is made by our own charts,
//! which encode every text in it.

use leptos::{either::Either, prelude::*};

use super::{Table, table};
use crate::text::{Lang, words::common};

/// A drawing in one or two widths; the container shows the one that fits.
#[derive(Clone, Debug)]
pub struct Chart(pub String);

#[derive(Clone, Debug)]
pub struct Exhibit {
    pub id: String,
    /// 2 or 3, to follow the heading above.
    pub level: u8,
    pub title: String,
    pub sub: String,
    pub chart: Chart,
    /// The chart in words, where it cannot be asked for its own: in the report.
    pub alt: String,
    /// A warning that belongs to the whole exhibit.
    pub warning: Option<String>,
    pub table: Table,
    pub source: String,
    pub links: Vec<(String, String)>,
}

#[must_use]
pub fn exhibit(exhibit: Exhibit, lang: Lang) -> AnyView {
    let title = if exhibit.level == 2 {
        Either::Left(view! { <h2 class="fig__title">{exhibit.title}</h2> })
    } else {
        Either::Right(view! { <h3 class="fig__title">{exhibit.title}</h3> })
    };
    let links = exhibit
        .links
        .into_iter()
        .map(|(text, href)| {
            view! {
                " · "
                <a href=href>{text}</a>
            }
        })
        .collect_view();
    let warning = exhibit.warning.map(|text| view! { <p class="warnbox fig__warn">{text}</p> });
    view! {
        <figure class="fig" id=exhibit.id>
            <figcaption>{title}<p class="fig__sub">{exhibit.sub}</p></figcaption>
            {warning}
            <div class="fig__chart" inner_html=exhibit.chart.0></div>
            <details class="fig__data">
                <summary>{common::show_table(lang)}</summary>
                {table(exhibit.table, lang)}
            </details>
            <p class="fig__src">{exhibit.source}{links}</p>
        </figure>
    }
    .into_any()
}

/// A small drawing inside a row: a sparkline, a coverage bar.
#[must_use]
pub fn bare_chart(chart: Chart, class: &'static str) -> AnyView {
    view! { <span class=class inner_html=chart.0></span> }.into_any()
}

//! Lists of links that several pages share.

use leptos::prelude::*;

use crate::{
    domain::year::Year,
    text::{
        Lang,
        words::{common, public},
    },
    url::Page,
};

/// The way to other years, the one shown marked; `path` says where each leads.
#[must_use]
pub fn year_links(years: &[Year], shown: Year, path: impl Fn(Year) -> String, lang: Lang) -> AnyView {
    let link = |year: &Year| {
        view! {
            <li>
                <a href=path(*year) aria-current=(*year == shown).then_some("page")>
                    {year.to_string()}
                </a>
            </li>
        }
    };
    view! {
        <nav aria-label=common::year(lang)>
            <ul class="years">{years.iter().map(link).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// The items of a list of views of the same thing: words, address, whether it is the one shown.
#[must_use]
pub fn view_links(views: Vec<(String, String, bool)>) -> AnyView {
    let link = |(words, href, current): (String, String, bool)| {
        view! {
            <li>
                <a href=href aria-current=current.then_some("true")>
                    {words}
                </a>
            </li>
        }
    };
    views.into_iter().map(link).collect_view().into_any()
}

/// The items of a list of a year's reports, one a language.
#[must_use]
pub fn report_links(year: Year, lang: Lang) -> AnyView {
    Lang::ALL
        .into_iter()
        .map(|report| {
            let text = match report {
                Lang::Fi => public::report_in_fi(lang),
                Lang::Sv => public::report_in_sv(lang),
                Lang::En => public::report_in_en(lang),
            };
            view! {
                <li>
                    <a href=Page::Report(year).path(report) hreflang=report.as_str()>
                        {text}
                    </a>
                </li>
            }
        })
        .collect_view()
        .into_any()
}

//! Every value that a cell has had, and going back to one of them.

use leptos::prelude::*;

use crate::{
    domain::{
        code::{IndicatorCode, LibraryCode, SectionCode},
        entry::{figures::StoredFigure, sheet::Sheet},
        year::Year,
    },
    pages::entry::field_at,
    text::{
        cell,
        date::{self, helsinki_date, helsinki_time},
        words::{common, entry as words, history as own},
    },
    ui::{Frame, Shell, breadcrumb, shell},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct History {
    pub shell: Shell,
    pub library: LibraryCode,
    pub library_name: String,
    pub year: Year,
    pub indicator: IndicatorCode,
    pub section: SectionCode,
    pub name: String,
    /// The latest first.
    pub steps: Vec<Step>,
    pub may_restore: bool,
}

#[derive(Clone, Debug)]
pub struct Step {
    pub revision: i64,
    pub when: String,
    pub who: String,
    /// None for the first value.
    pub before: Option<String>,
    pub value: String,
    pub note: String,
}

impl History {
    /// `stored` is every value, the latest first; None when the year asks for no such indicator.
    #[must_use]
    pub fn of(frame: &Frame, sheet: &Sheet, indicator: &IndicatorCode, stored: &[StoredFigure], may_edit: bool) -> Option<Self> {
        let (lang, library, year) = (frame.lang, sheet.library.code.clone(), sheet.round.year);
        let found = sheet.catalogue.find_indicator(indicator.as_str())?;
        let name = found.name.in_lang(lang).to_owned();
        let steps = stored.iter().enumerate().map(|(at, step)| Step {
            revision: step.revision,
            when: format!("{} {}", date::date(helsinki_date(step.changed_at), lang), helsinki_time(step.changed_at)),
            who: step.changed_by.clone().unwrap_or_else(|| own::command(lang).to_owned()),
            before: stored.get(at + 1).map(|before| cell::cell(before.figure.cell, lang)),
            value: cell::cell(step.figure.cell, lang),
            note: step.figure.note.clone(),
        });
        let address = Page::EntryHistory { library: library.clone(), year, indicator: indicator.clone() };
        Some(Self {
            shell: frame.shell(address, own::title(lang, &name)),
            library_name: sheet.library.abbreviation.clone(),
            section: found.section.clone(),
            may_restore: may_edit && sheet.lock().is_none(),
            steps: steps.collect(),
            library,
            year,
            indicator: indicator.clone(),
            name,
        })
    }
}

#[must_use]
pub fn history(page: History) -> AnyView {
    let lang = page.shell.lang;
    let (library, year, indicator) = (page.library, page.year, page.indicator);
    let latest = page.steps.first().map_or(0, |step| step.revision);
    let back = field_at((&library, year), &page.section, &indicator, lang);
    let action = Page::EntryHistory { library, year, indicator }.path(lang);
    let empty = page.steps.is_empty();
    let rows = page
        .steps
        .into_iter()
        .map(|step| {
            let restore = if step.revision == latest {
                view! { <span class="muted">{own::in_force(lang)}</span> }.into_any()
            } else if page.may_restore {
                view! {
                    <form method="post" action=action.clone()>
                        <input r#type="hidden" name="revision" value=step.revision.to_string() />
                        <input r#type="hidden" name="seen" value=latest.to_string() />
                        <button class="btn btn--t" r#type="submit">
                            {own::restore(lang)}
                            <span class="vh">{format!(": {}, {}", step.value, step.when)}</span>
                        </button>
                    </form>
                }
                .into_any()
            } else {
                ().into_any()
            };
            let before = step.before.map(|before| {
                view! {
                    <s class="was">{before}</s>
                    " → "
                }
            });
            view! {
                <tr>
                    <th scope="row">{step.when}</th>
                    <td>{step.who}</td>
                    <td class="r">{before}<strong>{step.value}</strong></td>
                    <td>{step.note}</td>
                    <td>{restore}</td>
                </tr>
            }
        })
        .collect_view();
    let caption = own::caption(lang, &page.name, &page.library_name, year);
    let main = view! {
        <div class="open">
            {breadcrumb([(back, common::nav_entry(lang))], lang)} <div class="over after-s">
                <span>{format!("{} {year}", page.library_name)}</span>
            </div> <h1>{page.name}</h1> <p class="lede">{if empty { own::none(lang) } else { own::lede(lang) }}</p>
        </div>
        {(!empty)
            .then(|| {
                view! {
                    <div class="scroll after" tabindex="0" role="region" aria-label=caption.clone()>
                        <table class="tbl">
                            <caption>{caption.clone()}</caption>
                            <thead>
                                <tr>
                                    <th scope="col">{own::when(lang)}</th>
                                    <th scope="col">{own::who(lang)}</th>
                                    <th scope="col" class="r">
                                        {words::status_reported(lang)}
                                    </th>
                                    <th scope="col">{words::note(lang)}</th>
                                    <th scope="col">
                                        <span class="vh">{own::restore(lang)}</span>
                                    </th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                }
            })}
    };
    shell(page.shell, None, main.into_any())
}

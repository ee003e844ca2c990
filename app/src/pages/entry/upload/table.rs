//! A library's own table: which columns hold the year, and what each row is.

use leptos::prelude::*;

use super::{AskedBlock, Columns, Map, problems};
use crate::{
    domain::{code::LibraryCode, year::Year},
    pages::entry::own_table::TABLE,
    text::{Lang, words::upload as words},
    ui::{Section, radio},
    url::Page,
};

/// What was not read, before anything is confirmed.
fn left_out(told: &[String], lang: Lang) -> Option<AnyView> {
    let items = told.iter().map(|text| view! { <li>{text.clone()}</li> }).collect_view();
    (!told.is_empty()).then(|| {
        view! {
            <div class="warnbox after-s">
                <p>{words::left_out(lang)}</p>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    })
}

/// Which columns hold the year, where the headings do not say it for certain.
pub fn columns(asked: Columns, library: &LibraryCode, year: Year, lang: Lang) -> AnyView {
    let left_out = left_out(&asked.left_out, lang);
    let found = asked.problem.map(|problem| problems(problem, Vec::new()));
    let blocks = asked.blocks.into_iter().map(|block| asked_block(block, year, lang)).collect_view();
    let action = Page::EntryTableColumns { library: library.clone(), year }.path(lang);
    let form = view! {
        <form method="post" action=action>
            <input r#type="hidden" name=TABLE value=asked.table />
            {blocks}
            <p class="after-s">
                <button class="btn" r#type="submit">
                    {words::read_table(lang)}
                </button>
            </p>
        </form>
    };
    view! {
        {found}
        {left_out}
        {Section::new(words::columns_title(lang, year)).why(words::columns_why(lang)).tight().holding(form)}
    }
    .into_any()
}

fn asked_block(block: AskedBlock, year: Year, lang: Lang) -> AnyView {
    let labels = block.headings.iter().enumerate().map(|(column, (letter, heading))| {
        let heading = if heading.is_empty() { words::no_heading(lang) } else { heading.as_str() };
        let id = format!("column-{}-{column}", block.at);
        view! {
            <th scope="col" class="r">
                <label r#for=id.clone()>{words::column_named(lang, letter, heading)}</label>
                " "
                <input id=id r#type="checkbox" name=format!("column.{}", block.at) value=column.to_string() />
            </th>
        }
    });
    let labels = labels.collect_view();
    let rows = block.rows.into_iter().map(|(label, cells)| {
        let cells = cells.into_iter().map(|cell| view! { <td class="r">{cell}</td> }).collect_view();
        view! {
            <tr>
                <th scope="row">{label}</th>
                {cells}
            </tr>
        }
    });
    let rows = rows.collect_view();
    let caption = if block.title.is_empty() { words::columns_title(lang, year) } else { block.title };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=caption.clone()>
            <table class="tbl">
                <caption>{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::column_row(lang)}</th>
                        {labels}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

pub fn map(map: Map, library: &LibraryCode, year: Year, lang: Lang) -> AnyView {
    let count = map.rows.len();
    let told = map.left_out.iter().map(|text| view! { <input r#type="hidden" name="left" value=text.clone() /> }).collect_view();
    let left_out = left_out(&map.left_out, lang);
    let mark = map.mark.as_str();
    let indicators = map.indicators;
    let rows = map
        .rows
        .into_iter()
        .enumerate()
        .map(|(at, row)| {
            let options = indicators
                .iter()
                .map(|(code, name)| {
                    view! {
                        <option value=code.to_string() selected=row.indicator.as_ref() == Some(code)>
                            {name.clone()}
                        </option>
                    }
                })
                .collect_view();
            let readings = row
                .readings
                .iter()
                .enumerate()
                .map(|(which, reading)| {
                    let chosen = row.picked.as_ref() == Some(reading);
                    radio(format!("pick-{at}-{which}"), format!("pick.{at}"), reading, chosen, reading.clone())
                })
                .collect_view();
            let read = if row.readings.is_empty() {
                view! { <strong>{row.read}</strong> }.into_any()
            } else {
                view! {
                    <fieldset>
                        <legend>{words::which(lang)}</legend>
                        {readings}
                    </fieldset>
                }
                .into_any()
            };
            let hidden = [
                ("label", row.label.clone()),
                ("raw", row.raw.clone()),
                ("marks", row.marks.clone()),
                ("row", row.number.to_string()),
                ("sheet", row.sheet.clone()),
                ("beside", row.beside.clone()),
            ]
            .map(|(name, value)| view! { <input r#type="hidden" name=format!("{name}.{at}") value=value /> });
            let select = format!("code-{at}");
            let place = if row.sheet.is_empty() { format!(" ({})", row.number) } else { format!(" ({}, {})", row.sheet, row.number) };
            view! {
                <tr>
                    <th scope="row">{hidden}{row.label.clone()}<span class="note">{place}</span></th>
                    <td class="r">
                        {row.raw}
                        {(!row.beside.is_empty()).then(|| view! { <span class="note block">{row.beside}</span> })}
                        {(row.marks.chars().count() > 1).then(|| view! { <span class="note block">{row.marks}</span> })}
                    </td>
                    <td class="r">{read}</td>
                    <td>
                        <label class="vh" r#for=select.clone()>
                            {format!("{}: {}", words::column_indicator(lang), row.label)}
                        </label>
                        <select class="sel" id=select name=format!("code.{at}")>
                            <option value="">{words::skip(lang)}</option>
                            {options}
                        </select>
                        {row.because.map(|because| view! { <span class="note">{because}</span> })}
                    </td>
                </tr>
            }
        })
        .collect_view();
    let found = (!map.problems.is_empty()).then(|| problems(words::problems(lang, map.problems.len()), map.problems));
    let caption = words::map_title(lang, count);
    view! {
        {found}
        {left_out}
        <form
            method="post"
            class="after"
            action=Page::EntryTableConfirm {
                library: library.clone(),
                year,
            }
                .path(lang)
        >
            <input r#type="hidden" name="mark" value=mark />
            {told}
            <div class="scroll" tabindex="0" role="region" aria-label=caption.clone()>
                <table class="tbl tbl--map">
                    <caption>{caption.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words::column_row(lang)}</th>
                            <th scope="col" class="r">
                                {words::column_raw(lang)}
                            </th>
                            <th scope="col" class="r">
                                {words::column_read(lang)}
                            </th>
                            <th scope="col">{words::column_indicator(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="after-s">
                <button class="btn" r#type="submit">
                    {words::show_changes(lang)}
                </button>
            </p>
        </form>
    }
    .into_any()
}

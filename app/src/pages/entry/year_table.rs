//! Every answer of a library's year by section, with last year beside: what the library checks
//! before sending and the coordinator reads through.

use std::collections::{BTreeMap, BTreeSet};

use super::change_of;
use crate::{
    domain::{
        catalogue::indicator::Indicator,
        code::IndicatorCode,
        entry::{row::Part, sheet::Sheet},
    },
    pages::entry::field_at,
    text::{
        Lang, cell, number,
        words::{entry as words, review as review_words, states},
    },
    ui::{Column, Entry, Table},
    url::Page,
};

/// Who reads it.
#[derive(Debug)]
pub enum Reader<'a> {
    Library,
    /// Can write a remark on each cell; holds what was typed before.
    Coordinator {
        remarks: Option<&'a BTreeMap<IndicatorCode, String>>,
        /// What is asked about elsewhere on the page.
        apart: &'a BTreeSet<IndicatorCode>,
    },
}

/// The form that a coordinator's remarks belong to.
pub const RETURN_FORM: &str = "return-form";

pub fn sections(sheet: &Sheet, reader: &Reader<'_>, lang: Lang) -> Vec<(String, Table)> {
    let catalogue = &sheet.catalogue;
    let year = sheet.round.year;
    catalogue
        .sections()
        .iter()
        .map(|section| {
            let name = section.name.in_lang(lang).to_owned();
            let mut columns = vec![
                Column::left(words::column_indicator(lang)),
                Column::right(year.previous().to_string()),
                Column::right(year.to_string()),
                Column::right(words::column_change(lang)),
                Column::left(words::note(lang)),
            ];
            if matches!(reader, Reader::Coordinator { remarks: Some(_), .. }) {
                columns.push(Column::left(review_words::remark(lang)));
            }
            let table = Table::new(
                format!("{name}, {} {year}", sheet.library.abbreviation),
                columns,
                catalogue.asked_in(&section.code).map(|indicator| row(sheet, indicator, reader, lang)).collect(),
            );
            (name, table)
        })
        .collect()
}

fn row(sheet: &Sheet, indicator: &Indicator, reader: &Reader<'_>, lang: Lang) -> Vec<Entry> {
    let code = &indicator.code;
    let (library, year) = (sheet.library.code.clone(), sheet.round.year);
    let (now, before) = (sheet.cell(code), sheet.last_year(code));
    let stored = sheet.cells.get(code);
    let broken = sheet.breaks.own.get(code);
    let parts = [
        stored.map(|stored| stored.figure.note.clone()),
        broken.map(|kind| kind.name(lang).to_owned()),
        (sheet.asks(indicator)).then(|| format!("({})", review_words::asks(lang))),
        sheet.open_remark(code).map(|remark| words::remark(lang, &remark.said_by, &remark.said)),
    ];
    let name = format!("{}, {}", indicator.name.in_lang(lang), indicator.unit_name.in_lang(lang));
    let href = match reader {
        Reader::Library => field_at((&library, year), &indicator.section, code, lang),
        Reader::Coordinator { .. } => Page::EntryHistory { library, year, indicator: code.clone() }.path(lang),
    };
    let mut entries = vec![
        Entry::Link { text: name.clone(), href },
        Entry::Text(cell::cell(before, lang)),
        if now.is_missing() {
            Entry::Missing(format!("— {}", states::missing(lang).to_lowercase()))
        } else {
            Entry::Strong(cell::cell(now, lang))
        },
        Entry::Text(if sheet.is_broken(code) { "—".to_owned() } else { cell::change(change_of(indicator), now, before, lang) }),
        Entry::Text(parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")),
    ];
    if let Reader::Coordinator { remarks: Some(typed), apart } = reader {
        entries.push(if apart.contains(code) {
            Entry::Text(review_words::remark_above(lang).to_owned())
        } else {
            Entry::Field {
                form: RETURN_FORM,
                name: Part::Remark.name(code),
                summary: review_words::remark_ask(lang),
                label: name,
                typed: typed.get(code).cloned().unwrap_or_default(),
            }
        });
    }
    entries
}

/// The library's part of its joint unit, in words; None where there is none.
pub fn share_words(sheet: &Sheet, lang: Lang) -> Option<String> {
    sheet.share.map(|joint| words::share_shown(lang, number::amount(joint.share, lang), joint.basis.name(lang)))
}

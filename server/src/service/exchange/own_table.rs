//! A library's own table, as it stands in a file: all sheets that people see, without what somebody hid.

use app::{
    domain::entry::own_table::{OwnTable, recognise},
    pages::entry::own_table::{Brought, letters},
    text::{Lang, words::upload as words},
};

use super::{
    rows::LeftOut,
    table::{Table, Tables},
};

/// What of a file is a table, and what was left out of it, in words.
#[must_use]
pub fn brought(tables: Tables, lang: Lang) -> Brought {
    let mut left_out: Vec<String> = tables
        .left_out
        .iter()
        .map(|found| match found {
            LeftOut::Sheet(name) => words::hidden_sheet(lang, name),
            LeftOut::Chart(name) => words::chart_sheet(lang, name),
        })
        .collect();
    let mark = tables.sheets.first().map(|table| table.kind.mark).unwrap_or_default();
    let several = tables.sheets.len() > 1;
    let mut table = OwnTable::default();
    for Table { header, header_row, header_hidden, rows, kind } in tables.sheets {
        let name = kind.sheet.clone().unwrap_or_default();
        let mut hidden: Vec<usize> = rows.iter().filter(|row| row.hidden).map(|row| row.number).collect();
        let mut seen = Vec::new();
        if header_hidden {
            hidden.insert(0, header_row);
        } else {
            seen.push((header_row, header));
        }
        let holds = |column: &usize| rows.iter().any(|row| row.cells.get(*column).is_some_and(|cell| !cell.trim().is_empty()));
        let columns: Vec<String> = kind.hidden_columns.iter().filter(|column| holds(column)).map(|column| letters(*column)).collect();
        if !hidden.is_empty() {
            left_out.push(words::hidden_rows(lang, &name, spans(&hidden)));
        }
        if !columns.is_empty() {
            left_out.push(words::hidden_columns(lang, &name, columns.join(", ")));
        }
        seen.extend(rows.into_iter().filter(|row| !row.hidden).map(|row| (row.number, row.cells)));
        let found = recognise(kind.sheet.as_deref().filter(|_| several), &seen, &kind.hidden_columns);
        if found.blocks.is_empty() && several {
            left_out.push(words::sheet_without_table(lang, &name));
        }
        table.join(found);
    }
    Brought { table, mark, left_out }
}

/// Rows by their numbers: "5–7, 9".
fn spans(rows: &[usize]) -> String {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => spans.push((*row, *row)),
        }
    }
    let span = |(first, last): (usize, usize)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    spans.into_iter().map(span).collect::<Vec<_>>().join(", ")
}

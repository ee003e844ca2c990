//! The page, and the changes that a file would make.

use std::collections::BTreeMap;

use super::{Kind, Outcome, Preview, Upload};
use crate::{
    domain::code::IndicatorCode,
    domain::entry::{
        cell::{Cell, Status},
        check::open_questions,
        figures::{Figure, StoredFigure},
        reading::{Choice, Unit},
        request::FiledRow,
        sheet::Sheet,
        typed::TypedFigure,
    },
    text::{
        Lang, cell, problem,
        words::{entry as entry_words, upload as words},
    },
    ui::{Column, Entry, Frame, Table},
    url::Page,
};

impl Upload {
    /// The page of either kind, with how far the file has come.
    #[must_use]
    pub fn of(frame: &Frame, sheet: &Sheet, kind: Kind, outcome: Outcome, pasted: String) -> Self {
        let (lang, library, year) = (frame.lang, sheet.library.code.clone(), sheet.round.year);
        let name = sheet.library.abbreviation.clone();
        let (address, title) = match kind {
            Kind::Workbook => (Page::EntryExcel { library: library.clone(), year }, words::excel_title(lang, &name, year)),
            Kind::OwnTable => (Page::EntryTable { library: library.clone(), year }, words::table_title(lang, &name, year)),
        };
        let mut shell = frame.shell(address, title);
        shell.failed = match &outcome {
            Outcome::Problems { .. } => true,
            Outcome::Map(map) => !map.problems.is_empty(),
            _ => false,
        };
        let lock = sheet.lock().map(|refused| problem::refusal(refused, lang).to_owned());
        Self { shell, kind, library, library_name: name, year, lock, outcome, pasted }
    }
}

/// Every change old → new, and the same as the fields of a form.
impl Preview {
    #[must_use]
    pub fn of(sheet: &Sheet, rows: Vec<FiledRow>, lang: Lang) -> Self {
        let mut changes = Vec::new();
        let mut fields = Vec::new();
        let mut same = 0;
        let wanted: BTreeMap<IndicatorCode, Cell> = rows.iter().map(|row| (row.indicator.clone(), row.figure.cell)).collect();
        let cell_of = |code: &IndicatorCode| wanted.get(code).copied().unwrap_or_else(|| sheet.cell(code));
        let name_of = |code: &IndicatorCode| sheet.catalogue.indicator_name(code, lang);
        for row in rows {
            let stored = sheet.cells.get(&row.indicator);
            let before = stored.map(|stored| stored.figure.clone()).unwrap_or_default();
            let revision = StoredFigure::revision_of(stored);
            // A row that was blank when the file was made, and is still, says nothing about what a
            // colleague has entered since.
            let untouched = row.figure == Figure::default() && row.seen.is_some_and(|seen| seen != revision);
            if before == row.figure || untouched {
                same += 1;
                continue;
            }
            let since = stored.filter(|_| row.seen.is_some_and(|seen| seen != revision));
            let since = since.map(|stored| words::changed_since(lang, stored.changed_by.as_deref().unwrap_or(entry_words::somebody(lang))));
            let note = if before.note.is_empty() || before.note == row.figure.note {
                row.figure.note.clone()
            } else {
                words::note_change(lang, &before.note, &row.figure.note)
            };
            let indicator = sheet.catalogue.find_indicator(row.indicator.as_str());
            // What the form would ask is asked before anything is saved.
            let asked = indicator.map(|indicator| sheet.questions_of(indicator, &cell_of)).unwrap_or_default();
            let asked = open_questions(&asked, &row.figure.note).iter().map(|question| Some(problem::question(question, &name_of, lang)));
            let notes: Vec<Option<String>> = [Some(note), since].into_iter().chain(asked).collect();
            changes.push(vec![
                Entry::Text(sheet.catalogue.indicator_name(&row.indicator, lang)),
                if before.cell == row.figure.cell {
                    Entry::Text(cell::cell(before.cell, lang))
                } else {
                    Entry::Was(cell::cell(before.cell, lang))
                },
                Entry::Strong(cell::cell(row.figure.cell, lang)),
                Entry::Text(notes.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")),
            ]);
            let unit = indicator.map_or(Unit::NONE, Unit::of);
            let typed = TypedFigure::of(&row.figure, lang);
            // So that nobody is asked again what it means.
            let said = row.figure.cell.amount().map(|amount| Choice { amount, estimated: false }.text(unit, lang));
            let value = said.unwrap_or_default();
            let status = if typed.status == Status::Missing { Status::Reported } else { typed.status };
            for (kind, value) in [("v", value), ("t", status.as_str().to_owned()), ("n", typed.note), ("r", revision.to_string())] {
                fields.push((format!("{kind}.{}", row.indicator), value));
            }
        }
        let changes = Table::new(
            words::preview(lang, changes.len()),
            vec![
                Column::left(entry_words::column_indicator(lang)),
                Column::right(words::before(lang)),
                Column::right(words::after(lang)),
                Column::left(entry_words::note(lang)),
            ],
            changes,
        );
        Self { count: changes.rows.len(), same, changes, fields }
    }
}

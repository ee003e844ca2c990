//! A table as the library keeps it: guessed row by row, and what its person said each row is.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::upload::{AskedBlock, Columns, Map, MapRow, Outcome};
use crate::{
    domain::{
        catalogue::{
            Catalogue,
            indicator::{Indicator, Kind as IndicatorKind},
        },
        code::IndicatorCode,
        entry::{
            amount::{Amount, NotAnAmount},
            cell::{Cell, Status},
            figures::{Figure, LibraryFigures},
            own_table::{self, Because, Block, Column, OwnRow, OwnTable, guess, without_marks},
            reading::{self, DecimalMark, Unit, Unread, scale_in},
            request::FiledRow,
            sheet::Sheet,
            typed::{Field, TypedFigure},
        },
        year::Year,
    },
    forms::Fields,
    text::{
        Lang, number, problem,
        words::{entry as entry_words, upload as words},
    },
};

/// A library keeps tens of figures; each of these rows is looked at by a person.
const MOST_ROWS: usize = 300;
/// Years, with room for their parts.
const MOST_COLUMNS: usize = 60;
/// Rows that are enough to tell what a column holds.
const SAMPLE: usize = 3;

/// What is known of a library's tables: what its labels meant before, and its earlier figures.
#[derive(Debug)]
pub struct Known {
    pub labels: BTreeMap<String, Option<IndicatorCode>>,
    pub earlier: BTreeMap<Year, LibraryFigures>,
}

/// A table that somebody brought.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Brought {
    pub table: OwnTable,
    pub mark: DecimalMark,
    /// What was not read, in words.
    pub left_out: Vec<String>,
}

impl Brought {
    /// As a form's field holds it; None when it is none.
    #[must_use]
    pub fn of(form: &Fields) -> Option<Self> {
        serde_json::from_str(&form.get(TABLE)?).ok()
    }
}

/// The field that holds a whole table.
pub const TABLE: &str = "table";

/// Guesses what each row is; asks first which columns the year is in, where that is not certain. `chosen` are the
/// columns of each block that a person has said.
#[must_use]
pub fn guessed(sheet: &Sheet, brought: &Brought, known: &Known, chosen: Option<&Fields>, lang: Lang) -> Outcome {
    let year = sheet.round.year;
    let blocks = &brought.table.blocks;
    if blocks.is_empty() {
        return Outcome::refuse(words::not_a_table(lang).to_owned());
    }
    if blocks.iter().map(|block| block.rows.len()).sum::<usize>() > MOST_ROWS {
        return Outcome::refuse(words::table_too_long(lang, MOST_ROWS));
    }
    if blocks.iter().any(|block| block.columns.len() > MOST_COLUMNS) {
        return Outcome::refuse(words::table_too_wide(lang, MOST_COLUMNS));
    }
    let said =
        |at: usize| chosen.map(|form| form.all(&format!("column.{at}")).filter_map(|text| text.parse().ok()).collect::<Vec<usize>>());
    let columns: Vec<(Column, Vec<usize>)> = blocks
        .iter()
        .enumerate()
        .map(|(at, block)| match block.column_of(year) {
            Column::Asked => (Column::Asked, said(at).unwrap_or_default()),
            Column::Found(only) => (Column::Found(only), vec![only]),
            Column::Absent => (Column::Absent, Vec::new()),
        })
        .collect();
    let asked = columns.iter().any(|(column, _)| *column == Column::Asked);
    if asked && (chosen.is_none() || columns.iter().all(|(_, chosen)| chosen.is_empty())) {
        return Outcome::Columns(asked_columns(brought, &columns, chosen.is_some(), lang));
    }
    if columns.iter().all(|(_, chosen)| chosen.is_empty()) {
        let mut years: Vec<String> = blocks.iter().flat_map(Block::years).map(|year| year.to_string()).collect();
        years.dedup();
        return Outcome::refuse(words::no_such_year(lang, year, years.join(", ")));
    }
    let chosen: Vec<Vec<usize>> = columns.into_iter().map(|(_, chosen)| chosen).collect();
    Outcome::Map(map(sheet, brought, &chosen, known, lang))
}

/// The blocks whose columns are not certain, with enough of their rows to see what they hold.
fn asked_columns(brought: &Brought, columns: &[(Column, Vec<usize>)], none_chosen: bool, lang: Lang) -> Columns {
    let block = |(at, (block, _)): (usize, (&Block, &(Column, Vec<usize>)))| AskedBlock {
        at,
        title: [block.sheet.as_deref(), Some(block.title.as_str())]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(": "),
        headings: block.columns.iter().map(|heading| (letters(heading.at), heading.text.clone())).collect(),
        rows: block.rows.iter().take(SAMPLE).map(|row| (row.label.clone(), row.cells.clone())).collect(),
    };
    let asked = brought.table.blocks.iter().zip(columns).enumerate().filter(|(_, (_, (column, _)))| *column == Column::Asked);
    Columns {
        blocks: asked.map(block).collect(),
        problem: none_chosen.then(|| words::choose_column(lang).to_owned()),
        left_out: brought.left_out.clone(),
        table: serde_json::to_string(brought).unwrap_or_default(),
    }
}

/// A column as a spreadsheet names it.
#[must_use]
pub fn letters(at: usize) -> String {
    let mut name = String::new();
    let mut left = at + 1;
    while left > 0 {
        name.insert(0, char::from(b'A' + u8::try_from((left - 1) % 26).unwrap_or_default()));
        left = (left - 1) / 26;
    }
    name
}

/// What a person said that the rows are.
#[derive(Debug)]
pub enum Said {
    /// To be asked again, with every problem.
    Again(Map),
    /// The figures that are meant, and what each label is, to be remembered.
    Filed { rows: Vec<FiledRow>, labels: Vec<(String, Option<IndicatorCode>)> },
}

/// None when the form has no rows.
#[must_use]
pub fn said(sheet: &Sheet, form: &Fields, lang: Lang) -> Option<Said> {
    let mark = form.get("mark").and_then(|name| DecimalMark::find(&name)).unwrap_or_default();
    let rows: Vec<MapRow> = (0..MOST_ROWS).map_while(|at| filled(sheet, form, at, mark, lang)).collect();
    let mut problems = Vec::new();
    let asked = asked(&sheet.catalogue);
    let mut taken = BTreeSet::new();
    let mut filed = Vec::new();
    for row in &rows {
        let Some(indicator) = row.indicator.as_ref().and_then(|code| asked.iter().find(|indicator| indicator.code == *code)) else {
            continue;
        };
        let name = indicator.name.in_lang(lang);
        let mut refuse = |reason: String| problems.push(words::problem_at(lang, row.number, &row.label, reason));
        if !taken.insert(indicator.code.clone()) {
            refuse(words::chosen_twice(lang, name));
            continue;
        }
        if !row.readings.is_empty() && row.picked.is_none() {
            refuse(words::choose_reading(lang).to_owned());
            continue;
        }
        match figure(sheet, indicator, row, mark, lang) {
            Ok(Figure { cell: Cell::Missing, .. }) => {}
            Ok(figure) => filed.push(FiledRow { indicator: indicator.code.clone(), figure, seen: None }),
            Err(reason) => refuse(reason),
        }
    }
    if rows.is_empty() {
        return None;
    }
    if !problems.is_empty() {
        let left_out = form.all("left").map(str::to_owned).collect();
        return Some(Said::Again(Map { rows, indicators: indicators(&sheet.catalogue, lang), mark, left_out, problems }));
    }
    // A row that is blank or unreadable this year says nothing about what it is.
    let telling = rows.into_iter().filter(|row| is_telling(row, mark));
    Some(Said::Filed { rows: filed, labels: telling.map(|row| (row.label, row.indicator)).collect() })
}

/// Whether there is a number, or several that it may be.
fn is_telling(row: &MapRow, mark: DecimalMark) -> bool {
    reading::holds_number(without_marks(&row.raw).0, mark)
}

/// What a number can be: not the self-assessments, which nobody keeps in a table.
fn asked(catalogue: &Catalogue) -> Vec<&Indicator> {
    catalogue.indicators().iter().filter(|indicator| indicator.kind == IndicatorKind::Entered).collect()
}

fn indicators(catalogue: &Catalogue, lang: Lang) -> Vec<(IndicatorCode, String)> {
    let name = |indicator: &Indicator| format!("{} ({})", indicator.name.in_lang(lang), indicator.unit_name.in_lang(lang));
    asked(catalogue).into_iter().map(|indicator| (indicator.code.clone(), name(indicator))).collect()
}

fn map(sheet: &Sheet, brought: &Brought, chosen: &[Vec<usize>], known: &Known, lang: Lang) -> Map {
    let mark = brought.mark;
    let indicators_asked = asked(&sheet.catalogue);
    let known = own_table::Known { indicators: &indicators_asked, labels: &known.labels, earlier: &known.earlier };
    let mut rows: Vec<MapRow> = Vec::new();
    let mut guesses = Vec::new();
    for (block, columns) in brought.table.blocks.iter().zip(chosen).filter(|(_, columns)| !columns.is_empty()) {
        let sums: Vec<Option<usize>> = (0..block.rows.len()).map(|row| block.sums_from(row, columns[0], mark)).collect();
        // "Total" says what of only together with what stands above it.
        let names = block.rows.iter().zip(&sums).map(|(row, sum)| match sum {
            Some(_) if !block.title.is_empty() => format!("{}: {}", block.title, row.label),
            _ => row.label.clone(),
        });
        let names: Vec<String> = names.collect();
        guesses.extend(guess(block, &names, &known, mark));
        for ((row, sum), label) in block.rows.iter().zip(sums).zip(names) {
            let (raw, added) = value_of(row, columns, mark, lang);
            let (number_text, marks) = without_marks(&raw);
            let footnote = brought.table.footnotes.get(marks).map(|text| format!("{marks} {text}"));
            let sum = sum.map(|from| words::sum_of_rows(lang, block.rows[from].number, row.number - 1));
            rows.push(MapRow {
                number: row.number,
                sheet: block.sheet.clone().unwrap_or_default(),
                label,
                raw: number_text.to_owned(),
                beside: [sum, added].into_iter().flatten().collect::<Vec<_>>().join(" · "),
                read: String::new(),
                readings: Vec::new(),
                picked: None,
                marks: footnote.unwrap_or_else(|| marks.to_owned()),
                indicator: None,
                because: None,
            });
        }
    }
    for (row, guess) in rows.iter().zip(&mut guesses) {
        guess.take_if(|_| !is_telling(row, mark));
    }
    own_table::settle(&mut guesses);
    for (row, guess) in rows.iter_mut().zip(guesses) {
        row.because = guess.as_ref().map(|guess| match guess.because {
            Because::Remembered => words::because_remembered(lang),
            Because::SameFigure => words::because_same(lang),
            Because::Alike => words::because_alike(lang),
        });
        row.indicator = guess.and_then(|guess| guess.indicator);
        let indicator = row.indicator.as_ref().and_then(|code| sheet.catalogue.find_indicator(code.as_str()));
        (row.read, row.readings) = understood(row, indicator, mark, lang);
    }
    Map { rows, indicators: indicators(&sheet.catalogue, lang), mark, left_out: brought.left_out.clone(), problems: Vec::new() }
}

/// What stands in a row's chosen columns: one as it is, several added together, and how.
fn value_of(row: &OwnRow, columns: &[usize], mark: DecimalMark, lang: Lang) -> (String, Option<String>) {
    let texts: Vec<&str> = columns.iter().filter_map(|at| row.cells.get(*at)).map(String::as_str).filter(|text| !text.is_empty()).collect();
    if let [] | [_] = texts.as_slice() {
        return (texts.concat(), None);
    }
    let together = texts.join(" + ");
    let amounts: Option<Vec<Amount>> = texts.iter().map(|text| Amount::parse(without_marks(text).0, mark).ok()).collect();
    let sum = amounts.and_then(|amounts| Amount::from_thousandths(amounts.into_iter().map(Amount::thousandths).sum()).ok());
    // What cannot be added together is shown as it stands, and is no number.
    sum.map_or_else(|| (together.clone(), None), |sum| (number::field(sum, lang), Some(together.clone())))
}

/// How a row's text was understood, and its readings when it could be several.
fn understood(row: &MapRow, indicator: Option<&Indicator>, mark: DecimalMark, lang: Lang) -> (String, Vec<String>) {
    let unit = indicator.map_or(Unit::NONE, Unit::of);
    match reading::read(&row.raw, unit, mark, scale_in(&row.label, unit)) {
        Ok(None) => (words::blank(lang).to_owned(), Vec::new()),
        Ok(Some(read)) => (read.words(lang), Vec::new()),
        Err(Unread::Asked(choices)) => (String::new(), choices.iter().map(|choice| choice.text(unit, lang)).collect()),
        Err(Unread::Not(NotAnAmount::NoResult)) => (entry_words::no_result(lang).to_owned(), Vec::new()),
        // Its unit is not known before it is known what it is.
        Err(Unread::Not(_)) if indicator.is_none() && is_telling(row, mark) => (row.raw.clone(), Vec::new()),
        Err(Unread::Not(_)) => (entry_words::not_a_number(lang).to_owned(), Vec::new()),
    }
}

/// A row of the form that came back.
fn filled(sheet: &Sheet, form: &Fields, at: usize, mark: DecimalMark, lang: Lang) -> Option<MapRow> {
    let field = |name: &str| form.get(&format!("{name}.{at}"));
    let mut row = MapRow {
        number: field("row").and_then(|text| text.parse().ok()).unwrap_or(at + 1),
        sheet: field("sheet").unwrap_or_default(),
        label: field("label")?.chars().take(own_table::LONGEST_LABEL).collect(),
        picked: field("pick"),
        raw: field("raw")?,
        beside: field("beside").unwrap_or_default(),
        read: String::new(),
        readings: Vec::new(),
        marks: field("marks").unwrap_or_default(),
        indicator: field("code").and_then(|code| IndicatorCode::parse(&code).ok()),
        because: None,
    };
    let indicator = row.indicator.as_ref().and_then(|code| sheet.catalogue.find_indicator(code.as_str()));
    (row.read, row.readings) = understood(&row, indicator, mark, lang);
    row.picked.take_if(|picked| !row.readings.contains(picked));
    Some(row)
}

/// The figure that a row means. A note that stands there already stays.
fn figure(sheet: &Sheet, indicator: &Indicator, row: &MapRow, mark: DecimalMark, lang: Lang) -> Result<Figure, String> {
    let stored = sheet.cells.get(&indicator.code).map(|stored| stored.figure.note.clone()).unwrap_or_default();
    let marked = if row.marks.is_empty() { String::new() } else { words::footnote(lang, &row.marks) };
    let note = if marked.is_empty() || stored.contains(&marked) { stored } else { format!("{stored} {marked}").trim().to_owned() };
    let unfit = |unfit| problem::unfit(unfit, Unit::of(indicator), lang);
    // What was picked was written by us, in the person's language.
    let (value, mark) = row.picked.clone().map_or_else(|| (row.raw.clone(), mark), |picked| (picked, DecimalMark::of(lang)));
    TypedFigure { value, status: Status::Reported, note }.figure(Field::of(indicator, mark), None, lang).map_err(unfit)
}

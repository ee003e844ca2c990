//! A table as the library keeps it: guessed row by row, and what its person said each row is.

use std::collections::{BTreeMap, BTreeSet};

use super::upload::{Map, MapRow, Outcome};
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
            own_table::{self, Because, Guess, OwnTable, guess, recognise},
            request::FiledRow,
            sheet::Sheet,
            typed::TypedFigure,
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

/// What is known of a library's tables: what its labels meant before, and its earlier figures.
#[derive(Debug)]
pub struct Known {
    pub labels: BTreeMap<String, Option<IndicatorCode>>,
    pub earlier: BTreeMap<Year, LibraryFigures>,
}

/// Reads a table's rows, by their numbers, and guesses what each is.
#[must_use]
pub fn guessed(sheet: &Sheet, rows: &[(usize, Vec<String>)], known: &Known, lang: Lang) -> Outcome {
    let year = sheet.round.year;
    let Some(table) = recognise(rows) else { return Outcome::refuse(words::not_a_table(lang).to_owned()) };
    if table.rows.len() > MOST_ROWS {
        return Outcome::refuse(words::table_too_long(lang, MOST_ROWS));
    }
    let at = match table.years.iter().position(|known| *known == year) {
        None if table.headed => {
            let years: Vec<String> = table.years.iter().map(ToString::to_string).collect();
            return Outcome::refuse(words::no_such_year(lang, year, years.join(", ")));
        }
        // Without years above it the first column is meant.
        None => 0,
        Some(at) => at,
    };
    let guesses = guess(&table, &asked(&sheet.catalogue), &known.labels, &known.earlier, lang);
    Outcome::Map(map(&sheet.catalogue, &table, at, &guesses, lang))
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
    let rows: Vec<MapRow> = (0..MOST_ROWS).map_while(|at| filled(form, at, lang)).collect();
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
        match figure(sheet, indicator, row, lang) {
            Ok(Figure { cell: Cell::Missing, .. }) => {}
            Ok(figure) => filed.push(FiledRow { indicator: indicator.code.clone(), figure, seen: None }),
            Err(reason) => refuse(reason),
        }
    }
    if rows.is_empty() {
        return None;
    }
    if !problems.is_empty() {
        return Some(Said::Again(Map { rows, indicators: indicators(&sheet.catalogue, lang), problems }));
    }
    // A row that is blank or unreadable this year says nothing about what it is.
    let telling =
        rows.into_iter().filter(|row| matches!(own_table::value(&row.raw, lang).amount, Some(Ok(_) | Err(NotAnAmount::Ambiguous { .. }))));
    Some(Said::Filed { rows: filed, labels: telling.map(|row| (row.label, row.indicator)).collect() })
}

/// What a number can be: not the self-assessments, which nobody keeps in a table.
fn asked(catalogue: &Catalogue) -> Vec<&Indicator> {
    catalogue.indicators().iter().filter(|indicator| indicator.kind == IndicatorKind::Entered).collect()
}

fn indicators(catalogue: &Catalogue, lang: Lang) -> Vec<(IndicatorCode, String)> {
    let name = |indicator: &Indicator| format!("{} ({})", indicator.name.in_lang(lang), indicator.unit_name.in_lang(lang));
    asked(catalogue).into_iter().map(|indicator| (indicator.code.clone(), name(indicator))).collect()
}

fn map(catalogue: &Catalogue, table: &OwnTable, at: usize, guesses: &[Option<Guess>], lang: Lang) -> Map {
    let rows = table.rows.iter().zip(guesses).map(|(row, guess)| {
        let raw = row.cells.get(at).map(|cell| cell.trim().to_owned()).unwrap_or_default();
        let value = own_table::value(&raw, lang);
        let usable = matches!(value.amount, Some(Ok(_) | Err(NotAnAmount::Ambiguous { .. })));
        let (read, readings) = understood(value.amount, lang);
        let footnote = table.footnotes.get(&value.marks).map(|text| format!("{} {text}", value.marks));
        let guess = guess.as_ref().filter(|_| usable);
        MapRow {
            number: row.number,
            label: row.label.clone(),
            raw,
            read,
            readings,
            picked: None,
            marks: footnote.unwrap_or(value.marks),
            indicator: guess.and_then(|guess| guess.indicator.clone()),
            because: guess.map(|guess| match guess.because {
                Because::Remembered => words::because_remembered(lang),
                Because::SameFigure => words::because_same(lang),
                Because::Alike => words::because_alike(lang),
            }),
        }
    });
    Map { rows: rows.collect(), indicators: indicators(catalogue, lang), problems: Vec::new() }
}

/// How a cell was understood, and its two readings when it could be both.
fn understood(amount: Option<Result<Amount, NotAnAmount>>, lang: Lang) -> (String, Vec<String>) {
    match amount {
        None => (words::blank(lang).to_owned(), Vec::new()),
        Some(Ok(amount)) => (number::amount(amount, lang), Vec::new()),
        Some(Err(NotAnAmount::Ambiguous { thousands, decimals })) => {
            (String::new(), vec![number::field(thousands, lang), number::field(decimals, lang)])
        }
        Some(Err(_)) => (entry_words::not_a_number(lang).to_owned(), Vec::new()),
    }
}

/// A row of the form that came back.
fn filled(form: &Fields, at: usize, lang: Lang) -> Option<MapRow> {
    let field = |name: &str| form.get(&format!("{name}.{at}"));
    let raw = field("raw")?;
    let (read, readings) = understood(own_table::value(&raw, lang).amount, lang);
    Some(MapRow {
        number: field("row").and_then(|text| text.parse().ok()).unwrap_or(at + 1),
        label: field("label")?.chars().take(own_table::LONGEST_LABEL).collect(),
        picked: field("pick").filter(|picked| readings.contains(picked)),
        raw,
        read,
        readings,
        marks: field("marks").unwrap_or_default(),
        indicator: field("code").and_then(|code| IndicatorCode::parse(&code).ok()),
        because: None,
    })
}

/// The figure that a row means. A note that stands there already stays.
fn figure(sheet: &Sheet, indicator: &Indicator, row: &MapRow, lang: Lang) -> Result<Figure, String> {
    let stored = sheet.cells.get(&indicator.code).map(|stored| stored.figure.note.clone()).unwrap_or_default();
    let marked = if row.marks.is_empty() { String::new() } else { words::footnote(lang, &row.marks) };
    let note = if marked.is_empty() || stored.contains(&marked) { stored } else { format!("{stored} {marked}").trim().to_owned() };
    let unfit = |unfit| problem::unfit(unfit, indicator.unit_name.in_lang(lang), lang);
    let value = row.picked.clone().unwrap_or_else(|| own_table::number_text(&row.raw).to_owned());
    TypedFigure { value, status: Status::Reported, note }.figure(indicator.rules.hard_limits, None, lang).map_err(unfit)
}

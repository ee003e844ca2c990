//! A library's year as a workbook to fill in, and back: rows are known by their codes.

use std::collections::BTreeMap;

use app::{
    domain::{
        catalogue::{Catalogue, indicator::Indicator},
        code::IndicatorCode,
        entry::{
            amount::Amount,
            cell::Status,
            figures::{Figure, StoredFigure},
            reading::Unit,
            request::FiledRow,
            sheet::Sheet,
            typed::{Field, TypedFigure},
        },
    },
    text::{
        Lang, cell, number,
        problem::{self, FileProblem},
        words::{entry, states, upload as words},
    },
};
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::{
    folded,
    table::{Table, Tables},
    write::{csv_of_quoted, plain, quoted, unguarded},
};

/// What the first cell of the file holds: whose year it is.
fn made_for(sheet: &Sheet) -> String {
    format!("{}-{}", sheet.library.code, sheet.round.year)
}

fn status_name(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Reported => entry::status_reported(lang),
        Status::Estimated => entry::status_estimated(lang),
        Status::NotCollected => states::not_collected(lang),
        Status::NotApplicable => states::not_applicable(lang),
        Status::Missing => "",
    }
}

/// A status by its name in any of the languages, or by its code.
fn find_status(text: &str) -> Option<Status> {
    let text = folded(text);
    let named = |status: &Status| Lang::ALL.into_iter().any(|lang| folded(status_name(*status, lang)) == text);
    if text.is_empty() { Some(Status::Missing) } else { Status::find(&text).or_else(|| Status::ALL.into_iter().find(named)) }
}

/// One indicator's row, before it becomes a file.
struct Line<'a> {
    indicator: &'a Indicator,
    section: String,
    last_year: String,
    figure: Figure,
    revision: i64,
}

fn lines<'a>(sheet: &Sheet, catalogue: &'a Catalogue, lang: Lang) -> Vec<Line<'a>> {
    let of_section = |section: &'a app::domain::catalogue::file::Named<_>| {
        catalogue.asked_in(&section.code).map(move |indicator| (section.name.in_lang(lang).to_owned(), indicator))
    };
    let all = catalogue.sections().iter().flat_map(of_section);
    all.map(|(section, indicator)| {
        let stored = sheet.cells.get(&indicator.code);
        Line {
            indicator,
            section,
            last_year: cell::cell(sheet.last_year(&indicator.code), lang),
            figure: stored.map(|stored| stored.figure.clone()).unwrap_or_default(),
            revision: StoredFigure::revision_of(stored),
        }
    })
    .collect()
}

fn header(sheet: &Sheet, lang: Lang) -> [String; 10] {
    [
        made_for(sheet),
        words::column_section(lang).to_owned(),
        entry::column_indicator(lang).to_owned(),
        words::column_unit(lang).to_owned(),
        sheet.round.year.previous().to_string(),
        sheet.round.year.to_string(),
        words::column_status(lang).to_owned(),
        entry::note(lang).to_owned(),
        words::column_definition(lang).to_owned(),
        words::column_revision(lang).to_owned(),
    ]
}

/// # Errors
/// Never in practice: it writes to memory.
pub fn xlsx(sheet: &Sheet, catalogue: &Catalogue, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    const WIDTHS: [f64; 10] = [24.0, 16.0, 40.0, 12.0, 14.0, 14.0, 16.0, 44.0, 80.0, 8.0];
    let mut workbook = Workbook::new();
    // The same figures make the same bytes on the same day.
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::parse_from_str(&sheet.today.to_string())?));
    let page = workbook.add_worksheet();
    page.set_name(made_for(sheet))?;
    let bold = Format::new().set_bold();
    let quiet = Format::new().set_align(FormatAlign::Top);
    let wrapped = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let open = Format::new().set_align(FormatAlign::Top).set_unlocked();
    let open_wrapped = open.clone().set_text_wrap();
    for ((column, name), width) in (0..).zip(header(sheet, lang)).zip(WIDTHS) {
        page.write_string_with_format(0, column, name, &bold)?;
        page.set_column_width(column, width)?;
    }
    for (row, line) in (1..).zip(lines(sheet, catalogue, lang)) {
        let indicator = line.indicator;
        // Written as string cells, texts are never live.
        page.write_string_with_format(row, 0, indicator.code.as_str(), &quiet)?;
        page.write_string_with_format(row, 1, &line.section, &quiet)?;
        page.write_string_with_format(row, 2, indicator.name.in_lang(lang), &wrapped)?;
        page.write_string_with_format(row, 3, indicator.unit_name.in_lang(lang), &quiet)?;
        page.write_string_with_format(row, 4, &line.last_year, &quiet)?;
        match line.figure.cell.amount() {
            Some(amount) => page.write_number_with_format(row, 5, amount.to_f64(), &open)?,
            None => page.write_blank(row, 5, &open)?,
        };
        page.write_string_with_format(row, 6, status_name(line.figure.cell.status(), lang), &open)?;
        page.write_string_with_format(row, 7, &line.figure.note, &open_wrapped)?;
        page.write_string_with_format(row, 8, indicator.definition.in_lang(lang), &wrapped)?;
        #[expect(clippy::cast_precision_loss, reason = "a count of saves")]
        page.write_number(row, 9, line.revision as f64)?;
        ask_for_number(page, row, indicator, lang)?;
    }
    let last = u32::try_from(catalogue.indicators().len()).unwrap_or(u32::MAX);
    let statuses: Vec<&str> = Status::ALL.into_iter().map(|status| status_name(status, lang)).filter(|name| !name.is_empty()).collect();
    page.add_data_validation(1, 6, last, 6, &DataValidation::new().allow_list_strings(&statuses)?)?;
    page.set_column_hidden(9)?;
    page.set_freeze_panes(1, 3)?;
    page.protect();
    workbook.save_to_buffer()
}

/// The spreadsheet refuses what the form would refuse.
fn ask_for_number(page: &mut Worksheet, row: u32, indicator: &Indicator, lang: Lang) -> Result<(), XlsxError> {
    let limits = indicator.rules.hard_limits;
    let rule = match (limits.min, limits.max) {
        (Some(min), Some(max)) => DataValidationRule::Between(min, max),
        (Some(min), None) => DataValidationRule::GreaterThanOrEqualTo(min),
        (None, Some(max)) => DataValidationRule::LessThanOrEqualTo(max),
        (None, None) => return Ok(()),
    };
    let mut asks = DataValidation::new().allow_decimal_number(rule);
    // A spreadsheet's own limit for the title of a hint, in characters.
    let title: String = indicator.name.in_lang(lang).chars().take(32).collect();
    asks = asks.set_input_title(title)?;
    page.add_data_validation(row, 5, row, 5, &asks)?;
    Ok(())
}

/// The same columns as text, as the spreadsheets of the language read it.
///
/// # Errors
/// Never in practice: it writes to memory.
pub fn csv(sheet: &Sheet, catalogue: &Catalogue, lang: Lang) -> Result<Vec<u8>, csv::Error> {
    let delimiter = if lang == Lang::En { b',' } else { b';' };
    let mut writer = csv_of_quoted(delimiter, "\u{feff}".as_bytes().to_vec());
    writer.write_record(header(sheet, lang).iter().map(|name| plain(name.as_ref())))?;
    for line in lines(sheet, catalogue, lang) {
        let indicator = line.indicator;
        writer.write_record([
            indicator.code.to_string(),
            quoted(&line.section),
            quoted(indicator.name.in_lang(lang)),
            quoted(indicator.unit_name.in_lang(lang)),
            plain(&line.last_year),
            plain(&line.figure.cell.amount().map(|amount| decimal(amount, lang)).unwrap_or_default()),
            plain(status_name(line.figure.cell.status(), lang)),
            quoted(&line.figure.note),
            quoted(indicator.definition.in_lang(lang)),
            line.revision.to_string(),
        ])?;
    }
    writer.into_inner().map_err(|e| e.into_error().into())
}

/// As a field shows it, without the blanks between thousands, and with the minus of a keyboard.
fn decimal(amount: Amount, lang: Lang) -> String {
    number::field(amount, lang).chars().filter(|c| !c.is_whitespace()).map(|c| if c == '\u{2212}' { '-' } else { c }).collect()
}

/// The sheet that is the year's, or else the first one.
///
/// # Panics
/// Never: a file has a sheet.
#[must_use]
pub fn find<'a>(tables: &'a Tables, sheet: &Sheet) -> &'a Table {
    let expected = made_for(sheet);
    let found = tables.sheets.iter().find(|table| table.header.contains(&expected));
    found.unwrap_or(&tables.sheets[0])
}

/// Reads a file that was filled in.
///
/// # Errors
/// Every problem at once.
pub fn read(table: &Table, sheet: &Sheet, catalogue: &Catalogue, lang: Lang) -> Result<Vec<FiledRow>, Vec<FileProblem>> {
    let at_header = |reason: String| vec![FileProblem { row: 1, column: words::column_code(lang).to_owned(), reason }];
    let expected = made_for(sheet);
    let code_at = table.header.iter().position(|name| *name == expected);
    let Some(code_at) = code_at else {
        // A template of another library or year begins alike.
        let alike = |name: &&String| {
            name.rsplit_once('-')
                .is_some_and(|(code, year)| catalogue.find_library(code).is_some() && app::domain::year::Year::parse(year).is_ok())
        };
        let reason = table
            .header
            .iter()
            .find(alike)
            .map_or_else(|| words::not_template(lang).to_owned(), |found| words::other_year(lang, found, expected));
        return Err(at_header(reason));
    };
    let find = |names: &dyn Fn(Lang) -> String| {
        let mut any = Lang::ALL.into_iter().filter_map(|lang| table.header.iter().position(|name| folded(name) == folded(&names(lang))));
        any.next().ok_or_else(|| at_header(words::no_column(lang, names(lang))))
    };
    let value_at = find(&|_| sheet.round.year.to_string())?;
    let status_at = find(&|lang| words::column_status(lang).to_owned())?;
    let note_at = find(&|lang| entry::note(lang).to_owned())?;
    let seen_at = find(&|lang| words::column_revision(lang).to_owned()).ok();
    let mark = table.kind.mark;
    let mut problems = Vec::new();
    let mut first_rows: BTreeMap<IndicatorCode, usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for row in &table.rows {
        let text = |at: usize| row.cells.get(at).map_or("", |cell| cell.trim());
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut refuse = |column: &str, reason: String| problems.push(FileProblem { row: row.number, column: column.to_owned(), reason });
        let Some(indicator) = catalogue.find_indicator(text(code_at)).filter(|indicator| indicator.is_asked()) else {
            refuse(words::column_code(lang), words::unknown_code(lang, text(code_at).chars().take(60).collect::<String>()));
            continue;
        };
        if let Some(first) = first_rows.insert(indicator.code.clone(), row.number) {
            refuse(words::column_code(lang), words::twice(lang, first));
            continue;
        }
        let Some(status) = find_status(text(status_at)) else {
            refuse(words::column_status(lang), words::unknown_status(lang, text(status_at).chars().take(60).collect::<String>()));
            continue;
        };
        // Only text files guard their notes.
        let note = if table.kind.sheet.is_some() { text(note_at).to_owned() } else { unguarded(text(note_at)) };
        let typed = TypedFigure { value: text(value_at).to_owned(), status, note };
        // What the file was made with is not asked about.
        let known = sheet.cells.get(&indicator.code).and_then(|stored| stored.figure.cell.amount());
        let known = known.filter(|known| Amount::parse(&typed.value, mark).is_ok_and(|amount| amount == *known));
        let typed = known.map_or_else(|| typed.clone(), |known| TypedFigure { value: number::field(known, lang), ..typed.clone() });
        match typed.figure(Field::of(indicator, mark), known, lang) {
            Ok(figure) => {
                rows.push(FiledRow { indicator: indicator.code.clone(), figure, seen: seen_at.and_then(|at| text(at).parse().ok()) });
            }
            Err(unfit) => {
                let column = format!("{} {}", indicator.name.in_lang(lang), sheet.round.year);
                refuse(&column, problem::unfit(unfit, Unit::of(indicator), lang));
            }
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}

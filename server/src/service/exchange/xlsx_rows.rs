//! The rows of a workbook's first sheet.

use app::text::unreadable::Unreadable;
use calamine::{Data, DataRef, Reader, Xlsx};

use super::{
    guard,
    rows::{Kind, Limits, MOST_COLUMNS, Row, Source, Take},
};

/// A spreadsheet's own limit is 32 767 characters. In bytes.
const LONGEST_CELL: usize = 4 * 32_767;

pub fn each_row(file: &mut dyn Source, limits: &Limits<'_>, take: &mut Take<'_>) -> Result<(), Unreadable> {
    guard::check(file, limits)?;
    let refused = |e: calamine::XlsxError| Unreadable::NotAWorkbook(e.to_string());
    let mut workbook: Xlsx<_> = Xlsx::new(guard::Wanted::new(file, limits.wanted)).map_err(refused)?;
    let name = workbook.sheet_names().first().cloned().ok_or(Unreadable::NoSheet)?;
    // Cell by cell: a single one in the far corner must not make a table of all before it.
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(refused)?;
    let kind = Kind { semicolons: false, sheet: Some(name) };
    let mut current: Option<Row> = None;
    let (mut rows, mut held) = (0, 0);
    // A text that many cells share is one in the file, and many here.
    let mut held_bytes = 0;
    while let Some(cell) = cells.next_cell().map_err(refused)? {
        let text = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        held_bytes += text.len();
        if text.len() > LONGEST_CELL || held_bytes > limits.text {
            return Err(Unreadable::TooLargeUnpacked(limits.text as u64 / 1024 / 1024));
        }
        let (row, column) = cell.get_position();
        let (number, column) = (row as usize + 1, column as usize);
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns { row: number, most: MOST_COLUMNS });
        }
        if current.as_ref().is_none_or(|row| row.number != number) {
            if current.as_ref().is_some_and(|row| row.number > number) {
                return Err(Unreadable::RowsOutOfOrder(number));
            }
            limits.check(rows)?;
            rows += 1;
            if let Some(whole) = current.replace(Row { number, cells: Vec::new() }) {
                take(&kind, whole)?;
            }
        }
        let Some(row) = &mut current else { continue };
        held += (column + 1).saturating_sub(row.cells.len());
        if held > limits.cells {
            return Err(Unreadable::TooManyCells(limits.cells));
        }
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        row.cells[column] = text;
    }
    current.map_or(Ok(()), |last| take(&kind, last))
}

/// A number as its shortest decimal form: what was typed, not what the computer made of it. One
/// with three decimals gets a fourth, so that it is never asked whether its dot parts thousands.
fn text_of(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Float(number) => {
            let text = number.to_string();
            match text.split_once('.') {
                Some((_, decimals)) if decimals.len() == 3 => format!("{text}0"),
                _ => text,
            }
        }
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        // Never a number: the days since 1900 are nobody's figure.
        DataRef::DateTime(when) => format!("date {when}"),
        other => Data::from(other.clone()).to_string(),
    }
}

//! Writing rows as CSV, JSON or XLSX, one after the other.

use std::io::Write;

use app::domain::entry::amount::Amount;
use rust_xlsxwriter::{Workbook, XlsxError};
use serde::Serializer;
use serde_json::{Map, Value};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Json,
    Xlsx,
}

/// Rows under named columns, whatever file they become. They may be made only as they are written.
#[derive(Clone, Debug)]
pub struct Sheet<R = Vec<Vec<Field>>> {
    pub name: &'static str,
    pub columns: Vec<&'static str>,
    pub rows: R,
}

#[derive(Clone, Debug)]
pub enum Field {
    Empty,
    /// Our own words: codes, statuses.
    Text(String),
    /// People's words, which a spreadsheet must never take for a formula.
    Free(String),
    Whole(i64),
    Exact(Amount),
    Number(f64),
}

/// What a sheet of XLSX holds.
const MOST_ROWS: u32 = 1_048_576;

/// A spreadsheet runs a text that begins with one of these.
fn is_live(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\'')
}

/// What parts columns or rows, if not in this file then where somebody opens it: a Finnish spreadsheet parts by
/// semicolons, whatever a file says.
fn parts(c: char) -> bool {
    matches!(c, ';' | ',' | '\t' | '\n' | '\r' | '"')
}

/// What a spreadsheet may leave out before it looks.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

/// Puts an apostrophe before whatever a spreadsheet would run: at the beginning, and wherever a column could
/// begin. [`unguarded`] takes them away.
#[must_use]
pub fn guarded(text: &str) -> String {
    let mut guarded = String::with_capacity(text.len());
    let mut begins = true;
    for c in text.chars() {
        if begins && is_live(c) {
            guarded.push('\'');
        }
        guarded.push(c);
        begins = parts(c) || (begins && is_blank(c));
    }
    guarded
}

/// The text as it was before [`guarded`].
#[must_use]
pub fn unguarded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut begins = true;
    let mut chars = text.chars().peekable();
    while let Some(mut c) = chars.next() {
        if begins && c == '\'' && chars.peek().copied().is_some_and(is_live) {
            c = chars.next().unwrap_or(c);
        }
        plain.push(c);
        begins = parts(c) || (begins && is_blank(c));
    }
    plain
}

/// A free text in a CSV: in quotes whatever parts the columns.
#[must_use]
pub fn quoted(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("\"{}\"", guarded(text).replace('"', "\"\"")) }
}

/// Our own words, numbers and names in a CSV: in quotes where they need them.
#[must_use]
pub fn plain(text: &str) -> String {
    if text.contains(parts) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// A CSV whose fields are quoted already.
#[must_use]
pub fn csv_of_quoted<W: Write>(delimiter: u8, begin: W) -> csv::Writer<W> {
    csv::WriterBuilder::new().delimiter(delimiter).quote_style(csv::QuoteStyle::Never).from_writer(begin)
}

impl Field {
    fn csv(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => plain(text),
            Self::Free(text) => quoted(text),
            Self::Whole(number) => number.to_string(),
            Self::Exact(amount) => amount.to_string(),
            Self::Number(number) => number.to_string(),
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Empty => Value::Null,
            Self::Text(text) | Self::Free(text) => Value::from(text.as_str()),
            Self::Whole(number) => Value::from(*number),
            Self::Exact(amount) if amount.is_whole() => Value::from(amount.thousandths() / Amount::SCALE),
            Self::Exact(amount) => Value::from(amount.to_f64()),
            Self::Number(number) => Value::from(*number),
        }
    }
}

impl<R: IntoIterator<Item = Vec<Field>>> Sheet<R> {
    /// # Errors
    /// When `out` takes no more, or the rows are more than a workbook holds.
    pub fn write(self, format: Format, out: &mut dyn Write) -> Result<(), String> {
        match format {
            Format::Csv => self.write_csv(out),
            Format::Json => self.write_json(out),
            Format::Xlsx => self.write_xlsx(out),
        }
    }

    /// # Errors
    /// Never in practice: it writes to memory.
    pub fn csv(self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        self.write_csv(&mut bytes)?;
        Ok(bytes)
    }

    fn write_csv(self, out: &mut dyn Write) -> Result<(), String> {
        let mut writer = csv_of_quoted(b',', out);
        writer.write_record(&self.columns).map_err(|e| e.to_string())?;
        for row in self.rows {
            writer.write_record(row.iter().map(Field::csv)).map_err(|e| e.to_string())?;
        }
        writer.flush().map_err(|e| e.to_string())
    }

    fn write_json(self, out: &mut dyn Write) -> Result<(), String> {
        let rows = self.rows.into_iter().map(|row| {
            Value::Object(self.columns.iter().zip(row).map(|(name, field)| ((*name).to_owned(), field.json())).collect::<Map<_, _>>())
        });
        serde_json::Serializer::pretty(&mut *out).collect_seq(rows).map_err(|e| e.to_string())?;
        out.write_all(b"\n").map_err(|e| e.to_string())
    }

    fn write_xlsx(self, out: &mut dyn Write) -> Result<(), String> {
        let mut workbook = Workbook::new();
        let refused = |e: XlsxError| match e {
            XlsxError::RowColumnLimitError => format!("a workbook holds at most {MOST_ROWS} rows; write CSV, or fewer years"),
            other => other.to_string(),
        };
        // Rows go to a file beside as they come.
        let sheet = workbook.add_worksheet_with_low_memory().map_err(refused)?;
        sheet.set_name(self.name).map_err(refused)?;
        for (column, name) in (0..).zip(&self.columns) {
            sheet.write_string(0, column, *name).map_err(refused)?;
        }
        for (row, fields) in (1..).zip(self.rows) {
            for (column, field) in (0..).zip(fields) {
                match field {
                    Field::Empty => Ok(&mut *sheet),
                    // Written as a string cell, a text is never live in XLSX.
                    Field::Text(text) | Field::Free(text) => sheet.write_string(row, column, text),
                    #[expect(clippy::cast_precision_loss, reason = "years and counts")]
                    Field::Whole(number) => sheet.write_number(row, column, number as f64),
                    Field::Exact(amount) => sheet.write_number(row, column, amount.to_f64()),
                    Field::Number(number) => sheet.write_number(row, column, number),
                }
                .map_err(refused)?;
            }
        }
        sheet.set_freeze_panes(1, 0).map_err(refused)?;
        out.write_all(&workbook.save_to_buffer().map_err(refused)?).map_err(|e| e.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_live_and_none_is_lost() {
        let texts = [
            "=1+1",
            "+358",
            "-",
            "@x",
            "'=x",
            "plain",
            "'quoted'",
            "",
            "\t=x",
            "x;=1+1",
            "x\n=1;'=2,''",
            "a\",=1",
            "don't; won't",
            "x; =1",
            " =2",
            "a;\u{a0}-3; '4",
            "\r\n-",
        ];
        for text in texts {
            let out = guarded(text);
            let cells = out.split(parts);
            assert!(
                cells.clone().all(|cell| !cell.trim_start_matches(is_blank).starts_with(['=', '+', '-', '@'])),
                "{text:?} became {out:?}"
            );
            assert_eq!(unguarded(&out), text);
        }
        assert_eq!(quoted("x;=1+1"), "\"x;'=1+1\"");
        assert_eq!(
            (quoted("plain"), quoted(""), plain("plain"), plain("a,b")),
            ("\"plain\"".into(), String::new(), "plain".into(), "\"a,b\"".into())
        );
    }
}

//! Writing rows as CSV, JSON or XLSX.

use app::domain::entry::amount::Amount;
use rust_xlsxwriter::Workbook;
use serde_json::{Map, Value};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Json,
    Xlsx,
}

/// Rows under named columns, whatever file they become.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub name: &'static str,
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Field>>,
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
pub fn csv_of_quoted(delimiter: u8, begin: Vec<u8>) -> csv::Writer<Vec<u8>> {
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

impl Sheet {
    /// # Errors
    /// Only when a workbook grows past what XLSX can hold.
    pub fn write(&self, format: Format) -> Result<Vec<u8>, String> {
        match format {
            Format::Csv => self.csv(),
            Format::Json => self.json(),
            Format::Xlsx => self.xlsx(),
        }
    }

    /// # Errors
    /// Never in practice: it writes to memory.
    pub fn csv(&self) -> Result<Vec<u8>, String> {
        let mut writer = csv_of_quoted(b',', Vec::new());
        writer.write_record(&self.columns).map_err(|e| e.to_string())?;
        for row in &self.rows {
            writer.write_record(row.iter().map(Field::csv)).map_err(|e| e.to_string())?;
        }
        writer.into_inner().map_err(|e| e.to_string())
    }

    fn json(&self) -> Result<Vec<u8>, String> {
        let rows: Vec<Value> = self
            .rows
            .iter()
            .map(|row| {
                Value::Object(self.columns.iter().zip(row).map(|(name, field)| ((*name).to_owned(), field.json())).collect::<Map<_, _>>())
            })
            .collect();
        let mut bytes = serde_json::to_vec_pretty(&rows).map_err(|e| e.to_string())?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    fn xlsx(&self) -> Result<Vec<u8>, String> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let refused = |e: rust_xlsxwriter::XlsxError| e.to_string();
        sheet.set_name(self.name).map_err(refused)?;
        for (column, name) in (0..).zip(&self.columns) {
            sheet.write_string(0, column, *name).map_err(refused)?;
        }
        for (row, fields) in (1..).zip(&self.rows) {
            for (column, field) in (0..).zip(fields) {
                match field {
                    Field::Empty => Ok(&mut *sheet),
                    // Written as a string cell, a text is never live in XLSX.
                    Field::Text(text) | Field::Free(text) => sheet.write_string(row, column, text),
                    #[expect(clippy::cast_precision_loss, reason = "years and counts")]
                    Field::Whole(number) => sheet.write_number(row, column, *number as f64),
                    Field::Exact(amount) => sheet.write_number(row, column, amount.to_f64()),
                    Field::Number(number) => sheet.write_number(row, column, *number),
                }
                .map_err(refused)?;
            }
        }
        sheet.set_freeze_panes(1, 0).map_err(refused)?;
        workbook.save_to_buffer().map_err(refused)
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

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
fn is_live(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\''])
}

/// Puts an apostrophe before a text that a spreadsheet would run. [`unguarded`] takes it away.
#[must_use]
pub fn guarded(text: &str) -> String {
    if is_live(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text as it was before [`guarded`].
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_live(rest)).unwrap_or(text)
}

impl Field {
    fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Free(text) => guarded(text),
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
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.columns).map_err(|e| e.to_string())?;
        for row in &self.rows {
            writer.write_record(row.iter().map(Field::plain)).map_err(|e| e.to_string())?;
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
        for text in ["=1+1", "+358", "-", "@x", "'=x", "plain", "'quoted'", "", "\t=x"] {
            let out = guarded(text);
            assert!(!out.starts_with(['=', '+', '-', '@', '\t']), "{text:?} became {out:?}");
            assert_eq!(unguarded(&out), text);
        }
    }
}

//! Why a file cannot be read, in a person's language; at the shell in English.

use std::fmt;

use super::{Lang, words::upload as words};

/// Sizes are in megabytes, rows as a spreadsheet counts them. What a library says of a damaged file
/// is in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    TooLarge(usize),
    TooLargeUnpacked(u64),
    TooManyParts(u16),
    TooManyRows(usize),
    TooManyColumns {
        row: usize,
        most: usize,
    },
    TooManyCells(usize),
    RowsOutOfOrder(usize),
    Empty,
    NoSheet,
    NotText,
    /// Partly UTF-8 and partly not.
    MixedEncodings,
    OpenQuote(usize),
    NotCsv(String),
    NotAWorkbook(String),
    NotJson(String),
    /// Something else that people take for a workbook.
    Other(OtherKind),
    /// What the machine says.
    NotRead(String),
    /// Others' files are being read.
    Busy,
}

/// What a file is instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// It has a password.
    Protected,
    /// `.xls`.
    OldExcel,
    /// `.xlsb`.
    BinaryExcel,
    Numbers,
    /// HTML, which some systems call `.xls`.
    WebPage,
    /// A text document, a PDF, or a packed file of something else.
    Document,
}

impl Unreadable {
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> String {
        match self {
            Self::TooLarge(mb) => words::file_too_large(lang, mb),
            Self::TooLargeUnpacked(mb) => words::file_unpacks(lang, mb),
            Self::TooManyParts(most) => words::file_parts(lang, most),
            Self::TooManyRows(most) => words::file_rows(lang, most),
            Self::TooManyColumns { row, most } => words::file_columns(lang, row, most),
            Self::TooManyCells(most) => words::file_cells(lang, most),
            Self::RowsOutOfOrder(row) => words::file_order(lang, row),
            Self::Empty => words::file_empty(lang).to_owned(),
            Self::NoSheet => words::file_no_sheet(lang).to_owned(),
            Self::MixedEncodings => words::file_mixed(lang).to_owned(),
            Self::NotText => words::file_not_text(lang).to_owned(),
            Self::OpenQuote(row) => words::file_quote(lang, row),
            Self::NotCsv(why) => words::file_not_csv(lang, why),
            Self::Busy => words::file_busy(lang).to_owned(),
            Self::NotAWorkbook(why) => words::file_not_xlsx(lang, why),
            Self::Other(kind) => match kind {
                OtherKind::Protected => words::file_protected(lang),
                OtherKind::OldExcel => words::file_xls(lang),
                OtherKind::BinaryExcel => words::file_xlsb(lang),
                OtherKind::Numbers => words::file_numbers(lang),
                OtherKind::WebPage => words::file_web_page(lang),
                OtherKind::Document => words::file_document(lang),
            }
            .to_owned(),
            Self::NotJson(why) => words::file_not_json(lang, why),
            Self::NotRead(why) => words::file_not_read(lang, why),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_lang(Lang::En))
    }
}

//! A library's own table, as libraries keep them: labels down, years across, in any notation. What
//! is in it is recognised and guessed; a person confirms.

use std::collections::BTreeMap;

use super::{
    amount::{Amount, NotAnAmount},
    figures::LibraryFigures,
};
use crate::{
    domain::{catalogue::indicator::Indicator, code::IndicatorCode, year::Year},
    text::Lang,
};

/// Rows under years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnTable {
    /// Whether years stand above the columns; without them there is one column of values only.
    pub headed: bool,
    /// As the table has them, oldest or newest first: those that stand alone and once.
    pub years: Vec<Year>,
    pub rows: Vec<OwnRow>,
    /// Footnotes by their marks: `*` → `counted in a new way`.
    pub footnotes: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRow {
    /// The row that a spreadsheet shows.
    pub number: usize,
    pub label: String,
    /// As written; one for each year.
    pub cells: Vec<String>,
}

/// A cell's text, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnValue {
    /// None for a blank cell.
    pub amount: Option<Result<Amount, NotAnAmount>>,
    /// Footnote marks that stood behind the number.
    pub marks: String,
}

/// Why an indicator is guessed for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The library said so before.
    Remembered,
    /// An earlier year's figure is the same in both.
    SameFigure,
    /// The words are alike.
    Alike,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// None: the row was left out on purpose before.
    pub indicator: Option<IndicatorCode>,
    pub because: Because,
}

const MARKS: [char; 8] = ['*', '†', '‡', '¹', '²', '³', '⁴', '#'];

/// A label is not an essay. In characters.
pub const LONGEST_LABEL: usize = 200;

/// Reads rows of text, each with its number. None when no row holds a label and a value.
#[must_use]
pub fn recognise(rows: &[(usize, Vec<String>)]) -> Option<OwnTable> {
    let mut table = OwnTable::default();
    // Where each of the table's years stands: a second block may have them in another order.
    let mut columns: Vec<Option<usize>> = Vec::new();
    for (number, cells) in rows {
        if let Some(years) = heading(cells, !table.headed && table.rows.is_empty()) {
            if !table.headed {
                table.headed = true;
                table.years = years.iter().map(|(_, year)| *year).collect();
                table.rows.clear();
            }
            columns = table.years.iter().map(|year| years.iter().find(|(_, found)| found == year).map(|(at, _)| *at)).collect();
            continue;
        }
        let label = cells.first().map(|cell| squeeze(cell)).unwrap_or_default();
        let at = |column: usize| cells.get(column).cloned().unwrap_or_default();
        let values: Vec<String> = if table.headed {
            columns.iter().map(|column| column.map(at).unwrap_or_default()).collect()
        } else {
            // No years yet: a column of labels and a column of values.
            vec![at(1)]
        };
        if values.iter().all(|value| value.trim().is_empty()) {
            let mark: String = label.chars().take_while(|c| MARKS.contains(c)).collect();
            if !mark.is_empty() {
                table.footnotes.insert(mark.clone(), label[mark.len()..].trim().to_owned());
            }
        } else if !label.is_empty() {
            table.rows.push(OwnRow { number: *number, label, cells: values });
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

/// The years of a heading and their columns: nothing but years after the label, in order. A single
/// year is one only as the first row (`alone`): further down it may be a figure. A year that stands
/// twice, or with other words (`2025 target`), is none: which of them is meant is not guessed.
fn heading(cells: &[String], alone: bool) -> Option<Vec<(usize, Year)>> {
    let named: Vec<(usize, &str)> =
        cells.iter().enumerate().skip(1).map(|(at, cell)| (at, cell.trim())).filter(|(_, cell)| !cell.is_empty()).collect();
    let years: Vec<(usize, Year)> = named.iter().filter_map(|(at, cell)| Some((*at, year_in(cell)?))).collect();
    let numbers: Vec<i32> = years.iter().map(|(_, year)| year.number()).collect();
    let rises = numbers.windows(2).all(|pair| (0..=5).contains(&(pair[1] - pair[0])));
    let falls = numbers.windows(2).all(|pair| (0..=5).contains(&(pair[0] - pair[1])));
    let words_between = named.len() - years.len();
    let in_order = rises || falls || words_between > 0;
    let enough = years.len() >= 2 || (alone && years.len() == 1);
    // Words beside years make a heading too; numbers beside them make a row of figures.
    let only_words = named.iter().all(|(at, cell)| years.iter().any(|(known, _)| known == at) || cell.chars().any(char::is_alphabetic));
    if !enough || !in_order || !only_words {
        return None;
    }
    let once = |year: Year| years.iter().filter(|(_, other)| *other == year).count() == 1;
    Some(years.iter().copied().filter(|(_, year)| once(*year)).collect())
}

/// `2023` or `2023*`, and nothing else.
fn year_in(text: &str) -> Option<Year> {
    let digits = text.trim().trim_end_matches(|c: char| MARKS.contains(&c));
    Year::parse(digits).ok().filter(|year| (1990..=2100).contains(&year.number()))
}

/// A label on one line.
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_LABEL).collect()
}

/// A cell's number without the footnote marks and the percent sign behind it.
#[must_use]
pub fn number_text(text: &str) -> &str {
    text.trim().trim_end_matches(|c: char| MARKS.contains(&c) || c.is_whitespace() || c == '%')
}

/// Reads one cell: the number, and the footnote marks behind it. A percent sign is let go.
#[must_use]
pub fn value(text: &str, lang: Lang) -> OwnValue {
    let number = number_text(text);
    let marks: String = text.chars().filter(|c| MARKS.contains(c)).collect();
    let amount = (!number.is_empty()).then(|| Amount::parse_typed(number, lang));
    OwnValue { amount, marks }
}

/// A guess for each row; None where nothing fits. `earlier` are the library's figures of other
/// years; a figure that is the same in both tells more than words do.
#[must_use]
pub fn guess(
    table: &OwnTable,
    indicators: &[&Indicator],
    remembered: &BTreeMap<String, Option<IndicatorCode>>,
    earlier: &BTreeMap<Year, LibraryFigures>,
    lang: Lang,
) -> Vec<Option<Guess>> {
    let mut guesses: Vec<Option<Guess>> = table
        .rows
        .iter()
        .map(|row| {
            if let Some(known) = remembered.get(&row.label) {
                return Some(Guess { indicator: known.clone(), because: Because::Remembered });
            }
            if let Some(code) = same_figure(table, row, indicators, earlier, lang) {
                return Some(Guess { indicator: Some(code), because: Because::SameFigure });
            }
            alike(&row.label, indicators).map(|code| Guess { indicator: Some(code), because: Because::Alike })
        })
        .collect();
    // Two rows cannot be the same indicator: the weaker guess gives way.
    for at in 0..guesses.len() {
        let Some(Guess { indicator: Some(code), because }) = guesses[at].clone() else { continue };
        let rival = guesses.iter().enumerate().any(|(other, guess)| {
            other != at
                && guess.as_ref().is_some_and(|guess| {
                    guess.indicator.as_ref() == Some(&code)
                        && (strength(guess.because) > strength(because) || (guess.because == because && other < at))
                })
        });
        if rival {
            guesses[at] = None;
        }
    }
    guesses
}

fn strength(because: Because) -> u8 {
    match because {
        Because::Remembered => 3,
        Because::SameFigure => 2,
        Because::Alike => 1,
    }
}

/// Small figures are the same by chance. In units.
const TELLING: i64 = 100 * Amount::SCALE;

fn same_figure(
    table: &OwnTable,
    row: &OwnRow,
    indicators: &[&Indicator],
    earlier: &BTreeMap<Year, LibraryFigures>,
    lang: Lang,
) -> Option<IndicatorCode> {
    let known: Vec<(Year, Amount)> = table
        .years
        .iter()
        .zip(&row.cells)
        .filter_map(|(year, cell)| Some((*year, value(cell, lang).amount?.ok()?)))
        .filter(|(_, amount)| amount.thousandths() >= TELLING)
        .collect();
    let fits = |indicator: &&&Indicator| {
        known.iter().any(|(year, amount)| {
            earlier.get(year).and_then(|figures| figures.get(&indicator.code)).and_then(|figure| figure.cell.amount()) == Some(*amount)
        })
    };
    let mut found = indicators.iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only.code.clone()),
        _ => None,
    }
}

/// The words of a label or a name.
fn words(text: &str) -> Vec<Vec<char>> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(|word| word.to_lowercase().chars().collect::<Vec<char>>());
    words.filter(|word| word.len() > 2).collect()
}

/// The indicator whose name has most in common with a label: more than half of the words of the
/// shorter one, and more than any other.
fn alike(label: &str, indicators: &[&Indicator]) -> Option<IndicatorCode> {
    let label = words(label);
    let mut scored: Vec<(f64, &IndicatorCode)> = indicators
        .iter()
        .map(|indicator| {
            let best = Lang::ALL.into_iter().map(|lang| likeness(&label, &words(indicator.name.in_lang(lang)))).fold(0.0, f64::max);
            (best, &indicator.code)
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    match scored.as_slice() {
        [(best, code), (second, _), ..] if *best > 0.5 && best > second => Some((*code).clone()),
        _ => None,
    }
}

/// 0–1: how much of the words of both is shared (Dice's coefficient). Words begin alike and end in
/// inflections: what counts is how far they go together.
#[expect(clippy::cast_precision_loss, reason = "the letters and words of a label")]
fn likeness(a: &[Vec<char>], b: &[Vec<char>]) -> f64 {
    let together = |a: &[char], b: &[char]| {
        let common = a.iter().zip(b).take_while(|(a, b)| a == b).count() as f64 / a.len().max(b.len()) as f64;
        if common < 0.5 { 0.0 } else { common }
    };
    let shared: f64 = a.iter().map(|word| b.iter().map(|other| together(word, other)).fold(0.0, f64::max)).sum();
    let all = a.len() + b.len();
    if all == 0 { 0.0 } else { 2.0 * shared / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        text.lines().enumerate().map(|(at, line)| (at + 1, line.split(';').map(str::to_owned).collect())).collect()
    }

    #[test]
    fn layouts_as_libraries_keep_them() {
        let oldest_first =
            recognise(&rows("SeAMK kirjasto;2022;2023\nKirjoja;52 154;48 659\n\nToimipisteet;;\nAsiakaskäynnit;92 142;109 339")).unwrap();
        assert_eq!(oldest_first.years.iter().map(|year| year.number()).collect::<Vec<_>>(), [2022, 2023]);
        assert_eq!(
            oldest_first.rows.iter().map(|row| (row.number, row.label.as_str())).collect::<Vec<_>>(),
            [(2, "Kirjoja"), (5, "Asiakaskäynnit")]
        );
        let newest_first = recognise(&rows("Avainluvut 2020;2020;2019\nULKOPUOLINEN RAHOITUS;53 %;64 %")).unwrap();
        assert_eq!(newest_first.years[0].number(), 2020);
        let starred = recognise(&rows(";2016;2017\nE-tidskrifter;23 655;63 432*\n* ändrad räkning, byte av system")).unwrap();
        assert_eq!(starred.footnotes.get("*").map(String::as_str), Some("ändrad räkning, byte av system"));
        let plain = recognise(&rows("Lainat;1 842\nKäynnit;900")).unwrap();
        assert!(plain.years.is_empty() && plain.rows.len() == 2);
        assert_eq!(recognise(&rows("only words")), None);
        let years = |text: &str| recognise(&rows(text)).unwrap().years.iter().map(|year| year.number()).collect::<Vec<_>>();
        assert_eq!(years("Luvut;2024;2025 tavoite;2025 toteuma\nLainat;1;2;3"), [2024], "which of the two is meant is not guessed");
        assert_eq!(recognise(&rows("Luvut;2025;2025\nLainat;1;2")), None, "nor where it stands twice");
        let blocks = recognise(&rows("Kokoelma;2024;2025\nLainat;1;2\nKäynnit;2025;2024\nVierailut;300;400")).unwrap();
        assert_eq!(blocks.rows[1].cells, ["400", "300"], "a second block has its years in another order");
        let figures = recognise(&rows("Luvut;2024;2025;2026\nOsallistujat;2031;2025;2040")).unwrap();
        assert_eq!(figures.rows.len(), 1, "figures that look like years are figures");
    }

    #[test]
    fn cells_as_libraries_write_them() {
        let amount = |thousandths| Amount::from_thousandths(thousandths).unwrap();
        let check = |text: &str, expected: Option<Result<i64, ()>>, marks: &str| {
            let read = value(text, Lang::Fi);
            assert_eq!(read.amount.map(|read| read.map(Amount::thousandths).map_err(|_| ())), expected, "{text:?}");
            assert_eq!(read.marks, marks);
        };
        check("63 432*", Some(Ok(63_432_000)), "*");
        check("601,25", Some(Ok(601_250)), "");
        check("2,7 %", Some(Ok(2_700)), "");
        check("", None, "");
        check("186/96", Some(Err(())), "");
        check("n. 32", Some(Err(())), "");
        let asked = NotAnAmount::Ambiguous { thousands: amount(1_842_000), decimals: amount(1_842) };
        assert_eq!(value("1.842", Lang::Fi).amount, Some(Err(asked)));
    }
}

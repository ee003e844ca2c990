//! Rows of text as a table: where its headings are, and what they say of time.

use super::{Block, Heading, OwnRow, OwnTable, Period, is_mark, squeeze, without_marks};
use crate::domain::year::Year;

/// Words beside a year that leave it what it is.
const HARMLESS: [&str; 27] = [
    "v",
    "vuosi",
    "vuonna",
    "vuoden",
    "år",
    "året",
    "year",
    "tp",
    "tilinpäätös",
    "bokslut",
    "toteuma",
    "toteutunut",
    "tot",
    "utfall",
    "actual",
    "ennakko",
    "ennakkotieto",
    "ennakollinen",
    "lopullinen",
    "vahvistettu",
    "final",
    "slutlig",
    "slutligt",
    "preliminär",
    "preliminärt",
    "prel",
    "preliminary",
];
/// How words begin that name a time without its year.
const TIMES: [&str; 32] = [
    "edelli",
    "nyky",
    "kulu",
    "viime",
    "tämä",
    "förra",
    "föregå",
    "innevarande",
    "previous",
    "current",
    "last",
    "this",
    "luku",
    "läsår",
    "tammi",
    "helmi",
    "maalis",
    "huhti",
    "touko",
    "kesä",
    "heinä",
    "elo",
    "syys",
    "loka",
    "marras",
    "joulu",
    "q1",
    "q2",
    "q3",
    "q4",
    "kvartal",
    "quarter",
];

/// Reads the rows of a sheet, each with its number; `hidden` are columns that nobody sees.
#[must_use]
pub fn recognise(sheet: Option<&str>, rows: &[(usize, Vec<String>)], hidden: &[usize]) -> OwnTable {
    let mut table = OwnTable::default();
    let blank = |cell: &String| cell.trim().is_empty();
    // A table may begin further to the right.
    let margin = rows.iter().filter_map(|(_, cells)| cells.iter().position(|cell| !blank(cell))).min().unwrap_or_default();
    let mut block = Block { sheet: sheet.map(str::to_owned), ..Block::default() };
    for (number, cells) in rows {
        let label = cells.get(margin).map(|cell| squeeze(cell)).unwrap_or_default();
        let values: Vec<(usize, &str)> = (margin + 1..cells.len())
            .filter(|at| !hidden.contains(at))
            .map(|at| (at, cells[at].trim()))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        if let Some(columns) = heading(&values, block.rows.is_empty() && block.columns.is_empty()) {
            let next = Block { sheet: block.sheet.clone(), title: label, columns, rows: Vec::new() };
            table.take(std::mem::replace(&mut block, next));
        } else if values.is_empty() {
            let mark: String = label.chars().take_while(|c| is_mark(*c)).collect();
            if !mark.is_empty() {
                table.footnotes.insert(mark.clone(), label[mark.len()..].trim().to_owned());
            }
        } else if label.is_empty() && block.rows.is_empty() && values.iter().all(|(_, cell)| !begins_a_number(cell)) {
            // A second line of headings.
            for (at, words) in values {
                block.name(at, words);
            }
        } else if !label.is_empty() {
            for (at, _) in &values {
                block.name(*at, "");
            }
            let cells = block.columns.iter().map(|heading| cells.get(heading.at).map(|cell| cell.trim().to_owned()).unwrap_or_default());
            block.rows.push(OwnRow { number: *number, label, cells: cells.collect() });
        }
    }
    table.take(block);
    table
}

impl OwnTable {
    fn take(&mut self, mut block: Block) {
        // As the sheet has them, with those that were only found further down.
        let mut order: Vec<usize> = (0..block.columns.len()).collect();
        order.sort_by_key(|column| block.columns[*column].at);
        for row in &mut block.rows {
            row.cells = order.iter().map(|column| row.cells.get(*column).cloned().unwrap_or_default()).collect();
        }
        block.columns.sort_by_key(|heading| heading.at);
        if !block.rows.is_empty() {
            self.blocks.push(block);
        }
    }

    /// Both, one after the other.
    pub fn join(&mut self, other: Self) {
        self.blocks.extend(other.blocks);
        self.footnotes.extend(other.footnotes);
    }
}

impl Block {
    /// Adds words to a column's heading, and the column when it is new.
    fn name(&mut self, at: usize, words: &str) {
        match self.columns.iter_mut().find(|heading| heading.at == at) {
            Some(_) if words.is_empty() => {}
            Some(heading) => {
                heading.text = [heading.text.as_str(), words].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
                heading.period = heading.period.map(|_| Period::Other);
            }
            None => self.columns.push(Heading { at, text: words.to_owned(), period: None }),
        }
    }
}

fn begins_a_number(text: &str) -> bool {
    text.trim_start_matches(['-', '\u{2212}', '+', '~', '>', '<', '≈', ' ']).starts_with(|c: char| c.is_ascii_digit())
}

/// A row of headings: each a time or a word, and at least one a time. Below rows of figures (not `first`), years stand
/// in order: there they may be figures.
fn heading(values: &[(usize, &str)], first: bool) -> Option<Vec<Heading>> {
    let columns: Vec<Heading> =
        values.iter().map(|(at, text)| Heading { at: *at, text: (*text).to_owned(), period: period(text) }).collect();
    let is_time = |heading: &Heading| heading.period.is_some();
    let is_word = |heading: &Heading| !begins_a_number(&heading.text) && heading.text.chars().any(char::is_alphabetic);
    if !columns.iter().any(is_time) || !columns.iter().all(|heading| is_time(heading) || is_word(heading)) {
        return None;
    }
    // Days below a heading are what rows hold.
    let is_day = |heading: &Heading| heading.period == Some(Period::Other) && !heading.text.chars().any(char::is_alphabetic);
    if !first && columns.iter().all(is_day) {
        return None;
    }
    let bare: Vec<i32> = columns.iter().filter_map(|heading| Year::parse(&heading.text).ok()).map(Year::number).collect();
    if !first && bare.len() == columns.len() {
        let steps = || bare.windows(2).map(|pair| pair[1] - pair[0]);
        let in_order = steps().all(|step| (1..=5).contains(&step)) || steps().all(|step| (-5..=-1).contains(&step));
        if bare.len() < 2 || !in_order {
            return None;
        }
    }
    Some(columns)
}

/// What a heading says of time.
fn period(text: &str) -> Option<Period> {
    let text = without_marks(text).0.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let year = |word: &str| Year::parse(word).ok().filter(|_| word.len() == 4);
    let years: Vec<Year> = words.iter().filter_map(|word| year(word)).collect();
    let is_short = text.starts_with(['\'', '’']) && words.len() == 1 && words[0].len() == 2;
    if is_short {
        return Year::parse(&format!("20{}", words[0])).ok().map(Period::Year);
    }
    match years.as_slice() {
        [only] if words.iter().all(|word| year(word).is_some() || HARMLESS.contains(word)) => Some(Period::Year(*only)),
        // A figure that holds a year's digits is no time: 2025,5.
        [_, ..] if words.iter().any(|word| word.chars().any(char::is_alphabetic)) || words.len() > 2 => Some(Period::Other),
        [_, _, ..] => Some(Period::Other),
        [_] if text.contains(['/', '–', '-', '.']) && words.len() == 2 => Some(Period::Other),
        [] => TIMES.iter().any(|time| words.iter().any(|word| word.starts_with(time))).then_some(Period::Other),
        _ => None,
    }
}

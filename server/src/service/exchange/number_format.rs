//! What a workbook shows of a number: its format is part of the value.

use app::domain::entry::reading::HELD;
use chrono::{Days, NaiveDate};

/// What a format makes of a number, as far as that is more than how it looks.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Format {
    #[default]
    General,
    Number(Shape),
    /// A date that only shows its year.
    Year,
    Date,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    percent: bool,
    /// How many times it is divided by a thousand.
    thousands: i32,
    decimals: usize,
    /// Words around it, such as a unit.
    before: String,
    after: String,
}

/// As many digits as a spreadsheet keeps.
const DIGITS: i32 = 15;
/// The decimals that a figure has.
const MOST_DECIMALS: usize = 3;
/// A number that is shown as one which differs by more than this part of it is two numbers.
const ROUNDED: f64 = 0.005;

impl Format {
    /// Percent, in as many decimals as there are.
    pub const PERCENT: Self =
        Self::Number(Shape { percent: true, thousands: 0, decimals: MOST_DECIMALS + 1, before: String::new(), after: String::new() });

    /// One of those that every spreadsheet knows.
    pub fn built_in(number: u32) -> Self {
        match number {
            1 | 3 | 37 | 38 | 41 | 42 => Self::Number(Shape::default()),
            2 | 4 | 39 | 40 | 43 | 44 => Self::Number(Shape { decimals: 2, ..Shape::default() }),
            9 => Self::Number(Shape { percent: true, ..Shape::default() }),
            10 => Self::Number(Shape { percent: true, decimals: 2, ..Shape::default() }),
            14..=22 | 27..=36 | 45..=47 | 50..=58 => Self::Date,
            _ => Self::General,
        }
    }

    /// From its code (ECMA-376 part 1, 18.8.31): what holds of positive numbers, and a division by thousands wherever
    /// it stands.
    pub fn parse(code: &str) -> Self {
        let sections: Vec<Section> = sections(code).iter().map(|section| Section::of(section)).collect();
        let Some(first) = sections.first() else { return Self::General };
        if first.is_date {
            return if first.only_years { Self::Year } else { Self::Date };
        }
        let thousands = sections.iter().map(|section| section.shape.thousands).max().unwrap_or_default();
        if !first.has_digits || first.is_general {
            return Self::General;
        }
        Self::Number(Shape { thousands, ..first.shape.clone() })
    }

    /// A number as people read it off the sheet, in plain digits with a point.
    pub fn text(&self, value: f64, since_1904: bool) -> String {
        match self {
            Self::General => general(value),
            Self::Number(shape) => shape.text(value),
            Self::Year | Self::Date => date(value, since_1904).map_or_else(
                || format!("date {value}"),
                |day| if *self == Self::Year { day.format("%Y").to_string() } else { day.format("%Y-%m-%d").to_string() },
            ),
        }
    }
}

/// A number that a program shows in words of its own, as `text` would show it: with the words that stand behind it, and
/// with both numbers where they are two.
pub fn shown_as(shown: &str, text: String, value: f64) -> String {
    let digits: String =
        shown.chars().map(|c| if c == ',' { '.' } else { c }).filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
    let words: String = shown.trim().chars().rev().take_while(|c| !c.is_ascii_digit()).collect::<Vec<_>>().into_iter().rev().collect();
    let words = words.trim();
    let behind = if words.chars().any(|c| c.is_alphabetic() || c == '€') { format!(" {words}") } else { String::new() };
    match digits.parse::<f64>() {
        Ok(number) if (number - value).abs() > ROUNDED * value.abs() => format!("{}{behind}{HELD}{text}", unmistakable(digits)),
        _ => format!("{text}{behind}"),
    }
}

impl Shape {
    fn text(&self, value: f64) -> String {
        let held = if self.percent { value * 100.0 } else { value };
        let scaled = held / 1000_f64.powi(self.thousands);
        let around = |number: String| {
            let percent = if self.percent { " %" } else { "" };
            format!("{}{number}{percent}{}", self.before, self.after)
        };
        let exact = general(scaled);
        let shown = if self.decimals > MOST_DECIMALS { exact.clone() } else { unmistakable(rounded(scaled, self.decimals)) };
        if self.thousands > 0 {
            return format!("{}{HELD}{}", around(shown), general(held));
        }
        let is_near = shown.parse::<f64>().is_ok_and(|shown| (shown - scaled).abs() <= ROUNDED * scaled.abs());
        if is_near { around(shown) } else { format!("{}{HELD}{}", around(shown), around(exact)) }
    }
}

/// In as many decimals as a figure has, where more are only what is left of reckoning; else in all digits.
fn general(value: f64) -> String {
    let exact = in_digits(value);
    let decimals = exact.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if decimals <= MOST_DECIMALS {
        return unmistakable(exact);
    }
    let shown = rounded(value, MOST_DECIMALS);
    let is_near = shown.parse::<f64>().is_ok_and(|shown| (shown - value).abs() <= ROUNDED / 10.0 * value.abs());
    if is_near { unmistakable(trimmed(shown)) } else { exact }
}

/// Half away from zero, as spreadsheets round.
fn rounded(value: f64, decimals: usize) -> String {
    let times = 10_f64.powi(i32::try_from(decimals).unwrap_or_default());
    let exact: f64 = in_digits(value * times).parse().unwrap_or_default();
    format!("{:.decimals$}", exact.round() / times)
}

/// In as many digits as a spreadsheet keeps: without the noise of binary fractions.
fn in_digits(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    #[expect(clippy::cast_possible_truncation, reason = "an exponent")]
    let magnitude = value.abs().log10().floor() as i32;
    let decimals = usize::try_from(DIGITS - 1 - magnitude).unwrap_or_default().min(30);
    trimmed(format!("{value:.decimals$}"))
}

fn trimmed(text: String) -> String {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// With three decimals it gets a fourth, so that it is never asked whether its point parts thousands.
pub fn unmistakable(text: String) -> String {
    match text.split_once('.') {
        Some((_, decimals)) if decimals.len() == MOST_DECIMALS => format!("{text}0"),
        _ => text,
    }
}

/// The day that a number of days means.
fn date(value: f64, since_1904: bool) -> Option<NaiveDate> {
    let first = if since_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) }?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days")]
    let days = (value >= 1.0).then_some(value as u64)?;
    first.checked_add_days(Days::new(days))
}

/// Parted by semicolons outside quotation marks.
fn sections(code: &str) -> Vec<String> {
    let (mut parts, mut is_quoted, mut is_escaped) = (vec![String::new()], false, false);
    for c in code.chars() {
        if c == ';' && !is_quoted && !is_escaped {
            parts.push(String::new());
            continue;
        }
        is_quoted ^= c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
}

#[expect(clippy::struct_excessive_bools, reason = "each is what it says")]
#[derive(Default)]
struct Section {
    shape: Shape,
    has_digits: bool,
    is_date: bool,
    only_years: bool,
    /// Shown in powers of ten, as a fraction or as it is.
    is_general: bool,
}

impl Section {
    fn of(code: &str) -> Self {
        let mut section = Self { only_years: true, ..Self::default() };
        let mut letters = code.chars().peekable();
        let mut after_point = false;
        while let Some(c) = letters.next() {
            match c {
                '"' => section.words(&letters.by_ref().take_while(|c| *c != '"').collect::<String>()),
                '\\' => section.words(&letters.next().map(String::from).unwrap_or_default()),
                '_' | '*' => {
                    letters.next();
                }
                '[' => section.bracket(&letters.by_ref().take_while(|c| *c != ']').collect::<String>()),
                '0' | '#' | '?' => {
                    section.has_digits = true;
                    section.shape.thousands = 0;
                    section.shape.decimals += usize::from(after_point);
                }
                '.' => after_point = true,
                // A comma behind the last digit divides by a thousand; one between digits parts thousands.
                ',' => section.shape.thousands += i32::from(section.has_digits),
                '%' => section.shape.percent = true,
                '/' => section.is_general = true,
                'E' | 'e' if matches!(letters.peek(), Some('+' | '-')) => section.is_general = true,
                'y' | 'Y' => section.is_date = true,
                'd' | 'D' | 'm' | 'M' | 'h' | 'H' | 's' | 'S' => (section.is_date, section.only_years) = (true, false),
                'G' | 'g' | '@' => {
                    section.is_general = true;
                    break;
                }
                c => section.words(&c.to_string()),
            }
        }
        let keep = |words: &str| words.chars().any(|c| c.is_alphabetic() || matches!(c, '€' | '~' | '<' | '>' | '≈'));
        let Shape { before, after, .. } = &mut section.shape;
        for words in [before, after] {
            *words = if keep(words) { words.clone() } else { String::new() };
        }
        section
    }

    fn words(&mut self, words: &str) {
        let place = if self.has_digits { &mut self.shape.after } else { &mut self.shape.before };
        place.push_str(words);
    }

    /// A currency, hours that have gone by, a colour or a condition.
    fn bracket(&mut self, inner: &str) {
        if let Some(currency) = inner.strip_prefix('$') {
            let symbol = currency.split('-').next().unwrap_or_default().to_owned();
            self.words(&symbol);
        } else if !inner.is_empty() && inner.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's')) {
            (self.is_date, self.only_years) = (true, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_the_sheet_shows() {
        for (code, value, expected) in [
            ("General", 3.300_000_000_000_000_3, "3.3"),
            ("General", 106.050_000_000_000_01, "106.05"),
            ("General", 4.333_333_333_333_333, "4.3330"),
            ("General", 51_234.0, "51234"),
            ("General", 0.000_4, "0.0004"),
            ("General", -0.5, "-0.5"),
            ("0%", 0.61, "61 %"),
            ("0 %", 0.53, "53 %"),
            ("0.0 %", 0.625, "62.5 %"),
            ("0%", 0.614, "61 %≙61.4 %"),
            ("0.00", 4.333_333_333_333_333, "4.33"),
            ("0", 4.333_333, "4≙4.3330"),
            ("#,##0", 398_120.449, "398120"),
            ("#,##0,", 51_234.0, "51≙51234"),
            ("0.0,,\" M€\"", 51_234_000.0, "51.2 M€≙51234000"),
            ("0\" MWh\"", 51.0, "51 MWh"),
            ("#,##0 [$€-40B]", 1234.0, "1234 €"),
            ("\"n. \"0", 390.0, "n. 390"),
            ("#,##0.000", 51.234, "51.2340"),
            ("#,##0_);(#,##0)", 12.0, "12"),
            ("[Red]0", 7.0, "7"),
            ("# ?/?", 0.5, "0.5"),
            ("0.00E+00", 51_234.0, "51234"),
            ("@", 5.0, "5"),
            ("yyyy", 45_657.0, "2024"),
            ("d.m.yyyy", 45_658.0, "2025-01-01"),
            ("[h]:mm", 45_658.0, "2025-01-01"),
            ("h:mm", 0.5, "date 0.5"),
            ("[>=1000000]0.0,,\" M\";0", 51_234.0, "0.1 M≙51234"),
        ] {
            assert_eq!(Format::parse(code).text(value, false), expected, "{code} {value}");
        }
        assert_eq!(Format::Year.text(44_195.0, true), "2024", "days since 1904");
        assert_eq!(Format::built_in(10).text(0.5, false), "50.00 %");
        assert_eq!(Format::built_in(14).text(45_658.0, false), "2025-01-01");
    }
}

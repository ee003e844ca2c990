//! What each published number tells of one year's personal figures.

use super::{
    companions::Number,
    reading::{Part, Reader},
};
use crate::domain::{
    catalogue::indicator::Indicator,
    code::IndicatorCode,
    emission::{Quantity, Range},
    numbers::{
        aggregate::{More, total},
        decomposition::{Crossed, Decomposition, Parts, Shown},
        mask::number_of,
        trend::{Change, change, compared},
        year_data::YearData,
    },
};

/// What is published of a quantity that is made from personal figures.
fn published(quantity: Option<Quantity>, grain: f64) -> Vec<Option<f64>> {
    let range = quantity.map(|quantity| quantity.published(Some(grain)).range());
    [|range: Range| range.low, |range: Range| range.best, |range: Range| range.high].map(|bound| range.map(bound)).to_vec()
}

fn more(sums: &[Range]) -> More {
    let of = |at: usize| sums.get(at).copied().unwrap_or(Range::exact(0.0));
    More { value: of(0), beside: of(1).best }
}

/// By year: those of the one that is worked through, and of the other.
fn by_year<T>(own: usize, of_own: T, of_other: T) -> [T; 2] {
    if own == 0 { [of_own, of_other] } else { [of_other, of_own] }
}

/// An indicator's number over some libraries of a year.
pub fn sum_number<'n>(data: &'n YearData, indicator: &'n Indicator, among: Vec<bool>) -> Option<Number<'n>> {
    let sums = Reader::of(data).sums(indicator, &among)?;
    let libraries = number_of(&among);
    let shown = move |grain: f64, steps: &[Range], _: &[Range]| published(total(data, indicator, &among, &more(steps)), grain);
    Some(Number { libraries, sums, of_other: Vec::new(), shown: Box::new(shown) })
}

/// What a change tells of one of its years, 0 or 1.
pub fn change_number<'n>(crossed: &'n Crossed<'n>, years: [&'n YearData; 2], own: usize, code: &'n IndicatorCode) -> Option<Number<'n>> {
    let sums = |at: usize| -> Option<(usize, Vec<Vec<Part>>)> {
        if crossed.has(code) {
            return crossed_sums(crossed, years, [at, at], code);
        }
        let among = &compared(code, years[0], years[1])[at];
        let indicator = years[at].catalogue.find_indicator(code.as_str())?;
        Some((number_of(among), Reader::of(years[at]).sums(indicator, among)?))
    };
    let ((libraries, own_sums), (_, of_other)) = (sums(own)?, sums(1 - own)?);
    let indicator = years[1].catalogue.find_indicator(code.as_str())?;
    let shown = move |grain: f64, steps: &[Range], others: &[Range]| {
        let [from, to] = by_year(own, more(steps), more(others));
        let change = change(code, crossed, years, [&from, &to]);
        let change = change.map(|change| Change { grain: Some(grain), ..change });
        // As it is told, and as the chain-linked index grows.
        vec![change.and_then(|change| change.shown(indicator)), change.and_then(Change::percent)]
    };
    Some(Number { libraries, sums: own_sums, of_other, shown: Box::new(shown) })
}

/// What the parts of a change tell of one of its years, 0 or 1.
pub fn split_number<'n>(crossed: &Crossed<'_>, years: [&YearData; 2], own: usize, code: &IndicatorCode) -> Option<Number<'n>> {
    // A year's cells under its own factors, and under the other's.
    let sums = |at: usize| -> Option<(usize, Vec<Vec<Part>>)> {
        let ((libraries, own), (_, crossed)) =
            (crossed_sums(crossed, years, [at, at], code)?, crossed_sums(crossed, years, [at, 1 - at], code)?);
        Some((libraries, [own, crossed].concat()))
    };
    let ((libraries, own_sums), (_, of_other)) = (sums(own)?, sums(1 - own)?);
    let split = crossed.split(code);
    let shown = move |grain: f64, steps: &[Range], others: &[Range]| {
        let of = |steps: &[Range], at: usize| steps.get(at).map_or(0.0, |step| step.best);
        let with = |split: Decomposition| {
            let split = split.with(own, of(steps, 0), of(steps, 1)).with(1 - own, of(others, 0), of(others, 1));
            Decomposition { grain, ..split }.shown()
        };
        let numbers = |shown: Shown| {
            let parts = |parts: Parts| [parts.change, parts.activity, parts.factor];
            [vec![shown.from, shown.to], parts(shown.kilograms).to_vec(), parts(shown.percent).to_vec()].concat()
        };
        split.clone().and_then(with).map(numbers).unwrap_or_default().into_iter().map(Some).collect()
    };
    Some(Number { libraries, sums: own_sums, of_other, shown: Box::new(shown) })
}

/// How many libraries two years compare, and what the sums of one's cells under the factors of one make of
/// their personal figures.
fn crossed_sums(
    crossed: &Crossed<'_>,
    years: [&YearData; 2],
    [cells, factors]: [usize; 2],
    code: &IndicatorCode,
) -> Option<(usize, Vec<Vec<Part>>)> {
    let among = crossed.compared(code);
    let catalogue = &years[factors].catalogue;
    let reader = Reader { catalogue, year: years[factors].year, members: crossed.members(), values: crossed.values(cells, factors) };
    let sums = reader.sums(catalogue.find_indicator(code.as_str())?, &among)?;
    let in_year = |part: Part| Part { kinds: crossed.in_year(cells, &part.kinds), ..part };
    Some((number_of(&among), sums.into_iter().map(|sum| sum.into_iter().map(in_year).collect()).collect()))
}

//! One row a year and indicator: the consortium's value, its coverage and its standing.

use app::domain::{
    catalogue::indicator::Indicator,
    cube::Cube,
    emission::{Nature, Range},
    numbers::{
        aggregate::{Aggregate, Standing, aggregate},
        gap::Gap,
    },
    published::PublishedYear,
    year::Year,
};

use super::write::{Field, Sheet};
use crate::service::{Outcome, Service};

/// The columns, also of the report's attachment.
pub const AGGREGATE_COLUMNS: [&str; 9] = ["year", "indicator", "best", "low", "high", "reporting", "expected", "students_share", "status"];

const BEST: usize = 2;

impl Service {
    /// Unrounded and unsuppressed, in the order of years and then of the catalogue.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn export_aggregates(&self, only: Option<Year>) -> Outcome<Sheet> {
        let years = self.list_years(only).await?;
        let rows = years.iter().map(|any| &any.data).flat_map(|data| {
            data.catalogue.indicators().iter().map(|indicator| {
                let found = aggregate(data, indicator);
                row(data.year, indicator.code.as_str(), &found, found.standing())
            })
        });
        Ok(sheet(rows.collect()))
    }
}

/// For everybody: as the pages tell it, without the values that could tell of one library.
#[must_use]
pub fn public_aggregates<'a>(years: impl IntoIterator<Item = &'a PublishedYear>, cube: &Cube) -> Sheet {
    let of_year = |data: &'a PublishedYear| {
        let found =
            data.catalogue.indicators().iter().filter_map(|indicator| Some((indicator, cube.aggregate(data.year, &indicator.code)?)));
        let told = |(indicator, aggregate): (&Indicator, Aggregate)| {
            let standing = match cube.gap(data.year, &indicator.code) {
                Gap::Withheld => Standing::Withheld,
                Gap::NoData => aggregate.standing(),
            };
            let mut row = row(data.year, indicator.code.as_str(), &aggregate, standing);
            if indicator.nature == Nature::Handprint {
                // What others were spared is only ever told as a range.
                row[BEST] = Field::Empty;
            }
            row
        };
        found.map(told).collect::<Vec<_>>()
    };
    sheet(years.into_iter().flat_map(of_year).collect())
}

fn sheet(rows: Vec<Vec<Field>>) -> Sheet {
    Sheet { name: "aggregates", columns: AGGREGATE_COLUMNS.to_vec(), rows }
}

fn row(year: Year, code: &str, aggregate: &Aggregate, standing: Standing) -> Vec<Field> {
    let range = aggregate.range();
    let bound = |pick: fn(Range) -> f64| range.map_or(Field::Empty, |range| Field::Number(pick(range)));
    let count = |number: usize| Field::Whole(i64::try_from(number).unwrap_or(i64::MAX));
    vec![
        Field::Whole(i64::from(year.number())),
        Field::Text(code.to_owned()),
        bound(|range| range.best),
        bound(|range| range.low),
        bound(|range| range.high),
        count(aggregate.coverage.reporting),
        count(aggregate.coverage.expected),
        aggregate.coverage.students_share.map_or(Field::Empty, Field::Number),
        Field::Text(standing.as_str().to_owned()),
    ]
}

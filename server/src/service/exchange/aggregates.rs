//! One row a year and indicator: the consortium's value, its coverage and its standing.

use std::collections::BTreeSet;

use app::{
    domain::{
        aggregate::range_of,
        code::LibraryCode,
        disclosure::{SMALLEST_TOTAL, may_show_total},
        indicator::Indicator,
        trend::YearData,
        year::Year,
    },
    text::number::two_figures_step,
};

use super::write::{Field, Sheet};
use crate::service::{Outcome, Service};

/// The columns, also of the report's attachment.
pub const AGGREGATE_COLUMNS: [&str; 9] = ["year", "indicator", "best", "low", "high", "reporting", "expected", "students_share", "status"];

impl Service {
    /// # Errors
    /// When the database fails.
    pub async fn export_aggregates(&self, only: Option<Year>) -> Outcome<Sheet> {
        let years = self.list_years().await?;
        let chosen = years.iter().map(|any| &any.data).filter(|data| only.is_none_or(|only| data.year == only));
        Ok(aggregates(chosen))
    }
}

/// As [`aggregates`], for everybody: without the values of totals that could be taken apart.
#[must_use]
pub fn public_aggregates<'a>(years: impl IntoIterator<Item = &'a YearData>) -> Sheet {
    let mut all: Option<Sheet> = None;
    for data in years {
        let mut sheet = aggregates([data]);
        for row in &mut sheet.rows {
            let (Field::Text(code), Field::Whole(reporting)) = (&row[1], &row[5]) else { continue };
            let Some(indicator) = data.catalogue.find_indicator(code) else { continue };
            let may_show = may_show_total(data.catalogue.is_personal(indicator), usize::try_from(*reporting).unwrap_or_default());
            let tells = tells_one_library(data, indicator);
            for value in &mut row[2..5] {
                if let Field::Number(exact) = value
                    && tells
                {
                    // As on the pages: two significant figures, from which nothing can be solved.
                    let step = two_figures_step(*exact);
                    *exact = (*exact / step).round() * step;
                }
                if !may_show {
                    *value = Field::Empty;
                }
            }
        }
        match &mut all {
            Some(all) => all.rows.append(&mut sheet.rows),
            None => all = Some(sheet),
        }
    }
    all.unwrap_or_else(|| aggregates([]))
}

/// Whether a derived personal number, written exactly beside the personal inputs it is made from,
/// could be solved for a library: when one or two libraries report the one and not the other.
fn tells_one_library(data: &YearData, indicator: &Indicator) -> bool {
    let Some(formula) = indicator.formula.as_ref().filter(|_| data.catalogue.is_personal(indicator)) else { return false };
    let own: BTreeSet<LibraryCode> = data.reporters(&indicator.code).into_iter().collect();
    formula.indicators().into_iter().filter_map(|code| data.catalogue.find_indicator(code.as_str())).any(|input| {
        let theirs: BTreeSet<LibraryCode> = data.reporters(&input.code).into_iter().collect();
        let apart = own.symmetric_difference(&theirs).count();
        data.catalogue.is_personal(input) && ((1..SMALLEST_TOTAL).contains(&apart) || tells_one_library(data, input))
    })
}

/// Unrounded and unsuppressed, in the order of years and then of the catalogue.
#[must_use]
pub fn aggregates<'a>(years: impl IntoIterator<Item = &'a YearData>) -> Sheet {
    let mut rows = Vec::new();
    for data in years {
        for indicator in data.catalogue.indicators() {
            let Some(aggregate) = data.aggregate(&indicator.code) else { continue };
            let range = range_of(&aggregate);
            let bound = |pick: fn(app::domain::emission::Range) -> f64| range.map_or(Field::Empty, |range| Field::Number(pick(range)));
            rows.push(vec![
                Field::Whole(i64::from(data.year.number())),
                Field::Text(indicator.code.to_string()),
                bound(|range| range.best),
                bound(|range| range.low),
                bound(|range| range.high),
                Field::Whole(i64::try_from(aggregate.coverage.reporting).unwrap_or(i64::MAX)),
                Field::Whole(i64::try_from(aggregate.coverage.expected).unwrap_or(i64::MAX)),
                aggregate.coverage.students_share.map_or(Field::Empty, Field::Number),
                Field::Text(aggregate.standing().as_str().to_owned()),
            ]);
        }
    }
    Sheet { name: "aggregates", columns: AGGREGATE_COLUMNS.to_vec(), rows }
}

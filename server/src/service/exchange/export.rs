//! Figures out in the long form: sorted, plain decimal points, nothing left out.

use std::collections::BTreeMap;

use app::domain::{
    code::{IndicatorCode, LibraryCode},
    entry::{
        cell::Cell,
        figures::{Figure, LibraryFigures},
    },
    year::Year,
};

use super::{
    COLUMNS,
    write::{Field, Sheet},
};
use crate::service::{Outcome, Service};

impl Service {
    /// Of a frozen year its snapshot, otherwise every stored cell. A cell that is blank and has no
    /// note is no row.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn export(&self, only: Option<Year>) -> Outcome<Sheet<impl Iterator<Item = Vec<Field>> + use<>>> {
        let mut libraries: BTreeMap<LibraryCode, Vec<(Year, LibraryFigures)>> = BTreeMap::new();
        for (year, figures) in self.list_figures(only).await? {
            for (library, figures) in figures.0 {
                libraries.entry(library).or_default().push((year, figures));
            }
        }
        let of_library = |(library, years): (LibraryCode, Vec<(Year, LibraryFigures)>)| {
            let of_year = |(year, figures): (Year, LibraryFigures)| figures.into_iter().map(move |(code, figure)| (year, code, figure));
            years.into_iter().flat_map(of_year).filter_map(move |(year, code, figure)| row(&library, year, &code, figure))
        };
        Ok(Sheet { name: "figures", columns: COLUMNS.to_vec(), rows: libraries.into_iter().flat_map(of_library) })
    }
}

fn row(library: &LibraryCode, year: Year, indicator: &IndicatorCode, figure: Figure) -> Option<Vec<Field>> {
    let cell = figure.cell;
    if cell.is_missing() && figure.note.is_empty() {
        return None;
    }
    let status = if cell == Cell::Missing { "" } else { cell.status().as_str() };
    Some(vec![
        Field::Text(library.to_string()),
        Field::Whole(i64::from(year.number())),
        Field::Text(indicator.to_string()),
        cell.amount().map_or(Field::Empty, Field::Exact),
        Field::Text(status.to_owned()),
        Field::Free(figure.note),
    ])
}

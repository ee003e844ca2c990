//! Figures out in the long form: sorted, plain decimal points, nothing left out.

use std::collections::BTreeSet;

use app::domain::{
    code::{IndicatorCode, LibraryCode},
    entry::{cell::Cell, figures::Figure},
    year::Year,
};

use super::{
    COLUMNS,
    write::{Field, Sheet},
};
use crate::service::{Outcome, Service, published::figures::KeptFigures};

impl Service {
    /// Of a frozen year its snapshot, otherwise every stored cell. A cell that is blank and has no
    /// note is no row.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn export(&self, only: Option<Year>) -> Outcome<Sheet<impl Iterator<Item = Vec<Field>> + use<>>> {
        let years = self.list_figures(only).await?;
        let libraries: BTreeSet<LibraryCode> = years.iter().flat_map(|(_, figures)| figures.libraries().cloned()).collect();
        // What cannot be read is told before anything is written.
        for library in &libraries {
            years.iter().try_for_each(|(_, figures)| figures.find(library).map(drop))?;
        }
        let of_library = move |library: LibraryCode| {
            let of_year = |(year, figures): &(Year, KeptFigures)| {
                let cells = figures.find(&library).ok().flatten().unwrap_or_default();
                cells.into_iter().filter_map(|(code, figure)| row(&library, *year, &code, figure)).collect::<Vec<_>>()
            };
            years.iter().flat_map(of_year).collect::<Vec<_>>()
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

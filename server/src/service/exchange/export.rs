//! Figures out in the long form: sorted, plain decimal points, nothing left out.

use app::domain::{
    entry::{amount::Amount, cell::Cell},
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
    pub async fn export(&self, only: Option<Year>) -> Outcome<Sheet> {
        let years = self.list_years(only).await?;
        let mut rows = Vec::new();
        for any in &years {
            for (library, figures) in &any.figures.0 {
                for (indicator, figure) in figures {
                    if figure.cell.is_missing() && figure.note.is_empty() {
                        continue;
                    }
                    let status = if figure.cell == Cell::Missing { "" } else { figure.cell.status().as_str() };
                    let key = (library.clone(), any.data.year, indicator.clone());
                    rows.push((key, figure.cell.amount(), status, figure.note.clone()));
                }
            }
        }
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        let rows = rows.into_iter().map(|((library, year, indicator), amount, status, note)| {
            vec![
                Field::Text(library.to_string()),
                Field::Whole(i64::from(year.number())),
                Field::Text(indicator.to_string()),
                amount.map_or(Field::Empty, |amount: Amount| Field::Exact(amount)),
                Field::Text(status.to_owned()),
                Field::Free(note),
            ]
        });
        Ok(Sheet { name: "figures", columns: COLUMNS.to_vec(), rows: rows.collect() })
    }
}

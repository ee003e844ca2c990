//! Seals: what the log holds of the rows that an event has changed, so that a change which it does not tell is
//! found.
//!
//! A [`Tx`] notes which parts of the database it writes; the event that is added to it holds the hash of each of
//! them as it then is, and a commit of what no event tells is refused. Of figures, which are many, it holds the
//! sum of the hashes of the values that were added to a library's year: the sum of all events is the sum of the
//! history.

mod kind;
mod sum;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::{Column, Row, TypeInfo, ValueRef, postgres::PgRow, sqlite::SqliteRow};

pub use kind::Kind;
use kind::{Key, Sealed};
pub use sum::Sum;

use super::{
    db::{Held, StoreError, Tx, on},
    figure::FigureChange,
};
use crate::random::hex;

/// A part of the database: its kind and its key, such as `submission/seamk/2025`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    pub kind: Kind,
    pub key: String,
}

impl Part {
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        let (name, key) = text.split_once('/')?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.sealed().word == name)?;
        Some(Self { kind, key: key.to_owned() })
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.sealed().word, self.key)
    }
}

/// What a transaction has written that no event tells yet.
#[derive(Debug, Default)]
pub(super) struct Untold {
    pub parts: BTreeSet<Part>,
    /// By library and year.
    pub figures: BTreeMap<String, Sum>,
}

impl Untold {
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.figures.is_empty()
    }
}

/// A row's fields; None where there is nothing.
type Fields = Vec<Option<Vec<u8>>>;

/// The hash of fields, each with its length, so that none can pass for a part of another.
fn hash_fields(hasher: &mut Sha256, fields: &[Option<Vec<u8>>]) {
    for field in fields {
        match field {
            None => hasher.update([0]),
            Some(bytes) => {
                hasher.update([1]);
                hasher.update(bytes.len().to_be_bytes());
                hasher.update(bytes);
            }
        }
    }
    hasher.update([2]);
}

/// A value of a cell, as its history keeps it.
#[derive(Debug, sqlx::FromRow)]
struct KeptValue {
    library: String,
    year: i64,
    indicator: String,
    revision: i64,
    status: String,
    amount: Option<i64>,
    note: String,
    changed_at: DateTime<Utc>,
    changed_by: Option<i64>,
}

impl KeptValue {
    fn part(&self) -> String {
        format!("{}/{}", self.library, self.year)
    }

    fn sum(&self) -> Sum {
        let number = |number: Option<i64>| number.map(|number| number.to_string());
        let fields = [
            Some(self.library.clone()),
            number(Some(self.year)),
            Some(self.indicator.clone()),
            number(Some(self.revision)),
            Some(self.status.clone()),
            number(self.amount),
            Some(self.note.clone()),
            Some(self.changed_at.timestamp_micros().to_string()),
            number(self.changed_by),
        ];
        let mut hasher = Sha256::new();
        hash_fields(&mut hasher, &fields.map(|field| field.map(String::into_bytes)));
        Sum(hasher.finalize().into())
    }
}

fn sqlite_fields(row: &SqliteRow) -> Result<Fields, sqlx::Error> {
    let field = |at: usize| {
        let value = row.try_get_raw(at)?;
        Ok(match value.type_info().name() {
            "NULL" => None,
            "INTEGER" => Some(row.try_get_unchecked::<i64, _>(at)?.to_string().into_bytes()),
            "TEXT" => Some(row.try_get_unchecked::<Vec<u8>, _>(at)?),
            // Whatever somebody has put there: we write nothing else.
            other => Some([other.as_bytes(), b":", &row.try_get_unchecked::<Vec<u8>, _>(at)?].concat()),
        })
    };
    (0..row.columns().len()).map(field).collect()
}

fn postgres_fields(row: &PgRow) -> Result<Fields, sqlx::Error> {
    let field = |at: usize| {
        let text = match row.columns()[at].type_info().name() {
            "INT8" => row.try_get::<Option<i64>, _>(at)?.map(|number| number.to_string()),
            "TIMESTAMPTZ" => row.try_get::<Option<DateTime<Utc>>, _>(at)?.map(|time| time.timestamp_micros().to_string()),
            _ => row.try_get::<Option<String>, _>(at)?,
        };
        Ok(text.map(String::into_bytes))
    };
    (0..row.columns().len()).map(field).collect()
}

impl Tx {
    /// Notes that a part is written.
    pub(super) fn touch(&mut self, kind: Kind, key: impl ToString) {
        self.untold.parts.insert(Part { kind, key: key.to_string() });
    }

    /// Notes a value that is added to a cell's history.
    pub(super) fn touch_figure(&mut self, change: &FigureChange<'_>) {
        let cell = change.figure.cell;
        let kept = KeptValue {
            library: change.library.to_string(),
            year: i64::from(change.year.number()),
            indicator: change.indicator.to_string(),
            revision: change.revision,
            status: cell.status().as_str().to_owned(),
            amount: cell.amount().map(app::domain::entry::amount::Amount::thousandths),
            note: change.figure.note.clone(),
            changed_at: change.at,
            changed_by: change.by,
        };
        self.untold.figures.entry(kept.part()).or_default().add(kept.sum());
    }

    /// The hash of a part as it is; that of nothing when it is not there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seal_of(&mut self, part: &Part) -> Result<String, StoreError> {
        let Sealed { key, rows: sql, .. } = part.kind.sealed();
        let unreadable = || StoreError::Unreadable(format!("the key of {part}"));
        let number = |text: &str| text.parse::<i64>().map_err(|_| unreadable());
        let (text, numbers) = match key {
            Key::Number => (None, Some(number(&part.key)?)),
            Key::Text => (Some(part.key.as_str()), None),
            Key::Part => {
                let (library, year) = part.key.split_once('/').ok_or_else(unreadable)?;
                (Some(library), Some(number(year)?))
            }
        };
        /// Binds what there is, and gives the rows.
        macro_rules! rows {
            ($c:expr, $fields:ident) => {{
                let mut query = sqlx::query(sql);
                if let Some(text) = text {
                    query = query.bind(text);
                }
                if let Some(number) = numbers {
                    query = query.bind(number);
                }
                query.fetch_all($c).await?.iter().map($fields).collect::<Result<Vec<Fields>, _>>()?
            }};
        }
        let mut rows = match &mut self.held {
            Held::Sqlite(tx) => rows!(&mut **tx, sqlite_fields),
            Held::Postgres(tx) => rows!(&mut **tx, postgres_fields),
        };
        // In an order of our own: a database's depends on where it runs.
        rows.sort();
        let mut hasher = Sha256::new();
        for row in &rows {
            hash_fields(&mut hasher, row);
        }
        Ok(hex(&hasher.finalize()))
    }

    /// All parts that there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_parts(&mut self) -> Result<Vec<Part>, StoreError> {
        let mut parts = Vec::new();
        for kind in Kind::ALL {
            let sql = kind.sealed().keys;
            let keys: Vec<(String,)> = on!(&mut *self, c => sqlx::query_as(sql).fetch_all(c).await?);
            parts.extend(keys.into_iter().map(|(key,)| Part { kind, key }));
        }
        Ok(parts)
    }

    /// The sums of the values in all histories, by library and year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sum_histories(&mut self) -> Result<BTreeMap<String, Sum>, StoreError> {
        const YEARS: &str = "select distinct year from figure_history order by year";
        const SQL: &str = "select library, year, indicator, revision, status, amount, note, changed_at, changed_by \
             from figure_history where year = $1";
        let years: Vec<(i64,)> = on!(&mut *self, c => sqlx::query_as(YEARS).fetch_all(c).await?);
        let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
        for (year,) in years {
            let rows: Vec<KeptValue> = on!(&mut *self, c => sqlx::query_as(SQL).bind(year).fetch_all(c).await?);
            for row in rows {
                sums.entry(row.part()).or_default().add(row.sum());
            }
        }
        Ok(sums)
    }

    /// Cells that are not what the last value of their history is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_strayed_figures(&mut self) -> Result<Vec<String>, StoreError> {
        // Looked up by the keys of both tables: a join that is outer on both sides would compare every cell with every value.
        const SQL: &str = "select f.library || '/' || cast(f.year as text) || ' ' || f.indicator from figure f \
             left join figure_history h on h.library = f.library and h.year = f.year and h.indicator = f.indicator \
             and h.revision = f.revision where h.revision is null or f.status <> h.status or f.amount is distinct from h.amount \
             or f.note <> h.note or f.changed_at <> h.changed_at or f.changed_by is distinct from h.changed_by \
             union select h.library || '/' || cast(h.year as text) || ' ' || h.indicator from figure_history h \
             left join figure f on f.library = h.library and f.year = h.year and f.indicator = h.indicator \
             where f.revision is null or h.revision > f.revision order by 1";
        let rows: Vec<(String,)> = on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?);
        Ok(rows.into_iter().map(|(cell,)| cell).collect())
    }

    /// Notes everything that there is, for the first event that seals.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn touch_everything(&mut self) -> Result<(), StoreError> {
        let parts = self.list_parts().await?;
        self.untold.parts.extend(parts);
        self.untold.figures = self.sum_histories().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_as_they_are_written() {
        for kind in Kind::ALL {
            let part = Part { kind, key: "seamk/2025".to_owned() };
            assert_eq!(Part::find(&part.to_string()), Some(part));
        }
        assert_eq!(Part::find("figures/seamk/2025"), None);
    }
}

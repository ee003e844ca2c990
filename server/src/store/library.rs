//! Libraries and their memberships.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    domain::{
        catalogue::library::{Library, Span},
        code::{LibraryCode, ServiceUnitCode},
        year::Year,
    },
    text::Text,
};

use super::{
    db::{StoreError, Tx, on},
    seal::Kind,
};

#[derive(sqlx::FromRow)]
struct Row {
    code: String,
    abbreviation: String,
    name_fi: String,
    name_sv: String,
    name_en: String,
    city: String,
    service_units: String,
}

impl Row {
    fn library(self) -> Result<Library, StoreError> {
        let units = self.service_units.split(',').filter(|code| !code.is_empty());
        Ok(Library {
            code: super::figure::library_code(&self.code)?,
            abbreviation: self.abbreviation,
            name: Text { fi: self.name_fi, sv: self.name_sv, en: self.name_en },
            city: self.city,
            service_units: units
                .map(|code| ServiceUnitCode::parse(code).map_err(|e| StoreError::Unreadable(e.to_string())))
                .collect::<Result<_, _>>()?,
            member_from: None,
            member_to: None,
            not_member_in: BTreeSet::new(),
        })
    }
}

impl Tx {
    /// # Errors
    /// When the database fails.
    pub async fn list_libraries(&mut self) -> Result<Vec<Library>, StoreError> {
        const LIBRARIES: &str = "select code, abbreviation, name_fi, name_sv, name_en, city, service_units from library order by code";
        const MEMBERSHIPS: &str = "select library, from_year, to_year from membership order by library, coalesce(from_year, 0)";
        let rows: Vec<Row> = on!(&mut *self, c => sqlx::query_as(LIBRARIES).fetch_all(c).await?);
        let memberships: Vec<(String, Option<i64>, Option<i64>)> = on!(self, c => sqlx::query_as(MEMBERSHIPS).fetch_all(c).await?);
        let year = |number: Option<i64>| number.map(super::round::year).transpose();
        let mut spans: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        for (library, from, to) in memberships {
            spans.entry(library).or_default().push((year(from)?, year(to)?));
        }
        let libraries = rows.into_iter().map(|row| {
            let mut library = row.library()?;
            let spans = spans.get(library.code.as_str()).map_or(&[][..], Vec::as_slice);
            let are_apart = spans.windows(2).all(|pair| pair[0].1.zip(pair[1].0).is_some_and(|(last, next)| last < next.previous()));
            if spans.is_empty() || !are_apart {
                return Err(StoreError::Unreadable(format!("the membership of {}", library.code)));
            }
            library.set_memberships(spans);
            Ok(library)
        });
        libraries.collect()
    }

    /// # Errors
    /// When the code is taken or the database fails.
    pub async fn create_library(&mut self, library: &Library) -> Result<(), StoreError> {
        const LIBRARY: &str =
            "insert into library (code, abbreviation, name_fi, name_sv, name_en, city, service_units) values ($1, $2, $3, $4, $5, $6, $7)";
        self.touch(Kind::Library, &library.code);
        let code: &LibraryCode = &library.code;
        let units = library.service_units.iter().map(ServiceUnitCode::as_str).collect::<Vec<_>>().join(",");
        on!(&mut *self, c => sqlx::query(LIBRARY).bind(code.as_str()).bind(&library.abbreviation).bind(&library.name.fi)
            .bind(&library.name.sv).bind(&library.name.en).bind(&library.city).bind(units).execute(c).await.map(|_| ()))?;
        self.create_memberships(library).await
    }

    /// Changes everything but the code.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_library(&mut self, library: &Library) -> Result<(), StoreError> {
        const LIBRARY: &str = "update library set abbreviation = $2, name_fi = $3, name_sv = $4, name_en = $5, city = $6, service_units = $7 \
             where code = $1";
        self.touch(Kind::Library, &library.code);
        let units = library.service_units.iter().map(ServiceUnitCode::as_str).collect::<Vec<_>>().join(",");
        let code = library.code.as_str();
        on!(&mut *self, c => sqlx::query(LIBRARY).bind(code).bind(&library.abbreviation).bind(&library.name.fi).bind(&library.name.sv)
            .bind(&library.name.en).bind(&library.city).bind(units).execute(c).await.map(|_| ()))?;
        self.delete_memberships(&library.code).await?;
        self.create_memberships(library).await
    }

    async fn create_memberships(&mut self, library: &Library) -> Result<(), StoreError> {
        const SQL: &str = "insert into membership (library, from_year, to_year) values ($1, $2, $3)";
        let number = |year: Option<Year>| year.map(|year| i64::from(year.number()));
        for (from, to) in library.memberships() {
            on!(&mut *self, c => sqlx::query(SQL).bind(library.code.as_str()).bind(number(from)).bind(number(to)).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }

    async fn delete_memberships(&mut self, code: &LibraryCode) -> Result<(), StoreError> {
        const SQL: &str = "delete from membership where library = $1";
        on!(self, c => sqlx::query(SQL).bind(code.as_str()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// Removes a library that nothing refers to.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_library(&mut self, code: &LibraryCode) -> Result<(), StoreError> {
        const LIBRARY: &str = "delete from library where code = $1";
        self.touch(Kind::Library, code);
        self.delete_memberships(code).await?;
        on!(&mut *self, c => sqlx::query(LIBRARY).bind(code.as_str()).execute(c).await.map(|_| ()))?;
        Ok(())
    }

    /// The libraries that figures, years, stories, accounts or peers refer to.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_libraries_in_use(&mut self) -> Result<BTreeSet<LibraryCode>, StoreError> {
        const SQL: &str = "select library from figure union select library from figure_history union select library from submission \
             union select library from story union select library from account_library union select library from reminder \
             union select library from remark union select library from joint_share union select library from table_label \
             union select peer from peer union select library from peer";
        let rows: Vec<(String,)> = on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?);
        rows.into_iter().map(|(code,)| super::figure::library_code(&code)).collect()
    }

    /// The indicators that have figures in years that are not frozen.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_indicators_in_use(&mut self) -> Result<Vec<(String, i64)>, StoreError> {
        const SQL: &str = "select distinct f.indicator, f.year from figure f join round r on r.year = f.year \
             where r.state <> 'frozen' and f.status <> 'missing' order by f.indicator, f.year";
        Ok(on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?))
    }
}

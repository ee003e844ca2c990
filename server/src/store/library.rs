//! Libraries and their memberships.

use app::{
    domain::{
        catalogue::file::LibraryFile,
        code::{LibraryCode, ServiceUnitCode},
        year::Year,
    },
    text::Text,
};

use super::db::{StoreError, Tx, on};

#[derive(sqlx::FromRow)]
struct Row {
    code: String,
    abbreviation: String,
    name_fi: String,
    name_sv: String,
    name_en: String,
    city: String,
    service_units: String,
    from_year: Option<i64>,
    to_year: Option<i64>,
}

impl Row {
    fn library(self) -> Result<LibraryFile, StoreError> {
        let year = |number: Option<i64>| number.map(super::round::year).transpose();
        let units = self.service_units.split(',').filter(|code| !code.is_empty());
        Ok(LibraryFile {
            code: super::figure::library_code(&self.code)?,
            abbreviation: self.abbreviation,
            name: Text { fi: self.name_fi, sv: self.name_sv, en: self.name_en },
            teaching_languages: Vec::new(),
            city: self.city,
            service_units: units
                .map(|code| ServiceUnitCode::parse(code).map_err(|e| StoreError::Unreadable(e.to_string())))
                .collect::<Result<_, _>>()?,
            member_from: year(self.from_year)?,
            member_to: year(self.to_year)?,
        })
    }
}

impl Tx {
    /// # Errors
    /// When the database fails.
    pub async fn list_libraries(&mut self) -> Result<Vec<LibraryFile>, StoreError> {
        const SQL: &str = "select l.code, l.abbreviation, l.name_fi, l.name_sv, l.name_en, l.city, l.service_units, m.from_year, m.to_year \
             from library l join membership m on m.library = l.code order by l.code";
        let rows: Vec<Row> = on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?);
        rows.into_iter().map(Row::library).collect()
    }

    /// # Errors
    /// When the code is taken or the database fails.
    pub async fn create_library(&mut self, library: &LibraryFile) -> Result<(), StoreError> {
        const LIBRARY: &str =
            "insert into library (code, abbreviation, name_fi, name_sv, name_en, city, service_units) values ($1, $2, $3, $4, $5, $6, $7)";
        const MEMBERSHIP: &str = "insert into membership (library, from_year, to_year) values ($1, $2, $3)";
        let code: &LibraryCode = &library.code;
        let units = library.service_units.iter().map(ServiceUnitCode::as_str).collect::<Vec<_>>().join(",");
        let number = |year: Option<Year>| year.map(|year| i64::from(year.number()));
        on!(self, c => sqlx::query(LIBRARY).bind(code.as_str()).bind(&library.abbreviation).bind(&library.name.fi).bind(&library.name.sv)
            .bind(&library.name.en).bind(&library.city).bind(units).execute(c).await.map(|_| ()))?;
        on!(self, c => sqlx::query(MEMBERSHIP).bind(code.as_str()).bind(number(library.member_from)).bind(number(library.member_to))
            .execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

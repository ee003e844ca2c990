//! Members' parts of joint units, by year.

use app::domain::{
    code::LibraryCode,
    entry::{
        amount::Amount,
        joint_share::{JointShare, ShareBasis},
    },
    year::Year,
};
use chrono::{DateTime, Utc};

use super::{
    db::{StoreError, Tx, on},
    seal::Kind,
};

fn joint_share(thousandths: i64, basis: &str) -> Option<JointShare> {
    JointShare::new(Amount::from_thousandths(thousandths).ok()?, ShareBasis::find(basis)?)
}

fn unreadable(library: &str, year: Year) -> StoreError {
    StoreError::Unreadable(format!("joint share of {library} {year}"))
}

impl Tx {
    /// # Errors
    /// When the database fails.
    pub async fn find_joint_share(&mut self, library: &LibraryCode, year: Year) -> Result<Option<JointShare>, StoreError> {
        const SQL: &str = "select share, basis from joint_share where library = $1 and year = $2";
        let number = i64::from(year.number());
        let row: Option<(i64, String)> = on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).bind(number).fetch_optional(c).await?);
        row.map(|(share, basis)| joint_share(share, &basis).ok_or_else(|| unreadable(library.as_str(), year))).transpose()
    }

    /// # Errors
    /// When the database fails.
    pub async fn update_joint_share(
        &mut self,
        library: &LibraryCode,
        year: Year,
        joint: JointShare,
        at: DateTime<Utc>,
        by: i64,
    ) -> Result<(), StoreError> {
        const SQL: &str = "insert into joint_share (library, year, share, basis, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6) \
             on conflict (library, year) do update set share = excluded.share, basis = excluded.basis, \
             changed_at = excluded.changed_at, changed_by = excluded.changed_by";
        self.touch(Kind::JointShare, format!("{library}/{year}"));
        on!(self, c => sqlx::query(SQL).bind(library.as_str()).bind(i64::from(year.number())).bind(joint.share.thousandths())
            .bind(joint.basis.as_str()).bind(at).bind(by).execute(c).await.map(|_| ()))?;
        Ok(())
    }
}

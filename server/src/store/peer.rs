//! Each library's own group of peers.

use app::domain::code::LibraryCode;
use chrono::{DateTime, Utc};

use super::{
    db::{StoreError, Tx, on},
    seal::Kind,
};

impl Tx {
    /// In the order of codes.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_peers(&mut self, library: &LibraryCode) -> Result<Vec<LibraryCode>, StoreError> {
        const SQL: &str = "select peer from peer where library = $1 order by peer";
        let rows: Vec<(String,)> = on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).fetch_all(c).await?);
        rows.into_iter().map(|(code,)| super::figure::library_code(&code)).collect()
    }

    /// When a group was chosen last: by this person, or for this library.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_last_choice_of_peers(&mut self, account: i64, library: &LibraryCode) -> Result<Option<DateTime<Utc>>, StoreError> {
        const SQL: &str = "select at from event where kind = 'peers.chosen' and details not like '%\"peers\":[]%' \
             and (account = $1 or subject = $2) order by id desc limit 1";
        let row: Option<(DateTime<Utc>,)> =
            on!(self, c => sqlx::query_as(SQL).bind(account).bind(library.as_str()).fetch_optional(c).await?);
        Ok(row.map(|(at,)| at))
    }

    /// Puts these in the place of all that were there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_peers(&mut self, library: &LibraryCode, peers: &[LibraryCode]) -> Result<(), StoreError> {
        const CLEAR: &str = "delete from peer where library = $1";
        const ADD: &str = "insert into peer (library, peer) values ($1, $2)";
        self.touch(Kind::Peers, library);
        on!(&mut *self, c => sqlx::query(CLEAR).bind(library.as_str()).execute(c).await.map(|_| ()))?;
        for peer in peers {
            on!(&mut *self, c => sqlx::query(ADD).bind(library.as_str()).bind(peer.as_str()).execute(c).await.map(|_| ()))?;
        }
        Ok(())
    }
}

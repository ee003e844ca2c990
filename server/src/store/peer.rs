//! Each library's own group of peers.

use app::domain::code::LibraryCode;

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

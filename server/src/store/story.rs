//! Stories.

use app::domain::{
    code::LibraryCode,
    story::{StoredStory, StoryContent, StoryState},
    year::Year,
};
use chrono::{DateTime, Utc};

use super::{
    db::{StoreError, Tx, on},
    seal::Kind,
};

#[derive(Debug)]
pub struct StoryChange<'a> {
    pub state: StoryState,
    pub content: &'a StoryContent,
    pub return_reason: &'a str,
    pub at: DateTime<Utc>,
    pub by: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    library: String,
    year: i64,
    state: String,
    content: String,
    return_reason: String,
    revision: i64,
    changed_at: DateTime<Utc>,
}

impl Row {
    fn story(self) -> Result<StoredStory, StoreError> {
        Ok(StoredStory {
            id: self.id,
            library: super::figure::library_code(&self.library)?,
            year: super::round::year(self.year)?,
            state: StoryState::find(&self.state).ok_or_else(|| StoreError::Unreadable(format!("story state {}", self.state)))?,
            content: serde_json::from_str(&self.content).map_err(|e| StoreError::Unreadable(format!("story {}: {e}", self.id)))?,
            return_reason: self.return_reason,
            revision: self.revision,
            changed_at: self.changed_at,
        })
    }
}

fn json(content: &StoryContent) -> Result<String, StoreError> {
    serde_json::to_string(content).map_err(|e| StoreError::Unreadable(e.to_string()))
}

impl Tx {
    /// # Errors
    /// When the database fails.
    pub async fn find_story(&mut self, id: i64) -> Result<Option<StoredStory>, StoreError> {
        const SQL: &str = "select id, library, year, state, content, return_reason, revision, changed_at from story where id = $1";
        let row: Option<Row> = on!(self, c => sqlx::query_as(SQL).bind(id).fetch_optional(c).await?);
        row.map(Row::story).transpose()
    }

    /// # Errors
    /// When the database fails.
    pub async fn list_stories(&mut self, year: Year) -> Result<Vec<StoredStory>, StoreError> {
        const SQL: &str =
            "select id, library, year, state, content, return_reason, revision, changed_at from story where year = $1 order by id";
        let rows: Vec<Row> = on!(self, c => sqlx::query_as(SQL).bind(i64::from(year.number())).fetch_all(c).await?);
        rows.into_iter().map(Row::story).collect()
    }

    /// A library's stories of all years, the latest year first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_stories_of(&mut self, library: &LibraryCode) -> Result<Vec<StoredStory>, StoreError> {
        const SQL: &str = "select id, library, year, state, content, return_reason, revision, changed_at from story where library = $1 \
             order by year desc, id";
        let rows: Vec<Row> = on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).fetch_all(c).await?);
        rows.into_iter().map(Row::story).collect()
    }

    /// The stories that were taken back, of whatever year.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list_withdrawn_stories(&mut self) -> Result<Vec<i64>, StoreError> {
        const SQL: &str = "select id from story where state = 'withdrawn' order by id";
        let rows: Vec<(i64,)> = on!(self, c => sqlx::query_as(SQL).fetch_all(c).await?);
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// # Errors
    /// When the database fails.
    pub async fn create_story(&mut self, library: &LibraryCode, year: Year, change: &StoryChange<'_>) -> Result<i64, StoreError> {
        const SQL: &str = "insert into story (library, year, state, content, return_reason, revision, changed_at, changed_by) \
             values ($1, $2, $3, $4, $5, 1, $6, $7) returning id";
        let content = json(change.content)?;
        let (id,): (i64,) = on!(self, c => sqlx::query_as(SQL).bind(library.as_str()).bind(i64::from(year.number()))
            .bind(change.state.as_str()).bind(content).bind(change.return_reason).bind(change.at).bind(change.by).fetch_one(c).await?);
        self.touch(Kind::Story, id);
        Ok(id)
    }

    /// Changes the story if it still is at `seen`; false when somebody was faster.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update_story(&mut self, id: i64, seen: i64, change: &StoryChange<'_>) -> Result<bool, StoreError> {
        const SQL: &str = "update story set state = $3, content = $4, return_reason = $5, revision = revision + 1, changed_at = $6, \
             changed_by = $7 where id = $1 and revision = $2";
        self.touch(Kind::Story, id);
        let content = json(change.content)?;
        let rows = on!(self, c => sqlx::query(SQL).bind(id).bind(seen).bind(change.state.as_str()).bind(content).bind(change.return_reason)
            .bind(change.at).bind(change.by).execute(c).await?.rows_affected());
        Ok(rows == 1)
    }
}

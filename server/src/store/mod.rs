//! The only SQL. A function here finds, lists, creates, updates or deletes; it never decides.
//!
//! Everything goes through a [`Tx`]: [`Db::read`] for reading, [`Db::write`] for writing. One SQL
//! text serves SQLite and PostgreSQL; where the two differ there is an explicit `match`.

mod account;
mod backup;
mod catalogue;
mod db;
mod effort;
mod event;
mod figure;
mod joint_share;
mod library;
mod peer;
mod remark;
mod reminder;
mod round;
mod schema;
mod seal;
mod series_break;
mod session;
mod setting;
mod snapshot;
mod story;
mod submission;
mod table_label;
mod whole_year;
mod wording;

pub use account::{Account, NewAccount};
pub use catalogue::NewCatalogue;
pub use db::{Db, StoreError, Tx};
pub use event::{ADDS, Approver, HOLDS, LOG_SEALED, NewEvent, StoredEvent};
pub use figure::FigureChange;

pub use reminder::NewReminder;
pub use seal::{Kind, Part, Sum};
pub use snapshot::StoredSnapshot;
pub use story::StoryChange;
pub use submission::ApprovedPart;
pub use wording::Wording;

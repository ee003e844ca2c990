//! The few parts that wake up in the browser: leaves, with plain serialisable props. Every page
//! works without them.

pub mod cell_state;
mod desk;
pub mod row_reading;
pub mod wire;

pub use desk::{BEGINS_WITH, EntryDesk};

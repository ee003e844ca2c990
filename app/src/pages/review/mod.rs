//! The coordinator's work on a round.

pub mod board;
pub mod cells;
pub mod doubts;
pub mod freeze;
pub mod library;
mod neighbours;
pub mod remind;

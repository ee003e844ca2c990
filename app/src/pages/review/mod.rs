//! The coordinator's work on a round.

pub mod board;
pub mod cells;
pub mod freeze;
pub mod library;
pub mod remind;

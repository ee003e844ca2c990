//! What the consortium asks and computes with: its contents, and a form for each thing in it.

pub mod consortium;
pub mod contents;
pub mod factor;
pub mod form;
pub mod indicator;
pub mod library;
pub mod targets;
pub mod themes;

//! Every word the user sees, in Finnish, Swedish and English.
//!
//! A word that lacks a language does not compile. Names and definitions that belong to the data
//! are [`Text`]s of the catalogue.

pub mod cell;
pub mod date;
mod lang;
pub mod names;
pub mod number;
pub mod problem;
pub mod unreadable;
pub mod words;

pub use lang::{Lang, Text};

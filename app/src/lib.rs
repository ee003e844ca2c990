//! What Jälki is: its domain, its words and its pages. Pure: no database, clock, network or file.

pub mod domain;
pub mod findings;
#[cfg(feature = "ssr")]
pub mod pages;
pub mod text;
#[cfg(feature = "ssr")]
pub mod ui;
pub mod url;

//! What Jälki is: its domain, its words and its pages. Pure: no database, clock, network or file.

pub mod domain;
pub mod text;

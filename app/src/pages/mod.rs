//! A page is its reading and its HTML, in one file or, where that grows long, with a `reading` of its own; a
//! folder an area. A reading is what the page says, made
//! from what is known; the function of the same name draws it.

pub mod account;
pub mod catalogue;
pub mod entry;
pub mod home;
pub mod public;
pub mod review;
pub mod stories;

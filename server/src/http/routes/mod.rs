//! A file an area, with the same name as its pages: each handler parses, calls a service, and has a page
//! read and drawn.

pub mod account;
pub mod catalogue;
pub mod entry;
pub mod home;
pub mod public;
pub mod report;
pub mod review;
pub mod stories;

//! What each page answers, by its address.

mod entry;
mod public;
mod review;
mod signin;
mod write;

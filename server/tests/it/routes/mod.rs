//! What each page answers, by its address.

mod admin;
mod desk;
mod entry;
mod files;
mod long_lists;
mod own_table;
mod public;
mod review;
mod shell;
mod signin;
mod write;

//! A page is a function from its data to HTML; one file a page.

pub mod admin;
pub mod check;
pub mod demo;
pub mod entry;
pub mod entry_row;
pub mod freeze;
pub mod history;
pub mod home;
pub mod indicator;
pub mod indicators;
pub mod message;
pub mod method;
pub mod overview;
pub mod plain;
pub mod remind;
pub mod reports;
pub mod review;
pub mod review_library;
pub mod signin;
pub mod stories;
pub mod story;
pub mod story_edit;
pub mod story_list;
pub mod upload;

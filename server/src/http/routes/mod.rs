//! One file a page: its handlers, and how a service's answer becomes the page's data.

pub mod data;
pub mod entry;
pub mod entry_check;
pub mod entry_form;
pub mod excel;
pub mod filing;
pub mod freeze;
pub mod history;
pub mod home;
pub mod indicator;
pub mod indicators;
pub mod library_year;
pub mod method;
pub mod overview;
pub mod own_table;
pub mod plain;
pub mod remind;
pub mod reports;
pub mod review;
pub mod review_library;
pub mod signin;
pub mod stories;
pub mod welcome;
pub mod write;
pub mod year_table;
pub mod years;

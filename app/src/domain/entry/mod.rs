//! What a library enters, and how it is read.

pub mod amount;
pub mod cell;
pub mod check;
pub mod figures;
pub mod joint_share;
pub mod letter;
pub mod own_table;
pub mod progress;
pub mod reading;
pub mod request;
pub mod review;
pub mod row;
pub mod series_break;
pub mod sheet;
pub mod submission;
pub mod typed;

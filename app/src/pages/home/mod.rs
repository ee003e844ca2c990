//! Where a signed-in person starts.

pub mod compare;
pub mod start;

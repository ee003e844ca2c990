//! What pages say, without a server: their readings are made from a small consortium in memory.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod internal;
mod public;
mod samples;
mod small;

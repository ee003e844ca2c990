//! One binary for all tests of the program from its edges: HTTP, store, files.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![expect(clippy::format_push_string, clippy::format_collect, reason = "small files made for a test")]
#![expect(clippy::float_cmp, reason = "sums that must be the same to the last bit")]

mod accounts;
mod attacker;
mod both;
mod catalogue;
mod catalogue_file;
mod client;
mod comparing;
mod connections;
mod correcting;
mod crash;
mod demo;
mod escaping;
mod exchange;
mod failing;
mod guards;
mod histories;
mod numbers;
mod once;
mod permissions;
mod program;
mod protection;
mod reminders;
mod report;
mod restoring;
mod reviewing;
mod routes;
mod soundness;
mod store;
mod tidy;
mod web;
mod year;

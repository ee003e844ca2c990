//! One binary for all tests of the program from its edges: HTTP, store, files.

mod both;
mod catalogue;
mod client;
mod comparing;
mod demo;
mod escaping;
mod exchange;
mod permissions;
mod report;
mod routes;
mod store;
mod tidy;
mod year;

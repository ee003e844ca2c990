//! Everything of Jälki that touches the world: the database, the network, the clock.

pub mod application;
pub mod catalogue;
pub mod clock;
pub mod commands;
pub mod config;
mod database_file;
pub mod demo;
pub mod http;
pub mod mail;
pub mod random;
pub mod report;
pub mod service;
pub mod store;

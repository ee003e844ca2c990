//! Everything of Jälki that touches the world: the database, the network, the clock.

pub mod catalogue;
pub mod clock;
pub mod random;
pub mod service;
pub mod store;

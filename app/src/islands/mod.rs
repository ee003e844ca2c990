//! The few parts that wake up in the browser: leaves, with plain serialisable props. Every page
//! works without them.

mod number_echo;

pub use number_echo::NumberEcho;

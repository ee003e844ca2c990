//! Signing in.

pub mod signin;

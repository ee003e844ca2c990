//! Chance, and the texts made of it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

pub trait Random: Send + Sync {
    /// 256 bits that nobody can guess.
    fn bytes(&self) -> [u8; 32];
}

/// The operating system's randomness.
#[derive(Debug)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(clippy::disallowed_methods, clippy::expect_used, reason = "this is the source; without it nothing is safe to go on")]
    fn bytes(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).expect("the operating system gives randomness");
        bytes
    }
}

/// A secret for a cookie or a link, and the hash by which the database knows it.
#[derive(Debug)]
pub struct Token {
    pub secret: String,
    pub hash: String,
}

impl Token {
    pub fn new(random: &dyn Random) -> Self {
        let secret = URL_SAFE_NO_PAD.encode(random.bytes());
        let hash = hash_text(&secret);
        Self { secret, hash }
    }
}

/// SHA-256 of a text, in hexadecimal.
#[must_use]
pub fn hash_text(text: &str) -> String {
    hash_bytes(text.as_bytes())
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn hash_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

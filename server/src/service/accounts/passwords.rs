//! Passwords: argon2id with 19 MiB and two passes (OWASP's recommendation), two at once, off the
//! threads that answer requests. The memory of the two is kept, and used again for the next.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::{Arc, Mutex, PoisonError},
};

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use unicode_normalization::UnicodeNormalization;

use super::places::Places;
use crate::{random::Random, service::ServiceError};

/// Hashes at once.
const AT_ONCE: usize = 2;
/// Of a hash. In bytes.
const LENGTH: usize = 32;

#[derive(Debug)]
pub struct Passwords {
    places: Places,
    memory: Arc<Mutex<Vec<Vec<Block>>>>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { places: Places::new(AT_ONCE), memory: Arc::default() }
    }
}

/// The shortest password taken, in characters.
pub const SHORTEST: usize = 12;
/// Longer texts are only there to burn our time. In bytes.
pub const LONGEST: usize = 1024;

/// Whether a password may be chosen.
#[must_use]
pub fn is_fit(password: &str) -> bool {
    password.chars().count() >= SHORTEST && password.len() <= LONGEST
}

/// A hash of nothing anybody knows: verified when an address is unknown, so that the answer takes
/// as long as for a known one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$1r2bG0Yq0lqkJm3oJ0qQmXnqjX2Z3m2mY4m8Yl0mN0k";

fn params() -> Result<Params, ServiceError> {
    Params::new(19 * 1024, 2, 1, None).map_err(internal)
}

#[expect(clippy::needless_pass_by_value, reason = "a map_err function takes its error")]
fn internal(error: impl ToString) -> ServiceError {
    ServiceError::Internal(format!("password: {}", error.to_string()))
}

/// One letter can be typed as one character or as two; the keyboard decides, and it is the same password.
fn composed(password: &str) -> String {
    password.nfc().collect()
}

impl Passwords {
    /// The hash of a password, when it is its turn.
    async fn output(&self, password: &str, params: Params, salt: Salt, from: IpAddr) -> Result<Output, ServiceError> {
        let place = self.places.take(from).await.map_err(internal)?;
        let (password, memory) = (composed(password), self.memory.clone());
        tokio::task::spawn_blocking(move || {
            // Held until the work is done, whoever still waits for it.
            let _place = place;
            let mut blocks = memory.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
            blocks.resize(params.block_count(), Block::new());
            let mut out = [0; LENGTH];
            let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
            argon2.hash_password_into_with_memory(password.as_bytes(), &salt, &mut out, &mut blocks).map_err(internal)?;
            memory.lock().unwrap_or_else(PoisonError::into_inner).push(blocks);
            Output::new(&out).map_err(internal)
        })
        .await
        .map_err(internal)?
    }

    /// # Errors
    /// Only when the machine has no memory for it.
    pub async fn hash(&self, password: &str, random: &dyn Random) -> Result<String, ServiceError> {
        let (params, salt) = (params()?, Salt::new(&random.bytes()[..16]).map_err(internal)?);
        let output = self.output(password, params.clone(), salt, Ipv4Addr::UNSPECIFIED.into()).await?;
        let hash = PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(&params).map_err(internal)?,
            salt: Some(salt),
            hash: Some(output),
        };
        Ok(hash.to_string())
    }

    /// Whether the password fits. `hash` is None for an unknown address: it takes as long and fails.
    ///
    /// # Errors
    /// Only when the machine has no memory for it, or what is kept is no hash.
    pub async fn verify(&self, password: &str, hash: Option<&str>, from: IpAddr) -> Result<bool, ServiceError> {
        if password.len() > LONGEST {
            return Ok(false);
        }
        let kept = PasswordHash::new(hash.unwrap_or(NOBODY)).map_err(internal)?;
        let (Some(salt), Some(output)) = (kept.salt, kept.hash) else { return Err(internal("no hash")) };
        let params = Params::try_from(&kept).map_err(internal)?;
        let found = self.output(password, params, salt, from).await?;
        // Both are compared in full, whatever differs first.
        Ok(found == output && hash.is_some())
    }
}

#[cfg(test)]
mod tests {
    use argon2::PasswordHasher;
    use tokio::task::JoinSet;

    use super::*;
    use crate::random::SystemRandom;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[tokio::test]
    async fn a_password_fits_however_it_was_typed() {
        let passwords = Passwords::default();
        let hash = passwords.hash("kädenjälki-jalanjälki", &SystemRandom).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        let apart = "ka\u{308}denja\u{308}lki-jalanja\u{308}lki";
        for (typed, fits) in [("kädenjälki-jalanjälki", true), (apart, true), ("kadenjalki-jalanjalki", false)] {
            assert_eq!(passwords.verify(typed, Some(&hash), HERE).await.unwrap(), fits, "{typed}");
            assert!(!passwords.verify(typed, None, HERE).await.unwrap());
        }
    }

    #[tokio::test]
    async fn what_others_have_hashed_is_verified() {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8 * 1024, 1, 1, None).unwrap());
        let hash = argon2.hash_password_with_salt(b"a long enough password", b"salt of another").unwrap().to_string();
        let passwords = Passwords::default();
        assert!(passwords.verify("a long enough password", Some(&hash), HERE).await.unwrap());
        assert!(!passwords.verify("a long enough passwort", Some(&hash), HERE).await.unwrap());
    }

    #[tokio::test]
    async fn the_memory_of_a_hash_is_used_again() {
        let passwords = Arc::new(Passwords::default());
        let mut tried = JoinSet::new();
        for _ in 0..10 {
            let passwords = passwords.clone();
            tried.spawn(async move { passwords.verify("wrong", None, HERE).await.unwrap() });
        }
        assert!(tried.join_all().await.into_iter().all(|fits| !fits));
        assert!(passwords.memory.lock().unwrap().len() <= AT_ONCE);
    }
}

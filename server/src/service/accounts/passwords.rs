//! Passwords: argon2id with 19 MiB and two passes (OWASP's recommendation), two at once, off the
//! threads that answer requests.

use std::sync::Arc;

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::{PasswordHash, SaltString},
};
use tokio::sync::Semaphore;

use crate::{random::Random, service::ServiceError};

#[derive(Debug)]
pub struct Passwords {
    at_once: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { at_once: Arc::new(Semaphore::new(2)) }
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

fn argon2() -> Result<Argon2<'static>, ServiceError> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[expect(clippy::needless_pass_by_value, reason = "a map_err function takes its error")]
fn internal(error: impl ToString) -> ServiceError {
    ServiceError::Internal(format!("password: {}", error.to_string()))
}

impl Passwords {
    /// # Errors
    /// Only when the machine has no memory for it.
    pub async fn hash(&self, password: &str, random: &dyn Random) -> Result<String, ServiceError> {
        let place = self.at_once.clone().acquire_owned().await.map_err(internal)?;
        let salt = SaltString::from_b64(&crate::random::hex(&random.bytes()[..16])).map_err(internal)?;
        let password = password.to_owned();
        tokio::task::spawn_blocking(move || {
            // Held until the work is done, whoever still waits for it.
            let _place = place;
            let hash = argon2()?.hash_password_with_salt(password.as_bytes(), salt.as_ref().as_bytes()).map_err(internal)?;
            Ok(hash.to_string())
        })
        .await
        .map_err(internal)?
    }

    /// Whether the password fits. `hash` is None for an unknown address: it takes as long and fails.
    ///
    /// # Errors
    /// Only when the machine has no memory for it.
    pub async fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, ServiceError> {
        if password.len() > LONGEST {
            return Ok(false);
        }
        let place = self.at_once.clone().acquire_owned().await.map_err(internal)?;
        let (password, known, hash) = (password.to_owned(), hash.is_some(), hash.unwrap_or(NOBODY).to_owned());
        tokio::task::spawn_blocking(move || {
            // Held until the work is done, whoever still waits for it.
            let _place = place;
            let hash = PasswordHash::new(&hash).map_err(internal)?;
            Ok(argon2()?.verify_password(password.as_bytes(), &hash).is_ok() && known)
        })
        .await
        .map_err(internal)?
    }
}

//! Passwords: Argon2id with the parameters that `docs/SECURITY.md` measures, peppered with a key that the database
//! does not have, a few at a time so that signing in can not exhaust the machine.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use platform::keys::{Keys, Purpose, hex};
use tokio::sync::Semaphore;

/// 64 MiB, three passes, one lane.
static ARGON: LazyLock<Argon2<'static>> = LazyLock::new(|| {
    let params = Params::new(65_536, 3, 1, None).expect("these parameters are valid");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
});

/// At most this many at once: each takes 64 MiB and a core.
static ROOM: Semaphore = Semaphore::const_new(2);

/// A password as typed; never shown, never logged. What a new one has to be says `password_rules`.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    pub fn new(typed: impl Into<String>) -> Self {
        Self(typed.into())
    }

    fn peppered(&self, keys: &Keys) -> String {
        hex(&keys.mac(Purpose::Pepper, &[self.0.as_bytes()]))
    }

    /// The hash to store, in PHC format.
    pub async fn hash(&self, keys: &Keys) -> anyhow::Result<String> {
        let peppered = self.peppered(keys);
        let _place = ROOM.acquire().await?;
        let hashed = tokio::task::spawn_blocking(move || {
            ARGON
                .hash_password(peppered.as_bytes())
                .map(|hash| hash.to_string())
        })
        .await?;
        hashed.map_err(|error| anyhow::anyhow!("hashing failed: {error}"))
    }

    /// Is it this one? Without a stored hash the same work is done for nothing, so that the time tells nobody whether
    /// an account exists.
    pub async fn verify(&self, keys: &Keys, stored: Option<&str>) -> anyhow::Result<bool> {
        let peppered = self.peppered(keys);
        let stored = stored.map(str::to_owned);
        let _place = ROOM.acquire().await?;
        let right =
            tokio::task::spawn_blocking(move || match stored.as_deref().map(PasswordHash::new) {
                Some(Ok(hash)) => ARGON.verify_password(peppered.as_bytes(), &hash).is_ok(),
                _ => ARGON.hash_password(peppered.as_bytes()).is_err(),
            });
        Ok(right.await?)
    }
}

#[cfg(test)]
mod tests {
    use super::Password;
    use platform::keys::Keys;

    #[tokio::test]
    async fn the_right_password_opens_and_no_other() {
        let keys = Keys::from_secret("pepper");
        let stored = Password::new("corretto cavallo")
            .hash(&keys)
            .await
            .expect("hashed");
        assert!(
            stored.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"),
            "{stored}"
        );
        assert!(
            Password::new("corretto cavallo")
                .verify(&keys, Some(&stored))
                .await
                .expect("verified")
        );
        assert!(
            !Password::new("corretto cavalla")
                .verify(&keys, Some(&stored))
                .await
                .expect("verified")
        );
        assert!(
            !Password::new("corretto cavallo")
                .verify(&Keys::from_secret("other"), Some(&stored))
                .await
                .expect("verified")
        );
        assert!(
            !Password::new("corretto cavallo")
                .verify(&keys, None)
                .await
                .expect("verified")
        );
    }
}

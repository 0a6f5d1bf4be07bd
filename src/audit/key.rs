//! The key that signs seals. It lives where the database's administrators can not reach it.

use std::collections::BTreeMap;
use std::path::Path;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use platform::keys::{Keys, Purpose, hex};

/// Signs seals and checkpoints.
#[derive(Clone)]
pub struct SealKey(SigningKey);

/// A key file that holds no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("the key file can not be read: {0}")]
    Unreadable(#[from] std::io::Error),
    #[error("a key is 64 hexadecimal digits")]
    NoKey,
}

impl SealKey {
    /// From the portal's own secret: one secret to keep.
    pub fn derived(keys: &Keys) -> Self {
        Self(SigningKey::from_bytes(&keys.mac(Purpose::Seal, &[])))
    }

    /// From a file with 64 hexadecimal digits, for a key that somebody else keeps.
    pub fn from_file(file: &Path) -> Result<Self, KeyError> {
        let bits = unhex(std::fs::read_to_string(file)?.trim()).ok_or(KeyError::NoKey)?;
        Ok(Self(SigningKey::from_bytes(&bits)))
    }

    /// What whoever verifies has to know.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, purpose: &str, content: &[u8]) -> [u8; 64] {
        self.0.sign(&bound(purpose, content)).to_bytes()
    }
}

/// Proves that a seal is ours and can not make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    pub(crate) fn bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }
}

impl std::fmt::Display for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex(&self.bytes()))
    }
}

impl std::str::FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let bytes = unhex(text.trim()).ok_or(KeyError::NoKey)?;
        VerifyingKey::from_bytes(&bytes)
            .map(Self)
            .map_err(|_| KeyError::NoKey)
    }
}

/// The keys that are believed: today's, and those of before a change of the secret.
#[derive(Clone, Debug, Default)]
pub struct Trusted(BTreeMap<[u8; 32], PublicKey>);

impl Trusted {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them made this signature. A key that the database names but nobody trusts proves nothing.
    pub(crate) fn signed(
        &self,
        key: &[u8],
        purpose: &str,
        content: &[u8],
        signature: &[u8],
    ) -> bool {
        let (Ok(key), Ok(signature)) =
            (<[u8; 32]>::try_from(key), Signature::from_slice(signature))
        else {
            return false;
        };
        let Some(PublicKey(key)) = self.0.get(&key) else {
            return false;
        };
        key.verify_strict(&bound(purpose, content), &signature)
            .is_ok()
    }
}

impl FromIterator<PublicKey> for Trusted {
    fn from_iter<I: IntoIterator<Item = PublicKey>>(keys: I) -> Self {
        Self(keys.into_iter().map(|key| (key.bytes(), key)).collect())
    }
}

/// A signature under a seal is none under a checkpoint.
fn bound(purpose: &str, content: &[u8]) -> Vec<u8> {
    [purpose.as_bytes(), b"\n", content].concat()
}

pub(crate) fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{PublicKey, SealKey, Trusted, unhex};
    use platform::keys::Keys;

    #[test]
    fn only_a_trusted_key_for_this_purpose_and_content_proves_anything() {
        let ours = SealKey::derived(&Keys::from_secret("ours"));
        let theirs = SealKey::derived(&Keys::from_secret("theirs"));
        let trusted: Trusted = [ours.public()].into_iter().collect();
        let signature = ours.sign("seal", b"content");
        let key = ours.public().bytes();
        assert!(trusted.signed(&key, "seal", b"content", &signature));
        assert!(!trusted.signed(&key, "checkpoint", b"content", &signature));
        assert!(!trusted.signed(&key, "seal", b"other", &signature));
        let forged = theirs.sign("seal", b"content");
        assert!(!trusted.signed(&theirs.public().bytes(), "seal", b"content", &forged));
        assert!(!trusted.signed(&key, "seal", b"content", &forged));
    }

    #[test]
    fn a_public_key_is_printed_and_read_back() {
        let key = SealKey::derived(&Keys::from_secret("ours")).public();
        assert_eq!(key.to_string().parse::<PublicKey>().ok(), Some(key));
        assert!("00ff".parse::<PublicKey>().is_err());
        assert_eq!(unhex::<2>("00ff"), Some([0, 255]));
        assert_eq!(unhex::<2>("00+f"), None);
    }
}

//! Secrets that live outside the database, and what is made with them.

use hmac::{Hmac, KeyInit, Mac};
use rand::Rng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The application's secret. Every use derives its own key, so that none can stand in for another.
#[derive(Clone)]
pub struct Keys {
    root: [u8; 32],
}

/// What a keyed hash is for.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    /// Hidden field of forms.
    FormToken,
    /// The reference of an appointment, as stored.
    Reference,
    /// One-time codes, as stored.
    OneTimeCode,
    /// Whom to slow down at sign-in.
    Throttle,
    /// Passwords of the database's login roles.
    DatabaseRole,
    /// Mixed into passwords before they are hashed.
    Pepper,
}

impl Keys {
    /// From a secret of any length; at least 32 random characters in production (`porta serve` checks).
    pub fn from_secret(secret: &str) -> Self {
        Self {
            root: Sha256::digest(secret.as_bytes()).into(),
        }
    }

    /// HMAC-SHA256 of the parts, each with its length, so that ("ab","c") and ("a","bc") differ.
    pub fn mac(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        let mut derive = hmac(&self.root);
        derive.update(format!("porta/{purpose:?}").as_bytes());
        let mut mac = hmac(&derive.finalize().into_bytes());
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    pub fn verify(&self, purpose: Purpose, parts: &[&[u8]], claimed: &[u8]) -> bool {
        self.mac(purpose, parts).ct_eq(claimed).into()
    }

    /// The password of one of the database's login roles: derived, so there is one secret to keep and none to store.
    pub fn role_password(&self, role: &str) -> String {
        hex(&self.mac(Purpose::DatabaseRole, &[role.as_bytes()]))
    }
}

fn hmac(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes keys of any length")
}

/// 256 random bits that only the browser keeps.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// What the database keeps of a token.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TokenHash(pub [u8; 32]);

impl Token {
    pub fn random() -> Self {
        let mut bits = [0_u8; 32];
        rand::rng().fill_bytes(&mut bits);
        Self(hex(&bits))
    }

    /// A token as a browser sent it; anything that is not one is none.
    pub fn parse(sent: &str) -> Option<Self> {
        let fits = sent.len() == 64
            && sent
                .bytes()
                .all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase());
        fits.then(|| Self(sent.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0.as_bytes()).into())
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

impl TokenHash {
    pub fn hex(&self) -> String {
        hex(&self.0)
    }
}

pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
            write!(out, "{byte:02x}").expect("writing to a string does not fail");
            out
        })
}

#[cfg(test)]
mod tests {
    use super::{Keys, Purpose, Token};

    #[test]
    fn a_hash_for_one_purpose_is_none_for_another() {
        let keys = Keys::from_secret("secret");
        let mac = keys.mac(Purpose::Reference, &[b"ab", b"c"]);
        assert!(keys.verify(Purpose::Reference, &[b"ab", b"c"], &mac));
        assert!(!keys.verify(Purpose::Reference, &[b"a", b"bc"], &mac));
        assert!(!keys.verify(Purpose::OneTimeCode, &[b"ab", b"c"], &mac));
        assert!(!Keys::from_secret("other").verify(Purpose::Reference, &[b"ab", b"c"], &mac));
    }

    #[test]
    fn tokens_are_read_back_and_nothing_else_is() {
        let token = Token::random();
        assert_eq!(Token::parse(token.as_str()), Some(token));
        for forged in ["", "abc", &"g".repeat(64), &"A".repeat(64)] {
            assert!(Token::parse(forged).is_none());
        }
    }
}

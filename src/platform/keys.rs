//! Secrets that live outside the database, and what is made with them.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
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
    /// The key that signs the seals of the trail.
    Seal,
    /// Secrets of second factors and questions under way, as stored.
    SecondFactor,
    /// Mixed into recovery codes before they are hashed.
    RecoveryCode,
    /// What somebody typed when a session ended.
    KeptWork,
    /// What was searched for, in the trail.
    Search,
    /// The apps of the demo's people, who have none.
    DemoApp,
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
        let mut mac = hmac(&self.derived(purpose));
        mac.update(&framed(parts));
        mac.finalize().into_bytes().into()
    }

    /// Encrypts what the database keeps but must not know (XChaCha20-Poly1305). It opens again only with the same
    /// purpose and the same `place`: a value moved to another row is no value.
    pub fn seal(&self, purpose: Purpose, place: &[&[u8]], plain: &[u8]) -> Vec<u8> {
        let mut nonce = [0_u8; 24];
        rand::rng().fill_bytes(&mut nonce);
        let content = Payload {
            msg: plain,
            aad: &framed(place),
        };
        let encrypted = self
            .cipher(purpose)
            .encrypt(&XNonce::from(nonce), content)
            .expect("memory has room for a short text");
        [nonce.as_slice(), &encrypted].concat()
    }

    /// What was sealed; `None` if it was changed, moved, or sealed with another key.
    pub fn open(&self, purpose: Purpose, place: &[&[u8]], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, encrypted) = sealed.split_first_chunk::<24>()?;
        let content = Payload {
            msg: encrypted,
            aad: &framed(place),
        };
        self.cipher(purpose)
            .decrypt(&XNonce::from(*nonce), content)
            .ok()
    }

    fn cipher(&self, purpose: Purpose) -> XChaCha20Poly1305 {
        // one step further than the key for hashes, so that neither can stand in for the other
        let mut key = hmac(&self.derived(purpose));
        key.update(b"seal");
        XChaCha20Poly1305::new(&key.finalize().into_bytes())
    }

    fn derived(&self, purpose: Purpose) -> [u8; 32] {
        let mut derive = hmac(&self.root);
        derive.update(format!("porta/{purpose:?}").as_bytes());
        derive.finalize().into_bytes().into()
    }

    pub fn verify(&self, purpose: Purpose, parts: &[&[u8]], claimed: &[u8]) -> bool {
        self.mac(purpose, parts).ct_eq(claimed).into()
    }

    /// The password of one of the database's login roles: derived, so there is one secret to keep and none to store.
    pub fn role_password(&self, role: &str) -> String {
        hex(&self.mac(Purpose::DatabaseRole, &[role.as_bytes()]))
    }
}

/// The parts, each after its length.
fn framed(parts: &[&[u8]]) -> Vec<u8> {
    parts.iter().fold(Vec::new(), |mut out, part| {
        out.extend((part.len() as u64).to_be_bytes());
        out.extend_from_slice(part);
        out
    })
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
    fn what_is_sealed_opens_in_its_place_alone() {
        let keys = Keys::from_secret("secret");
        let place: [&[u8]; 2] = [b"totp", b"Anna"];
        let sealed = keys.seal(Purpose::SecondFactor, &place, b"of an app");
        assert_eq!(
            keys.open(Purpose::SecondFactor, &place, &sealed).as_deref(),
            Some(b"of an app".as_slice())
        );
        for elsewhere in [[b"totp".as_slice(), b"Bruno"], [b"totpA", b"nna"]] {
            assert_eq!(keys.open(Purpose::SecondFactor, &elsewhere, &sealed), None);
        }
        assert_eq!(keys.open(Purpose::RecoveryCode, &place, &sealed), None);
        let other = Keys::from_secret("other");
        assert_eq!(other.open(Purpose::SecondFactor, &place, &sealed), None);
        for cut in [0, 23, 24, sealed.len() - 1] {
            assert_eq!(
                keys.open(Purpose::SecondFactor, &place, &sealed[..cut]),
                None
            );
        }
        assert_ne!(
            sealed,
            keys.seal(Purpose::SecondFactor, &place, b"of an app")
        );
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

//! Eight codes on paper, for whoever has lost the telephone. Each opens once. Twelve letters and digits are sixty
//! random bits, hashed like a password and mixed with a key that the database does not have.

use std::sync::LazyLock;

use argon2::{Algorithm, Argon2, Params, Version};
use platform::Tx;
use platform::keys::{Keys, Purpose};
use platform::web::{PageError, Visit};
use rand::Rng;
use tokio::sync::Semaphore;

use crate::second_factor_queries as queries;

const HOW_MANY: usize = 8;
const LENGTH: usize = 12;
/// No letter that looks like a digit or like another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// 19 MiB and two passes: the least that OWASP asks for passwords, and these are no passwords that people choose.
static ARGON: LazyLock<Argon2<'static>> = LazyLock::new(|| {
    let params = Params::new(19_456, 2, 1, Some(32)).expect("these parameters are valid");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
});
static ROOM: Semaphore = Semaphore::const_new(2);

/// New codes, before they are shown for the only time.
pub struct Codes {
    pub shown: Vec<String>,
    salt: [u8; 16],
    hashes: Vec<Vec<u8>>,
}

impl Codes {
    pub async fn random(keys: &Keys) -> anyhow::Result<Self> {
        let mut salt = [0; 16];
        rand::rng().fill_bytes(&mut salt);
        let plain: Vec<String> = (0..HOW_MANY).map(|_| random_code()).collect();
        let hashes = hashes(keys, &salt, plain.clone()).await?;
        let shown = plain.iter().map(|code| grouped(code)).collect();
        Ok(Self {
            shown,
            salt,
            hashes,
        })
    }

    /// Takes the place of all codes that somebody had.
    pub async fn keep(&self, tx: &mut Tx) -> sqlx::Result<()> {
        queries::set_recovery_codes(tx, &self.salt, &self.hashes).await
    }
}

/// Is this a code that was not used before? Uses it up.
pub async fn accepts(tx: &mut Tx, visit: &Visit, typed: &str) -> Result<bool, PageError> {
    let (Some(code), Some(row)) = (tidied(typed), queries::recovery(tx).await?) else {
        return Ok(false);
    };
    let found = hashes(&visit.app().keys, &row.salt, vec![code]).await?;
    Ok(queries::use_recovery_code(tx, &found[0]).await?)
}

fn random_code() -> String {
    let mut bytes = [0_u8; LENGTH];
    rand::rng().fill_bytes(&mut bytes);
    // 256 is a multiple of 32: every letter is as likely
    bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect()
}

fn grouped(code: &str) -> String {
    format!("{}-{}-{}", &code[..4], &code[4..8], &code[8..])
}

/// As people write it: capitals, spaces, an O for a zero.
fn tidied(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        })
        .take(LENGTH + 1)
        .collect();
    let fits = code.len() == LENGTH && code.bytes().all(|b| LETTERS.contains(&b));
    fits.then_some(code)
}

async fn hashes(keys: &Keys, salt: &[u8], codes: Vec<String>) -> anyhow::Result<Vec<Vec<u8>>> {
    let peppered: Vec<[u8; 32]> = codes
        .iter()
        .map(|code| keys.mac(Purpose::RecoveryCode, &[code.as_bytes()]))
        .collect();
    let salt = salt.to_owned();
    let _place = ROOM.acquire().await?;
    let hashed = tokio::task::spawn_blocking(move || {
        peppered
            .iter()
            .map(|code| {
                let mut hash = vec![0; 32];
                ARGON.hash_password_into(code, &salt, &mut hash)?;
                Ok::<_, argon2::Error>(hash)
            })
            .collect::<Result<_, _>>()
    });
    hashed
        .await?
        .map_err(|error| anyhow::anyhow!("hashing failed: {error}"))
}

#[cfg(test)]
mod tests {
    use super::{Codes, grouped, hashes, tidied};
    use platform::keys::Keys;

    #[tokio::test]
    async fn eight_codes_differ_and_are_found_again_by_their_hash() {
        let keys = Keys::from_secret("pepper");
        let codes = Codes::random(&keys).await.expect("made");
        let mut different = codes.shown.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), 8);
        let typed = tidied(&codes.shown[3].to_uppercase()).expect("a code");
        let found = hashes(&keys, &codes.salt, vec![typed.clone()])
            .await
            .expect("hashed");
        assert_eq!(found[0], codes.hashes[3]);
        let other = hashes(&Keys::from_secret("other"), &codes.salt, vec![typed]).await;
        assert_ne!(other.expect("hashed")[0], codes.hashes[3]);
    }

    #[test]
    fn a_code_is_read_as_people_write_it() {
        assert_eq!(tidied(" 0AB1-cdef 2345 "), Some("0ab1cdef2345".into()));
        assert_eq!(tidied("OABL-cdef-2345"), Some("0ab1cdef2345".into()));
        assert_eq!(grouped("0ab1cdef2345"), "0ab1-cdef-2345");
        for wrong in [
            "",
            "0ab1-cdef-234",
            "0ab1-cdef-23456",
            "0ab1-cdef-234u",
            "' or 1=1 --",
        ] {
            assert_eq!(tidied(wrong), None);
        }
    }
}

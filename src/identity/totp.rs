//! Codes of an app on a telephone (RFC 6238): six digits, thirty seconds, one step of tolerance on either side.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use platform::Tx;
use platform::keys::{Keys, Purpose};
use platform::web::{PageError, Visit};
use qrcode::QrCode;
use qrcode::render::svg;
use rand::Rng;
use totp_rs::{Builder, Totp};
use vocabulary::ids::{AccountId, FactorId};

use crate::second_factor::Holder;
use crate::second_factor_ceremony as ceremony;
use crate::second_factor_queries as queries;

/// As the app lists it.
const ISSUER: &str = "Porta Unica";
const SECRET_BYTES: usize = 20;

/// The secret that an app and the portal share.
pub struct SharedSecret(Vec<u8>);

impl SharedSecret {
    pub fn random() -> Self {
        let mut bytes = vec![0; SECRET_BYTES];
        rand::rng().fill_bytes(&mut bytes);
        Self(bytes)
    }

    /// One that somebody else made; twenty bytes.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        Self(bytes.iter().copied().take(SECRET_BYTES).collect())
    }

    /// One as people type it into an app, without spaces.
    pub fn from_base32(text: &str) -> Option<Self> {
        let secret = totp_rs::Secret::try_from_base32(text).ok()?;
        Some(Self(secret.as_bytes().to_vec()))
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// As the database keeps it: it opens for this account only.
    pub fn sealed(&self, keys: &Keys, account: AccountId) -> Vec<u8> {
        keys.seal(Purpose::SecondFactor, &place(&account), &self.0)
    }

    fn opened(keys: &Keys, account: AccountId, sealed: &[u8]) -> Option<Self> {
        keys.open(Purpose::SecondFactor, &place(&account), sealed)
            .map(Self)
    }

    /// The step to which what was typed belongs; `None` if it is wrong. Spaces do not count.
    pub fn step_of(&self, typed: &str, now: DateTime<Utc>) -> Option<i64> {
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit());
        let step = plain.then(|| self.app("").check(&digits, seconds(now)))??;
        i64::try_from(step).ok()
    }

    /// The code of this moment.
    pub fn code_at(&self, now: DateTime<Utc>) -> String {
        self.app("").generate(seconds(now)).to_string()
    }

    /// To type it into an app: groups of four.
    pub fn as_text(&self) -> String {
        let text = self.app("").secret().to_base32();
        let groups: Vec<&str> = text
            .as_bytes()
            .chunks(4)
            .filter_map(|group| std::str::from_utf8(group).ok())
            .collect();
        groups.join(" ")
    }

    /// To scan it: a picture that needs no address of its own.
    pub fn as_picture(&self, login: &str) -> anyhow::Result<String> {
        let address = self.app(login).to_url()?;
        let picture = QrCode::new(address)?
            .render::<svg::Color>()
            .module_dimensions(4, 4)
            .build();
        Ok(format!(
            "data:image/svg+xml;base64,{}",
            STANDARD.encode(picture)
        ))
    }

    fn app(&self, login: &str) -> Totp {
        Builder::new()
            .with_secret(self.0.clone())
            .with_issuer(Some(ISSUER))
            .with_account_name(login.replace(':', "_"))
            .build_noncompliant() // the length is ours, and whatever was stored has it
    }
}

fn place(account: &AccountId) -> [&[u8]; 2] {
    [b"identity.totp", account.0.as_bytes()]
}

fn seconds(now: DateTime<Utc>) -> u64 {
    u64::try_from(now.timestamp()).unwrap_or(0)
}

/// Is this the code of the moment, and was it not used before? Uses it up.
pub async fn accepts(
    tx: &mut Tx,
    visit: &Visit,
    holder: &Holder,
    typed: &str,
) -> Result<bool, PageError> {
    let Some(row) = queries::app(tx).await? else {
        return Ok(false);
    };
    let app = visit.app();
    let secret = SharedSecret::opened(&app.keys, holder.id, &row.secret)
        .ok_or_else(|| anyhow::anyhow!("the secret of an app does not open with this key"))?;
    match secret.step_of(typed, app.clock.now()) {
        Some(step) => Ok(queries::use_totp_step(tx, step).await?),
        None => Ok(false),
    }
}

/// Starts setting up an app: the secret waits for the first code.
pub async fn propose(tx: &mut Tx, visit: &Visit, holder: &Holder) -> Result<(), PageError> {
    let secret = SharedSecret::random();
    ceremony::keep(tx, visit, holder.token, ceremony::APP, secret.as_bytes()).await?;
    Ok(())
}

/// The secret that waits for its first code.
pub async fn proposed(
    tx: &mut Tx,
    visit: &Visit,
    holder: &Holder,
) -> Result<Option<SharedSecret>, PageError> {
    let state = ceremony::look(tx, visit, holder.token, ceremony::APP).await?;
    Ok(state.map(SharedSecret))
}

/// The first code was right: the app counts from now on, and that code never again.
pub async fn set_up(
    tx: &mut Tx,
    visit: &Visit,
    holder: &Holder,
    secret: &SharedSecret,
    step: i64,
) -> Result<bool, PageError> {
    if queries::take_ceremony(tx, ceremony::APP).await?.is_none() {
        return Ok(false);
    }
    let sealed = secret.sealed(&visit.app().keys, holder.id);
    queries::set_totp(tx, FactorId(uuid::Uuid::new_v4()), &sealed, step).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::SharedSecret;
    use chrono::{DateTime, TimeDelta};

    /// RFC 6238, appendix B, the last six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = SharedSecret::from_bytes(b"12345678901234567890");
        for (at, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (20_000_000_000, "353130"),
        ] {
            let now = DateTime::from_timestamp(at, 0).expect("an instant");
            assert_eq!(secret.code_at(now), code);
            assert_eq!(secret.step_of(code, now), Some(at / 30));
        }
    }

    #[test]
    fn a_code_holds_for_one_step_before_and_one_after() {
        let secret = SharedSecret::random();
        let now = DateTime::from_timestamp(1_800_000_015, 0).expect("an instant");
        let code = secret.code_at(now);
        let step_after = |seconds| secret.step_of(&code, now + TimeDelta::seconds(seconds));
        assert_eq!(step_after(30), step_after(0));
        assert_eq!(step_after(-30), step_after(0));
        assert_eq!(step_after(60), None);
        let spaced = format!(" {} {}", &code[..3], &code[3..]);
        assert_eq!(secret.step_of(&spaced, now), step_after(0));
        for wrong in ["", "12345", "1234567", "abcdef", "٣٤٥٦٧٨"] {
            assert_eq!(secret.step_of(wrong, now), None);
        }
    }

    #[test]
    fn the_picture_is_drawn_without_style() {
        let picture = SharedSecret::random()
            .as_picture("anna@example.org")
            .expect("drawn");
        assert!(picture.starts_with("data:image/svg+xml;base64,"));
    }
}

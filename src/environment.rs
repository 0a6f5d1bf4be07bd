//! Settings of production, from the environment; a secret may stand in a file named by `<NAME>_FILE`. What would be
//! unsafe is refused with the reason.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use audit::{Notary, PublicKey, SealKey};
use platform::config::Settings;
use platform::db::Address;
use platform::keys::Keys;
use platform::messages::Post;

/// All that `porta serve` and `porta worker` need.
pub struct Environment {
    pub address: Address,
    pub keys: Keys,
    pub settings: Settings,
    pub listen: SocketAddr,
    pub post: Post,
    pub notary: Notary,
}

/// What `porta audit` needs.
pub struct Trail {
    pub address: Address,
    /// Without it whoever `DATABASE_URL` names looks, and the keys to trust are named by hand.
    pub keys: Option<Keys>,
    pub seal_key: Option<SealKey>,
    pub older: Vec<PublicKey>,
    pub anchors: Option<PathBuf>,
}

/// What `porta migrate` needs.
pub struct Migration {
    pub address: Address,
    pub keys: Keys,
}

/// Reads the environment of `serve` and `worker`.
pub fn read() -> Result<Environment> {
    let Migration { address, keys } = read_for_migration()?;
    let public_url = required(
        "PORTA_PUBLIC_URL",
        "the address people type, such as https://porta.example.it",
    )?;
    let listen: SocketAddr = optional("PORTA_LISTEN")?
        .unwrap_or_else(|| "127.0.0.1:8080".into())
        .parse()
        .context("PORTA_LISTEN is not an address")?;
    let on_this_machine_only =
        public_url.starts_with("http://127.0.0.1") || public_url.starts_with("http://localhost");
    ensure!(
        public_url.starts_with("https://") || (on_this_machine_only && listen.ip().is_loopback()),
        "PORTA_PUBLIC_URL must begin with https://: over plain http anybody on the way reads what people write"
    );
    let mut settings = Settings::production(&public_url);
    if let Some(owner) = optional("PORTA_OWNER")? {
        settings.owner = owner;
    }
    settings.accessibility_url = optional("PORTA_ACCESSIBILITY_URL")?;
    settings.client_address_header = optional("PORTA_CLIENT_ADDRESS_HEADER")?;
    if let Some(reminders) = optional("PORTA_REMINDERS")? {
        settings.reminders = hours(&reminders)?;
    }
    ensure!(
        settings.client_address_header.is_some() || listen.ip().is_loopback(),
        "PORTA_LISTEN is open to the network: put a proxy with TLS before it and name the header in which it writes \
         the visitor's address in PORTA_CLIENT_ADDRESS_HEADER"
    );
    let smtp = secret("PORTA_SMTP_URL")?.context(
        "PORTA_SMTP_URL is missing: the mail server, such as smtps://user:password@host",
    )?;
    ensure!(
        is_private(&smtp),
        "PORTA_SMTP_URL must begin with smtps://, or ask for `?tls=required`: messages say who has an appointment"
    );
    let from = required(
        "PORTA_MAIL_FROM",
        "the sender of messages, such as Porta Unica <no-reply@example.it>",
    )?;
    let post = Post::smtp(
        &smtp,
        &from,
        optional("PORTA_SMS_FOLDER")?.map(PathBuf::from),
    )
    .context("PORTA_SMTP_URL or PORTA_MAIL_FROM")?;
    let notary = Notary::new(
        seal_key(Some(&keys))?.context("no key")?,
        optional("PORTA_ANCHOR_FILE")?.map(PathBuf::from),
        &older_keys()?,
    );
    Ok(Environment {
        address,
        keys,
        settings,
        listen,
        post,
        notary,
    })
}

/// Reads the environment of `audit`.
pub fn read_for_audit() -> Result<Trail> {
    let keys = secret("PORTA_SECRET")?.map(|secret| Keys::from_secret(&secret));
    Ok(Trail {
        address: database("auditor")?,
        seal_key: seal_key(keys.as_ref())?,
        keys,
        older: older_keys()?,
        anchors: optional("PORTA_ANCHOR_FILE")?.map(PathBuf::from),
    })
}

/// The key alone, which needs no database.
pub fn seal_key_alone() -> Result<Option<SealKey>> {
    let keys = secret("PORTA_SECRET")?.map(|secret| Keys::from_secret(&secret));
    seal_key(keys.as_ref())
}

/// From a file of its own, or derived from the portal's secret.
fn seal_key(keys: Option<&Keys>) -> Result<Option<SealKey>> {
    match optional("PORTA_SEAL_KEY_FILE")? {
        Some(file) => {
            let key = SealKey::from_file(Path::new(&file));
            Ok(Some(
                key.with_context(|| format!("PORTA_SEAL_KEY_FILE: {file}"))?,
            ))
        }
        None => Ok(keys.map(SealKey::derived)),
    }
}

/// Public keys that signed before a change of the secret.
fn older_keys() -> Result<Vec<PublicKey>> {
    let list = optional("PORTA_SEAL_OLDER_KEYS")?.unwrap_or_default();
    list.split(',')
        .map(str::trim)
        .filter(|key| !key.is_empty())
        .map(|key| {
            key.parse()
                .with_context(|| format!("PORTA_SEAL_OLDER_KEYS: `{key}`"))
        })
        .collect()
}

/// Reads the environment of `invite`: the database, and where the portal is.
pub fn read_for_invitation() -> Result<(Address, String)> {
    let address = database("deploy")?;
    let portal = required(
        "PORTA_PUBLIC_URL",
        "the address people type, such as https://porta.example.it",
    )?;
    Ok((address, portal.trim_end_matches('/').to_owned()))
}

/// Reads the environment of `generate`: the database.
pub fn read_for_generation() -> Result<Address> {
    database("deploy")
}

/// Reads the environment of `migrate`.
pub fn read_for_migration() -> Result<Migration> {
    let address = database("deploy")?;
    let secret = secret("PORTA_SECRET")?.context("PORTA_SECRET is missing: at least 32 random characters, such as `openssl rand -hex 32` prints")?;
    ensure!(
        secret.len() >= 32,
        "PORTA_SECRET is too short: at least 32 random characters"
    );
    Ok(Migration {
        address,
        keys: Keys::from_secret(&secret),
    })
}

/// The portal speaks to the database in clear, so the database is on this machine, or at the other end of an encrypted
/// tunnel that begins on it.
fn database(user: &str) -> Result<Address> {
    let url = secret("DATABASE_URL")?.with_context(|| {
        format!("DATABASE_URL is missing: such as postgres://{user}@127.0.0.1/porta")
    })?;
    let address = Address::from_url(&url).context("DATABASE_URL can not be read")?;
    ensure!(
        address.is_on_this_machine(),
        "DATABASE_URL leads to another machine, and the portal would speak to it in clear: use the database's socket, \
         or an encrypted tunnel that begins on 127.0.0.1"
    );
    Ok(address)
}

/// Whether mail leaves this machine encrypted, if it leaves it here.
fn is_private(smtp: &str) -> bool {
    let Some(rest) = smtp.strip_prefix("smtp://") else {
        return smtp.starts_with("smtps://");
    };
    let (place, asked) = rest.split_once('?').unwrap_or((rest, ""));
    let host = place.rsplit('@').next().unwrap_or_default();
    let host = host.split(['/', ':']).next().unwrap_or_default();
    asked.split('&').any(|part| part == "tls=required") || matches!(host, "127.0.0.1" | "localhost")
}

fn hours(list: &str) -> Result<Vec<Duration>> {
    list.split(',')
        .map(str::trim)
        .filter(|hours| !hours.is_empty())
        .map(|hours| {
            let number: u64 = hours
                .parse()
                .with_context(|| format!("PORTA_REMINDERS: `{hours}` is not a number of hours"))?;
            ensure!(
                (1..=24 * 14).contains(&number),
                "PORTA_REMINDERS: {number} hours is not between 1 and 336"
            );
            Ok(Duration::from_secs(number * 3600))
        })
        .collect()
}

fn required(name: &str, what: &str) -> Result<String> {
    optional(name)?.with_context(|| format!("{name} is missing: {what}"))
}

fn optional(name: &str) -> Result<Option<String>> {
    match std::env::var(name) {
        Ok(value) if value.trim().is_empty() => Ok(None),
        Ok(value) => Ok(Some(value.trim().to_owned())),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => bail!("{name} is not text"),
    }
}

/// From the environment or from the file that `<NAME>_FILE` names, not both.
fn secret(name: &str) -> Result<Option<String>> {
    match (optional(name)?, optional(&format!("{name}_FILE"))?) {
        (Some(_), Some(_)) => bail!("{name} and {name}_FILE are both set"),
        (value, None) => Ok(value),
        (None, Some(file)) => {
            let text =
                std::fs::read_to_string(&file).with_context(|| format!("{name}_FILE: {file}"))?;
            Ok(Some(text.trim().to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn mail_leaves_this_machine_encrypted_or_not_at_all() {
        for (smtp, private) in [
            ("smtps://user:word@mail.example", true),
            ("smtp://user:word@mail.example?tls=required", true),
            ("smtp://127.0.0.1:2525", true),
            ("smtp://localhost/", true),
            ("smtp://mail.example", false),
            ("smtp://mail.example?tls=opportunistic", false),
            ("smtp://127.0.0.1@mail.example:25", false),
            ("http://mail.example", false),
        ] {
            assert_eq!(is_private(smtp), private, "{smtp}");
        }
    }
}

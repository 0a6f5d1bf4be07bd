//! Accounts of the demo's people and a plausible week at the desks. Loaded at every start: whatever is there stays.

mod accesses;
mod accounts;
mod cases;
mod families;
mod followed;
mod people;
mod persons;
mod week;

use anyhow::Context;
use chrono::{DateTime, Utc};
use identity::Password;
use platform::db::{Address, Deploy};
use platform::keys::Keys;
use sqlx::Row;
use vocabulary::Clock;

use crate::PERSONAS;

pub use week::load as week;

/// Loads the directory, the openings of the coming months and the accounts, all with the same password.
pub async fn load(address: &Address, keys: &Keys, password: &str) -> anyhow::Result<()> {
    let mut tx = Deploy::begin(address).await?;
    directory::seed::load::load(&mut tx)
        .await
        .context("the directory could not be loaded")?;
    access::load_matrix(&mut tx).await?;
    accounts(&mut tx, keys, password).await?;
    apps(&mut tx, keys).await?;
    accounts::load(&mut tx).await?;
    cases::load(&mut tx, Clock::System.now()).await?;
    persons::load(&mut tx, Clock::System.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// What happened before the start: who lives with whom, who came to the door, what was proposed, who waits.
pub async fn stories(address: &Address, now: DateTime<Utc>) -> anyhow::Result<()> {
    let mut tx = Deploy::begin(address).await?;
    families::load(&mut tx, now).await?;
    accesses::load(&mut tx, now).await?;
    followed::load(&mut tx, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The hash is only worked out again when the password is a new one: it is what a start would wait for longest.
async fn accounts(tx: &mut platform::WriteTx, keys: &Keys, password: &str) -> anyhow::Result<()> {
    let stored: Option<String> =
        sqlx::query("select password_hash from identity.account where login = $1")
            .bind(PERSONAS[0].code)
            .fetch_optional(tx.conn())
            .await?
            .and_then(|row| row.get(0));
    let password = Password::new(password);
    if stored.is_some() && password.verify(keys, stored.as_deref()).await? {
        return Ok(());
    }
    let hash = password.hash(keys).await?;
    for persona in &PERSONAS {
        let Some(works) = &persona.works else {
            continue;
        };
        sqlx::query(
            "insert into identity.account (id, login, name, password_hash) values ($1, $2, $3, $4)
             on conflict (id) do update set name = excluded.name, password_hash = excluded.password_hash",
        )
        .bind(persona.account().0)
        .bind(persona.code)
        .bind(persona.name)
        .bind(&hash)
        .execute(tx.conn())
        .await?;
        sqlx::query(
            "insert into identity.membership (id, account_id, body_id, office_id, role, valid_from)
             select $1, $1, b.id, null, $3, date '2026-01-01'
             from directory.body b where b.slug = $2
             on conflict (id) do nothing",
        )
        .bind(persona.account().0)
        .bind(works.body)
        .bind(works.role)
        .execute(tx.conn())
        .await
        .with_context(|| format!("membership of {}", persona.code))?;
    }
    Ok(())
}

/// Everybody has an app on a telephone; whoever set up another one keeps it.
async fn apps(tx: &mut platform::WriteTx, keys: &Keys) -> anyhow::Result<()> {
    for persona in PERSONAS.iter().filter(|persona| persona.works.is_some()) {
        let account = persona.account();
        sqlx::query(
            "insert into identity.totp (id, account_id, secret, last_step) values ($1, $1, $2, 0)
             on conflict (account_id) do nothing",
        )
        .bind(account.0)
        .bind(persona.app(keys).sealed(keys, account))
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

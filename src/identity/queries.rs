//! SQL of identity: only functions that answer one question each; the tables are closed to every page.

pub mod account;
pub mod kept_work;

use chrono::{DateTime, Utc};
use platform::Tx;
use platform::keys::TokenHash;
use sqlx::postgres::types::PgInterval;
use vocabulary::ids::AccountId;

pub struct Credential {
    pub account: AccountId,
    pub password_hash: Option<String>,
}

pub async fn credential(tx: &mut Tx, login: &str) -> sqlx::Result<Option<Credential>> {
    sqlx::query_as!(
        Credential,
        r#"select account_id as "account!: AccountId", password_hash from identity.credential($1)"#,
        login
    )
    .fetch_optional(tx.conn())
    .await
}

/// A session about to be opened; times in minutes.
pub struct NewSession {
    pub account: AccountId,
    pub token: TokenHash,
    /// The session that the browser held before, which ends.
    pub before: Option<TokenHash>,
    pub factor: &'static str,
    pub idle: i64,
    pub absolute: i64,
    /// So long the second factor counts as just shown.
    pub confirmed: i64,
}

pub async fn open_session(tx: &mut Tx, session: &NewSession) -> sqlx::Result<()> {
    let before = session.before.map(|token| token.0);
    sqlx::query!(
        "select identity.open_session($1, $2, $3, $4, $5, $6, $7)",
        session.account.0,
        session.token.0.as_slice(),
        before.as_ref().map(<[u8; 32]>::as_slice),
        session.factor,
        minutes(session.idle),
        minutes(session.absolute),
        minutes(session.confirmed)
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(())
}

pub async fn end_session(tx: &mut Tx) -> sqlx::Result<()> {
    sqlx::query!("select identity.end_session()")
        .fetch_one(tx.conn())
        .await?;
    Ok(())
}

/// When these keys may try again; `None`: now.
pub async fn retry_at(tx: &mut Tx, keys: &[Vec<u8>]) -> sqlx::Result<Option<DateTime<Utc>>> {
    sqlx::query_scalar!("select identity.retry_at($1)", keys)
        .fetch_one(tx.conn())
        .await
}

/// `free` failures cost nothing.
pub async fn note_failure(tx: &mut Tx, key: &[u8], free: i32) -> sqlx::Result<()> {
    sqlx::query!("select identity.note_failure($1, $2)", key, free)
        .fetch_one(tx.conn())
        .await?;
    Ok(())
}

pub async fn forget_failures(tx: &mut Tx, key: &[u8]) -> sqlx::Result<()> {
    sqlx::query!("select identity.forget_failures($1)", key)
        .fetch_one(tx.conn())
        .await?;
    Ok(())
}

pub(crate) fn minutes(minutes: i64) -> PgInterval {
    PgInterval {
        months: 0,
        days: 0,
        microseconds: minutes * 60_000_000,
    }
}

//! SQL of second factors: functions that answer for whoever the transaction's token stands for.

use chrono::{DateTime, Utc};
use platform::Tx;
use platform::keys::TokenHash;
use vocabulary::ids::{AccountId, FactorId};

use crate::queries::minutes;

pub struct Card {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub email: Option<String>,
}

pub async fn holder_card(tx: &mut Tx) -> sqlx::Result<Option<Card>> {
    sqlx::query_as!(
        Card,
        r#"select id as "id!: AccountId", login as "login!", name as "name!", email from identity.holder_card()"#
    )
    .fetch_optional(tx.conn())
    .await
}

pub async fn begin_sign_in(
    tx: &mut Tx,
    account: AccountId,
    token: TokenHash,
    app_state: &[u8],
) -> sqlx::Result<()> {
    sqlx::query!(
        "select identity.begin_sign_in($1, $2, $3)",
        account.0,
        token.0.as_slice(),
        app_state
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(())
}

/// Whose sign-in ends with this; `None` if it ended already.
pub async fn end_sign_in(tx: &mut Tx) -> sqlx::Result<Option<AccountId>> {
    sqlx::query_scalar!(r#"select identity.end_sign_in() as "account: AccountId""#)
        .fetch_one(tx.conn())
        .await
}

pub async fn step_up(tx: &mut Tx, token: TokenHash, for_minutes: i64) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select identity.step_up($1, $2) as "done!""#,
        token.0.as_slice(),
        minutes(for_minutes)
    )
    .fetch_one(tx.conn())
    .await
}

pub async fn keep_ceremony(tx: &mut Tx, kind: &str, state: &[u8]) -> sqlx::Result<()> {
    sqlx::query!("select identity.keep_ceremony($1, $2)", kind, state)
        .fetch_one(tx.conn())
        .await?;
    Ok(())
}

pub async fn ceremony_state(tx: &mut Tx, kind: &str) -> sqlx::Result<Option<Vec<u8>>> {
    sqlx::query_scalar!("select identity.ceremony_state($1)", kind)
        .fetch_one(tx.conn())
        .await
}

pub async fn take_ceremony(tx: &mut Tx, kind: &str) -> sqlx::Result<Option<Vec<u8>>> {
    sqlx::query_scalar!("select identity.take_ceremony($1)", kind)
        .fetch_one(tx.conn())
        .await
}

pub struct AppRow {
    pub id: FactorId,
    /// Sealed.
    pub secret: Vec<u8>,
    pub created_at: DateTime<Utc>,
    pub last_used_at: Option<DateTime<Utc>>,
}

pub async fn app(tx: &mut Tx) -> sqlx::Result<Option<AppRow>> {
    sqlx::query_as!(
        AppRow,
        r#"select id as "id!: FactorId", secret as "secret!", created_at as "created_at!", last_used_at
           from identity.holder_totp()"#
    )
    .fetch_optional(tx.conn())
    .await
}

pub struct PasskeyRow {
    pub id: FactorId,
    pub name: String,
    pub credential: serde_json::Value,
    pub created_at: DateTime<Utc>,
    pub last_used_at: Option<DateTime<Utc>>,
}

pub async fn passkeys(tx: &mut Tx) -> sqlx::Result<Vec<PasskeyRow>> {
    sqlx::query_as!(
        PasskeyRow,
        r#"select id as "id!: FactorId", name as "name!", credential as "credential!", created_at as "created_at!",
                  last_used_at
           from identity.holder_passkeys()"#
    )
    .fetch_all(tx.conn())
    .await
}

pub struct RecoveryRow {
    pub salt: Vec<u8>,
    pub codes_left: i32,
}

pub async fn recovery(tx: &mut Tx) -> sqlx::Result<Option<RecoveryRow>> {
    sqlx::query_as!(
        RecoveryRow,
        r#"select salt as "salt!", codes_left as "codes_left!" from identity.holder_recovery()"#
    )
    .fetch_optional(tx.conn())
    .await
}

/// False: a code of this or a later step was used before.
pub async fn use_totp_step(tx: &mut Tx, step: i64) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select identity.use_totp_step($1) as "used!""#, step)
        .fetch_one(tx.conn())
        .await
}

/// False: the counter did not move on.
pub async fn use_passkey(
    tx: &mut Tx,
    id: FactorId,
    counter: u32,
    credential: &serde_json::Value,
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select identity.use_passkey($1, $2, $3) as "used!""#,
        id.0,
        i64::from(counter),
        credential
    )
    .fetch_one(tx.conn())
    .await
}

/// False: unknown, or used before.
pub async fn use_recovery_code(tx: &mut Tx, hash: &[u8]) -> sqlx::Result<bool> {
    sqlx::query_scalar!(r#"select identity.use_recovery_code($1) as "used!""#, hash)
        .fetch_one(tx.conn())
        .await
}

pub async fn set_totp(tx: &mut Tx, id: FactorId, secret: &[u8], step: i64) -> sqlx::Result<()> {
    sqlx::query!("select identity.set_totp($1, $2, $3)", id.0, secret, step)
        .fetch_one(tx.conn())
        .await?;
    Ok(())
}

/// False: this key is known already.
pub async fn add_passkey(
    tx: &mut Tx,
    id: FactorId,
    name: &str,
    credential_id: &[u8],
    credential: &serde_json::Value,
) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select identity.add_passkey($1, $2, $3, $4, 0) as "added!""#,
        id.0,
        name,
        credential_id,
        credential
    )
    .fetch_one(tx.conn())
    .await
}

pub async fn set_recovery_codes(tx: &mut Tx, salt: &[u8], hashes: &[Vec<u8>]) -> sqlx::Result<()> {
    sqlx::query!("select identity.set_recovery_codes($1, $2)", salt, hashes)
        .fetch_one(tx.conn())
        .await?;
    Ok(())
}

/// `removed`, `absent` or `last`.
pub async fn remove_factor(tx: &mut Tx, id: FactorId) -> sqlx::Result<String> {
    sqlx::query_scalar!(r#"select identity.remove_factor($1) as "outcome!""#, id.0)
        .fetch_one(tx.conn())
        .await
}

/// False: too early.
pub async fn take_turn(tx: &mut Tx, key: &[u8], free: i32) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select identity.take_turn($1, $2) as "taken!""#,
        key,
        free
    )
    .fetch_one(tx.conn())
    .await
}

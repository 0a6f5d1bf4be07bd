//! SQL of what was typed when a session ended.

use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;
use vocabulary::ids::AccountId;

/// Whose session the transaction's token was, if it ended by its limits alone.
pub async fn whose_session_lapsed(tx: &mut Tx) -> sqlx::Result<Option<AccountId>> {
    let whose = sqlx::query_scalar!("select identity.whose_session_lapsed()")
        .fetch_one(tx.conn())
        .await?;
    Ok(whose.map(AccountId))
}

/// False if it is not kept: nobody's, or too much already.
pub async fn keep(tx: &mut Tx, id: Uuid, path: &str, sealed: &[u8]) -> sqlx::Result<bool> {
    sqlx::query_scalar!(
        r#"select identity.keep_work($1, $2, $3) as "kept!""#,
        id,
        path,
        sealed
    )
    .fetch_one(tx.conn())
    .await
}

pub struct KeptWork {
    pub id: Uuid,
    pub path: String,
    pub sealed: Vec<u8>,
    pub kept_at: DateTime<Utc>,
}

pub async fn mine(tx: &mut Tx) -> sqlx::Result<Vec<KeptWork>> {
    sqlx::query_as!(
        KeptWork,
        "select id, path, sealed, kept_at from identity.kept_work order by kept_at desc, id"
    )
    .fetch_all(tx.conn())
    .await
}

/// Takes it away for good; where it was to be sent.
pub async fn take(tx: &mut Tx, id: Uuid) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar!(
        "delete from identity.kept_work where id = $1 returning path",
        id
    )
    .fetch_optional(tx.conn())
    .await
}

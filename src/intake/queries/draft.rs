//! Drafts: what somebody is typing, for nobody else.

use chrono::{DateTime, Utc};
use platform::Tx;
use uuid::Uuid;

/// As it was left. No `Debug`: it must not end up in a log.
pub(crate) struct Draft {
    pub(crate) id: Uuid,
    pub(crate) fields: String,
    pub(crate) version: i32,
    pub(crate) changed_at: DateTime<Utc>,
}

pub(crate) async fn draft(tx: &mut Tx, id: Uuid) -> sqlx::Result<Option<Draft>> {
    sqlx::query_as!(
        Draft,
        "select id, fields, version, changed_at from intake.draft where id = $1",
        id
    )
    .fetch_optional(tx.conn())
    .await
}

/// Mine, the newest first.
pub(crate) async fn drafts(tx: &mut Tx) -> sqlx::Result<Vec<Draft>> {
    sqlx::query_as!(
        Draft,
        "select id, fields, version, changed_at from intake.draft
         where account_id = (select identity.me()) order by changed_at desc limit 20"
    )
    .fetch_all(tx.conn())
    .await
}

/// Keeps what was typed if nobody has kept anything since `version` (0: never kept). `None`: another window has.
pub(crate) async fn keep(
    tx: &mut Tx,
    id: Uuid,
    fields: &str,
    version: i32,
) -> sqlx::Result<Option<i32>> {
    if version > 0 {
        return sqlx::query_scalar!(
            "update intake.draft set fields = $2, version = version + 1, changed_at = clock_timestamp()
             where id = $1 and version = $3 returning version",
            id,
            fields,
            version
        )
        .fetch_optional(tx.conn())
        .await;
    }
    sqlx::query_scalar!(
        "insert into intake.draft (id, fields) values ($1, $2) on conflict do nothing returning version",
        id,
        fields
    )
    .fetch_optional(tx.conn())
    .await
}

/// How many I have: nobody types a hundred forms at once.
pub(crate) async fn count_drafts(tx: &mut Tx) -> sqlx::Result<i64> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from intake.draft where account_id = (select identity.me())"#
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(count)
}

/// Whether it is there; whoever else is about to end it waits.
pub(crate) async fn lock_draft(tx: &mut Tx, id: Uuid) -> sqlx::Result<bool> {
    let found = sqlx::query_scalar!("select id from intake.draft where id = $1 for update", id)
        .fetch_optional(tx.conn())
        .await?;
    Ok(found.is_some())
}

/// Ends a draft that is as this window left it.
pub(crate) async fn drop_draft(tx: &mut Tx, id: Uuid, version: i32) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from intake.draft where id = $1 and version = $2",
        id,
        version
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Thrown away by hand, whatever its version. `false`: it was not there.
pub(crate) async fn throw_away(tx: &mut Tx, id: Uuid) -> sqlx::Result<bool> {
    let gone = sqlx::query!("delete from intake.draft where id = $1", id)
        .execute(tx.conn())
        .await?;
    Ok(gone.rows_affected() == 1)
}

//! What the sealer and the verifier ask the database. Transaction numbers travel as text: they have 64 bits and no sign.

use chrono::{DateTime, Utc};
use platform::Tx;

use crate::seal::Seal;

const SEAL: &str = "batch, era, lo::text as lo, hi::text as hi, events, changes, root, previous, hash, key, signature, at";

/// Of all workers one seals; the others try again at their next turn.
pub(crate) async fn is_our_turn(tx: &mut Tx) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("select pg_try_advisory_xact_lock(hashtext('porta.seal'))")
        .fetch_one(tx.conn())
        .await
}

pub(crate) async fn last_seal(tx: &mut Tx) -> Result<Option<Seal>, sqlx::Error> {
    sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "select {SEAL} from audit.seal order by batch desc limit 1"
    )))
    .fetch_optional(tx.conn())
    .await
}

pub(crate) async fn seals_after(
    tx: &mut Tx,
    batch: i64,
    count: i64,
) -> Result<Vec<Seal>, sqlx::Error> {
    sqlx::query_as(sqlx::AssertSqlSafe(format!(
        "select {SEAL} from audit.seal where batch > $1 order by batch limit $2"
    )))
    .bind(batch)
    .bind(count)
    .fetch_all(tx.conn())
    .await
}

/// The newest era, and the first transaction that may still be going on. The instant is the database's.
pub(crate) async fn horizon(tx: &mut Tx) -> Result<(i32, u64, DateTime<Utc>), sqlx::Error> {
    let (era, xmin, now): (i32, String, _) = sqlx::query_as(
        "select (select max(era) from audit.era), pg_snapshot_xmin(pg_current_snapshot())::text, clock_timestamp()",
    )
    .fetch_one(tx.conn())
    .await?;
    Ok((era, number(&xmin)?, now))
}

/// The transaction of the row that comes after so many rows, counted from `lo`: where a very long batch is cut.
pub(crate) async fn cut(
    tx: &mut Tx,
    era: i32,
    (lo, hi): (u64, u64),
    rows: i64,
) -> Result<Option<u64>, sqlx::Error> {
    let xid: Option<String> = sqlx::query_scalar(
        "select xid::text from (
             select xid from audit.event where era = $1 and xid >= $2::text::xid8 and xid < $3::text::xid8
             union all
             select xid from audit.row_change where era = $1 and xid >= $2::text::xid8 and xid < $3::text::xid8) as waiting
         order by waiting.xid offset $4 limit 1",
    )
    .bind(era)
    .bind(lo.to_string())
    .bind(hi.to_string())
    .bind(rows)
    .fetch_optional(tx.conn())
    .await?;
    xid.as_deref().map(number).transpose()
}

pub(crate) async fn add_seal(tx: &mut Tx, seal: &Seal) -> Result<(), sqlx::Error> {
    let claim = &seal.claim;
    sqlx::query(
        "insert into audit.seal (batch, era, lo, hi, events, changes, root, previous, hash, key, signature, at)
         values ($1, $2, $3::text::xid8, $4::text::xid8, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(claim.batch)
    .bind(claim.era)
    .bind(claim.lo.to_string())
    .bind(claim.hi.to_string())
    .bind(claim.events)
    .bind(claim.changes)
    .bind(&claim.root)
    .bind(&claim.previous)
    .bind(&seal.hash)
    .bind(&seal.key)
    .bind(&seal.signature)
    .bind(claim.at)
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Seconds that the oldest row has been waiting; 0 if none waits. For whoever may know: the worker and the auditor.
pub(crate) async fn lag(tx: &mut Tx) -> Result<f64, sqlx::Error> {
    sqlx::query_scalar("select coalesce(extract(epoch from audit.seal_lag()), 0)::float8")
        .fetch_one(tx.conn())
        .await
}

/// Rows of eras that never began: they would wait for a seal for ever.
pub(crate) async fn outside_all_eras(tx: &mut Tx) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "select (select count(*) from audit.event where era < 1 or era > (select max(era) from audit.era))
              + (select count(*) from audit.row_change where era < 1 or era > (select max(era) from audit.era))",
    )
    .fetch_one(tx.conn())
    .await
}

/// Rows that no seal holds yet, from the end of the last one on.
pub(crate) async fn waiting(tx: &mut Tx, era: i32, hi: u64) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "select (select count(*) from audit.event where (era, xid) >= ($1, $2::text::xid8))
              + (select count(*) from audit.row_change where (era, xid) >= ($1, $2::text::xid8))",
    )
    .bind(era)
    .bind(hi.to_string())
    .fetch_one(tx.conn())
    .await
}

fn number(xid: &str) -> Result<u64, sqlx::Error> {
    xid.parse()
        .map_err(|error: std::num::ParseIntError| sqlx::Error::Decode(error.into()))
}

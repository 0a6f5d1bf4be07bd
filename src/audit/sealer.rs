//! The job that seals what is finished. Any number of workers may run it: the database lets one through at a time.
//!
//! What is finished is decided by transaction numbers: below `pg_snapshot_xmin` every transaction has ended, so no row
//! can turn up there later. A transaction that stays open delays the seal of what came after it, and nothing is missed.

use futures_util::TryStreamExt;
use platform::Tx;
use platform::db::{Actor, Db};

use crate::key::SealKey;
use crate::leaf::{Leaf, Table};
use crate::merkle::Tree;
use crate::queries;
use crate::seal::{Claim, END, NOTHING, Seal};

/// A seal holds about so many rows at most, so that catching up takes many short turns.
const LONG_BATCH: i64 = 200_000;

/// Seals everything that is finished; how many batches that took.
pub async fn seal_finished(db: &Db, key: &SealKey) -> Result<u32, sqlx::Error> {
    let mut batches = 0;
    while seal_next(db, key).await? {
        batches += 1;
    }
    Ok(batches)
}

/// Seals one batch, if there is something for it and nobody else is at it.
async fn seal_next(db: &Db, key: &SealKey) -> Result<bool, sqlx::Error> {
    let mut tx = db.write(Actor::Auditor).await?;
    sqlx::query("set local statement_timeout = '2min'")
        .execute(tx.conn())
        .await?;
    if !queries::is_our_turn(&mut tx).await? {
        return Ok(false);
    }
    let last = queries::last_seal(&mut tx).await?;
    let (newest_era, horizon, at) = queries::horizon(&mut tx).await?;
    let (era, lo) = begin(last.as_ref());
    let is_over = era < newest_era;
    let hi = if is_over { END } else { horizon };
    if hi <= lo {
        return Ok(false);
    }
    let hi = match queries::cut(&mut tx, era, (lo, hi), LONG_BATCH).await? {
        Some(cut) => cut.max(lo + 1),
        None => hi,
    };
    let contents = Contents::of(&mut tx, era, (lo, hi)).await?;
    // An era that is over gets its last seal even when it is empty: the next one is linked to it.
    if contents.is_empty() && hi != END {
        return Ok(false);
    }
    let seal = contents.sealed(last.as_ref(), (era, lo, hi), at, key);
    queries::add_seal(&mut tx, &seal).await?;
    tx.commit().await?;
    Ok(true)
}

/// The era and the first transaction of the next batch.
fn begin(last: Option<&Seal>) -> (i32, u64) {
    match last.map(|seal| &seal.claim) {
        None => (1, 0),
        Some(last) if last.hi == END => (last.era + 1, 0),
        Some(last) => (last.era, last.hi),
    }
}

struct Contents {
    counts: [i64; 2],
    tree: Tree,
}

impl Contents {
    async fn of(tx: &mut Tx, era: i32, (lo, hi): (u64, u64)) -> Result<Self, sqlx::Error> {
        let mut contents = Self {
            counts: [0; 2],
            tree: Tree::default(),
        };
        let mut bytes = Vec::new();
        for (table, count) in Table::ALL.into_iter().zip(&mut contents.counts) {
            let mut rows = sqlx::query(sqlx::AssertSqlSafe(table.rows()))
                .bind(era)
                .bind(lo.to_string())
                .bind(hi.to_string())
                .fetch(tx.conn());
            while let Some(row) = rows.try_next().await? {
                contents.tree.push(Leaf::of(table, &row, &mut bytes)?.hash);
                *count += 1;
            }
        }
        Ok(contents)
    }

    fn is_empty(&self) -> bool {
        self.counts == [0, 0]
    }

    fn sealed(
        self,
        last: Option<&Seal>,
        (era, lo, hi): (i32, u64, u64),
        at: chrono::DateTime<chrono::Utc>,
        key: &SealKey,
    ) -> Seal {
        let [events, changes] = self.counts;
        Claim {
            batch: last.map_or(1, |last| last.claim.batch + 1),
            era,
            lo,
            hi,
            events,
            changes,
            root: self.tree.root().into(),
            previous: last.map_or(NOTHING.into(), |last| last.hash.clone()),
            at,
        }
        .sign(key)
    }
}

//! A `begin` that is cancelled at the wrong moment must not hand its open transaction to the next borrower
//! (sqlx 0.9.0). The guard is needed: without it the same test finds such connections.

use std::time::Duration;

use platform::db::for_tests::visitor_pool;
use platform::keys::Keys;
use sqlx::{PgPool, Row};

use crate::support::TestPortal;

const CANCELLED: u32 = 1_000;

#[tokio::test]
async fn no_borrower_inherits_a_cancelled_transaction() {
    let portal = TestPortal::new().await;
    let keys = Keys::from_secret("a secret for tests, long enough to be one");

    let guarded = visitor_pool(&portal.address, &keys, true);
    let stale = stale_after_cancelled_begins(&guarded, 10).await;
    assert_eq!(
        stale, 0,
        "{stale} of {CANCELLED} cancelled begins left their transaction to somebody else"
    );

    let unguarded = visitor_pool(&portal.address, &keys, false);
    // on a busy machine the moment comes later
    let mut stale = 0;
    for step in [10, 30, 100, 300] {
        stale += stale_after_cancelled_begins(&unguarded, step).await;
        if stale > 0 {
            break;
        }
    }
    println!("without the guard {stale} of {CANCELLED} cancelled begins are handed on");
    assert!(stale > 0, "the test no longer finds what the guard is for");
}

/// Cancels many `begin`s after different moments, so many microseconds apart, and counts how often the next borrower is
/// already in a transaction.
#[expect(clippy::disallowed_methods, reason = "the pool itself is under test")]
async fn stale_after_cancelled_begins(pool: &PgPool, step: u64) -> u32 {
    let mut stale = 0;
    for n in 0..CANCELLED {
        let patience = Duration::from_micros(u64::from(n % 40) * step);
        let cancelled = tokio::time::timeout(patience, pool.begin_with("begin")).await;
        drop(cancelled);
        let Ok(mut borrowed) = pool.acquire().await else {
            continue;
        };
        // in the simple protocol both times are equal unless a transaction was open before this statement
        let row = sqlx::raw_sql("select now() <> statement_timestamp() as inherited")
            .fetch_one(&mut *borrowed)
            .await;
        if row.is_ok_and(|row| row.get("inherited")) {
            stale += 1;
            let _ = sqlx::raw_sql("rollback").execute(&mut *borrowed).await;
        }
    }
    stale
}

//! Nothing is missed and nothing is sealed twice, whoever writes at the same time; nobody waits for the sealer.

use std::time::Duration;

use platform::db::Actor;
use platform::web::Audience;
use sqlx::Connection;
use tokio::task::JoinSet;

use super::Sealed;

#[tokio::test]
async fn a_transaction_that_stays_open_delays_the_seal_and_its_rows_are_not_missed() {
    let sealed = Sealed::new(1).await;
    let mut open = sealed.portal.app.db.write(Actor::Worker).await.unwrap();
    audit::record(&mut open, "session.refused", None, &serde_json::json!({}))
        .await
        .unwrap();
    sealed.record(2).await;
    let batches = sealed.last_batch().await;
    audit::seal_finished(&sealed.portal.app.db, &sealed.key)
        .await
        .unwrap();
    assert_eq!(
        sealed.last_batch().await,
        batches,
        "it was sealed over an open transaction"
    );
    assert!(
        sealed.lag().await > Duration::ZERO,
        "the delay does not show"
    );

    open.commit().await.unwrap();
    sealed.seal().await;
    assert_eq!(
        sealed
            .number(&format!(
                "select sum(events)::bigint from audit.seal where batch > {batches}"
            ))
            .await,
        3
    );
    assert_eq!(sealed.findings().await, []);
}

/// Transactions of every length, some undone, while two workers seal as fast as they can.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_row_is_sealed_exactly_once_whoever_writes_at_the_same_time() {
    let sealed = Sealed::new(0).await;
    let before = sealed.number("select count(*) from audit.event").await;
    let db = sealed.portal.app.db.clone();
    let mut writers = JoinSet::new();
    for writer in 0_u64..8 {
        let db = db.clone();
        writers.spawn(async move {
            let mut kept = 0;
            for round in 0_u64..40 {
                let dice = (writer * 31 + round * 17) % 23;
                let mut tx = db
                    .write(if dice % 2 == 0 {
                        Actor::Visitor(None)
                    } else {
                        Actor::SignIn
                    })
                    .await
                    .unwrap();
                for _ in 0..=dice % 3 {
                    audit::record(
                        &mut tx,
                        "session.refused",
                        None,
                        &serde_json::json!({ "round": round }),
                    )
                    .await
                    .unwrap();
                    tokio::time::sleep(Duration::from_millis(dice % 5)).await;
                }
                if dice % 7 != 0 {
                    tx.commit().await.unwrap();
                    kept += 1 + dice % 3;
                }
            }
            kept
        });
    }
    let mut sealers = JoinSet::new();
    for _ in 0..2 {
        let (db, key) = (db.clone(), sealed.key.clone());
        sealers.spawn(async move {
            loop {
                audit::seal_finished(&db, &key).await.unwrap();
                tokio::time::sleep(Duration::from_millis(3)).await;
            }
        });
    }
    let kept: u64 = writers.join_all().await.iter().sum();
    sealers.abort_all();
    while sealers.join_next().await.is_some() {}
    sealed.seal().await;

    assert_eq!(
        sealed.number("select count(*) from audit.event").await - before,
        i64::try_from(kept).unwrap()
    );
    let report = sealed.verified().await;
    assert_eq!(report.findings, []);
    assert_eq!(
        report.events,
        sealed.number("select count(*) from audit.event").await
    );
    assert_eq!(
        report.changes,
        sealed.number("select count(*) from audit.row_change").await
    );
    assert!(
        report.batches > 10,
        "only {} batches: nothing was concurrent",
        report.batches
    );
    let uncovered = "select count(*) from audit.event e where 1 <> (
        select count(*) from audit.seal s where s.era = e.era and e.xid >= s.lo and e.xid < s.hi)";
    assert_eq!(
        sealed.number(uncovered).await,
        0,
        "not exactly one batch for every row"
    );
}

#[tokio::test]
async fn whoever_writes_waits_for_no_sealer() {
    let sealed = Sealed::new(0).await;
    // a sealer that has stopped in the middle of its work
    let mut stuck = sealed.portal.behind().await;
    let mut held = stuck.begin().await.unwrap();
    sqlx::query("select pg_advisory_xact_lock(hashtext('porta.seal'))")
        .execute(&mut *held)
        .await
        .unwrap();
    tokio::time::timeout(Duration::from_secs(2), sealed.record(1))
        .await
        .expect("written at once");
    assert_eq!(
        audit::seal_finished(&sealed.portal.app.db, &sealed.key)
            .await
            .unwrap(),
        0,
        "two at a time"
    );
    held.rollback().await.unwrap();
    sealed.seal().await;
    assert_eq!(sealed.findings().await, []);
}

#[tokio::test]
async fn the_end_is_written_down_once_for_each_end() {
    let sealed = Sealed::new(1).await;
    let notary = sealed.notary();
    for _ in 0..2 {
        notary.close(&sealed.portal.app.db).await;
    }
    sealed.record(1).await;
    sealed.seal().await;
    notary.close(&sealed.portal.app.db).await;
    let lines = std::fs::read_to_string(sealed.anchor_file()).unwrap();
    assert_eq!(lines.lines().count(), 2, "{lines}");
    assert_eq!(sealed.findings().await, []);
}

#[tokio::test]
async fn readiness_says_when_the_seal_is_late_and_ends_when_nobody_seals() {
    let sealed = Sealed::new(0).await;
    assert!(
        porta::app::routes(true)
            .table()
            .iter()
            .any(|route| route.path == "/ready" && route.audience == Audience::Machine)
    );
    let mut browser = sealed.portal.browser();
    for (age, status, said) in [
        ("30 seconds", 200, "ok\n"),
        ("2 minutes", 200, "late"),
        ("11 minutes", 503, "not being sealed"),
    ] {
        sealed.by_force(&format!("insert into audit.event (at, action) values (clock_timestamp() - interval '{age}', 'session.ended')")).await;
        let answer = browser.get("/ready").await.is(status);
        assert!(answer.text().contains(said), "{age}: {}", answer.text());
        sealed.by_force("delete from audit.event where at < clock_timestamp() - interval '20 seconds' and action = 'session.ended'").await;
    }
}

//! Holds: they run out, they are taken over once, and a form sent twice is one appointment.

use agenda::confirmation::Confirmed;
use agenda::hold::{Claimed, Said, say_reason};
use futures_util::future::join_all;
use uuid::Uuid;

use super::counter::{Counter, OCCUPIED, let_lapse, seats};

fn held(outcomes: &[Claimed]) -> usize {
    outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Claimed::Held { .. }))
        .count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hold_that_has_run_out_is_taken_over_exactly_once() {
    let counter = Counter::with_places(1).await;
    let mut behind = counter.portal.behind().await;
    let slow = counter.visitor();
    for _ in 0..10 {
        let first = slow.hold(&counter.claim(counter.quarter(0))).await;
        let_lapse(&mut behind, first).await;
        let rivals: Vec<_> = (0..32)
            .map(|_| (counter.visitor(), counter.claim(counter.quarter(0))))
            .collect();
        let outcomes = join_all(rivals.iter().map(|(rival, claim)| rival.claim(claim))).await;
        assert_eq!(held(&outcomes), 1);
        assert!(
            outcomes
                .iter()
                .all(|outcome| matches!(outcome, Claimed::Held { .. } | Claimed::Taken))
        );
        assert_eq!(slow.confirm(first).await, Confirmed::Lapsed);
        for ((rival, _), outcome) in rivals.iter().zip(&outcomes) {
            if let Claimed::Held { appointment, .. } = outcome {
                assert!(rival.release(*appointment).await);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn between_a_late_confirmation_and_a_rival_one_wins_whole() {
    let counter = Counter::with_places(1).await;
    let mut behind = counter.portal.behind().await;
    for _ in 0..30 {
        let (slow, rival) = (counter.visitor(), counter.visitor());
        let first = slow.hold(&counter.claim(counter.quarter(0))).await;
        sqlx::query("update agenda.seat set held_until = clock_timestamp() + interval '3 milliseconds' where appointment_id = $1")
            .bind(first)
            .execute(&mut behind)
            .await
            .unwrap();
        let overlapping = counter.claim(counter.quarter(1));
        let (confirmed, claimed) = tokio::join!(slow.confirm(first), rival.claim(&overlapping));
        match (confirmed, claimed) {
            (Confirmed::Now, Claimed::Taken) => {
                assert_eq!(seats(&mut behind, first).await.len(), 3);
            }
            (Confirmed::Lapsed, Claimed::Held { appointment, .. }) => {
                assert_eq!(seats(&mut behind, appointment).await.len(), 3);
            }
            (Confirmed::Lapsed, Claimed::Taken) => {}
            both => panic!("{both:?}"),
        }
        sqlx::query("delete from agenda.appointment where office_id = $1")
            .bind(counter.office)
            .execute(&mut behind)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_hold_that_has_run_out_can_not_be_confirmed_even_if_nobody_came() {
    let counter = Counter::with_places(1).await;
    let visitor = counter.visitor();
    let appointment = visitor.hold(&counter.claim(counter.quarter(0))).await;
    let_lapse(&mut counter.portal.behind().await, appointment).await;
    assert_eq!(visitor.confirm(appointment).await, Confirmed::Lapsed);
    let rival = counter.visitor();
    rival.hold(&counter.claim(counter.quarter(0))).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_sent_many_times_at_once_claims_once() {
    let counter = Counter::with_places(3).await;
    let visitor = counter.visitor();
    let claim = counter.claim(counter.quarter(4));
    let outcomes = join_all((0..16).map(|_| visitor.claim(&claim))).await;
    assert_eq!(held(&outcomes), 1);
    let ids: std::collections::BTreeSet<_> = outcomes
        .iter()
        .map(|outcome| match outcome {
            Claimed::Held { appointment, .. } | Claimed::Replayed(appointment) => *appointment,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(ids.len(), 1);
    assert_eq!(
        seats(&mut counter.portal.behind().await, *ids.first().unwrap())
            .await
            .len(),
        3
    );
}

#[tokio::test]
async fn somebody_elses_key_reveals_nothing() {
    let counter = Counter::with_places(3).await;
    let claim = counter.claim(counter.quarter(4));
    counter.visitor().hold(&claim).await;
    assert_eq!(counter.visitor().claim(&claim).await, Claimed::NotOffered);
}

#[tokio::test]
async fn a_form_sent_again_after_the_confirmation_finds_the_appointment() {
    let counter = Counter::with_places(1).await;
    let visitor = counter.visitor();
    let claim = counter.claim(counter.quarter(0));
    let appointment = visitor.hold(&claim).await;
    assert_eq!(visitor.confirm(appointment).await, Confirmed::Now);
    assert_eq!(visitor.confirm(appointment).await, Confirmed::Before);
    assert_eq!(visitor.claim(&claim).await, Claimed::Replayed(appointment));
}

#[tokio::test]
async fn choosing_another_time_gives_the_first_one_back() {
    let counter = Counter::with_places(1).await;
    let visitor = counter.visitor();
    let first = visitor.hold(&counter.claim(counter.quarter(0))).await;
    visitor.hold(&counter.claim(counter.quarter(4))).await;
    assert!(!visitor.release(first).await, "it is gone already");
    counter
        .visitor()
        .hold(&counter.claim(counter.quarter(0)))
        .await;
}

#[tokio::test]
async fn a_time_that_has_just_gone_leaves_the_held_one_alone() {
    let counter = Counter::with_places(1).await;
    let visitor = counter.visitor();
    counter
        .visitor()
        .hold(&counter.claim(counter.quarter(4)))
        .await;
    let held = visitor.hold(&counter.claim(counter.quarter(0))).await;
    assert_eq!(
        visitor.claim(&counter.claim(counter.quarter(4))).await,
        Claimed::Taken
    );
    assert_eq!(visitor.confirm(held).await, Confirmed::Now);
}

#[tokio::test]
async fn nobody_confirms_or_releases_what_somebody_else_holds() {
    let counter = Counter::with_places(1).await;
    let (owner, other) = (counter.visitor(), counter.visitor());
    let appointment = owner.hold(&counter.claim(counter.quarter(0))).await;
    assert!(!other.release(appointment).await);
    assert_eq!(other.confirm(appointment).await, Confirmed::Lapsed);
    assert_eq!(owner.confirm(appointment).await, Confirmed::Now);
    assert!(
        !owner.release(appointment).await,
        "a confirmed time is cancelled, not released"
    );
}

#[tokio::test]
async fn the_reason_said_later_fits_the_held_time_to_its_length() {
    let counter = Counter::with_places(1).await;
    let mut behind = counter.portal.behind().await;
    let long = Uuid::new_v4().into();
    counter
        .add_reason(&mut behind, long, (60, 15), "anyone")
        .await;
    let visitor = counter.visitor();
    let appointment = visitor.hold(&hold_without_reason(&counter)).await;
    assert_eq!(
        seats(&mut behind, appointment).await.len(),
        5,
        "long enough for either"
    );
    let mut tx = visitor.db.write(visitor.actor()).await.unwrap();
    assert_eq!(
        say_reason(&mut tx, appointment, counter.reason)
            .await
            .unwrap(),
        Said::Fits
    );
    tx.commit().await.unwrap();
    assert_eq!(
        i64::try_from(seats(&mut behind, appointment).await.len()).unwrap(),
        OCCUPIED
    );
    counter
        .visitor()
        .hold(&counter.claim(counter.quarter(3)))
        .await;
    let mut tx = visitor.db.write(visitor.actor()).await.unwrap();
    assert_eq!(
        say_reason(&mut tx, appointment, long).await.unwrap(),
        Said::NoRoom
    );
}

fn hold_without_reason(counter: &Counter) -> agenda::hold::Claim {
    agenda::hold::Claim {
        reason: None,
        ..counter.claim(counter.quarter(0))
    }
}

//! Moving an appointment: the new time is taken before the old one is given back, both or neither.

use agenda::confirmation::Confirmed;
use agenda::rescheduling::{Moved, move_to};
use chrono::TimeDelta;
use futures_util::future::join_all;
use vocabulary::ids::AppointmentId;

use super::counter::{Counter, Visitor, seats};

async fn confirmed(counter: &Counter, quarter: i64) -> (Visitor, AppointmentId) {
    let visitor = counter.visitor();
    let appointment = visitor.hold(&counter.claim(counter.quarter(quarter))).await;
    assert_eq!(visitor.confirm(appointment).await, Confirmed::Now);
    (visitor, appointment)
}

#[tokio::test]
async fn a_move_frees_the_old_time_for_others() {
    let counter = Counter::with_places(1).await;
    let mut behind = counter.portal.behind().await;
    let (visitor, appointment) = confirmed(&counter, 0).await;
    assert_eq!(
        visitor
            .move_to(&counter, appointment, counter.quarter(8))
            .await,
        Moved::Moved
    );
    assert_eq!(
        seats(&mut behind, appointment).await,
        [8, 9, 10].map(|n| counter.quarter(n))
    );
    counter
        .visitor()
        .hold(&counter.claim(counter.quarter(0)))
        .await;
}

#[tokio::test]
async fn a_move_to_a_taken_time_leaves_the_old_one() {
    let counter = Counter::with_places(1).await;
    let mut behind = counter.portal.behind().await;
    let (visitor, appointment) = confirmed(&counter, 0).await;
    confirmed(&counter, 4).await;
    assert_eq!(
        visitor
            .move_to(&counter, appointment, counter.quarter(5))
            .await,
        Moved::Taken
    );
    assert_eq!(
        seats(&mut behind, appointment).await,
        [0, 1, 2].map(|n| counter.quarter(n))
    );
}

#[tokio::test]
async fn a_move_by_a_quarter_of_an_hour_does_not_stand_in_its_own_way() {
    let counter = Counter::with_places(1).await;
    let mut behind = counter.portal.behind().await;
    let (visitor, appointment) = confirmed(&counter, 0).await;
    assert_eq!(
        visitor
            .move_to(&counter, appointment, counter.quarter(1))
            .await,
        Moved::Moved
    );
    assert_eq!(
        seats(&mut behind, appointment).await,
        [1, 2, 3].map(|n| counter.quarter(n))
    );
}

#[tokio::test]
async fn a_move_that_is_not_committed_has_not_happened() {
    let counter = Counter::with_places(1).await;
    let mut behind = counter.portal.behind().await;
    let (visitor, appointment) = confirmed(&counter, 0).await;
    let mut tx = visitor.db.write(visitor.actor()).await.unwrap();
    let moved = move_to(&mut tx, appointment, counter.office, counter.quarter(8))
        .await
        .unwrap();
    assert_eq!(moved, Moved::Moved);
    drop(tx);
    assert_eq!(seats(&mut behind, appointment).await[0], counter.quarter(0));
    counter
        .visitor()
        .hold(&counter.claim(counter.quarter(8)))
        .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_move_to_the_same_time_one_gets_it_and_none_loses_the_own() {
    let counter = Counter::with_places(4).await;
    let mut behind = counter.portal.behind().await;
    let mut people = Vec::new();
    for quarter in [0, 3, 6, 9] {
        people.push(confirmed(&counter, quarter).await);
    }
    for quarter in [12, 12, 12] {
        confirmed(&counter, quarter).await;
    }
    let start = counter.quarter(12);
    let moves = people
        .iter()
        .map(|(visitor, own)| visitor.move_to(&counter, *own, start));
    let outcomes = join_all(moves).await;
    assert_eq!(
        outcomes
            .iter()
            .filter(|moved| **moved == Moved::Moved)
            .count(),
        1
    );
    for (_, appointment) in &people {
        assert_eq!(seats(&mut behind, *appointment).await.len(), 3);
    }
}

#[tokio::test]
async fn what_is_not_confirmed_not_ones_own_or_out_of_bounds_does_not_move() {
    let counter = Counter::with_places(2).await;
    let (visitor, appointment) = confirmed(&counter, 0).await;
    let held = counter.visitor();
    let merely_held = held.hold(&counter.claim(counter.quarter(0))).await;
    let later = counter.quarter(8);
    assert_eq!(
        held.move_to(&counter, merely_held, later).await,
        Moved::NotMovable
    );
    assert_eq!(
        counter
            .visitor()
            .move_to(&counter, appointment, later)
            .await,
        Moved::NotMovable
    );
    let now = counter.portal.app.clock.now();
    let soon = later - TimeDelta::days(6) - TimeDelta::hours(20);
    assert_eq!(
        visitor
            .move_to(&counter, appointment, now - TimeDelta::hours(1))
            .await,
        Moved::TooSoon
    );
    assert_eq!(
        visitor.move_to(&counter, appointment, soon).await,
        Moved::TooSoon
    );
    assert_eq!(
        visitor
            .move_to(&counter, appointment, later + TimeDelta::days(40))
            .await,
        Moved::TooLate
    );
    let elsewhere = counter.beside(1).await;
    assert_eq!(
        visitor.move_to(&elsewhere, appointment, later).await,
        Moved::NotOffered
    );
}

//! What the search offers and what the database grants must be the same.

use std::collections::BTreeMap;

use agenda::hold::{Channel, Claim, Claimed, claim};
use agenda::offers::{Need, Offers};
use agenda::{Search, free_times};
use chrono::{DateTime, Utc};
use platform::Tx;
use platform::db::Deploy;
use uuid::Uuid;

use super::counter::{Counter, MORNING, OCCUPIED, confirm_in, let_lapse};
use super::rush::dice;

async fn offered(tx: &mut Tx, counter: &Counter) -> Offers {
    let need = Need::new(30, 15, 24, 30).unwrap();
    let search = Search {
        offices: &[counter.office],
        need,
        dates: None,
    };
    let mut found = free_times(tx, &search, counter.portal.app.clock.now())
        .await
        .unwrap();
    found.remove(0).offers
}

async fn savepoint(tx: &mut Tx, statement: &'static str) {
    sqlx::raw_sql(statement).execute(tx.conn()).await.unwrap();
}

/// How many people the database lets in at a start.
async fn granted(tx: &mut Tx, counter: &Counter, starts_at: DateTime<Utc>) -> u16 {
    savepoint(tx, "savepoint before").await;
    let mut people = 0;
    let by_phone = || Claim {
        channel: Channel::Phone,
        ..counter.claim(starts_at)
    };
    while let Claimed::Held { .. } = claim(tx, &by_phone()).await.unwrap() {
        people += 1;
    }
    savepoint(tx, "rollback to before").await;
    people
}

#[tokio::test]
async fn every_offer_is_granted_to_as_many_people_as_it_says() {
    let counter = Counter::with_places(3).await;
    let mut behind = counter.portal.behind().await;
    let short = Uuid::new_v4().into();
    counter
        .add_reason(&mut behind, short, (15, 0), "anyone")
        .await;
    for fullness in 0..12 {
        let mut tx = Deploy::begin(&counter.portal.address).await.unwrap();
        for _ in 0..fullness * 2 {
            let reason = if dice(2) == 0 { short } else { counter.reason };
            let starts_at = counter.quarter(dice(MORNING));
            let asked = Claim {
                reason: Some(reason),
                channel: Channel::Phone,
                ..counter.claim(starts_at)
            };
            if let Claimed::Held { appointment, .. } = claim(&mut tx, &asked).await.unwrap() {
                confirm_in(&mut tx, appointment).await;
            }
        }
        let offers: BTreeMap<_, _> = offered(&mut tx, &counter)
            .await
            .all()
            .iter()
            .map(|offer| (offer.starts.instant(), offer.free))
            .collect();
        let mut skip = 0;
        for quarter in 0..MORNING {
            let people = granted(&mut tx, &counter, counter.quarter(quarter)).await;
            let offer = offers.get(&counter.quarter(quarter)).copied().unwrap_or(0);
            // what is free but not offered lies within the time of the offer before it
            assert!(
                offer == people || (offer == 0 && skip > 0),
                "{quarter}: {offer} offered, {people} granted"
            );
            skip = if offer > 0 { OCCUPIED - 1 } else { skip - 1 };
        }
    }
}

#[tokio::test]
async fn a_held_time_is_not_offered_until_the_hold_runs_out() {
    let counter = Counter::with_places(1).await;
    let visitor = counter.visitor();
    let mut tx = visitor.db.read(visitor.actor()).await.unwrap();
    let before = offered(&mut tx, &counter).await;
    assert_eq!(before.on(counter.day()).len(), 5);
    drop(tx);

    let appointment = visitor.hold(&counter.claim(counter.quarter(0))).await;
    let mut tx = visitor.db.read(visitor.actor()).await.unwrap();
    assert_eq!(offered(&mut tx, &counter).await.on(counter.day()).len(), 4);
    drop(tx);

    let_lapse(&mut counter.portal.behind().await, appointment).await;
    let mut tx = visitor.db.read(visitor.actor()).await.unwrap();
    assert_eq!(offered(&mut tx, &counter).await, before);
}

#[tokio::test]
async fn when_a_time_has_gone_the_next_ones_are_at_hand() {
    let counter = Counter::with_places(1).await;
    let visitor = counter.visitor();
    visitor.hold(&counter.claim(counter.quarter(3))).await;
    let mut tx = visitor.db.read(visitor.actor()).await.unwrap();
    let next = offered(&mut tx, &counter)
        .await
        .next_after(counter.quarter(3))
        .unwrap();
    assert_eq!(next.starts.instant(), counter.quarter(6));
}

#[tokio::test]
async fn appointments_are_packed_so_that_a_long_one_still_fits() {
    let counter = Counter::with_places(2).await;
    let long = Uuid::new_v4().into();
    counter
        .add_reason(&mut counter.portal.behind().await, long, (240, 0), "anyone")
        .await;
    let mut tx = Deploy::begin(&counter.portal.address).await.unwrap();
    for quarter in [0, 3, 6, 9] {
        let asked = Claim {
            channel: Channel::Phone,
            ..counter.claim(counter.quarter(quarter))
        };
        assert!(matches!(
            claim(&mut tx, &asked).await.unwrap(),
            Claimed::Held { .. }
        ));
    }
    let asked = Claim {
        reason: Some(long),
        channel: Channel::Phone,
        ..counter.claim(counter.quarter(0))
    };
    assert!(
        matches!(claim(&mut tx, &asked).await.unwrap(), Claimed::Held { .. }),
        "the other place is untouched"
    );
}

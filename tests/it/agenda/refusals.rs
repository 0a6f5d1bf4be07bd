//! Claims that ask for what is not there: they get a word, and nothing is written.

use agenda::hold::{Channel, Claim, Claimed, claim};
use chrono::TimeDelta;
use platform::db::Deploy;
use uuid::Uuid;

use super::counter::{Counter, MORNING, OCCUPIED};

async fn nothing_is_written(counter: &Counter) {
    let rows: i64 =
        sqlx::query_scalar("select count(*) from agenda.appointment where office_id = $1")
            .bind(counter.office)
            .fetch_one(&mut counter.portal.behind().await)
            .await
            .unwrap();
    assert_eq!(rows, 0);
}

#[tokio::test]
async fn a_time_of_another_office_is_not_a_time_of_this_one() {
    let here = Counter::with_places(1).await;
    let there = here.beside(1).await;
    let evening = here.quarter(MORNING + 8);
    assert_eq!(
        here.visitor().claim(&here.claim(evening)).await,
        Claimed::Taken
    );
    let mixed = Claim {
        office: there.office,
        ..here.claim(here.quarter(0))
    };
    assert_eq!(here.visitor().claim(&mixed).await, Claimed::NotOffered);
    nothing_is_written(&here).await;
}

#[tokio::test]
async fn outside_the_opening_nothing_can_be_claimed() {
    let counter = Counter::with_places(1).await;
    for quarter in [-1, MORNING - OCCUPIED + 1, MORNING] {
        assert_eq!(
            counter
                .visitor()
                .claim(&counter.claim(counter.quarter(quarter)))
                .await,
            Claimed::Taken
        );
    }
    nothing_is_written(&counter).await;
}

#[tokio::test]
async fn the_web_keeps_the_limits_of_notice_and_staff_need_not() {
    let counter = Counter::with_places(1).await;
    let now = counter.quarter(0) - TimeDelta::days(7);
    let past = counter.claim(now - TimeDelta::days(1));
    assert_eq!(counter.visitor().claim(&past).await, Claimed::TooSoon);
    let soon = counter.claim(now);
    assert_eq!(counter.visitor().claim(&soon).await, Claimed::TooSoon);
    let late = counter.claim(now + TimeDelta::days(40));
    assert_eq!(counter.visitor().claim(&late).await, Claimed::TooLate);

    let mut tx = Deploy::begin(&counter.portal.address).await.unwrap();
    let by_phone = Claim {
        channel: Channel::Phone,
        ..late
    };
    assert_eq!(
        claim(&mut tx, &by_phone).await.unwrap(),
        Claimed::Taken,
        "only because nothing is open"
    );
    let past = Claim {
        channel: Channel::Phone,
        ..past
    };
    assert_eq!(claim(&mut tx, &past).await.unwrap(), Claimed::TooSoon);
    drop(tx);
    nothing_is_written(&counter).await;
}

#[tokio::test]
async fn a_reason_for_staff_alone_can_not_be_claimed_on_the_web() {
    let counter = Counter::with_places(1).await;
    let inner = Uuid::new_v4().into();
    counter
        .add_reason(&mut counter.portal.behind().await, inner, (30, 0), "staff")
        .await;
    let asked = Claim {
        reason: Some(inner),
        ..counter.claim(counter.quarter(0))
    };
    assert_eq!(counter.visitor().claim(&asked).await, Claimed::NotOffered);
    let by_phone = Claim {
        channel: Channel::Phone,
        ..counter.claim(counter.quarter(0))
    };
    assert_eq!(
        counter.visitor().claim(&by_phone).await,
        Claimed::NotOffered
    );
    nothing_is_written(&counter).await;
}

#[tokio::test]
async fn a_reason_or_service_that_does_not_exist_is_not_offered() {
    let counter = Counter::with_places(1).await;
    let asked = counter.claim(counter.quarter(0));
    let reason = Claim {
        reason: Some(Uuid::new_v4().into()),
        ..asked
    };
    let service = Claim {
        service: Uuid::new_v4().into(),
        ..asked
    };
    let office = Claim {
        office: Uuid::new_v4().into(),
        ..asked
    };
    for wrong in [reason, service, office] {
        assert_eq!(counter.visitor().claim(&wrong).await, Claimed::NotOffered);
    }
    nothing_is_written(&counter).await;
}

//! The held time: sent twice, lapsed, taken by somebody else, chosen again.

use sqlx::PgConnection;

use super::walk::{ANNA, TIMES, book, hold, say_who, say_why, time};
use crate::support::TestPortal;

async fn let_holds_lapse(behind: &mut PgConnection) {
    sqlx::query("update agenda.seat set held_until = clock_timestamp() - interval '1 second' where held_until is not null")
        .execute(&mut *behind)
        .await
        .unwrap();
    sqlx::query(
        "update booking.draft set answers = jsonb_set(answers, '{hold,until}', to_jsonb(to_char(
             clock_timestamp() at time zone 'UTC' - interval '1 second', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')))
         where answers->'hold' <> 'null'",
    )
    .execute(behind)
    .await
    .unwrap();
}

async fn count(behind: &mut PgConnection, what: &'static str) -> i64 {
    sqlx::query_scalar(what).fetch_one(behind).await.unwrap()
}

#[tokio::test]
async fn the_same_choice_sent_twice_holds_once() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    anna.get(TIMES).await.is(200);
    let slot = anna.offered("slot").remove(0);
    let fields = time(&anna, &slot);
    anna.send("/prenota/orario", &fields)
        .await
        .leads_to("/prenota/dettagli");
    anna.send("/prenota/orario", &fields)
        .await
        .leads_to("/prenota/dettagli");
    assert_eq!(
        count(
            &mut portal.behind().await,
            "select count(*) from agenda.appointment"
        )
        .await,
        1
    );
}

#[tokio::test]
async fn a_used_key_in_another_browser_reveals_nothing() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    anna.get(TIMES).await.is(200);
    let slots = anna.offered("slot");
    let fields = time(&anna, &slots[0]);
    anna.send("/prenota/orario", &fields)
        .await
        .leads_to("/prenota/dettagli");
    let mut omar = portal.browser();
    omar.get(TIMES).await.is(200);
    let mut stolen = fields;
    stolen[2].1 = &slots[5];
    let answer = omar.send("/prenota/orario", &stolen).await.is(422);
    assert_eq!(answer.complaints(), ["slot"]);
    omar.get("/prenota/dettagli")
        .await
        .leads_to("/prenota/luogo");
}

#[tokio::test]
async fn choosing_again_gives_the_first_time_back() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    let first = hold(&mut anna).await;
    anna.get(TIMES)
        .await
        .is(200)
        .says("Hai già scelto un orario");
    let second = anna
        .offered("slot")
        .into_iter()
        .find(|slot| *slot != first)
        .unwrap();
    let fields = time(&anna, &second);
    anna.send("/prenota/orario", &fields)
        .await
        .leads_to("/prenota/dettagli");
    let mut behind = portal.behind().await;
    assert_eq!(
        count(&mut behind, "select count(*) from agenda.appointment").await,
        1
    );
    portal.browser().get(TIMES).await.is(200);
}

#[tokio::test]
async fn the_summary_sent_twice_makes_one_appointment() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    hold(&mut anna).await;
    say_why(&mut anna).await;
    say_who(&mut anna, &ANNA).await;
    anna.get("/prenota/riepilogo").await.is(200);
    let (mut one, mut other) = (anna.clone(), anna.clone());
    let (first, second) = tokio::join!(
        one.submit("/prenota/riepilogo", &[]),
        other.submit("/prenota/riepilogo", &[])
    );
    first.leads_to("/prenota/confermato");
    second.leads_to("/prenota/confermato");
    let mut behind = portal.behind().await;
    assert_eq!(
        count(
            &mut behind,
            "select count(*) from agenda.appointment where state = 'confirmed'"
        )
        .await,
        1
    );
    assert_eq!(
        count(
            &mut behind,
            "select count(*) from platform.outbox where calendar is not null"
        )
        .await,
        1
    );
}

#[tokio::test]
async fn a_lapsed_hold_whose_place_is_free_is_taken_again_silently() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    hold(&mut anna).await;
    let mut behind = portal.behind().await;
    let_holds_lapse(&mut behind).await;
    anna.get("/prenota/dettagli")
        .await
        .is(200)
        .says("Il tempo è finito");
    say_why(&mut anna).await;
    let_holds_lapse(&mut behind).await;
    say_who(&mut anna, &ANNA).await;
    anna.get("/prenota/riepilogo").await.is(200);
    anna.submit("/prenota/riepilogo", &[])
        .await
        .leads_to("/prenota/confermato");
    assert_eq!(
        count(&mut behind, "select count(*) from agenda.appointment").await,
        1
    );
}

#[tokio::test]
async fn when_the_time_has_gone_others_are_offered_and_nothing_typed_is_lost() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    let slot = hold(&mut anna).await;
    say_why(&mut anna).await;
    say_who(&mut anna, &ANNA).await;
    let mut behind = portal.behind().await;
    let_holds_lapse(&mut behind).await;
    // somebody sits at every place of that time now
    sqlx::query("delete from agenda.opening where during @> $1::timestamptz")
        .bind(slot.parse::<chrono::DateTime<chrono::Utc>>().unwrap())
        .execute(&mut behind)
        .await
        .unwrap();

    anna.get("/prenota/riepilogo").await.is(200);
    let answer = anna
        .submit("/prenota/riepilogo", &[])
        .await
        .is(409)
        .says("Questo orario non è più libero");
    assert_eq!(answer.complaints(), ["slot"]);
    let answer = answer.says("anna@example.org");
    drop(answer);
    let others = anna.offered("slot");
    assert!(!others.is_empty() && !others.contains(&slot), "{others:?}");
    anna.submit("/prenota/riepilogo", &[("slot", &others[0])])
        .await
        .leads_to("/prenota/confermato");
    let starts_at: chrono::DateTime<chrono::Utc> =
        sqlx::query_scalar("select starts_at from agenda.appointment")
            .fetch_one(&mut behind)
            .await
            .unwrap();
    assert_eq!(
        starts_at,
        others[0].parse::<chrono::DateTime<chrono::Utc>>().unwrap()
    );
}

#[tokio::test]
async fn after_the_confirmation_every_step_leads_to_it() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    book(&mut anna, &ANNA).await;
    for step in ["dettagli", "richiedente", "riepilogo"] {
        anna.get(&format!("/prenota/{step}"))
            .await
            .leads_to("/prenota/confermato");
    }
}

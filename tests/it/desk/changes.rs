//! The office cancels or moves, and the person is told.

use super::{begins_now, book, messages, state, trail};
use crate::support::TestPortal;

#[tokio::test]
async fn a_cancelled_appointment_frees_its_time_and_the_person_is_told_in_their_language() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(&mut desk, &[("language", "en")]).await;
    assert!(seats(&portal, id).await > 0);
    let page = format!("/banco/appuntamenti/{id}/disdici");
    desk.get(&page)
        .await
        .is(200)
        .says("I messaggi arrivano per e-mail");
    let done = desk.submit(&page, &[]).await;
    desk.follow(done.leads_to(&format!("/banco/appuntamenti/{id}?fatto=disdetto-avvisato")))
        .await
        .is(200);
    assert_eq!(state(&portal, id).await, "cancelled_by_office");
    let written = messages(&portal, id).await;
    assert_eq!(
        written.len(),
        1,
        "the reminder is stopped, the notice waits: {written:?}"
    );
    assert!(
        written[0].1.contains("had to cancel") && written[0].0 == "Your appointment",
        "{written:?}"
    );
    assert!(
        trail(&portal, id)
            .await
            .contains(&"appointment.cancelled_by_office".to_owned())
    );
    assert_eq!(seats(&portal, id).await, 0, "the time can be booked again");
}

#[tokio::test]
async fn a_colleague_who_was_quicker_is_not_overruled() {
    let portal = TestPortal::new().await;
    let mut one = portal.signed_in("accoglienza").await;
    let mut two = portal.signed_in("coordinatrice").await;
    let id = book(&mut one, &[]).await;
    let page = format!("/banco/appuntamenti/{id}/disdici");
    two.get(&page).await.is(200);
    one.get(&format!("/banco/appuntamenti/{id}")).await.is(200);
    one.send(
        &format!("/banco/appuntamenti/{id}/arrivo"),
        &[("state", "confirmed")],
    )
    .await
    .is(303);
    two.submit(&page, &[])
        .await
        .is(409)
        .says("lo stato è cambiato in «Arrivato»");
    assert_eq!(state(&portal, id).await, "checked_in");
}

#[tokio::test]
async fn a_moved_appointment_has_its_new_time_and_the_person_is_told() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(&mut desk, &[]).await;
    let page = format!("/banco/appuntamenti/{id}/sposta");
    desk.get(&page)
        .await
        .is(200)
        .says("I messaggi arrivano per e-mail");
    let times = desk.offered("start");
    let new = times.last().expect("another time").clone();
    let done = move_to(&mut desk, &page, &new).await;
    let card = desk
        .follow(done.leads_to(&format!("/banco/appuntamenti/{id}?fatto=spostato-avvisato")))
        .await;
    card.is(200).says("Spostato una volta");
    let written = messages(&portal, id).await;
    assert!(written[0].1.contains("è stato spostato"), "{written:?}");
    let confirmations = written
        .iter()
        .filter(|(_, body, _)| body.contains("è fissato"))
        .count();
    assert_eq!(confirmations, 0, "what announced the old time is stopped");
}

#[tokio::test]
async fn moving_what_a_colleague_has_moved_says_where_it_is_now() {
    let portal = TestPortal::new().await;
    let mut one = portal.signed_in("accoglienza").await;
    let mut two = portal.signed_in("coordinatrice").await;
    let id = book(&mut one, &[]).await;
    let page = format!("/banco/appuntamenti/{id}/sposta");
    one.get(&page).await.is(200);
    two.get(&page).await.is(200);
    let times = one.offered("start");
    move_to(&mut one, &page, &times[times.len() - 1])
        .await
        .is(303);
    move_to(&mut two, &page, &times[times.len() - 2])
        .await
        .is(409)
        .says("è stato spostato a");
}

#[tokio::test]
async fn a_time_that_has_gone_meanwhile_leaves_the_old_one_standing() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(&mut desk, &[]).await;
    let page = format!("/banco/appuntamenti/{id}/sposta");
    desk.get(&page).await.is(200);
    let night = format!("{}@2027-01-12T02:00Z", super::OFFICE);
    let answer = move_to(&mut desk, &page, &night)
        .await
        .is(409)
        .says("appena stato preso");
    assert_eq!(answer.complaints(), ["start"]);
    assert!(!desk.offered("start").is_empty());
    move_to(&mut desk, &page, "").await.is(422);
    assert_eq!(state(&portal, id).await, "confirmed");
}

#[tokio::test]
async fn what_is_over_is_neither_moved_nor_cancelled() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(&mut desk, &[]).await;
    begins_now(&portal, id).await;
    desk.get("/banco").await.is(200);
    desk.send(
        &format!("/banco/appuntamenti/{id}/arrivo"),
        &[("state", "confirmed")],
    )
    .await
    .is(303);
    desk.get(&format!("/banco/appuntamenti/{id}/sposta"))
        .await
        .is(409);
    desk.get(&format!("/banco/appuntamenti/{id}/disdici"))
        .await
        .is(200)
        .says("non si può più disdire");
    desk.get(&format!("/banco/appuntamenti/{id}"))
        .await
        .is(200)
        .does_not_say("/sposta");
}

async fn seats(portal: &TestPortal, id: uuid::Uuid) -> i64 {
    sqlx::query_scalar("select count(*) from agenda.seat where appointment_id = $1")
        .bind(id)
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("counted")
}

async fn move_to(
    desk: &mut crate::support::Browser,
    page: &str,
    time: &str,
) -> crate::support::Answer {
    let (shown, token) = (desk.value_of("shown"), desk.value_of("form_token"));
    let fields = [
        ("start", time),
        ("shown", &shown),
        ("form_token", &token),
        ("sportello", super::OFFICE),
    ];
    desk.send_raw(page, &fields).await
}

//! Arrived, done, no-show, undone: one click each, and nothing of a colleague's is overwritten.

use super::{begins_now, book, is_today, state, trail};
use crate::support::TestPortal;

#[tokio::test]
async fn somebody_who_comes_is_received_and_leaves() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(&mut desk, &[]).await;
    begins_now(&portal, id).await;
    desk.get("/banco")
        .await
        .is(200)
        .says("Bianchi Maria")
        .says("In ritardo di");

    let arrived = desk
        .send(
            &format!("/banco/appuntamenti/{id}/arrivo"),
            &[("state", "confirmed")],
        )
        .await;
    desk.follow(arrived.leads_to("/banco?fatto=arrivo"))
        .await
        .is(200)
        .says("In attesa da");
    let done = desk
        .send(
            &format!("/banco/appuntamenti/{id}/concluso"),
            &[("state", "checked_in")],
        )
        .await;
    desk.follow(done.leads_to("/banco?fatto=concluso"))
        .await
        .is(200)
        .says("Segnato: concluso.");
    assert_eq!(state(&portal, id).await, "done");
    assert_eq!(
        trail(&portal, id).await,
        [
            "appointment.confirmed",
            "appointment.checked_in",
            "appointment.done"
        ]
    );
}

#[tokio::test]
async fn two_desks_see_each_others_truth_and_the_slower_one_overwrites_nothing() {
    let portal = TestPortal::new().await;
    let mut one = portal.signed_in("accoglienza").await;
    let mut two = portal.signed_in("coordinatrice").await;
    let id = book(&mut one, &[]).await;
    begins_now(&portal, id).await;
    two.get("/banco").await.is(200).says("Atteso");

    one.get("/banco").await.is(200);
    one.send(
        &format!("/banco/appuntamenti/{id}/arrivo"),
        &[("state", "confirmed")],
    )
    .await
    .is(303);
    let late = two
        .send(
            &format!("/banco/appuntamenti/{id}/assente"),
            &[("state", "confirmed")],
        )
        .await;
    late.is(409)
        .says("lo stato è cambiato in «Arrivato»")
        .says("In attesa da");
    assert_eq!(state(&portal, id).await, "checked_in");
}

#[tokio::test]
async fn two_desks_that_mean_the_same_are_not_in_each_others_way() {
    let portal = TestPortal::new().await;
    let mut one = portal.signed_in("accoglienza").await;
    let mut two = portal.signed_in("coordinatrice").await;
    let id = book(&mut one, &[]).await;
    is_today(&portal, id).await;
    two.get("/banco").await.is(200);
    let arrived = format!("/banco/appuntamenti/{id}/arrivo");
    one.send(&arrived, &[("state", "confirmed")]).await.is(303);
    two.send(&arrived, &[("state", "confirmed")]).await.is(303);
    let times = trail(&portal, id)
        .await
        .iter()
        .filter(|action| *action == "appointment.checked_in")
        .count();
    assert_eq!(times, 1, "it happened once");
}

#[tokio::test]
async fn nobody_has_missed_what_has_not_begun() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(&mut desk, &[]).await;
    let answer = desk
        .send(
            &format!("/banco/appuntamenti/{id}/assente"),
            &[("state", "confirmed")],
        )
        .await;
    answer.is(409).says("non è ancora cominciato");
    assert_eq!(state(&portal, id).await, "confirmed");
}

#[tokio::test]
async fn a_mistake_is_taken_back_step_by_step() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(&mut desk, &[]).await;
    begins_now(&portal, id).await;
    let card = format!("/banco/appuntamenti/{id}");
    for (act, from, to) in [
        ("assente", "confirmed", "no_show"),
        ("annulla-stato", "no_show", "confirmed"),
        ("arrivo", "confirmed", "checked_in"),
        ("concluso", "checked_in", "done"),
        ("annulla-stato", "done", "checked_in"),
        ("annulla-stato", "checked_in", "confirmed"),
    ] {
        desk.get(&card).await.is(200);
        desk.send(
            &format!("{card}/{act}"),
            &[("state", from), ("back", "card")],
        )
        .await
        .is(303);
        assert_eq!(state(&portal, id).await, to, "{act}");
    }
}

#[tokio::test]
async fn a_form_of_another_browser_changes_nothing() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(&mut desk, &[]).await;
    let fields = [("state", "confirmed"), ("form_token", "forged")];
    desk.send_raw(&format!("/banco/appuntamenti/{id}/arrivo"), &fields)
        .await
        .is(403)
        .says("Il modulo era aperto");
    desk.get("/banco").await.is(200);
    desk.send(
        &format!("/banco/appuntamenti/{id}/arrivo"),
        &[("state", "cancelled_by_person")],
    )
    .await
    .is(400);
    assert_eq!(state(&portal, id).await, "confirmed");
}

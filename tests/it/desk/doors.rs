//! Who gets in, and how far.

use uuid::Uuid;

use super::{book, state};
use crate::support::TestPortal;

const PAGES: [&str; 5] = [
    "/banco/giorno",
    "/banco/settimana",
    "/banco/stampa",
    "/banco/prenota",
    "/banco/assenze",
];

#[tokio::test]
async fn whoever_receives_nobody_is_told_so_kindly_and_sees_nobody() {
    let portal = TestPortal::new().await;
    for persona in [
        "responsabile-privacy",
        "dirigente",
        "amministratore",
        "operatrice-caritas",
        "operatrice-asl",
    ] {
        let mut someone = portal.signed_in(persona).await;
        someone
            .get("/banco")
            .await
            .is(200)
            .says("è per chi riceve le persone allo sportello");
        for page in PAGES {
            someone
                .get(page)
                .await
                .is(403)
                .says("è per chi riceve le persone allo sportello");
        }
        someone
            .send("/banco/prenota", &[("act", "book")])
            .await
            .is(403);
        someone.send("/banco/assenze", &[]).await.is(403);
    }
}

#[tokio::test]
async fn without_a_session_every_page_leads_to_the_entrance() {
    let portal = TestPortal::new().await;
    let mut stranger = portal.browser();
    for page in PAGES {
        stranger
            .get(page)
            .await
            .leads_to(&format!("/entra?poi={page}"));
    }
}

#[tokio::test]
async fn unknown_and_not_mine_are_the_same() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let mut elsewhere = portal.signed_in("assistente-sociale-lucca").await;
    let id = book(&mut desk, &[]).await;
    for page in ["", "/disdici", "/sposta"] {
        let foreign = elsewhere
            .get(&format!("/banco/appuntamenti/{id}{page}"))
            .await
            .is(404)
            .text();
        let unknown = elsewhere
            .get(&format!("/banco/appuntamenti/{}{page}", Uuid::new_v4()))
            .await
            .is(404)
            .text();
        assert_eq!(foreign, unknown);
    }
    elsewhere
        .get("/banco")
        .await
        .is(200)
        .does_not_say("Bianchi");
    for act in ["arrivo", "assente", "annulla-stato", "disdici", "sposta"] {
        elsewhere
            .send(
                &format!("/banco/appuntamenti/{id}/{act}"),
                &[("state", "confirmed")],
            )
            .await
            .is(404);
    }
    assert_eq!(state(&portal, id).await, "confirmed");
}

#[tokio::test]
async fn who_books_at_another_office_can_move_and_cancel_but_not_receive() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("assistente-sociale-lucca").await;
    let id = book(&mut desk, &[]).await; // at the usual office, in Capannori
    let card = desk
        .get(&format!("/banco/appuntamenti/{id}"))
        .await
        .is(200)
        .says("non è un tuo sportello");
    card.says("Sposta").does_not_say("/arrivo");
    desk.send(
        &format!("/banco/appuntamenti/{id}/arrivo"),
        &[("state", "confirmed")],
    )
    .await
    .is(404);
    desk.get(&format!("/banco/appuntamenti/{id}/disdici"))
        .await
        .is(200);
    desk.submit(&format!("/banco/appuntamenti/{id}/disdici"), &[])
        .await
        .is(303);
}

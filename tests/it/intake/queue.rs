//! Who waits at the desk: called, called again, written down, gone.

use super::{count, record, sends};
use crate::desk::book_today;
use crate::support::TestPortal;

#[tokio::test]
async fn somebody_without_an_appointment_waits_is_called_and_is_written_down() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/banco").await.is(200);
    let mut again = desk.clone();
    for browser in [&mut desk, &mut again] {
        let office = browser.offered("sportello").pop().unwrap_or_default();
        let answer = browser
            .submit(
                "/banco/senza-appuntamento",
                &[("chiamare", "Amina"), ("sportello", &office)],
            )
            .await
            .is(303);
        let there = answer.location();
        assert!(
            there.starts_with("/banco?fatto=in-attesa#attesa-"),
            "to their line in the queue: {there}"
        );
    }
    assert_eq!(
        count(&portal, "select count(*) from agenda.walk_in").await,
        1
    );
    let page = desk.get("/banco").await.is(200);
    page.says("Amina (numero 1)").says("In attesa da 0 min");
    let id = walk_in(&portal).await;
    let mut other = desk.clone();
    let call = format!("/banco/senza-appuntamento/{id}/chiama");
    desk.send(&call, &[("call", "")]).await.is(303);
    other
        .send(&call, &[("call", "")])
        .await
        .is(409)
        .says("qualcuno ha già chiamato");
    desk.get("/banco")
        .await
        .is(200)
        .says("Chiamata alle")
        .says("Richiama");

    desk.get(&format!("/accessi/nuovo?attesa={id}"))
        .await
        .is(200);
    assert_eq!(desk.value_of("nome-1"), "Amina");
    record(sends(&mut desk, &[]).await);
    desk.get("/banco").await.is(200).does_not_say("numero 1");
    assert_eq!(
        count(
            &portal,
            "select count(*) from agenda.walk_in where outcome = 'received'"
        )
        .await,
        1
    );
}

#[tokio::test]
async fn whoever_gives_no_name_has_a_number_and_can_go_away() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/banco").await.is(200);
    let office = desk.offered("sportello").pop().unwrap_or_default();
    let wrong = [("chiamare", "123"), ("sportello", &*office)];
    let answer = desk
        .submit("/banco/senza-appuntamento", &wrong)
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["chiamare"]);
    desk.submit(
        "/banco/senza-appuntamento",
        &[("chiamare", ""), ("sportello", &office)],
    )
    .await
    .is(303);
    desk.get("/banco").await.is(200).says("numero 1");
    let id = walk_in(&portal).await;
    let mut lucca = portal.signed_in("assistente-sociale-lucca").await;
    lucca.get("/banco").await.is(200).does_not_say("numero 1");
    let left = format!("/banco/senza-appuntamento/{id}/andata-via");
    lucca.send(&left, &[]).await.is(404);
    desk.send(&left, &[]).await.is(303);
    desk.get("/banco").await.is(200).does_not_say("numero 1");
}

async fn walk_in(portal: &TestPortal) -> String {
    sqlx::query_scalar("select id::text from agenda.walk_in")
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("waits")
}

#[tokio::test]
async fn an_appointment_is_called_written_down_with_what_it_says_and_done() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book_today(&portal, &mut desk).await;
    desk.get("/banco").await.is(200);
    let act = |what: &str| format!("/banco/appuntamenti/{id}/{what}");
    desk.send(&act("chiama"), &[("call", "")]).await.is(409);
    desk.get("/banco").await.is(200);
    desk.send(&act("arrivo"), &[("state", "confirmed")])
        .await
        .is(303);
    desk.get("/banco")
        .await
        .is(200)
        .says("Chiama")
        .says("Scrivi l’accesso");
    desk.send(&act("chiama"), &[("call", "")]).await.is(303);
    desk.get("/banco").await.is(200).says("Chiamata alle");
    desk.send(&act("annulla-stato"), &[("state", "checked_in")])
        .await
        .is(303);
    assert_eq!(
        count(
            &portal,
            "select count(*) from agenda.call where taken_back_at is null"
        )
        .await,
        0,
        "whoever is not here was not called"
    );
    let form = format!("/accessi/nuovo?appuntamento={id}");
    desk.get(&form).await.is(200);
    assert_eq!(desk.value_of("cognome-1"), "Bianchi");
    let mut other = desk.clone();
    let only_outcome = [("cognome-1", "Bianchi"), ("nome-1", "Maria")];
    let written = record(sends(&mut desk, &only_outcome).await);
    assert_eq!(
        count(
            &portal,
            "select count(*) from agenda.appointment where state = 'done'"
        )
        .await,
        1
    );
    desk.get(&form)
        .await
        .leads_to(&format!("/accessi/{written}"));
    let once = uuid::Uuid::new_v4().to_string();
    let twin = [
        ("cognome-1", "Bianchi"),
        ("nome-1", "Maria"),
        ("gemello-1", "nuova"),
        ("once", once.as_str()),
    ];
    let answer = sends(&mut other, &twin).await.is(422);
    answer.says("ha già scritto l’accesso di questo appuntamento");
    let person = super::person(&portal, "Bianchi").await;
    desk.get(&format!("/persone/{person}/accessi"))
        .await
        .is(200)
        .says("Ha prenotato un appuntamento");
}

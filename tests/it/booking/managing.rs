//! The own appointment by reference and one-time code: seen, moved, cancelled; guessed by nobody.

use std::net::SocketAddr;

use axum::extract::ConnectInfo;
use sqlx::PgConnection;
use vocabulary::reference::Reference;

use super::walk::{ANNA, book, reference};
use crate::support::{Browser, TestPortal};

async fn last_mail(behind: &mut PgConnection) -> String {
    sqlx::query_scalar(
        "select body from platform.outbox order by created_at desc, not_before desc limit 1",
    )
    .fetch_one(behind)
    .await
    .unwrap()
}

async fn code_in_mail(behind: &mut PgConnection) -> String {
    let mail: String = sqlx::query_scalar(
        "select body from platform.outbox where body like '%Vale dieci minuti%' order by created_at desc limit 1",
    )
    .fetch_one(behind)
    .await
    .unwrap();
    mail.split(|c: char| !c.is_ascii_digit())
        .find(|word| word.len() == 6)
        .expect("a code")
        .to_owned()
}

async fn ask(browser: &mut Browser, reference: &str) {
    browser.get("/appuntamento").await.is(200);
    browser
        .submit("/appuntamento", &[("codice", reference)])
        .await
        .leads_to("/appuntamento/codice");
    browser.get("/appuntamento/codice").await.is(200);
}

#[tokio::test]
async fn reference_and_code_open_the_appointment_on_another_device() {
    let portal = TestPortal::new().await;
    let (_, page) = book(&mut portal.browser(), &ANNA).await;
    let mut elsewhere = portal.browser();
    let reference = reference(&page);
    ask(&mut elsewhere, &reference.to_lowercase()).await;
    let code = code_in_mail(&mut portal.behind().await).await;
    elsewhere
        .submit("/appuntamento/codice", &[("codice", &code)])
        .await
        .leads_to("/appuntamento/mio");
    let page = elsewhere
        .get("/appuntamento/mio")
        .await
        .is(200)
        .says("Confermato");
    for secret in [
        "Bianchi",
        "anna@example.org",
        "orientamento",
        "Ho una lettera",
    ] {
        assert!(!page.body.contains(secret), "the page says {secret}");
    }
    // the code is spent
    let mut third = portal.browser();
    ask(&mut third, &reference).await;
    third
        .submit("/appuntamento/codice", &[("codice", &code)])
        .await
        .is(422);
}

#[tokio::test]
async fn an_unknown_reference_and_a_wrong_code_are_the_same_answer() {
    let portal = TestPortal::new().await;
    let (_, page) = book(&mut portal.browser(), &ANNA).await;
    let mut answers = Vec::new();
    for reference in [reference(&page), Reference::from_bits(77).to_string()] {
        let mut guesser = portal.browser();
        ask(&mut guesser, &reference).await;
        let shown = guesser.get("/appuntamento/codice").await.is(200).text();
        let wrong = guesser
            .submit("/appuntamento/codice", &[("codice", "000000")])
            .await
            .is(422);
        answers.push((shown, wrong.text()));
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn a_reference_with_a_slip_is_explained_without_looking() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    anna.get("/appuntamento").await.is(200);
    for typed in ["", "abc", "7K3M-9QXZ-4TB2-😀", &"7".repeat(10_000)] {
        let answer = anna
            .submit("/appuntamento", &[("codice", typed)])
            .await
            .is(422);
        assert_eq!(answer.complaints(), ["codice"]);
    }
    let mut behind = portal.behind().await;
    let mails: i64 = sqlx::query_scalar("select count(*) from platform.outbox")
        .fetch_one(&mut behind)
        .await
        .unwrap();
    assert_eq!(mails, 0);
}

#[tokio::test]
async fn five_wrong_codes_spend_the_right_one() {
    let portal = TestPortal::new().await;
    let (_, page) = book(&mut portal.browser(), &ANNA).await;
    let mut guesser = portal.browser();
    ask(&mut guesser, &reference(&page)).await;
    let code = code_in_mail(&mut portal.behind().await).await;
    let wrong = if code == "000000" { "111111" } else { "000000" };
    for _ in 0..5 {
        guesser
            .submit("/appuntamento/codice", &[("codice", wrong)])
            .await
            .is(422);
    }
    guesser
        .submit("/appuntamento/codice", &[("codice", &code)])
        .await
        .is(422);
    guesser
        .get("/appuntamento/mio")
        .await
        .leads_to("/appuntamento");
}

#[tokio::test]
async fn the_person_moves_the_appointment_and_hears_of_it() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    let (slot, page) = book(&mut anna, &ANNA).await;
    anna.get("/appuntamento/mio/sposta").await.is(200);
    let other = anna.offered("slot").pop().unwrap();
    assert_ne!(slot, other);
    let answer = anna
        .send("/appuntamento/mio/sposta", &[("slot", &other)])
        .await
        .leads_to("/appuntamento/mio?fatto=spostato");
    anna.follow(answer)
        .await
        .is(200)
        .says("L’appuntamento è spostato");
    let mut behind = portal.behind().await;
    let mails: Vec<(String, String, Option<String>)> =
        sqlx::query_as("select state, subject, calendar from platform.outbox order by created_at")
            .fetch_all(&mut behind)
            .await
            .unwrap();
    let waiting: Vec<_> = mails
        .iter()
        .filter(|(state, ..)| state == "waiting")
        .collect();
    assert!(
        waiting
            .iter()
            .any(|(_, subject, calendar)| subject == "Appuntamento spostato"
                && calendar
                    .as_deref()
                    .is_some_and(|file| file.contains("SEQUENCE:1\r\n"))),
        "{mails:?}"
    );
    assert!(
        waiting
            .iter()
            .all(|(_, subject, _)| subject != "Conferma dell’appuntamento"),
        "the old time is still announced"
    );
    let calendar = anna.get("/appuntamento/mio/appuntamento.ics").await.is(200);
    assert!(
        calendar.body.contains("SEQUENCE:1\r\n")
            && calendar.header("content-type").starts_with("text/calendar")
    );
    drop(page);
}

#[tokio::test]
async fn a_time_that_is_gone_leaves_the_old_one_standing() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    let (slot, _) = book(&mut anna, &ANNA).await;
    anna.get("/appuntamento/mio/sposta").await.is(200);
    let night = format!("{}T01:00:00Z", &anna.offered("slot").pop().unwrap()[..10]);
    anna.send("/appuntamento/mio/sposta", &[("slot", &night)])
        .await
        .is(409)
        .says("non è più libero");
    anna.send(
        "/appuntamento/mio/sposta",
        &[("slot", "2020-01-07T09:00:00Z")],
    )
    .await
    .is(422);
    anna.send("/appuntamento/mio/sposta", &[])
        .await
        .is(422)
        .says("Scegli un orario");
    let starts_at: chrono::DateTime<chrono::Utc> =
        sqlx::query_scalar("select starts_at from agenda.appointment")
            .fetch_one(&mut portal.behind().await)
            .await
            .unwrap();
    assert_eq!(
        starts_at,
        slot.parse::<chrono::DateTime<chrono::Utc>>().unwrap()
    );
}

#[tokio::test]
async fn the_person_cancels_and_the_place_is_free_again() {
    let portal = TestPortal::new().await;
    let mut anna = portal.browser();
    book(&mut anna, &ANNA).await;
    anna.get("/appuntamento/mio/disdici")
        .await
        .is(200)
        .says("Vuoi disdire");
    let answer = anna
        .submit("/appuntamento/mio/disdici", &[])
        .await
        .leads_to("/appuntamento/mio?fatto=disdetto");
    anna.follow(answer).await.is(200).says("Disdetto da te");
    let mut behind = portal.behind().await;
    let seats: i64 = sqlx::query_scalar("select count(*) from agenda.seat")
        .fetch_one(&mut behind)
        .await
        .unwrap();
    assert_eq!(seats, 0);
    assert!(last_mail(&mut behind).await.contains("disdetto"));
    // once more changes nothing
    anna.get("/appuntamento/mio/disdici")
        .await
        .leads_to("/appuntamento/mio");
    anna.get("/appuntamento/mio/sposta")
        .await
        .leads_to("/appuntamento/mio");
}

#[tokio::test]
async fn somebody_elses_appointment_is_as_if_it_were_not() {
    let portal = TestPortal::new().await;
    book(&mut portal.browser(), &ANNA).await;
    let id: uuid::Uuid = sqlx::query_scalar("select id from agenda.appointment")
        .fetch_one(&mut portal.behind().await)
        .await
        .unwrap();
    let mut stranger = portal.browser();
    book(&mut stranger, &ANNA).await;
    let unknown = uuid::Uuid::new_v4();
    for page in ["sposta", "disdici", "appuntamento.ics"] {
        let theirs = stranger
            .get(&format!("/appuntamento/mio/{page}?a={id}"))
            .await
            .is(404)
            .text();
        let nobodys = stranger
            .get(&format!("/appuntamento/mio/{page}?a={unknown}"))
            .await
            .is(404)
            .text();
        assert_eq!(theirs, nobodys);
    }
    stranger.get("/appuntamento/mio/disdici").await.is(200);
    stranger
        .submit("/appuntamento/mio/disdici", &[("a", &id.to_string())])
        .await
        .is(404);
}

#[tokio::test]
async fn whoever_tries_many_references_is_slowed_down() {
    let portal = TestPortal::new().await;
    let network = ConnectInfo::<SocketAddr>("192.0.2.7:443".parse().unwrap());
    let pages = platform::web::serve(portal.app.clone(), porta::app::routes(true));
    let mut guesser = Browser::new(pages.layer(axum::Extension(network)));
    guesser.get("/appuntamento").await.is(200);
    let mut told_to_wait = 0;
    for bits in 0..30 {
        let reference = Reference::from_bits(bits).to_string();
        let answer = guesser
            .submit("/appuntamento", &[("codice", &reference)])
            .await;
        told_to_wait += u32::from(answer.text().contains("Troppi tentativi"));
        guesser.get("/appuntamento").await.is(200);
    }
    assert!(told_to_wait > 5, "told to wait {told_to_wait} times");
    // others are not concerned
    let mut anna = portal.browser();
    ask(&mut anna, &Reference::from_bits(1).to_string()).await;
}

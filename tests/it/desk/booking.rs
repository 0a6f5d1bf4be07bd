//! Booking for somebody on the telephone: one screen, nothing typed lost, nothing booked twice.

use sqlx::Row;

use super::{CALLER, OFFICE, REASON, book, id_on, messages, open_form, send_form, trail};
use crate::support::TestPortal;

#[tokio::test]
async fn the_caller_gets_a_time_a_reference_and_a_message() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let times = open_form(&mut desk).await;
    let answers = [
        ("start", times[0].as_str()),
        ("needs", "wheelchair"),
        ("interpreter", "yes"),
        ("language", "ar"),
    ];
    let receipt = send_form(&mut desk, &answers)
        .await
        .is(200)
        .says("Appuntamento fissato")
        .says("Cosa portare");
    let id = id_on(&receipt);

    let written = messages(&portal, id).await;
    let (subject, body, later) = &written[0];
    assert_eq!((subject.as_str(), *later), ("Il tuo appuntamento", false));
    let mut words = body
        .split_whitespace()
        .map(|word| word.trim_end_matches('.'));
    let reference = words
        .find(|word| word.len() == 16 && word.matches('-').count() == 3)
        .expect("a reference");
    assert!(
        receipt.text().contains(reference),
        "the page and the message show the same reference"
    );
    assert!(
        !body.contains("colloquio") && !body.contains("Punto Insieme"),
        "{body}"
    );
    assert!(
        written.len() < 2 || written[1].2,
        "further messages are reminders"
    );

    let card = desk.get(&format!("/banco/appuntamenti/{id}")).await.is(200);
    let card = card
        .says("Bianchi Maria")
        .says("In carrozzina")
        .says("Parla arabo")
        .says("Serve un interprete");
    card.does_not_say(reference);
    assert_eq!(
        trail(&portal, id).await,
        ["appointment.confirmed", "appointment.viewed"]
    );
}

#[tokio::test]
async fn the_same_form_twice_is_one_appointment() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let times = open_form(&mut desk).await;
    let mut again = desk.clone();
    let first = send_form(&mut desk, &[("start", &times[0])]).await.is(200);
    let second = send_form(&mut again, &[("start", &times[0])])
        .await
        .is(200)
        .says("il modulo è arrivato due volte");
    assert_eq!(id_on(&first), id_on(&second));
    let made: i64 = sqlx::query("select count(*) as made from agenda.appointment")
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("counted")
        .get("made");
    assert_eq!(made, 1);
}

#[tokio::test]
async fn when_the_time_has_just_gone_everything_typed_stays_and_others_are_offered() {
    let portal = TestPortal::new().await;
    let mut one = portal.signed_in("accoglienza").await;
    let mut two = portal.signed_in("coordinatrice").await;
    let times = open_form(&mut one).await;
    let gone = times[0].as_str();
    // every place at that time
    loop {
        if !open_form(&mut two).await.iter().any(|time| time == gone) {
            break;
        }
        send_form(&mut two, &[("start", gone)]).await.is(200);
    }
    let answer = send_form(
        &mut one,
        &[("start", gone), ("needs", "companion"), ("children", "2")],
    )
    .await
    .is(409);
    assert_eq!(answer.complaints(), ["start"]);
    for (name, value) in CALLER {
        assert_eq!(one.value_of(name), value);
    }
    assert_eq!(one.value_of("children"), "2");
    let next = one.offered("start");
    assert!(!next.is_empty() && !next.iter().any(|time| time == gone));
    one.submit("/banco/prenota", &[("start", &next[0]), ("act", "book")])
        .await
        .is(200)
        .says("Appuntamento fissato");
}

#[tokio::test]
async fn looking_for_times_keeps_what_was_typed_and_tells_no_address() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/banco/prenota")
        .await
        .is(200)
        .says("Scegli il motivo");
    let mut answers = CALLER.to_vec();
    answers.extend([("act", "search"), ("motivo", REASON), ("sportello", "")]);
    let found = desk.submit("/banco/prenota", &answers).await.is(200);
    assert!(found.headers.get("location").is_none());
    assert_eq!(desk.value_of("surname"), "Bianchi");
    let times = desk.offered("start");
    assert!(
        times.iter().any(|time| !time.starts_with(OFFICE)),
        "times of other offices too: {times:?}"
    );
}

#[tokio::test]
async fn an_office_that_does_not_do_this_leads_to_those_that_do() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let address = format!("/banco/prenota?motivo={REASON}&sportello=capannori-sportello-arti");
    desk.get(&address)
        .await
        .is(200)
        .says("Lo sportello scelto non riceve per questo motivo");
    assert!(!desk.offered("start").is_empty());
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_the_field() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    for (answers, complaints) in [
        (
            vec![("surname", "RSSMRA75T01E715Z")],
            vec!["start", "surname"],
        ),
        (vec![("given_name", "😀")], vec!["start", "given_name"]),
        (
            vec![("surname", "a\u{202E}b"), ("children", "-1")],
            vec!["start", "surname", "children"],
        ),
        (vec![("phone", ""), ("email", "")], vec!["start", "phone"]),
        (vec![("start", "altrove@2026-12-01T09:00Z")], vec!["start"]),
        (vec![("motivo", "niente")], vec!["motivo", "start"]),
    ] {
        open_form(&mut desk).await;
        let answer = send_form(&mut desk, &answers).await.is(422);
        assert_eq!(answer.complaints(), complaints, "{answers:?}");
    }
    let long = "a".repeat(10_000);
    open_form(&mut desk).await;
    send_form(&mut desk, &[("surname", &long)]).await.is(422);
    assert_eq!(desk.value_of("surname"), long, "kept, to be shortened");
}

#[tokio::test]
async fn times_that_are_over_and_times_nobody_offered_can_not_be_booked() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    open_form(&mut desk).await;
    let past = format!("{OFFICE}@2020-01-07T09:00Z");
    let answer = send_form(&mut desk, &[("start", &past)])
        .await
        .is(409)
        .says("Questo orario è già passato");
    assert_eq!(answer.complaints(), ["start"]);
    let night = format!("{OFFICE}@2027-01-12T02:00Z");
    send_form(&mut desk, &[("start", &night)])
        .await
        .is(409)
        .says("appena stato preso");
}

#[tokio::test]
async fn the_sheet_prints_the_reference_only_for_whoever_has_it() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(&mut desk, &[]).await;
    let sheet = format!("/banco/appuntamenti/{id}/foglio");
    let reference = desk.value_of("reference");
    desk.send(&sheet, &[("reference", "0000-0000-0000-0")])
        .await
        .is(404);
    desk.get("/banco").await.is(200);
    desk.send(&sheet, &[("reference", &reference)])
        .await
        .is(200)
        .says(&reference)
        .does_not_say("colloquio");
}

#[tokio::test]
async fn who_wants_no_messages_gets_none() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = book(
        &mut desk,
        &[
            ("contact_wish", "no_messages"),
            ("phone", ""),
            ("email", ""),
        ],
    )
    .await;
    assert!(messages(&portal, id).await.is_empty());
    desk.get(&format!("/banco/appuntamenti/{id}/disdici"))
        .await
        .is(200)
        .says("La persona non vuole messaggi");
}

//! Registering somebody: what must be there, what is warned of once, and two desks at the same moment.

use super::{in_trail, number, registered};
use crate::support::TestPortal;

#[tokio::test]
async fn a_name_is_enough_to_register_somebody() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    for fields in [
        [("cognome", "O"), ("nome", "")],
        [("cognome", ""), ("nome", "فاطمة")],
        [("cognome", &*"Ab".repeat(100)), ("nome", "")],
    ] {
        let person = registered(&mut desk, &fields).await;
        desk.get(&format!("/persone/{person}")).await.is(200).says(
            fields
                .iter()
                .map(|(_, value)| *value)
                .find(|value| !value.is_empty())
                .unwrap(),
        );
        assert_eq!(
            in_trail(&portal, "person.registered", person, "done").await,
            1
        );
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    for (field, typed, words) in [
        ("cognome", "", "Scrivi almeno il cognome o il nome."),
        ("cognome", "RSSMRA75T01E715Z", "Un nome ha solo lettere."),
        ("nascita", "29/2/1900", "Questo giorno non esiste"),
        ("nascita", "1/1/2090", "deve ancora venire"),
        ("nascita", "1/1/1890", "più di 120 anni"),
        ("nascita", "17/5/80", "Scrivi la data così"),
        (
            "codice",
            "RSSMRA75T01E715A",
            "L’ultimo carattere del codice non torna",
        ),
        ("codice", "RSSMRA75T01", "non ha la lunghezza giusta"),
        ("telefono", "12", "almeno 6 cifre"),
    ] {
        desk.get("/persone/nuova").await.is(200);
        let mut fields = vec![("citta", "Porcari"), (field, typed)];
        if field != "cognome" {
            fields.push(("cognome", "Barsanti"));
        }
        let answer = desk
            .submit("/persone/nuova", &fields)
            .await
            .is(422)
            .says(words);
        assert_eq!(answer.complaints(), [field], "{typed}");
        assert_eq!(desk.value_of("citta"), "Porcari");
        assert_eq!(desk.value_of(field), typed);
    }
}

#[tokio::test]
async fn a_code_that_says_otherwise_is_shown_once_and_then_taken() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/persone/nuova").await.is(200);
    let fields = [
        ("cognome", "Bianchi"),
        ("nome", "Mario"),
        ("nascita", "2/12/1975"),
        ("sesso", "M"),
        ("codice", "rss mra 75t01 e71 5z"),
    ];
    let asked = desk.submit("/persone/nuova", &fields).await.is(200);
    let asked = asked
        .says("Guarda prima di registrare")
        .says("una persona con un altro cognome");
    asked
        .says("una persona nata in un altro giorno")
        .does_not_say("dell’altro sesso");
    let person = number(&desk.submit("/persone/nuova", &[]).await.is(303));
    desk.get(&format!("/persone/{person}"))
        .await
        .is(200)
        .says("RSSMRA75T01E715Z")
        .says("una persona con un altro cognome");
}

#[tokio::test]
async fn likely_twins_are_shown_with_the_reasons_before_somebody_is_created_twice() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let hoxha = [
        ("cognome", "Xhafa"),
        ("nome", "Artan"),
        ("nascita", "20/7/1983"),
    ];
    let first = registered(&mut desk, &hoxha).await;
    for (surname, given, born, reason) in [
        (
            "XHAFA",
            "Artàn",
            "20/7/1983",
            "Quasi certamente è la stessa persona: stesso nome · stesso cognome · stessa data di nascita",
        ),
        (
            "Artan",
            "Xhafa",
            "20/7/1983",
            "Quasi certamente è la stessa persona: cognome e nome scambiati",
        ),
        (
            "Giafa",
            "Artan",
            "1984",
            "Forse è la stessa persona: stesso nome · cognome che suona simile",
        ),
        (
            "Xhafa",
            "Artan",
            "",
            "Probabilmente è la stessa persona: stesso nome · stesso cognome",
        ),
        ("Xhafa", "Arber", "20/7/1983", "È diverso: il nome"),
    ] {
        desk.get("/persone/nuova").await.is(200);
        let typed = [("cognome", surname), ("nome", given), ("nascita", born)];
        let asked = desk
            .submit("/persone/nuova", &typed)
            .await
            .is(200)
            .says(reason);
        assert!(asked.body.contains(&first.to_string()), "{surname} {given}");
    }
    // a generation apart it is somebody else
    desk.get("/persone/nuova").await.is(200);
    let son = [
        ("cognome", "Xhafa"),
        ("nome", "Artan"),
        ("nascita", "3/1/2010"),
    ];
    let son = number(&desk.submit("/persone/nuova", &son).await.is(303));
    assert_ne!(son, first);
}

#[tokio::test]
async fn of_two_desks_that_register_the_same_person_at_once_one_is_shown_the_other() {
    let portal = TestPortal::new().await;
    let mut one = portal.signed_in("accoglienza").await;
    let mut other = portal.signed_in("assistente-sociale").await;
    for fields in [
        vec![
            ("cognome", "Rossi"),
            ("nome", "Mario"),
            ("codice", "RSSMRA75T01E715Z"),
            ("citta", "Lucca"),
        ],
        vec![
            ("cognome", "Popescu"),
            ("nome", "Ion"),
            ("nascita", "5/1/2001"),
            ("citta", "Lucca"),
        ],
    ] {
        one.get("/persone/nuova").await.is(200);
        other.get("/persone/nuova").await.is(200);
        let (a, b) = tokio::join!(
            one.submit("/persone/nuova", &fields),
            other.submit("/persone/nuova", &fields)
        );
        let (winner, loser) = if a.status == 303 { (a, b) } else { (b, a) };
        let winner = number(&winner.is(303));
        let loser = loser.is(200).says("Guarda prima di registrare");
        assert!(
            loser.body.contains(&winner.to_string()) || loser.text().contains("è già conosciuta"),
            "the one who lost is told of the other"
        );
        assert!(
            loser.body.contains("value=\"Lucca\""),
            "nothing typed is lost"
        );
        let known: i64 = sqlx::query_scalar("select count(*) from people.name where surname = $1")
            .bind(fields[0].1)
            .fetch_one(&mut portal.behind().await)
            .await
            .unwrap();
        assert_eq!(known, 1);
    }
}

#[tokio::test]
async fn the_likeliest_of_several_is_shown_first() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    for born in ["", "20/7/1983"] {
        let fields = [("cognome", "Xhafa"), ("nome", "Artan"), ("nascita", born)];
        registered(&mut desk, &fields).await;
    }
    desk.get("/persone/nuova").await.is(200);
    let fields = [
        ("cognome", "Xhafa"),
        ("nome", "Artan"),
        ("nascita", "20/7/1983"),
    ];
    let asked = desk.submit("/persone/nuova", &fields).await.is(200).text();
    let at = |words: &str| asked.find(words).expect(words);
    assert!(at("Quasi certamente è la stessa persona") < at("Probabilmente è la stessa persona"));
}

#[tokio::test]
async fn the_same_form_sent_twice_registers_one_person() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/persone/nuova").await.is(200);
    let once = desk.value_of("once");
    let fields = [("once", &*once), ("cognome", "Lencioni"), ("nome", "Rosa")];
    let first = number(&desk.send("/persone/nuova", &fields).await.is(303));
    let again = number(&desk.send("/persone/nuova", &fields).await.is(303));
    assert_eq!(first, again);
}

#[tokio::test]
async fn somebody_known_elsewhere_is_told_as_known_and_a_protected_one_never() {
    let portal = TestPortal::new().await;
    let mut lucca = portal.signed_in("assistente-sociale-lucca").await;
    let fo = [("cognome", "Fo"), ("nome", "Ugo"), ("nascita", "17/5/1990")];
    registered(&mut lucca, &fo).await;
    let hidden = [
        ("cognome", "Nicolò"),
        ("nome", "Zoë"),
        ("nascita", "10/4/2019"),
        ("codice", "NCLZOE19D50G882W"),
        ("protezione", "protected"),
    ];
    registered(&mut lucca, &hidden).await;

    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/persone/nuova").await.is(200);
    desk.submit("/persone/nuova", &fo)
        .await
        .is(200)
        .says("è già conosciuta");
    desk.get("/persone/nuova").await.is(200);
    // taken without a word: that a code is known would tell of her
    let visible = [
        ("cognome", "Nicolò"),
        ("nome", "Zoë"),
        ("nascita", "10/4/2019"),
        ("codice", "NCLZOE19D50G882W"),
    ];
    desk.submit("/persone/nuova", &visible).await.is(303);
}

#[tokio::test]
async fn whoever_does_not_receive_people_registers_nobody() {
    let portal = TestPortal::new().await;
    for persona in [
        "coordinatrice",
        "operatore-cpi",
        "amministratore",
        "responsabile-privacy",
    ] {
        let mut browser = portal.signed_in(persona).await;
        browser.get("/persone/nuova").await.is(404);
    }
}

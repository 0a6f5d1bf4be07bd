//! Looking beyond one's own circle: exact or nothing, with a reason, and the hidden do not exist.

use super::{number, registered};
use crate::support::{Answer, Browser, TestPortal};

async fn look_up(browser: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    browser.get("/persone/oltre").await.is(200);
    browser.submit("/persone/oltre", fields).await
}

#[tokio::test]
async fn an_exact_question_with_a_reason_leads_to_the_person_for_a_day() {
    let portal = TestPortal::new().await;
    let mut lucca = portal.signed_in("assistente-sociale-lucca").await;
    let fields = [
        ("cognome", "Fo"),
        ("nome", "Ugo"),
        ("nascita", "17/5/1990"),
        ("codice", "FOXGUO90E17A241P"),
    ];
    let person = registered(&mut lucca, &fields).await;
    let mut desk = portal.signed_in("accoglienza").await;
    for question in [
        vec![("codice", "foxguo90e17a24mh"), ("motivo", "is_here")],
        vec![
            ("cognome", "FO"),
            ("nome", "ugo"),
            ("nascita", "17/5/1990"),
            ("motivo", "other"),
            ("dettaglio", "Ha perso i documenti"),
        ],
    ] {
        let found = look_up(&mut desk, &question).await.is(303);
        assert_eq!(number(&found), person);
        desk.follow(found)
            .await
            .is(200)
            .says("la vedi fino a domani");
    }
    // whoever receives them keeps them
    desk.get(&format!("/persone/{person}")).await.is(200);
    let received = desk
        .submit(&format!("/persone/{person}/ricevi"), &[])
        .await
        .is(303);
    desk.follow(received)
        .await
        .is(200)
        .does_not_say("la vedi fino a domani");
    let reasons: Vec<String> = sqlx::query_scalar("select reason from people.look_up order by at")
        .fetch_all(&mut portal.behind().await)
        .await
        .unwrap();
    assert_eq!(reasons.last().unwrap(), "Altro: Ha perso i documenti");
}

#[tokio::test]
async fn of_several_with_the_same_data_one_is_chosen_and_only_that_one_is_opened() {
    let portal = TestPortal::new().await;
    let mut lucca = portal.signed_in("assistente-sociale-lucca").await;
    let mut persons = Vec::new();
    for (place, protection) in [
        ("Arezzo", "none"),
        ("Firenze", "none"),
        ("Pisa", "protected"),
    ] {
        let fields = [
            ("cognome", "Fo"),
            ("nome", "Ugo"),
            ("nascita", "17/5/1990"),
            ("luogo", place),
            ("protezione", protection),
        ];
        persons.push(registered(&mut lucca, &fields).await);
    }
    let mut desk = portal.signed_in("accoglienza").await;
    let question = [
        ("cognome", "Fo"),
        ("nome", "Ugo"),
        ("nascita", "17/5/1990"),
        ("motivo", "is_here"),
    ];
    let several = look_up(&mut desk, &question).await.is(200);
    several
        .says("Ci sono più persone con questi dati")
        .says("luogo di nascita: Arezzo")
        .says("luogo di nascita: Firenze")
        .does_not_say("Pisa");
    for person in &persons {
        desk.get(&format!("/persone/{person}")).await.is(404);
    }
    desk.get("/persone/oltre").await.is(200);
    let (other, hidden) = (persons[1].to_string(), persons[2].to_string());
    let mut chosen = question.to_vec();
    chosen.push(("quale", &hidden));
    desk.submit("/persone/oltre", &chosen)
        .await
        .is(200)
        .says("Nessuna persona con questi dati");
    desk.get("/persone/oltre").await.is(200);
    let mut chosen = question.to_vec();
    chosen.push(("quale", &other));
    let found = desk.submit("/persone/oltre", &chosen).await.is(303);
    assert_eq!(number(&found), persons[1]);
    desk.get(&format!("/persone/{}", persons[1])).await.is(200);
    desk.get(&format!("/persone/{}", persons[0])).await.is(404);
    let written: Vec<(i32, String)> =
        sqlx::query_as("select hits, reason from people.look_up where by = 'name_and_birth' and reason <> 'before_registering' order by at")
            .fetch_all(&mut portal.behind().await)
            .await
            .unwrap();
    let hits: Vec<i32> = written.iter().map(|(hits, _)| *hits).collect();
    assert_eq!(hits, [2, 0, 1]);
    let opened: Vec<Option<String>> = sqlx::query_scalar(
        "select detail ->> 'opened' from audit.event where action = 'person.looked_up' order by at",
    )
    .fetch_all(&mut portal.behind().await)
    .await
    .unwrap();
    assert_eq!(opened, [None, None, Some(other)]);
}

#[tokio::test]
async fn nobody_and_a_protected_person_are_the_same_answer() {
    let portal = TestPortal::new().await;
    let mut lucca = portal.signed_in("assistente-sociale-lucca").await;
    let hidden = [
        ("cognome", "Nicolò"),
        ("nome", "Zoë"),
        ("nascita", "10/4/2019"),
        ("codice", "NCLZOE19D50G882W"),
        ("protezione", "protected"),
    ];
    registered(&mut lucca, &hidden).await;
    let mut desk = portal.signed_in("accoglienza").await;
    let mut said = Vec::new();
    for code in ["NCLZOE19D50G882W", "RSSMRA75T01E715Z"] {
        let answer = look_up(&mut desk, &[("codice", code), ("motivo", "is_here")])
            .await
            .is(200);
        said.push(
            answer
                .says("Nessuna persona con questi dati")
                .text()
                .replace(code, ""),
        );
    }
    assert_eq!(said[0], said[1]);
}

#[tokio::test]
async fn half_a_question_and_no_reason_are_refused_and_thirty_an_hour_are_enough() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let half = [("cognome", "Fo"), ("nascita", "1990")];
    let answer = look_up(&mut desk, &half).await.is(422);
    assert_eq!(answer.complaints(), ["nome", "nascita", "motivo"]);
    let answer = look_up(
        &mut desk,
        &[("codice", "RSSMRA75T01E715Z"), ("motivo", "other")],
    )
    .await
    .is(422);
    assert_eq!(answer.complaints(), ["dettaglio"]);
    let question = [("codice", "RSSMRA75T01E715Z"), ("motivo", "report")];
    for _ in 0..30 {
        look_up(&mut desk, &question).await.is(200);
    }
    look_up(&mut desk, &question)
        .await
        .is(429)
        .says("troppe domande");
}

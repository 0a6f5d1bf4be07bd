//! Writing an access: what is kept, what is refused, and that a form sent twice is one record.

use super::{SIMPLE, count, person, record, sends, writes};
use crate::support::TestPortal;

const FAMILY: [(&str, &str); 17] = [
    ("nome-1", "Amina"),
    ("cognome-1", "Diallo"),
    ("nascita-1", "1990"),
    ("nome-2", "Moussa"),
    ("cognome-2", "Diallo"),
    ("nascita-2", "1985"),
    ("legame-2", "2"),
    ("nome-3", "Fatou"),
    ("nascita-3", "3/2015"),
    ("legame-3", "3"),
    ("nome-4", "Ibrahima"),
    ("nascita-4", "17/5/2020"),
    ("legame-4", "3"),
    ("bisogni", "housing"),
    ("informativa_come", "read_aloud"),
    ("esito", "case_proposed"),
    ("area", "families"),
];

#[tokio::test]
async fn a_family_without_papers_is_received_on_one_page() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = record(writes(&mut desk, &FAMILY).await);
    desk.get(&format!("/accessi/{id}"))
        .await
        .is(200)
        .says("Diallo Amina")
        .says("Fatou")
        .says("Figlio o figlia")
        .says("Casa")
        .says("letta ad alta voce")
        .says("da vedere");
    assert_eq!(
        count(
            &portal,
            concat!(
                "select count(*) from people.name p where ",
                new_person!("p.person_id")
            )
        )
        .await,
        4
    );
    assert_eq!(
        count(
            &portal,
            concat!(
                "select count(*) from people.identity p where birth_known = 'month' and ",
                new_person!("p.person_id")
            )
        )
        .await,
        1
    );
    assert_eq!(
        count(&portal, "select count(*) from people.household_member m join people.household h on h.id = m.household_id
                        where h.kind = 'de_facto' and upper_inf(m.valid)").await,
        4,
        "they live together"
    );
    assert_eq!(
        count(&portal, "select count(*) from intake.notice_delivery").await,
        4
    );
    assert_eq!(
        count(
            &portal,
            "select count(*) from audit.event where action = 'access.written'"
        )
        .await,
        1
    );
}

#[tokio::test]
async fn the_same_form_sent_twice_is_one_record() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/accessi/nuovo").await.is(200);
    let mut again = desk.clone();
    let first = record(sends(&mut desk, &[]).await);
    let second = record(sends(&mut again, &[]).await);
    assert_eq!(first, second);
    assert_eq!(
        count(
            &portal,
            concat!("select count(*) from people.person p where ", new_person!())
        )
        .await,
        1
    );
    assert_eq!(
        count(&portal, "select count(*) from intake.access_record").await,
        1
    );
}

#[tokio::test]
async fn what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    for (answers, wrong) in [
        (
            vec![("nome-1", ""), ("cognome-1", ""), ("nascita-1", "")],
            "nome-1",
        ),
        (vec![("nome-1", ""), ("cognome-1", "")], "nome-1"),
        (vec![("nome-1", "RSSMRA75T01E715Z")], "nome-1"),
        (vec![("nascita-1", "29/2/1900")], "nascita-1"),
        (vec![("nascita-1", "2090")], "nascita-1"),
        (vec![("nascita-1", "1890")], "nascita-1"),
        (vec![("esito", "")], "esito"),
        (vec![("esito", "referred_out")], "inviato_a"),
        (vec![("esito", "come_back")], "passo"),
        (vec![("esito", "case_proposed")], "area"),
        (vec![("passo", "Richiamare")], "passo_entro"),
        (
            vec![("passo_entro", "2020-01-01"), ("passo", "x")],
            "passo_entro",
        ),
        (vec![("segnala_nome", "Maestra Rita")], "segnala_fonte"),
        (vec![("modo", "telepathy")], "modo"),
        (vec![("racconto", &*"a".repeat(4001))], "racconto"),
    ] {
        let answer = writes(&mut desk, &answers).await.is(422);
        assert_eq!(answer.complaints(), [wrong], "{answers:?}");
        for (field, value) in SIMPLE {
            if field != "esito" && !answers.iter().any(|(other, _)| *other == field) {
                assert_eq!(desk.value_of(field), value, "{answers:?}");
            }
        }
    }
    assert_eq!(
        count(
            &portal,
            concat!("select count(*) from people.person p where ", new_person!())
        )
        .await,
        0
    );
}

#[tokio::test]
async fn names_in_any_script_and_of_any_length_are_names() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("assistente-sociale").await;
    let long = "Maria ".repeat(33);
    for (given, surname) in [("Ö", ""), ("فاطمة", "الحسن"), (long.trim(), "Rossi")] {
        let id = record(writes(&mut desk, &[("nome-1", given), ("cognome-1", surname)]).await);
        desk.get(&format!("/accessi/{id}"))
            .await
            .is(200)
            .says(given);
    }
}

#[tokio::test]
async fn somebody_known_is_found_and_received_again_not_registered_again() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    record(writes(&mut desk, &[]).await);
    let id = person(&portal, "Diallo").await.to_string();
    desk.get("/accessi/nuovo").await.is(200);
    desk.submit(
        "/accessi/nuovo",
        &[("act", "find"), ("cerca", "dià AMI 1990")],
    )
    .await
    .is(200)
    .says("Diallo Amina");
    desk.submit("/accessi/nuovo", &[("aggiungi", &id)])
        .await
        .is(200);
    let nobody_new = [("nome-1", ""), ("cognome-1", ""), ("nascita-1", "")];
    record(sends(&mut desk, &nobody_new).await);
    assert_eq!(
        count(
            &portal,
            concat!("select count(*) from people.person p where ", new_person!())
        )
        .await,
        1
    );
    desk.get(&format!("/persone/{id}/accessi"))
        .await
        .is(200)
        .says("Informazioni date");
}

#[tokio::test]
async fn a_likely_twin_is_shown_before_somebody_is_registered() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    record(writes(&mut desk, &[]).await);
    let answer = writes(&mut desk, &[("nascita-1", "17/5/1990")])
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["gemello-1"]);
    answer.says("guarda se la conosciamo già");
    record(
        sends(
            &mut desk,
            &[("nascita-1", "17/5/1990"), ("gemello-1", "nuova")],
        )
        .await,
    );
    assert_eq!(
        count(
            &portal,
            concat!("select count(*) from people.person p where ", new_person!())
        )
        .await,
        2
    );

    writes(&mut desk, &[("nascita-1", "")]).await.is(422);
    let known = person_of_1990(&portal).await;
    record(sends(&mut desk, &[("nascita-1", ""), ("gemello-1", &known)]).await);
    assert_eq!(
        count(
            &portal,
            concat!("select count(*) from people.person p where ", new_person!())
        )
        .await,
        2
    );
    writes(&mut desk, &[("nascita-1", "1991")]).await.is(303);
}

async fn person_of_1990(portal: &TestPortal) -> String {
    sqlx::query_scalar(concat!(
        "select person_id::text from people.identity p where birth_date = date '1990-01-01' and ",
        new_person!("p.person_id")
    ))
    .fetch_one(&mut portal.behind().await)
    .await
    .expect("registered")
}

#[tokio::test]
async fn a_person_of_somebody_elses_circle_can_not_be_put_on_a_record() {
    let portal = TestPortal::new().await;
    let mut lucca = portal.signed_in("assistente-sociale-lucca").await;
    record(writes(&mut lucca, &[]).await);
    let id = person(&portal, "Diallo").await.to_string();
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get(&format!("/accessi/nuovo?persona={id}"))
        .await
        .is(404);
    desk.get(&format!("/persone/{id}/accessi")).await.is(404);
    desk.get("/accessi/nuovo").await.is(200);
    let answer = desk
        .submit(
            "/accessi/nuovo",
            &[("persona", &id), ("esito", "information"), ("act", "save")],
        )
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["cerca"]);
    answer.does_not_say("Diallo");
    assert_eq!(
        count(&portal, "select count(*) from intake.access_record").await,
        1,
        "nothing is left of a record that was refused"
    );
}

#[tokio::test]
async fn whoever_receives_nobody_writes_no_access() {
    let portal = TestPortal::new().await;
    for persona in [
        "operatore-cpi",
        "operatrice-asl",
        "dirigente",
        "amministratore",
        "responsabile-privacy",
    ] {
        let mut browser = portal.signed_in(persona).await;
        for page in [
            "/accessi",
            "/accessi/nuovo",
            "/accessi/informazione",
            "/accessi/informativa",
            "/proposte",
        ] {
            browser.get(page).await.is(404);
        }
    }
}

//! A protected person: seen by whoever received them and by the one coordinator who was named, by nobody else.

use super::{also_receives, count, person, record, writes};
use crate::support::TestPortal;

#[tokio::test]
async fn somebody_protected_from_the_first_moment_is_not_there_for_the_colleagues() {
    let portal = TestPortal::new().await;
    also_receives(&portal, "operatrice-caritas").await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = record(
        writes(
            &mut desk,
            &[("protetta", "yes"), ("nome-2", "Lina"), ("legame-2", "3")],
        )
        .await,
    );
    desk.get(&format!("/accessi/{id}"))
        .await
        .is(200)
        .says("Diallo Amina")
        .says("protetta");
    let person = person(&portal, "Diallo").await;
    let mut colleague = portal.signed_in("operatrice-caritas").await;
    colleague.get(&format!("/accessi/{id}")).await.is(404);
    colleague
        .get(&format!("/persone/{person}/accessi"))
        .await
        .is(404);
    colleague
        .get("/accessi")
        .await
        .is(200)
        .does_not_say("Diallo")
        .does_not_say("Lina");
    colleague.get("/accessi/nuovo").await.is(200);
    colleague
        .submit("/accessi/nuovo", &[("act", "find"), ("cerca", "diallo")])
        .await
        .is(200)
        .does_not_say("Amina");
    writes(&mut colleague, &[]).await.is(303);
}

#[tokio::test]
async fn whoever_comes_with_a_protected_person_does_not_lead_to_them() {
    let portal = TestPortal::new().await;
    also_receives(&portal, "operatrice-caritas").await;
    let mut desk = portal.signed_in("accoglienza").await;
    let mother = [("cognome-1", "Bianchi"), ("nome-1", "Rosa")];
    record(writes(&mut desk, &mother).await);
    let mother = person(&portal, "Bianchi").await.to_string();
    let together = [
        ("persona", mother.as_str()),
        ("protetta", "yes"),
        ("racconto", "Si nasconde dal marito."),
    ];
    let id = record(writes(&mut desk, &together).await);
    let mut colleague = portal.signed_in("operatrice-caritas").await;
    colleague.get(&format!("/accessi/{id}")).await.is(404);
    colleague
        .get(&format!("/persone/{mother}/accessi"))
        .await
        .is(200)
        .does_not_say(&id.to_string());
}

#[tokio::test]
async fn only_the_coordinator_who_was_named_sees_the_proposal() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let proposes = [
        ("protetta", "yes"),
        ("esito", "case_proposed"),
        ("area", "families"),
    ];
    let answer = writes(&mut desk, &proposes).await.is(422);
    assert_eq!(answer.complaints(), ["coordinatore"]);
    let named = portal.account("coordinatrice").await;
    let mut answers = proposes.to_vec();
    answers.push(("coordinatore", &named));
    record(writes(&mut desk, &answers).await);
    another_coordinator(&portal).await;
    let mut coordinator = portal.signed_in("coordinatrice").await;
    coordinator
        .get("/proposte")
        .await
        .is(200)
        .says("proprio a te");
    let mut other = portal.signed_in("operatrice-caritas").await;
    other
        .get("/proposte")
        .await
        .is(200)
        .says("Nessuna proposta aspetta");
}

#[tokio::test]
async fn a_protection_that_comes_later_takes_an_open_proposal_out_of_sight() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    record(
        writes(
            &mut desk,
            &[("esito", "case_proposed"), ("area", "families")],
        )
        .await,
    );
    let mut coordinator = portal.signed_in("coordinatrice").await;
    coordinator
        .get("/proposte")
        .await
        .is(200)
        .says("Famiglie e minori");
    sqlx::query("update people.person set protection = 'protected'")
        .execute(&mut portal.behind().await)
        .await
        .expect("protected");
    coordinator
        .get("/proposte")
        .await
        .is(200)
        .says("Nessuna proposta aspetta");
    assert_eq!(
        count(
            &portal,
            "select count(*) from intake.access_record where shielded"
        )
        .await,
        1
    );
}

async fn another_coordinator(portal: &TestPortal) {
    sqlx::query(
        "insert into identity.membership (id, account_id, body_id, role, valid_from)
         select gen_random_uuid(), a.id, b.id, 'coordinator', date '2026-01-01'
         from identity.account a, directory.body b where a.login = 'operatrice-caritas' and b.slug = 'comune-di-capannori'",
    )
    .execute(&mut portal.behind().await)
    .await
    .expect("employed");
}

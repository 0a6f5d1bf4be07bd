//! Who reads what of an access: that somebody came, and what they said, are two things.

use super::{also_receives, person, record, writes};
use crate::support::TestPortal;

const SAID: [(&str, &str); 3] = [
    ("racconto", "Non riesce a pagare l’affitto."),
    ("bisogno-housing", "sfratto a gennaio"),
    ("segnala_fonte", "13"),
];

#[tokio::test]
async fn a_colleague_at_the_desk_sees_that_somebody_came_and_not_what_was_said() {
    let portal = TestPortal::new().await;
    also_receives(&portal, "operatrice-caritas").await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = record(writes(&mut desk, &SAID).await);
    let here = format!("/accessi/{id}");
    desk.get(&here)
        .await
        .is(200)
        .says("pagare l’affitto")
        .says("sfratto")
        .says("Scuola");
    let mut colleague = portal.signed_in("operatrice-caritas").await;
    colleague
        .get(&here)
        .await
        .is(200)
        .says("Diallo Amina")
        .does_not_say("affitto.")
        .does_not_say("sfratto a gennaio")
        .does_not_say("Scuola");
    colleague.get("/accessi").await.is(200).says("Diallo Amina");
    let person = person(&portal, "Diallo").await;
    colleague
        .get(&format!("/persone/{person}/accessi"))
        .await
        .is(200)
        .says("Informazioni date")
        .does_not_say("affitto");
}

#[tokio::test]
async fn for_everybody_else_there_is_no_such_record() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = record(writes(&mut desk, &SAID).await);
    for persona in [
        "assistente-sociale",
        "assistente-sociale-lucca",
        "coordinatrice",
        "operatore-cpi",
        "amministratore",
        "responsabile-privacy",
    ] {
        let mut stranger = portal.signed_in(persona).await;
        stranger.get(&format!("/accessi/{id}")).await.is(404);
    }
}

#[tokio::test]
async fn whoever_does_the_next_step_reads_what_it_is_about() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let worker = portal.account("assistente-sociale").await;
    let today = portal.app.clock.now().date_naive() + chrono::TimeDelta::days(1);
    let mut answers = SAID.to_vec();
    let today = today.to_string();
    answers.extend([
        ("passo", "Visita a casa"),
        ("passo_chi", &worker),
        ("passo_entro", &today),
    ]);
    let id = record(writes(&mut desk, &answers).await);
    let mut worker = portal.signed_in("assistente-sociale").await;
    worker
        .get("/accessi")
        .await
        .is(200)
        .says("Visita a casa")
        .says("Diallo Amina");
    worker
        .get(&format!("/accessi/{id}"))
        .await
        .is(200)
        .says("pagare l’affitto");
    let done = format!("/accessi/passi/{}/fatto", step(&portal).await);
    worker.submit(&done, &[]).await.is(303);
    worker
        .get("/accessi")
        .await
        .is(200)
        .does_not_say("Visita a casa");
    desk.get(&format!("/accessi/{id}"))
        .await
        .is(200)
        .says("Fatto il");
}

async fn step(portal: &TestPortal) -> String {
    sqlx::query_scalar("select id::text from intake.next_step")
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("there")
}

#[tokio::test]
async fn whoever_is_excluded_from_somebody_finds_nothing_of_them_even_what_they_wrote() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = record(writes(&mut desk, &SAID).await);
    sqlx::query(
        "insert into people.exclusion (id, person_id, account_id, why, set_by)
         select gen_random_uuid(), p.id, a.id, 'relative', b.id from people.person p, identity.account a, identity.account b
         where a.login = 'accoglienza' and b.login = 'assistente-sociale'",
    )
    .execute(&mut portal.behind().await)
    .await
    .expect("excluded");
    desk.get(&format!("/accessi/{id}")).await.is(404);
    desk.get("/accessi")
        .await
        .is(200)
        .does_not_say("Diallo")
        .does_not_say("affitto");
}

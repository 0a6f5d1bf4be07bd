//! A case is proposed: seen by opening, rejected with a reason that the proposer reads.

use uuid::Uuid;

use super::{count, record, writes};
use crate::support::{Browser, TestPortal};

pub const PROPOSES: [(&str, &str); 3] = [
    ("esito", "case_proposed"),
    ("area", "families"),
    ("racconto", "Non riesce a pagare l’affitto."),
];

/// A proposal of the desk, and its id.
pub async fn proposed(portal: &TestPortal, desk: &mut Browser) -> Uuid {
    record(writes(desk, &PROPOSES).await);
    sqlx::query_scalar("select id from intake.case_proposal order by proposed_at desc limit 1")
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("proposed")
}

#[tokio::test]
async fn a_coordinator_sees_the_name_only_by_opening_and_never_what_was_said() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = proposed(&portal, &mut desk).await;
    let mut coordinator = portal.signed_in("coordinatrice").await;
    coordinator
        .get("/proposte")
        .await
        .is(200)
        .says("Famiglie e minori")
        .says("Marta Lenci")
        .does_not_say("Diallo");
    coordinator
        .get(&format!("/proposte/{id}"))
        .await
        .is(200)
        .does_not_say("Diallo");
    coordinator
        .submit(&format!("/proposte/{id}/apri"), &[])
        .await
        .leads_to(&format!("/proposte/{id}"));
    coordinator
        .get(&format!("/proposte/{id}"))
        .await
        .is(200)
        .says("Diallo Amina")
        .does_not_say("affitto")
        .does_not_say("1990");
    desk.get(&format!("/proposte/{id}"))
        .await
        .is(200)
        .says("vista")
        .says("Elena Giannini");
}

#[tokio::test]
async fn a_rejection_needs_a_reason_and_the_proposer_reads_it() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = proposed(&portal, &mut desk).await;
    let here = format!("/proposte/{id}");
    let mut coordinator = portal.signed_in("coordinatrice").await;
    coordinator.get("/proposte").await.is(200);
    coordinator
        .submit(&format!("{here}/apri"), &[])
        .await
        .is(303);
    coordinator.get(&here).await.is(200);
    let mut other_window = coordinator.clone();
    let reject = format!("{here}/respingi");
    let answer = coordinator
        .submit(&reject, &[("motivo", " ")])
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["motivo"]);
    coordinator
        .submit(&reject, &[("motivo", "Basta il bonus affitto.")])
        .await
        .leads_to("/proposte?fatto=respinta");
    other_window
        .submit(&reject, &[("motivo", "Un altro motivo.")])
        .await
        .is(409)
        .says("respinta");
    desk.get("/accessi")
        .await
        .is(200)
        .says("respinta")
        .says("Basta il bonus affitto.");
    coordinator.get(&here).await.is(200).does_not_say("Diallo");
    assert_eq!(
        count(&portal, "select count(*) from people.person_grant where basis = 'proposal' and revoked_at is null").await,
        0
    );
}

#[tokio::test]
async fn what_was_not_opened_is_not_rejected_and_who_does_not_coordinate_decides_nothing() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    let id = proposed(&portal, &mut desk).await;
    let here = format!("/proposte/{id}");
    let mut coordinator = portal.signed_in("coordinatrice").await;
    coordinator.get(&here).await.is(200);
    coordinator
        .send(
            &format!("{here}/respingi"),
            &[("motivo", "Senza guardare.")],
        )
        .await
        .is(409);
    desk.get(&here).await.is(200);
    desk.send(&format!("{here}/apri"), &[]).await.is(404);
    desk.get(&here).await.is(200);
    desk.send(&format!("{here}/respingi"), &[("motivo", "x")])
        .await
        .is(404);
    let mut lucca = portal.signed_in("assistente-sociale-lucca").await;
    lucca.get(&here).await.is(404);
}

#[tokio::test]
async fn a_proposal_for_another_area_is_not_there() {
    let portal = TestPortal::new().await;
    sqlx::query("update identity.membership set area = 'elderly' where role = 'coordinator'")
        .execute(&mut portal.behind().await)
        .await
        .expect("changed");
    let mut desk = portal.signed_in("accoglienza").await;
    let answer = writes(&mut desk, &PROPOSES).await.is(422);
    assert_eq!(answer.complaints(), ["area"], "nobody coordinates families");
    assert_eq!(
        count(&portal, "select count(*) from intake.access_record").await,
        0
    );
    let mut elderly = PROPOSES.to_vec();
    elderly[1] = ("area", "elderly");
    record(writes(&mut desk, &elderly).await);
}

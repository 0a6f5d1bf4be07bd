//! A case ends with a reason and what came of it, and can begin again.

use super::{case, in_trail};
use crate::support::TestPortal;

#[tokio::test]
async fn a_case_is_closed_with_reason_and_outcome_and_opened_again() {
    let portal = TestPortal::new().await;
    let mut manager = portal.signed_in("assistente-sociale").await;
    let id = case("anziana-marlia");
    let (page, here) = (format!("/casi/{id}"), format!("/casi/{id}/chiusura"));
    manager.get(&here).await.is(200);
    let answer = manager
        .submit_to(&here, &here, &[("giorno", ""), ("motivo", "other")])
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["giorno", "esito", "nota"]);
    let closes = [("motivo", "need_resolved"), ("esito", "partly_reached")];
    let mut earlier = closes.to_vec();
    earlier.push(("giorno", "2001-01-01"));
    let answer = manager.submit_to(&here, &here, &earlier).await.is(422);
    assert_eq!(answer.complaints(), ["giorno"]);
    let mut later = closes.to_vec();
    later.push(("giorno", "2099-01-01"));
    let answer = manager.submit_to(&here, &here, &later).await.is(422);
    assert_eq!(answer.complaints(), ["giorno"]);

    manager.get(&here).await.is(200);
    let mut another_window = manager.clone();
    manager
        .submit_to(&here, &here, &closes)
        .await
        .leads_to(&format!("{here}?fatto=chiuso"));
    another_window
        .submit_to(&here, &here, &closes)
        .await
        .is(409)
        .says("Il caso è chiuso");
    manager
        .get(&page)
        .await
        .is(200)
        .says("Il bisogno è risolto")
        .says("Raggiunti in parte");
    manager
        .get("/casi?stato=closed")
        .await
        .is(200)
        .says("Ines Lombardi");

    manager.get(&here).await.is(200);
    let reopen = format!("{here}/riapri");
    let answer = manager
        .submit_to(&reopen, &reopen, &[("perche", " ")])
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["perche"]);
    manager
        .submit_to(&reopen, &reopen, &[("perche", "È caduta in casa.")])
        .await
        .leads_to(&format!("{here}?fatto=riaperto"));
    manager
        .get(&here)
        .await
        .is(200)
        .says("È caduta in casa.")
        .says("Chiudi il caso");
    assert_eq!(in_trail(&portal, "case.closed", id, "done").await, 1);
    assert_eq!(in_trail(&portal, "case.reopened", id, "done").await, 1);
}

#[tokio::test]
async fn what_is_still_due_is_done_or_dropped_before_a_case_is_closed() {
    let portal = TestPortal::new().await;
    let mut manager = portal.signed_in("assistente-sociale").await;
    let here = format!("/casi/{}/chiusura", case("anziana-marlia"));
    let list = format!("/casi/{}/scadenze", case("anziana-marlia"));
    manager.get(&list).await.is(200);
    let due = [
        ("way", "rule"),
        ("rule", "contact"),
        ("since", "2026-01-05"),
    ];
    manager.send(&list, &due).await.is(303);
    let closes = [("motivo", "need_resolved"), ("esito", "reached")];
    manager.get(&here).await.is(200);
    let answer = manager.submit_to(&here, &here, &closes).await.is(422);
    assert_eq!(answer.complaints(), ["motivo"]);
    sqlx::query("update cases.deadline set done_on = starts_on + 1")
        .execute(&mut portal.behind().await)
        .await
        .expect("done");
    manager.submit_to(&here, &here, &closes).await.is(303);
}

#[tokio::test]
async fn who_does_not_manage_a_case_neither_closes_it_nor_learns_that_one_could() {
    let portal = TestPortal::new().await;
    let id = case("anziana-marlia");
    let here = format!("/casi/{id}/chiusura");
    for persona in ["coordinatrice", "operatore-cpi", "assistente-sociale-lucca"] {
        let mut browser = portal.signed_in(persona).await;
        browser.get(&here).await.is(404);
        browser.get("/profilo").await.is(200);
        let closes = [
            ("giorno", "2026-01-01"),
            ("motivo", "deceased"),
            ("esito", "reached"),
        ];
        browser.send(&here, &closes).await.is(404);
        browser.get("/profilo").await.is(200);
        browser
            .send(&format!("{here}/riapri"), &[("perche", "x")])
            .await
            .is(404);
    }
    let ends: i64 = sqlx::query_scalar("select count(*) from cases.case_closure")
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("counted");
    assert_eq!(ends, 0);
}

#[tokio::test]
async fn what_others_wrote_since_my_last_visit_stands_on_the_case() {
    let portal = TestPortal::new().await;
    let id = case("anziana-marlia");
    let page = format!("/casi/{id}");
    let mut manager = portal.signed_in("assistente-sociale").await;
    manager.get(&page).await.is(200).does_not_say("nuov");
    let mut behind = portal.behind().await;
    // the visit was yesterday; since then a colleague wrote, and she herself
    sqlx::raw_sql(
        "set session_replication_role = replica;
         update audit.event set at = at - interval '1 day' where action = 'case.opened'",
    )
    .execute(&mut behind)
    .await
    .expect("a day passes");
    for login in ["assistente-sociale-due", "assistente-sociale"] {
        sqlx::query(
            "insert into cases.housing (id, case_id, text, written_by)
             select gen_random_uuid(), $1, 'La casa è fredda.', a.id from identity.account a where a.login = $2",
        )
        .bind(id)
        .bind(login)
        .execute(&mut behind)
        .await
        .expect("written");
    }
    manager
        .get(&page)
        .await
        .is(200)
        .says("Una riga nuova dall’ultima visita: Irene Bandettini");
}

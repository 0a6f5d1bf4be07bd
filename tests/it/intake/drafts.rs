//! Drafts: kept as they are typed, found again, nobody else's, and two windows never overwrite one another.

use super::{count, record, sends};
use crate::support::{Browser, TestPortal};

/// Keeps what is typed, with the button; the address of the draft.
async fn keeps(browser: &mut Browser, answers: &[(&str, &str)]) -> String {
    let answer = browser
        .submit_to("/accessi/nuovo", "/accessi/bozza", answers)
        .await
        .is(303);
    answer.location().replace("&fatto=bozza", "")
}

#[tokio::test]
async fn a_draft_comes_back_as_it_was_left_and_goes_when_the_record_is_saved() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/accessi/nuovo").await.is(200);
    let draft = keeps(
        &mut desk,
        &[
            ("nome-1", "Amina"),
            ("bisogni", "work"),
            ("bisogno-housing", "sfratto"),
        ],
    )
    .await;
    desk.get("/accessi")
        .await
        .is(200)
        .says("bozza")
        .says("Amina");
    desk.get(&draft).await.is(200);
    assert_eq!(desk.value_of("nome-1"), "Amina");
    assert_eq!(desk.value_of("bisogno-housing"), "sfratto");
    record(sends(&mut desk, &[]).await);
    assert_eq!(count(&portal, "select count(*) from intake.draft").await, 0);
    desk.get(&draft).await.is(404);
}

#[tokio::test]
async fn the_script_keeps_a_draft_and_learns_its_version() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/accessi/nuovo").await.is(200);
    let draft = desk.value_of("bozza");
    for version in 1..=3 {
        let before = (version - 1).to_string();
        let answer = desk
            .submit_to(
                "/accessi/nuovo",
                "/accessi/bozza?come=dati",
                &[("nome-1", "Amina"), ("versione", &before)],
            )
            .await
            .is(200);
        let kept: serde_json::Value = serde_json::from_str(&answer.body).expect("data");
        assert_eq!(kept["versione"], version);
        assert_eq!(kept["bozza"], draft.as_str());
        assert_eq!(kept["altrove"], false);
    }
    assert_eq!(count(&portal, "select count(*) from intake.draft").await, 1);
}

#[tokio::test]
async fn the_same_draft_in_two_windows_becomes_two_drafts() {
    let portal = TestPortal::new().await;
    let mut one = portal.signed_in("accoglienza").await;
    one.get("/accessi/nuovo").await.is(200);
    let draft = keeps(&mut one, &[("racconto", "all’inizio")]).await;
    one.get(&draft).await.is(200);
    let mut other = one.clone();
    keeps(&mut one, &[("racconto", "nella prima finestra")]).await;
    other
        .submit_to(
            "/accessi/nuovo",
            "/accessi/bozza",
            &[("racconto", "nella seconda finestra")],
        )
        .await
        .is(409)
        .says("adesso una bozza a parte")
        .says("nella seconda finestra");
    assert_eq!(
        count(
            &portal,
            "select count(*) from intake.draft where fields like '%nella prima finestra%'"
        )
        .await,
        1
    );
    assert_eq!(
        count(
            &portal,
            "select count(*) from intake.draft where fields like '%nella seconda finestra%'"
        )
        .await,
        1
    );
}

#[tokio::test]
async fn a_draft_that_another_window_has_saved_is_not_saved_again_without_a_word() {
    let portal = TestPortal::new().await;
    let mut one = portal.signed_in("accoglienza").await;
    one.get("/accessi/nuovo").await.is(200);
    let draft = keeps(&mut one, &[("nome-1", "Amina")]).await;
    one.get(&draft).await.is(200);
    let mut other = portal.signed_in("accoglienza").await;
    other.get(&draft).await.is(200);
    record(sends(&mut one, &[("nascita-1", "")]).await);
    let changed = [("nascita-1", ""), ("cognome-1", "Kante")];
    sends(&mut other, &changed)
        .await
        .is(409)
        .says("in un’altra finestra");
    assert_eq!(
        count(&portal, "select count(*) from intake.access_record").await,
        1
    );
    record(sends(&mut other, &changed).await);
    assert_eq!(
        count(&portal, "select count(*) from intake.access_record").await,
        2
    );
}

#[tokio::test]
async fn a_draft_is_its_authors_alone_and_lasts_a_week() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/accessi/nuovo").await.is(200);
    let draft = keeps(&mut desk, &[("nome-1", "Amina")]).await;
    let mut colleague = portal.signed_in("assistente-sociale").await;
    colleague.get(&draft).await.is(404);
    colleague
        .get("/accessi")
        .await
        .is(200)
        .does_not_say("Amina");
    porta::app::sweep_all(&portal.app.db).await.expect("swept");
    desk.get(&draft).await.is(200);
    sqlx::query("update intake.draft set changed_at = changed_at - interval '7 days 1 minute'")
        .execute(&mut portal.behind().await)
        .await
        .expect("a week passes");
    porta::app::sweep_all(&portal.app.db).await.expect("swept");
    desk.get(&draft).await.is(404);
}

#[tokio::test]
async fn a_draft_can_be_thrown_away() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/accessi/nuovo").await.is(200);
    let draft = keeps(&mut desk, &[("nome-1", "Amina")]).await;
    desk.get("/accessi").await.is(200);
    let id = draft.split_once('=').expect("an id").1.to_owned();
    desk.submit(&format!("/accessi/bozza/{id}/butta"), &[])
        .await
        .leads_to("/accessi?fatto=buttata");
    desk.get(&draft).await.is(404);
}

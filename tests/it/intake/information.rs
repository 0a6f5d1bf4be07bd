//! Somebody asked and was told: counted, by a click, of nobody.

use super::count;
use crate::support::TestPortal;

#[tokio::test]
async fn a_click_on_the_topic_counts_one_and_twice_the_same_form_counts_once() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/accessi/informazione").await.is(200);
    let mut again = desk.clone();
    for browser in [&mut desk, &mut again] {
        browser
            .submit("/accessi/informazione", &[("argomento", "housing")])
            .await
            .is(303);
    }
    desk.get("/accessi/informazione")
        .await
        .is(200)
        .says("Oggi: un contatto");
    assert_eq!(
        count(&portal, "select count(*) from intake.information_contact").await,
        1
    );
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
async fn no_topic_and_impossible_minutes_are_refused() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/accessi/informazione").await.is(200);
    let answer = desk
        .submit("/accessi/informazione", &[("minuti", "900")])
        .await
        .is(422);
    assert_eq!(answer.complaints(), ["argomento", "minuti"]);
}

#[tokio::test]
async fn the_notice_can_be_read_in_both_languages() {
    let portal = TestPortal::new().await;
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get("/accessi/informativa")
        .await
        .is(200)
        .says("Come usiamo i tuoi dati")
        .says("Comune di Capannori");
    desk.get("/accessi/informativa?lingua=en")
        .await
        .is(200)
        .says("How we use your data");
}

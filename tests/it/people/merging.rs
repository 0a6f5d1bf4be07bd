//! Duplicates on the pages: found at night, compared, told apart or made one, checked by somebody else, undone.

use uuid::Uuid;

use super::{in_trail, registered};
use crate::support::{Browser, TestPortal};

/// Two records of somebody, by the same social worker.
async fn twice(social: &mut Browser) -> (Uuid, Uuid) {
    let one = [
        ("cognome", "Hoxha"),
        ("nome", "Arben"),
        ("nascita", "20/07/1983"),
        ("telefono", "0005550111"),
    ];
    let other = [
        ("cognome", "Hoxa"),
        ("nome", "Arben"),
        ("nascita", "20/07/1983"),
        ("telefono", "0005550222"),
    ];
    (
        registered(social, &one).await,
        registered(social, &other).await,
    )
}

#[tokio::test]
async fn the_nightly_search_finds_a_pair_and_two_people_are_not_shown_again() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let (one, other) = twice(&mut social).await;
    let now = portal.app.clock.now();
    let found = people::find_twins(&portal.app.db, now).await.unwrap();
    assert!(found >= 1, "{found}");
    assert_eq!(people::find_twins(&portal.app.db, now).await.unwrap(), 0);

    let mut lucca = portal.signed_in("assistente-sociale-lucca").await;
    lucca
        .get("/persone/doppioni")
        .await
        .is(200)
        .does_not_say("Hoxha");
    let list = social.get("/persone/doppioni").await.is(200);
    list.says("Hoxha")
        .says("Hoxa")
        .says("stessa data di nascita")
        .says("cognome quasi uguale");
    let (a, b) = (one.min(other), one.max(other));
    let pair = format!("/persone/doppioni/{a}/{b}");
    let done = social.send(&pair, &[("atto", "due")]).await.is(303);
    social.follow(done).await.is(200).does_not_say("Hoxha");
    assert_eq!(in_trail(&portal, "twin.decided", a, "done").await, 1);
}

#[tokio::test]
async fn two_records_become_one_and_two_again_from_the_pages() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let (kept, merged) = twice(&mut social).await;
    let pair = format!("/persone/doppioni/{kept}/{merged}");
    let page = social.get(&pair).await.is(200);
    page.says("0005550111")
        .says("0005550222")
        .says("vede solo chi vedeva tutte e due");
    let done = social
        .submit(&pair, &[("surname", "merged"), ("atto", "unisci")])
        .await;
    let done = done.is(303);
    social.follow(done).await.is(200).says("Da controllare");
    assert_eq!(in_trail(&portal, "person.merged", kept, "done").await, 1);

    let moved = social.get(&format!("/persone/{merged}")).await.is(303);
    let page = social.follow(moved).await.is(200);
    page.says("Arben Hoxa")
        .says("0005550111")
        .says("0005550222");

    let merges = format!("/persone/{kept}/unioni");
    social.get(&merges).await.is(200);
    let merge = social.value_of("riga");
    let undone = social
        .send(&merges, &[("atto", "annulla"), ("riga", &merge)])
        .await
        .is(303);
    social
        .follow(undone)
        .await
        .is(200)
        .says("di nuovo due schede");
    social
        .get(&format!("/persone/{merged}"))
        .await
        .is(200)
        .says("Arben Hoxa")
        .does_not_say("0005550111");
    social
        .get(&format!("/persone/{kept}"))
        .await
        .is(200)
        .says("Arben Hoxha")
        .does_not_say("0005550222");
}

#[tokio::test]
async fn whoever_does_not_see_both_finds_no_pair_and_reception_does_not_merge() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let (kept, merged) = twice(&mut social).await;
    let pair = format!("/persone/doppioni/{kept}/{merged}");
    for persona in [
        "assistente-sociale-lucca",
        "coordinatrice",
        "amministratore",
    ] {
        let mut browser = portal.signed_in(persona).await;
        browser.get(&pair).await.is(404).does_not_say("Hoxha");
    }
    let mut desk = portal.signed_in("accoglienza").await;
    desk.get(&pair)
        .await
        .is(200)
        .says("Le unisce l’assistente sociale")
        .does_not_say("Unisci le due schede");
    desk.send(&pair, &[("atto", "unisci")]).await.is(404);
    assert_eq!(in_trail(&portal, "person.merged", kept, "refused").await, 1);
}

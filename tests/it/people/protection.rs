//! Protecting somebody, lifting it with two people, keeping relatives out, introducing a colleague.

use uuid::Uuid;

use super::{in_trail, registered};
use crate::support::TestPortal;

async fn account(portal: &TestPortal, login: &str) -> Uuid {
    sqlx::query_scalar("select id from identity.account where login = $1")
        .bind(login)
        .fetch_one(&mut portal.behind().await)
        .await
        .unwrap()
}

#[tokio::test]
async fn whoever_is_named_protects_alone_and_two_lift_it() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let mut desk = portal.signed_in("accoglienza").await;
    let person = registered(&mut desk, &[("cognome", "Orsucci"), ("nome", "Carla")]).await;
    let here = format!("/persone/{person}");
    let protection = format!("{here}/protezione");
    let colleague = account(&portal, "assistente-sociale").await;
    desk.get(&format!("{here}/colleghi")).await.is(200);
    let introduced = [
        ("collega", &*format!("social_worker.{colleague}")),
        ("perche", "Segue la famiglia"),
    ];
    desk.submit(&format!("{here}/colleghi"), &introduced)
        .await
        .is(303);
    assert_eq!(
        in_trail(&portal, "person.introduced", person, "done").await,
        1
    );
    social.get(&here).await.is(200).says("Carla Orsucci");

    desk.get(&protection).await.is(200);
    let raised = [("atto", "proteggi"), ("livello", "protected")];
    desk.submit(&protection, &raised).await.is(303);
    // the desk's own grant names her: she stays; the office as such is out
    desk.get(&here).await.is(200).says("Protetta");

    desk.get(&protection).await.is(200);
    let lift = [
        ("atto", "togli-protezione"),
        ("perche", "Il pericolo è passato"),
    ];
    desk.send(&protection, &lift).await.is(303);
    let page = social
        .get(&protection)
        .await
        .is(200)
        .says("Il pericolo è passato");
    let form = page
        .body
        .split("/conferma")
        .next()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap();
    let confirm = format!("{protection}/{form}/conferma");
    social.submit(&confirm, &[]).await.is(303);
    social
        .get(&here)
        .await
        .is(200)
        .does_not_say("non dire a nessuno");
    assert_eq!(
        in_trail(&portal, "person.lift_confirmed", person, "done").await,
        1
    );
}

#[tokio::test]
async fn a_colleague_who_is_excluded_finds_nothing_and_nothing_says_so() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let mut desk = portal.signed_in("accoglienza").await;
    let person = registered(&mut social, &[("cognome", "Lenci"), ("nome", "Sandra")]).await;
    let here = format!("/persone/{person}");
    desk.get(&here).await.is(200);
    let protection = format!("{here}/protezione");
    let marta = account(&portal, "accoglienza").await;
    // the conflict check sees the same surname
    social
        .get(&protection)
        .await
        .is(200)
        .says("hanno lo stesso cognome")
        .says("Marta Lenci");
    let relative = [
        ("atto", "escludi"),
        ("collega", &*marta.to_string()),
        ("motivo", "relative"),
    ];
    social.send(&protection, &relative).await.is(303);
    desk.get(&here).await.is(404);
    desk.get("/persone").await.is(200);
    desk.submit("/persone", &[("cerca", "Lenci Sandra")])
        .await
        .is(200)
        .says("Nessuna persona");
    social.get(&protection).await.is(200).says("È un parente");
}

#[tokio::test]
async fn the_secret_address_is_read_by_whoever_follows_the_person_alone() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let mut desk = portal.signed_in("accoglienza").await;
    let person = registered(&mut social, &[("cognome", "Serena"), ("nome", "Alba")]).await;
    let protection = format!("/persone/{person}/protezione");
    social.get(&protection).await.is(200);
    let address = [("atto", "indirizzo"), ("via", "Via segreta 9")];
    social.send(&protection, &address).await.is(303);
    social.get(&protection).await.is(200).says("Via segreta 9");
    social
        .get(&format!("/persone/{person}"))
        .await
        .is(200)
        .does_not_say("Via segreta");
    desk.get(&format!("/persone/{person}"))
        .await
        .is(200)
        .does_not_say("Via segreta");
    // not named: the page of protection is not theirs
    desk.get(&protection).await.is(404);
}

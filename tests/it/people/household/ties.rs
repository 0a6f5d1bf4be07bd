//! Who is whose parent, who acts for whom, and what a court has decided.

use uuid::Uuid;

use super::{four, person};
use crate::support::{Answer, Browser, TestPortal};

async fn ties(browser: &mut Browser, of: Uuid, kind: &str, to: Uuid) -> Answer {
    let here = format!("/persone/{of}/famiglia");
    browser.get(&here).await.is(200);
    let (once, to) = (Uuid::new_v4().to_string(), to.to_string());
    browser
        .send(
            &here,
            &[
                ("atto", "legame"),
                ("once", &once),
                ("legame", kind),
                ("persona", &to),
            ],
        )
        .await
}

#[tokio::test]
async fn nobody_is_their_own_forebear() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let ids = [
        registered_without_birth(&mut social, "Uno").await,
        registered_without_birth(&mut social, "Due").await,
        registered_without_birth(&mut social, "Tre").await,
    ];
    ties(&mut social, ids[0], "child", ids[1]).await.is(303);
    ties(&mut social, ids[1], "child", ids[2]).await.is(303);
    ties(&mut social, ids[2], "child", ids[0])
        .await
        .is(422)
        .says("Questo legame non si può scrivere così");
    // the same words where the one in between is not mine to see
    sqlx::query(
        "update people.person_grant set revoked_at = clock_timestamp() where person_id = $1",
    )
    .bind(ids[1])
    .execute(&mut portal.behind().await)
    .await
    .unwrap();
    ties(&mut social, ids[2], "child", ids[0])
        .await
        .is(422)
        .says("Questo legame non si può scrivere così");
}

#[tokio::test]
async fn a_tie_that_is_there_is_not_written_again() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let ids = [
        registered_without_birth(&mut social, "Uno").await,
        registered_without_birth(&mut social, "Due").await,
    ];
    ties(&mut social, ids[0], "child", ids[1]).await.is(303);
    ties(&mut social, ids[1], "parent", ids[0])
        .await
        .is(422)
        .says("Questo legame c’è già");
}

async fn registered_without_birth(browser: &mut Browser, given_name: &str) -> Uuid {
    super::registered(browser, &[("cognome", "Legami"), ("nome", given_name)]).await
}

#[tokio::test]
async fn a_parent_is_not_born_after_the_child() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let old = person(&mut social, "Vecchia", "1/1/1950").await;
    let young = person(&mut social, "Giovane", "1/1/1990").await;
    ties(&mut social, young, "child", old)
        .await
        .is(422)
        .says("nato dopo il figlio");
    ties(&mut social, old, "child", young).await.is(303);
}

#[tokio::test]
async fn the_household_says_who_answers_for_a_minor() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let four = four(&mut social).await;
    ties(&mut social, four.mother, "child", four.anna)
        .await
        .is(303);
    ties(&mut social, four.father, "child", four.anna)
        .await
        .is(303);
    let here = format!("/persone/{}/famiglia", four.anna);
    let guardian = [
        ("atto", "tutela"),
        ("once", "5f0b6f3e-2b0c-4f5e-9f5a-0d0c5c1b7e01"),
        ("t_tipo", "guardianship"),
        ("t_nome", "Avv. Ester Neri"),
        ("t_tribunale", "Tribunale per i minorenni di Firenze"),
        ("t_decreto", "12/2024"),
        ("t_dal", "2024-02-01"),
    ];
    social.send(&here, &guardian).await.is(303);
    let father = four.father.to_string();
    let limit = [
        ("atto", "limite"),
        ("once", "5f0b6f3e-2b0c-4f5e-9f5a-0d0c5c1b7e02"),
        ("l_genitore", &*father),
        ("l_tipo", "suspension"),
        ("l_dal", "2024-02-01"),
    ];
    social.send(&here, &limit).await.is(303);
    let home = format!("/nuclei/{}", four.household);
    let page = social.get(&home).await.is(200);
    page.says("Marina Prova, genitore")
        .says("Tutela: Avv. Ester Neri")
        .says("Responsabilità di genitore sospesa: Franco Prova");
    social
        .get(&format!("{home}?il=2023-01-01"))
        .await
        .is(200)
        .does_not_say("Ester Neri")
        .does_not_say("sospesa");
    let empty = [("atto", "tutela"), ("t_tribunale", "Lucca")];
    social.get(&here).await.is(200);
    social
        .send(&here, &empty)
        .await
        .is(422)
        .says("Scrivi chi è nominato");
    assert_eq!(social.value_of("t_tribunale"), "Lucca");
}

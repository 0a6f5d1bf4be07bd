//! Whoever is hidden from me leaves no trace in a household: no name, no count, no gap, no refusal.

use super::{asks_to_join, four};
use crate::support::TestPortal;

/// From now on the person is protected, and nobody's to see.
async fn hide(portal: &TestPortal, person: uuid::Uuid) {
    let mut conn = portal.behind().await;
    sqlx::query("update people.person set protection = 'protected' where id = $1")
        .bind(person)
        .execute(&mut conn)
        .await
        .unwrap();
    sqlx::query(
        "update people.person_grant set revoked_at = clock_timestamp() where person_id = $1",
    )
    .bind(person)
    .execute(&mut conn)
    .await
    .unwrap();
}

#[tokio::test]
async fn a_hidden_head_is_nowhere_and_refuses_nothing() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let four = four(&mut social).await;
    hide(&portal, four.father).await;
    let here = format!("/nuclei/{}", four.household);
    for part in [
        "",
        "/entra",
        "/esce",
        "/dividi",
        "/capofamiglia",
        "?il=2021-01-01",
    ] {
        let page = social.get(&format!("{here}{part}")).await.is(200);
        let page = page.does_not_say("Franco").says("Marina Prova");
        page.does_not_say(&four.father.to_string());
    }
    // the place of a head is free for whoever does not see who has it
    let aunt = super::person(&mut social, "Zita", "1/1/1970").await;
    asks_to_join(&mut social, four.household, aunt, "1", "2024-01-01")
        .await
        .is(303);
}

#[tokio::test]
async fn what_happens_to_a_hidden_member_is_no_change_of_mine() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let four = four(&mut social).await;
    hide(&portal, four.mother).await;
    let here = format!("/nuclei/{}/esce", four.household);
    social.get(&here).await.is(200);
    // somebody who sees her lets her leave
    let mut conn = portal.behind().await;
    sqlx::query(
        "update people.household_member set valid = daterange(lower(valid), '2024-05-05'), why_to = 'left', written_at = clock_timestamp()
         where person_id = $1",
    )
    .bind(four.mother)
    .execute(&mut conn)
    .await
    .unwrap();
    sqlx::query("update people.household set version = version + 1 where id = $1")
        .bind(four.household)
        .execute(&mut conn)
        .await
        .unwrap();
    let anna = four.anna.to_string();
    let done = social
        .submit(&here, &[("persona", &*anna), ("giorno", "2024-06-06")])
        .await
        .is(303);
    social.follow(done).await.is(200).does_not_say("Marina");
}

/// Nobody sees this person any more; they are not protected.
async fn out_of_every_circle(portal: &TestPortal, person: uuid::Uuid) {
    sqlx::query(
        "update people.person_grant set revoked_at = clock_timestamp() where person_id = $1",
    )
    .bind(person)
    .execute(&mut portal.behind().await)
    .await
    .unwrap();
}

#[tokio::test]
async fn a_second_head_is_refused_in_the_same_words_whether_the_first_is_seen_or_not() {
    let portal = TestPortal::new().await;
    let mut social = portal.signed_in("assistente-sociale").await;
    let four = four(&mut social).await;
    let aunt = super::person(&mut social, "Zita", "1/1/1970").await;
    let mut said = Vec::new();
    for is_seen in [true, false] {
        if !is_seen {
            out_of_every_circle(&portal, four.father).await;
        }
        let refused = asks_to_join(&mut social, four.household, aunt, "1", "2024-01-01").await;
        let refused = refused
            .is(422)
            .says("In quei giorni questa persona non può essere l’intestatario.");
        said.push(refused.complaints());
    }
    assert_eq!(said[0], said[1]);
}

//! What was typed when a session had ended: for that person alone, once, and never a secret.

use sqlx::Row;

use crate::accounts::{confirmed, person};
use crate::support::{Browser, TestPortal};

const FORM: &str = "/banco/assenze";
const TYPED: [(&str, &str); 3] = [
    ("desk", "il primo"),
    ("from_day", "2027-02-03"),
    ("note", "Corso <di> 'aggiornamento'"),
];

async fn arrange(portal: &TestPortal, statement: &'static str) {
    sqlx::query(statement)
        .execute(&mut portal.behind().await)
        .await
        .expect("arranged");
}

const IDLE: &str = "update identity.session set idle_until = clock_timestamp()";

/// Types into a form that was open when the session came to its end.
async fn interrupted(portal: &TestPortal, end: &'static str) -> Browser {
    let mut marta = portal.signed_in("accoglienza").await;
    marta.get(FORM).await.is(200);
    arrange(portal, end).await;
    let answer = marta.send(FORM, &TYPED).await.is(303);
    assert!(
        answer.location().starts_with("/entra?poi="),
        "{}",
        answer.location()
    );
    marta
}

async fn kept(portal: &TestPortal) -> i64 {
    sqlx::query_scalar("select count(*) from identity.kept_work")
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("counted")
}

/// Signs in again in the same browser.
async fn back(marta: &mut Browser, persona: &str) {
    marta.get("/demo").await.is(200);
    marta
        .send("/demo/entra", &[("persona", persona)])
        .await
        .is(303);
}

fn send_path(page: &str) -> String {
    let (_, rest) = page.split_once("action=\"/ripresa/").expect("a form");
    format!("/ripresa/{}/invia", &rest[..36])
}

#[tokio::test]
async fn what_was_typed_is_shown_after_signing_in_and_sent_to_where_it_was_meant_for() {
    for end in [
        IDLE,
        "update identity.session set absolute_until = clock_timestamp()",
    ] {
        let portal = TestPortal::new().await;
        let mut marta = interrupted(&portal, end).await;
        assert_eq!(kept(&portal).await, 1);
        back(&mut marta, "accoglienza").await;
        let page = marta
            .get("/ripresa")
            .await
            .is(200)
            .says("il primo")
            .says("2027-02-03")
            .says("Corso <di> 'aggiornamento'");
        let path = send_path(&page.body);
        let sent = marta.submit(&path, &[]).await;
        assert_eq!(sent.status.as_u16(), 307);
        assert_eq!(sent.location(), FORM);
        // the browser sends the same fields on: judged like any form, and nothing is lost
        let answer = marta.submit_to(&path, FORM, &[]).await.is(422);
        assert!(answer.complaints().contains(&"desk".to_owned()));
        assert_eq!(marta.value_of("from_day"), "2027-02-03");
        // once
        assert_eq!(kept(&portal).await, 0);
        marta
            .get("/ripresa")
            .await
            .is(200)
            .says("Non c’è niente in sospeso");
        marta.send(&path, &[]).await.is(404);
    }
}

#[tokio::test]
async fn it_can_be_thrown_away() {
    let portal = TestPortal::new().await;
    let mut marta = interrupted(&portal, IDLE).await;
    back(&mut marta, "accoglienza").await;
    let page = marta.get("/ripresa").await.is(200);
    let drop = send_path(&page.body).replace("/invia", "/butta");
    marta.send(&drop, &[]).await.leads_to("/ripresa");
    assert_eq!(kept(&portal).await, 0);
}

#[tokio::test]
async fn it_is_for_nobody_else_even_in_the_same_browser() {
    let portal = TestPortal::new().await;
    let mut marta = interrupted(&portal, IDLE).await;
    back(&mut marta, "accoglienza").await;
    let path = send_path(&marta.get("/ripresa").await.is(200).body);
    back(&mut marta, "coordinatrice").await;
    marta
        .get("/ripresa")
        .await
        .is(200)
        .says("Non c’è niente in sospeso");
    marta.get("/profilo/accessi").await.is(200);
    marta.send(&path, &[]).await.is(404);
    marta.get("/profilo/accessi").await.is(200);
    marta
        .send(&path.replace("/invia", "/butta"), &[])
        .await
        .is(404);
    assert_eq!(kept(&portal).await, 1);
    // nor is it readable if somebody moves the row to another account
    sqlx::query("update identity.kept_work set account_id = $1")
        .bind(person("coordinatrice"))
        .execute(&mut portal.behind().await)
        .await
        .expect("moved");
    marta.get("/ripresa").await.is(200).does_not_say("il primo");
}

#[tokio::test]
async fn only_a_session_that_ended_by_its_limits_leaves_something_behind() {
    for end in [
        "update identity.session set ended_at = clock_timestamp()",
        "update identity.account set disabled_at = clock_timestamp()",
        "update identity.session set idle_until = clock_timestamp() - interval '13 hours', absolute_until = clock_timestamp() - interval '13 hours'",
        "delete from identity.session",
    ] {
        let portal = TestPortal::new().await;
        interrupted(&portal, end).await;
        assert_eq!(kept(&portal).await, 0, "{end}");
    }
}

#[tokio::test]
async fn a_forged_form_and_an_empty_one_leave_nothing_behind() {
    let portal = TestPortal::new().await;
    let mut marta = portal.signed_in("accoglienza").await;
    marta.get(FORM).await.is(200);
    arrange(&portal, IDLE).await;
    marta.send_raw(FORM, &TYPED).await.is(303);
    marta.send(FORM, &[("desk", " ")]).await.is(303);
    let huge = "x".repeat(70_000);
    marta.send(FORM, &[("note", &huge)]).await.is(413);
    assert_eq!(kept(&portal).await, 0);
}

#[tokio::test]
async fn passwords_and_codes_are_never_kept_and_the_database_can_not_read_the_rest() {
    let portal = TestPortal::new().await;
    let mut marta = confirmed(&portal, "accoglienza").await;
    marta.get("/profilo/password").await.is(200);
    arrange(&portal, IDLE).await;
    let secrets = [
        ("current_password", "segretissima"),
        ("new_password", "segretissima 2"),
        ("again", "segretissima 2"),
    ];
    marta.send("/profilo/password", &secrets).await.is(303);
    marta
        .send("/entra/conferma", &[("codice", "123456")])
        .await
        .is(303);
    assert_eq!(kept(&portal).await, 0);
    marta
        .send(
            FORM,
            &[
                ("note", "una parola rara"),
                ("old_password", "segretissima"),
            ],
        )
        .await
        .is(303);
    let row =
        sqlx::query("select encode(sealed, 'escape') as sealed, path from identity.kept_work")
            .fetch_one(&mut portal.behind().await)
            .await
            .expect("kept");
    assert!(!row.get::<String, _>("sealed").contains("parola"));
    back(&mut marta, "accoglienza").await;
    marta
        .get("/ripresa")
        .await
        .is(200)
        .says("una parola rara")
        .does_not_say("segretissima");
}

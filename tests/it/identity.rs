//! Signing in and out.

use std::time::Instant;

use crate::support::TestPortal;

const PASSWORD: &str = "porta aperta a tutti";

#[tokio::test]
async fn password_and_code_open_the_house_and_signing_out_ends_it() {
    let portal = TestPortal::new().await;
    let mut marta = portal.browser();
    portal
        .signs_in(&mut marta, "accoglienza", "/entra")
        .await
        .leads_to("/lavoro");
    marta.get("/banco").await.is(200);
    let session = marta
        .cookie("porta-sessione")
        .expect("a session")
        .to_owned();

    marta.send("/esci", &[]).await.leads_to("/entra");
    assert!(marta.cookie("porta-sessione").is_none());
    marta.set_cookie("porta-sessione", &session);
    marta
        .get("/banco")
        .await
        .is(303)
        .leads_to("/entra?poi=/banco");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_are_the_same_answer() {
    let portal = TestPortal::new().await;
    let mut texts = Vec::new();
    for login in ["accoglienza", "nessuno"] {
        let mut guesser = portal.browser();
        guesser.get("/entra").await.is(200);
        let answer = guesser
            .submit("/entra", &[("login", login), ("password", "sbagliata")])
            .await
            .is(422);
        assert_eq!(answer.complaints(), ["login"]);
        assert!(
            !answer.body.contains("sbagliata"),
            "the password is shown again"
        );
        texts.push(answer.text());
    }
    assert_eq!(texts[0], texts[1]);
}

#[tokio::test]
async fn an_unknown_login_takes_as_long_as_a_wrong_password() {
    let portal = TestPortal::new().await;
    let mut fastest = [u128::MAX; 2];
    for _ in 0..3 {
        for (n, login) in ["accoglienza", "nessuno"].into_iter().enumerate() {
            let mut guesser = portal.browser();
            guesser.get("/entra").await.is(200);
            let started = Instant::now();
            guesser
                .submit("/entra", &[("login", login), ("password", "sbagliata")])
                .await;
            fastest[n] = fastest[n].min(started.elapsed().as_micros());
        }
    }
    // both work out one hash, which is most of the time; a missing one would make a difference of an order
    let ratio = fastest[0].max(fastest[1]) as f64 / fastest[0].min(fastest[1]) as f64;
    assert!(
        ratio < 2.0,
        "known {} µs, unknown {} µs",
        fastest[0],
        fastest[1]
    );
}

#[tokio::test]
async fn guessing_is_slowed_down_and_nobody_is_locked_out() {
    let portal = TestPortal::new().await;
    let mut guesser = portal.browser();
    guesser.get("/entra").await.is(200);
    for _ in 0..5 {
        guesser
            .submit(
                "/entra",
                &[("login", "coordinatrice"), ("password", "sbagliata")],
            )
            .await
            .is(422);
    }
    guesser
        .submit(
            "/entra",
            &[("login", "coordinatrice"), ("password", PASSWORD)],
        )
        .await
        .is(422)
        .says("Ci sono stati molti tentativi");
    // others are not concerned
    let mut marta = portal.browser();
    marta.get("/entra").await.is(200);
    marta
        .submit(
            "/entra",
            &[("login", "accoglienza"), ("password", PASSWORD)],
        )
        .await
        .leads_to("/entra/secondo-passo?poi=/lavoro");
    // and the wait ends by itself
    let mut behind = portal.behind().await;
    sqlx::query("update identity.throttle set retry_at = clock_timestamp()")
        .execute(&mut behind)
        .await
        .expect("time passes");
    guesser
        .submit(
            "/entra",
            &[("login", "coordinatrice"), ("password", PASSWORD)],
        )
        .await
        .leads_to("/entra/secondo-passo?poi=/lavoro");
}

#[tokio::test]
async fn an_idle_an_old_and_a_disabled_session_are_nobodys() {
    for statement in [
        "update identity.session set idle_until = clock_timestamp()",
        "update identity.session set absolute_until = clock_timestamp()",
        "update identity.account set disabled_at = clock_timestamp()",
    ] {
        let portal = TestPortal::new().await;
        let mut marta = portal.signed_in("accoglienza").await;
        marta.get("/banco").await.is(200);
        sqlx::query(statement)
            .execute(&mut portal.behind().await)
            .await
            .expect("arranged");
        marta.get("/banco").await.leads_to("/entra?poi=/banco");
    }
}

#[tokio::test]
async fn the_database_keeps_only_the_hash_of_a_session() {
    let portal = TestPortal::new().await;
    let marta = portal.signed_in("accoglienza").await;
    let token = marta
        .cookie("porta-sessione")
        .expect("a session")
        .to_owned();
    let found: i64 = sqlx::query_scalar("select count(*) from identity.session where encode(token_hash, 'hex') = $1 or encode(token_hash, 'escape') = $1")
        .bind(&token)
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("counted");
    assert_eq!(found, 0);
}

#[tokio::test]
async fn nobody_is_led_elsewhere_through_the_sign_in_page() {
    let portal = TestPortal::new().await;
    for (asked, led) in [
        ("/banco/settimana", "/banco/settimana"),
        ("https://example.org/", "/lavoro"),
        ("//example.org/banco", "/lavoro"),
        ("/%5Cexample.org", "/lavoro"),
        ("/entra", "/lavoro"),
    ] {
        let mut marta = portal.browser();
        portal
            .signs_in(&mut marta, "accoglienza", &format!("/entra?poi={asked}"))
            .await
            .leads_to(led);
    }
}

#[tokio::test]
async fn a_list_that_renews_itself_does_not_keep_a_session_alive() {
    let portal = TestPortal::new().await;
    let mut marta = portal.signed_in("accoglienza").await;
    let mut behind = portal.behind().await;
    sqlx::query(
        "update identity.session set idle_until = clock_timestamp() + interval '5 minutes'",
    )
    .execute(&mut behind)
    .await
    .expect("time passes");
    let minutes_left = "select extract(epoch from idle_until - clock_timestamp())::float8 / 60 from identity.session";
    marta.get_as("cors", "/banco").await.is(200);
    let left: f64 = sqlx::query_scalar(minutes_left)
        .fetch_one(&mut behind)
        .await
        .expect("asked");
    assert!(left < 6.0, "{left}");
    marta.get_as("navigate", "/banco").await.is(200);
    let left: f64 = sqlx::query_scalar(minutes_left)
        .fetch_one(&mut behind)
        .await
        .expect("asked");
    assert!(left > 19.0, "{left}");
}

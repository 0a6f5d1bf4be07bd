//! What every answer promises: headers, cross-site checks, form tokens, error pages, assets.

use axum::http::header;

use crate::support::TestPortal;

#[tokio::test]
async fn every_page_carries_the_headers_that_protect_it() {
    let portal = TestPortal::new().await;
    let mut browser = portal.browser();
    for path in [
        "/",
        "/prenota/luogo",
        "/entra",
        "/nothing-here",
        "/en/servizi",
    ] {
        let answer = browser.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
            "{path}: {policy}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert!(!answer.header("cache-control").contains("public"), "{path}");
    }
}

#[tokio::test]
async fn over_https_cookies_are_bound_to_the_host() {
    let portal = TestPortal::with(platform::config::Settings::production(
        "https://porta.example.it",
    ))
    .await;
    let answer = portal.browser().get("/entra").await.is(200);
    let cookie = answer
        .headers
        .get(header::SET_COOKIE)
        .and_then(|c| c.to_str().ok())
        .expect("a cookie");
    assert!(cookie.starts_with("__Host-porta-browser="), "{cookie}");
    for attribute in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert!(
        answer
            .header("strict-transport-security")
            .starts_with("max-age=31536000")
    );
}

#[tokio::test]
async fn a_form_from_another_browser_or_without_token_changes_nothing_and_keeps_what_was_typed() {
    let portal = TestPortal::new().await;
    let mut marta = portal.browser();
    let mut stranger = portal.browser();
    marta.get("/entra").await.is(200);
    stranger.get("/entra").await.is(200);
    let foreign = stranger.value_of("form_token");
    for token in ["", "0000", &foreign, "è".repeat(40).as_str()] {
        let fields = [
            ("login", "accoglienza"),
            ("password", "porta aperta a tutti"),
            ("form_token", token),
        ];
        let answer = marta.send_raw("/entra", &fields).await.is(403);
        let answer = answer.says("Il modulo era aperto da troppo tempo");
        assert_eq!(answer.complaints(), Vec::<String>::new());
        assert_eq!(marta.value_of("login"), "accoglienza");
        assert!(marta.cookie("porta-sessione").is_none());
    }
    // the page that came back has a good token
    marta
        .submit("/entra", &[("password", "porta aperta a tutti")])
        .await
        .leads_to("/entra/secondo-passo?poi=/lavoro");
}

#[tokio::test]
async fn an_error_page_shows_a_way_onward_in_the_language_of_the_address() {
    let portal = TestPortal::new().await;
    let mut browser = portal.browser();
    browser
        .get("/nothing-here")
        .await
        .is(404)
        .says("Questa pagina non c’è")
        .says("Prenota un appuntamento");
    let english = browser
        .get("/en/nothing-here")
        .await
        .is(404)
        .says("This page does not exist");
    assert!(english.body.contains("href=\"/en/prenota\""));
    browser
        .get("/sedi/nessuna-sede")
        .await
        .is(404)
        .says("Questa pagina non c’è");
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_with_words() {
    let portal = TestPortal::new().await;
    let mut browser = portal.browser();
    browser.get("/entra").await.is(200);
    let novel = "a".repeat(200_000);
    browser
        .send("/entra", &[("login", &novel)])
        .await
        .is(413)
        .says("troppo grande");
}

#[tokio::test]
async fn assets_are_compressed_and_kept_for_a_year() {
    let portal = TestPortal::new().await;
    let page = portal.browser().get("/").await.is(200);
    let sheet = page
        .body
        .split('"')
        .find(|part| part.starts_with("/static/main.") && part.contains(".css"))
        .expect("a style sheet")
        .to_owned();
    let answer = portal.browser().get(&sheet).await.is(200);
    assert_eq!(
        answer.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert!(answer.header("content-type").starts_with("text/css"));
    portal
        .browser()
        .get("/static/main.00000000.css")
        .await
        .is(404);
    portal
        .browser()
        .get("/static/..%2FCargo.toml")
        .await
        .is(404);
}

#[tokio::test]
async fn readiness_says_whether_the_database_answers() {
    let portal = TestPortal::new().await;
    portal.is_as_if_sealed().await;
    assert_eq!(portal.browser().get("/live").await.is(200).body, "ok\n");
    assert_eq!(portal.browser().get("/ready").await.is(200).body, "ok\n");
    portal.app.db.close().await;
    assert_eq!(portal.browser().get("/live").await.is(200).body, "ok\n");
    portal.browser().get("/ready").await.is(503);
    let busy = portal.browser().get("/servizi").await.is(503);
    assert_eq!(busy.header("retry-after"), "30");
}

//! The second step of signing in: what opens, what is refused, what is asked once more before grave acts.

use chrono::TimeDelta;
use demo::Persona;
use identity::SharedSecret;
use sqlx::Row;

use crate::support::{Answer, Browser, TestPortal};

const PASSWORD: &str = "porta aperta a tutti";
const STEP: &str = "/entra/secondo-passo";
const MINE: &str = "/profilo/secondo-passo";

/// Somebody whose password was right and who looks at the second step.
async fn half_way(portal: &TestPortal, persona: &str) -> Browser {
    let mut browser = portal.browser();
    browser.get("/entra").await.is(200);
    browser
        .submit("/entra", &[("login", persona), ("password", PASSWORD)])
        .await
        .leads_to("/entra/secondo-passo?poi=/lavoro");
    browser.get(STEP).await.is(200);
    browser
}

async fn behind(portal: &TestPortal, statement: &'static str) {
    sqlx::query(statement)
        .execute(&mut portal.behind().await)
        .await
        .expect("arranged");
}

async fn count(portal: &TestPortal, statement: &'static str) -> i64 {
    sqlx::query_scalar(statement)
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("counted")
}

/// An account that has no second factor yet.
async fn without_factor(portal: &TestPortal) -> Browser {
    behind(portal, "delete from identity.totp").await;
    half_way(portal, "accoglienza").await
}

/// The secret that the page shows for typing it into an app.
fn secret_on(answer: &Answer) -> SharedSecret {
    let text = answer
        .body
        .split("factor-secret\" translate=\"no\">")
        .nth(1)
        .expect("a secret");
    let base32: String = text.split('<').next().unwrap().split(' ').collect();
    SharedSecret::from_base32(&base32).expect("a secret")
}

/// The codes that the page shows for the only time.
fn codes_on(answer: &Answer) -> Vec<String> {
    let list = answer
        .body
        .split("factor-codes\"")
        .nth(1)
        .expect("a list")
        .split("</ul>")
        .next()
        .unwrap();
    list.split("<code>")
        .skip(1)
        .map(|code| code.split('<').next().unwrap().to_owned())
        .collect()
}

/// Shows the app's code once more, forgetting which were used.
async fn confirm(portal: &TestPortal, browser: &mut Browser, persona: &str) {
    behind(portal, "update identity.totp set last_step = 0").await;
    browser
        .get("/entra/conferma?poi=/profilo/secondo-passo")
        .await
        .is(200);
    let code = portal.code_of(persona);
    browser
        .submit("/entra/conferma", &[("codice", &code)])
        .await
        .leads_to(MINE);
}

#[tokio::test]
async fn the_password_alone_opens_nothing() {
    let portal = TestPortal::new().await;
    let mut marta = half_way(&portal, "accoglienza").await;
    assert!(marta.cookie("porta-sessione").is_none());
    marta.get("/banco").await.leads_to("/entra?poi=/banco");
    let pending = marta.cookie("porta-accesso").expect("a token").to_owned();
    marta.set_cookie("porta-sessione", &pending);
    marta.get("/banco").await.leads_to("/entra?poi=/banco");
    assert_eq!(
        count(&portal, "select count(*) from identity.session").await,
        0
    );
}

#[tokio::test]
async fn the_database_refuses_a_session_without_a_second_factor() {
    let portal = TestPortal::new().await;
    let refused = sqlx::query(
        "insert into identity.session (token_hash, account_id, idle_until, absolute_until)
         select decode(repeat('ab', 32), 'hex'), id, now(), now() from identity.account limit 1",
    )
    .execute(&mut portal.behind().await)
    .await;
    assert!(
        refused
            .expect_err("refused")
            .to_string()
            .contains("second_factor_shown")
    );
}

#[tokio::test]
async fn the_right_code_opens_and_the_same_code_never_again() {
    let portal = TestPortal::new().await;
    let mut marta = half_way(&portal, "accoglienza").await;
    let mut again = half_way(&portal, "accoglienza").await;
    let code = portal.code_of("accoglienza");
    marta
        .submit(STEP, &[("codice", &code)])
        .await
        .leads_to("/lavoro");
    marta.get("/banco").await.is(200);
    assert!(
        marta.cookie("porta-accesso").is_none(),
        "the pending token is gone"
    );

    let answer = again.submit(STEP, &[("codice", &code)]).await.is(422);
    assert_eq!(answer.complaints(), ["codice"]);
    again.get("/banco").await.leads_to("/entra?poi=/banco");
    let refused = "select count(*) from audit.event where action = 'session.factor_refused' and outcome = 'refused'";
    assert_eq!(count(&portal, refused).await, 1);
}

#[tokio::test]
async fn of_many_who_come_at_once_with_the_same_code_one_gets_in() {
    let portal = TestPortal::new().await;
    let mut browsers = Vec::new();
    for _ in 0..4 {
        browsers.push(half_way(&portal, "accoglienza").await);
    }
    let code = portal.code_of("accoglienza");
    let tries = browsers.into_iter().map(|mut browser| {
        let code = code.clone();
        async move {
            browser
                .submit(STEP, &[("codice", &code)])
                .await
                .status
                .as_u16()
        }
    });
    let mut answers = futures_util::future::join_all(tries).await;
    answers.sort_unstable();
    assert_eq!(answers, [303, 422, 422, 422]);
    assert_eq!(
        count(&portal, "select count(*) from identity.session").await,
        1
    );
}

#[tokio::test]
async fn two_requests_with_one_pending_token_open_one_session() {
    let portal = TestPortal::new().await;
    let one = half_way(&portal, "accoglienza").await;
    let secret = Persona::by_code("accoglienza")
        .unwrap()
        .app(&portal.app.keys);
    let now = portal.app.clock.now();
    let codes = [now, now + TimeDelta::seconds(30)].map(|at| secret.code_at(at));
    let tries = codes.map(|code| {
        let mut browser = one.clone();
        async move {
            browser
                .submit(STEP, &[("codice", &code)])
                .await
                .status
                .as_u16()
        }
    });
    futures_util::future::join_all(tries).await;
    assert_eq!(
        count(&portal, "select count(*) from identity.session").await,
        1
    );
}

#[tokio::test]
async fn wrong_codes_slow_down_and_nobody_is_locked_out() {
    let portal = TestPortal::new().await;
    let mut guesser = half_way(&portal, "accoglienza").await;
    for _ in 0..7 {
        guesser.submit(STEP, &[("codice", "000000")]).await.is(422);
    }
    let code = portal.code_of("accoglienza");
    guesser
        .submit(STEP, &[("codice", &code)])
        .await
        .is(422)
        .says("Ci sono stati molti tentativi");
    // another browser of the same account waits too, other accounts do not
    let mut other = half_way(&portal, "accoglienza").await;
    other.submit(STEP, &[("codice", &code)]).await.is(422);
    let mut paolo = half_way(&portal, "assistente-sociale-lucca").await;
    let his = portal.code_of("assistente-sociale-lucca");
    paolo
        .submit(STEP, &[("codice", &his)])
        .await
        .leads_to("/lavoro");

    behind(
        &portal,
        "update identity.throttle set retry_at = clock_timestamp()",
    )
    .await;
    guesser
        .submit(STEP, &[("codice", &code)])
        .await
        .leads_to("/lavoro");
}

#[tokio::test]
async fn a_hundred_guesses_at_once_gain_no_more_than_the_free_ones() {
    let portal = TestPortal::new().await;
    let guesser = half_way(&portal, "accoglienza").await;
    let tries = (0..40).map(|n| {
        let mut browser = guesser.clone();
        async move {
            let answer = browser
                .submit(STEP, &[("codice", &format!("{n:06}"))])
                .await;
            answer.text().contains("Il codice non va bene")
        }
    });
    let compared = futures_util::future::join_all(tries).await;
    let compared = compared.into_iter().filter(|compared| *compared).count();
    assert!(compared <= 7, "{compared} were compared");
}

#[tokio::test]
async fn a_forged_foreign_used_or_expired_token_leads_back_to_the_password() {
    let portal = TestPortal::new().await;
    let code = portal.code_of("accoglienza");
    let mut marta = half_way(&portal, "accoglienza").await;
    let shown = marta.clone();
    for forged in ["", "abc", &"0".repeat(64), &"a".repeat(63), "' or 1=1 --"] {
        let mut forger = shown.clone();
        forger.set_cookie("porta-accesso", forged);
        forger.get(STEP).await.leads_to("/entra");
        forger
            .submit(STEP, &[("codice", &code)])
            .await
            .leads_to("/entra");
    }
    // a session's token is no pending one
    let davide = portal.signed_in("operatore-cpi").await;
    let mut foreign = shown.clone();
    foreign.set_cookie("porta-accesso", davide.cookie("porta-sessione").unwrap());
    foreign
        .submit(STEP, &[("codice", &code)])
        .await
        .leads_to("/entra");

    // a code of somebody else
    let his = portal.code_of("operatore-cpi");
    marta.submit(STEP, &[("codice", &his)]).await.is(422);

    behind(
        &portal,
        "update identity.pending_sign_in set expires_at = clock_timestamp()",
    )
    .await;
    marta.get(STEP).await.leads_to("/entra");
    marta
        .submit(STEP, &[("codice", &code)])
        .await
        .leads_to("/entra");

    let mut again = half_way(&portal, "accoglienza").await;
    let used = again.cookie("porta-accesso").unwrap().to_owned();
    again
        .submit(STEP, &[("codice", &code)])
        .await
        .leads_to("/lavoro");
    again.set_cookie("porta-accesso", &used);
    again.get(STEP).await.leads_to("/entra");
}

#[tokio::test]
async fn a_disabled_account_does_not_get_past_the_second_step() {
    let portal = TestPortal::new().await;
    let mut marta = half_way(&portal, "accoglienza").await;
    behind(
        &portal,
        "update identity.account set disabled_at = clock_timestamp()",
    )
    .await;
    let code = portal.code_of("accoglienza");
    marta
        .submit(STEP, &[("codice", &code)])
        .await
        .leads_to("/entra");
}

#[tokio::test]
async fn whoever_has_no_factor_sets_up_an_app_and_gets_eight_codes_once() {
    let portal = TestPortal::new().await;
    let mut marta = without_factor(&portal).await;
    let page = marta
        .get(STEP)
        .await
        .is(200)
        .says("Scegli il secondo passo");
    let secret = secret_on(&page);
    let reloaded = marta.get(STEP).await;
    assert_eq!(
        secret_on(&reloaded).as_bytes(),
        secret.as_bytes(),
        "reloading keeps the secret"
    );
    marta
        .submit("/entra/secondo-passo/app", &[("codice", "000000")])
        .await
        .is(422)
        .says("Controlla l’ora del telefono");
    let code = secret.code_at(portal.app.clock.now());
    let page = marta
        .submit("/entra/secondo-passo/app", &[("codice", &code)])
        .await
        .is(200);
    let codes = codes_on(&page);
    assert_eq!(codes.len(), 8);
    marta.get("/banco").await.is(200);

    let mut stored = portal.behind().await;
    let row = sqlx::query("select string_agg(encode(code_hash, 'escape'), ' ') as hashes, count(*) as codes from identity.recovery_code")
        .fetch_one(&mut stored)
        .await
        .expect("stored");
    assert_eq!(row.get::<i64, _>("codes"), 8);
    assert!(
        codes
            .iter()
            .all(|code| !row.get::<String, _>("hashes").contains(code))
    );
    let sealed: Vec<u8> = sqlx::query_scalar("select secret from identity.totp")
        .fetch_one(&mut stored)
        .await
        .expect("stored");
    assert!(
        !sealed.windows(20).any(|part| part == secret.as_bytes()),
        "the secret is sealed"
    );

    // the code that set it up opens nothing more
    let mut again = half_way(&portal, "accoglienza").await;
    again.submit(STEP, &[("codice", &code)]).await.is(422);
}

#[tokio::test]
async fn setting_up_is_not_for_whoever_has_a_factor() {
    let portal = TestPortal::new().await;
    let mut thief = half_way(&portal, "accoglienza").await;
    for path in [
        "/entra/secondo-passo/app",
        "/entra/secondo-passo/chiave/nuova",
    ] {
        let answer = thief
            .send(
                path,
                &[("codice", "123456"), ("nome", "mia"), ("chiave", "{}")],
            )
            .await;
        assert_eq!(answer.status.as_u16(), 404, "{path}");
    }
    assert_eq!(
        count(&portal, "select count(*) from identity.recovery_code").await,
        0
    );
}

#[tokio::test]
async fn a_recovery_code_opens_once() {
    let portal = TestPortal::new().await;
    let mut marta = without_factor(&portal).await;
    let page = marta.get(STEP).await;
    let code = secret_on(&page).code_at(portal.app.clock.now());
    let codes = codes_on(
        &marta
            .submit("/entra/secondo-passo/app", &[("codice", &code)])
            .await
            .is(200),
    );

    let path = "/entra/secondo-passo/codice-di-riserva";
    let mut lost = half_way(&portal, "accoglienza").await;
    lost.submit(path, &[("riserva", "0000-0000-0000")])
        .await
        .is(422);
    let typed = codes[2].to_uppercase().replace('-', " ");
    lost.submit(path, &[("riserva", &typed)])
        .await
        .leads_to("/lavoro");
    let mut again = half_way(&portal, "accoglienza").await;
    let answer = again.submit(path, &[("riserva", &codes[2])]).await.is(422);
    assert_eq!(answer.complaints(), ["riserva"]);
    let told = "select count(*) from platform.outbox where recipient = 'accoglienza@example.org' and subject = 'Porta Unica: un cambiamento nel tuo accesso'";
    assert_eq!(
        count(&portal, told).await,
        2,
        "told of the first factor and of the code"
    );
}

#[tokio::test]
async fn a_grave_act_asks_for_the_second_factor_and_changes_the_token() {
    let portal = TestPortal::new().await;
    let mut marta = portal.signed_in("accoglienza").await;
    marta.get(MINE).await.is(200);
    marta
        .send("/profilo/secondo-passo/codici", &[])
        .await
        .leads_to("/entra/conferma?poi=/profilo/secondo-passo");
    let before = marta.cookie("porta-sessione").unwrap().to_owned();
    marta.get("/entra/conferma?poi=//example.org").await.is(200);
    marta
        .submit("/entra/conferma", &[("codice", "000000")])
        .await
        .is(422);
    confirm(&portal, &mut marta, "accoglienza").await;
    assert_ne!(marta.cookie("porta-sessione").unwrap(), before);
    marta.get(MINE).await.is(200);
    let codes = codes_on(
        &marta
            .send("/profilo/secondo-passo/codici", &[])
            .await
            .is(200),
    );
    assert_eq!(codes.len(), 8);

    let mut old = marta.clone();
    old.set_cookie("porta-sessione", &before);
    old.get("/banco").await.leads_to("/entra?poi=/banco");
    // and after ten minutes it is asked again
    behind(
        &portal,
        "update identity.session set stepped_up_until = clock_timestamp()",
    )
    .await;
    marta.get(MINE).await.is(200);
    marta
        .send("/profilo/secondo-passo/codici", &[])
        .await
        .leads_to("/entra/conferma?poi=/profilo/secondo-passo");
}

#[tokio::test]
async fn the_last_factor_stays_and_another_app_takes_the_place_of_the_first() {
    let portal = TestPortal::new().await;
    let mut marta = portal.signed_in("accoglienza").await;
    confirm(&portal, &mut marta, "accoglienza").await;
    let id = Persona::by_code("accoglienza").unwrap().account();
    marta
        .get(MINE)
        .await
        .is(200)
        .says("L’ultimo modo non si può togliere");
    marta
        .send(&format!("{MINE}/{id}/togli"), &[])
        .await
        .leads_to("/profilo/secondo-passo?fatto=ultimo");
    let stranger = Persona::by_code("operatore-cpi").unwrap().account();
    marta
        .send(&format!("{MINE}/{stranger}/togli"), &[])
        .await
        .is(404);

    marta.get(MINE).await.is(200);
    marta
        .send("/profilo/secondo-passo/app/nuova", &[])
        .await
        .leads_to("/profilo/secondo-passo/app");
    let secret = secret_on(&marta.get("/profilo/secondo-passo/app").await.is(200));
    let code = secret.code_at(portal.app.clock.now());
    marta
        .submit("/profilo/secondo-passo/app", &[("codice", &code)])
        .await
        .leads_to("/profilo/secondo-passo?fatto=aggiunto");
    let mut again = half_way(&portal, "accoglienza").await;
    let old = portal.code_of("accoglienza");
    again.submit(STEP, &[("codice", &old)]).await.is(422);
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_factors_of_a_session_that_was_not_confirmed() {
    let portal = TestPortal::new().await;
    let marta = portal.signed_in("accoglienza").await;
    let token = platform::keys::Token::parse(marta.cookie("porta-sessione").unwrap()).unwrap();
    for statement in [
        "select identity.set_totp(gen_random_uuid(), decode(repeat('00', 60), 'hex'), 1)",
        "select identity.set_recovery_codes(decode(repeat('00', 16), 'hex'), array[decode(repeat('00', 32), 'hex')])",
        "select identity.remove_factor(gen_random_uuid())",
    ] {
        let actor = platform::db::Actor::Staff(token.hash());
        let mut tx = portal.app.db.write(actor).await.expect("begun");
        let refused = sqlx::query(statement).execute(tx.conn()).await;
        assert!(
            refused
                .expect_err(statement)
                .to_string()
                .contains("after a second factor only")
        );
    }
}

#[tokio::test]
async fn a_passkey_is_not_asked_for_where_it_can_not_work() {
    let portal = TestPortal::new().await;
    let mut marta = without_factor(&portal).await;
    marta
        .get(STEP)
        .await
        .is(200)
        .says("A questo indirizzo le chiavi di accesso non funzionano");
    marta
        .send("/entra/secondo-passo/chiave/domanda", &[])
        .await
        .is(404);
    // a question is no page: without the form's token it is not asked
    marta
        .send_raw("/entra/secondo-passo/chiave/domanda", &[])
        .await
        .is(403);
}

#[tokio::test]
async fn nonsense_in_every_field_is_refused_with_words() {
    let portal = TestPortal::new().await;
    let mut marta = half_way(&portal, "accoglienza").await;
    for nonsense in [
        "",
        "'; drop table identity.session; --",
        "123456789012345678901234567890",
        "\u{202e}123456",
        "१२३४५६",
    ] {
        behind(&portal, "delete from identity.throttle").await;
        marta.submit(STEP, &[("codice", nonsense)]).await.is(422);
    }
    for answer in ["", "{}", "[]", "{\"id\":1}", &"{".repeat(2000)] {
        behind(&portal, "delete from identity.throttle").await;
        let refused = marta
            .send("/entra/secondo-passo/chiave", &[("chiave", answer)])
            .await;
        assert!([404, 422].contains(&refused.status.as_u16()));
    }
}

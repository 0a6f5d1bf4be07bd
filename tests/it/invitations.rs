//! Invitations: from the administrator's form to the password of whoever was invited, and every way in which a link
//! can be worth nothing.

use platform::db::Deploy;
use sqlx::Row;

use crate::accounts::{administrator, body, invite, person};
use crate::support::{Browser, TestPortal};

const GOOD: &str = "zucca gialla treno lento";

/// The address in the newest mail that waits for them.
pub async fn link(portal: &TestPortal, email: &str) -> String {
    let body: String = sqlx::query_scalar(
        "select body from platform.outbox where recipient = $1 and state = 'waiting' order by created_at desc limit 1",
    )
    .bind(email)
    .fetch_one(&mut portal.behind().await)
    .await
    .expect("a mail waits");
    let (_, rest) = body.split_once("http://127.0.0.1").expect("a link");
    rest.split_whitespace().next().expect("a link").to_owned()
}

async fn choose(browser: &mut Browser, link: &str, password: &str) -> crate::support::Answer {
    browser.get(link).await.leads_to("/invito");
    browser.get("/invito").await.is(200);
    browser
        .submit(
            "/invito",
            &[("new_password", password), ("again", password)],
        )
        .await
}

#[tokio::test]
async fn whoever_is_invited_chooses_a_password_and_is_led_to_the_second_step() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    invite(&portal, &mut luca, &[]).await.is(303);
    let link = link(&portal, "nora.bini@example.org").await;

    let mut nora = portal.browser();
    nora.get(&link).await.leads_to("/invito");
    nora.get("/invito")
        .await
        .is(200)
        .says("Ciao Nora Bini")
        .says("Comune di Capannori");
    nora.submit("/invito", &[("new_password", GOOD), ("again", GOOD)])
        .await
        .leads_to("/entra/secondo-passo");
    assert!(
        nora.cookie("porta-sessione").is_none(),
        "a password alone opens no session"
    );
    nora.get("/entra/secondo-passo").await.is(200);
    nora.get("/lavoro").await.is(303);

    portal
        .tries_password("nora.bini", GOOD)
        .await
        .leads_to("/entra/secondo-passo?poi=/lavoro");
}

#[tokio::test]
async fn forged_used_revoked_and_expired_links_are_one_answer() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    let mut texts = Vec::new();

    let mut stranger = portal.browser();
    stranger.get("/invito").await.is(404);
    for forged in [
        "0".repeat(64),
        "x".into(),
        "A".repeat(64),
        "' or true --".into(),
    ] {
        let path = format!("/invito/{}", forged.replace([' ', '\''], "%27"));
        stranger.get(&path).await.leads_to("/invito");
        texts.push(stranger.get("/invito").await.is(404).text());
    }

    invite(&portal, &mut luca, &[]).await.is(303);
    let used = link(&portal, "nora.bini@example.org").await;
    choose(&mut portal.browser(), &used, GOOD).await.is(303);
    stranger.get(&used).await.leads_to("/invito");
    texts.push(stranger.get("/invito").await.is(404).text());

    for spoil in [
        "update identity.invitation set revoked_at = clock_timestamp() where used_at is null",
        "update identity.invitation set created_at = created_at - interval '73 hours', expires_at = expires_at - interval '73 hours' where used_at is null",
        "update identity.account set disabled_at = clock_timestamp() where login like 'ospite%'",
    ] {
        let number = texts.len().to_string();
        let (login, email) = (
            format!("ospite{number}"),
            format!("ospite{number}@example.org"),
        );
        invite(&portal, &mut luca, &[("login", &login), ("email", &email)])
            .await
            .is(303);
        let link = link(&portal, &email).await;
        let mut late = portal.browser();
        late.get(&link).await.leads_to("/invito");
        late.get("/invito").await.is(200);
        sqlx::query(spoil)
            .execute(&mut portal.behind().await)
            .await
            .expect("spoiled");
        // the page that is open already is worth nothing either
        let answer = late
            .submit("/invito", &[("new_password", GOOD), ("again", GOOD)])
            .await;
        texts.push(answer.is(404).text());
    }
    assert!(texts.len() > 7);
    assert!(texts.iter().all(|text| *text == texts[0]), "{texts:#?}");
}

#[tokio::test]
async fn of_two_who_use_a_link_at_once_one_gets_the_account() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    invite(&portal, &mut luca, &[]).await.is(303);
    let link = link(&portal, "nora.bini@example.org").await;
    let mut browsers = [portal.browser(), portal.browser()];
    for browser in &mut browsers {
        browser.get(&link).await.leads_to("/invito");
        browser.get("/invito").await.is(200);
    }
    let fields = [("new_password", GOOD), ("again", GOOD)];
    let [one, other] = &mut browsers;
    let (one, other) = tokio::join!(
        one.submit("/invito", &fields),
        other.submit("/invito", &fields)
    );
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 404]);
}

#[tokio::test]
async fn what_is_wrong_with_a_password_is_said_and_nothing_of_it_is_shown_again() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    invite(&portal, &mut luca, &[]).await.is(303);
    let link = link(&portal, "nora.bini@example.org").await;
    let mut nora = portal.browser();
    nora.get(&link).await.leads_to("/invito");
    nora.get("/invito").await.is(200);
    let long = "così lunga ".repeat(12);
    for (typed, again, field, words) in [
        ("", "", "new_password", "Scrivi la password nuova"),
        ("treno lento", "treno lento", "new_password", "troppo corta"),
        (long.as_str(), long.as_str(), "new_password", "troppo lunga"),
        (
            "mailcreated5240",
            "mailcreated5240",
            "new_password",
            "già stata rubata",
        ),
        (
            "NoraBini2026",
            "NoraBini2026",
            "new_password",
            "contiene il tuo nome",
        ),
        (
            "comune-capannori",
            "comune-capannori",
            "new_password",
            "contiene il tuo nome",
        ),
        (
            "aaaaaaaaaaaaaa",
            "aaaaaaaaaaaaaa",
            "new_password",
            "ripete le stesse lettere",
        ),
        (GOOD, "zucca gialla", "again", "non sono uguali"),
    ] {
        let answer = nora
            .submit("/invito", &[("new_password", typed), ("again", again)])
            .await
            .is(422)
            .says(words);
        assert_eq!(answer.complaints(), [field], "{typed}");
        assert!(
            typed.is_empty() || !answer.body.contains(typed),
            "{typed} is shown again"
        );
    }
    // 128 characters of any script are fine, and nothing is cut
    let longest: String = "λόγος άλογο θάλασσα βουνό "
        .chars()
        .cycle()
        .take(128)
        .collect();
    nora.submit(
        "/invito",
        &[("new_password", &longest), ("again", &longest)],
    )
    .await
    .is(303);
    let cut: String = longest.chars().take(127).collect();
    for (password, status) in [(cut.as_str(), 422), (longest.as_str(), 303)] {
        portal
            .tries_password("nora.bini", password)
            .await
            .is(status);
    }
}

#[tokio::test]
async fn a_password_is_verified_exactly_as_it_was_typed() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    invite(&portal, &mut luca, &[]).await.is(303);
    let link = link(&portal, "nora.bini@example.org").await;
    let exact = " Caffè ottone Ruscello vaga ";
    choose(&mut portal.browser(), &link, exact).await.is(303);
    for (typed, status) in [
        (exact.trim(), 422),
        (&exact.to_lowercase(), 422),
        (&exact.replace('è', "e\u{300}"), 422),
        (exact, 303),
    ] {
        portal.tries_password("nora.bini", typed).await.is(status);
    }
}

#[tokio::test]
async fn the_mail_is_neutral_and_the_database_keeps_only_a_hash() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    invite(&portal, &mut luca, &[]).await.is(303);
    let mut behind = portal.behind().await;
    let row = sqlx::query(
        "select subject, body from platform.outbox where recipient = 'nora.bini@example.org'",
    )
    .fetch_one(&mut behind)
    .await
    .expect("a mail");
    let subject: String = row.get("subject");
    assert_eq!(subject, "Il tuo accesso a Porta Unica");
    let token = link(&portal, "nora.bini@example.org")
        .await
        .replace("/invito/", "");
    let known: i64 = sqlx::query_scalar(
        "select count(*) from identity.invitation where encode(token_hash, 'hex') = $1 or encode(token_hash, 'escape') = $1",
    )
    .bind(&token)
    .fetch_one(&mut behind)
    .await
    .expect("counted");
    assert_eq!(known, 0);
}

#[tokio::test]
async fn a_new_link_takes_the_place_of_the_one_before_and_revoking_stops_the_mail() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    let page = invite(&portal, &mut luca, &[]).await.location();
    let page = page.split('?').next().unwrap().to_owned();
    let first = link(&portal, "nora.bini@example.org").await;
    luca.get(&page).await.is(200).says("Invitato");
    luca.send(&format!("{page}/invita-di-nuovo"), &[])
        .await
        .is(303);
    let second = link(&portal, "nora.bini@example.org").await;
    assert_ne!(first, second);
    let mut nora = portal.browser();
    nora.get(&first).await.is(303);
    nora.get("/invito").await.is(404);
    nora.get(&second).await.is(303);
    nora.get("/invito").await.is(200);

    luca.get(&page).await.is(200);
    luca.send(&format!("{page}/revoca-invito"), &[])
        .await
        .leads_to(&format!("{page}?fatto=revocato"));
    nora.get("/invito").await.is(404);
    let waiting: i64 = sqlx::query_scalar("select count(*) from platform.outbox where recipient = 'nora.bini@example.org' and state = 'waiting'")
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("counted");
    assert_eq!(waiting, 0, "mails of revoked invitations still wait");
    luca.get(&page).await.is(200).says("Senza password");
    luca.send(&format!("{page}/revoca-invito"), &[])
        .await
        .leads_to(&format!("{page}?fatto=niente"));
}

#[tokio::test]
async fn sql_in_every_field_of_the_invitation_is_text_or_refused() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    let smuggled = "x'); drop table identity.account; --";
    for field in [
        "given_name",
        "surname",
        "email",
        "login",
        "role",
        "body",
        "office",
        "area",
        "from",
        "to",
    ] {
        let answer = invite(&portal, &mut luca, &[(field, smuggled)])
            .await
            .is(422);
        assert_eq!(answer.complaints(), [field]);
        let chosen = ["role", "body", "office", "area"].contains(&field);
        assert!(
            chosen || answer.body.contains("drop table"),
            "{field}: what was typed is lost"
        );
    }
    invite(&portal, &mut luca, &[("surname", "D'Angelo-O’Neil")])
        .await
        .is(303);
    let name: String =
        sqlx::query_scalar("select name from identity.account where login = 'nora.bini'")
            .fetch_one(&mut portal.behind().await)
            .await
            .expect("there");
    assert_eq!(name, "Nora D'Angelo-O’Neil");
}

#[tokio::test]
async fn the_first_administrator_is_invited_by_whoever_deploys() {
    use identity::founding::{Founder, invite};
    let portal = TestPortal::new().await;
    let founder = Founder {
        name: "Ada Neri",
        email: "Ada.Neri@example.org",
        body: "comune-di-lucca",
        role: "administrator",
    };
    let mut tx = Deploy::begin(&portal.address).await.expect("begun");
    let link = invite(&mut tx, founder).await.expect("invited");
    tx.commit().await.expect("committed");
    let address = link.address("", vocabulary::Language::Italian);
    let mut ada = portal.browser();
    choose(&mut ada, &address, GOOD)
        .await
        .leads_to("/entra/secondo-passo");
    let login: String =
        sqlx::query_scalar("select login from identity.account where name = 'Ada Neri'")
            .fetch_one(&mut portal.behind().await)
            .await
            .expect("there");
    assert_eq!(login, "ada.neri@example.org");

    for (wrong, why) in [
        (founder, "already"),
        (
            Founder {
                email: "no address",
                ..founder
            },
            "--email",
        ),
        (
            Founder {
                email: "b@example.org",
                body: "atlantide",
                ..founder
            },
            "--body",
        ),
        (
            Founder {
                email: "c@example.org",
                role: "employment_officer",
                ..founder
            },
            "--role",
        ),
        (
            Founder {
                email: "d@example.org",
                name: "",
                ..founder
            },
            "--name",
        ),
    ] {
        let mut tx = Deploy::begin(&portal.address).await.expect("begun");
        let error = invite(&mut tx, wrong)
            .await
            .err()
            .expect("refused")
            .to_string();
        assert!(error.contains(why), "{error}");
    }
}

#[tokio::test]
async fn whoever_forgot_a_password_is_told_whom_to_ask_and_asked_no_secret() {
    let portal = TestPortal::new().await;
    let page = portal
        .browser()
        .get("/entra/password-dimenticata")
        .await
        .is(200);
    assert!(!page.body.contains("<input"), "nothing to fill in");
    page.says("chi gestisce gli accessi nel tuo ente");
}

#[tokio::test]
async fn resetting_ends_the_password_and_keeps_the_second_factor_unless_it_is_lost() {
    let portal = TestPortal::new().await;
    let mut luca = administrator(&portal).await;
    let marta = person("accoglienza");
    let page = format!("/amministrazione/persone/{marta}");
    let mut behind = portal.behind().await;
    sqlx::query("insert into identity.passkey (id, account_id, name, credential_id, credential, counter) values (gen_random_uuid(), $1, 'x', 'y', '{}', 0)")
        .bind(marta)
        .execute(&mut behind)
        .await
        .expect("a key");
    let factors = "select count(*) from identity.passkey where account_id = $1";
    for (lost, left) in [(false, 1_i64), (true, 0)] {
        let mut open = portal.signed_in("accoglienza").await;
        luca.get(&format!("{page}/password")).await.is(200);
        luca.submit(&format!("{page}/password"), &[])
            .await
            .is(422)
            .says("Prima riconosci");
        let mut answers = vec![("checked", "yes")];
        if lost {
            answers.push(("factors", "yes"));
        }
        luca.submit(&format!("{page}/password"), &answers)
            .await
            .leads_to(&format!("{page}?fatto=reimpostato"));
        open.get("/banco").await.is(303);
        portal
            .tries_password("accoglienza", "porta aperta a tutti")
            .await
            .is(422);
        let kept: i64 = sqlx::query_scalar(factors)
            .bind(marta)
            .fetch_one(&mut behind)
            .await
            .expect("counted");
        assert_eq!(kept, left);
        let link = link(&portal, "accoglienza@example.org").await;
        choose(&mut portal.browser(), &link, GOOD)
            .await
            .leads_to("/entra/secondo-passo");
    }
    assert!(body(&portal, "comune-di-lucca").await.to_string().len() == 36);
}

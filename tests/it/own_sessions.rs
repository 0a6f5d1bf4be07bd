//! The own account: who I am, a new password, where I am signed in.

use crate::accounts::{confirmed, person};
use crate::support::{Browser, TestPortal};

const OLD: &str = "porta aperta a tutti";
const NEW: &str = "zucca gialla treno lento";

async fn change(
    browser: &mut Browser,
    current: &str,
    new: &str,
    again: &str,
) -> crate::support::Answer {
    browser.get("/profilo/password").await.is(200);
    let fields = [
        ("current_password", current),
        ("new_password", new),
        ("again", again),
    ];
    browser.submit("/profilo/password", &fields).await
}

#[tokio::test]
async fn the_profile_says_who_i_am_with_roles_and_dates() {
    let portal = TestPortal::new().await;
    let mut marta = portal.signed_in("accoglienza").await;
    marta
        .get("/profilo")
        .await
        .is(200)
        .says("Marta Lenci")
        .says("Accoglienza · Comune di Capannori")
        .says("dal 1 gennaio 2026");
    marta
        .get("/en/profilo")
        .await
        .is(200)
        .says("Your roles")
        .says("from 1 January 2026");
}

#[tokio::test]
async fn a_new_password_takes_the_present_one_and_ends_every_other_session() {
    let portal = TestPortal::new().await;
    let mut here = portal.signed_in("accoglienza").await;
    let mut elsewhere = portal.signed_in("accoglienza").await;
    let before = here.cookie("porta-sessione").unwrap().to_owned();
    change(&mut here, OLD, NEW, NEW)
        .await
        .leads_to("/profilo?fatto=password");
    here.get("/profilo?fatto=password")
        .await
        .is(200)
        .says("La password è cambiata");
    elsewhere.get("/profilo").await.is(303);
    assert_ne!(here.cookie("porta-sessione").unwrap(), before);
    let mut thief = portal.browser();
    thief.set_cookie("porta-sessione", &before);
    thief.get("/profilo").await.is(303);
    for (password, status) in [(OLD, 422), (NEW, 303)] {
        portal
            .tries_password("accoglienza", password)
            .await
            .is(status);
    }
    let told: i64 = sqlx::query_scalar("select count(*) from platform.outbox where recipient = 'accoglienza@example.org' and subject like '%password%'")
        .fetch_one(&mut portal.behind().await)
        .await
        .expect("counted");
    assert_eq!(told, 1);
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_the_field_and_guessing_the_present_one_is_slowed_down() {
    let portal = TestPortal::new().await;
    let mut marta = portal.signed_in("accoglienza").await;
    for (current, new, again, field) in [
        ("", NEW, NEW, "current_password"),
        ("sbagliata", NEW, NEW, "current_password"),
        (OLD, OLD, OLD, "new_password"),
        (OLD, "corta", "corta", "new_password"),
        (OLD, "martalenci26", "martalenci26", "new_password"),
        (OLD, NEW, "altro", "again"),
    ] {
        let answer = change(&mut marta, current, new, again).await.is(422);
        assert_eq!(answer.complaints(), [field], "{current} {new}");
        answer.does_not_say(NEW);
    }
    for _ in 0..4 {
        change(&mut marta, "sbagliata ancora", NEW, NEW)
            .await
            .is(422);
    }
    // however long the wait is by now, make it longer than this test
    let waits = sqlx::query("update identity.throttle set retry_at = clock_timestamp() + interval '10 minutes' where failures > 3")
        .execute(&mut portal.behind().await)
        .await
        .expect("asked");
    assert_eq!(waits.rows_affected(), 1);
    change(&mut marta, OLD, NEW, NEW)
        .await
        .is(422)
        .says("molti tentativi");
    // and the wait ends by itself
    sqlx::query("update identity.throttle set retry_at = clock_timestamp()")
        .execute(&mut portal.behind().await)
        .await
        .expect("time passes");
    change(&mut marta, OLD, NEW, NEW).await.is(303);
}

#[tokio::test]
async fn own_sessions_are_listed_in_coarse_words_and_ended_one_by_one_or_all() {
    let portal = TestPortal::new().await;
    let (mut one, mut two) = (
        portal.signed_in("accoglienza").await,
        portal.signed_in("accoglienza").await,
    );
    let mut here = confirmed(&portal, "accoglienza").await;
    let mut stranger = confirmed(&portal, "coordinatrice").await;
    let list = here
        .get("/profilo/accessi")
        .await
        .is(200)
        .says("Questo")
        .says("Ultimo uso".to_lowercase().as_str());
    assert_eq!(
        list.body.matches("/chiudi\"").count(),
        2,
        "this one is not to be ended here"
    );
    let (_, rest) = list.body.split_once("/profilo/accessi/").expect("a form");
    let path = format!("/profilo/accessi/{}/chiudi", &rest[..36]);

    stranger
        .get("/profilo/accessi")
        .await
        .is(200)
        .says("solo da qui");
    stranger.send(&path, &[]).await.is(404);
    here.send(&path, &[])
        .await
        .leads_to("/profilo/accessi?fatto=uno");
    here.send(&path, &[]).await.is(404);
    let ended = [
        one.get("/profilo").await.status,
        two.get("/profilo").await.status,
    ];
    assert_eq!(
        ended.iter().filter(|status| status.as_u16() == 303).count(),
        1
    );
    here.get("/profilo/accessi").await.is(200);
    here.send("/profilo/accessi/chiudi-gli-altri", &[])
        .await
        .leads_to("/profilo/accessi?fatto=altri");
    one.get("/profilo").await.is(303);
    two.get("/profilo").await.is(303);
    here.get("/profilo/accessi")
        .await
        .is(200)
        .says("solo da qui");
    stranger.get("/profilo").await.is(200);
}

#[tokio::test]
async fn an_open_screen_can_not_throw_its_owner_out() {
    let portal = TestPortal::new().await;
    let mut owner = portal.signed_in("accoglienza").await;
    let mut screen = portal.signed_in("accoglienza").await;
    screen.get("/profilo/accessi").await.is(200);
    screen
        .send("/profilo/accessi/chiudi-gli-altri", &[])
        .await
        .leads_to("/entra/conferma?poi=/profilo/accessi");
    owner.get("/profilo").await.is(200);
}

#[tokio::test]
async fn every_page_of_staff_shows_the_way_out() {
    let portal = TestPortal::new().await;
    let mut marta = portal.signed_in("accoglienza").await;
    for page in [
        "/profilo",
        "/profilo/password",
        "/profilo/accessi",
        "/ripresa",
        "/lavoro",
    ] {
        let shown = marta.get(page).await.is(200);
        assert!(shown.body.contains("action=\"/esci\""), "{page}");
    }
    assert_ne!(person("accoglienza"), person("coordinatrice"));
}

/// A thousand tries at one account: most are refused before anything is worked out, nothing fails, nobody is locked out.
#[tokio::test]
async fn a_thousand_sign_ins_are_slowed_down_and_the_right_person_gets_in_after_the_wait() {
    use futures_util::StreamExt;
    let portal = TestPortal::new().await;
    let tries = futures_util::stream::iter(0..1000).map(|number| {
        let mut guesser = portal.browser();
        async move {
            guesser.get("/entra").await.is(200);
            let guess = format!("tentativo numero {number}");
            let fields = [("login", "coordinatrice"), ("password", &*guess)];
            guesser.submit("/entra", &fields).await.status.as_u16()
        }
    });
    let statuses: Vec<u16> = tries.buffer_unordered(8).collect().await;
    assert!(statuses.iter().all(|status| *status == 422), "{statuses:?}");
    let mut behind = portal.behind().await;
    let hashed: i64 =
        sqlx::query_scalar("select count(*) from audit.event where action = 'session.refused'")
            .fetch_one(&mut behind)
            .await
            .expect("counted");
    println!("1000 tries, {hashed} worked out");
    assert!(
        (1..=60).contains(&hashed),
        "{hashed} hashes were worked out"
    );
    let mut elena = portal.browser();
    elena.get("/entra").await.is(200);
    let right = [("login", "coordinatrice"), ("password", OLD)];
    sqlx::query("update identity.throttle set retry_at = greatest(retry_at, clock_timestamp() + interval '1 minute')")
        .execute(&mut behind)
        .await
        .expect("asked");
    elena
        .submit("/entra", &right)
        .await
        .is(422)
        .says("molti tentativi");
    sqlx::query("update identity.throttle set retry_at = clock_timestamp()")
        .execute(&mut behind)
        .await
        .expect("time passes");
    elena.submit("/entra", &right).await.is(303);
}

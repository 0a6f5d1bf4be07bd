//! Sessions that are none: forged, cut short, used again after signing out, from another portal, not yet finished.

use platform::config::Settings;
use platform::web::Audience;

use crate::support::{Browser, TestPortal, filled, unmarked};

const NOWHERE: &str = "00000000-0000-4000-8000-000000000000";
const COOKIE: &str = "porta-sessione";

#[tokio::test]
async fn a_session_that_is_none_sees_what_a_stranger_sees() {
    let portal = TestPortal::new().await;
    let other = TestPortal::new().await;
    let live = token(&portal.signed_in("coordinatrice").await);
    let foreign = token(&other.signed_in("coordinatrice").await);
    let ended = ended(&portal).await;
    let hash = platform::keys::Token::parse(&live)
        .expect("a token")
        .hash()
        .hex();
    let forged: Vec<(&str, String)> = vec![
        ("empty", String::new()),
        ("cut short", live[..63].to_owned()),
        ("lengthened", format!("{live}0")),
        ("in capitals", live.to_uppercase()),
        ("one character off", flipped(&live)),
        ("of another portal", foreign),
        ("used after signing out", ended),
        ("the hash that the database keeps", hash),
        ("nothing but zeros", "0".repeat(64)),
        ("an account", demo_account()),
        ("with a comma", format!("{live},{live}")),
        ("SQL", "' or token_hash is not null --".into()),
        ("huge", "a".repeat(6_000)),
    ];
    let mut compared = 0;
    for (what, value) in &forged {
        let mut thief = portal.browser();
        thief.set_cookie(COOKIE, value);
        let mut stranger = portal.browser();
        for browser in [&mut thief, &mut stranger] {
            browser.get("/entra").await.is(200);
        }
        for route in porta::app::routes(true).table() {
            if route.audience != Audience::Staff {
                continue;
            }
            let path = filled(route.path, NOWHERE);
            let (his, theirs) = if route.method == "GET" {
                (thief.get(&path).await, stranger.get(&path).await)
            } else {
                (
                    thief.send(&path, &[]).await,
                    stranger.send(&path, &[]).await,
                )
            };
            assert_eq!(his.status, theirs.status, "{path}, {what}");
            assert_eq!(his.location(), theirs.location(), "{path}, {what}");
            assert_eq!(
                unmarked(&his.body),
                unmarked(&theirs.body),
                "{path}, {what}"
            );
            compared += 1;
        }
    }
    println!(
        "{} kinds of session that are none, {compared} answers as to a stranger",
        forged.len()
    );
    let mut owner = portal.browser();
    owner.set_cookie(COOKIE, &live);
    owner.get("/banco").await.is(200);
}

#[tokio::test]
async fn two_sessions_in_one_request_are_not_more_than_one() {
    let portal = TestPortal::new().await;
    let marta = token(&portal.signed_in("accoglienza").await);
    let mut both = portal.browser();
    both.set_cookie(COOKIE, &format!("{}; {COOKIE}={marta}", "0".repeat(64)));
    both.get("/banco").await.is(303);
}

#[tokio::test]
async fn over_https_a_cookie_that_a_neighbour_planted_does_not_count() {
    let portal = TestPortal::with(Settings::production("https://porta.example.it")).await;
    let mut browser = portal.browser();
    browser.set_cookie(COOKIE, &"0".repeat(64));
    browser.set_cookie("__Secure-porta-sessione", &"0".repeat(64));
    browser.get("/banco").await.is(303);
}

fn token(browser: &Browser) -> String {
    browser.cookie(COOKIE).expect("a session").to_owned()
}

async fn ended(portal: &TestPortal) -> String {
    let mut marta = portal.signed_in("accoglienza").await;
    let session = token(&marta);
    marta.get("/banco").await.is(200);
    marta.send("/esci", &[]).await.is(303);
    session
}

fn flipped(token: &str) -> String {
    let last = if token.ends_with('0') { '1' } else { '0' };
    format!("{}{last}", &token[..63])
}

fn demo_account() -> String {
    demo::PERSONAS[0].account().0.simple().to_string().repeat(2)
}
